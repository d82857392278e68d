//! The assessment on the desk: the store's session, the round in memory, how far it is.
//!
//! The only place of the screens that calls operations; each returns what to tell the person.

use std::path::{Path, PathBuf, absolute as absolute_path};
use std::sync::Arc;

use super::effect::{Change, Notice, Place};
use super::view::{Look, View};
use super::widgets::page::Line;
use crate::error::{Error, Result};
use crate::i18n::sample;
use crate::model::{Period, Scheme};
use crate::ops::block;
use crate::ops::cell::{history_of_mark, history_of_value};
use crate::ops::doubt::Doubt;
use crate::ops::export::PaperFormat as Format;
use crate::ops::export::{self, Order, Paper};
use crate::ops::file::{self, Existing};
use crate::ops::journal;
use crate::ops::round::Round;
use crate::ops::session::{Done, Session};
use crate::ops::standing::{moved, standing};
use crate::ops::status::{Status, status};
use crate::ops::undo;
use crate::ops::verify::verify;
use crate::progress::Progress;
use crate::text::{Lang, Text};

/// What is worked on.
#[derive(Debug)]
pub struct Desk {
    session: Session,
    round: Round,
    status: Status,
    is_sample: bool,
}

impl Desk {
    /// Loads a period; the latest where none is named.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn new(mut session: Session, period: Option<Period>) -> Result<Self> {
        let round = session.round(period)?;
        // From here on small things are done at once, and nobody waits for them.
        session.tell(&Progress::default());
        Ok(Self {
            status: status(&round),
            is_sample: sample::is_in(&round.dataset),
            session,
            round,
        })
    }

    /// The scheme in force.
    #[must_use]
    pub const fn scheme(&self) -> &Arc<Scheme> {
        self.session.scheme()
    }

    /// What screens read.
    #[must_use]
    pub fn view<'a>(&'a self, look: &'a Look) -> View<'a> {
        View {
            round: &self.round,
            status: &self.status,
            actor: self.session.actor(),
            is_sample: self.is_sample,
            lang: look.lang,
            theme: &look.theme,
            keymap: &look.keymap,
        }
    }

    /// Carries out a change of cells.
    ///
    /// # Errors
    /// It is refused; nothing was changed.
    pub fn change(&mut self, change: &Change) -> Result<Notice> {
        let unit = change.unit();
        let before = unit.and_then(|unit| standing(&self.round, unit));
        let doubts = self.doubts(change);
        let (session, round) = (&mut self.session, &mut self.round);
        let done = match change {
            Change::Set(cells) => block::set(session, round, cells, ""),
            Change::Verify(cells) => verify(session, round, cells, ""),
        };
        // Also where it was refused, others may have changed the data.
        self.status = status(&self.round);
        let done = done?;
        let after = unit.and_then(|unit| standing(&self.round, unit));
        let moved = moved(before.as_ref(), after.as_ref());
        let saved = said(done.as_ref(), &Text::new("已保存：", "Saved: "), &moved);
        Ok(match doubts {
            Some(why) if done.is_some() => asked(&saved, &why),
            _ => saved,
        })
    }

    /// What there is to ask about values before they are entered.
    fn doubts(&self, change: &Change) -> Option<Text> {
        let round = &self.round;
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
            Change::Verify(_) => None,
        }
    }

    /// Takes the last change back.
    ///
    /// # Errors
    /// It is refused; nothing was changed.
    pub fn undo(&mut self) -> Result<Notice> {
        let done = undo::undo(&mut self.session, &mut self.round, "")?;
        self.status = status(&self.round);
        Ok(Notice::done(undo::undone(&done)))
    }

    /// Does again what was taken back.
    ///
    /// # Errors
    /// It is refused; nothing was changed.
    pub fn redo(&mut self) -> Result<Notice> {
        let done = undo::redo(&mut self.session, &mut self.round, "")?;
        self.status = status(&self.round);
        Ok(Notice::done(undo::redone(&done)))
    }

    /// Goes to the assessed period before or after, where there is one; whether it did.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn turn_by(&mut self, to: Neighbour) -> Result<bool> {
        let mut periods = self.round.periods();
        if to == Neighbour::Earlier {
            periods.reverse();
        }
        let now = self.round.period;
        let beyond = |period: &Period| match to {
            Neighbour::Earlier => *period < now,
            Neighbour::Later => *period > now,
        };
        let Some(period) = periods.into_iter().find(beyond) else {
            return Ok(false);
        };
        self.turn_to(period)?;
        Ok(true)
    }

    /// Goes to a period.
    ///
    /// # Errors
    /// The store cannot be read, or the scheme does not assess the period.
    pub fn turn_to(&mut self, period: Period) -> Result<()> {
        if period != self.round.period {
            self.round = self.session.round(Some(period))?;
            self.status = status(&self.round);
        }
        Ok(())
    }

    /// Every change of a cell, newest first, as lines of a page.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn history(&self, place: &Place, lang: Lang) -> Result<Vec<Line>> {
        let found = match place {
            Place::Metric(unit, metric) => history_of_value(&self.session, &self.round, *unit, *metric)?,
            Place::Mark(unit, node, assessor) => history_of_mark(&self.session, &self.round, (*node, *unit), assessor)?,
        };
        let line = |line: &journal::Line| {
            let stamp = &line.entry.stamp;
            let when = stamp.at.format("%Y-%m-%d %H:%M").to_string();
            let reason = if stamp.reason.is_empty() {
                String::new()
            } else {
                format!("（{}）", stamp.reason)
            };
            Line::Named(
                format!("{when} {}", stamp.actor),
                format!("{}{reason}", line.what.get(lang)),
            )
        };
        Ok(found.iter().map(line).collect())
    }

    /// Writes a paper to a file in the current folder, and says where it is.
    ///
    /// # Errors
    /// The file exists and is to be kept, or cannot be written.
    pub fn export(&self, paper: Paper, how: (Format, Existing), lang: Lang) -> Result<Notice> {
        let order = Order {
            format: export::Format::Paper(how.0),
            lang,
            to: None,
            existing: how.1,
        };
        let files = export::export(&self.round, &[paper], &order)?;
        let files: Vec<_> = files.iter().map(|path| file::show(&absolute(path))).collect();
        let files = files.join("  ");
        Ok(Notice::done(Text::of(
            format!("已导出：{files}"),
            format!("Written: {files}"),
        )))
    }
}

/// Which period to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Neighbour {
    /// The one before.
    Earlier,
    /// The one after.
    Later,
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

/// An error as a notice: what failed, why, what to do next.
#[must_use]
pub fn told(error: &Error) -> Notice {
    let one_line = |lang| {
        let message = error.message(lang);
        let stop = match lang {
            Lang::Zh => "；",
            Lang::En => "; ",
        };
        let mut said = String::new();
        for (n, line) in message.lines().map(str::trim).enumerate() {
            let ends = said.ends_with(['。', '：', '.', ':']) || said.is_empty();
            said.push_str(match lang {
                _ if !ends => stop,
                Lang::En if n > 0 => " ",
                _ => "",
            });
            said.push_str(line);
        }
        said
    };
    Notice::refused(Text::of(one_line(Lang::Zh), one_line(Lang::En)))
}

/// Where a file is, for a person who looks for it.
fn absolute(path: &Path) -> PathBuf {
    absolute_path(path).unwrap_or_else(|_| path.to_owned())
}
