//! Finding things by name: Chinese, pinyin, pinyin initials, code or English, and which letters matched.
//!
//! It knows names only; what they are the names of is its user's business.

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32String};
use pinyin::{ToPinyin, ToPinyinMulti};

use crate::text::{Lang, Text};

/// The ways in which one thing can be written.
#[derive(Debug)]
pub struct Names {
    /// What is shown of it: its code and its name in the reader's language.
    pub label: String,
    forms: Vec<Form>,
}

/// One way of writing, and to which letter of the label each of its letters belongs.
#[derive(Debug)]
struct Form {
    text: Utf32String,
    letters: Option<Vec<usize>>,
}

/// How close a name must be to what is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closeness {
    /// Its letters in this order, with others between them.
    Loose,
    /// The letters side by side.
    Strict,
}

/// What is looked for; every word of it must be found.
pub struct Query {
    words: Vec<Word>,
    matcher: Matcher,
}

/// One word that is looked for.
enum Word {
    Loose(Atom),
    Strict(Vec<char>),
}

/// How well a name fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The more, the better.
    pub score: u32,
    /// The letters of the label that matched, in order.
    pub letters: Vec<usize>,
}

impl Names {
    /// The names of a thing; one without a code has an empty one.
    #[must_use]
    pub fn new(code: &str, name: &Text, lang: Lang) -> Self {
        let own = name.get(lang);
        let label = if code.is_empty() {
            own.to_owned()
        } else {
            format!("{code} {own}")
        };
        let mut forms = vec![Form {
            letters: Some((0..label.chars().count()).collect()),
            text: Utf32String::from(label.as_str()),
        }];
        let chinese = name.get(Lang::Zh);
        let skipped = label.chars().count() - own.chars().count();
        let is_shown = chinese == own;
        for reading in readings(chinese) {
            for syllable in [str::len as fn(&str) -> usize, |_| 1] {
                forms.push(spelled(&reading, syllable, is_shown.then_some(skipped)));
            }
        }
        let other = name.get(lang.other());
        if other != own {
            forms.push(Form {
                text: Utf32String::from(other),
                letters: None,
            });
        }
        Self { label, forms }
    }

    /// The same thing, found also by the names of another.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.forms
            .extend(other.forms.into_iter().map(|form| Form { letters: None, ..form }));
        self
    }

    /// The same thing, found also by something that is not shown.
    #[must_use]
    pub fn also(mut self, text: &str) -> Self {
        self.forms.push(Form {
            text: Utf32String::from(text),
            letters: None,
        });
        self
    }
}

/// A syllable and the number of the letter it is the sound of.
type Reading = Vec<(&'static str, usize)>;

/// How a Chinese name may be read. Of a short name, such as a county's, all readings count: 乐 is *le* or *yue*.
fn readings(chinese: &str) -> Vec<Reading> {
    const SHORT: usize = 5;
    const MANY: usize = 16;
    let is_short = chinese.chars().count() <= SHORT;
    let mut found: Vec<Reading> = vec![Vec::new()];
    for (n, letter) in chinese.chars().enumerate() {
        let Some(first) = letter.to_pinyin() else { continue };
        let mut sounds = vec![first.plain()];
        if let Some(all) = letter.to_pinyin_multi().filter(|_| is_short) {
            for sound in all {
                if !sounds.contains(&sound.plain()) {
                    sounds.push(sound.plain());
                }
            }
        }
        sounds.truncate((MANY / found.len()).max(1));
        found = sounds
            .iter()
            .flat_map(|sound| {
                found
                    .iter()
                    .map(|reading| reading.iter().copied().chain([(*sound, n)]).collect())
            })
            .collect();
    }
    found.retain(|reading| !reading.is_empty());
    found
}

/// A reading written down, so many letters of each syllable.
fn spelled(reading: &Reading, letters_of: fn(&str) -> usize, skipped: Option<usize>) -> Form {
    let parts = || reading.iter().map(|(sound, n)| (&sound[..letters_of(sound)], n));
    let text: String = parts().map(|(part, _)| part).collect();
    let letters = skipped.map(|skipped| {
        let of = parts().flat_map(|(part, n)| std::iter::repeat_n(n + skipped, part.chars().count()));
        of.collect()
    });
    Form {
        text: Utf32String::from(text),
        letters,
    }
}

impl Query {
    /// Looks for a text.
    #[must_use]
    pub fn new(text: &str, closeness: Closeness) -> Self {
        let word = |word: &str| match closeness {
            Closeness::Loose => Word::Loose(Atom::new(
                word,
                CaseMatching::Ignore,
                Normalization::Smart,
                AtomKind::Fuzzy,
                false,
            )),
            Closeness::Strict => Word::Strict(word.chars().map(small).collect()),
        };
        Self {
            words: text.split_whitespace().map(word).collect(),
            matcher: Matcher::new(Config::DEFAULT),
        }
    }

    /// Whether nothing is looked for, so that everything fits.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well a name fits; `None` where a word is not in it.
    pub fn hit(&mut self, names: &Names) -> Option<Hit> {
        let mut hit = Hit {
            score: 0,
            letters: Vec::new(),
        };
        for word in &self.words {
            let mut best: Option<(u16, &Form)> = None;
            for form in &names.forms {
                if let Some(score) = word.score(form, &mut self.matcher)
                    && best.is_none_or(|(so_far, _)| score > so_far)
                {
                    best = Some((score, form));
                }
            }
            let (score, form) = best?;
            hit.score += u32::from(score);
            if let Some(letters) = &form.letters {
                let places = word.places(form, &mut self.matcher);
                hit.letters
                    .extend(places.into_iter().filter_map(|place| letters.get(place)));
            }
        }
        hit.letters.sort_unstable();
        hit.letters.dedup();
        Some(hit)
    }
}

impl Word {
    fn score(&self, form: &Form, matcher: &mut Matcher) -> Option<u16> {
        match self {
            Self::Loose(atom) => atom.score(form.text.slice(..), matcher),
            Self::Strict(word) => begin(word, form).map(|_| 1),
        }
    }

    /// The letters of a form that it fits that match.
    fn places(&self, form: &Form, matcher: &mut Matcher) -> Vec<usize> {
        match self {
            Self::Loose(atom) => {
                let mut places = Vec::new();
                atom.indices(form.text.slice(..), matcher, &mut places);
                places.into_iter().filter_map(|place| place.try_into().ok()).collect()
            }
            Self::Strict(word) => {
                let begin = begin(word, form).unwrap_or(0);
                (begin..begin + word.len()).collect()
            }
        }
    }
}

/// Where a word begins in a form.
fn begin(word: &[char], form: &Form) -> Option<usize> {
    let letters: Vec<_> = form.text.slice(..).chars().map(small).collect();
    letters.windows(word.len()).position(|part| part == word)
}

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(names: &Names, text: &str, closeness: Closeness) -> Option<String> {
        let hit = Query::new(text, closeness).hit(names)?;
        let letters: Vec<_> = names.label.chars().collect();
        Some(hit.letters.iter().map(|n| letters[*n]).collect())
    }

    #[test]
    fn a_county_is_found_by_every_way_of_writing_it_and_the_letters_are_shown() {
        let names = Names::new("", &Text::new("永定区", "Yongding District"), Lang::Zh);
        for (text, letters) in [
            ("永定", "永定"),
            ("定区", "定区"),
            ("ydq", "永定区"),
            ("yongd", "永定"),
            ("YDQ", "永定区"),
            ("district", ""),
        ] {
            assert_eq!(hit(&names, text, Closeness::Strict).as_deref(), Some(letters), "{text}");
        }
        assert_eq!(hit(&names, "lmx", Closeness::Loose), None);
    }

    #[test]
    fn a_county_is_found_by_each_of_its_readings() {
        let names = Names::new("", &Text::new("乐昌市", "Lechang"), Lang::Zh);
        for text in ["lcs", "ycs", "lechang", "yuechang"] {
            assert!(hit(&names, text, Closeness::Strict).is_some(), "{text}");
        }
    }

    #[test]
    fn an_indicator_is_found_by_its_code_and_by_several_words() {
        let names = Names::new("A1", &Text::new("一般贸易占比", "Share of general trade"), Lang::En);
        assert_eq!(hit(&names, "a1", Closeness::Strict).as_deref(), Some("A1"));
        assert!(hit(&names, "ybmy", Closeness::Strict).is_some());
        assert!(hit(&names, "trade share", Closeness::Strict).is_some());
        assert!(hit(&names, "trade growth", Closeness::Loose).is_none());
    }

    #[test]
    fn letters_apart_count_only_where_it_may_be_loose() {
        let names = Names::new("", &Text::new("撤销", "Undo"), Lang::En);
        assert_eq!(hit(&names, "ud", Closeness::Loose).as_deref(), Some("Ud"));
        assert_eq!(hit(&names, "ud", Closeness::Strict), None);
    }

    #[test]
    fn a_better_fit_scores_more() {
        let query = |names: &Names| Query::new("bl", Closeness::Loose).hit(names).map(|hit| hit.score);
        let start = query(&Names::new("", &Text::new("博罗县", "Boluo"), Lang::Zh));
        let inside = query(&Names::new("", &Text::new("不涉及比率", "Not that"), Lang::Zh));
        assert!(start > inside, "{start:?} {inside:?}");
    }
}
