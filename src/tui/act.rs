//! What is done to the data, on whatever thread, and what to tell the person of it.

use super::effect::{Change, Notice, Place, Way};
use super::errand::{self, Errand};
use super::tour::Deed;
use crate::error::Result;
use crate::model::Reported;
use crate::ops::advance::{advance, revise, take_back};
use crate::ops::block;
use crate::ops::doubt::Doubt;
use crate::ops::evidence::{self, Addition};
use crate::ops::remark::remark;
use crate::ops::round::Round;
use crate::ops::session::{Done, Session};
use crate::ops::standing::{moved, standing};
use crate::ops::typed_path;
use crate::ops::undo;
use crate::ops::verify::verify;
use crate::text::{Lang, Text};

/// What is done to the data.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Cells are changed, for a reason or for none.
    Change(Change, String),
    /// The round goes a step on or back, for a reason or for none.
    Way(Way, String),
    /// Something is done about an item of the ledger or an appeal.
    Errand(Errand, Vec<String>),
    /// The last change is taken back.
    Undo,
    /// What was taken back is done again.
    Redo,
}

/// What came of it.
#[derive(Debug)]
pub struct Acted {
    /// What to tell the person.
    pub notice: Notice,
    /// What of it the tour may be waiting for.
    pub deed: Option<Deed>,
    /// The cell to look at, where it is not the one that the person was at.
    pub cell: Option<Place>,
}

impl Acted {
    /// Something that no step of the tour waits for.
    const fn other(notice: Notice) -> Self {
        Self {
            notice,
            deed: None,
            cell: None,
        }
    }

    /// A change that was taken back or done again: what became of which cell.
    fn again(said: &Text, again: undo::Again, deed: Option<Deed>) -> Self {
        let in_lang = |lang| format!("{}{}", said.get(lang), again.moved.get(lang));
        Self {
            notice: Notice::done(Text::of(in_lang(Lang::Zh), in_lang(Lang::En))),
            deed,
            cell: again.cell,
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
            Ok(Acted {
                notice,
                deed: has_entered.then_some(Deed::Entered),
                cell: None,
            })
        }
        Act::Way(way, reason) => {
            let taken = match way {
                Way::Forward => advance(session, round, reason),
                Way::Back => take_back(session, round, None, reason),
                Way::Revise => revise(session, round, reason),
            }?;
            Ok(Acted::other(Notice::done(taken.done.name)))
        }
        Act::Errand(errand, answers) => {
            let done = errand::carry_out(session, round, *errand, answers)?;
            Ok(Acted::other(errand::told(done.as_ref())))
        }
        Act::Undo => {
            let again = undo::undo(session, round, "")?;
            Ok(Acted::again(&undo::undone(&again), again, Some(Deed::Undone)))
        }
        Act::Redo => {
            let again = undo::redo(session, round, "")?;
            Ok(Acted::again(&undo::redone(&again), again, None))
        }
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
