//! Differences in the tree: what was added, taken away, moved, weighed or computed otherwise.

use super::targets::{self, Moved};
use super::{Field, Found, Thing};
use crate::model::scheme::document::Aggregation;
use crate::model::scheme::{Node, Scheme};

pub(super) fn nodes(before: &Scheme, after: &Scheme, found: &mut Found) {
    found.things(
        [before.nodes(), after.nodes()],
        |node| Thing::Node(node.code().to_owned()),
        |old, new| fields([before, after], [old, new]),
    );
}

fn fields(schemes: [&Scheme; 2], nodes: [&Node; 2]) -> Vec<(Field, bool)> {
    let [old, new] = nodes.map(|node| &node.document);
    let differs = |of: fn(&Scheme, &Node) -> String| of(schemes[0], nodes[0]) != of(schemes[1], nodes[1]);
    let target = targets::moved(schemes, [old.method.as_ref(), new.method.as_ref()]);
    let rule = [old, new].map(|node| node.method.as_ref().map(targets::without));
    let texts = [old, new].map(|node| {
        let origin = node.method.as_ref().and_then(|method| method.from);
        (&node.definition, &node.note, &node.unit, node.from, origin)
    });
    vec![
        (Field::Name, old.name != new.name),
        (Field::Parent, differs(parent)),
        (Field::Weight, nodes[0].weight.to_bits() != nodes[1].weight.to_bits()),
        (
            Field::Aggregation,
            aggregation(schemes[0], nodes[0]) != aggregation(schemes[1], nodes[1]),
        ),
        (Field::MinAvailable, old.min_available != new.min_available),
        (Field::Direction, nodes[0].direction() != nodes[1].direction()),
        (Field::Input, old.input != new.input),
        (Field::Method, rule[0] != rule[1]),
        (Field::Target, target == Moved::Due),
        (Field::TargetOfNewPeriod, target == Moved::OnlyNewPeriods),
        (Field::Missing, nodes[0].missing() != nodes[1].missing()),
        (
            Field::Undefined,
            (old.zero_base, old.undefined) != (new.zero_base, new.undefined),
        ),
        (Field::NotApplicable, differs(spared)),
        (
            Field::Departments,
            (&old.scored_by, &old.with) != (&new.scored_by, &new.with),
        ),
        (
            Field::Source,
            (&old.source, &old.evidence) != (&new.source, &new.evidence),
        ),
        (
            Field::Links,
            (&old.measures, &old.targets) != (&new.measures, &new.targets),
        ),
        (Field::Texts, texts[0] != texts[1]),
    ]
}

fn parent(scheme: &Scheme, node: &Node) -> String {
    node.parent
        .map_or_else(String::new, |parent| scheme.node(parent).code().to_owned())
}

/// The units to which it does not apply, in whatever way they are written.
fn spared(scheme: &Scheme, node: &Node) -> String {
    let code = |name: &String| {
        let unit = scheme.find_unit(name);
        unit.map_or_else(|| name.clone(), |unit| scheme.unit(unit).code.clone())
    };
    let mut codes: Vec<_> = node.document.not_applicable.iter().map(code).collect();
    codes.sort_unstable();
    codes.join(" ")
}

/// How a criterion's children become its rate; nothing for an indicator.
pub(super) fn aggregation(scheme: &Scheme, node: &Node) -> Option<Aggregation> {
    let own = node.document.aggregation.unwrap_or(scheme.document().aggregation);
    (!node.is_indicator()).then_some(own)
}
