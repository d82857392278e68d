//! 整改, rectification: the ledger, the weak links that could be issued, and the appeals.
//!
//! Three lists in one screen. What may be done with a row is said by the table of steps; a form
//! asks for what it needs.

mod effect;
mod rows;

use ratatui::layout::Rect;

use self::rows::{Entry, List, Rows, entries, names, said};
use super::{Screen, headed, split};
use crate::i18n::{appeal as appeals, rectification as words};
use crate::model::appeal::Ruling;
use crate::model::rectification::{Act, Means};
use crate::model::{Rectification, UnitIx};
use crate::ops::export::Paper;
use crate::text::{Lang, Text};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::effect::{Choice, Effect, Enabled, Notice, Question, Row, Target};
use crate::tui::errand::{Errand, form};
use crate::tui::keymap::Context;
use crate::tui::narrow::Narrow;
use crate::tui::view::View;
use crate::tui::widgets::grid::{Cursor, Grid};
use crate::tui::widgets::page::{Line, draw_lines};

/// The ledger and what belongs to it.
#[derive(Debug)]
pub struct Ledger {
    list: List,
    entries: Vec<Entry>,
    /// How many rows there are without a filter.
    n_all: usize,
    narrow: Narrow,
    grid: Grid,
    details: Vec<Line>,
}

impl Default for Ledger {
    fn default() -> Self {
        Self {
            list: List::Items,
            entries: Vec::new(),
            n_all: 0,
            narrow: Narrow::default(),
            grid: Grid::new(Cursor::Row),
            details: Vec::new(),
        }
    }
}

impl Screen for Ledger {
    fn prepare(&mut self, view: &View) {
        self.entries = entries(view, self.list);
        self.n_all = self.entries.len();
        self.narrow.keep(&mut self.entries, |entry| names(view, entry));
        let rows = Rows {
            view: *view,
            list: self.list,
            entries: &self.entries,
        };
        self.grid.keep_inside(&rows);
    }

    fn settle(&mut self, view: &View) {
        self.details = self
            .focus()
            .map_or_else(|| vec![nothing(self.list, view)], |entry| said(view, entry));
    }

    fn contexts(&self) -> &'static [Context] {
        &[
            Context::Rectification,
            Context::Table,
            Context::Reading,
            Context::Everywhere,
        ]
    }

    fn enabled(&self, command: Command, _view: &View) -> Enabled {
        match (command, self.focus()) {
            (Command::Open, None) => Enabled::No(Text::new("这里没有事项。", "There is nothing here.")),
            (Command::History, Some(Entry::Item(_))) => Enabled::Yes,
            (Command::History, _) => Enabled::No(Text::new("整改事项才有经过。", "Only an item has a history.")),
            _ => Enabled::Yes,
        }
    }

    fn update(&mut self, command: Command, view: &View) -> Effect {
        let mut grid = self.grid.clone();
        if grid.step(command, &self.rows(view)) {
            self.grid = grid;
            return Effect::None;
        }
        match (command, self.focus()) {
            (Command::NextList, _) => {
                self.list = self.list.next();
                self.grid.go(0, 0);
                self.prepare(view);
                Effect::None
            }
            (Command::Open, Some(entry)) => act_on(view, entry),
            (Command::History, Some(Entry::Item(number))) => Effect::ItemHistory(*number),
            (Command::TakeOver, _) => effect::preview(view),
            (Command::Export, _) => super::ask_format(Paper::Ledger(view.today)),
            _ => Effect::Pass,
        }
    }

    fn clicked(&mut self, x: u16, y: u16, view: &View) -> Effect {
        if let Some((row, _)) = self.grid.at(x, y, &self.rows(view)) {
            self.grid.go(row, self.grid.column());
        }
        Effect::None
    }

    /// Finds the item of a weak link, or else the weak link among those that could be issued.
    fn open(&mut self, target: Target, view: &View) {
        let (Some(unit), Some(Row::Node(node))) = (target.unit, target.row) else {
            return;
        };
        for list in [List::Items, List::Proposals] {
            self.list = list;
            self.prepare(view);
            let found = self.entries.iter().position(|entry| entry.is_about(view, unit, node));
            if let Some(row) = found {
                self.grid.go(row, 0);
                return;
            }
        }
    }

    fn unit(&self) -> Option<UnitIx> {
        match self.focus() {
            Some(Entry::Proposal(proposal)) => Some(proposal.link.unit),
            _ => None,
        }
    }

    fn narrow(&mut self, text: &str, view: &View) {
        self.narrow.look_for(text);
        self.prepare(view);
    }

    fn counts(&self, _view: &View) -> Option<(usize, usize)> {
        Some((self.entries.len(), self.n_all))
    }

    fn explained(&self, _view: &View) -> Vec<Line> {
        self.details.clone()
    }

    fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let (title, rest) = headed(area);
        let theme = canvas.theme;
        let mut pieces = Vec::new();
        for list in List::ALL {
            let look = if list == self.list { theme.heading } else { theme.muted };
            pieces.push((view.say(list.name()), look));
            pieces.push(("  ", theme.text));
        }
        canvas.line(title, &pieces);
        let (table, side) = split(canvas, rest);
        self.grid.draw(canvas, table, &self.rows(view), None);
        draw_lines(canvas, side, &self.details, &view.key(self.contexts(), Command::Help));
    }
}

impl Ledger {
    fn focus(&self) -> Option<&Entry> {
        self.entries.get(self.grid.row())
    }

    fn rows<'a>(&'a self, view: &View<'a>) -> Rows<'a> {
        Rows {
            view: *view,
            list: self.list,
            entries: &self.entries,
        }
    }
}

/// What Enter does with a row: a form for a weak link, a choice of steps for the rest.
fn act_on(view: &View, entry: &Entry) -> Effect {
    match entry {
        Entry::Proposal(proposal) => fill(Errand::Open(proposal.link.unit, proposal.link.indicator), view),
        Entry::Item(number) => view.round.item(*number).map_or(Effect::None, |item| steps(view, item)),
        Entry::Appeal(number) => {
            let mut appeals = view.round.appeals();
            match appeals.find(|appeal| appeal.number == *number) {
                Some(appeal) if appeal.is_open() => rulings(view, appeal.number),
                _ => Effect::Tell(Notice::refused(Text::new(
                    "这项申诉已有处理结果。",
                    "This appeal has been decided.",
                ))),
            }
        }
    }
}

fn fill(errand: Errand, view: &View) -> Effect {
    Effect::Fill(form(errand, view))
}

/// The steps that an item may take now.
fn steps(view: &View, item: &Rectification) -> Effect {
    let number = item.number;
    let mut choices = Vec::new();
    for act in Act::ALL.into_iter().filter(|act| item.state.after(*act).is_some()) {
        if act == Act::Escalate {
            choices.extend(Means::ALL.map(|means| Choice {
                label: words::means(means).clone(),
                then: fill(Errand::Escalate(number, means), view),
            }));
        } else {
            choices.push(Choice {
                label: words::act(act).clone(),
                then: fill(Errand::Step(number, act), view),
            });
        }
    }
    if choices.is_empty() {
        return Effect::Tell(Notice::refused(Text::new(
            "已销号的事项不再变动。",
            "A closed item does not change any more.",
        )));
    }
    Effect::Ask(Question {
        title: Text::of(format!("整改第 {number} 号"), format!("Rectification {number}")),
        body: vec![Text::same(&item.problem)],
        choices,
        marked: 0,
    })
}

fn rulings(view: &View, number: u32) -> Effect {
    let choices = Ruling::ALL.map(|ruling| Choice {
        label: appeals::ruling(ruling).clone(),
        then: fill(Errand::Decide(number, ruling), view),
    });
    Effect::Ask(Question {
        title: Text::of(format!("申诉第 {number} 号"), format!("Appeal {number}")),
        body: Vec::new(),
        choices: choices.to_vec(),
        marked: 0,
    })
}

fn nothing(list: List, view: &View) -> Line {
    let text = match (list, view.lang) {
        (List::Items, Lang::Zh) => "台账中没有事项。按 g 看尚未下达的薄弱环节，Enter 下达。",
        (List::Items, Lang::En) => "The ledger is empty. Press g for the weak links not issued; Enter issues one.",
        (List::Proposals, Lang::Zh) => "没有尚未下达的薄弱环节。",
        (List::Proposals, Lang::En) => "There is no weak link that was not issued.",
        (List::Appeals, Lang::Zh) => "本期没有申诉。公示期间在评分卡上提出。",
        (List::Appeals, Lang::En) => "There are no appeals. While on notice, open one on the scorecard.",
    };
    Line::Text(text.to_owned())
}
