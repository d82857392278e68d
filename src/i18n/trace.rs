//! A trace in words: every line between the cells that were read and the printed points.
//!
//! A reader with a pocket calculator who follows the lines reaches the same points. The screen's
//! inspector, `explain` and the papers print these lines and no others.

use super::number::{value, working};
use super::width::{Align, pad, width};
use super::{note, policy, rule, state};
use crate::model::dataset::Verification;
use crate::model::scheme::Scheme;
use crate::model::scheme::policy::RoundAt;
use crate::model::state::State;
use crate::model::trace::{Source, Step, Trace, TraceInput};
use crate::text::Lang;

/// What a line of a trace tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The indicator, its value and its points.
    Heading,
    /// A cell that was read.
    Input,
    /// A formula with its numbers.
    Step,
    /// A sentence about the line above it.
    Note,
    /// The last rounding.
    Rounding,
}

/// One line of a trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it tells.
    pub kind: Kind,
    /// What stands in front: a code, the name of a rule; may be empty.
    pub label: String,
    /// The rest.
    pub text: String,
}

impl Line {
    fn new(kind: Kind, label: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            kind,
            label: label.into(),
            text: text.into(),
        }
    }
}

/// The lines of a trace: heading, inputs, steps with their notes, rounding.
#[must_use]
pub fn lines(scheme: &Scheme, trace: &Trace, lang: Lang) -> Vec<Line> {
    let mut lines = vec![heading(scheme, trace, lang)];
    lines.extend(trace.inputs.iter().map(|input| input_line(scheme, trace, input, lang)));
    for step in &trace.steps {
        lines.extend(step_lines(step, lang));
    }
    lines.extend(rounding(scheme, trace, lang));
    lines
}

/// The lines as plain text, labels set to one width.
#[must_use]
pub fn plain(lines: &[Line]) -> String {
    let labels = lines.iter().filter(|line| line.kind != Kind::Heading);
    let columns = labels.map(|line| width(&line.label)).max().unwrap_or(0);
    let mut text = String::new();
    for line in lines {
        let written = match line.kind {
            Kind::Heading => format!("{} {}", line.label, line.text),
            Kind::Input | Kind::Step | Kind::Note | Kind::Rounding => {
                format!("{}  {}", pad(&line.label, columns, Align::Left), line.text)
            }
        };
        text.push_str(written.trim_end());
        text.push('\n');
    }
    text
}

/// `A1 一般贸易占比  42.3526 %  →  11.85 / 15`
fn heading(scheme: &Scheme, trace: &Trace, lang: Lang) -> Line {
    let node = scheme.node(trace.indicator);
    let unit = &node.document.unit;
    let result = match (trace.state, trace.value) {
        (State::Value, Some(number)) => format!("{} {unit}", value(number)),
        // Judgements and checklists have a rate, but no value of their own.
        (State::Value, None) => String::new(),
        (other, _) => state::state(other).get(lang).to_owned(),
    };
    let points = trace.score.as_deref().unwrap_or("—");
    let name = node.name().get(lang);
    let result = result.trim();
    let gap = if result.is_empty() { "" } else { "  " };
    Line::new(
        Kind::Heading,
        node.code(),
        format!("{name}{gap}{result}  →  {points} / {}", value(trace.effective_weight)),
    )
}

/// `gt_trade  一般贸易进出口 152.3 亿元 · 2021 · 核定 · 海关统计`
fn input_line(scheme: &Scheme, trace: &Trace, input: &TraceInput, lang: Lang) -> Line {
    let typed = input.typed.clone();
    let shown = typed.unwrap_or_else(|| state::state(input.state).get(lang).to_owned());
    let (label, mut parts) = match &input.what {
        Source::Metric(unit, metric) => {
            let metric = scheme.metric(*metric);
            let measure = if input.state == State::Value {
                metric.unit.as_str()
            } else {
                ""
            };
            let read = format!("{} {shown} {measure}", metric.name.get(lang));
            let mut parts = vec![read.trim_end().to_owned()];
            if *unit != trace.unit {
                parts.push(scheme.unit(*unit).name.get(lang).to_owned());
            }
            (metric.code.clone(), parts)
        }
        Source::Mark(assessor) => match lang {
            Lang::Zh => (format!("评委{assessor}"), vec![format!("评分 {shown}")]),
            Lang::En => (format!("assessor {assessor}"), vec![format!("mark {shown}")]),
        },
    };
    parts.push(input.period.to_string());
    if input.state == State::Value {
        let verification = if input.verified {
            Verification::Verified
        } else {
            Verification::Reported
        };
        parts.push(state::verification(verification).get(lang).to_owned());
    }
    if !input.source.is_empty() {
        parts.push(input.source.clone());
    }
    Line::new(Kind::Input, label, parts.join(" · "))
}

/// `功效系数法  0.6 + 0.4 × (42.352 − 30) / (56 − 30) = 0.790023…`, and its note.
fn step_lines(step: &Step, lang: Lang) -> Vec<Line> {
    let label = rule::step(step.rule).get(lang).to_owned();
    let result = step.result.map(working);
    let text = match result {
        Some(result) if step.formula.is_empty() => format!("= {result}"),
        // A formula that is its own result, such as a plain number, is not said twice.
        Some(result) if result != step.formula => format!("{} = {result}", step.formula),
        _ => step.formula.clone(),
    };
    let said = step.note.map(|each| note::note(each).get(lang).to_owned());
    match said {
        Some(said) if text.is_empty() => vec![Line::new(Kind::Step, label, said)],
        Some(said) => vec![Line::new(Kind::Step, label, text), Line::new(Kind::Note, "", said)],
        None => vec![Line::new(Kind::Step, label, text)],
    }
}

/// `取整  各指标得分四舍五入到2位小数 → 11.85`
fn rounding(scheme: &Scheme, trace: &Trace, lang: Lang) -> Option<Line> {
    let score = trace.score.as_deref()?;
    let round = scheme.document().round;
    let rule = policy::rounding(round, lang);
    let label = match lang {
        Lang::Zh => "取整",
        Lang::En => "rounding",
    };
    let text = match round.at {
        RoundAt::Indicator => format!("{rule} → {score}"),
        RoundAt::Total => rule,
    };
    Some(Line::new(Kind::Rounding, label, text))
}
