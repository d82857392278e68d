//! From what was typed into a cell to a change of it: read, said back in words, doubted, entered.
//!
//! How numbers are read is the business of `ops`; nothing is stored here.

use super::{Mode, Sheet};
use crate::i18n::state;
use crate::model::Reported;
use crate::ops::block::doubted;
use crate::ops::cell;
use crate::text::{Lang, Text};
use crate::tui::command::Command;
use crate::tui::effect::{Change, Choice, Effect, Notice, Place, Question, Step};
use crate::tui::keymap::Context;
use crate::tui::view::View;
use crate::tui::widgets::field::Field;

impl Sheet {
    /// What a key does while a cell is being typed into.
    pub fn update_typing(&mut self, command: Command, view: &View) -> Effect {
        let step = match command {
            Command::Help => return Effect::Pass,
            Command::Enter => Step::Down,
            Command::EnterUp => Step::Up,
            Command::EnterRight => Step::Right,
            Command::EnterLeft => Step::Left,
            _ => {
                self.mode = Mode::Moving;
                return Effect::None;
            }
        };
        let (Mode::Typing(field), Some(place)) = (&self.mode, self.place(view)) else {
            return Effect::None;
        };
        let effect = enter(view, place, &field.text(), step);
        if self.asks_why { effect.asking_why() } else { effect }
    }

    /// Begins to type into the cell, with a first letter or with what stands there.
    pub fn type_into(&mut self, view: &View, first: Option<char>) -> Effect {
        let Some(place) = self.place(view) else {
            return Effect::Tell(Notice::refused(COMPUTED));
        };
        let text = first.map_or_else(|| as_typed(view, &place), String::from);
        self.mode = Mode::Typing(Field::new(text));
        self.asks_why = false;
        Effect::None
    }
}

/// What typed text means.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {
    /// Nothing was typed yet.
    Nothing,
    /// It can be entered.
    Value(Reported),
    /// It cannot, and why.
    Wrong(Text),
}

/// What stands in a cell as one would type it.
#[must_use]
pub fn as_typed(view: &View, place: &Place) -> String {
    match place.entry(view.round).reported {
        Reported::Pending => String::new(),
        Reported::Value(quantity) => quantity.to_string(),
        Reported::NotApplicable => "-".to_owned(),
        Reported::Missing => state::state(crate::model::State::Missing).get(view.lang).to_owned(),
    }
}

/// Reads what was typed; a lone `-` means not applicable.
#[must_use]
pub fn read(view: &View, place: &Place, text: &str) -> Typed {
    match text.trim() {
        "" => Typed::Nothing,
        "-" | "－" | "—" => Typed::Value(Reported::NotApplicable),
        text => match cell::read(text, place.measure(view.round)) {
            Ok(reported) => Typed::Value(reported),
            Err(problem) => Typed::Wrong(problem.text()),
        },
    }
}

/// A reading in words: `读作 1234.5 亿元`.
#[must_use]
pub fn in_words(view: &View, place: &Place, reported: Reported) -> Text {
    let words = |lang| match reported {
        Reported::Value(quantity) => format!("{quantity} {}", place.measure(view.round))
            .trim_end()
            .to_owned(),
        other => state::state(other.state()).get(lang).to_owned(),
    };
    let key = |command, lang| view.keymap.named_key(&[Context::Editing], command, lang);
    let keys = |lang| (words(lang), key(Command::Enter, lang), key(Command::Back, lang));
    let (read, enter, back) = keys(Lang::Zh);
    let zh = format!("读作：{read}。按 {enter} 写入，按 {back} 取消。");
    let (read, enter, back) = keys(Lang::En);
    Text::of(zh, format!("Read as: {read}. {enter} to keep it, {back} to leave it."))
}

/// Enters what was typed, unless it cannot be read. A doubtful value is asked about when it stands there, so that
/// whoever types from paper is not stopped and no key gets lost.
#[must_use]
pub fn enter(view: &View, place: Place, text: &str, step: Step) -> Effect {
    let reported = match read(view, &place, text) {
        Typed::Nothing => Reported::Pending,
        Typed::Value(reported) => reported,
        Typed::Wrong(why) => return Effect::Tell(Notice::refused(why)),
    };
    Effect::Change(Change::Set(vec![(place, reported)]), step)
}

/// A change of several cells at once; where values are doubtful, it is asked about first; a single
/// one is asked about when it stands there.
#[must_use]
pub fn change(view: &View, cells: Vec<(Place, Reported)>, step: Step) -> Effect {
    let doubts = cells.iter().flat_map(|(place, reported)| {
        let found = place.doubts(view.round, *reported).into_iter();
        found.map(move |doubt| doubted(view.round, place, *reported, doubt))
    });
    let reasons: Vec<Text> = doubts.collect();
    let n = cells.len();
    let change = Effect::Change(Change::Set(cells), step);
    if reasons.is_empty() || n == 1 {
        return change;
    }
    let keep = Text::new("核对无误，写入", "They are right: keep them");
    ask(
        reasons,
        Choice {
            label: keep,
            then: change,
        },
    )
}

/// Asks about doubtful values before something is done with them.
#[must_use]
pub fn ask(mut reasons: Vec<Text>, choice: Choice) -> Effect {
    let more = reasons.len().saturating_sub(MOST_DOUBTS);
    reasons.truncate(MOST_DOUBTS);
    if more > 0 {
        reasons.push(Text::of(format!("另有 {more} 处。"), format!("And {more} more.")));
    }
    Effect::Ask(Question {
        title: Text::new("请核对这些值", "Please check these values"),
        body: reasons,
        choices: vec![
            choice,
            Choice {
                label: Text::new("返回修改", "Go back"),
                then: Effect::None,
            },
        ],
        marked: 0,
    })
}

/// So many doubts are listed in a question.
const MOST_DOUBTS: usize = 6;

/// Said of a cell that nobody types.
pub const COMPUTED: Text = Text::new(
    "这一格由系统计算，不能填写；请在它下面的数据行填写。",
    "This cell is computed; enter the values in the rows below it.",
);
