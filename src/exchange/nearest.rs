//! What somebody probably meant: the known word nearest to one that is not known.
//!
//! Only suggests; nothing is ever read as the suggestion.

use unicode_normalization::UnicodeNormalization;

/// Words to compare with, prepared once.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Each word with its form without case, width and compatibility forms.
    words: Vec<(String, String)>,
}

impl Known {
    pub(super) fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let words = words.into_iter().map(|word| (word.to_owned(), skeleton(word)));
        Self { words: words.collect() }
    }

    /// The first few words, as examples.
    pub(super) fn examples(&self) -> Vec<&str> {
        self.words.iter().take(5).map(|(word, _)| word.as_str()).collect()
    }

    /// The nearest word, where one is near.
    pub(super) fn nearest(&self, word: &str) -> Option<&str> {
        let wanted = skeleton(word);
        let length = wanted.chars().count();
        if !(1..=60).contains(&length) {
            return None;
        }
        let far = (length / 3).max(1);
        self.words
            .iter()
            .map(|(word, known)| (distance(&wanted, known), word))
            .filter(|(distance, _)| *distance <= far)
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, word)| word.as_str())
    }
}

/// How many slips lie between two words; one written inside the other is near: 惠州市龙门县 for 龙门县.
fn distance(wanted: &str, known: &str) -> usize {
    let holds = |long: &str, short: &str| short.chars().nth(1).is_some() && long.contains(short);
    if wanted == known {
        0
    } else if holds(wanted, known) || holds(known, wanted) {
        1
    } else if wanted.len().abs_diff(known.len()) > wanted.len() {
        usize::MAX
    } else {
        strsim::osa_distance(wanted, known)
    }
}

/// The word without case, width and compatibility forms.
fn skeleton(word: &str) -> String {
    let folded = word.nfkc().flat_map(char::to_lowercase);
    folded.filter(|character| !character.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_known_word_is_suggested() {
        let known = Known::new(["export", "import", "龙门县", "惠城区"]);
        for (word, meant) in [
            ("exprot", Some("export")),
            ("ＥＸＰＯＲＴ", Some("export")),
            ("惠州市龙门县", Some("龙门县")),
            ("龙门", Some("龙门县")),
            ("惠诚区", Some("惠城区")),
            ("gdp", None),
            ("", None),
        ] {
            assert_eq!(known.nearest(word), meant, "{word}");
        }
    }
}
