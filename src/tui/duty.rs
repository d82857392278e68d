//! Who does what for a measure of the plan, as a form: what it begins with, and the operation.

use super::view::View;
use crate::error::Result;
use crate::ops::duty::{Edit, Line, lines, read_date, read_state, set};
use crate::ops::round::Round;
use crate::ops::session::{Done, Session};
use crate::text::{Lang, Text};

/// A title, and lines to fill in with what stands there already.
pub type Blanks = (Text, Vec<(Text, String)>);

static PAPER: Text = Text::new("实施方案", "Implementing plan");
static PERSON: Text = Text::new("责任人", "Person");
static DUE: Text = Text::new("时限", "Due");
static STATE: Text = Text::new("进展", "State");
static NOTE: Text = Text::new("备注", "Note");
static REASON: Text = Text::new("原因", "Reason");

/// The form for one of those who answer for a measure.
#[must_use]
pub fn form(view: &View, measure: u32, at: usize) -> Blanks {
    let all = lines(view.round, Some(measure), view.today);
    let Some(Line { name, duty, .. }) = all.get(at) else {
        return (PAPER.clone(), Vec::new());
    };
    let title = Text::of(
        format!("第{measure}条措施 {}：责任分解", name.get(Lang::Zh)),
        format!("Measure {measure}, {}: responsibility", name.get(Lang::En)),
    );
    let due = duty.due.map_or_else(String::new, |due| due.to_string());
    let state = duty.state.label().get(view.lang).to_owned();
    let blanks = [
        (&PAPER, duty.paper.clone()),
        (&PERSON, duty.person.clone()),
        (&DUE, due),
        (&STATE, state),
        (&NOTE, duty.note.clone()),
        (&REASON, String::new()),
    ];
    (title, blanks.map(|(label, text)| (label.clone(), text)).to_vec())
}

/// Keeps what was filled in.
///
/// # Errors
/// A date or a state cannot be read, the step is not the next one, or it is somebody else's duty.
pub fn carry_out(
    session: &mut Session,
    round: &mut Round,
    (measure, at): (u32, usize),
    answers: &[String],
) -> Result<Option<Done>> {
    let all = lines(round, Some(measure), session.today());
    let answer = |n: usize| answers.get(n).map(String::as_str).unwrap_or_default();
    let Some(line) = all.get(at) else {
        return Ok(None);
    };
    let edit = Edit {
        paper: Some(answer(0).to_owned()),
        person: Some(answer(1).to_owned()),
        due: Some(read_date(answer(2))?),
        state: Some(read_state(answer(3))?),
        note: Some(answer(4).to_owned()),
    };
    set(session, round, (measure, &line.unit), edit, answer(5))
}
