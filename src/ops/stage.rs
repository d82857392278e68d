//! What a period held at the end of each stage: reported, initial, verified, final, side by side.

use super::blind::Blind;
use super::data;
use super::describe::reported;
use super::freeze;
use super::round::Round;
use super::session::Session;
use crate::error::{Error, Kind, Result};
use crate::exchange::write_csv;
use crate::i18n::heading;
use crate::model::stage::Stage;
use crate::model::{NodeIx, Points, UnitIx};
use crate::store::{Key, Record, StageRow};
use crate::text::Text;

/// What to keep of a round when a stage ends.
pub(super) fn kept(round: &Round, stage: Stage) -> StageRow {
    let mut only = round.dataset.clone();
    only.keep_only(round.period);
    let bytes = write_csv(&round.scheme, &only);
    StageRow {
        period: round.period,
        stage,
        data: String::from_utf8(bytes).expect("BUG: a table of texts is text"),
    }
}

/// One indicator, total or metric of a unit at every stage; nothing where the round has not come so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staged {
    /// Its code; empty for the total.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// What it was, in the order of [`Stage::ALL`].
    pub at: [Option<Text>; 4],
    /// What it is now.
    pub now: Text,
}

/// The round as it stood at the end of every stage, and as it is now.
#[derive(Debug)]
pub struct Stages<'a> {
    then: [Option<Round>; 4],
    now: &'a Round,
}

impl<'a> Stages<'a> {
    /// Reads what was kept.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn of(session: &Session, now: &'a Round) -> Result<Self> {
        let [a, b, c, d] = Stage::ALL.map(|stage| round_at(session, now, stage));
        Ok(Self {
            then: [a?, b?, c?, d?],
            now,
        })
    }

    /// The points of every node of a unit, and its total at the end.
    #[must_use]
    pub fn points(&self, unit: UnitIx) -> Vec<Staged> {
        let scheme = &self.now.scheme;
        let shown = |points: Option<Points>, round: &Round| {
            Text::same(points.map_or_else(|| "—".to_owned(), |points| points.show(round.evaluation.decimals)))
        };
        let nodes = (0..scheme.nodes().len()).map(NodeIx);
        let line = |at: NodeIx| {
            let node = scheme.node(at);
            self.line((node.code(), node.name()), |round| {
                shown(round.evaluation.node(at, unit).score, round)
            })
        };
        let mut lines: Vec<Staged> = nodes.map(line).collect();
        lines.push(self.line(("", &heading::TOTAL), |round| {
            shown(round.evaluation.unit(unit).total, round)
        }));
        lines
    }

    /// What was reported for every metric that counts for a unit.
    #[must_use]
    pub fn values(&self, unit: UnitIx) -> Vec<Staged> {
        let due = self.now.cells_due().into_iter().filter(|(at, _)| *at == unit);
        due.map(|(_, at)| {
            let metric = self.now.scheme.metric(at);
            self.line((&metric.code, &metric.name), |round| {
                reported(round.dataset.entry(round.period, unit, at).reported)
            })
        })
        .collect()
    }

    fn line(&self, (code, name): (&str, &Text), show: impl Fn(&Round) -> Text) -> Staged {
        Staged {
            code: code.to_owned(),
            name: name.clone(),
            at: self.then.each_ref().map(|round| round.as_ref().map(&show)),
            now: show(self.now),
        }
    }
}

/// The round as it stood at the end of a stage; `None` where the round has not come so far, or the actor may not see it.
/// Earlier periods are as they are now.
///
/// # Errors
/// The store cannot be read.
pub fn round_at(session: &Session, round: &Round, stage: Stage) -> Result<Option<Round>> {
    // What a stage held has everybody's marks in it.
    if Blind::of(session)?.is_some() {
        return Ok(None);
    }
    let text = match stage {
        Stage::Final => match session.store.revisions(round.period)? {
            0 => None,
            last => Some(freeze::find(session, round.period, Some(last))?.data),
        },
        _ => match session.store.get(&Key::stage(round.period, stage))? {
            Some(Record::Stage(row)) => Some(row.data),
            _ => None,
        },
    };
    let Some(text) = text else { return Ok(None) };
    let table = data::parse(text.as_bytes(), &round.scheme).map_err(|error| {
        let what = Text::of(
            format!("{} 保存的环节数据与现在的方案不符。", round.period),
            format!("What was kept of {} does not fit the present scheme.", round.period),
        );
        Error {
            problems: error.problems,
            ..Error::new(Kind::Conflict, what)
        }
    })?;
    let mut dataset = round.dataset.clone();
    dataset.take_sheet(round.period, table.to_dataset(&round.scheme));
    Ok(Some(Round::new(round.scheme.clone(), dataset, round.period)))
}
