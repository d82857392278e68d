//! Text made harmless for a terminal: what would move the cursor, turn the writing direction or
//! stay invisible becomes a visible escape such as `⟦202E⟧`.
//!
//! Everything a person or a file gave passes through here before it reaches a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_normalization::char::is_combining_mark;

/// The most marks that may stand on one character; more climb over the lines above.
const MAX_MARKS: usize = 4;

/// One line of harmless text; line breaks become visible too.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    escape(text, |_| false)
}

/// Harmless text that keeps its line breaks.
#[must_use]
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    escape(text, |letter| letter == '\n')
}

fn escape(text: &str, allowed: fn(char) -> bool) -> Cow<'_, str> {
    let harmless = |letter: char| allowed(letter) || (!is_hidden(letter) && !is_combining_mark(letter));
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut marks = 0;
    for letter in text.chars() {
        let is_mark = is_combining_mark(letter);
        marks = if is_mark { marks + 1 } else { 0 };
        if allowed(letter) || !(is_hidden(letter) || marks > MAX_MARKS) {
            shown.push(letter);
        } else {
            write!(shown, "⟦{:04X}⟧", u32::from(letter)).expect("BUG: writing to a string cannot fail");
        }
    }
    Cow::Owned(shown)
}

/// Whether a character controls the terminal or the writing direction, or cannot be seen.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{AD}' | '\u{34F}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}'
            | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}'..='\u{FFFF}'
            | '\u{110BD}' | '\u{110CD}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_as_they_are() {
        for name in [
            "龙门县",
            "Café",
            "大亚湾（经济技术）开发区",
            "བོད་ལྗོངས།",
            "𠮷野",
            "中　山",
        ] {
            assert_eq!(visible(name), name);
        }
    }

    #[test]
    fn escape_sequences_and_turned_text_become_visible() {
        assert_eq!(visible("\u{1b}[31m龙门\u{7}"), "⟦001B⟧[31m龙门⟦0007⟧");
        assert_eq!(visible("县\u{202E}门龙"), "县⟦202E⟧门龙");
        assert_eq!(visible("龙\u{200B}门"), "龙⟦200B⟧门");
        assert_eq!(visible("a\nb\tc\u{9b}2J"), "a⟦000A⟧b⟦0009⟧c⟦009B⟧2J");
        assert_eq!(visible("x\u{E0041}"), "x⟦E0041⟧");
    }

    #[test]
    fn line_breaks_stay_where_lines_are_wanted() {
        assert_eq!(visible_lines("一\n二\r"), "一\n二⟦000D⟧");
    }

    #[test]
    fn stacked_marks_end_after_a_few() {
        let stacked = format!("a{}", "\u{301}".repeat(30));
        assert_eq!(visible(&stacked).matches("⟦0301⟧").count(), 26);
    }
}
