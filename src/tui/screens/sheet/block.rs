//! What is done to a block of chosen cells at once, or to the cell under the cursor where none is chosen.
//!
//! Each is one change, and so one entry of the journal; nothing is stored here.

use super::Sheet;
use super::typing::{self, COMPUTED};
use crate::model::{MetricIx, Reported, UnitIx, Verification};
use crate::ops::describe::reported as described;
use crate::ops::doubt::Doubt;
use crate::text::{Lang, Text};
use crate::tui::command::Command;
use crate::tui::effect::{Change, Choice, Effect, Notice, Place, Step};
use crate::tui::keymap::Context;
use crate::tui::view::View;
use crate::tui::widgets::grid::Block;

/// Which way cells are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// From the first row on.
    Down,
    /// From the first column on.
    Right,
}

impl Sheet {
    /// The chosen block, or the cell under the cursor.
    pub fn chosen(&self) -> Block {
        self.grid.block().unwrap_or(Block {
            rows: self.grid.row()..=self.grid.row(),
            columns: self.grid.column()..=self.grid.column(),
        })
    }

    /// The chosen cells that can be typed into, row by row.
    pub fn places(&self, view: &View) -> impl Iterator<Item = Place> {
        let Block { rows, columns } = self.chosen();
        let cells = rows.flat_map(move |row| columns.clone().map(move |column| (row, column)));
        cells.filter_map(|(row, column)| self.place_at(view, row, column))
    }

    /// Puts the same into every chosen cell.
    pub fn put(&self, view: &View, reported: Reported) -> Effect {
        let cells = self.places(view).map(|place| (place, reported));
        Effect::Change(Change::Set(cells.collect()), Step::Stay)
    }

    /// What the chosen cells would have as in the last period, where something was reported then.
    fn as_last(&self, view: &View) -> Vec<(Place, Reported)> {
        let cells = self.places(view).map(|place| {
            let last = place.last(view.round);
            (place, last)
        });
        cells.filter(|(_, last)| *last != Reported::Pending).collect()
    }

    /// Puts what was reported last time into every chosen cell; from a single one the cursor goes on.
    pub fn put_as_last(&self, view: &View) -> Effect {
        let step = if self.grid.block().is_some() {
            Step::Stay
        } else {
            Step::Down
        };
        Effect::Change(Change::Set(self.as_last(view)), step)
    }

    /// Why none of the chosen cells can be filled as last time, where it is so.
    pub fn not_as_last(&self, view: &View) -> Option<Text> {
        let why = if self.places(view).next().is_some() {
            NOTHING_LAST
        } else {
            COMPUTED
        };
        self.as_last(view).is_empty().then_some(why)
    }

    /// Verifies the chosen values that are not verified yet.
    pub fn verify(&self, view: &View) -> Effect {
        let places = self.places(view).filter(|place| verifiable(view, place).is_some());
        let places: Vec<_> = places.collect();
        let cells: Vec<_> = places.iter().filter_map(|place| verifiable(view, place)).collect();
        // Nobody is asked about values that are not theirs to verify.
        if let Some(why) = view.desk.not_verified(&cells) {
            return Effect::Tell(why);
        }
        let then = Effect::Change(Change::Verify(cells), Step::Stay);
        let reasons = places.iter().flat_map(|place| {
            let reported = place.entry(view.round).reported;
            let doubts = place.doubts(view.round, reported).into_iter();
            doubts.map(move |doubt| standing_doubt(view, place, reported, doubt))
        });
        let reasons: Vec<_> = reasons.collect();
        let label = Text::new("核对无误，核定", "They are right: verify them");
        if reasons.is_empty() {
            then
        } else {
            typing::ask(reasons, Choice { label, then })
        }
    }

    /// Why none of the chosen cells can be verified, where it is so.
    pub fn not_verifiable(&self, view: &View) -> Option<Text> {
        if self.places(view).any(|place| verifiable(view, &place).is_some()) {
            return None;
        }
        let filled = |place: &Place| place.entry(view.round).reported != Reported::Pending;
        let mut values = self.places(view).filter(|place| matches!(place, Place::Metric(..)));
        Some(match (self.places(view).next(), values.next()) {
            (None, _) => COMPUTED,
            (_, None) => MARKS_STAND,
            (_, Some(first)) if filled(&first) || values.any(|place| filled(&place)) => VERIFIED_ALREADY,
            _ => NOTHING_TO_VERIFY,
        })
    }

    /// What filling would put where, cell by cell, or why it cannot be done.
    fn filled<'a>(&'a self, view: &View<'a>, way: Fill) -> Result<impl Iterator<Item = (Place, Reported)> + 'a, Text> {
        let (view, Block { rows, columns }) = (*view, self.chosen());
        let (along, across) = match way {
            Fill::Down => (rows, columns),
            Fill::Right => (columns, rows),
        };
        let place = move |along: usize, across: usize| match way {
            Fill::Down => self.place_at(&view, along, across),
            Fill::Right => self.place_at(&view, across, along),
        };
        // A single row or column takes what stands in the nearest cell before it.
        let first = if along.start() == along.end() {
            (0..*along.start())
                .rev()
                .find(|&along| across.clone().any(|across| place(along, across).is_some()))
                .ok_or(NOTHING_BEFORE)?
        } else {
            *along.start()
        };
        Ok(across.flat_map(move |across| {
            let before = std::iter::once(first).chain(along.clone().filter(move |&along| along != first));
            let mut places = before.filter_map(move |along| place(along, across));
            let source = places.next().map(|place| place.entry(view.round).reported);
            places.filter_map(move |place| Some((place, source?)))
        }))
    }

    /// Why nothing can be filled, where it is so.
    pub fn not_fillable(&self, view: &View, way: Fill) -> Option<Text> {
        match self.filled(view, way) {
            Ok(mut cells) => cells.next().is_none().then_some(COMPUTED),
            Err(why) => Some(why),
        }
    }

    /// Fills the chosen cells; doubtful values are asked about.
    pub fn fill_in(&self, view: &View, way: Fill) -> Effect {
        match self.filled(view, way) {
            Ok(cells) => typing::change(view, cells.collect(), Step::Stay),
            Err(why) => Effect::Tell(Notice::refused(why)),
        }
    }

    /// How many of the chosen cells can be typed into, and how many of these are pending.
    fn count(&self, view: &View) -> (usize, usize) {
        self.places(view).fold((0, 0), |(n, pending), place| {
            let is_pending = place.entry(view.round).reported == Reported::Pending;
            (n + 1, pending + usize::from(is_pending))
        })
    }

    /// How many cells are chosen, and how many of them are still to be filled.
    pub fn said_of_block(&self, view: &View) -> Option<Notice> {
        let block = self.grid.block()?;
        // A frame asks again and again, and a block may have 284,400 cells.
        let (n, pending) = match &*self.counted.borrow() {
            Some((of, counts)) if *of == block => *counts,
            _ => self.count(view),
        };
        *self.counted.borrow_mut() = Some((block.clone(), (n, pending)));
        let rows = block.rows.end() - block.rows.start() + 1;
        let columns = block.columns.end() - block.columns.start() + 1;
        let said = |lang| {
            let back = view.keymap.named_key(&[Context::Everywhere], Command::Back, lang);
            match lang {
                Lang::Zh => {
                    format!("已选 {rows} 行 × {columns} 列：可填 {n} 格，其中未填 {pending} 格。按 {back} 取消选择。")
                }
                Lang::En => format!(
                    "{rows} rows × {columns} columns selected: {n} cells to fill, {pending} of them pending. {back} to let go."
                ),
            }
        };
        Some(Notice::done(Text::of(said(Lang::Zh), said(Lang::En))))
    }
}

/// `龙门县 出口总额 382：达到上期值 38.2 的 10 倍以上`.
fn standing_doubt(view: &View, place: &Place, reported: Reported, doubt: Doubt) -> Text {
    let (name, value, why) = (place.name(view.round), described(reported), doubt.text());
    let said = |lang, colon| format!("{} {}{colon}{}", name.get(lang), value.get(lang), why.get(lang));
    Text::of(said(Lang::Zh, "："), said(Lang::En, ": "))
}

/// The cell of a value that is there and not verified yet.
fn verifiable(view: &View, place: &Place) -> Option<(UnitIx, MetricIx)> {
    let entry = place.entry(view.round);
    let is_open = entry.reported != Reported::Pending && entry.verification == Verification::Reported;
    match place {
        Place::Metric(unit, metric) if is_open => Some((*unit, *metric)),
        _ => None,
    }
}

const NOTHING_TO_VERIFY: Text = Text::new(
    "所选单元格还没有填报，无法核定。",
    "Nothing is reported here yet to verify.",
);
const VERIFIED_ALREADY: Text = Text::new("所选数据都已核定。", "What is selected is verified already.");
const MARKS_STAND: Text = Text::new("评委的评分不需要核定。", "A mark of an assessor needs no verification.");
const NOTHING_LAST: Text = Text::new(
    "上期没有填报这一项，无法照填；请直接键入。",
    "Nothing was reported here last time; type the value.",
);
const NOTHING_BEFORE: Text = Text::new(
    "前面没有可以照抄的单元格；请先选择一块单元格。",
    "There is no cell before this one to copy; select a block of cells first.",
);
