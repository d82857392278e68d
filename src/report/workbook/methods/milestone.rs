//! 阶段法: what the stage reached is worth, against the stage that is due.

use super::Setting;
use crate::model::scheme::absolute::{Expected, Milestone, Stage};
use crate::report::workbook::formula::{Cell, Expr, Function, Range, Rows, abs, any, call, if_else};
use crate::report::workbook::maker::Maker;
use crate::text::Text;

pub(super) fn rate(maker: &mut Maker<'_>, setting: &Setting<'_>, rule: &Milestone) -> Expr {
    let values: Vec<_> = rule.stages.iter().map(Stage::value).collect();
    let cells: Vec<_> = values
        .iter()
        .enumerate()
        .map(|(n, value)| {
            let name = Text::of(format!("阶段{n}分值"), format!("worth of stage {n}"));
            maker.parameter(setting.owner, &name, *value)
        })
        .collect();
    let due = match &rule.expected {
        Expected::Always(stage) => Some(*stage),
        Expected::ByPeriod(stages) => stages.get(&setting.period).copied(),
    };
    let (Some(due), Some(stages)) = (due.filter(|due| *due < values.len()), range(&cells)) else {
        return maker.words.undefined.into();
    };
    let name = Text::of(
        format!("{} 应达阶段", setting.period),
        format!("stage due {}", setting.period),
    );
    let due = maker.parameter(setting.owner, &name, due as f64);
    let x = setting.x();
    let stage = call(Function::Round, [x.clone(), 0.0.into()]);
    let last = Expr::Number(values.len() as f64 - 1.0);
    let is_none = any(vec![
        abs(x - &stage).more(Expr::Number(5e-12) * call(Function::Max, [1.0.into(), stage.clone()])),
        stage.less(0.0),
        stage.more(last),
    ]);
    let worth = |stage: Expr| call(Function::Index, [stages.clone(), stage + 1.0]);
    let (reached, due) = (worth(stage), worth(due));
    // Nothing is due yet: whoever has begun has full marks, the others are not judged.
    let early = if_else(reached.equals(0.0), maker.words.not_applicable, 1.0);
    let share = if_else(due.equals(0.0), early, reached / due);
    if_else(is_none, maker.words.undefined, share)
}

/// The cells of the stages as one range: they were written one below the other.
fn range(cells: &[Expr]) -> Option<Expr> {
    let row = |expr: &Expr| match expr {
        Expr::Cell(Cell { row, .. }) => *row,
        _ => None,
    };
    let (Some(Expr::Cell(first)), Some(last)) = (cells.first(), cells.last().and_then(row)) else {
        return None;
    };
    Some(Expr::Range(Range {
        tab: first.tab,
        rows: Rows::From(first.row?, last),
        first: first.column,
        last: first.column,
    }))
}
