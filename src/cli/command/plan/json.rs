//! `schemas/plan-progress.schema.json`: the plan and how far its targets are.

use serde::Serialize;

use super::Asked;
use super::told::lead;
use crate::i18n::plan as words;
use crate::model::plan::document::{Amount, Every, Kind, Measure, Relation, Scope, Target};
use crate::model::plan::progress::{AmountProgress, Standing, TargetProgress};
use crate::model::scheme::Node;
use crate::model::{NodeIx, Period};
use crate::ops;
use crate::text::{Lang, Text};

/// The whole answer.
#[derive(Serialize)]
pub(super) struct Listing<'a> {
    format: u32,
    plan: About<'a>,
    period: Period,
    measures: Vec<OfMeasure<'a>>,
    targets: Vec<OfTarget<'a>>,
}

#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    version: &'a str,
    sha256: &'a str,
    title: &'a Text,
}

#[derive(Serialize)]
struct OfMeasure<'a> {
    no: u32,
    action: u32,
    title: &'a Text,
    lead: &'a [String],
    with: &'a [String],
    units: Vec<&'a str>,
    indicators: Vec<&'a str>,
}

#[derive(Serialize)]
struct OfTarget<'a> {
    code: &'a str,
    measure: u32,
    kind: Kind,
    text: &'a Text,
    scope: Scope,
    due: Option<Period>,
    every: Option<Every>,
    county_matter: bool,
    standing: Standing,
    indicators: Vec<&'a str>,
    amounts: Vec<OfAmount<'a>>,
}

#[derive(Serialize)]
struct OfAmount<'a> {
    relation: Relation,
    value: f64,
    unit: &'a Text,
    need: f64,
    rate: Option<f64>,
    standing: Standing,
    years: Vec<OfYear>,
    gap: Option<Text>,
    quotas: Vec<OfQuota<'a>>,
}

#[derive(Serialize)]
struct OfYear {
    period: Period,
    value: Option<f64>,
    partial: bool,
    expected: Option<f64>,
}

#[derive(Serialize)]
struct OfQuota<'a> {
    indicator: &'a str,
    sum: f64,
    enough: bool,
}

/// Everything that was asked for.
pub(super) fn listing<'a>(asked: &'a Asked<'a>) -> Listing<'a> {
    let document = asked.plan.document();
    let targets = asked.targets.iter();
    Listing {
        format: 1,
        plan: About {
            id: &document.id,
            version: &document.version,
            sha256: asked.plan.sha256(),
            title: &document.title,
        },
        period: asked.round.period,
        measures: asked
            .measures
            .iter()
            .map(|measure| of_measure(asked, measure))
            .collect(),
        targets: targets
            .map(|(target, progress)| of_target(asked, target, progress))
            .collect(),
    }
}

fn of_measure<'a>(asked: &Asked<'a>, measure: &'a Measure) -> OfMeasure<'a> {
    let action = asked.plan.measures().find(|(_, of)| of.no == measure.no);
    OfMeasure {
        no: measure.no,
        action: action.map_or(0, |(action, _)| action.no),
        title: &measure.title,
        lead: &measure.lead,
        with: &measure.with,
        units: asked.plan.units_of(measure),
        indicators: ops::plan::assessing(asked.round, measure.no).map(Node::code).collect(),
    }
}

fn of_target<'a>(asked: &Asked<'a>, target: &'a Target, progress: &'a TargetProgress) -> OfTarget<'a> {
    let code = |node: &NodeIx| asked.round.scheme.node(*node).code();
    let amounts = target.amounts.iter().zip(&progress.amounts);
    OfTarget {
        code: &target.code,
        measure: target.measure,
        kind: target.kind,
        text: &target.text,
        scope: target.scope,
        due: target.due,
        every: target.every,
        county_matter: target.county_matter,
        standing: progress.standing,
        indicators: progress.assessed_by.iter().map(code).collect(),
        amounts: amounts
            .map(|(amount, progress)| of_amount(asked, target, (amount, progress)))
            .collect(),
    }
}

fn of_amount<'a>(
    asked: &Asked<'a>,
    target: &'a Target,
    (amount, progress): (&'a Amount, &'a AmountProgress),
) -> OfAmount<'a> {
    let scheme = &asked.round.scheme;
    let gap = progress.gap.as_ref().filter(|_| target.kind == Kind::Quantified);
    OfAmount {
        relation: amount.relation,
        value: amount.value,
        unit: &amount.unit,
        need: progress.need,
        rate: progress.rate,
        standing: if target.kind == Kind::Quantified {
            progress.standing
        } else {
            Standing::NotMeasured
        },
        years: progress
            .years
            .iter()
            .map(|year| OfYear {
                period: year.period,
                value: year.value,
                partial: year.is_part,
                expected: year.expected,
            })
            .collect(),
        gap: gap.map(|gap| {
            let said = |lang| words::gap(scheme, gap, &lead(asked, target, lang), lang);
            Text::of(said(Lang::Zh), said(Lang::En))
        }),
        quotas: progress
            .quotas
            .iter()
            .map(|quota| OfQuota {
                indicator: scheme.node(quota.indicator).code(),
                sum: quota.sum,
                enough: quota.is_enough,
            })
            .collect(),
    }
}
