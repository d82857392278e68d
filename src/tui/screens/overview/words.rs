//! What the overview says in sentences: what to do first, and what the marked thing to be done is.

use crate::i18n::{heading, round};
use crate::model::Period;
use crate::ops::status::Block;
use crate::text::{Lang, Text};
use crate::tui::command::Command;
use crate::tui::keymap::Context;
use crate::tui::view::View;
use crate::tui::widgets::page::Line;

/// Where keys are looked up on the overview.
const CONTEXTS: [Context; 3] = [Context::Overview, Context::Reading, Context::Everywhere];

/// What there is to say of a thing to be done, or of there being none, for help.
pub fn explained(view: &View, block: Option<&Block>) -> Vec<Line> {
    let mut lines: Vec<Line> = match block {
        _ if view.status().overall.filled == 0 => empty(view).into_iter().map(Line::Text).collect(),
        Some(_) => Vec::new(),
        None => complete(view).into_iter().map(Line::Text).collect(),
    };
    if let Some(block) = block {
        let open = view.key(&CONTEXTS, Command::Open);
        lines.push(Line::Heading(view.pick("待办事项", "To be done").to_owned()));
        lines.push(Line::Warning(view.say(&block.text(view.round)).to_owned()));
        lines.push(Line::Text(match view.lang {
            Lang::Zh => format!("按 {open} 到评分表中第一个要办的单元格。"),
            Lang::En => format!("{open} goes to the first cell of it in the score sheet."),
        }));
    }
    lines
}

/// What to do first where there are no data yet.
pub fn empty(view: &View) -> Vec<String> {
    let [sheet, import] = [Command::GoSheet, Command::Import].map(|command| view.key(&CONTEXTS, command));
    let enter = view.key(&[Context::Editing], Command::Enter);
    let texts = match view.lang {
        Lang::Zh => [
            format!("本期还没有数据。先按 {sheet} 打开评分表，移到要填的格，直接键入数字，按 {enter} 写入。"),
            "数据已在 Excel 或 WPS 中的：选定、复制，再在评分表中粘贴，先预览后写入。".to_owned(),
            format!("整份文件（CSV、Excel、填好的表）：按 {import} 导入，先预览后写入。"),
        ],
        Lang::En => [
            format!(
                "There are no data yet. Press {sheet} for the score sheet, go to a cell, type the number, and press {enter}."
            ),
            "What is in Excel or WPS already: copy it there and paste it into the score sheet; a preview comes first."
                .to_owned(),
            format!("A whole file (CSV, spreadsheet, filled-in form): {import} imports it after a preview."),
        ],
    };
    texts.to_vec()
}

/// That everything is there, and what comes next.
pub fn complete(view: &View) -> Vec<String> {
    let [advance, later, verify] = [Command::Advance, Command::LaterPeriod, Command::Verify]
        .map(|command| view.key(&[Context::Overview, Context::Sheet, Context::Everywhere], command));
    let all = view.status().overall;
    let unverified = all.cells - all.verified;
    let next = view.round.step().next().map(|step| view.say(round::step(step)));
    let waits = |period: &Period| *period > view.round.period && view.round.dataset.sheet(*period).is_none();
    let waiting = view.round.periods().into_iter().find(waits).map(heading::period);
    let mut lines = vec![view.say(&COMPLETE).to_owned()];
    match view.lang {
        Lang::Zh => {
            lines.extend(
                (unverified > 0)
                    .then(|| format!("还有 {unverified} 项未核定：在评分表中按 {verify}，由填报人以外的人核定。")),
            );
            lines.extend(next.map(|next| format!("按 {advance} 进入下一步“{next}”。")));
            lines.extend(waiting.map(|period| format!("{}还没有数据：按 {later} 换到那一期。", period.get(Lang::Zh))));
        }
        Lang::En => {
            lines.extend((unverified > 0).then(|| {
                format!(
                    "{unverified} are not verified: {verify} in the score sheet, by somebody who did not enter them."
                )
            }));
            lines.extend(next.map(|next| format!("{advance} takes the round on to \"{next}\".")));
            lines.extend(waiting.map(|period| {
                format!(
                    "There are no data for {} yet: {later} goes there.",
                    period.get(Lang::En)
                )
            }));
        }
    }
    lines
}

const COMPLETE: Text = Text::new("数据已填齐，评分已完成。", "All values and marks are in.");
