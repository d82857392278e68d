//! Which sign parts the fields of a data file.

use crate::error::Problem;
use crate::exchange::headings::{MOST_COLUMNS, Mapping};
use crate::exchange::legible::quoted;
use crate::exchange::problems::fault;
use crate::text::Text;

/// Which delimiter parts the fields and where the text begins after a `sep=` line.
pub(super) fn delimiter<'t>(text: &'t str, mapping: &Mapping) -> Result<(char, &'t str, u64), Problem> {
    let (first, rest) = match text.find(['\r', '\n']) {
        Some(at) if text[at..].starts_with("\r\n") => (&text[..at], &text[at + 2..]),
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    };
    if let Some(named) = first.to_ascii_lowercase().strip_prefix("sep=") {
        return match named {
            "," => Ok((',', rest, 2)),
            ";" => Ok((';', rest, 2)),
            "\t" => Ok(('\t', rest, 2)),
            _ => Err(fault(
                format!("不支持用“{}”分隔", quoted(named)),
                format!("\"{}\" is not a separator that is understood", quoted(named)),
            )
            .fix(Text::new(
                "用逗号、分号或制表符分隔",
                "use a comma, a semicolon or a tab",
            ))),
        };
    }
    let known = |delimiter: char| {
        let fields = first.split(delimiter).take(MOST_COLUMNS);
        fields
            .filter(|field| mapping.column(field.trim().trim_matches('"')).is_some())
            .count()
    };
    let mut best = ',';
    for delimiter in [';', '\t'] {
        if known(delimiter) > known(best) {
            best = delimiter;
        }
    }
    Ok((best, text, 1))
}
