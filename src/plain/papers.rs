//! Files in and out: an import with its plan read out first, an export.

use std::path::PathBuf;

use super::Plain;
use super::fill::UNCHANGED;
use super::pick::Choice;
use crate::error::{Kind, Result};
use crate::ops::export::{Format, Order, Paper, Source, all_scorecards, export as write};
use crate::ops::file::{self, Existing};
use crate::ops::import::{Plan, ReadOptions, apply, plan};
use crate::ops::typed_path;
use crate::progress::Progress;
use crate::text::{Lang, Text};

/// So many changes of a plan are read out.
const READ_OUT: usize = 20;

/// Reads a file, says what it would change, and changes it where that is wanted.
pub fn import(plain: &mut Plain<'_>) -> Result<()> {
    let question = Text::new("数据文件的路径？", "The path of the data file?");
    let help = Text::new(
        "写出 CSV、JSON 或 Excel（xlsx、xls、ods）文件的路径，如 data.csv；先说明会有哪些变化，同意后才写入。",
        "The path of a CSV, JSON or spreadsheet file (xlsx, xls, ods), such as data.csv; what it would change is said first.",
    );
    let Some(path) = plain.talk.ask(&question, &help)? else {
        return Ok(());
    };
    let intended = plan(
        &plain.session,
        &plain.round,
        &typed_path::read(&path),
        &ReadOptions::default(),
    )?;
    tell(plain, &intended)?;
    if intended.new + intended.changed == 0 {
        return plain.talk.say(&UNCHANGED);
    }
    if !plain.talk.confirm(&Text::new(
        "写入吗？y 写入，n 放弃。",
        "Write it? y writes, n leaves it.",
    ))? {
        return plain.talk.say(&Text::new("没有写入。", "Nothing was written."));
    }
    let done = apply(&mut plain.session, &mut plain.round, intended, "")?;
    plain.talk.say(&done.map_or(UNCHANGED, |done| done.name))
}

/// Says everything a person should know before a plan is carried out.
fn tell(plain: &mut Plain<'_>, intended: &Plan) -> Result<()> {
    for warning in &intended.warnings {
        plain.talk.say(&warning.text())?;
    }
    for reading in &intended.readings {
        plain.talk.say(&reading.text())?;
    }
    if !intended.certain {
        let name = intended.read_as.name();
        plain.talk.say(&Text::of(
            format!("文件的编码不能确定，按 {name} 读出；请核对下面的文字。"),
            format!("The encoding is not certain; it is read as {name}. Look at the words below."),
        ))?;
    }
    let changes = intended.described(&plain.round.scheme);
    for change in changes.iter().take(READ_OUT) {
        plain.talk.say(change)?;
    }
    if let Some(more) = changes.len().checked_sub(READ_OUT).filter(|more| *more > 0) {
        plain
            .talk
            .say(&Text::of(format!("另有 {more} 处。"), format!("And {more} more.")))?;
    }
    let counts = intended.counts();
    plain.talk.say(&Text::of(
        format!("将会：{}。", counts.get(Lang::Zh)),
        format!("It would be: {}.", counts.get(Lang::En)),
    ))
}

/// Writes a paper to a file.
pub fn export(plain: &mut Plain<'_>) -> Result<()> {
    let lang = plain.talk.lang();
    let kinds = [
        Text::new("一个单位的评分卡", "One unit's scorecard"),
        Text::new("全部单位的评分卡", "All scorecards"),
        Text::new("排名汇总表", "The ranking"),
        Text::new("计算工作簿（XLSX）", "The workbook with formulas (XLSX)"),
    ];
    let choices = kinds.each_ref().map(|kind| Choice::of("", kind, lang));
    plain.talk.list(kinds.iter().cloned())?;
    let question = Text::new("导出什么？", "What is to be exported?");
    let papers = match plain.talk.choose(&question, &choices)? {
        None => return Ok(()),
        Some(0) => match plain.ask_unit()? {
            None => return Ok(()),
            Some(unit) => vec![Paper::Scorecard(unit)],
        },
        Some(1) => all_scorecards(&plain.round),
        Some(2) => vec![Paper::Ranking],
        Some(_) => vec![Paper::Workbook],
    };
    let Some(format) = ask_format(plain, &papers)? else {
        return Ok(());
    };
    let to = plain.talk.ask_words(&Text::new(
        "写到哪个文件或文件夹？空行为当前文件夹。",
        "To which file or folder? An empty line means the current folder.",
    ))?;
    let Some(to) = to.map(|to| typed_path::read(&to)) else {
        return Ok(());
    };
    let mut order = Order {
        format,
        lang,
        to: Some(to.as_path()).filter(|to| !to.as_os_str().is_empty()),
        existing: Existing::Keep,
    };
    let Some(written) = written(plain, &papers, &mut order)? else {
        return Ok(());
    };
    for path in written {
        let path = file::show(&path);
        plain
            .talk
            .say(&Text::of(format!("已导出：{path}"), format!("Written: {path}")))?;
    }
    Ok(())
}

/// Writes the papers, in place of files that exist where that is wanted; nothing where it is not.
fn written(plain: &mut Plain<'_>, papers: &[Paper], order: &mut Order<'_>) -> Result<Option<Vec<PathBuf>>> {
    let source = Source::of(&plain.session, &plain.round)?;
    let error = match write(&source, papers, order, &Progress::default()) {
        Err(error) if error.kind == Kind::Conflict => error,
        written => return written.map(Some),
    };
    plain.talk.say(&error.what)?;
    if !plain.talk.confirm(&Text::new(
        "替换吗？y 替换，n 保留。",
        "Replace it? y replaces, n keeps it.",
    ))? {
        plain.talk.say(&Text::new("没有写入。", "Nothing was written."))?;
        return Ok(None);
    }
    order.existing = Existing::Replace;
    write(&source, papers, order, &Progress::default()).map(Some)
}

fn ask_format(plain: &mut Plain<'_>, papers: &[Paper]) -> Result<Option<Format>> {
    let lang = plain.talk.lang();
    let formats = papers.first().into_iter().flat_map(|paper| paper.formats());
    let formats: Vec<_> = formats.map(|format| (format, format.words())).collect();
    let choices: Vec<_> = formats.iter().map(|(_, words)| Choice::of("", words, lang)).collect();
    plain.talk.list(formats.iter().map(|(_, words)| words.clone()))?;
    let question = Text::new("什么格式？", "In which format?");
    Ok(plain.talk.choose(&question, &choices)?.map(|n| formats[n].0))
}
