//! The round's way through its steps on the overview: where it is, and the question before each step.
//!
//! What a step needs is said by `ops::need`; nothing is decided here.

use ratatui::layout::Rect;

use crate::i18n::round::step as name;
use crate::model::Step;
use crate::ops::advance::closing;
use crate::ops::block::Place;
use crate::ops::deadline;
use crate::ops::need;
use crate::text::{Lang, Text};
use crate::tui::canvas::Canvas;
use crate::tui::effect::{Choice, Effect, Question, Way};
use crate::tui::errand::office::Office;
use crate::tui::errand::{Errand, form};
use crate::tui::prompt::{Asked, Prompt};
use crate::tui::view::View;

/// Most lines of what is lacking that a question shows.
const SHOWN: usize = 8;

/// Draws the steps in a line, the present one marked, and what is late.
pub fn draw(canvas: &mut Canvas, area: Rect, view: &View) {
    let theme = canvas.theme;
    let now = view.round.step();
    let arrow = " → ".to_owned();
    let mut spans = Vec::new();
    for (n, step) in Step::ALL.into_iter().enumerate() {
        if n > 0 {
            spans.push((arrow.clone(), theme.muted));
        }
        let words = view.say(name(step));
        spans.push(match step {
            step if step == now => (format!("[{words}]"), theme.strong),
            step if step < now => (words.to_owned(), theme.text),
            _ => (words.to_owned(), theme.muted),
        });
    }
    let late = deadline::list(view.round, view.today)
        .into_iter()
        .find(|deadline| deadline.days_late > 0 || deadline.step == now);
    if let Some(deadline) = late {
        let look = if deadline.days_late > 0 {
            theme.doubtful
        } else {
            theme.muted
        };
        spans.push((format!("  {}", view.say(&deadline.text())), look));
    }
    let spans: Vec<_> = spans.iter().map(|(words, style)| (words.as_str(), *style)).collect();
    canvas.line(area, &spans);
}

/// Asks before the next step, or says what it lacks.
pub fn advance(view: &View) -> Effect {
    let round = view.round;
    let Some(next) = round.step().next() else {
        return Effect::None;
    };
    let lacking: Vec<Text> = need::stopping(round, view.status())
        .map(|block| block.text(round))
        .collect();
    let choice = |label, then| Choice { label, then };
    let no = choice(Text::new("先不进入", "Not yet"), Effect::None);
    if !lacking.is_empty() {
        let title = Text::of(
            format!("还不能进入“{}”", name(next)),
            format!("Not ready for \"{}\"", name(next).get(Lang::En)),
        );
        return Effect::Ask(Question {
            title,
            body: first(lacking),
            choices: vec![choice(Text::new("知道了", "I see"), Effect::None)],
            marked: 0,
        });
    }
    let why = Prompt::new(Asked::Way(Way::Forward), vec![KEPT], "");
    Effect::Ask(Question {
        title: Text::of(
            format!("进入“{}”？", name(next)),
            format!("Go on to \"{}\"?", name(next).get(Lang::En)),
        ),
        body: what_follows(view, next),
        choices: vec![
            choice(Text::new("进入", "Go on"), Effect::Way(Way::Forward, String::new())),
            choice(Text::new("写明原因再进入", "Say why, and go on"), Effect::Prompt(why)),
            no,
        ],
        marked: 0,
    })
}

/// Asks why the round goes back; what is frozen is corrected.
pub fn take_back(view: &View) -> Effect {
    let (way, body) = if view.round.step().is_frozen() {
        (Way::Revise, REVISION)
    } else {
        (Way::Back, KEPT)
    };
    Effect::Prompt(Prompt::new(Asked::Way(way), vec![body], ""))
}

/// Lets a step be chosen whose deadline is set.
pub fn deadlines(view: &View) -> Effect {
    let all = deadline::list(view.round, view.today);
    let choices = Step::ALL.into_iter().map(|step| Choice {
        label: match all.iter().find(|deadline| deadline.step == step) {
            Some(deadline) => deadline.text(),
            None => Text::of(
                format!("{} 没有时限", name(step)),
                format!("{} no deadline", name(step).get(Lang::En)),
            ),
        },
        then: Effect::Fill(form(Errand::Office(Office::Due(step)), view)),
    });
    let now = Step::ALL.iter().position(|step| *step == view.round.step());
    Effect::Ask(Question {
        title: Text::new("各步骤的时限", "When the steps are due"),
        body: Vec::new(),
        choices: choices.collect(),
        marked: now.unwrap_or_default(),
    })
}

/// What the next step brings with it.
fn what_follows(view: &View, next: Step) -> Vec<Text> {
    match next {
        Step::Scoring => {
            let pending = closing(view.round);
            let n = pending.len();
            let mut said = vec![Text::of(
                format!("填报结束；{n} 项未填的数据记为未报送。"),
                format!("Reporting is closed; {n} pending values become missing."),
            )];
            said.extend(first(pending.iter().map(|&(unit, metric)| {
                let name = Place::Metric(unit, metric).name(view.round);
                Text::of(format!("  {}", name.get(Lang::Zh)), format!("  {}", name.get(Lang::En)))
            })));
            said
        }
        Step::Approved => vec![Text::new(
            "审定后结果冻结：方案、数据、得分一并保存，不能再改；更正须另立一版。",
            "Approval freezes the result: scheme, data and scores are kept together and change no more; a correction is a new revision.",
        )],
        _ => Vec::new(),
    }
}

/// The first of many, and how many more there are.
fn first(all: impl IntoIterator<Item = Text, IntoIter: ExactSizeIterator>) -> Vec<Text> {
    let all = all.into_iter();
    let more = all.len().saturating_sub(SHOWN);
    let mut shown: Vec<Text> = all.take(SHOWN).collect();
    if more > 0 {
        shown.push(Text::of(format!("  ……另有 {more} 项"), format!("  and {more} more")));
    }
    shown
}

/// There is no step after the last.
pub const LAST: Text = Text::new("已经通报，没有下一步。", "It is made known; there is no further step.");
/// There is no step before the first.
pub const FIRST: Text = Text::new("还在起草，没有上一步。", "It is a draft; there is no step before.");
const KEPT: Text = Text::new("原因记入日志。", "The journal keeps the reason.");
const REVISION: Text = Text::new(
    "结果已经审定。更正回到核定，再次审定为新的一版；原来的各版都保留。",
    "The result is approved. A correction goes back to review and is approved as a new revision; the earlier ones stay.",
);
