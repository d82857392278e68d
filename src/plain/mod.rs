//! The plain mode: the same work as questions and answers, a line each, for screen readers and
//! terminals that cannot move their cursor.
//!
//! It runs on any two streams. It reaches data only through `ops`, and knows neither screens nor
//! commands.

mod begin;
mod fill;
mod papers;
mod pick;
mod record;
mod show;
mod talk;

use std::io::{BufRead, Write};

use crate::error::Result;
use crate::i18n::{heading, sample};
use crate::model::Period;
use crate::ops::round::Round;
use crate::ops::session::Session;
use crate::ops::start::Begin;
use crate::progress::Progress;
use crate::text::{Lang, Text};
use pick::Choice;
use talk::Talk;

/// What is worked on, and with whom.
struct Plain<'a> {
    talk: Talk<'a>,
    session: Session,
    round: Round,
}

/// Something that can be done, by name.
struct Task {
    name: Text,
    run: fn(&mut Plain<'_>) -> Result<()>,
}

const fn task(zh: &'static str, en: &'static str, run: fn(&mut Plain<'_>) -> Result<()>) -> Task {
    Task {
        name: Text::new(zh, en),
        run,
    }
}

/// Everything that can be done, in the order of its numbers.
const TASKS: &[Task] = &[
    task("进度", "Progress", show::status),
    task("逐项填写未填的", "Fill in what is pending", fill::pending),
    task("填写或修改一格", "Fill in or change one cell", fill::one),
    task("来源和备注", "Source and note", fill::remark),
    task("核定", "Verify", record::verify),
    task("排名", "Ranking", show::ranking),
    task("评分卡", "Scorecard", show::scorecard),
    task("计分过程", "How it scores", show::explain),
    task("薄弱环节", "Weak links", show::weak),
    task("撤销", "Undo", record::undo),
    task("重做", "Redo", record::redo),
    task("日志", "Journal", record::journal),
    task("导入文件", "Import a file", papers::import),
    task("导出", "Export", papers::export),
    task("换考核期", "Another period", record::period),
];

/// Opens what is asked for and answers questions until the person leaves or the input ends; where there is no store yet,
/// what to begin with is asked first.
///
/// # Errors
/// The store cannot be opened, or the streams cannot be read or written.
pub fn run(
    begin: &Begin,
    (lang, period): (Lang, Option<Period>),
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<()> {
    let mut talk = Talk::new(lang, input, out);
    let opening = match begin {
        Begin::With(opening) => opening.clone(),
        Begin::Asking(start) => match begin::ask(start, &mut talk)? {
            Some(opening) => opening,
            None => {
                return talk.say(&Text::new(
                    "已离开，没有建立考核库。",
                    "You have left; no store was made.",
                ));
            }
        },
    };
    let session = opening.open(&Progress::default())?;
    let mut plain = Plain {
        round: session.round(period)?,
        session,
        talk,
    };
    plain.greet()?;
    while !plain.talk.is_over() {
        let Some(chosen) = plain.what_to_do()? else { break };
        if let Err(error) = (chosen.run)(&mut plain) {
            if plain.talk.is_over() {
                return Err(error);
            }
            plain.talk.refuse(&error)?;
        }
    }
    plain.talk.say(&Text::new(
        "已离开，所有修改都已保存。",
        "You have left; every change is saved.",
    ))
}

impl Plain<'_> {
    fn greet(&mut self) -> Result<()> {
        let title = self.round.scheme.document().title.clone();
        let (title, actor) = (title.unwrap_or(Text::new("", "")), self.session.actor());
        let period = heading::period(self.round.period);
        let mark = if sample::is_in(&self.round.dataset) {
            sample::MARK.clone()
        } else {
            Text::new("", "")
        };
        let of = |lang: Lang, comma: &str| {
            let parts = [title.get(lang), period.get(lang), actor, mark.get(lang)];
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(comma)
        };
        let greeting = Text::of(format!("{}。", of(Lang::Zh, "，")), format!("{}.", of(Lang::En, ", ")));
        self.talk.say(&greeting)?;
        self.talk.say(&Text::new(
            "每次只问一行。随时可输入 ? 看帮助，q 或空行返回。",
            "One question a line. At any time: ? for help, q or an empty line to go back.",
        ))?;
        self.talk.list(TASKS.iter().map(|task| task.name.clone()))
    }

    fn what_to_do(&mut self) -> Result<Option<&'static Task>> {
        let question = Text::new(
            "要做什么？输入序号或名称，* 列出全部，q 离开。",
            "What is to be done? Its number or name; * lists all, q leaves.",
        );
        let choices: Vec<Choice> = TASKS
            .iter()
            .map(|task| Choice::of("", &task.name, self.talk.lang()))
            .collect();
        let chosen = self.talk.choose(&question, &choices)?;
        Ok(chosen.map(|n| &TASKS[n]))
    }
}
