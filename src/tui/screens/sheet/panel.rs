//! 评委评分: the marks of a judged indicator together, how far they lie apart, and what may be done about it.
//!
//! The figures come from `ops::panel`; the marks themselves are typed into their cells.

use super::Sheet;
use crate::i18n::number::fixed;
use crate::model::{NodeIx, UnitIx};
use crate::ops::panel::{agreement, indicators, spread, unsettled};
use crate::text::{Lang, Text};
use crate::tui::command::Command;
use crate::tui::effect::{Choice, Effect, Question, Row, ScreenName, Target};
use crate::tui::errand::judging::Judging;
use crate::tui::errand::{Errand, form};
use crate::tui::view::View;
use crate::tui::widgets::page::Line;

impl Sheet {
    /// The judged indicator that the cursor is on, and the unit.
    pub fn judged(&self, view: &View) -> Option<(NodeIx, UnitIx)> {
        let (what, unit) = self.focus()?;
        let Row::Node(node) = what.row() else { return None };
        let is_judged = view.round.scheme.node(node).is_judged() && unit.0 < view.round.scheme.n_units();
        is_judged.then_some((node, unit))
    }

    /// Shows the marks of the indicator and asks what is to be done.
    pub fn show_panel(&self, view: &View) -> Effect {
        let Some((node, unit)) = self.judged(view) else {
            return Effect::None;
        };
        let choice = |label, then| Choice { label, then };
        let mut choices = vec![
            choice(Text::new("返回", "Back"), Effect::None),
            choice(
                Text::new("各评委的偏差和离散程度", "Each assessor's bias and spread"),
                Effect::Page(Text::new("评委一致性", "How far assessors agree"), habits(view)),
            ),
            choice(
                Text::new("公开本期评分", "Open the marks of the period"),
                fill(Judging::Open, view),
            ),
            choice(
                Text::new("写明复议情况", "Note how they were settled"),
                fill(Judging::Moderate(node, unit), view),
            ),
        ];
        let apart = unsettled(view.round);
        let next = apart.iter().position(|at| *at == (unit, node)).map_or(0, |at| at + 1);
        if let Some((unit, node)) = apart.get(next % apart.len().max(1)).filter(|at| **at != (unit, node)) {
            let target = Target {
                unit: Some(*unit),
                row: Some(Row::Node(*node)),
                ..Target::default()
            };
            let then = Effect::Both(
                Box::new(Effect::Open(ScreenName::Sheet, target)),
                Box::new(Effect::Run(Command::Panel)),
            );
            choices.push(choice(next_apart(view, *unit, *node, apart.len()), then));
        }
        Effect::Ask(Question {
            title: Text::of(
                format!("评委评分：{} {}", view.unit_name(unit), view.node_name(node)),
                format!("Panel: {}, {}", view.unit_name(unit), view.node_name(node)),
            ),
            body: said(view, node, unit),
            choices,
            marked: 0,
        })
    }
}

/// The marks of a unit, how far they lie apart, what was noted, and how far all assessors agree.
fn said(view: &View, node: NodeIx, unit: UnitIx) -> Vec<Text> {
    let marks = view.round.dataset.marks(view.round.period, node, unit);
    let given = marks.iter().filter_map(|mark| {
        let value = mark.entry.reported.quantity()?;
        Some(format!("{} {value}", mark.assessor))
    });
    let given: Vec<String> = given.collect();
    if given.is_empty() {
        return vec![Text::new("还没有评分。", "Nobody has marked it yet.")];
    }
    let mut lines = vec![Text::same(given.join("  "))];
    if let Some(spread) = spread(view.round, node, unit) {
        let (apart, limit) = (fixed(Some(spread.apart), 2), fixed(Some(spread.limit), 2));
        let is_open = unsettled(view.round).contains(&(unit, node));
        let open = match (is_open, view.lang) {
            (false, _) => "",
            (true, Lang::Zh) => "，相差过大，须第三名评委评分或写明复议情况",
            (true, Lang::En) => "; too far: a third assessor or a note has to settle it",
        };
        lines.push(Text::of(
            format!("最高与最低相差 {apart}，提醒界限 {limit}{open}。"),
            format!("Highest less lowest {apart}, alert above {limit}{open}."),
        ));
    }
    let scheme = &view.round.scheme;
    if let Some(note) = view.round.moderation(scheme.node(node).code(), &scheme.unit(unit).code) {
        lines.push(Text::of(format!("复议：{note}"), format!("Settled: {note}")));
    }
    let panel = agreement(view.round, node);
    let (w, n) = (fixed(panel.agreement.w, 4), panel.agreement.n_units);
    lines.push(Text::of(
        format!("肯德尔和谐系数 W {w}（{n} 个对象）。"),
        format!("Kendall's W {w} (units: {n})."),
    ));
    lines
}

/// Every judged indicator with each assessor's habits.
fn habits(view: &View) -> Vec<Line> {
    let mut lines = Vec::new();
    for node in indicators(view.round) {
        let panel = agreement(view.round, node);
        lines.push(Line::Heading(view.node_name(node)));
        let (w, n) = (fixed(panel.agreement.w, 4), panel.agreement.n_units);
        lines.push(Line::Text(match view.lang {
            Lang::Zh => format!("肯德尔和谐系数 W {w}（{n} 个对象）"),
            Lang::En => format!("Kendall's W {w} (units: {n})"),
        }));
        for (assessor, habit) in panel.assessors.iter().zip(&panel.agreement.habits) {
            let habit = habit.as_ref();
            let n = habit.map_or(0, |habit| habit.n);
            let mean = fixed(habit.map(|habit| habit.mean), 2);
            let bias = fixed(habit.map(|habit| habit.bias), 2);
            let sd = fixed(habit.and_then(|habit| habit.sd), 2);
            let said = match view.lang {
                Lang::Zh => format!("评 {n} 项，平均 {mean}，偏差 {bias}，标准差 {sd}"),
                Lang::En => format!("marks: {n}, mean {mean}, bias {bias}, deviation {sd}"),
            };
            lines.push(Line::Named(assessor.clone(), said));
        }
    }
    lines
}

fn next_apart(view: &View, unit: UnitIx, node: NodeIx, n: usize) -> Text {
    let (unit, code) = (view.unit_name(unit), view.round.scheme.node(node).code());
    Text::of(
        format!("相差过大的共 {n} 项，看 {unit} {code}"),
        format!("{n} pairs are too far apart: see {unit} {code}"),
    )
}

fn fill(judging: Judging, view: &View) -> Effect {
    Effect::Fill(form(Errand::Judging(judging), view))
}

pub const NOT_JUDGED: Text = Text::new(
    "这一行不是由评委评分的定性指标。",
    "This row is no indicator that assessors mark.",
);
