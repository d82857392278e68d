//! Differences outside the tree: the scheme's rules, units, metrics, adjustments, grades.

use super::{Field, Found, Thing};
use crate::model::scheme::Scheme;
use crate::model::scheme::policy::AdjustmentItem;

pub(super) fn scheme(before: &Scheme, after: &Scheme, found: &mut Found) {
    let (old, new) = (before.document(), after.document());
    let differs = [
        (Field::Id, old.id != new.id),
        (Field::Status, old.status != new.status),
        (Field::Title, old.title != new.title),
        (Field::Basis, old.basis != new.basis),
        (
            Field::FullMarks,
            before.full_marks().to_bits() != after.full_marks().to_bits(),
        ),
        (Field::Periods, old.periods != new.periods),
        (Field::BasePeriod, old.base_period != new.base_period),
        (Field::Aggregation, old.aggregation != new.aggregation),
        (Field::Rounding, old.round != new.round),
        (Field::RankedOn, old.ranking.on != new.ranking.on),
        (Field::TieBreak, old.ranking.tie_break != new.ranking.tie_break),
        (
            Field::Rankings,
            (old.ranking.overall, old.ranking.groups) != (new.ranking.overall, new.ranking.groups),
        ),
        (Field::QuotaScope, old.quota_scope != new.quota_scope),
        (Field::Weak, old.weak != new.weak),
        (Field::Rectified, old.rectification != new.rectification),
        (Field::Closing, old.closing != new.closing),
    ];
    found.fields(&Thing::Scheme, &differs);
}

pub(super) fn places(before: &Scheme, after: &Scheme, found: &mut Found) {
    let (old, new) = (before.document(), after.document());
    found.things(
        [&old.groups, &new.groups],
        |group| Thing::Group(group.code.clone()),
        |one, other| vec![(Field::Name, one.name != other.name)],
    );
    found.things(
        [&old.units, &new.units],
        |unit| Thing::Unit(unit.code.clone()),
        |one, other| {
            vec![
                (Field::Name, one.name != other.name),
                (Field::Group, one.group != other.group),
                (Field::Within, one.within != other.within),
                (Field::Coverage, one.coverage != other.coverage),
            ]
        },
    );
    found.things(
        [&old.references, &new.references],
        |unit| Thing::Reference(unit.code.clone()),
        |one, other| {
            vec![
                (Field::Name, one.name != other.name),
                (Field::Coverage, one.coverage != other.coverage),
            ]
        },
    );
}

pub(super) fn metrics(before: &Scheme, after: &Scheme, found: &mut Found) {
    found.things(
        [before.metrics(), after.metrics()],
        |metric| Thing::Metric(metric.code.clone()),
        |one, other| {
            let source = (&one.source, &one.evidence) != (&other.source, &other.evidence);
            let range = (one.min, one.max, one.decimals) != (other.min, other.max, other.decimals);
            vec![
                (Field::Name, one.name != other.name),
                (Field::Measure, one.unit != other.unit),
                (Field::Range, range),
                (Field::Departments, one.reported_by != other.reported_by),
                (Field::Source, source),
            ]
        },
    );
}

pub(super) fn adjustments(before: &Scheme, after: &Scheme, found: &mut Found) {
    let (old, new) = (&before.document().adjustments, &after.document().adjustments);
    let differs = [
        (Field::BonusCap, old.bonus.cap != new.bonus.cap),
        (Field::PenaltyCap, old.penalty.cap != new.penalty.cap),
    ];
    found.fields(&Thing::Scheme, &differs);
    let item = |one: &AdjustmentItem, other: &AdjustmentItem| {
        vec![
            (Field::Name, one.name != other.name),
            (Field::Points, one.points.to_bits() != other.points.to_bits()),
            (Field::Cap, one.cap != other.cap),
        ]
    };
    found.things(
        [&old.bonus.items, &new.bonus.items],
        |item| Thing::Bonus(item.code.clone()),
        item,
    );
    found.things(
        [&old.penalty.items, &new.penalty.items],
        |item| Thing::Penalty(item.code.clone()),
        item,
    );
    found.things(
        [&old.veto, &new.veto],
        |veto| Thing::Veto(veto.code.clone()),
        |one, other| {
            let effect = (one.score_cap, &one.grade_cap) != (other.score_cap, &other.grade_cap);
            vec![(Field::Name, one.name != other.name), (Field::Effect, effect)]
        },
    );
}

pub(super) fn grades(before: &Scheme, after: &Scheme, found: &mut Found) {
    found.things(
        [&before.document().grades, &after.document().grades],
        |grade| Thing::Grade(grade.code.clone()),
        |one, other| {
            let quota = (one.quota, one.quota_scope) != (other.quota, other.quota_scope);
            vec![
                (Field::Name, one.name != other.name),
                (Field::Minimum, one.min.to_bits() != other.min.to_bits()),
                (Field::Quota, quota),
            ]
        },
    );
}
