//! Where there is no store yet: what to begin with is asked, and the path of a file that it needs.
//!
//! A path that leads nowhere is told, and asked for again.

use super::pick::Choice;
use super::talk::Talk;
use crate::error::Result;
use crate::ops::opening::Opening;
use crate::ops::start::{Start, Way};
use crate::text::Text;

/// Asks until something is begun; nothing where the person leaves or the input ends.
pub fn ask(start: &Start, talk: &mut Talk<'_>) -> Result<Option<Opening>> {
    talk.say(&start.missing())?;
    talk.list(Way::ALL.iter().map(|way| way.name()))?;
    let choices = Way::ALL.map(|way| Choice::of("", &way.name(), talk.lang()));
    while let Some(n) = talk.choose(&QUESTION, &choices)? {
        let begun = match Way::ALL[n] {
            Way::Sample => return Ok(Some(start.sample())),
            Way::Leave => return Ok(None),
            Way::New => {
                talk.say(&start.goes_to())?;
                from_file(talk, &SCHEME, &|path| start.begin(path))?
            }
            Way::Elsewhere => from_file(talk, &STORE, &|path| start.open(path))?,
        };
        if begun.is_some() {
            return Ok(begun);
        }
    }
    Ok(None)
}

/// Asks for a path until what lies there can be used; nothing where the answer is to go back.
fn from_file(talk: &mut Talk<'_>, question: &Text, begin: &dyn Fn(&str) -> Result<Opening>) -> Result<Option<Opening>> {
    while let Some(path) = talk.ask(question, &HELP)? {
        match begin(&path) {
            Ok(opening) => return Ok(Some(opening)),
            Err(error) => talk.refuse(&error)?,
        }
    }
    Ok(None)
}

const QUESTION: Text = Text::new(
    "从哪里开始？输入序号或名称，q 离开。",
    "Where to begin? Its number or name; q leaves.",
);
const SCHEME: Text = Text::new("方案文件的路径？", "The path of the scheme file?");
const STORE: Text = Text::new("考核库文件的路径？", "The path of the store file?");
const HELP: Text = Text::new(
    "写出文件的路径，如 scheme.json；空行返回。",
    "The path of the file; an empty line goes back.",
);
