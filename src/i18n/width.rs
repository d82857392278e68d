//! Text laid out by display width: a Chinese character takes two columns of a terminal.
//!
//! For plain-text tables and screens; a wide character is never split. Text from people is made
//! harmless by [`plain`](super::plain) first.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// To which side a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Words.
    #[default]
    Left,
    /// Short marks, such as a grade.
    Center,
    /// Numbers.
    Right,
}

/// Columns that the text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text with spaces added up to so many columns; longer text stays as it is.
#[must_use]
pub fn pad(text: &str, columns: usize, align: Align) -> String {
    let spare = columns.saturating_sub(width(text));
    let before = match align {
        Align::Left => 0,
        Align::Center => spare / 2,
        Align::Right => spare,
    };
    format!("{:before$}{text}{:after$}", "", "", after = spare - before)
}

/// The text cut to at most so many columns, the last of them `…` where something was cut.
#[must_use]
pub fn truncate(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(1) else {
        return String::new();
    };
    let mut kept = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += width(grapheme);
        if used > room {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.push('…');
    kept
}

/// The text in lines of at most so many columns, broken between words and between Chinese characters.
///
/// A word that is longer than a line stands in a line of its own and is not cut.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_word_bounds() {
        let line = lines.last_mut().expect("BUG: there is always a line");
        if width(line) + width(word.trim_end()) > columns && !line.trim().is_empty() {
            line.truncate(line.trim_end().len());
            lines.push(word.trim_start().to_owned());
        } else {
            line.push_str(word);
        }
    }
    lines
}

/// The text in exactly so many columns: cut, then padded.
#[must_use]
pub fn fit(text: &str, columns: usize, align: Align) -> String {
    pad(&truncate(text, columns), columns, align)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn chinese_takes_two_columns() {
        assert_eq!(width("龙门县A1"), 8);
        assert_eq!(pad("龙门县", 8, Align::Left), "龙门县  ");
        assert_eq!(pad("80.66", 7, Align::Right), "  80.66");
        assert_eq!(pad("优秀", 7, Align::Center), " 优秀  ");
    }

    #[test]
    fn a_wide_character_is_never_split() {
        assert_eq!(truncate("龙门县人民政府", 7), "龙门县…");
        assert_eq!(truncate("龙门县人民政府", 6), "龙门…");
        assert_eq!(fit("龙门县人民政府", 6, Align::Left), "龙门… ");
        assert_eq!(truncate("龙门县", 0), "");
        assert_eq!(truncate("龙门县", 1), "…");
    }

    #[test]
    fn lines_break_between_words_and_between_chinese_characters() {
        assert_eq!(wrap("General trade share", 13), ["General trade", "share"]);
        assert_eq!(wrap("A 一般贸易规模与结构", 12), ["A 一般贸易规", "模与结构"]);
        assert_eq!(wrap("international", 5), ["international"]);
        assert_eq!(wrap("", 5), [""]);
    }

    proptest! {
        #[test]
        fn fitted_text_has_exactly_the_columns_asked_for(text in "[a-z龙门县，。·％é]{0,30}", columns in 0_usize..40) {
            prop_assert_eq!(width(&fit(&text, columns, Align::Right)), columns);
        }
    }
}
