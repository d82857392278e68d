//! The names behind codes, of what a record is about: the code itself where the scheme no longer has it.

use crate::model::Scheme;
use crate::text::Text;

/// The name of a unit.
#[must_use]
pub fn unit(scheme: &Scheme, code: &str) -> Text {
    let found = scheme.find_unit(code);
    found.map_or_else(|| Text::same(code), |unit| scheme.unit(unit).name.clone())
}

/// The name of a node of the tree.
#[must_use]
pub fn node(scheme: &Scheme, code: &str) -> Text {
    let found = scheme.find_node(code);
    found.map_or_else(|| Text::same(code), |node| scheme.node(node).name().clone())
}

/// The code and the name of a node.
#[must_use]
pub fn coded(scheme: &Scheme, code: &str) -> Text {
    let of = |node| {
        let name = scheme.node(node).name();
        let both = |lang| format!("{code} {}", name.get(lang));
        Text::of(both(crate::text::Lang::Zh), both(crate::text::Lang::En))
    };
    scheme.find_node(code).map_or_else(|| Text::same(code), of)
}
