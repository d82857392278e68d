//! What the screens read of the records: the journal, versions, people, frozen results, stages.
//!
//! Changes nothing in the store.

use super::{Desk, Result};
use crate::i18n::{number, round, weighing, width};
use crate::model::stage::Stage;
use crate::model::{Actor, UnitIx};
use crate::ops::actor;
use crate::ops::cell::{history_of_mark, history_of_value};
use crate::ops::freeze::{self, verdict};
use crate::ops::journal;
use crate::ops::rectify;
use crate::ops::stage::{Staged, Stages};
use crate::ops::versions::{self, Version};
use crate::ops::weights::recorded;
use crate::text::{Lang, Text};
use crate::tui::effect::{Place, Reading};
use crate::tui::widgets::page::Line;

impl Desk {
    /// Everybody who is registered, by name.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn actors(&self) -> Result<Vec<Actor>> {
        actor::list(&*self.session()?)
    }

    /// How many approved results of the period there are.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn revisions(&self) -> Result<u32> {
        freeze::revisions(&*self.session()?, self.round.period)
    }

    /// Something of the records as the title and the lines of a page.
    ///
    /// # Errors
    /// The store cannot be read, or there is no such thing.
    pub fn read(&self, what: Reading, lang: Lang) -> Result<(Text, Vec<Line>)> {
        match what {
            Reading::Stages(unit) => self.stages(unit, lang),
            Reading::Result => self.result(lang),
            Reading::Weightings => self.weightings(lang),
        }
    }

    fn result(&self, lang: Lang) -> Result<(Text, Vec<Line>)> {
        let proof = freeze::verify(&*self.session()?, self.round.period, None)?;
        let mut lines = vec![
            Line::Heading(proof.head().get(lang).to_owned()),
            Line::Named("SHA-256".to_owned(), proof.sha256.clone()),
        ];
        lines.extend(proof.found().into_iter().map(|(holds, what)| {
            let (verdict, what) = (verdict(holds).get(lang), what.get(lang).to_owned());
            if holds {
                Line::Named(verdict.to_owned(), what)
            } else {
                Line::Warning(format!("{verdict}  {what}"))
            }
        }));
        let title = if proof.is_sound() {
            Text::new("核验结果：全部一致", "The result is verified: all is as approved")
        } else {
            Text::new("核验结果：有不一致", "The result is NOT as approved")
        };
        Ok((title, lines))
    }

    fn stages(&self, unit: UnitIx, lang: Lang) -> Result<(Text, Vec<Line>)> {
        let session = self.session()?;
        let stages = Stages::of(&session, &self.round)?;
        let mut lines = Vec::new();
        for (title, rows) in [
            (Text::new("得分", "Points"), stages.points(unit)),
            (Text::new("填报的数据", "What was reported"), stages.values(unit)),
        ] {
            lines.push(Line::Heading(title.get(lang).to_owned()));
            lines.push(Line::Text(stage_heads(lang)));
            lines.extend(rows.iter().map(|row| Line::Text(stage_row(row, lang))));
        }
        let name = &self.round.scheme.unit(unit).name;
        let title = Text::of(
            format!("{name}：各环节并列"),
            format!("{}: the stages side by side", name.get(Lang::En)),
        );
        Ok((title, lines))
    }

    fn weightings(&self, lang: Lang) -> Result<(Text, Vec<Line>)> {
        let kept = recorded(&*self.session()?)?;
        let mut lines = Vec::new();
        for one in &kept {
            let (row, method) = (&one.row, weighing::method(&one.row.method));
            let of = if row.node.is_empty() { TOP.get(lang) } else { &row.node };
            let when = row.at.format("%Y-%m-%d %H:%M");
            lines.push(Line::Heading(format!(
                "{of}  {}  {when} {}",
                method.get(lang),
                row.actor
            )));
            let shares = one
                .shares
                .iter()
                .map(|(code, share)| format!("{code} {}", number::percent(*share)));
            lines.push(Line::Text(shares.collect::<Vec<_>>().join("  ")));
            if let Ok(ratio) = row.ratio.parse::<f64>() {
                lines.push(Line::Text(format!("CR {ratio:.4}")));
            }
            lines.push(Line::Text(row.reason.clone()));
        }
        if kept.is_empty() {
            lines.push(Line::Text(NOTHING_KEPT.get(lang).to_owned()));
        }
        Ok((Text::new("定权依据", "Grounds for the weights"), lines))
    }

    /// The versions of the scheme, the one in force first.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn versions(&self) -> Result<Vec<Version>> {
        versions::list(&*self.session()?)
    }

    /// The newest entries of the journal, newest first.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn journal(&self) -> Result<Vec<journal::Line>> {
        journal::list(&*self.session()?, None, MOST_ENTRIES)
    }

    /// What an entry of the journal changed, row by row.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn changes(&self, seq: u64) -> Result<Vec<Text>> {
        journal::changes(&*self.session()?, seq, MOST_CHANGES)
    }

    /// Every change of a cell, newest first, as lines of a page.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn history(&self, place: &Place, lang: Lang) -> Result<Vec<Line>> {
        let session = self.session()?;
        let found = match place {
            Place::Metric(unit, metric) => history_of_value(&session, &self.round, *unit, *metric)?,
            Place::Mark(unit, node, assessor) => history_of_mark(&session, &self.round, (*node, *unit), assessor)?,
        };
        Ok(found.iter().map(|line| told_line(line, lang)).collect())
    }

    /// What became of a rectification item, newest first, as lines of a page.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn item_history(&self, number: u32, lang: Lang) -> Result<Vec<Line>> {
        let found = rectify::history(&*self.session()?, number)?;
        Ok(found.iter().map(|line| told_line(line, lang)).collect())
    }
}

/// A line of the journal: when, who, what, why.
fn told_line(line: &journal::Line, lang: Lang) -> Line {
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
}

/// The columns of the stages: a name, and what it was at each; together they fit a page on 80 columns.
const NAME: usize = 26;
const AT: usize = 8;

/// The heading over what a unit was at every stage.
fn stage_heads(lang: Lang) -> String {
    let stages = Stage::ALL.map(|stage| round::stage(stage).get(lang).to_owned());
    columns("", stages.into_iter().chain([round::NOW.get(lang).to_owned()]))
}

fn stage_row(row: &Staged, lang: Lang) -> String {
    let name = format!("{} {}", row.code, row.name.get(lang));
    let then = row
        .at
        .iter()
        .map(|text| text.as_ref().map_or("", |text| text.get(lang)));
    columns(name.trim(), then.chain([row.now.get(lang)]).map(str::to_owned))
}

fn columns(name: &str, cells: impl Iterator<Item = String>) -> String {
    let name = width::pad(&width::truncate(name, NAME), NAME, width::Align::Left);
    cells.fold(name, |line, cell| {
        format!("{line} {}", width::pad(&cell, AT, width::Align::Right))
    })
}

static TOP: Text = Text::new("最上一级", "the top");
const NOTHING_KEPT: Text = Text::new("还没有记录。", "Nothing was recorded yet.");

/// So many entries of the journal are shown; the command line has all.
const MOST_ENTRIES: u32 = 500;
/// So many rows of one entry are shown.
const MOST_CHANGES: usize = 40;
