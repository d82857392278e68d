//! What the functions of formulas come to, as far as the workbook uses them.

use std::str::FromStr;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::formula::{Expr, Function, Range};
use super::works::{Value, Worker, finite, number};

/// What a function of some arguments comes to, in a row.
pub(super) fn call(worker: &mut Worker<'_>, function: Function, arguments: &[Expr], row: usize) -> Value {
    match function {
        Function::If => {
            let chosen = match truth(&worker.part(&arguments[0], row)) {
                Some(true) => 1,
                Some(false) => 2,
                None => return Value::Error,
            };
            worker.part(&arguments[chosen], row)
        }
        Function::And | Function::Or => {
            let mut found = Vec::with_capacity(arguments.len());
            for argument in arguments {
                match truth(&worker.part(argument, row)) {
                    Some(truth) => found.push(truth),
                    None => return Value::Error,
                }
            }
            Value::Truth(if function == Function::And {
                found.iter().all(|truth| *truth)
            } else {
                found.iter().any(|truth| *truth)
            })
        }
        Function::IsNumber => Value::Truth(matches!(worker.part(&arguments[0], row), Value::Number(_))),
        Function::Abs | Function::Exp | Function::Int | Function::Ln | Function::Log10 | Function::Round => {
            of_numbers(worker, function, arguments, row)
        }
        Function::CountIf | Function::CountIfs | Function::SumIf => counted(worker, function, arguments, row),
        Function::Index | Function::Match | Function::Rank => looked_up(worker, function, arguments, row),
        Function::CountA => {
            let values = gathered(worker, arguments, row);
            let filled = values.iter().filter(|value| **value != Value::Blank);
            Value::Number(filled.count() as f64)
        }
        Function::Large | Function::Small => {
            let Expr::Range(range) = &arguments[0] else {
                return Value::Error;
            };
            let sorted = worker.sorted(range, row);
            let place = number(&worker.part(&arguments[1], row)).and_then(|place| place.to_usize());
            let at = place.and_then(|place| match function {
                Function::Large => sorted.len().checked_sub(place),
                _ => place.checked_sub(1),
            });
            let found = at.and_then(|at| sorted.get(at));
            found.map_or(Value::Error, |number| Value::Number(*number))
        }
        Function::Average
        | Function::Count
        | Function::Max
        | Function::Median
        | Function::Min
        | Function::StDev
        | Function::Sum => of_all(worker, function, arguments, row),
    }
}

fn truth(value: &Value) -> Option<bool> {
    number(value).map(|number| number != 0.0)
}

/// The numbers among some values.
pub(super) fn numbers(values: &[Value]) -> Vec<f64> {
    let number = |value: &Value| match value {
        Value::Number(number) => Some(*number),
        _ => None,
    };
    values.iter().filter_map(number).collect()
}

/// The values of all arguments; words and blanks of cells stay what they are.
fn gathered(worker: &mut Worker<'_>, arguments: &[Expr], row: usize) -> Vec<Value> {
    let mut values = Vec::new();
    for argument in arguments {
        match argument {
            Expr::Range(range) => values.extend(worker.range(range, row)),
            other => values.push(worker.part(other, row)),
        }
    }
    values
}

fn of_numbers(worker: &mut Worker<'_>, function: Function, arguments: &[Expr], row: usize) -> Value {
    let Some(x) = number(&worker.part(&arguments[0], row)) else {
        return Value::Error;
    };
    finite(match function {
        Function::Abs => x.abs(),
        Function::Exp => x.exp(),
        Function::Int => x.floor(),
        Function::Ln => x.ln(),
        Function::Log10 => x.log10(),
        _ => match number(&worker.part(&arguments[1], row)) {
            Some(digits) => round(x, digits),
            None => return Value::Error,
        },
    })
}

/// Rounds the fifteen digits that a spreadsheet shows, half away from zero.
fn round(x: f64, digits: f64) -> f64 {
    let digits = digits.to_i32().unwrap_or_default();
    let shown = Decimal::from_scientific(&format!("{x:.14e}")).ok();
    let rounded = shown
        .zip(u32::try_from(digits.max(0)).ok())
        .and_then(|(shown, places)| {
            let scale = Decimal::from(10_u64.checked_pow(u32::try_from(-digits.min(0)).ok()?)?);
            let whole = (shown / scale).round_dp_with_strategy(places.min(28), RoundingStrategy::MidpointAwayFromZero);
            f64::from_str(&(whole * scale).to_string()).ok()
        });
    rounded.unwrap_or(x)
}

/// A statistic of all arguments together.
fn of_all(worker: &mut Worker<'_>, function: Function, arguments: &[Expr], row: usize) -> Value {
    // The numbers of one column are asked for by every unit of it.
    if let ([Expr::Range(range)], true) = (arguments, function != Function::Sum) {
        return finite(worker.statistic(function, range, row));
    }
    let values = gathered(worker, arguments, row);
    if values.contains(&Value::Error) {
        return Value::Error;
    }
    let mut found = numbers(&values);
    if function != Function::Sum {
        found.sort_by(f64::total_cmp);
    }
    finite(statistic(function, &found))
}

/// A statistic of some numbers, lowest first.
pub(super) fn statistic(function: Function, sorted: &[f64]) -> f64 {
    let n = sorted.len() as f64;
    let sum = || sorted.iter().sum::<f64>();
    match (function, sorted) {
        (Function::Average, _) => sum() / n,
        (Function::Count, _) => n,
        (Function::Sum, _) => sum(),
        (Function::Max, [.., highest]) => *highest,
        (Function::Min, [lowest, ..]) => *lowest,
        (Function::Median, [_, ..]) => f64::midpoint(sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]),
        (Function::StDev, [_, _, ..]) => {
            let mean = sum() / n;
            let squares: f64 = sorted.iter().map(|x| (x - mean).powi(2)).sum();
            (squares / (n - 1.0)).sqrt()
        }
        (Function::Max | Function::Min, _) => 0.0,
        _ => f64::NAN,
    }
}

/// The condition of a count.
enum Condition {
    Number(std::cmp::Ordering, bool, f64),
    Word(Value),
}

impl Condition {
    fn new(value: Value) -> Self {
        use std::cmp::Ordering::{Equal, Greater, Less};
        let Value::Word(word) = &value else {
            return number(&value).map_or(Self::Word(value), |number| Self::Number(Equal, true, number));
        };
        for (sign, ordering, equal) in [
            (">=", Greater, true),
            ("<=", Less, true),
            (">", Greater, false),
            ("<", Less, false),
        ] {
            if let Some(bound) = word.strip_prefix(sign).and_then(|bound| bound.parse().ok()) {
                return Self::Number(ordering, equal, bound);
            }
        }
        Self::Word(value)
    }

    fn holds(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Number(ordering, equal, bound), Value::Number(number)) => {
                let found = number.total_cmp(bound);
                found == *ordering || (*equal && found.is_eq())
            }
            (Self::Word(word), value) => word == value,
            (Self::Number(..), _) => false,
        }
    }

    /// How many of some sorted numbers it holds for.
    fn among(&self, sorted: &[f64]) -> Option<usize> {
        use std::cmp::Ordering::{Equal, Greater, Less};
        let Self::Number(ordering, equal, bound) = self else {
            return None;
        };
        let below = sorted.partition_point(|number| number < bound);
        let up_to = sorted.partition_point(|number| number <= bound);
        Some(match (ordering, equal) {
            (Greater, true) => sorted.len() - below,
            (Greater, false) => sorted.len() - up_to,
            (Less, true) => up_to,
            (Less, false) => below,
            (Equal, _) => up_to - below,
        })
    }
}

fn counted(worker: &mut Worker<'_>, function: Function, arguments: &[Expr], row: usize) -> Value {
    let mut conditions: Vec<(Range, Condition)> = Vec::new();
    for pair in arguments.chunks_exact(2) {
        let (Expr::Range(range), condition) = (&pair[0], worker.part(&pair[1], row)) else {
            return Value::Error;
        };
        conditions.push((*range, Condition::new(condition)));
    }
    if let ([(range, condition)], Function::CountIf) = (conditions.as_slice(), function) {
        let sorted = matches!(condition, Condition::Number(..)).then(|| worker.sorted(range, row));
        if let Some(count) = sorted.and_then(|sorted| condition.among(&sorted)) {
            return Value::Number(count as f64);
        }
    }
    let mut holds: Option<Vec<bool>> = None;
    for (range, condition) in &conditions {
        let found = worker
            .range(range, row)
            .into_iter()
            .map(|value| condition.holds(&value));
        holds = Some(match holds {
            None => found.collect(),
            Some(before) => before.into_iter().zip(found).map(|(a, b)| a && b).collect(),
        });
    }
    let holds = holds.unwrap_or_default();
    if function != Function::SumIf {
        return Value::Number(holds.iter().filter(|holds| **holds).count() as f64);
    }
    let Some(Expr::Range(added)) = arguments.get(2) else {
        return Value::Error;
    };
    let values = worker.range(added, row);
    let chosen: Vec<_> = values
        .into_iter()
        .zip(holds)
        .filter(|(_, holds)| *holds)
        .map(|(value, _)| value)
        .collect();
    Value::Number(numbers(&chosen).iter().sum())
}

fn looked_up(worker: &mut Worker<'_>, function: Function, arguments: &[Expr], row: usize) -> Value {
    let (range, sought) = match (function, arguments) {
        (Function::Index, [Expr::Range(range), at]) => (range, at),
        (_, [sought, Expr::Range(range), ..]) => (range, sought),
        _ => return Value::Error,
    };
    let sought = worker.part(sought, row);
    if function == Function::Rank {
        let sorted = worker.sorted(range, row);
        let ascending = arguments.get(2).is_some();
        let Some(sought) = number(&sought).filter(|sought| sorted.contains(sought)) else {
            return Value::Error;
        };
        let better = if ascending {
            sorted.partition_point(|number| *number < sought)
        } else {
            sorted.len() - sorted.partition_point(|number| *number <= sought)
        };
        return Value::Number((better + 1) as f64);
    }
    if function == Function::Match {
        let at = worker.range(range, row).iter().position(|value| *value == sought);
        return at.map_or(Value::Error, |at| Value::Number((at + 1) as f64));
    }
    let at = number(&sought)
        .and_then(|at| at.to_usize())
        .and_then(|at| at.checked_sub(1));
    at.map_or(Value::Error, |at| worker.nth(range, row, at))
}
