//! Blocks of cells from and to a spreadsheet: pasted with a preview, copied as tab-separated text.
//!
//! Both go over the cells that can be typed into, in the order of the sheet; computed rows between
//! them are passed over, so that what is copied can be pasted again.

use super::fold::Turn;
use super::{Mode, Sheet};
use crate::model::{Reported, UnitIx};
use crate::ops::block::{self, Plan, doubted, tsv};
use crate::ops::headed::{self, Headed};
use crate::text::{Lang, Text};
use crate::tui::command::Command;
use crate::tui::effect::{Change, Effect, Notice, Place, Preview, Step};
use crate::tui::keymap::Context;
use crate::tui::view::View;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::grid::Block;
use crate::tui::widgets::page::Line;

/// So many refused, and so many doubtful, cells are named.
const MOST_NAMED: usize = 500;
/// A block of more cells than this is shown first in any case.
const MOST_AT_ONCE: usize = 1000;
/// Terminals are known to take this much for the clipboard; longer texts some of them drop.
const SAFE_LENGTH: usize = 74_000;

impl Sheet {
    /// Takes pasted text: one value begins an edit, several cells are shown first.
    pub fn paste(&mut self, view: &View, text: &str) -> Effect {
        let many = text.trim_matches(['\r', '\n']).contains(['\t', '\r', '\n']);
        if let Mode::Moving = self.mode
            && (many || self.grid.block().is_some())
        {
            return self.paste_block(view, text);
        }
        if many {
            return Effect::Tell(Notice::refused(MANY_CELLS));
        }
        let text = text.trim_matches(['\r', '\n', ' ']);
        if let Mode::Moving = self.mode {
            let effect = self.type_into(view, None);
            if let Mode::Typing(field) = &mut self.mode {
                *field = Field::default();
            } else {
                return effect;
            }
        }
        if let Mode::Typing(field) = &mut self.mode {
            field.insert(text);
        }
        Effect::None
    }

    /// Shows what a pasted block would do.
    fn paste_block(&self, view: &View, text: &str) -> Effect {
        let rows = tsv::read(text);
        let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
        let headed = headed::headed(view.round, &rows);
        let is_said = |text: &&str| !text.trim().is_empty();
        let n_said = |cells: &[(Place, &str)]| cells.iter().map(|(_, text)| *text).filter(is_said).count();
        let (places, lost) = if let Some(headed) = &headed {
            let cells = headed.cells.iter().map(|(place, text)| (place.clone(), text.as_str()));
            (cells.collect(), 0)
        } else {
            let places = self.placed(view, &rows, wide);
            let all = rows.iter().flatten().map(String::as_str).filter(is_said).count();
            let lost = all.saturating_sub(n_said(&places));
            (places, lost)
        };
        let corners = places.first().zip(places.last());
        let where_to = corners.map(|((first, _), (last, _))| (first.name(view.round), last.name(view.round)));
        let plan = block::plan(view.round, places);
        if lost == 0 && headed.is_none() && is_plain(&plan) {
            return Effect::Change(Change::Set(plan.cells), Step::Stay);
        }
        let mut lines = summary(view, (rows.len(), wide), where_to.as_ref(), &plan);
        lines.extend(headed.iter().flat_map(|headed| by_headings(view, headed)));
        lines.extend(outside(view, lost));
        lines.extend(refused(view, &plan));
        lines.extend(doubtful(view, &plan));
        Effect::Preview(Preview {
            title: Text::new("粘贴预览", "Before pasting"),
            lines,
            then: Box::new(if plan.cells.is_empty() {
                Effect::None
            } else {
                Effect::Change(Change::Set(plan.cells), Step::Stay)
            }),
        })
    }

    /// Which cell each text of a block without headings goes into: from the cursor on.
    fn placed<'a>(&self, view: &View, rows: &'a [Vec<String>], wide: usize) -> Vec<(Place, &'a str)> {
        if let ([row], Some(block)) = (rows, self.grid.block())
            && let [text] = row.as_slice()
        {
            // One value goes into every chosen cell, as in a spreadsheet.
            let places = self.fillable(view, &block, (usize::MAX, usize::MAX));
            let places = places.into_iter().flatten().flatten();
            return places.map(|place| (place, text.as_str())).collect();
        }
        let Block { rows: down, columns } = self.chosen();
        let all = Block {
            rows: *down.start()..=usize::MAX,
            columns: *columns.start()..=usize::MAX,
        };
        let places = self.fillable(view, &all, (rows.len(), wide));
        let rows = rows.iter().zip(places);
        let cells = rows.flat_map(|(texts, places)| places.into_iter().zip(texts.iter().map(String::as_str)));
        cells.filter_map(|(place, text)| Some((place?, text))).collect()
    }

    /// Copies the chosen cells for a spreadsheet; the points, where nothing else was chosen.
    pub fn copy(&self, view: &View) -> Effect {
        let block = self.chosen();
        let places = self.fillable(view, &block, (usize::MAX, usize::MAX));
        let word = |place: &Option<Place>| match place.as_ref().map(|place| place.entry(view.round).reported) {
            Some(Reported::Value(quantity)) => quantity.to_string(),
            Some(Reported::Missing) => view.pick("未报送", "missing").to_owned(),
            Some(Reported::NotApplicable) => view.pick("不涉及", "NA").to_owned(),
            Some(Reported::Pending) | None => String::new(),
        };
        let mut rows: Vec<Vec<String>> = places.iter().map(|row| row.iter().map(word).collect()).collect();
        if rows.iter().all(Vec::is_empty) {
            rows = self.printed_points(view, &block);
        }
        let n = rows.iter().map(Vec::len).sum::<usize>();
        let text = tsv::write(&rows);
        let notice = if text.len() > SAFE_LENGTH {
            Notice::refused(Text::of(
                format!("已向终端发出 {n} 格，但内容较长，有的终端会丢弃；请粘贴核对，或少选一些。"),
                format!("{n} cells were sent to the terminal, but some drop so long a text: check, or select fewer."),
            ))
        } else {
            Notice::done(Text::of(
                format!("已复制 {n} 格，可粘贴到 Excel 或 WPS；若粘贴不出，请在终端设置中允许程序写剪贴板（OSC 52）。"),
                format!(
                    "{n} cells copied for Excel or WPS; if nothing pastes, let programs write the clipboard in the terminal's settings (OSC 52)."
                ),
            ))
        };
        Effect::Copy(text, notice)
    }

    /// Copies the chosen cells and clears them.
    pub fn cut(&self, view: &View) -> Effect {
        Effect::Both(Box::new(self.copy(view)), Box::new(self.put(view, Reported::Pending)))
    }

    /// The cells of a block that can be typed into, row by row and at most so many; rows and columns
    /// that are computed are left out. A reference unit has no cell where there is nothing but marks.
    fn fillable(&self, view: &View, block: &Block, most: (usize, usize)) -> Vec<Vec<Option<Place>>> {
        let is_input = |line: usize| self.lines[line].what.place(UnitIx(0)).is_some();
        let lines = 0..self.lines.len();
        let (rows, columns): (Vec<usize>, Vec<usize>) = match self.turn {
            Turn::UnitsAcross => (
                lines.filter(|&line| is_input(line)).collect(),
                (0..self.units.len()).collect(),
            ),
            Turn::UnitsDown => (
                (0..self.units.len()).collect(),
                lines.filter(|&line| is_input(line)).collect(),
            ),
        };
        let rows = rows.into_iter().filter(|row| block.rows.contains(row)).take(most.0);
        let columns = columns.into_iter().filter(|column| block.columns.contains(column));
        let columns: Vec<_> = columns.take(most.1).collect();
        let row = |row| columns.iter().map(|&column| self.place_at(view, row, column)).collect();
        rows.map(row).collect()
    }

    /// The points that stand in a block of computed cells.
    fn printed_points(&self, view: &View, block: &Block) -> Vec<Vec<String>> {
        let decimals = view.evaluation().decimals;
        let points = |row: usize, column: usize| {
            let (line, unit) = match self.turn {
                Turn::UnitsAcross => (row, column),
                Turn::UnitsDown => (column, row),
            };
            let node = self.lines.get(line).and_then(|line| line.what.node());
            let unit = self.units.get(unit).filter(|unit| unit.0 < view.round.scheme.n_units());
            let score = node
                .zip(unit)
                .and_then(|(node, unit)| view.evaluation().node(node, *unit).score);
            score.map_or_else(String::new, |score| score.show(decimals))
        };
        let row = |row| block.columns.clone().map(|column| points(row, column)).collect();
        block.rows.clone().map(row).collect()
    }
}

/// Whether there is nothing to see before it is entered: it only fills pending cells, what is
/// doubtful is marked, and one undo takes it back.
fn is_plain(plan: &Plan) -> bool {
    let n = plan.cells.len();
    let changes_nothing_else = plan.new == n && plan.refused.is_empty();
    changes_nothing_else && (1..=MOST_AT_ONCE).contains(&n)
}

/// How large the block is, where it goes, and what it changes.
fn summary(view: &View, size: (usize, usize), corners: Option<&(Text, Text)>, plan: &Plan) -> Vec<Line> {
    let (rows, columns) = size;
    let n = plan.cells.len();
    let mut lines = vec![Line::Text(match view.lang {
        Lang::Zh => format!("粘贴的内容有 {rows} 行、{columns} 列。"),
        Lang::En => format!("The pasted block has {rows} rows and {columns} columns."),
    })];
    if let Some((first, last)) = corners {
        lines.push(Line::Text(match view.lang {
            Lang::Zh => format!("写到“{first}”至“{last}”。"),
            Lang::En => format!(
                "It goes from \"{}\" to \"{}\".",
                first.get(Lang::En),
                last.get(Lang::En)
            ),
        }));
    }
    let counts = [
        (Text::new("新填", "New"), plan.new),
        (Text::new("改动", "Changed"), n - plan.new),
        (Text::new("相同", "The same"), plan.same),
        (Text::new("空白，不改动", "Empty, left alone"), plan.empty),
        (Text::new("读不准，不写入", "Unreadable, left out"), plan.refused.len()),
    ];
    let shown = counts.iter().filter(|(_, n)| *n > 0);
    lines.extend(shown.map(|(name, n)| Line::Named(view.say(name).to_owned(), n.to_string())));
    let key = |command| view.key(&[Context::Preview], command);
    let (apply, back) = (key(Command::Apply), key(Command::Back));
    lines.push(Line::Heading(match (n, view.lang) {
        (0, Lang::Zh) => "没有可以写入的内容。".to_owned(),
        (0, Lang::En) => "There is nothing to enter.".to_owned(),
        (n, Lang::Zh) => format!("按 {apply} 写入 {n} 格，记为一次修改；按 {back} 什么也不改。"),
        (n, Lang::En) => format!("{apply} puts in {n} cells as one change; {back} changes nothing."),
    }));
    lines
}

/// That the headings of the block say where it goes, and which of them say nothing.
fn by_headings(view: &View, headed: &Headed) -> Vec<Line> {
    let mut lines = vec![Line::Text(BY_HEADINGS.get(view.lang).to_owned())];
    lines.extend(headed.strangers.iter().take(MOST_NAMED).map(|name| {
        Line::Warning(match view.lang {
            Lang::Zh => format!("“{name}”不是这里的单位或数据项，这一行或列不写入。"),
            Lang::En => format!("\"{name}\" is no unit or metric here; its row or column is left out."),
        })
    }));
    lines
}

fn outside(view: &View, lost: usize) -> Option<Line> {
    (lost > 0).then(|| {
        Line::Warning(match view.lang {
            Lang::Zh => format!("有 {lost} 格超出表格，不写入。"),
            Lang::En => format!("{lost} cells reach beyond the sheet and are left out."),
        })
    })
}

fn refused(view: &View, plan: &Plan) -> Vec<Line> {
    let named = plan.refused.iter().take(MOST_NAMED).map(|(place, problem)| {
        let (name, why) = (place.name(view.round), problem.text());
        let colon = view.pick("：", ": ");
        Line::Warning(format!("{}{colon}{}", view.say(&name), view.say(&why)))
    });
    headed(
        view,
        &Text::new("读不准的单元格", "Cells that cannot be read"),
        named.collect(),
        plan.refused.len(),
    )
}

fn doubtful(view: &View, plan: &Plan) -> Vec<Line> {
    let named = plan.doubtful.iter().take(MOST_NAMED).map(|(place, reported, doubt)| {
        let said = doubted(view.round, place, *reported, *doubt);
        Line::Text(view.say(&said).to_owned())
    });
    headed(
        view,
        &Text::new("请核对这些值", "Please check these values"),
        named.collect(),
        plan.doubtful.len(),
    )
}

/// Lines under a heading, and how many more there are.
fn headed(view: &View, heading: &Text, mut lines: Vec<Line>, n: usize) -> Vec<Line> {
    if lines.is_empty() {
        return lines;
    }
    let more = n - lines.len();
    if more > 0 {
        lines.push(Line::Text(match view.lang {
            Lang::Zh => format!("另有 {more} 处。"),
            Lang::En => format!("And {more} more."),
        }));
    }
    lines.insert(0, Line::Heading(view.say(heading).to_owned()));
    lines
}

const BY_HEADINGS: Text = Text::new(
    "行、列标题认出来了：按名称对号入座，与光标在哪里无关。",
    "Its headings name units and metrics: it goes where they say, wherever the cursor is.",
);
const MANY_CELLS: Text = Text::new(
    "粘贴的内容不止一个单元格；请先按 Esc 结束修改，再粘贴。",
    "More than one cell was pasted; leave the cell with Esc first, then paste.",
);
