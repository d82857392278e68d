//! Text that a spreadsheet would take for a formula gets an apostrophe before it, and loses it here.
//!
//! Going out and coming back changes nothing: only what begins like a formula, with or without
//! apostrophes before it, is touched.

use std::borrow::Cow;

/// The text as it may stand in a spreadsheet.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula_like(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text without the apostrophe that guards it.
pub(super) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(inner) if is_formula_like(inner) => inner,
        _ => text,
    }
}

fn is_formula_like(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guarding_is_undone_exactly() {
        for text in ["=1+1", "-5", "'=x", "''@a", "'quoted'", "plain", "", "'", "＝SUM(A1)"] {
            let out = guarded(text);
            assert_eq!(unguarded(&out), text);
            assert!(!out.starts_with(['=', '+', '-', '@', '＝']));
        }
        assert_eq!(unguarded("'=1+1"), "=1+1");
        assert_eq!(unguarded("'quoted'"), "'quoted'");
    }
}
