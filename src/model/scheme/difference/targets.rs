//! Targets apart from the method that uses them: a new year's target is no new method.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::period::Period;
use crate::model::scheme::Scheme;
use crate::model::scheme::absolute::{Expected, Stage};
use crate::model::scheme::method::{Method, Rule};
use crate::model::scheme::target::Target;

/// In what targets differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moved {
    /// In nothing.
    Nothing,
    /// Only in those of periods that the earlier scheme does not assess.
    OnlyNewPeriods,
    /// In one that results rest on already.
    Due,
}

pub(super) fn moved(schemes: [&Scheme; 2], methods: [Option<&Method>; 2]) -> Moved {
    let both = methods.map(|method| method.map(of).unwrap_or_default());
    if both[0] == both[1] {
        return Moved::Nothing;
    }
    let new = schemes[1].document().periods.iter().copied();
    let added: BTreeSet<Period> = new.filter(|period| !schemes[0].assesses(*period)).collect();
    let [before, after] = both.map(|targets| targets.into_iter().map(|due| due.less(&added)).collect::<Vec<_>>());
    if before == after {
        Moved::OnlyNewPeriods
    } else {
        Moved::Due
    }
}

/// What is due: a target, or the stage that is expected.
#[derive(Debug, Clone, PartialEq)]
enum Due {
    Target(Target),
    Stage(Expected),
}

impl Due {
    /// Without what is due in these periods.
    fn less(mut self, periods: &BTreeSet<Period>) -> Self {
        fn forget<T>(table: &mut BTreeMap<Period, T>, periods: &BTreeSet<Period>) {
            table.retain(|period, _| !periods.contains(period));
        }
        match &mut self {
            Self::Target(Target::ByUnit(quotas)) => forget(&mut quotas.path, periods),
            Self::Target(Target::ByPeriod(table)) => forget(&mut table.by_period, periods),
            Self::Stage(Expected::ByPeriod(table)) => forget(table, periods),
            Self::Target(Target::Number(_) | Target::PreviousTimes(_)) | Self::Stage(Expected::Always(_)) => {}
        }
        self
    }
}

/// The targets of a method, those of a blend's parts among them.
fn of(method: &Method) -> Vec<Due> {
    match &method.rule {
        Rule::Attainment(attainment) => vec![Due::Target(plain(&attainment.target))],
        Rule::Milestone(milestone) => vec![Due::Stage(milestone.expected.clone())],
        Rule::Blend(blend) => blend.parts.iter().flat_map(|part| of(&part.method)).collect(),
        _ => Vec::new(),
    }
}

/// A target without where it comes from.
fn plain(target: &Target) -> Target {
    let mut target = target.clone();
    match &mut target {
        Target::ByUnit(quotas) => quotas.from = None,
        Target::ByPeriod(table) => table.from = None,
        Target::PreviousTimes(previous) => previous.from = None,
        Target::Number(_) => {}
    }
    target
}

/// A method without its targets and its words: what is left says how it counts.
pub(super) fn without(method: &Method) -> Method {
    let mut method = method.clone();
    method.from = None;
    match &mut method.rule {
        Rule::Attainment(attainment) => attainment.target = Target::Number(0.0),
        Rule::Milestone(milestone) => {
            milestone.expected = Expected::Always(0);
            let worth = |stage: &Stage| Stage::Value(stage.value());
            milestone.stages = milestone.stages.iter().map(worth).collect();
        }
        Rule::Judgement(judgement) => judgement.spread_alert = None,
        Rule::Blend(blend) => {
            for part in &mut blend.parts {
                part.method = without(&part.method);
            }
        }
        _ => {}
    }
    method
}
