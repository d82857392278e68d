//! Number formats, as far as they say what a number is: a date, a percentage, how many decimals.

use std::collections::HashMap;

/// What a cell's format says of its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Date,
    Number { decimals: u8, is_percent: bool },
}

impl Default for Style {
    fn default() -> Self {
        Self::Number {
            decimals: 0,
            is_percent: false,
        }
    }
}

/// The formats that a workbook brings, and those that every program knows by number.
#[derive(Debug, Default)]
pub(super) struct Formats(HashMap<u16, Style>);

impl Formats {
    pub(super) fn add(&mut self, id: u16, code: &str) {
        self.0.insert(id, of_code(code));
    }

    pub(super) fn style(&self, id: u16) -> Style {
        self.0.get(&id).copied().unwrap_or_else(|| built_in(id))
    }
}

fn built_in(id: u16) -> Style {
    let number = |decimals, is_percent| Style::Number { decimals, is_percent };
    match id {
        2 | 4 | 7 | 8 | 39 | 40 | 44 | 43 => number(2, false),
        9 => number(0, true),
        10 => number(2, true),
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Style::Date,
        _ => number(0, false),
    }
}

/// Reads a format code such as `0.00%` or `yyyy"年"m"月"`.
fn of_code(code: &str) -> Style {
    let (mut is_percent, mut is_number, mut after_point, mut decimals) = (false, false, false, 0_u8);
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '\\' | '_' | '*' => drop(letters.next()),
            '"' => drop(letters.by_ref().find(|letter| *letter == '"')),
            '[' => {
                let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                // [h] counts hours; the rest are colours, conditions and countries.
                if matches!(inside.to_ascii_lowercase().trim_matches(['h', 'm', 's']), "") && !inside.is_empty() {
                    return Style::Date;
                }
            }
            '%' => is_percent = true,
            '.' => after_point = true,
            '0' | '#' | '?' => {
                is_number = true;
                decimals = decimals.saturating_add(u8::from(after_point && letter == '0'));
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'e' | 'E' if !is_number => return day(code),
            _ => {}
        }
    }
    Style::Number {
        decimals: decimals.min(20),
        is_percent,
    }
}

/// “General” has letters of dates in it, and is none.
fn day(code: &str) -> Style {
    if code.to_ascii_lowercase().contains("general") {
        Style::default()
    } else {
        Style::Date
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_whether_a_number_is_a_date_or_a_share_and_its_decimals() {
        let number = |decimals, is_percent| Style::Number { decimals, is_percent };
        for (code, style) in [
            ("General", number(0, false)),
            ("0.00", number(2, false)),
            ("#,##0.0#", number(1, false)),
            ("0.00%", number(2, true)),
            ("0.00E+00", number(4, false)),
            ("[Red]-0.0;0", number(1, false)),
            ("\"共\"0\"d\"", number(0, false)),
            ("yyyy\"年\"m\"月\"", Style::Date),
            ("[$-804]yyyy/m/d", Style::Date),
            ("[h]:mm", Style::Date),
            ("mmm-yy", Style::Date),
        ] {
            assert_eq!(of_code(code), style, "{code}");
        }
    }
}
