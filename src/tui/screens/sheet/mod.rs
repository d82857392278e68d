//! 评分表, the score sheet: what is reported and marked, and the points it comes to.
//!
//! Every cell is typed here; nothing is computed here.

mod block;
mod cells;
mod clipboard;
mod fold;
mod kind;
mod lines;
mod panel;
mod proof;
mod rows;
mod seek;
mod standing;
mod typing;

use std::cell::RefCell;
use std::collections::HashSet;

use ratatui::layout::Rect;

use self::block::Fill;
use self::cells::Cells;
use self::fold::{Fit, Turn};
use self::lines::{Line, What};
use self::seek::Seek;
use self::typing::{COMPUTED, Typed, read};
use super::{Screen, split};
use crate::model::{NodeIx, Period, Reported, UnitIx};
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::effect::{Effect, Enabled, Notice, Place, Row, Step, Target};
use crate::tui::event::{Code, Held, Key};
use crate::tui::keymap::{Context, begins_a_value};
use crate::tui::narrow::Narrow;
use crate::tui::view::View;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::grid::{Block, Cursor, Grid};
use crate::tui::widgets::page::{Line as Said, draw_lines};

/// The score sheet.
#[derive(Debug)]
pub struct Sheet {
    /// Every line, and those that are seen.
    all: Vec<Line>,
    lines: Vec<Line>,
    /// The units that are shown, and the reference units after them.
    units: Vec<UnitIx>,
    narrow: Narrow,
    folded: HashSet<NodeIx>,
    fit: Fit,
    turn: Turn,
    grid: Grid,
    visit: Visit,
    /// The period that is shown.
    period: Option<Period>,
    mode: Mode,
    inspector: Inspector,
    /// Whether the reason is asked for when the cell that is being typed is entered.
    asks_why: bool,
    proven: HashSet<Place>,
    widths: RefCell<Vec<Option<u16>>>,
    /// Of the chosen block: how many cells can be typed into, and how many of these are pending.
    counted: RefCell<Option<(Block, (usize, usize))>>,
}

/// What keys do.
#[derive(Debug)]
enum Mode {
    /// They move the cursor.
    Moving,
    /// They write into the cell.
    Typing(Field),
}

/// Whether the sheet was open before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visit {
    First,
    Again,
}

/// What is shown beside the cells.
#[derive(Debug)]
enum Inspector {
    Hidden,
    /// What there is to say of the cell under the cursor.
    Shown(Vec<Said>),
    /// All places.
    Standing,
}

impl Default for Sheet {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            lines: Vec::new(),
            units: Vec::new(),
            narrow: Narrow::default(),
            folded: HashSet::new(),
            fit: Fit::Usual,
            turn: Turn::UnitsAcross,
            grid: Grid::new(Cursor::Cell),
            visit: Visit::First,
            period: None,
            mode: Mode::Moving,
            inspector: Inspector::Shown(Vec::new()),
            asks_why: false,
            proven: HashSet::new(),
            widths: RefCell::default(),
            counted: RefCell::default(),
        }
    }
}

impl Screen for Sheet {
    fn prepare(&mut self, view: &View) {
        self.take_rows(view);
        self.proven = proof::proven(view);
        self.widths.borrow_mut().clear();
        *self.counted.borrow_mut() = None;
        let mut grid = self.grid.clone();
        grid.keep_inside(&self.cells(view));
        self.grid = grid;
        let before = self.period.replace(view.round.period);
        if before.is_some_and(|before| before != view.round.period) {
            self.begin(view);
        }
    }

    fn settle(&mut self, view: &View) {
        if let Inspector::Shown(_) = self.inspector {
            self.inspector = Inspector::Shown(self.details(view));
        }
    }

    fn contexts(&self) -> &'static [Context] {
        match self.mode {
            Mode::Moving => &[Context::Sheet, Context::Table, Context::Everywhere],
            Mode::Typing(_) => &[Context::Editing],
        }
    }

    fn enabled(&self, command: Command, view: &View) -> Enabled {
        use Command as C;
        match command {
            C::Edit | C::Reason | C::Note | C::Source | C::Evidence | C::Attach if self.place(view).is_none() => {
                Enabled::No(COMPUTED)
            }
            C::Clear | C::Missing | C::NotApplicable | C::Cut if self.places(view).next().is_none() => {
                Enabled::No(COMPUTED)
            }
            C::Panel if self.judged(view).is_none() => Enabled::No(panel::NOT_JUDGED),
            C::Verify => self.not_verifiable(view).map_or(Enabled::Yes, Enabled::No),
            C::AsLast => self.not_as_last(view).map_or(Enabled::Yes, Enabled::No),
            C::FillDown => self.not_fillable(view, Fill::Down).map_or(Enabled::Yes, Enabled::No),
            C::FillRight => self.not_fillable(view, Fill::Right).map_or(Enabled::Yes, Enabled::No),
            C::NextPending | C::PreviousPending if view.is_complete() => Enabled::No(seek::NOTHING_PENDING),
            C::Scorecard if self.at().1.0 >= view.round.scheme.n_units() => Enabled::No(REFERENCE),
            _ => Enabled::Yes,
        }
    }

    fn update(&mut self, command: Command, view: &View) -> Effect {
        use Command as C;
        if let Mode::Typing(_) = self.mode {
            return self.update_typing(command, view);
        }
        let mut grid = self.grid.clone();
        if grid.step(command, &self.cells(view)) {
            self.grid = grid;
            return Effect::None;
        }
        match command {
            C::Edit => self.type_into(view, None),
            C::Reason | C::Note | C::Source | C::Evidence | C::Attach => self.say_or_prove(command, view),
            C::Panel => self.show_panel(view),
            C::Clear => self.put(view, Reported::Pending),
            C::Missing => self.put(view, Reported::Missing),
            C::NotApplicable => self.put(view, Reported::NotApplicable),
            C::AsLast => self.put_as_last(view),
            C::FillDown => self.fill_in(view, Fill::Down),
            C::FillRight => self.fill_in(view, Fill::Right),
            C::Verify => self.verify(view),
            C::Copy => self.copy(view),
            C::Cut => self.cut(view),
            C::Paste => Effect::Tell(Notice::refused(C::Paste.about().help.clone())),
            C::Back if self.grid.release() => Effect::None,
            C::EnterRight => self.step(Step::Right, view),
            C::EnterLeft => self.step(Step::Left, view),
            C::EnterUp => self.advance(Step::Up, view),
            C::NextPending => self.seek_pending(view, Seek::Forward),
            C::PreviousPending => self.seek_pending(view, Seek::Backward),
            C::NextDoubtful => self.seek_doubtful(view, Seek::Forward),
            C::PreviousDoubtful => self.seek_doubtful(view, Seek::Backward),
            C::NextWeak => self.seek_weak(view, Seek::Forward),
            C::PreviousWeak => self.seek_weak(view, Seek::Backward),
            C::Fold => self.fold(view),
            C::FoldAll => self.fold_all(view),
            C::BlockDown => self.seek_criterion(Seek::Forward),
            C::BlockUp => self.seek_criterion(Seek::Backward),
            C::Turn => self.turn_round(view),
            C::Fit => self.fit_columns(),
            C::Inspector => self.show_beside(match self.inspector {
                Inspector::Hidden | Inspector::Standing => Inspector::Shown(Vec::new()),
                Inspector::Shown(_) => Inspector::Hidden,
            }),
            C::Standing => self.show_beside(match self.inspector {
                Inspector::Hidden | Inspector::Shown(_) => Inspector::Standing,
                Inspector::Standing => Inspector::Shown(Vec::new()),
            }),
            C::History => self.place(view).map_or(Effect::None, Effect::History),
            C::Scorecard => Effect::Open(
                crate::tui::effect::ScreenName::Scorecard,
                Target {
                    unit: Some(self.at().1),
                    row: self.focus().and_then(|(what, _)| what.node()).map(Row::Node),
                    ..Target::default()
                },
            ),
            _ => Effect::Pass,
        }
    }

    fn typed(&mut self, key: Key, view: &View) -> Effect {
        if let Mode::Typing(field) = &mut self.mode {
            field.press(key);
            return Effect::None;
        }
        match (key.code, key.held) {
            (Code::Char(letter), Held::Nothing) if begins_a_value(letter) => self.type_into(view, Some(letter)),
            _ => Effect::Pass,
        }
    }

    fn pasted(&mut self, text: &str, view: &View) -> Effect {
        self.paste(view, text)
    }

    fn clicked(&mut self, x: u16, y: u16, view: &View) -> Effect {
        if let Mode::Moving = self.mode
            && let Some((row, column)) = self.grid.at(x, y, &self.cells(view))
        {
            self.grid.go(row, column);
        }
        Effect::None
    }

    fn dragged(&mut self, x: u16, y: u16, view: &View) {
        if let Mode::Moving = self.mode
            && let Some((row, column)) = self.grid.at(x, y, &self.cells(view))
        {
            self.grid.choose_to(row, column);
        }
    }

    fn entered(&mut self, step: Step, view: &View) {
        self.mode = Mode::Moving;
        self.advance(step, view);
    }

    fn show_cell(&mut self, cell: &Place, view: &View) {
        self.show(cell, view);
    }

    fn open(&mut self, target: Target, view: &View) {
        let (line, unit) = self.whole_at();
        let named = target
            .row
            .and_then(|row| self.all.iter().position(|line| line.what.is(row)));
        self.mode = Mode::Moving;
        let unit = target.unit.unwrap_or(unit);
        // Who opens the sheet to fill it in begins at once.
        let begin = || self.first_pending(unit, view).unwrap_or(line);
        let line = named.unwrap_or_else(|| if self.visit == Visit::First { begin() } else { line });
        self.visit = Visit::Again;
        self.reveal(line, unit, view);
    }

    fn unit(&self) -> Option<UnitIx> {
        self.focus().map(|(_, unit)| unit)
    }

    fn row(&self) -> Option<Row> {
        self.focus().map(|(what, _)| what.row())
    }

    fn narrow(&mut self, text: &str, view: &View) {
        self.narrow_to(text, view);
    }

    fn counts(&self, view: &View) -> Option<(usize, usize)> {
        Some(self.shown_of(view))
    }

    fn explained(&self, view: &View) -> Vec<Said> {
        let mut lines = vec![Said::Text(self.kind(view))];
        lines.extend(self.details(view));
        lines
    }

    fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let typed = match &self.mode {
            Mode::Typing(field) => Some(field),
            Mode::Moving => None,
        };
        if let Inspector::Hidden = self.inspector {
            self.grid.draw(canvas, area, &self.cells(view), typed);
            return;
        }
        let (grid, side) = split(canvas, area);
        self.grid.draw(canvas, grid, &self.cells(view), typed);
        let cursor = canvas.cursor;
        match &self.inspector {
            Inspector::Standing => standing::draw(canvas, side, view, self.at().1),
            Inspector::Shown(details) => drop(draw_lines(canvas, side, details, &view.help_key())),
            Inspector::Hidden => {}
        }
        canvas.cursor = cursor;
    }

    fn remark(&self, view: &View) -> Option<Notice> {
        let (Mode::Typing(field), Some(place)) = (&self.mode, self.place(view)) else {
            return self.said_of_block(view);
        };
        Some(match read(view, &place, &field.text()) {
            Typed::Nothing => Notice::done(Text::new(
                "键入数字；“-”为不涉及，空白为未填。",
                "Type a number; \"-\" means not applicable, nothing means pending.",
            )),
            Typed::Value(reading) => Notice::done(typing::in_words(view, &place, reading)),
            Typed::Wrong(why) => Notice::refused(why),
        })
    }
}

impl Sheet {
    fn cells<'a>(&'a self, view: &View<'a>) -> Cells<'a> {
        Cells {
            view: *view,
            lines: &self.lines,
            units: &self.units,
            narrow: &self.narrow,
            turn: self.turn,
            fit: self.fit,
            folded: &self.folded,
            proven: &self.proven,
            widths: &self.widths,
        }
    }

    fn show_beside(&mut self, inspector: Inspector) -> Effect {
        self.inspector = inspector;
        Effect::None
    }

    /// What is under the cursor.
    #[must_use]
    pub fn focus(&self) -> Option<(&What, UnitIx)> {
        let (line, unit) = self.at();
        let line = self.lines.get(line).filter(|_| !self.units.is_empty());
        line.map(|line| (&line.what, unit))
    }

    /// The cell under the cursor, if it can be typed into.
    fn place(&self, view: &View) -> Option<Place> {
        self.place_at(view, self.grid.row(), self.grid.column())
    }

    /// The cell in a row and column of the grid, if it can be typed into.
    fn place_at(&self, view: &View, row: usize, column: usize) -> Option<Place> {
        let (line, unit) = match self.turn {
            Turn::UnitsAcross => (row, column),
            Turn::UnitsDown => (column, row),
        };
        let (what, unit) = (&self.lines.get(line)?.what, *self.units.get(unit)?);
        let is_reference = unit.0 >= view.round.scheme.n_units();
        let is_metric = matches!(what, What::Metric(..));
        (is_metric || !is_reference).then(|| what.place(unit)).flatten()
    }
}

const REFERENCE: Text = Text::new(
    "参照单位不参加考核，没有评分卡。",
    "A reference unit is not assessed and has no scorecard.",
);
