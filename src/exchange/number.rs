//! Numbers as people type them in spreadsheets: full-width digits, thousands separators, `％`.
//!
//! Understands habits and refuses doubts; never goes through `f64`. What was understood otherwise
//! than typed is shown by the caller.

use crate::error::{Place, Problem};
use crate::model::{Quantity, Reported};
use crate::text::Text;

use super::legible::quoted;

/// Reads what stands in a value cell: nothing yet, a state, or a number in `unit`.
///
/// # Errors
/// What is neither, with the reason; its place is the caller's to add.
pub fn read_reported(typed: &str, unit: &str) -> Result<Reported, Problem> {
    let folded = fold(typed.trim());
    Ok(match folded.as_str() {
        "" | "未填" => Reported::Pending,
        "未报送" => Reported::Missing,
        "不涉及" => Reported::NotApplicable,
        word if word.eq_ignore_ascii_case("pending") => Reported::Pending,
        word if word.eq_ignore_ascii_case("missing") => Reported::Missing,
        word if word.eq_ignore_ascii_case("NA") || word.eq_ignore_ascii_case("N/A") => Reported::NotApplicable,
        word => Reported::Value(match EITHER.iter().find(|either| either.unit == unit.trim()) {
            Some(either) => either.read(typed, word)?,
            None => read_number(typed, unit)?,
        }),
    })
}

/// A unit of measurement that is a question: it is answered with one of two words, kept as 1 and 0.
struct Either {
    unit: &'static str,
    met: &'static str,
    unmet: &'static str,
}

const EITHER: [Either; 3] = [
    Either {
        unit: "是/否",
        met: "是",
        unmet: "否",
    },
    Either {
        unit: "有/无",
        met: "有",
        unmet: "无",
    },
    Either {
        unit: "yes/no",
        met: "yes",
        unmet: "no",
    },
];

impl Either {
    fn read(&self, typed: &str, word: &str) -> Result<Quantity, Problem> {
        let is_met = word == self.met || word.eq_ignore_ascii_case("yes");
        let is_unmet = word == self.unmet || word.eq_ignore_ascii_case("no");
        let digit = if is_met {
            "1"
        } else if is_unmet {
            "0"
        } else {
            word
        };
        let read = digit.parse().ok();
        read.filter(|answer: &Quantity| [0.0, 1.0].contains(&answer.value()))
            .ok_or_else(|| {
                let (met, unmet) = (self.met, self.unmet);
                refusal(
                    Text::of(
                        format!("“{}”不是“{met}”或“{unmet}”", quoted(typed)),
                        format!("\"{}\" is neither {met} nor {unmet}", quoted(typed)),
                    ),
                    Text::of(
                        format!("填“{met}”（即 1）或“{unmet}”（即 0）"),
                        format!("write {met} (1) or {unmet} (0)"),
                    ),
                )
            })
    }
}

/// Reads a number in `unit` with the habits of spreadsheets.
///
/// # Errors
/// What is no number beyond doubt, with the reason; its place is the caller's to add.
pub fn read_number(typed: &str, unit: &str) -> Result<Quantity, Problem> {
    let folded = fold(typed.trim());
    let number = match folded.strip_suffix('%') {
        Some(number) if fold(unit.trim()) == "%" => number.trim_end(),
        Some(_) => return Err(percent(typed, unit)),
        None => folded.as_str(),
    };
    let plain = without_separators(number).ok_or_else(|| separators(typed))?;
    plain.parse().map_err(|_| no_number(typed, &plain))
}

/// Full-width forms as the plain characters they stand for.
fn fold(text: &str) -> String {
    let fold = |character: char| match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        '\u{2212}' => '-',
        other => other,
    };
    text.chars().map(fold).collect()
}

/// The number without thousands separators, or `None` where they do not part it into thousands.
fn without_separators(number: &str) -> Option<String> {
    if !number.contains(',') {
        return Some(number.to_owned());
    }
    let unsigned = number.strip_prefix(['+', '-']).unwrap_or(number);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = (1..=3).contains(&first.len())
        && digits(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && digits(group))
        && digits(fraction);
    is_grouped.then(|| number.replace(',', ""))
}

fn refusal(what: Text, fix: Text) -> Problem {
    Problem {
        place: Place::Whole,
        what,
        fix: Some(fix),
    }
}

fn percent(typed: &str, unit: &str) -> Problem {
    let (typed, unit) = (quoted(typed), quoted(unit));
    let (zh, en) = if unit.is_empty() {
        ("没有计量单位".to_owned(), "has no unit".to_owned())
    } else {
        (format!("以“{unit}”计"), format!("is in \"{unit}\""))
    };
    refusal(
        Text::of(
            format!("“{typed}”带百分号，但这项数据{zh}"),
            format!("\"{typed}\" has a per-cent sign, but this metric {en}"),
        ),
        Text::new("换算后只写数字", "convert it and write the number alone"),
    )
}

fn separators(typed: &str) -> Problem {
    let typed = quoted(typed);
    refusal(
        Text::of(
            format!("“{typed}”的逗号不是千位分隔符，读不准"),
            format!("the commas of \"{typed}\" do not part thousands, so it cannot be read for sure"),
        ),
        Text::new(
            "去掉逗号，小数点用“.”",
            "leave the commas out and write a point for decimals",
        ),
    )
}

fn no_number(typed: &str, plain: &str) -> Problem {
    let typed = quoted(typed);
    let lower = plain.trim_start_matches(['+', '-']).to_ascii_lowercase();
    let has_digits = lower.contains(|character: char| character.is_ascii_digit());
    let all_numeric = lower
        .chars()
        .all(|character| character.is_ascii_digit() || matches!(character, '.' | 'e' | '+' | '-'));
    if matches!(lower.as_str(), "nan" | "inf" | "infinity" | "∞") {
        return refusal(
            Text::of(
                format!("“{typed}”不是有限的数"),
                format!("\"{typed}\" is not a finite number"),
            ),
            Text::new(
                "没有数就写“未报送”或“不涉及”",
                "where there is none, write 未报送 (missing) or NA",
            ),
        );
    }
    if has_digits && all_numeric && plain.parse::<f64>().is_ok() {
        return refusal(
            Text::of(
                format!("“{typed}”超出范围或位数过多"),
                format!("\"{typed}\" is out of range or has too many digits"),
            ),
            Text::new(
                "最多 28 位有效数字，请换用较大的单位",
                "28 digits at the most; use a larger unit",
            ),
        );
    }
    refusal(
        Text::of(format!("“{typed}”不是数字"), format!("\"{typed}\" is not a number")),
        Text::new(
            "写成 1234.5 的样子；没有数就写“未报送”或“不涉及”",
            "write it like 1234.5; where there is none, write 未报送 (missing) or NA",
        ),
    )
}
