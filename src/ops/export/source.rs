//! What papers are printed from: a round, and what tells its result from any other.
//!
//! Gathered once for all papers of an export.

use chrono::{DateTime, NaiveDate};

use crate::error::{Error, Kind, Result};
use crate::model::Evaluation;
use crate::model::stage::Stage;
use crate::ops::fonts::Library;
use crate::ops::freeze;
use crate::ops::round::Round;
use crate::ops::session::Session;
use crate::ops::stage::round_at;
use crate::report::findings::{Findings, Standing};
use crate::store::{Hash, ResultRow};
use crate::text::{Lang, Text};

/// A round as it is printed.
pub struct Source<'a> {
    /// The round.
    pub(super) round: &'a Round,
    evaluation: &'a Evaluation,
    /// The round as it stood when each stage ended.
    stages: [Option<Round>; 3],
    approval: Option<Approval>,
    sha256: String,
    /// What papers are set in.
    pub(super) fonts: Library,
}

/// Which approval of the period a result is, and the day of it.
#[derive(Clone, Copy)]
struct Approval {
    revision: u32,
    on: NaiveDate,
}

impl<'a> Source<'a> {
    /// Gathers what papers of a round need besides it.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn of(session: &Session, round: &'a Round) -> Result<Self> {
        let evaluation = &round.evaluation;
        let fonts = Library::new(session.fonts.clone());
        let stages = [
            stage(session, round, Stage::Reported)?,
            stage(session, round, Stage::Initial)?,
            stage(session, round, Stage::Verified)?,
        ];
        if !round.step().is_frozen() {
            let text = freeze::evaluation(&round.scheme, &freeze::alone(round));
            return Ok(Self {
                round,
                evaluation,
                stages,
                approval: None,
                sha256: Hash::of(text.as_bytes()).to_string(),
                fonts,
            });
        }
        let row = freeze::find(session, round.period, None)?;
        let at = DateTime::parse_from_rfc3339(&row.approved_at).map_err(|_| no_time(&row))?;
        Ok(Self {
            round,
            evaluation,
            stages,
            approval: Some(Approval {
                revision: row.revision,
                on: at.date_naive(),
            }),
            sha256: row.sha256.to_string(),
            fonts,
        })
    }

    /// What papers in a language are made from.
    pub(super) fn findings(&self, lang: Lang) -> Findings<'_> {
        let (round, sha256) = (self.round, self.sha256.as_str());
        Findings {
            scheme: &round.scheme,
            dataset: &round.dataset,
            evaluation: self.evaluation,
            previous: round.last(),
            stages: self.stages.each_ref().map(|at| at.as_ref().map(|at| &at.evaluation)),
            standing: match self.approval {
                None => Standing::Draft { sha256 },
                Some(Approval { revision, on }) => Standing::Approved { revision, sha256, on },
            },
            lang,
        }
    }
}

/// The round at the end of a stage; none where what was kept does not fit the present scheme.
fn stage(session: &Session, round: &Round, stage: Stage) -> Result<Option<Round>> {
    match round_at(session, round, stage) {
        Err(error) if error.kind == Kind::Conflict => Ok(None),
        at => at,
    }
}

fn no_time(row: &ResultRow) -> Error {
    let (period, at) = (row.period, &row.approved_at);
    Error::new(
        Kind::Storage,
        Text::of(
            format!("{period} 审定结果的时间“{at}”读不出来。"),
            format!("The time of {period}'s approval cannot be read: \"{at}\"."),
        ),
    )
    .hint(Text::new(
        "用 kaohe verify-result 核验。",
        "Verify it with kaohe verify-result.",
    ))
}
