//! What is done with the store and its data, on whatever thread, and what to tell the person of it.

use std::path::{self, Path, PathBuf};

use super::effect::{Change, Choice, Effect, Notice, Place, Question, Way};
use super::errand::{self, Errand};
use super::intake;
use super::tour::Deed;
use crate::error::{Kind, Result};
use crate::model::{Period, Reported};
use crate::ops::advance::{advance, revise, take_back};
use crate::ops::block;
use crate::ops::doubt::Doubt;
use crate::ops::evidence::{self, Addition};
use crate::ops::export::{Format, Order, Paper, Source, export};
use crate::ops::file::{self, Existing};
use crate::ops::journal;
use crate::ops::remark::remark;
use crate::ops::round::Round;
use crate::ops::session::{Done, Session};
use crate::ops::standing::{moved, standing};
use crate::ops::template::Audience;
use crate::ops::typed_path;
use crate::ops::undo;
use crate::ops::verify::verify;
use crate::text::{Lang, Text};

/// What is done with the store and its data.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Cells are changed, for a reason or for none.
    Change(Change, String),
    /// The round goes a step on or back, for a reason or for none.
    Way(Way, String),
    /// Something is done for which a form was filled in.
    Errand(Errand, Vec<String>),
    /// The last change is taken back.
    Undo,
    /// What was taken back is done again.
    Redo,
    /// The journal is worked out again and held against the data.
    Prove,
    /// Another period is loaded.
    Turn(Period),
    /// A file, by its path as it was typed, is read and what it would do is asked about.
    Look(String),
    /// A file that was looked at is imported.
    TakeIn(String),
    /// An entry form is written to a file in the current folder.
    Template(Audience, Existing, Lang),
    /// A paper is written to a file in the current folder.
    Export(Paper, Format, Existing, Lang),
}

impl Act {
    /// Whether the data are changed, and not only read.
    #[must_use]
    pub const fn is_change(&self) -> bool {
        !matches!(
            self,
            Self::Prove | Self::Turn(_) | Self::Look(_) | Self::Template(..) | Self::Export(..)
        )
    }
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Acted {
    /// What to tell the person; nothing where it is plain to see.
    pub notice: Option<Notice>,
    /// What is to be asked before it can be done.
    pub question: Option<Question>,
    /// What of it the tour may be waiting for.
    pub deed: Option<Deed>,
    /// The cell to look at, where it is not the one that the person was at.
    pub cell: Option<Place>,
}

impl Acted {
    /// What is told, and what of it the tour may be waiting for.
    fn told(notice: Notice, deed: Option<Deed>) -> Self {
        Self {
            notice: Some(notice),
            deed,
            ..Self::default()
        }
    }

    /// A change that was taken back or done again: what became of which cell.
    fn again(said: &Text, again: undo::Again, deed: Option<Deed>) -> Self {
        let in_lang = |lang| format!("{}{}", said.get(lang), again.moved.get(lang));
        let notice = Notice::done(Text::of(in_lang(Lang::Zh), in_lang(Lang::En)));
        Self {
            cell: again.cell,
            ..Self::told(notice, deed)
        }
    }
}

/// Does it to the store and to the round alike, and says what came of it.
///
/// # Errors
/// It is refused or cancelled; nothing was changed.
pub fn carry_out(session: &mut Session, round: &mut Round, act: &Act) -> Result<Acted> {
    match act {
        Act::Change(change, reason) => {
            let unit = change.unit();
            let before = unit.and_then(|unit| standing(round, unit));
            let doubts = doubts(round, change);
            let done = change_cells(session, round, change, reason)?;
            let after = unit.and_then(|unit| standing(round, unit));
            let moved = moved(before.as_ref(), after.as_ref());
            let saved = said(done.as_ref(), &Text::new("已保存：", "Saved: "), &moved);
            let notice = match doubts {
                Some(why) if done.is_some() => asked(&saved, &why),
                _ => saved,
            };
            let has_entered = done.is_some() && has_values(change);
            Ok(Acted::told(notice, has_entered.then_some(Deed::Entered)))
        }
        Act::Way(way, reason) => {
            let taken = match way {
                Way::Forward => advance(session, round, reason),
                Way::Back => take_back(session, round, None, reason),
                Way::Revise => revise(session, round, reason),
            }?;
            Ok(Acted::told(Notice::done(taken.done.name), None))
        }
        Act::Errand(errand, answers) => {
            let done = errand::carry_out(session, round, errand, answers)?;
            Ok(Acted::told(errand::told(done.as_ref()), None))
        }
        Act::Undo => {
            let again = undo::undo(session, round, "")?;
            Ok(Acted::again(&undo::undone(&again), again, Some(Deed::Undone)))
        }
        Act::Redo => {
            let again = undo::redo(session, round, "")?;
            Ok(Acted::again(&undo::redone(&again), again, None))
        }
        Act::Prove => journal::prove(session).map(|(said, is_sound)| {
            let notice = if is_sound { Notice::done } else { Notice::refused };
            Acted::told(notice(said), None)
        }),
        Act::Turn(period) => {
            *round = session.round(Some(*period))?;
            Ok(Acted::default())
        }
        Act::Look(typed) => intake::look(session, round, typed),
        Act::TakeIn(typed) => intake::take_in(session, round, typed),
        Act::Template(audience, existing, lang) => intake::give_out(round, audience, *existing, *lang),
        Act::Export(paper, format, existing, lang) => write(session, round, (*paper, *format), (*existing, *lang)),
    }
}

/// Writes a paper, and says where it is; where there is a file already, asks.
fn write(
    session: &Session,
    round: &Round,
    (paper, format): (Paper, Format),
    (existing, lang): (Existing, Lang),
) -> Result<Acted> {
    let order = Order {
        format,
        lang,
        to: None,
        existing,
    };
    let source = Source::of(session, round)?;
    match export(&source, &[paper], &order, session.progress()) {
        Ok(files) => {
            let files: Vec<_> = files.iter().map(|path| file::show(&absolute(path))).collect();
            let files = files.join("  ");
            let said = Text::of(format!("已导出：{files}"), format!("Written: {files}"));
            Ok(Acted::told(Notice::done(said), Some(Deed::Exported)))
        }
        Err(error) if error.kind == Kind::Conflict && existing == Existing::Keep => Ok(Acted {
            question: Some(may_replace(
                error.what,
                Effect::Export(paper, format, Existing::Replace),
            )),
            ..Acted::default()
        }),
        Err(error) => Err(error),
    }
}

/// Where a file is, for a person who looks for it.
fn absolute(path: &Path) -> PathBuf {
    path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Asks before a file is replaced.
pub(super) fn may_replace(what: Text, replace: Effect) -> Question {
    let choice = |label, then| Choice { label, then };
    Question {
        title: Text::new("文件已存在", "The file exists"),
        body: vec![what],
        choices: vec![
            choice(Text::new("替换", "Replace it"), replace),
            choice(Text::new("保留原文件", "Keep it"), Effect::None),
        ],
        marked: 0,
    }
}

fn change_cells(session: &mut Session, round: &mut Round, change: &Change, reason: &str) -> Result<Option<Done>> {
    match change {
        Change::Set(cells) => block::set(session, round, cells, reason),
        Change::Verify(cells) => verify(session, round, cells, reason),
        Change::Remark(place, said) => remark(session, round, place, said, reason),
        Change::Prove(place, typed) => {
            let addition = Addition {
                subject: place.key(round),
                file: typed_path::read(typed),
                note: String::new(),
            };
            evidence::add(session, round, &addition, reason)
        }
        Change::Disprove(id) => evidence::remove(session, round, *id, reason),
    }
}

/// Whether a change puts numbers in.
fn has_values(change: &Change) -> bool {
    let is_number = |(_, reported): &(_, Reported)| matches!(reported, Reported::Value(_));
    matches!(change, Change::Set(cells) if cells.iter().any(is_number))
}

/// What there is to ask about values before they are entered.
fn doubts(round: &Round, change: &Change) -> Option<Text> {
    match change {
        Change::Set(cells) if cells.len() > MOST_DOUBTED => None,
        Change::Set(cells) => match cells.as_slice() {
            [(place, reported)] => {
                let own = place.doubts(round, *reported).into_iter();
                let mut all = own.chain(place.sum_differs(round, *reported));
                let first = all.next()?.text();
                Some(all.fold(first, |said, doubt| also(&said, doubt)))
            }
            cells => {
                let doubtful = cells.iter().filter(|(place, value)| place.is_doubtful(round, *value));
                Some(doubtful.count()).filter(|n| *n > 0).map(counted)
            }
        },
        Change::Verify(_) | Change::Remark(..) | Change::Prove(..) | Change::Disprove(_) => None,
    }
}

fn said(done: Option<&Done>, verb: &Text, moved: &Text) -> Notice {
    let Some(done) = done else {
        return Notice::done(Text::new("没有变化。", "Nothing changed."));
    };
    let in_lang = |lang| format!("{}{}{}", verb.get(lang), done.name.get(lang), moved.get(lang));
    Notice::done(Text::of(in_lang(Lang::Zh), in_lang(Lang::En)))
}

/// Of a larger block the doubts are not counted; the preview names them.
const MOST_DOUBTED: usize = 1000;

fn also(said: &Text, doubt: Doubt) -> Text {
    let why = doubt.text();
    Text::of(
        format!("{}；{}", said.get(Lang::Zh), why.get(Lang::Zh)),
        format!("{}; {}", said.get(Lang::En), why.get(Lang::En)),
    )
}

fn counted(n: usize) -> Text {
    Text::of(
        format!("写入的值有 {n} 个存疑，按 d 逐个查看"),
        format!("{n} of the values entered are doubtful; d goes through them"),
    )
}

/// Asks about doubtful values that were entered.
fn asked(saved: &Notice, why: &Text) -> Notice {
    let (zh, en) = (saved.text.get(Lang::Zh), saved.text.get(Lang::En));
    Notice::asked(Text::of(
        format!(
            "{zh}  请核对：{}。已标“?”，可继续填；u 撤销，D 返回。",
            why.get(Lang::Zh)
        ),
        format!(
            "{en}  Please check: {}. Marked \"?\": go on, or u to undo, D to go back.",
            why.get(Lang::En)
        ),
    ))
}
