//! Names of the ways to find weights.

use crate::text::Text;

/// A method by its code; the code itself where it is not known.
#[must_use]
pub fn method(code: &str) -> Text {
    match code {
        "ahp" => Text::new("层次分析法", "AHP"),
        "entropy" => Text::new("熵权法", "entropy"),
        "critic" => Text::new("CRITIC 法", "CRITIC"),
        "equal" => Text::new("等权", "equal"),
        "budget" => Text::new("专家分配法", "budget allocation"),
        _ => Text::same(code),
    }
}
