//! What the overview says in sentences: what to do first, and what the marked thing to be done is.

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
        None => vec![Line::Text(view.say(&COMPLETE).to_owned())],
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

/// There is nothing to be done.
pub const COMPLETE: Text = Text::new(
    "数据已填齐，评分已完成，没有待办事项。",
    "All values and marks are in; there is nothing to be done.",
);
