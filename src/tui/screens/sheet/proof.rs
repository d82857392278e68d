//! What is said of a cell and what proves it: its marks in the sheet, and asking for more of it.

use std::borrow::Cow;
use std::collections::HashSet;

use super::super::detail;
use super::Sheet;
use super::cells::{Cells, Pieces};
use super::typing::COMPUTED;
use crate::model::dataset::Remark;
use crate::ops::evidence::{self, Evidence};
use crate::text::Text;
use crate::tui::command::Command;
use crate::tui::effect::{Change, Choice, Effect, Notice, Place, Question, Step};
use crate::tui::prompt::{Asked, Prompt};
use crate::tui::view::View;

/// The cells that have evidence.
pub fn proven(view: &View) -> HashSet<Place> {
    let rows = view.round.evidence();
    rows.filter_map(|row| evidence::place(view.round, &row.subject))
        .collect()
}

impl<'a> Cells<'a> {
    /// Marks before what stands in a cell: `@` for evidence, `*` for a note.
    pub fn marked(&self, place: &Place, mut pieces: Pieces<'a>) -> Pieces<'a> {
        let glyphs = &self.view.theme.glyphs;
        let remark = place.remark(self.view.round);
        let signs = [
            (self.proven.contains(place), glyphs.evidence),
            (remark.is_some_and(|remark| !remark.note.is_empty()), glyphs.note),
        ];
        if signs.iter().all(|(is_there, _)| !is_there) {
            return pieces;
        }
        let signs = signs.into_iter().filter(|(is_there, _)| *is_there);
        let signs: Pieces = signs
            .map(|(_, sign)| (Cow::Borrowed(sign), self.view.theme.accent))
            .collect();
        if let Some((points, _)) = pieces.get_mut(2) {
            // The signs take the room of blanks before the points, so that no column gets wider.
            let blanks = points.len() - points.trim_start().len();
            let rest = points[signs.len().min(blanks.saturating_sub(1))..].to_owned();
            *points = Cow::Owned(rest);
        }
        signs.into_iter().chain(pieces).collect()
    }

    /// Whether a piece is such a mark.
    pub fn is_sign(&self, text: &str) -> bool {
        let glyphs = &self.view.theme.glyphs;
        text == glyphs.evidence || text == glyphs.note
    }
}

impl Sheet {
    /// What the keys for words about the cell, and for its evidence, do.
    pub fn say_or_prove(&mut self, command: Command, view: &View) -> Effect {
        match command {
            Command::Note => self.ask(view, |place, remark| (Asked::Note(place), remark.note)),
            Command::Source => self.ask(view, |place, remark| (Asked::Source(place), remark.source)),
            Command::Attach => self.ask(view, |place, _| (Asked::Evidence(place), String::new())),
            Command::Evidence => self.show_evidence(view),
            _ => {
                let effect = self.type_into(view, None);
                self.asks_why = true;
                effect
            }
        }
    }

    /// Asks for a line about the cell; source and note are there to begin with.
    fn ask(&self, view: &View, asked: impl Fn(Place, Remark) -> (Asked, String)) -> Effect {
        let Some(place) = self.place(view) else {
            return Effect::Tell(Notice::refused(COMPUTED));
        };
        let name = place.name(view.round);
        let remark = place.remark(view.round).cloned().unwrap_or_default();
        let (asked, text) = asked(place, remark);
        let mut body = vec![name];
        if let Asked::Evidence(_) = asked {
            body.push(HOW_TO_ATTACH);
        }
        Effect::Prompt(Prompt::new(asked, body, &text))
    }

    /// Shows the evidence of the cell, each to be taken away.
    fn show_evidence(&self, view: &View) -> Effect {
        let Some(place) = self.place(view) else {
            return Effect::Tell(Notice::refused(COMPUTED));
        };
        let rows: Vec<&Evidence> = view.round.evidence_of(&place).collect();
        if rows.is_empty() {
            return Effect::Tell(Notice::refused(NO_EVIDENCE));
        }
        let mut body = vec![place.name(view.round)];
        body.extend(rows.iter().map(|row| Text::same(detail::evidence(row))));
        let mut choices = vec![Choice {
            label: Text::new("返回", "Back"),
            then: Effect::None,
        }];
        choices.extend(rows.iter().take(MOST_REMOVABLE).map(|row| Choice {
            label: Text::of(format!("移除“{}”", row.name), format!("Remove \"{}\"", row.name)),
            then: Effect::Change(Change::Disprove(row.id), Step::Stay),
        }));
        Effect::Ask(Question {
            title: Text::new("佐证材料", "Evidence"),
            body,
            choices,
            marked: 0,
        })
    }
}

/// So many have a digit of their own.
const MOST_REMOVABLE: usize = 8;
const NO_EVIDENCE: Text = Text::new("这一格还没有佐证材料。", "This cell has no evidence yet.");
const HOW_TO_ATTACH: Text = Text::new(
    "键入文件的路径，或把文件拖到窗口里；文件复制到考核库旁边，原文件不动。",
    "Type the path of a file, or drag it to the window; it is copied to beside the store.",
);
