//! From what was typed into a cell to a change of it: read, said back in words, doubted, entered.
//!
//! How numbers are read is the business of `ops`; nothing is stored here.

use crate::i18n::state;
use crate::model::{Entry, Reported};
use crate::ops::cell;
use crate::ops::describe::reported as described;
use crate::ops::doubt::{Doubt, doubts};
use crate::text::{Lang, Text};
use crate::tui::effect::{Change, Choice, Effect, Notice, Place, Question, Step};
use crate::tui::view::View;

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

/// What stands in a cell.
#[must_use]
pub fn entry(view: &View, place: &Place) -> Entry {
    let (dataset, period) = (&view.round.dataset, view.round.period);
    match place {
        Place::Metric(unit, metric) => dataset.entry(period, *unit, *metric),
        Place::Mark(unit, indicator, assessor) => {
            let mut marks = dataset.marks(period, *indicator, *unit).iter();
            let mark = marks.find(|mark| mark.assessor == *assessor);
            mark.map_or_else(Entry::default, |mark| mark.entry)
        }
    }
}

/// What stands in a cell as one would type it.
#[must_use]
pub fn as_typed(view: &View, place: &Place) -> String {
    match entry(view, place).reported {
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
        text => match cell::read(text, measure(view, place)) {
            Ok(reported) => Typed::Value(reported),
            Err(problem) => Typed::Wrong(said(&problem)),
        },
    }
}

fn said(problem: &crate::error::Problem) -> Text {
    let full = |lang: Lang| match &problem.fix {
        Some(fix) if lang == Lang::Zh => format!("{}（{}）", problem.what.get(lang), fix.get(lang)),
        Some(fix) => format!("{} ({})", problem.what.get(lang), fix.get(lang)),
        None => problem.what.get(lang).to_owned(),
    };
    Text::of(full(Lang::Zh), full(Lang::En))
}

fn measure<'a>(view: &View<'a>, place: &Place) -> &'a str {
    match place {
        Place::Metric(_, metric) => &view.round.scheme.metric(*metric).unit,
        Place::Mark(..) => "",
    }
}

/// A reading in words: `读作 1234.5 亿元`.
#[must_use]
pub fn in_words(view: &View, place: &Place, reported: Reported) -> Text {
    let words = |lang| match reported {
        Reported::Value(quantity) => format!("{quantity} {}", measure(view, place)).trim_end().to_owned(),
        other => state::state(other.state()).get(lang).to_owned(),
    };
    Text::of(
        format!("读作：{}。按 Enter 写入，按 Esc 取消。", words(Lang::Zh)),
        format!("Read as: {}. Enter to keep it, Esc to leave it.", words(Lang::En)),
    )
}

/// Enters what was typed, unless it cannot be read; a doubtful value is asked about.
#[must_use]
pub fn enter(view: &View, place: Place, text: &str, step: Step) -> Effect {
    let reported = match read(view, &place, text) {
        Typed::Nothing => Reported::Pending,
        Typed::Value(reported) => reported,
        Typed::Wrong(why) => return Effect::Tell(Notice::refused(why)),
    };
    let reasons: Vec<Text> = match (&place, reported) {
        (Place::Metric(unit, metric), Reported::Value(quantity)) => {
            let found = doubts(view.round, *unit, *metric, quantity);
            found.into_iter().map(Doubt::text).collect()
        }
        _ => Vec::new(),
    };
    let what = changed(view, &place, reported);
    let change = Effect::Change(Change::Set(place, reported), step);
    if reasons.is_empty() {
        return change;
    }
    Effect::Ask(Question {
        title: Text::new("请核对这个值", "Please check this value"),
        body: std::iter::once(what).chain(reasons).collect(),
        choices: vec![
            Choice {
                label: Text::new("核对无误，写入", "It is right: keep it"),
                then: change,
            },
            Choice {
                label: Text::new("继续修改", "Go on editing"),
                then: Effect::None,
            },
        ],
        marked: 0,
    })
}

/// `龙门县 出口总额：10.40 → 104`.
fn changed(view: &View, place: &Place, reported: Reported) -> Text {
    let scheme = &view.round.scheme;
    let (unit, name) = match place {
        Place::Metric(unit, metric) => (*unit, &scheme.metric(*metric).name),
        Place::Mark(unit, node, _) => (*unit, scheme.node(*node).name()),
    };
    let before = described(entry(view, place).reported);
    let after = described(reported);
    let words = |lang| {
        let (unit, name) = (scheme.unit(unit).name.get(lang), name.get(lang));
        format!("{unit} {name}  {} → {}", before.get(lang), after.get(lang))
    };
    Text::of(words(Lang::Zh), words(Lang::En))
}
