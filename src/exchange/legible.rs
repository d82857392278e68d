//! Which characters a text may hold, and how a doubtful text is quoted in a message.
//!
//! Nothing is taken out silently: a text with hidden characters is refused, and a message shows
//! them as `⟦001B⟧`.

use crate::error::{Place, Problem};
use crate::text::{Text, hidden_character};

/// How many characters of a text a message quotes.
const QUOTED: usize = 40;

/// Refuses a text of one line with characters that hide, or that show that it was damaged before.
pub(super) fn check_line(text: &str) -> Result<(), Problem> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Ok(());
    }
    let wrong = hidden_character(text).or_else(|| text.chars().find(|character| is_lost(*character)));
    wrong.map_or(Ok(()), |wrong| Err(refusal(wrong)))
}

/// The same for a text that may have several lines.
pub(super) fn check_lines(text: &str) -> Result<(), Problem> {
    text.split('\n').try_for_each(check_line)
}

/// Whether a text holds characters of a private area: rare hanzi of old fonts, which may look
/// otherwise on another machine.
pub(super) fn is_private(text: &str) -> bool {
    text.chars()
        .any(|character| matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}'))
}

/// The text as a message shows it: hidden characters made visible, and not too long.
pub(super) fn quoted(text: &str) -> String {
    let visible = |character: char| match hidden_character(character.encode_utf8(&mut [0; 4])) {
        Some(hidden) => format!("⟦{:04X}⟧", u32::from(hidden)),
        None => character.to_string(),
    };
    let shown: String = text.chars().take(QUOTED).map(visible).collect();
    let more = if text.chars().nth(QUOTED).is_some() { "…" } else { "" };
    shown + more
}

/// Characters that stand where others were lost, and those that are none.
const fn is_lost(character: char) -> bool {
    matches!(character, '\u{FFFD}' | '\u{FDD0}'..='\u{FDEF}') || (character as u32) & 0xFFFE == 0xFFFE
}

fn refusal(wrong: char) -> Problem {
    let code = u32::from(wrong);
    let (what, fix) = match wrong {
        '\t' => (
            Text::new("文字中有制表符", "the text holds a tab"),
            Text::new("改成空格", "write a space instead"),
        ),
        '\n' | '\r' => (
            Text::new("此处不能换行", "there can be no line break here"),
            Text::new("去掉换行", "take the line break out"),
        ),
        _ if is_lost(wrong) => (
            Text::of(
                format!("文字中有乱码 U+{code:04X}，原字已经丢失"),
                format!("the text holds U+{code:04X}, where a character was lost before"),
            ),
            Text::new("找原文件重新填写", "write it again from the original"),
        ),
        _ => (
            Text::of(
                format!("文字中有看不见的字符 U+{code:04X}"),
                format!("the text holds the hidden character U+{code:04X}"),
            ),
            Text::new("删去这个字符", "take this character out"),
        ),
    };
    Problem {
        place: Place::Whole,
        what,
        fix: Some(fix),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_shows_what_hides_and_ends_somewhere() {
        assert_eq!(quoted("甲\u{1B}[2J县\u{202E}"), "甲⟦001B⟧[2J县⟦202E⟧");
        assert_eq!(quoted(&"长".repeat(50)), format!("{}…", "长".repeat(40)));
    }

    #[test]
    fn rare_hanzi_are_welcome_and_damaged_text_is_not() {
        assert!(check_line("㙍𫗧镇\u{E0100}").is_ok());
        assert!(check_line("惠\u{FFFD}区").is_err());
        assert!(check_lines("第一行\n第二行").is_ok());
        assert!(check_lines("第一行\r第二行").is_err());
        assert!(is_private("\u{E863}") && !is_private("㙍"));
    }
}
