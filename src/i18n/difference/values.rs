//! What stands in a field of a scheme, before and after, in words.

use super::rules::{of_scheme, quota_scope};
use super::{Field, Lang, Scheme, Text, Thing};
use crate::i18n::number::{share, value};
use crate::i18n::{input, method, policy};
use crate::model::scheme::Node;
use crate::model::scheme::absolute::{Expected, RateOr};
use crate::model::scheme::document::SchemeDocument;
use crate::model::scheme::method::{Method, Rule};
use crate::model::scheme::policy::{AdjustmentItem, Veto};
use crate::model::scheme::target::Target;

/// What stands in a field: named parts, or one part without a name.
pub(super) type Parts = Vec<(Text, Text)>;

/// A field on both sides, without the parts that are alike.
pub(super) fn both(schemes: [&Scheme; 2], thing: &Thing, field: Field) -> [Parts; 2] {
    let [before, after] = schemes.map(|scheme| parts(scheme, thing, field));
    let differs = |one: &Parts, other: &Parts| {
        let kept = one.iter().filter(|part| !other.contains(part));
        kept.cloned().collect()
    };
    [differs(&before, &after), differs(&after, &before)]
}

/// What is most worth knowing of a whole thing that came or went.
pub(super) fn whole(scheme: &Scheme, thing: &Thing) -> Option<Parts> {
    let fields: &[Field] = match thing {
        Thing::Unit(_) => &[Field::Group],
        Thing::Metric(_) => &[Field::Measure],
        Thing::Node(_) => &[Field::Parent, Field::Weight, Field::Method],
        Thing::Bonus(_) | Thing::Penalty(_) => &[Field::Points],
        Thing::Veto(_) => &[Field::Effect],
        Thing::Grade(_) => &[Field::Minimum],
        Thing::Scheme | Thing::Group(_) | Thing::Reference(_) => return None,
    };
    let named = fields.iter().filter_map(|field| {
        let value = text(&parts(scheme, thing, *field));
        (!value.get(Lang::Zh).is_empty()).then(|| (super::field(*field).clone(), value))
    });
    Some(named.collect())
}

/// Parts in one line.
pub(super) fn text(parts: &[(Text, Text)]) -> Text {
    let line = |lang: Lang, by: &str| {
        let parts = parts.iter().map(|(name, value)| match name.get(lang) {
            "" => value.get(lang).to_owned(),
            name => format!("{name} {}", value.get(lang)),
        });
        parts.collect::<Vec<_>>().join(by)
    };
    Text::of(line(Lang::Zh, "，"), line(Lang::En, ", "))
}

pub(super) fn one(text: Text) -> Parts {
    vec![(Text::same(""), text)]
}

pub(super) fn same(text: impl Into<String>) -> Parts {
    one(Text::same(text))
}

pub(super) fn in_both(of: impl Fn(Lang) -> String) -> Parts {
    one(Text::of(of(Lang::Zh), of(Lang::En)))
}

/// One and more of the same kind, without those that are not written.
fn all(first: &str, more: &[String], by: &str) -> Parts {
    let all = std::iter::once(first).chain(more.iter().map(String::as_str));
    same(all.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(by))
}

pub(super) fn number(of: Option<f64>) -> Parts {
    one(of.map_or_else(none, |number| Text::same(value(number))))
}

pub(super) const fn none() -> Text {
    Text::new("无", "none")
}

fn parts(scheme: &Scheme, thing: &Thing, field: Field) -> Parts {
    let document = scheme.document();
    let adjustments = &document.adjustments;
    match thing {
        Thing::Scheme => of_scheme(scheme, field),
        Thing::Group(code) => {
            let mut groups = document.groups.iter();
            groups
                .find(|group| group.code == *code)
                .map_or_else(Parts::new, |group| one(group.name.clone()))
        }
        Thing::Unit(code) | Thing::Reference(code) => of_unit(scheme, code, field),
        Thing::Metric(code) => of_metric(scheme, code, field),
        Thing::Node(code) => {
            let node = scheme.find_node(code).map(|node| scheme.node(node));
            node.map_or_else(Parts::new, |node| of_node(scheme, node, field))
        }
        Thing::Bonus(code) => of_item(&adjustments.bonus.items, code, field),
        Thing::Penalty(code) => of_item(&adjustments.penalty.items, code, field),
        Thing::Veto(code) => {
            let veto = adjustments.veto.iter().find(|veto| veto.code == *code);
            veto.map_or_else(Parts::new, |veto| of_veto(veto, field))
        }
        Thing::Grade(code) => of_grade(document, code, field),
    }
}

fn of_unit(scheme: &Scheme, code: &str, field: Field) -> Parts {
    let Some(unit) = scheme.find_unit(code).map(|unit| scheme.unit(unit)) else {
        return Parts::new();
    };
    match field {
        Field::Name => one(unit.name.clone()),
        Field::Group => {
            let mut groups = scheme.document().groups.iter();
            let group = groups.find(|group| Some(&group.code) == unit.group.as_ref());
            one(group.map_or_else(none, |group| group.name.clone()))
        }
        Field::Within => one(unit.within.as_ref().map_or_else(none, Text::same)),
        Field::Coverage => one(unit.coverage.clone().unwrap_or_else(none)),
        _ => Parts::new(),
    }
}

fn of_metric(scheme: &Scheme, code: &str, field: Field) -> Parts {
    let Some(metric) = scheme.find_metric(code).map(|metric| scheme.metric(metric)) else {
        return Parts::new();
    };
    match field {
        Field::Name => one(metric.name.clone()),
        Field::Measure => same(metric.unit.as_str()),
        Field::Range => vec![
            (Text::new("下限", "lowest"), text(&number(metric.min))),
            (Text::new("上限", "highest"), text(&number(metric.max))),
            (
                Text::new("小数位", "decimals"),
                text(&number(metric.decimals.map(f64::from))),
            ),
        ],
        Field::Departments => same(metric.reported_by.as_str()),
        Field::Source => all(&metric.source, &metric.evidence, "；"),
        _ => Parts::new(),
    }
}

fn of_node(scheme: &Scheme, node: &Node, field: Field) -> Parts {
    let document = &node.document;
    match field {
        Field::Name => one(document.name.clone()),
        Field::Parent => match node.parent {
            Some(parent) => same(scheme.node(parent).code()),
            None => one(Text::new("顶层", "the top")),
        },
        Field::Weight => same(value(node.weight)),
        Field::Aggregation => {
            let own = document.aggregation.unwrap_or(scheme.document().aggregation);
            one(policy::aggregation(own).clone())
        }
        Field::MinAvailable => one(document.min_available.map_or_else(none, |of| Text::same(share(of)))),
        Field::Direction => one(policy::direction(node.direction()).clone()),
        Field::Input => node
            .input()
            .map_or_else(|| one(none()), |of| in_both(|lang| input::formula(scheme, of, lang))),
        Field::Method => in_both(|lang| method::describe(scheme, node, lang)),
        Field::Target | Field::TargetOfNewPeriod => node.method().map_or_else(Parts::new, |of| targets(scheme, of)),
        Field::Missing => one(policy::missing_rule(node.missing()).clone()),
        Field::Undefined => undefined(node),
        Field::NotApplicable => document
            .not_applicable
            .iter()
            .flat_map(|code| one(unit_name(scheme, code)))
            .collect(),
        Field::Departments => all(&document.scored_by, &document.with, "、"),
        Field::Source => all(&document.source, &document.evidence, "；"),
        Field::Links => {
            let measures = document.measures.iter().map(ToString::to_string);
            let links: Vec<_> = measures.chain(document.targets.iter().cloned()).collect();
            same(links.join(" "))
        }
        Field::Texts => [&document.definition, &document.note]
            .into_iter()
            .flatten()
            .flat_map(|text| one(text.clone()))
            .chain(same(document.unit.as_str()))
            .collect(),
        _ => Parts::new(),
    }
}

fn undefined(node: &Node) -> Parts {
    let document = &node.document;
    let zero = document.zero_base.map_or_else(none, |zero| {
        Text::of(
            format!("增长得{}，持平得{}", share(zero.grew), share(zero.flat)),
            format!("grew {}, flat {}", share(zero.grew), share(zero.flat)),
        )
    });
    let other = match document.undefined {
        None => none(),
        Some(RateOr::Rate(rate)) => Text::same(share(rate)),
        Some(RateOr::State(_)) => Text::new("不涉及", "not applicable"),
    };
    vec![
        (Text::new("零基期", "from zero"), zero),
        (Text::new("其他", "otherwise"), other),
    ]
}

/// The targets of a method, part by part, so that only those that differ are told.
fn targets(scheme: &Scheme, method: &Method) -> Parts {
    match &method.rule {
        Rule::Attainment(attainment) => target(scheme, &attainment.target),
        Rule::Milestone(milestone) => match &milestone.expected {
            Expected::Always(stage) => one(stage_due(*stage)),
            Expected::ByPeriod(table) => table
                .iter()
                .map(|(period, stage)| (Text::same(period.to_string()), stage_due(*stage)))
                .collect(),
        },
        Rule::Blend(blend) => blend
            .parts
            .iter()
            .flat_map(|part| targets(scheme, &part.method))
            .collect(),
        _ => Parts::new(),
    }
}

fn stage_due(stage: usize) -> Text {
    Text::of(format!("阶段{stage}"), format!("stage {stage}"))
}

fn target(scheme: &Scheme, target: &Target) -> Parts {
    match target {
        Target::Number(number) => same(value(*number)),
        Target::PreviousTimes(previous) => {
            let times = value(previous.previous_times);
            one(Text::of(
                format!("上期值的{times}倍"),
                format!("{times} times the previous value"),
            ))
        }
        Target::ByPeriod(table) => table
            .by_period
            .iter()
            .map(|(period, due)| (Text::same(period.to_string()), Text::same(value(*due))))
            .collect(),
        Target::ByUnit(quotas) => {
            let units = quotas.by_unit.iter();
            let path = quotas.path.iter();
            units
                .map(|(code, quota)| (unit_name(scheme, code), Text::same(value(*quota))))
                .chain(path.map(|(period, due)| (Text::same(period.to_string()), Text::same(share(*due)))))
                .chain(
                    quotas
                        .sums_to
                        .map(|sum| (Text::new("合计", "sum"), Text::same(value(sum)))),
                )
                .chain(
                    quotas
                        .round
                        .map(|_| (Text::same(""), Text::new("取整数", "whole numbers"))),
                )
                .collect()
        }
    }
}

fn unit_name(scheme: &Scheme, code: &str) -> Text {
    let found = scheme.find_unit(code);
    found.map_or_else(|| Text::same(code), |unit| scheme.unit(unit).name.clone())
}

fn of_item(items: &[AdjustmentItem], code: &str, field: Field) -> Parts {
    let Some(item) = items.iter().find(|item| item.code == code) else {
        return Parts::new();
    };
    match field {
        Field::Name => one(item.name.clone()),
        Field::Points => same(value(item.points)),
        Field::Cap => number(item.cap),
        _ => Parts::new(),
    }
}

fn of_veto(veto: &Veto, field: Field) -> Parts {
    match field {
        Field::Name => one(veto.name.clone()),
        _ => vec![
            (Text::new("总分不超过", "total at most"), text(&number(veto.score_cap))),
            (
                Text::new("等次不高于", "grade at most"),
                veto.grade_cap.as_ref().map_or_else(none, Text::same),
            ),
        ],
    }
}

fn of_grade(document: &SchemeDocument, code: &str, field: Field) -> Parts {
    let Some(grade) = document.grades.iter().find(|grade| grade.code == code) else {
        return Parts::new();
    };
    match field {
        Field::Name => one(grade.name.clone()),
        Field::Minimum => same(value(grade.min)),
        _ => vec![
            (
                Text::new("比例", "share"),
                grade.quota.map_or_else(none, |quota| Text::same(share(quota))),
            ),
            (
                Text::new("范围", "of"),
                quota_scope(grade.quota_scope.unwrap_or(document.quota_scope)),
            ),
        ],
    }
}
