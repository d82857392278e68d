//! The big table of a scorecard: a row an indicator, subtotals, bonus, penalty, veto, total.

use super::super::document::{Cell, Column, Emphasis, Row, RowKind, Table};
use super::{Scorecard, faint_if};
use crate::i18n::{heading, method, note, number, outcome, sample, state, target};
use crate::model::NodeIx;
use crate::model::evaluation::{Evaluation, NodeResult};
use crate::model::points::Points;
use crate::model::scheme::Node;
use crate::model::scheme::input::Input;
use crate::model::state::State;
use crate::model::trace::{Step, Trace};
use crate::text::Text;

/// Columns between the weight and the points that a row of totals leaves empty.
const BETWEEN: usize = 4;
/// The cell of a row of totals from which those of the stages stand.
const STAGES: usize = 3;

impl Scorecard<'_> {
    pub(super) fn table(&self) -> Table {
        let scheme = self.findings.scheme;
        let mut rows = Vec::new();
        for &top in scheme.top() {
            let leaves: Vec<_> = scheme
                .indicators()
                .map(|(at, _)| at)
                .filter(|&at| self.top_of(at) == top)
                .collect();
            for (n, &leaf) in leaves.iter().enumerate() {
                let mut cells = Vec::new();
                if self.has_criteria() && n == 0 {
                    let below = if scheme.node(top).is_indicator() {
                        0
                    } else {
                        leaves.len()
                    };
                    cells.push(Cell::new(self.node_label(top)).down(below));
                }
                cells.extend(self.indicator(leaf));
                rows.push(Row {
                    kind: RowKind::Body,
                    cells,
                });
            }
            if !scheme.node(top).is_indicator() {
                rows.push(self.subtotal(top));
            }
        }
        rows.extend(self.totals());
        Table {
            caption: String::new(),
            columns: self.columns(),
            rows,
        }
    }

    fn columns(&self) -> Vec<Column> {
        let say = |text: &Text| self.findings.say(text);
        let mut columns = vec![
            Column::words(say(&heading::INDICATOR), 12),
            Column::marks(say(&heading::MEASURE), 5),
            Column::numbers(say(&heading::WEIGHT), 6),
            Column::numbers(say(&heading::TARGET), 6),
            Column::numbers(say(&heading::VALUE), 7),
            Column::numbers(say(&heading::previous_value(self.findings.period())), 7),
            Column::words(say(&heading::METHOD), 23),
        ];
        let stages = [&heading::SELF_SCORE, &heading::INITIAL_SCORE, &heading::VERIFIED_SCORE];
        let stages = stages.into_iter().zip(self.findings.stages);
        columns.extend(stages.filter_map(|(label, at)| at.map(|_| Column::numbers(say(label), 6))));
        columns.extend([
            Column::numbers(say(&heading::SCORE), 6),
            Column::numbers(say(&heading::RATE), 7),
            Column::words(say(&heading::LOSS), 14),
            Column::words(say(&heading::SOURCE), 10),
            Column::words(say(&heading::SCORED_BY), 8),
        ]);
        if self.has_criteria() {
            columns.insert(0, Column::words(say(&heading::CRITERION), 8));
        }
        columns
    }

    /// Whether any indicator has a criterion above it; a flat scheme needs no such column.
    fn has_criteria(&self) -> bool {
        let scheme = self.findings.scheme;
        scheme.top().iter().any(|&top| !scheme.node(top).is_indicator())
    }

    fn top_of(&self, node: NodeIx) -> NodeIx {
        let mut at = node;
        while let Some(parent) = self.findings.scheme.node(at).parent {
            at = parent;
        }
        at
    }

    fn indicator(&self, at: NodeIx) -> Vec<Cell> {
        let findings = self.findings;
        let node = findings.scheme.node(at);
        let result = findings.evaluation.node(at, self.unit);
        let trace = self.traces.iter().find(|trace| trace.indicator == at);
        let faint = faint_if(result.state != State::Value);
        let mut cells = vec![
            Cell::new(self.full_name(at)),
            Cell::new(node.document.unit.as_str()),
            Cell::new(weight(node, &result)),
            Cell::new(target_of(node, trace)),
            Cell::new(self.value(at, findings.evaluation)).emphasis(faint),
            Cell::new(self.previous(at)).emphasis(Emphasis::Faint),
            Cell::new(self.method(node)),
        ];
        cells.extend(self.at_stages(|stage| stage.node(at, self.unit).score));
        cells.extend([
            Cell::new(self.score(&result)),
            Cell::new(result.rate.map(number::percent).unwrap_or_default()).bar(result.rate),
            self.loss(&result, trace),
            Cell::new(self.source(node, trace)),
            Cell::new(node.document.scored_by.as_str()),
        ]);
        cells
    }

    /// Points at the end of each stage that the round has come to.
    fn at_stages(&self, points: impl Fn(&Evaluation) -> Option<Points>) -> Vec<Cell> {
        let stages = self.findings.stages.into_iter().flatten();
        let shown =
            stages.map(|stage| points(stage).map_or_else(|| "—".to_owned(), |points| self.findings.points(points)));
        shown.map(|shown| Cell::new(shown).emphasis(Emphasis::Faint)).collect()
    }

    /// Code and name, after those of the criteria between it and the top.
    fn full_name(&self, at: NodeIx) -> String {
        let scheme = self.findings.scheme;
        let mut names = vec![self.node_label(at)];
        let mut above = scheme.node(at).parent;
        while let Some(node) = above {
            above = scheme.node(node).parent;
            if above.is_some() {
                names.push(scheme.node(node).name().get(self.findings.lang).to_owned());
            }
        }
        names.reverse();
        names.join(" › ")
    }

    /// The value, with the digits that were typed where it is a metric as it stands.
    fn value(&self, at: NodeIx, evaluation: &Evaluation) -> String {
        let findings = self.findings;
        let result = evaluation.node(at, self.unit);
        if result.state == State::NotApplicable {
            return findings.say(state::printed(result.state));
        }
        let typed = match findings.scheme.node(at).input() {
            Some(Input::Metric(code)) => findings.scheme.find_metric(code).and_then(|metric| {
                let entry = findings.dataset.entry(evaluation.period, self.unit, metric);
                entry.reported.quantity()
            }),
            _ => None,
        };
        let typed = typed.map(|typed| typed.to_string());
        typed
            .or_else(|| result.value.map(number::value))
            .unwrap_or_else(|| findings.say(state::printed(result.state)))
    }

    fn previous(&self, at: NodeIx) -> String {
        let previous = self.findings.previous;
        previous.map_or_else(|| "—".to_owned(), |previous| self.value(at, previous))
    }

    fn method(&self, node: &Node) -> String {
        let findings = self.findings;
        let words = method::describe(findings.scheme, node, findings.lang);
        let relative = node.method().is_some_and(|method| method.rule.is_relative());
        if !relative {
            return words;
        }
        let mark = findings.say(&outcome::RELATIVE);
        findings.pick(format!("{words}（{mark}）"), format!("{words} ({mark})"))
    }

    fn score(&self, result: &NodeResult) -> String {
        result
            .score
            .map_or_else(|| "—".to_owned(), |score| self.findings.points(score))
    }

    /// Points lost or gained over full marks, why, and whether it is a weak link.
    fn loss(&self, result: &NodeResult, trace: Option<&Trace>) -> Cell {
        let findings = self.findings;
        let mut said = Vec::new();
        if let Some(score) = result.score {
            let full = Points::round(result.effective_weight, findings.evaluation.decimals);
            let lost = full - score;
            if lost > Points::ZERO {
                let lost = findings.points(lost);
                said.push(findings.pick(format!("扣{lost}分"), format!("−{lost}")));
            } else if lost < Points::ZERO {
                let gained = findings.points(-lost);
                said.push(findings.pick(format!("超额加{gained}分"), format!("+{gained} over full marks")));
            }
        }
        if let Some(reason) = result.weak {
            let mark = findings.say(&outcome::WEAK);
            let why = outcome::weak_sentence(reason, &findings.scheme.document().weak, findings.lang);
            said.push(findings.pick(format!("{mark}：{why}"), format!("{mark}: {why}")));
        }
        let joined = said.join(&findings.pick("；", "; "));
        let notes = trace.map(|trace| self.reasons(trace)).unwrap_or_default();
        let gap = if joined.is_empty() || notes.is_empty() {
            String::new()
        } else {
            findings.pick("。", ". ")
        };
        let emphasis = match result.weak {
            Some(_) => Emphasis::Weak,
            None => faint_if(result.state == State::NotApplicable),
        };
        Cell::new(format!("{joined}{gap}{notes}")).emphasis(emphasis)
    }

    /// Why there is no value, or what stood in for it: the decision where the trace has one.
    fn reasons(&self, trace: &Trace) -> String {
        let decided = |step: &&Step| matches!(step.rule, "missing" | "zero_base");
        let decision = trace.steps.iter().rev().filter(decided).find_map(|step| step.note);
        let cause = || match trace.state {
            State::Value => None,
            _ => trace.steps.iter().find_map(|step| step.note),
        };
        let reason = decision.or_else(cause);
        reason.map_or_else(String::new, |reason| {
            note::note(reason).get(self.findings.lang).to_owned()
        })
    }

    /// Where the values come from: as reported, else as the scheme names it.
    fn source(&self, node: &Node, trace: Option<&Trace>) -> String {
        let inputs = trace.map_or(&[][..], |trace| &trace.inputs);
        let is_sample = inputs.iter().any(|input| input.source == sample::SOURCE);
        let mut sources: Vec<&str> = Vec::new();
        for source in inputs.iter().map(|input| input.source.as_str()) {
            if !source.is_empty() && source != sample::SOURCE && !sources.contains(&source) {
                sources.push(source);
            }
        }
        let named = if sources.is_empty() {
            node.document.source.clone()
        } else {
            sources.join(&self.findings.pick("、", ", "))
        };
        if !is_sample {
            return named;
        }
        let mark = self.findings.say(&sample::MARK);
        self.findings
            .pick(format!("{named}（{mark}）"), format!("{named} ({mark})"))
    }

    fn subtotal(&self, at: NodeIx) -> Row {
        let findings = self.findings;
        let node = findings.scheme.node(at);
        let result = findings.evaluation.node(at, self.unit);
        let score = match result.score {
            Some(score) => findings.points(score),
            None => findings.say(state::printed(result.state)),
        };
        let mut cells = vec![
            Cell::new(findings.say(&heading::SUBTOTAL)).across(1),
            Cell::new(weight(node, &result)),
            Cell::default().across(BETWEEN - 1),
        ];
        cells.extend(self.at_stages(|stage| stage.node(at, self.unit).score));
        cells.push(Cell::new(score));
        cells.push(Cell::new(result.rate.map(number::percent).unwrap_or_default()).bar(result.rate));
        cells.push(Cell::default().across(2));
        Row {
            kind: RowKind::Subtotal,
            cells,
        }
    }

    fn totals(&self) -> Vec<Row> {
        let (findings, result) = (self.findings, self.result());
        let policy = &findings.scheme.document().adjustments;
        let decimals = findings.evaluation.decimals;
        let part = |label: &Text, points: String, remark: String| {
            self.sum(RowKind::Subtotal, label, [String::new(), points, remark])
        };
        let mut rows = Vec::new();
        if !policy.bonus.items.is_empty() {
            rows.push(part(
                &heading::BONUS,
                number::gained(result.bonus, decimals),
                String::new(),
            ));
        }
        if !policy.penalty.items.is_empty() {
            rows.push(part(
                &heading::PENALTY,
                number::gained(-result.penalty, decimals),
                String::new(),
            ));
        }
        if !result.vetoes.is_empty() {
            rows.push(part(
                &heading::BEFORE_VETO,
                findings.points(result.before_veto),
                String::new(),
            ));
            let names: Vec<_> = result.vetoes.iter().map(|code| self.veto_name(code)).collect();
            rows.push(part(
                &heading::VETO,
                String::new(),
                names.join(&findings.pick("；", "; ")),
            ));
        }
        let full = number::value(findings.scheme.full_marks());
        let total = result
            .total
            .map_or_else(|| "—".to_owned(), |total| findings.points(total));
        let mark = if result.provisional {
            findings.say(&outcome::PROVISIONAL)
        } else {
            String::new()
        };
        let mut row = self.sum(RowKind::Total, &heading::TOTAL, [full, total, mark]);
        let stages = self.at_stages(|stage| stage.unit(self.unit).total);
        row.cells.splice(STAGES..STAGES + stages.len(), stages);
        rows.push(row);
        rows
    }

    fn veto_name(&self, code: &str) -> String {
        let findings = self.findings;
        let vetoes = &findings.scheme.document().adjustments.veto;
        let name = vetoes
            .iter()
            .find(|veto| veto.code == code)
            .map(|veto| findings.say(&veto.name));
        format!("{code} {}", name.unwrap_or_default())
    }

    /// A row below the indicators: a label, a weight, points, a remark.
    fn sum(&self, kind: RowKind, label: &Text, [weight, points, remark]: [String; 3]) -> Row {
        let before_weight = if self.has_criteria() { 2 } else { 1 };
        let mut cells = vec![
            Cell::new(self.findings.say(label)).across(before_weight),
            Cell::new(weight),
            Cell::default().across(BETWEEN - 1),
        ];
        cells.extend(self.at_stages(|_| None).into_iter().map(|_| Cell::default()));
        cells.extend([Cell::new(points), Cell::new(remark).across(3)]);
        Row { kind, cells }
    }
}

/// The weight, with the effective one where weights were shared out.
fn weight(node: &Node, result: &NodeResult) -> String {
    let weight = number::value(node.weight);
    let effective = number::value(result.effective_weight);
    if weight == effective || result.score.is_none() {
        return weight;
    }
    format!("{weight}→{effective}")
}

/// The target that was due as the trace works it out, else what full marks take by the scheme.
fn target_of(node: &Node, trace: Option<&Trace>) -> String {
    let due = trace.and_then(|trace| trace.steps.iter().find(|step| step.rule == "target")?.result);
    let known = due
        .map(number::value)
        .or_else(|| target::full_marks_at(&node.method()?.rule));
    known.unwrap_or_else(|| "—".to_owned())
}
