//! A duty 责任分解: what a unit or department has to do for a measure of a plan.

use crate::model::plan::duty::{Duty, DutyState};

use super::table::{Columns, Row, Table};

/// A duty and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyRow {
    /// The id of the plan; a duty outlives its versions.
    pub plan: String,
    /// The number of the measure.
    pub measure: u32,
    /// The code of the unit, or the name of the department.
    pub unit: String,
    /// What it has to do.
    pub duty: Duty,
}

impl Row for DutyRow {
    const TABLE: Table = Table {
        name: "duty",
        key: &["plan", "measure", "unit"],
        contents: &["due", "note", "paper", "person", "state"],
        insert: "INSERT INTO duty (plan, measure, unit, due, note, paper, person, state) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        update: "UPDATE duty SET due = $1, note = $2, paper = $3, person = $4, state = $5 \
                 WHERE plan = $6 AND measure = $7 AND unit = $8 \
                 AND due = $9 AND note = $10 AND paper = $11 AND person = $12 AND state = $13",
        delete: "DELETE FROM duty WHERE plan = $1 AND measure = $2 AND unit = $3 \
                 AND due = $4 AND note = $5 AND paper = $6 AND person = $7 AND state = $8",
        select: "SELECT plan, measure, unit, due, note, paper, person, state \
                 FROM duty ORDER BY plan, measure, unit",
        find: "SELECT due, note, paper, person, state FROM duty WHERE plan = $1 AND measure = $2 AND unit = $3",
    };

    fn key(&self) -> Columns<'_> {
        vec![
            self.plan.as_str().into(),
            self.measure.to_string().into(),
            self.unit.as_str().into(),
        ]
    }

    fn contents(&self) -> Columns<'_> {
        let Duty {
            note, paper, person, ..
        } = &self.duty;
        vec![
            self.duty.due.map_or_else(String::new, |due| due.to_string()).into(),
            note.as_str().into(),
            paper.as_str().into(),
            person.as_str().into(),
            self.duty.state.code().into(),
        ]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([plan, measure, unit], [due, note, paper, person, state]) = (key, contents) else {
            return None;
        };
        let row = Self {
            plan: (*plan).to_owned(),
            measure: measure.parse().ok()?,
            unit: (*unit).to_owned(),
            duty: Duty {
                paper: (*paper).to_owned(),
                person: (*person).to_owned(),
                due: if due.is_empty() { None } else { Some(due.parse().ok()?) },
                state: DutyState::ALL.into_iter().find(|known| known.code() == *state)?,
                note: (*note).to_owned(),
            },
        };
        // What is written otherwise than this program would is not its own.
        (row.key() == *key && row.contents() == *contents).then_some(row)
    }
}
