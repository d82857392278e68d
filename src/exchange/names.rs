//! The words a scheme knows: its units, metrics, judgement indicators, adjustment items, periods.
//!
//! Indexed once for a whole file; what is not known is refused with what was probably meant.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::legible::quoted;
use super::nearest::Known;
use super::problems::fault;
use super::table::What;
use crate::error::Problem;
use crate::model::scheme::input::{Derivation, Input, Over};
use crate::model::scheme::method::Rule;
use crate::model::{MetricIx, NodeIx, Period, Scheme, UnitIx};
use crate::text::{Lang, Text};

/// The index of a scheme's words.
pub(super) struct Names<'s> {
    scheme: &'s Scheme,
    /// By code and by name; `None` where two units share a name.
    units: HashMap<&'s str, Option<UnitIx>>,
    metrics: HashMap<&'s str, Option<MetricIx>>,
    judgements: HashMap<&'s str, NodeIx>,
    periods: Vec<Period>,
    first_period: Option<Period>,
    suggestions: OnceCell<Suggestions>,
}

/// The words that a wrong one is compared with, made when the first wrong one is met.
struct Suggestions {
    units: Known,
    metrics: Known,
    judgements: Known,
}

impl<'s> Names<'s> {
    pub(super) fn new(scheme: &'s Scheme) -> Self {
        let units = scheme.places().map(|(ix, unit)| (ix, unit.code.as_str(), &unit.name));
        let metrics = (0..scheme.metrics().len()).map(MetricIx);
        let metrics = metrics.map(|ix| (ix, scheme.metric(ix).code.as_str(), &scheme.metric(ix).name));
        let judgements = scheme.indicators().filter(|(_, node)| node.is_judged());
        Self {
            scheme,
            units: by_code_and_name(units),
            metrics: by_code_and_name(metrics),
            judgements: judgements.map(|(ix, node)| (node.code(), ix)).collect(),
            periods: scheme.document().periods.clone(),
            first_period: first_period(scheme),
            suggestions: OnceCell::new(),
        }
    }

    /// The unit with this code or name.
    pub(super) fn unit(&self, word: &str) -> Result<UnitIx, Problem> {
        match self.units.get(word) {
            Some(Some(unit)) => Ok(*unit),
            Some(None) => Err(ambiguous(word, "单位", "unit")),
            None if word.is_empty() => Err(empty("单位", "unit")),
            None => Err(unknown(word, "单位", "unit").fix(self.meant(word, &self.suggestions().units))),
        }
    }

    /// The metric, mark (`G4@1`) or adjustment item that a word of the `metric` column names.
    pub(super) fn what(&self, word: &str) -> Result<What, Problem> {
        match self.metrics.get(word) {
            Some(Some(metric)) => return Ok(What::Metric(*metric)),
            Some(None) => return Err(ambiguous(word, "数据项", "metric")),
            None if self.scheme.is_adjustment(word) => return Ok(What::Adjustment(word.to_owned())),
            None if word.is_empty() => return Err(empty("数据项", "metric")),
            None => {}
        }
        if let Some((indicator, assessor)) = word.split_once(['@', '＠']) {
            return self.mark(indicator.trim(), assessor.trim());
        }
        let fix = if self.judgements.contains_key(word) {
            Text::of(
                format!("专家评分写成“{word}@评委”，如 {word}@1"),
                format!("write a mark as {word}@assessor, such as {word}@1"),
            )
        } else if let Some(node) = self.scheme.find_node(word) {
            self.inputs_of(node)
        } else {
            self.meant(word, &self.suggestions().metrics)
        };
        Err(unknown(word, "数据项", "metric").fix(fix))
    }

    fn mark(&self, indicator: &str, assessor: &str) -> Result<What, Problem> {
        let Some(node) = self.judgements.get(indicator) else {
            let fix = self.meant(indicator, &self.suggestions().judgements);
            return Err(fault(
                format!("“{}”不是专家评分指标", quoted(indicator)),
                format!("\"{}\" is not an indicator that assessors mark", quoted(indicator)),
            )
            .fix(fix));
        };
        if assessor.is_empty() {
            return Err(fault("“@”后面没有评委", "no assessor stands after the @").fix(Text::of(
                format!("写成 {indicator}@1 的样子"),
                format!("write it like {indicator}@1"),
            )));
        }
        Ok(What::Mark {
            indicator: *node,
            assessor: assessor.to_owned(),
        })
    }

    /// Whether the code is that of a veto item.
    pub(super) fn is_veto(&self, code: &str) -> bool {
        let vetoes = &self.scheme.document().adjustments.veto;
        vetoes.iter().any(|veto| veto.code == code)
    }

    /// A period that the scheme assesses or may look back to.
    pub(super) fn period(&self, word: &str) -> Result<Period, Problem> {
        if word.is_empty() {
            return Err(empty("考核期", "period"));
        }
        let how = Text::new(
            "写成 2021、2021H1、2021Q3 或 2021-07",
            "write 2021, 2021H1, 2021Q3 or 2021-07",
        );
        let period: Period = word.parse().map_err(|_| unknown(word, "考核期", "period").fix(how))?;
        let Some(last) = self.periods.iter().max() else {
            return Ok(period);
        };
        if period.same_kind(*last) && period <= *last {
            return Ok(period);
        }
        let listed: Vec<_> = self.periods.iter().map(ToString::to_string).collect();
        Err(fault(
            format!("方案不考核 {period}"),
            format!("the scheme does not assess {period}"),
        )
        .fix(Text::of(
            format!("方案的考核期：{}，以及更早的同类期", listed.join("、")),
            format!("it assesses {} and may look back to earlier ones", listed.join(", ")),
        )))
    }

    /// The earliest period that the scheme looks at, where it names its periods.
    pub(super) const fn first_period(&self) -> Option<Period> {
        self.first_period
    }

    fn suggestions(&self) -> &Suggestions {
        self.suggestions.get_or_init(|| {
            let adjustments = &self.scheme.document().adjustments;
            let items = adjustments.bonus.items.iter().chain(&adjustments.penalty.items);
            let items = items.map(|item| item.code.as_str());
            let vetoes = adjustments.veto.iter().map(|veto| veto.code.as_str());
            Suggestions {
                units: Known::new(in_order(&self.units)),
                metrics: Known::new(in_order(&self.metrics).into_iter().chain(items).chain(vetoes)),
                judgements: Known::new(in_order(&self.judgements)),
            }
        })
    }

    /// What the word was probably meant to be, or the first of what there is.
    fn meant(&self, word: &str, known: &Known) -> Text {
        if let Some(meant) = known.nearest(word) {
            let code = self.code_of(meant);
            let also = code.map_or_else(String::new, |code| format!("（{code}）"));
            let also_en = code.map_or_else(String::new, |code| format!(" ({code})"));
            return Text::of(
                format!("是否为“{meant}”{also}？"),
                format!("did you mean \"{meant}\"{also_en}?"),
            );
        }
        let some = known.examples();
        if some.is_empty() {
            return Text::new("方案中一个也没有", "the scheme has none");
        }
        Text::of(
            format!("可写的如：{}", some.join("、")),
            format!("known are, for example, {}", some.join(", ")),
        )
    }

    /// The code of the unit or metric with this name, where the name is not its code.
    fn code_of(&self, name: &str) -> Option<&str> {
        let unit = self
            .units
            .get(name)
            .copied()
            .flatten()
            .map(|ix| self.scheme.unit(ix).code.as_str());
        let metric = self.metrics.get(name).copied().flatten();
        unit.or_else(|| metric.map(|ix| self.scheme.metric(ix).code.as_str()))
            .filter(|code| *code != name)
    }

    fn inputs_of(&self, node: NodeIx) -> Text {
        let node = self.scheme.node(node);
        let metrics = node.input().map(Input::metrics).unwrap_or_default();
        let (code, name) = (node.code(), node.name());
        let listed = |separator: &str| metrics.join(separator);
        if metrics.is_empty() {
            return Text::of(
                format!("“{code}”是指标，得分由数据项算出，不能直接填"),
                format!("\"{code}\" is an indicator: it is computed, not reported"),
            );
        }
        Text::of(
            format!("“{code}”是指标“{name}”，由数据项 {} 算出，请填数据项", listed("、")),
            format!(
                "\"{code}\" is the indicator \"{}\", computed from {}: report those",
                name.get(Lang::En),
                listed(", ")
            ),
        )
    }
}

/// The earliest period that an assessed one is compared with.
fn first_period(scheme: &Scheme) -> Option<Period> {
    let document = scheme.document();
    let first = document.periods.iter().min()?;
    let mut inputs = Vec::new();
    for (_, node) in scheme.indicators() {
        inputs.extend(node.input());
        if let Some(Rule::Blend(blend)) = node.method().map(|method| &method.rule) {
            inputs.extend(blend.parts.iter().map(|part| &part.input));
        }
    }
    let mut periods = vec![first.previous(), first.year_earlier()];
    periods.extend(document.base_period);
    while let Some(input) = inputs.pop() {
        let Input::Derived(derivation) = input else { continue };
        inputs.extend(derivation.parts());
        periods.extend(named_period(derivation));
    }
    periods.into_iter().min()
}

/// The period that a derivation names.
fn named_period(derivation: &Derivation) -> Option<Period> {
    match derivation {
        Derivation::Increment(change) | Derivation::Growth(change) | Derivation::Cagr(change) => match change.over {
            Over::Period(period) => Some(period),
            _ => None,
        },
        Derivation::Cumulative(cumulative) => Some(cumulative.from),
        _ => None,
    }
}

/// The words of an index, always in the same order.
fn in_order<'s, Ix>(index: &HashMap<&'s str, Ix>) -> Vec<&'s str> {
    let mut words: Vec<_> = index.keys().copied().collect();
    words.sort_unstable();
    words
}

/// Codes win over names; a name that two share names neither.
fn by_code_and_name<'s, Ix: Copy + PartialEq>(
    things: impl Iterator<Item = (Ix, &'s str, &'s Text)>,
) -> HashMap<&'s str, Option<Ix>> {
    let mut index = HashMap::new();
    let things: Vec<_> = things.collect();
    for (ix, _, name) in &things {
        for name in [name.get(Lang::Zh), name.get(Lang::En)] {
            index
                .entry(name)
                .and_modify(|known| {
                    if *known != Some(*ix) {
                        *known = None;
                    }
                })
                .or_insert(Some(*ix));
        }
    }
    for (ix, code, _) in things {
        index.insert(code, Some(ix));
    }
    index
}

fn unknown(word: &str, zh: &str, en: &str) -> Problem {
    let word = quoted(word);
    fault(format!("不认识{zh}“{word}”"), format!("{en} \"{word}\" is not known"))
}

fn ambiguous(word: &str, zh: &str, en: &str) -> Problem {
    let word = quoted(word);
    fault(
        format!("有两个{zh}都叫“{word}”"),
        format!("two {en}s are called \"{word}\""),
    )
    .fix(Text::new("请写代码", "write the code"))
}

fn empty(zh: &str, en: &str) -> Problem {
    fault(format!("没有写{zh}"), format!("the {en} is empty"))
}
