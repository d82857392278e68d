//! ASCII for the signs in texts whose width terminals do not agree on.
//!
//! Only signs that the product's own words have; names and notes of people stay as they are.

/// A text with its signs in ASCII.
#[must_use]
pub fn of(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match sign(letter) {
            Some(sign) => shown.push_str(sign),
            None => shown.push(letter),
        }
    }
    shown
}

/// The widths are kept where a table or a number may stand beside them.
const fn sign(letter: char) -> Option<&'static str> {
    Some(match letter {
        '—' | '–' | '−' | '·' | '─' => "-",
        '→' => ">",
        '×' => "x",
        '÷' => "/",
        '±' | '≈' => "~",
        '≥' => ">=",
        '≤' => "<=",
        '≠' => "!=",
        '…' => "..",
        '“' | '”' => "\"",
        '‘' | '’' => "'",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_ascii_and_chinese_stays() {
        assert_eq!(of("龙门县 · 3 → 4 ≥ 2……"), "龙门县 - 3 > 4 >= 2....");
        assert_eq!(of("（示例数据），“甲县”"), "（示例数据），\"甲县\"");
    }
}
