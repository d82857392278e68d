//! Methods: parameters that make sense, one function a method that needs any check.

use super::super::absolute::{
    BenchmarkGap, Blend, Checklist, Expected, Judgement, Milestone, NamedStage, RateOr, Reference, Stage, TargetRange,
};
use super::super::absolute::{Combine, Efficacy, Linear};
use super::super::method::{Method, Rule};
use super::faults::Faults;
use super::known::{Known, Placed};
use super::{bands, input, periods, relative, target, text};
use crate::model::seen::same;

pub(super) fn check(placed: &Placed<'_>, method: &Method, pointer: &str, known: &Known<'_>, faults: &mut Faults) {
    let pointer = format!("{pointer}/{}", method.rule.key());
    clamp(method, &pointer, faults);
    match &method.rule {
        Rule::Attainment(attainment) => target::check(placed, attainment, &pointer, known, faults),
        Rule::Linear(linear) => goalposts(linear, &pointer, faults),
        Rule::Efficacy(efficacy) => coefficients(efficacy, &pointer, faults),
        Rule::Bands(table) => bands::check(table, &pointer, faults),
        Rule::PerItem(per_item) => {
            faults.positive(format!("{pointer}/points"), per_item.points);
            faults.not_negative(format!("{pointer}/base"), per_item.base);
        }
        Rule::Deduct(deduct) => faults.positive(format!("{pointer}/points"), deduct.points),
        Rule::Milestone(milestone) => stages(milestone, &pointer, known, faults),
        Rule::TargetRange(range) => target_range(range, &pointer, faults),
        Rule::BenchmarkGap(gap) => benchmark(gap, &pointer, known, faults),
        Rule::Judgement(judgement) => marks(judgement, &pointer, faults),
        Rule::Checklist(checklist) => items(checklist, &pointer, known, faults),
        Rule::Blend(blend) => parts(placed, blend, &pointer, known, faults),
        Rule::MinMax(_) | Rule::RankPoints(_) | Rule::ZScore(_) | Rule::Percentile(_) | Rule::DistanceToBest(_) => {
            relative::parameters(&method.rule, &pointer, faults);
        }
    }
    if !matches!(method.rule, Rule::Blend(_)) {
        relative::scope(placed, method, &pointer, known, faults);
    }
}

/// A rate that may stand in for a value: not negative.
pub(super) fn rate_or(pointer: &str, rate: Option<RateOr>, faults: &mut Faults) {
    if let Some(RateOr::Rate(rate)) = rate {
        faults.not_negative(pointer.to_owned(), rate);
    }
}

fn clamp(method: &Method, pointer: &str, faults: &mut Faults) {
    faults.positive(format!("{pointer}/cap"), method.cap);
    if method.floor > method.cap {
        let (floor, cap) = (method.floor, method.cap);
        faults.add(
            format!("{pointer}/floor"),
            format!("应不大于上限 cap（{cap}），这里是 {floor}"),
            format!("must be at most the cap ({cap}), but is {floor}"),
        );
    }
}

fn goalposts(linear: &Linear, pointer: &str, faults: &mut Faults) {
    if same(linear.from, linear.to) {
        faults.add(
            format!("{pointer}/to"),
            format!("应与 from 不同，这里都是 {}", linear.to),
            format!("must differ from `from`; both are {}", linear.to),
        );
    }
}

fn coefficients(efficacy: &Efficacy, pointer: &str, faults: &mut Faults) {
    if same(efficacy.unacceptable, efficacy.satisfactory) {
        faults.add(
            format!("{pointer}/satisfactory"),
            format!("满意值应与不允许值不同，这里都是 {}", efficacy.satisfactory),
            format!("must differ from `unacceptable`; both are {}", efficacy.satisfactory),
        );
    }
    faults.below_one(format!("{pointer}/base"), efficacy.base);
}

fn stages(milestone: &Milestone, pointer: &str, known: &Known<'_>, faults: &mut Faults) {
    for (n, stage) in milestone.stages.iter().enumerate() {
        let at = format!("{pointer}/stages/{n}");
        faults.fraction(at.clone(), stage.value());
        if let Stage::Named(NamedStage { stage: Some(place), .. }) = stage
            && *place != n
        {
            faults.add(
                format!("{at}/stage"),
                format!("排在第 {n} 位（从 0 数起），序号应为 {n}，这里是 {place}"),
                format!("stands at place {n} (from 0), but says {place}"),
            );
        }
    }
    let expected = format!("{pointer}/expected");
    match &milestone.expected {
        Expected::Always(stage) => stage_due(milestone, *stage, &expected, faults),
        Expected::ByPeriod(by_period) => {
            for (period, stage) in by_period {
                stage_due(milestone, *stage, &format!("{expected}/{period}"), faults);
            }
            periods::covered(known.document, &expected, by_period.keys(), faults);
        }
    }
}

fn stage_due(milestone: &Milestone, stage: usize, pointer: &str, faults: &mut Faults) {
    match milestone.stages.get(stage) {
        None => faults.add(
            pointer,
            format!(
                "没有阶段 {stage}，阶段为 0 到 {}",
                milestone.stages.len().saturating_sub(1)
            ),
            format!(
                "there is no stage {stage}; they go from 0 to {}",
                milestone.stages.len().saturating_sub(1)
            ),
        ),
        Some(due) if due.value() <= 0.0 => faults.add(
            pointer,
            format!("应达阶段 {stage} 的值为 {}，不能作除数", due.value()),
            format!(
                "the stage due, {stage}, is worth {}; nothing can be divided by it",
                due.value()
            ),
        ),
        Some(_) => {}
    }
}

fn target_range(range: &TargetRange, pointer: &str, faults: &mut Faults) {
    let in_order = [
        (
            "high",
            range.low <= range.high,
            "应不小于 low",
            "must be at least `low`",
        ),
        (
            "zero_low",
            range.zero_low < range.low,
            "应小于 low",
            "must be less than `low`",
        ),
        (
            "zero_high",
            range.zero_high > range.high,
            "应大于 high",
            "must be more than `high`",
        ),
    ];
    for (key, _, zh, en) in in_order.iter().filter(|(_, holds, ..)| !holds) {
        faults.add(format!("{pointer}/{key}"), *zh, *en);
    }
}

fn benchmark(gap: &BenchmarkGap, pointer: &str, known: &Known<'_>, faults: &mut Faults) {
    if let Reference::Unit(code) = &gap.reference
        && !known.has_place(code)
    {
        faults.add_with(
            format!("{pointer}/reference"),
            text(
                format!("没有考核对象或参照对象“{code}”"),
                format!("there is no unit or reference unit \"{code}\""),
            ),
            text(
                "写 aggregate、对象的代码或一个数",
                "write aggregate, a unit's code or a number",
            ),
        );
    }
    faults.not_negative(format!("{pointer}/at"), gap.at);
    if gap.per == 0.0 {
        faults.add(format!("{pointer}/per"), "不能为 0", "must not be 0");
    }
}

fn marks(judgement: &Judgement, pointer: &str, faults: &mut Faults) {
    faults.positive(format!("{pointer}/scale"), judgement.scale);
    if let Some(spread) = judgement.spread_alert {
        faults.positive(format!("{pointer}/spread_alert"), spread);
    }
    if let Combine::TrimmedMean(trim) = judgement.combine
        && trim.high.saturating_add(trim.low) >= trim.min_marks
    {
        faults.add(
            format!("{pointer}/combine/trimmed_mean/min_marks"),
            format!(
                "应大于去掉的 {} 个评分，否则无分可平均，这里是 {}",
                trim.high.saturating_add(trim.low),
                trim.min_marks
            ),
            format!(
                "must be more than the {} marks dropped, or none is left, but is {}",
                trim.high.saturating_add(trim.low),
                trim.min_marks
            ),
        );
    }
}

fn items(checklist: &Checklist, pointer: &str, known: &Known<'_>, faults: &mut Faults) {
    for (n, item) in checklist.items.iter().enumerate() {
        let at = format!("{pointer}/items/{n}");
        input::metric(&item.metric, &format!("{at}/metric"), known, faults);
        faults.positive(format!("{at}/rate"), item.rate);
        if checklist.items[..n].iter().any(|earlier| earlier.metric == item.metric) {
            faults.add(
                format!("{at}/metric"),
                format!("“{}”已在清单中", item.metric),
                format!("\"{}\" is in the list already", item.metric),
            );
        }
    }
    let rates = ("各项得分率", "the rates");
    faults.sum(
        format!("{pointer}/items"),
        rates,
        checklist.items.iter().map(|item| item.rate).sum(),
        1.0,
    );
}

fn parts(placed: &Placed<'_>, blend: &Blend, pointer: &str, known: &Known<'_>, faults: &mut Faults) {
    for (n, part) in blend.parts.iter().enumerate() {
        let at = format!("{pointer}/parts/{n}");
        faults.positive(format!("{at}/share"), part.share);
        input::check(&part.input, &format!("{at}/input"), known, faults);
        check(placed, &part.method, &format!("{at}/method"), known, faults);
        if matches!(
            part.method.rule,
            Rule::Judgement(_) | Rule::Checklist(_) | Rule::Blend(_)
        ) {
            let key = part.method.rule.key();
            faults.add(
                format!("{at}/method/{key}"),
                format!("方法 {key} 不能作为一部分"),
                format!("the method `{key}` cannot be a part"),
            );
        }
    }
    let shares = ("份额", "the shares");
    faults.sum(
        format!("{pointer}/parts"),
        shares,
        blend.parts.iter().map(|part| part.share).sum(),
        1.0,
    );
}

#[cfg(test)]
mod tests;
