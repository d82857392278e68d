//! A formula of a cell: a small tree that can be written as a spreadsheet writes it, and worked out.
//!
//! It refers to other cells by place, so no text of a scheme or of data ever becomes part of a formula.
//! A formula is made once for a column; `Here` and the spans are resolved row by row.

use std::ops::{Add, Div, Mul, Sub};
use std::rc::Rc;

use super::tab::Tab;

/// A formula, or a part of one.
#[derive(Debug, Clone)]
pub(super) enum Expr {
    /// A number of the rule itself.
    Number(f64),
    /// A word of ours, such as the name of a state.
    Word(&'static str),
    /// One cell.
    Cell(Cell),
    /// Several cells.
    Range(Range),
    /// Two parts with a sign between them.
    Binary(Sign, Rc<[Expr; 2]>),
    /// A function with its arguments.
    Call(Function, Rc<[Expr]>),
}

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) tab: Tab,
    /// The row; the row of the formula itself where there is none.
    pub(super) row: Option<usize>,
    pub(super) column: usize,
}

/// Cells of some columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) tab: Tab,
    pub(super) rows: Rows,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// The rows of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// The row of the formula.
    Here,
    /// All units.
    Units,
    /// The units of the group to which the row belongs.
    Group,
    /// These.
    From(usize, usize),
}

/// A sign between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Add,
    Sub,
    Mul,
    Div,
    Power,
    Join,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    More,
    MoreEqual,
}

impl Sign {
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Sub => "-",
            Self::Mul => "*",
            Self::Div => "/",
            Self::Power => "^",
            Self::Join => "&",
            Self::Equal => "=",
            Self::NotEqual => "<>",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::More => ">",
            Self::MoreEqual => ">=",
        }
    }

    /// How tightly it binds.
    pub(super) const fn strength(self) -> u8 {
        match self {
            Self::Equal | Self::NotEqual | Self::Less | Self::LessEqual | Self::More | Self::MoreEqual => 1,
            Self::Join => 2,
            Self::Add | Self::Sub => 3,
            Self::Mul | Self::Div => 4,
            Self::Power => 5,
        }
    }
}

/// The functions used; all of them are in every spreadsheet since 2007.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Function {
    Abs,
    And,
    Average,
    Count,
    CountA,
    CountIf,
    CountIfs,
    Exp,
    If,
    Index,
    Int,
    IsNumber,
    Large,
    Ln,
    Log10,
    Match,
    Max,
    Median,
    Min,
    Or,
    Rank,
    Round,
    Small,
    StDev,
    Sum,
    SumIf,
}

impl Function {
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Abs => "ABS",
            Self::And => "AND",
            Self::Average => "AVERAGE",
            Self::Count => "COUNT",
            Self::CountA => "COUNTA",
            Self::CountIf => "COUNTIF",
            Self::CountIfs => "COUNTIFS",
            Self::Exp => "EXP",
            Self::If => "IF",
            Self::Index => "INDEX",
            Self::Int => "INT",
            Self::IsNumber => "ISNUMBER",
            Self::Large => "LARGE",
            Self::Ln => "LN",
            Self::Log10 => "LOG10",
            Self::Match => "MATCH",
            Self::Max => "MAX",
            Self::Median => "MEDIAN",
            Self::Min => "MIN",
            Self::Or => "OR",
            Self::Rank => "RANK",
            Self::Round => "ROUND",
            Self::Small => "SMALL",
            Self::StDev => "STDEV",
            Self::Sum => "SUM",
            Self::SumIf => "SUMIF",
        }
    }
}

/// A function with its arguments.
pub(super) fn call(function: Function, arguments: impl Into<Vec<Expr>>) -> Expr {
    Expr::Call(function, arguments.into().into())
}

/// The second part where the first holds, else the third.
pub(super) fn if_else(condition: Expr, then: impl Into<Expr>, otherwise: impl Into<Expr>) -> Expr {
    call(Function::If, [condition, then.into(), otherwise.into()])
}

/// Whether all hold; a single one is itself.
pub(super) fn all(mut conditions: Vec<Expr>) -> Expr {
    match conditions.len() {
        1 => conditions.remove(0),
        _ => call(Function::And, conditions),
    }
}

/// Whether one of them holds; a single one is itself.
pub(super) fn any(mut conditions: Vec<Expr>) -> Expr {
    match conditions.len() {
        1 => conditions.remove(0),
        _ => call(Function::Or, conditions),
    }
}

pub(super) fn is_number(of: &Expr) -> Expr {
    call(Function::IsNumber, [of.clone()])
}

pub(super) fn abs(of: Expr) -> Expr {
    call(Function::Abs, [of])
}

pub(super) fn sum(of: impl Into<Vec<Expr>>) -> Expr {
    call(Function::Sum, of)
}

/// The cell of a column in the formula's own row.
pub(super) const fn here(tab: Tab, column: usize) -> Expr {
    Expr::Cell(Cell { tab, row: None, column })
}

/// One cell, wherever the formula stands.
pub(super) const fn fixed(tab: Tab, row: usize, column: usize) -> Expr {
    Expr::Cell(Cell {
        tab,
        row: Some(row),
        column,
    })
}

/// The cells of one column.
pub(super) const fn down(tab: Tab, rows: Rows, column: usize) -> Expr {
    Expr::Range(Range {
        tab,
        rows,
        first: column,
        last: column,
    })
}

/// The cells of some columns in the formula's own row.
pub(super) const fn across(tab: Tab, first: usize, last: usize) -> Expr {
    Expr::Range(Range {
        tab,
        rows: Rows::Here,
        first,
        last,
    })
}

impl Expr {
    fn with(self, sign: Sign, other: impl Into<Self>) -> Self {
        Self::Binary(sign, Rc::new([self, other.into()]))
    }

    pub(super) fn equals(&self, other: impl Into<Self>) -> Self {
        self.clone().with(Sign::Equal, other)
    }

    pub(super) fn differs(&self, other: impl Into<Self>) -> Self {
        self.clone().with(Sign::NotEqual, other)
    }

    pub(super) fn less(&self, other: impl Into<Self>) -> Self {
        self.clone().with(Sign::Less, other)
    }

    pub(super) fn at_most(&self, other: impl Into<Self>) -> Self {
        self.clone().with(Sign::LessEqual, other)
    }

    pub(super) fn more(&self, other: impl Into<Self>) -> Self {
        self.clone().with(Sign::More, other)
    }

    pub(super) fn at_least(&self, other: impl Into<Self>) -> Self {
        self.clone().with(Sign::MoreEqual, other)
    }

    pub(super) fn power(self, other: impl Into<Self>) -> Self {
        self.with(Sign::Power, other)
    }

    /// A word and a number as one text, for the condition of a count.
    pub(super) fn after(self, word: &'static str) -> Self {
        Self::Word(word).with(Sign::Join, self)
    }
}

impl From<f64> for Expr {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<&'static str> for Expr {
    fn from(word: &'static str) -> Self {
        Self::Word(word)
    }
}

impl From<&Self> for Expr {
    fn from(expr: &Self) -> Self {
        expr.clone()
    }
}

macro_rules! sign {
    ($($trait:ident $method:ident $sign:ident),*) => {$(
        impl<T: Into<Expr>> $trait<T> for Expr {
            type Output = Self;

            fn $method(self, other: T) -> Self {
                self.with(Sign::$sign, other)
            }
        }
    )*};
}
sign!(Add add Add, Sub sub Sub, Mul mul Mul, Div div Div);

/// Where a formula stands, and which rows a span means there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) tab: Tab,
    pub(super) row: usize,
    pub(super) spans: &'a Spans,
}

/// The rows of all units and of each group.
#[derive(Debug, Clone, Default)]
pub(super) struct Spans {
    /// The first and the last unit.
    pub(super) units: (usize, usize),
    /// The first and the last unit of the group of each row, from the first unit's row on.
    pub(super) groups: Vec<(usize, usize)>,
}

impl Spans {
    /// The first and last row of some rows, for a formula in a row.
    pub(super) fn resolve(&self, rows: Rows, row: usize) -> (usize, usize) {
        match rows {
            Rows::Here => (row, row),
            Rows::From(first, last) => (first, last),
            Rows::Units => self.units,
            Rows::Group => {
                let group = row.checked_sub(self.units.0).and_then(|at| self.groups.get(at));
                group.copied().unwrap_or(self.units)
            }
        }
    }
}
