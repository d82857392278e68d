//! Numbers inside formulas: enough digits that a pocket calculator reaches the same points.
//!
//! Only for traces; printed points come from `model::points`.

/// A number with up to six decimals, or six significant digits where it is small.
pub(super) fn number(x: f64) -> String {
    if !x.is_finite() {
        return "?".to_owned();
    }
    let text = if x != 0.0 && x.abs() < 1e-4 {
        format!("{x:.11}")
    } else {
        format!("{x:.6}")
    };
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text {
        "-0" | "" => "0".to_owned(),
        text => text.to_owned(),
    }
}

/// A number as a term: in brackets where it is negative.
pub(super) fn term(x: f64) -> String {
    let text = number(x);
    if text.starts_with('-') {
        format!("({text})")
    } else {
        text
    }
}

/// Numbers joined by an operator.
pub(super) fn joined(numbers: impl IntoIterator<Item = f64>, operator: &str) -> String {
    let terms: Vec<_> = numbers.into_iter().map(term).collect();
    terms.join(operator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_trimmed_and_negative_terms_bracketed() {
        assert_eq!(number(42.352_614_015_5), "42.352614");
        assert_eq!(number(152.30), "152.3");
        assert_eq!(number(-0.0), "0");
        assert_eq!(number(100.0), "100");
        assert_eq!(number(0.000_012_5), "0.0000125");
        assert_eq!(term(-1.5), "(-1.5)");
        assert_eq!(joined([1.0, -2.0], " + "), "1 + (-2)");
    }
}
