//! Working the formulas out, for the results that are stored beside them.
//!
//! Programs that do not recalculate show the stored results, so every formula has one. Where a formula
//! is expected to come to a result of the evaluation and does not, the result stands there as a number.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::book::{Book, Content, Expected};
use super::formula::{Cell, Expr, Function, Range, Sign};
use super::functions;
use super::tab::Tab;

/// What a cell or a part of a formula comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Blank,
    Number(f64),
    Word(Rc<str>),
    Truth(bool),
    Error,
}

/// The results of all cells.
#[derive(Debug)]
pub(super) struct Results {
    values: Vec<Vec<Vec<Option<Value>>>>,
    /// Cells whose formula did not come to what the evaluation says.
    pub(super) constants: Vec<(Tab, usize, usize)>,
}

impl Results {
    pub(super) fn of(&self, tab: Tab, row: usize, column: usize) -> Option<&Value> {
        self.values[tab.index()].get(row)?.get(column)?.as_ref()
    }
}

/// Works out every cell.
pub(super) fn work_out(book: &Book) -> Results {
    let blank = |tab: &Tab| {
        let rows = book.sheet(*tab).rows().iter();
        rows.map(|row| vec![None; row.len()]).collect()
    };
    let mut worker = Worker {
        book,
        results: Results {
            values: Tab::ALL.iter().map(blank).collect(),
            constants: Vec::new(),
        },
        keys: BTreeMap::new(),
        known: BTreeMap::new(),
    };
    for tab in Tab::ALL {
        for (row, cells) in book.sheet(tab).rows().iter().enumerate() {
            for column in 0..cells.len() {
                worker.cell(tab, row, column);
            }
        }
    }
    worker.results
}

pub(super) struct Worker<'a> {
    book: &'a Book,
    results: Results,
    /// Sorted numbers of ranges that were counted before, so that thousands of units are quick.
    keys: BTreeMap<Place, Rc<Vec<f64>>>,
    /// Statistics of one range, which every unit of it asks for.
    known: BTreeMap<(Function, Place), f64>,
}

/// A range with its rows resolved.
type Place = (Tab, usize, usize, usize, usize);

impl Worker<'_> {
    /// What a cell comes to.
    pub(super) fn cell(&mut self, tab: Tab, row: usize, column: usize) -> Value {
        let Some(slot) = self.book.get(tab, row, column) else {
            return Value::Blank;
        };
        if let Some(known) = &self.results.values[tab.index()][row][column] {
            return known.clone();
        }
        let value = match &slot.content {
            Content::Empty => Value::Blank,
            Content::Text(text) => Value::Word(text.as_str().into()),
            Content::Number(number) => Value::Number(*number),
            Content::Formula(formula) => {
                // A cell that asks for itself finds an error.
                self.results.values[tab.index()][row][column] = Some(Value::Error);
                match self.part(formula, row) {
                    Value::Blank => Value::Number(0.0),
                    value => value,
                }
            }
        };
        let value = match as_expected(slot.expected, &value) {
            Some(other) => {
                self.results.constants.push((tab, row, column));
                other
            }
            None => value,
        };
        self.results.values[tab.index()][row][column] = Some(value.clone());
        value
    }

    /// What a part of a formula in a row comes to.
    pub(super) fn part(&mut self, expr: &Expr, row: usize) -> Value {
        match expr {
            Expr::Number(number) => Value::Number(*number),
            Expr::Word(word) => Value::Word((*word).into()),
            Expr::Cell(cell) => self.cell(cell.tab, cell.row.unwrap_or(row), cell.column),
            Expr::Range(_) => Value::Error,
            Expr::Binary(sign, parts) => {
                let (one, other) = (self.part(&parts[0], row), self.part(&parts[1], row));
                together(*sign, &one, &other)
            }
            Expr::Call(function, arguments) => functions::call(self, *function, arguments, row),
        }
    }

    /// The values of a range.
    pub(super) fn range(&mut self, range: &Range, row: usize) -> Vec<Value> {
        let cells = self.book.cells(range.tab, (range.rows, row), (range.first, range.last));
        let value = |Cell { tab, row, column }| self.cell(tab, row.unwrap_or_default(), column);
        cells.into_iter().map(value).collect()
    }

    fn resolved(&self, range: &Range, row: usize) -> Place {
        let (top, bottom) = self.book.spans.resolve(range.rows, row);
        (range.tab, top, bottom, range.first, range.last)
    }

    /// One cell of a range of one column or one row.
    pub(super) fn nth(&mut self, range: &Range, row: usize, n: usize) -> Value {
        let (tab, top, bottom, first, last) = self.resolved(range, row);
        if first == last && top + n <= bottom {
            self.cell(tab, top + n, first)
        } else if top == bottom && first + n <= last {
            self.cell(tab, top, first + n)
        } else {
            Value::Error
        }
    }

    /// A statistic of the numbers of a range, worked out once.
    pub(super) fn statistic(&mut self, function: Function, range: &Range, row: usize) -> f64 {
        let key = (function, self.resolved(range, row));
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let value = functions::statistic(function, &self.sorted(range, row));
        self.known.insert(key, value);
        value
    }

    /// The numbers of a range, lowest first.
    pub(super) fn sorted(&mut self, range: &Range, row: usize) -> Rc<Vec<f64>> {
        let key = self.resolved(range, row);
        if let Some(known) = self.keys.get(&key) {
            return Rc::clone(known);
        }
        let mut numbers = functions::numbers(&self.range(range, row));
        numbers.sort_by(f64::total_cmp);
        let numbers = Rc::new(numbers);
        self.keys.insert(key, Rc::clone(&numbers));
        numbers
    }
}

/// What must stand in the place of a value that is not as expected.
fn as_expected(expected: Expected, value: &Value) -> Option<Value> {
    match (expected, value) {
        (Expected::Number(wanted), Value::Number(found)) if near(wanted, *found) => None,
        (Expected::Number(wanted), _) => Some(Value::Number(wanted)),
        (Expected::Word(wanted), Value::Word(found)) if **found == *wanted => None,
        (Expected::Word(wanted), _) => Some(Value::Word(wanted.into())),
        (Expected::NoNumber, Value::Number(_) | Value::Error) => Some(Value::Word("—".into())),
        (Expected::Unknown | Expected::NoNumber, _) => None,
    }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

/// A number where a sign wants one.
pub(super) fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Blank => Some(0.0),
        Value::Truth(truth) => Some(f64::from(u8::from(*truth))),
        Value::Word(_) | Value::Error => None,
    }
}

pub(super) fn finite(number: f64) -> Value {
    if number.is_finite() {
        Value::Number(number)
    } else {
        Value::Error
    }
}

fn together(sign: Sign, one: &Value, other: &Value) -> Value {
    if *one == Value::Error || *other == Value::Error {
        return Value::Error;
    }
    let compared = |holds: fn(std::cmp::Ordering) -> bool| {
        let ordering = compare(one, other);
        ordering.map_or(Value::Error, |ordering| Value::Truth(holds(ordering)))
    };
    match sign {
        Sign::Equal => compared(std::cmp::Ordering::is_eq),
        Sign::NotEqual => compared(std::cmp::Ordering::is_ne),
        Sign::Less => compared(std::cmp::Ordering::is_lt),
        Sign::LessEqual => compared(std::cmp::Ordering::is_le),
        Sign::More => compared(std::cmp::Ordering::is_gt),
        Sign::MoreEqual => compared(std::cmp::Ordering::is_ge),
        Sign::Join => Value::Word(format!("{}{}", shown(one), shown(other)).into()),
        Sign::Add | Sign::Sub | Sign::Mul | Sign::Div | Sign::Power => {
            let (Some(one), Some(other)) = (number(one), number(other)) else {
                return Value::Error;
            };
            finite(match sign {
                Sign::Add => one + other,
                Sign::Sub => one - other,
                Sign::Mul => one * other,
                Sign::Div => one / other,
                _ => one.powf(other),
            })
        }
    }
}

/// Words come after numbers; a blank cell is 0 beside a number and nothing beside a word.
fn compare(one: &Value, other: &Value) -> Option<std::cmp::Ordering> {
    use std::cmp::Ordering;
    match (one, other) {
        (Value::Word(one), Value::Word(other)) => Some(one.cmp(other)),
        (Value::Word(word), Value::Blank) => Some(word.as_ref().cmp("")),
        (Value::Blank, Value::Word(word)) => Some("".cmp(word)),
        (Value::Word(_), _) => Some(Ordering::Greater),
        (_, Value::Word(_)) => Some(Ordering::Less),
        _ => number(one)?.partial_cmp(&number(other)?),
    }
}

/// A value as a part of a text: a number with fifteen digits, as spreadsheets do.
fn shown(value: &Value) -> String {
    match value {
        Value::Word(word) => word.to_string(),
        Value::Number(number) => {
            let digits: f64 = format!("{number:.14e}").parse().unwrap_or(*number);
            format!("{digits}")
        }
        Value::Truth(truth) => truth.to_string().to_uppercase(),
        Value::Blank | Value::Error => String::new(),
    }
}
