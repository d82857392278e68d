//! The rows of the three lists: what they are, their columns, and what there is to say of one.

use crate::i18n::names::Names;
use crate::i18n::{appeal as appeals, heading, name, rectification as words};
use crate::model::rectification::Timing;
use crate::model::{Appeal, NodeIx, Rectification, UnitIx};
use crate::ops::evidence::Subject;
use crate::ops::rectify::propose::{Proposal, propose};
use crate::text::Text;
use crate::tui::detail;
use crate::tui::view::View;
use crate::tui::widgets::grid::{Slot, Table};
use crate::tui::widgets::page::Line;

/// Which rows are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Items,
    Proposals,
    Appeals,
}

impl List {
    pub(super) const ALL: [Self; 3] = [Self::Items, Self::Proposals, Self::Appeals];

    pub(super) const fn next(self) -> Self {
        match self {
            Self::Items => Self::Proposals,
            Self::Proposals => Self::Appeals,
            Self::Appeals => Self::Items,
        }
    }

    pub(super) const fn name(self) -> &'static Text {
        match self {
            Self::Items => const { &Text::new("整改台账", "Ledger") },
            Self::Proposals => const { &Text::new("待下达", "Not issued") },
            Self::Appeals => const { &Text::new("申诉", "Appeals") },
        }
    }
}

/// A row by what it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Entry {
    Item(u32),
    Proposal(Proposal),
    Appeal(u32),
}

impl Entry {
    /// Whether it is about an indicator of a unit in the period.
    pub(super) fn is_about(&self, view: &View, unit: UnitIx, node: NodeIx) -> bool {
        let scheme = &view.round.scheme;
        match self {
            Self::Proposal(proposal) => (proposal.link.unit, proposal.link.indicator) == (unit, node),
            Self::Item(number) => view.round.item(*number).is_some_and(|item| {
                item.period == view.round.period
                    && item.unit == scheme.unit(unit).code
                    && item.indicator == scheme.node(node).code()
            }),
            Self::Appeal(_) => false,
        }
    }
}

/// The rows of a list.
pub(super) fn entries(view: &View, list: List) -> Vec<Entry> {
    match list {
        List::Items => view.round.ledger().map(|item| Entry::Item(item.number)).collect(),
        List::Proposals => propose(view.round, view.lang)
            .into_iter()
            .map(Entry::Proposal)
            .collect(),
        List::Appeals => view
            .round
            .appeals()
            .map(|appeal| Entry::Appeal(appeal.number))
            .collect(),
    }
}

fn appeal<'a>(view: &View<'a>, number: u32) -> Option<&'a Appeal> {
    let mut all = view.round.appeals();
    all.find(|appeal| appeal.number == number)
}

/// What a row is found by: unit, indicator, problem, department, state.
pub(super) fn names(view: &View, entry: &Entry) -> Names {
    let text = |column| plain(view, entry, column);
    let label: Vec<String> = (1..8).map(text).collect();
    let unit = match entry {
        Entry::Item(number) => view.round.item(*number).map(|item| item.unit.clone()),
        Entry::Proposal(proposal) => Some(view.round.scheme.unit(proposal.link.unit).code.clone()),
        Entry::Appeal(number) => appeal(view, *number).map(|appeal| appeal.unit.clone()),
    };
    let unit = unit.map(|code| name::unit(&view.round.scheme, &code));
    let names = Names::new("", &Text::same(label.join(" ")), view.lang);
    match unit {
        Some(unit) => names.and(Names::new("", &unit, view.lang)),
        None => names,
    }
}

/// The cells of a row as text, in the order of the columns.
fn plain(view: &View, entry: &Entry, column: usize) -> String {
    let scheme = &view.round.scheme;
    let cells: [String; 8] = match entry {
        Entry::Item(number) => match view.round.item(*number) {
            Some(item) => [
                item.number.to_string(),
                view.say(&name::unit(scheme, &item.unit)).to_owned(),
                item.indicator.clone(),
                item.problem.clone(),
                item.supervisor.clone(),
                item.due.to_string(),
                view.say(words::state(item.state)).to_owned(),
                view.say(&words::timing(item.timing(view.today))).to_owned(),
            ],
            None => Default::default(),
        },
        Entry::Proposal(proposal) => [
            String::new(),
            view.unit_name(proposal.link.unit).to_owned(),
            scheme.node(proposal.link.indicator).code().to_owned(),
            proposal.problem.clone(),
            proposal.supervisor.clone(),
            String::new(),
            String::new(),
            String::new(),
        ],
        Entry::Appeal(number) => match appeal(view, *number) {
            Some(appeal) => [
                appeal.number.to_string(),
                view.say(&name::unit(scheme, &appeal.unit)).to_owned(),
                appeal.indicator.clone(),
                appeal.grounds.clone(),
                appeal.opened_by.clone(),
                appeal.opened.to_string(),
                view.say(appeals::status(appeal)).to_owned(),
                String::new(),
            ],
            None => Default::default(),
        },
    };
    cells.into_iter().nth(column).unwrap_or_default()
}

/// The table of a list.
pub(super) struct Rows<'a> {
    pub view: View<'a>,
    pub list: List,
    pub entries: &'a [Entry],
}

impl Rows<'_> {
    /// The columns that a list has, as numbers of cells of a row.
    const fn columns(&self) -> &'static [usize] {
        match self.list {
            List::Items => &[0, 1, 2, 6, 7, 3, 5, 4],
            List::Proposals => &[1, 2, 3, 4],
            List::Appeals => &[0, 1, 2, 6, 3, 5, 4],
        }
    }

    fn heading(&self, cell: usize) -> &'static Text {
        let is_appeal = self.list == List::Appeals;
        match cell {
            0 => const { &Text::new("编号", "No.") },
            1 => &heading::UNIT,
            2 => &heading::INDICATOR,
            3 if is_appeal => &appeals::GROUNDS,
            3 => &words::PROBLEM,
            4 if is_appeal => const { &Text::new("提出人", "Opened by") },
            4 => &words::SUPERVISOR,
            5 if is_appeal => const { &Text::new("提出日期", "Opened on") },
            5 => &words::DUE,
            6 => &heading::STATUS,
            _ => &words::TIMING,
        }
    }
}

impl Table for Rows<'_> {
    fn n_rows(&self) -> usize {
        self.entries.len()
    }

    fn n_columns(&self) -> usize {
        self.columns().len()
    }

    fn n_frozen(&self) -> usize {
        2
    }

    fn width(&self, column: usize, room: u16) -> u16 {
        match self.columns().get(column) {
            Some(0) => 4,
            Some(1 | 6) => 14,
            Some(2) => 6,
            Some(3) => (room / 3).clamp(16, 48),
            Some(4) => 12,
            Some(5) => 10,
            _ => 13,
        }
    }

    fn head(&self, column: usize, _line: u16) -> Slot<'_> {
        let cell = self.columns().get(column).copied().unwrap_or_default();
        Slot::words(self.view.say(self.heading(cell)), self.view.theme.heading)
    }

    fn slot(&self, row: usize, column: usize) -> Slot<'_> {
        let cell = self.columns().get(column).copied().unwrap_or_default();
        let Some(entry) = self.entries.get(row) else {
            return Slot::words("", self.view.theme.text);
        };
        let theme = self.view.theme;
        let look = match (cell, timing(&self.view, entry)) {
            (7, Some(Timing::Overdue(_))) => theme.bad,
            (7, Some(Timing::DueSoon(_))) => theme.pending,
            _ => theme.text,
        };
        Slot::words(plain(&self.view, entry, cell), look)
    }
}

fn timing(view: &View, entry: &Entry) -> Option<Timing> {
    match entry {
        Entry::Item(number) => view.round.item(*number).map(|item| item.timing(view.today)),
        _ => None,
    }
}

/// Everything there is to say of a row.
pub(super) fn said(view: &View, entry: &Entry) -> Vec<Line> {
    match entry {
        Entry::Item(number) => view.round.item(*number).map(|item| of_item(view, item)),
        Entry::Appeal(number) => appeal(view, *number).map(|appeal| of_appeal(view, appeal)),
        Entry::Proposal(proposal) => Some(vec![
            Line::Heading(format!(
                "{} {}",
                view.unit_name(proposal.link.unit),
                view.node_name(proposal.link.indicator)
            )),
            named(view, &words::PROBLEM, &proposal.problem),
            named(view, &words::SUPERVISOR, &proposal.supervisor),
        ]),
    }
    .unwrap_or_default()
}

fn named(view: &View, label: &Text, text: &str) -> Line {
    Line::Named(view.say(label).to_owned(), text.to_owned())
}

fn title(view: &View, unit: &str, indicator: &str) -> Line {
    let scheme = &view.round.scheme;
    let (unit, indicator) = (name::unit(scheme, unit), name::coded(scheme, indicator));
    Line::Heading(format!("{} {}", view.say(&unit), view.say(&indicator)))
}

fn of_item(view: &View, item: &Rectification) -> Vec<Line> {
    let timing = words::timing(item.timing(view.today));
    let state = format!("{}  {}", view.say(words::state(item.state)), view.say(&timing));
    let mut lines = vec![
        title(view, &item.unit, &item.indicator),
        named(view, &heading::PERIOD, &item.period.to_string()),
        named(view, &heading::STATUS, state.trim_end()),
    ];
    for (label, text) in words::fields(item) {
        let text = view.say(&text);
        if !text.is_empty() {
            lines.push(named(view, label, text));
        }
    }
    lines.extend(files(view, Subject::rectification(item.number)));
    lines
}

/// The files that prove a row: name, hash, who, when.
fn files(view: &View, subject: Subject) -> Vec<Line> {
    let rows = view.round.evidence_for(subject);
    rows.map(|row| named(view, &words::FILES, &detail::evidence(row)))
        .collect()
}

fn of_appeal(view: &View, appeal: &Appeal) -> Vec<Line> {
    let mut lines = vec![
        title(view, &appeal.unit, &appeal.indicator),
        named(view, &appeals::GROUNDS, &appeal.grounds),
        named(view, &words::EVIDENCE, &appeal.evidence),
        named(view, &appeals::RULING, view.say(appeals::status(appeal))),
    ];
    lines.extend(files(view, Subject::appeal(appeal.period, appeal.number)));
    if let Some(decision) = &appeal.decision {
        lines.push(named(view, &appeals::GIVEN_REASON, &decision.reason));
        let effect = decision.effect.as_ref().map(appeals::effect);
        lines.extend(effect.map(|effect| named(view, &appeals::EFFECT, view.say(&effect))));
    }
    lines
}
