//! Files taken in and forms given out from the screens: what a file would do is shown and asked about
//! before it is done.

use super::act::Acted;
use super::effect::{Choice, Effect, Notice, Question};
use crate::error::{Error, Kind, Result};
use crate::ops::file::{self, Existing};
use crate::ops::import::{self, Plan, ReadOptions};
use crate::ops::round::Round;
use crate::ops::session::Session;
use crate::ops::template::{Audience, Format, Order, template};
use crate::ops::typed_path;
use crate::text::{Lang, Text};

/// So many lines of what a file would do are shown.
const SHOWN: usize = 12;

/// What importing a file would do, as a question; what is wrong with it, as one without a yes.
pub fn look(session: &Session, round: &Round, typed: &str) -> Result<Acted> {
    let path = typed_path::read(typed);
    let plan = match import::plan(session, round, &path, &ReadOptions::default()) {
        Ok(plan) => plan,
        Err(error) if !error.problems.is_empty() => return Ok(asked(wrong(&error))),
        Err(error) => return Err(error),
    };
    if plan.new + plan.changed == 0 {
        let counts = plan.counts();
        return Ok(told(Text::of(
            format!("没有要写入的：{}。", counts.get(Lang::Zh)),
            format!("Nothing to write: {}.", counts.get(Lang::En)),
        )));
    }
    if !plan.certain {
        return Err(uncertain(&plan));
    }
    Ok(asked(Question {
        title: Text::new("导入", "Import"),
        body: described(&plan, round),
        choices: vec![
            choice(Text::new("写入", "Write it"), Effect::TakeIn(typed.to_owned())),
            choice(Text::new("不写入", "Leave it"), Effect::None),
        ],
        marked: 0,
    }))
}

/// Imports a file that was looked at.
pub fn take_in(session: &mut Session, round: &mut Round, typed: &str) -> Result<Acted> {
    let path = typed_path::read(typed);
    let plan = import::plan(session, round, &path, &ReadOptions::default())?;
    let counts = plan.counts();
    import::apply(session, round, plan, "")?;
    Ok(told(Text::of(
        format!("已导入：{}。", counts.get(Lang::Zh)),
        format!("Imported: {}.", counts.get(Lang::En)),
    )))
}

/// Writes an entry form to the current folder, and says where it is; where there is a file already, asks.
pub fn give_out(round: &Round, audience: &Audience, existing: Existing, lang: Lang) -> Result<Acted> {
    let order = Order {
        audience: audience.clone(),
        format: Format::Xlsx,
        is_filled: false,
        lang,
        to: None,
        existing,
    };
    match template(round, &order) {
        Ok(path) => {
            let path = file::show(&std::path::absolute(&path).unwrap_or(path));
            Ok(told(Text::of(
                format!("已生成填报表：{path}"),
                format!("Form written: {path}"),
            )))
        }
        Err(error) if error.kind == Kind::Conflict && existing == Existing::Keep => {
            let replace = Effect::Template(audience.clone(), Existing::Replace);
            Ok(asked(super::act::may_replace(error.what, replace)))
        }
        Err(error) => Err(error),
    }
}

/// Asks for whom a form is to be.
pub fn for_whom(round: &Round, actor: &str) -> Effect {
    let form = |audience| Effect::Template(audience, Existing::Keep);
    let mut choices = vec![choice(
        Text::new("全部数据项", "All metrics"),
        form(Audience::Everybody),
    )];
    let mut departments: Vec<&str> = round
        .scheme
        .metrics()
        .iter()
        .map(|metric| metric.reported_by.as_str())
        .collect();
    departments.retain(|name| !name.is_empty());
    departments.sort_unstable();
    departments.dedup();
    choices.extend(
        departments
            .into_iter()
            .map(|name| choice(Text::same(name), form(Audience::Department(name.to_owned())))),
    );
    if round.scheme.indicators().any(|(_, node)| node.is_judged()) {
        let label = Text::of(format!("{actor} 的评分表"), format!("Marks of {actor}"));
        choices.push(choice(label, form(Audience::Assessor(actor.to_owned()))));
    }
    Effect::Ask(Question {
        title: Text::new("填报表给谁填？", "For whom is the form?"),
        body: Vec::new(),
        choices,
        marked: 0,
    })
}

/// What there is to know before a file is written.
fn described(plan: &Plan, round: &Round) -> Vec<Text> {
    let mut body = vec![plan.counts()];
    let warnings = plan.warnings.iter().map(|warning| {
        let at = |lang: Lang| format!("! {} {}", warning.place, warning.text().get(lang));
        Text::of(at(Lang::Zh), at(Lang::En))
    });
    let readings = plan.readings.iter().map(import::Reading::text);
    body.extend(warnings.chain(readings).chain(plan.described(&round.scheme)));
    shortened(body)
}

/// What is wrong with a file.
fn wrong(error: &Error) -> Question {
    let problems = error.problems.iter().map(|problem| {
        let at = |lang: Lang| format!("{} {}", problem.place, problem.text().get(lang));
        Text::of(at(Lang::Zh), at(Lang::En))
    });
    let body = std::iter::once(error.what.clone()).chain(problems).collect();
    Question {
        title: Text::new("没有导入", "Not imported"),
        body: shortened(body),
        choices: vec![choice(Text::new("返回", "Back"), Effect::None)],
        marked: 0,
    }
}

/// The first lines, and how many more there are.
fn shortened(mut body: Vec<Text>) -> Vec<Text> {
    if let Some(more) = body.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        body.truncate(SHOWN);
        body.push(Text::of(format!("……另有 {more} 处"), format!("… and {more} more")));
    }
    body
}

fn uncertain(plan: &Plan) -> Error {
    let name = plan.read_as.name();
    Error::new(
        Kind::Invalid,
        Text::of(
            format!("文件的编码不能确定，像是 {name}，没有导入。"),
            format!("The encoding is not certain, perhaps {name}; nothing was imported."),
        ),
    )
    .hint(Text::new(
        "请另存为 UTF-8，或用 kaohe import --encoding 指明。",
        "Save it as UTF-8, or name it with kaohe import --encoding.",
    ))
}

const fn choice(label: Text, then: Effect) -> Choice {
    Choice { label, then }
}

fn asked(question: Question) -> Acted {
    Acted {
        question: Some(question),
        ..Acted::default()
    }
}

fn told(text: Text) -> Acted {
    Acted {
        notice: Some(Notice::done(text)),
        ..Acted::default()
    }
}
