//! Every check a scheme must pass, and what is allowed but probably not meant.
//!
//! Reports all faults at once with their JSON pointers; changes nothing. One file a concern.

mod adjustments;
mod bands;
mod codes;
mod faults;
mod grades;
mod input;
mod known;
mod method;
mod periods;
mod quotas;
mod ranking;
mod rectification;
mod relative;
mod target;
#[cfg(test)]
mod testing;
mod tree;
mod warnings;

use super::document::SchemeDocument;
use crate::error::Problem;
use crate::text::Text;
use faults::Faults;
use known::Known;

/// Everything that makes a document no scheme.
pub(super) fn problems(document: &SchemeDocument) -> Vec<Problem> {
    let known = Known::of(document);
    let mut faults = Faults::default();
    if document.format != 1 {
        faults.add(
            "/format",
            format!("应为 1，这里是 {}", document.format),
            format!("must be 1, but is {}", document.format),
        );
    }
    periods::check(document, &mut faults);
    codes::check(document, &mut faults);
    tree::check(&known, &mut faults);
    adjustments::check(&known, &mut faults);
    grades::check(&known, &mut faults);
    ranking::check(&known, &mut faults);
    rectification::check(&known, &mut faults);
    faults.into_problems()
}

/// What a document says that is allowed but probably not meant.
pub(super) fn warnings(document: &SchemeDocument) -> Vec<Problem> {
    warnings::of(&Known::of(document))
}

/// A text of the checks, put together in both languages.
fn text(zh: impl Into<String>, en: impl Into<String>) -> Text {
    Text::of(zh, en)
}
