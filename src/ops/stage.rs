//! What a period held at the end of each stage: reported, initial, verified, final, side by side.

use super::blind::Blind;
use super::data;
use super::freeze;
use super::round::Round;
use super::session::Session;
use crate::error::{Error, Kind, Result};
use crate::exchange::write_csv;
use crate::model::stage::Stage;
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
