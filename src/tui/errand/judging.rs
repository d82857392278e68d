//! What is done about marks, adjustments and weights: the form that each needs, and the operation.

use uuid::Uuid;

use super::{Errand, FILE, blank, files};
use crate::error::Result;
use crate::i18n::{heading, rectification as words, weighing};
use crate::model::{NodeIx, UnitIx};
use crate::ops::adjust::{Application, apply, confirm, remove};
use crate::ops::panel::{moderate, open};
use crate::ops::round::Round;
use crate::ops::session::{Done, Session};
use crate::ops::weights::{Way, propose, record};
use crate::text::{Lang, Text};
use crate::tui::form::Form;
use crate::tui::view::View;

/// Something about marks, adjustments and weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judging {
    /// Open the experts' marks to each other.
    Open,
    /// Note how the marks on an indicator of a unit were settled.
    Moderate(NodeIx, UnitIx),
    /// Apply a bonus, penalty or veto item to a unit.
    Apply(UnitIx, String),
    /// Confirm what somebody else applied.
    Confirm(Uuid),
    /// Take an adjustment away.
    Remove(Uuid),
    /// Keep proposed weights as a ground.
    Ground(Option<NodeIx>, Way),
}

static NOTE: Text = Text::new("复议情况", "How it was settled");
static COUNT: Text = Text::new("次数", "Count");
static EVENT: Text = Text::new("事件编号", "Event reference");
static WHY: Text = Text::new("事由", "Reason");
static GROUND: Text = Text::new("依据", "Ground");

/// The form that it needs; nothing to fill in where there is nothing to ask.
pub(super) fn form(judging: &Judging, view: &View) -> Form {
    let (title, blanks, note) = match judging {
        Judging::Open | Judging::Confirm(_) => (Text::same(""), Vec::new(), None),
        Judging::Moderate(node, unit) => {
            let (name, unit) = (view.node_name(*node), view.unit_name(*unit));
            (
                Text::of(format!("复议 {unit} {name}"), format!("{unit}, {name}: marks settled")),
                vec![blank(&NOTE, "")],
                Some(MARKS_STAY),
            )
        }
        Judging::Apply(unit, item) => {
            let (unit, item) = (view.unit_name(*unit), item_name(view, item));
            let title = format!("{unit} {item}");
            (
                Text::same(title),
                vec![
                    blank(&COUNT, "1"),
                    blank(&WHY, ""),
                    blank(&words::EVIDENCE, ""),
                    blank(&EVENT, ""),
                    blank(&FILE, ""),
                ],
                Some(ONCE),
            )
        }
        Judging::Remove(_) => (
            Text::new("撤去加减分", "Take the adjustment away"),
            vec![blank(&heading::REASON, "")],
            None,
        ),
        Judging::Ground(_, way) => {
            let method = weighing::method(way.code());
            (
                Text::of(
                    format!("记为定权依据：{method}"),
                    format!("Keep as a ground: {}", method.get(Lang::En)),
                ),
                vec![blank(&GROUND, "")],
                Some(UNCHANGED),
            )
        }
    };
    Form::new(title, Errand::Judging(judging.clone()), blanks).with_note(note)
}

/// The code and the name of a bonus, penalty or veto item.
#[must_use]
pub fn item_name(view: &View, code: &str) -> String {
    let found = items(view).into_iter().find(|(of, _)| of == code);
    found.map_or_else(|| code.to_owned(), |(code, name)| format!("{code} {}", view.say(&name)))
}

/// The bonus, penalty and veto items of the scheme: code and name.
#[must_use]
pub fn items(view: &View) -> Vec<(String, Text)> {
    let adjustments = &view.round.scheme.document().adjustments;
    let counted = adjustments.bonus.items.iter().chain(&adjustments.penalty.items);
    let counted = counted.map(|item| (item.code.clone(), item.name.clone()));
    let vetoes = adjustments.veto.iter();
    counted
        .chain(vetoes.map(|veto| (veto.code.clone(), veto.name.clone())))
        .collect()
}

/// Does it with what was answered.
pub(super) fn carry_out(
    session: &mut Session,
    round: &mut Round,
    judging: &Judging,
    answers: &[String],
) -> Result<Option<Done>> {
    let answer = |n: usize| answers.get(n).map(|text| text.trim()).unwrap_or_default();
    match judging {
        Judging::Open => open(session, round),
        Judging::Moderate(node, unit) => moderate(session, round, (*node, *unit), answer(0)),
        Judging::Apply(unit, item) => {
            let application = Application {
                unit: *unit,
                item: item.clone(),
                count: answer(0).parse()?,
                reason: answer(1).to_owned(),
                evidence: answer(2).to_owned(),
                event: answer(3).to_owned(),
                files: files(answer(4)),
            };
            apply(session, round, &application)
        }
        Judging::Confirm(id) => confirm(session, round, *id, ""),
        Judging::Remove(id) => remove(session, round, *id, answer(0)),
        Judging::Ground(node, way) => {
            let proposal = propose(round, *node, way)?;
            record(session, round, &proposal, answer(0))
        }
    }
}

const MARKS_STAY: Text = Text::new("原始评分不变。", "The marks stay as they are.");
const ONCE: Text = Text::new(
    "同一事件编号，加分、扣分、否决各只计一次；须由他人确认。一票否决的次数为 1。",
    "An event counts once as a bonus, penalty or veto; somebody else confirms it. A veto counts 1.",
);
const UNCHANGED: Text = Text::new(
    "只记下依据，方案不变；改权重须另立方案版本。",
    "Only the ground is kept; other weights are for a new version of the scheme.",
);
