//! How far the whole city is to each target of a plan, from the same data that units are scored on.
//!
//! Sums over units and never means; rates from summed numerators and denominators; a reference
//! unit's own rows for what cannot be added up. What the data cannot tell is said, not guessed.

mod figure;
mod quota;
mod standing;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use self::figure::{Figure, Figures};
use super::input::Reader;
use crate::model::plan::Plan;
use crate::model::plan::document::{Amount, Kind, Scope, Source, Target};
use crate::model::plan::progress::{AmountProgress, Gap, Standing, TargetProgress, Year};
use crate::model::{Dataset, NodeIx, Period, Scheme};

/// How far every target of a plan is in a period, in the order of the plan.
#[must_use]
pub fn progress(scheme: &Scheme, dataset: &Dataset, plan: &Plan, period: Period) -> Vec<TargetProgress> {
    let of = |target| of_target(scheme, dataset, (plan, target), period);
    plan.targets().iter().map(of).collect()
}

fn of_target(scheme: &Scheme, dataset: &Dataset, (plan, target): (&Plan, &Target), period: Period) -> TargetProgress {
    let assessed_by = assessed_by(scheme, &target.code);
    let amounts: Vec<_> = target
        .amounts
        .iter()
        .map(|amount| {
            let about = About {
                target,
                amount,
                indicators: &assessed_by,
                period,
            };
            of_amount(scheme, dataset, plan, &about)
        })
        .collect();
    let worst = amounts.iter().map(|amount| amount.standing).min();
    TargetProgress {
        standing: worst
            .filter(|_| target.kind == Kind::Quantified)
            .unwrap_or(Standing::NotMeasured),
        amounts,
        assessed_by,
    }
}

/// The indicators that say they assess a target.
fn assessed_by(scheme: &Scheme, code: &str) -> Vec<NodeIx> {
    let named = |targets: &[String]| targets.iter().any(|target| target == code);
    let indicators = scheme.indicators();
    indicators
        .filter(|(_, node)| named(&node.document.targets))
        .map(|(node, _)| node)
        .collect()
}

/// An amount and what is needed to judge it.
struct About<'a> {
    target: &'a Target,
    amount: &'a Amount,
    indicators: &'a [NodeIx],
    period: Period,
}

fn of_amount(scheme: &Scheme, dataset: &Dataset, plan: &Plan, about: &About<'_>) -> AmountProgress {
    let amount = about.amount;
    let quotas = quota::quotas(scheme, amount, about.indicators);
    let figures = match &amount.data {
        _ if about.target.kind != Kind::Quantified => Err(Gap::NoSource),
        None => Err(Gap::NoSource),
        Some(source) => Figures::new(Reader::all(scheme, dataset), amount, source),
    };
    let figures = match figures {
        Ok(figures) => figures,
        Err(gap) => {
            return AmountProgress {
                standing: Standing::NoData,
                need: amount.value,
                rate: None,
                years: Vec::new(),
                gap: Some(gap),
                quotas,
            };
        }
    };
    let periods = periods(scheme, plan, about.period);
    let known: Vec<_> = periods
        .iter()
        .map(|period| (*period, (*period <= about.period).then(|| figures.of(*period))))
        .collect();
    let years: Vec<Year> = known
        .iter()
        .map(|(period, figure)| Year {
            period: *period,
            value: figure.as_ref().and_then(|figure| figure.value),
            is_part: figure.as_ref().is_some_and(Figure::is_part),
            expected: quota::expected(scheme, amount, about.indicators, *period),
        })
        .collect();
    let now = known.into_iter().find(|(period, _)| *period == about.period);
    let now = now.and_then(|(_, figure)| figure);
    let need = need(about, now.as_ref());
    let year = years.iter().find(|year| year.period == about.period).copied();
    AmountProgress {
        standing: year.map_or(Standing::NoData, |year| standing::of(about.target, amount, need, &year)),
        need,
        rate: year.and_then(|year| standing::rate(amount, need, year.value?)),
        gap: now.map_or(Some(Gap::OtherPeriod), |figure| figure.gap),
        years,
        quotas,
    }
}

/// What must be reached: where each unit has to, the number of units that it applies to.
fn need(about: &About<'_>, now: Option<&Figure>) -> f64 {
    let is_each = about.target.scope == Scope::County && matches!(about.amount.data, Some(Source::Count(_)));
    match now {
        Some(figure) if is_each => figure.n_units,
        _ => about.amount.value,
    }
}

/// The periods of the plan, or else of the scheme, and the one asked for, where all are of one kind.
fn periods(scheme: &Scheme, plan: &Plan, period: Period) -> Vec<Period> {
    let named = &plan.document().periods;
    let named = if named.is_empty() {
        &scheme.document().periods
    } else {
        named
    };
    let mut periods: BTreeSet<Period> = named.iter().copied().collect();
    if named.first().is_none_or(|first| first.same_kind(period)) {
        periods.insert(period);
    }
    periods.into_iter().collect()
}
