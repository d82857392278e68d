//! What the sheets are made with: the book, where things stand, and columns that are made only once.

use std::collections::BTreeMap;

use super::book::{Book, Style};
use super::formula::{Expr, Function, Rows, abs, any, call, down, here, if_else, is_number};
use super::layout::{FIRST, HEAD, Layout};
use super::tab::Tab;
use super::words::Words;
use crate::i18n::heading;
use crate::model::scheme::method::Origin;
use crate::model::{MetricIx, NodeIx, Period, UnitIx};
use crate::report::findings::Findings;
use crate::text::Text;

/// One column of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) tab: Tab,
    /// Which column of the sheet.
    pub(super) at: usize,
    /// Whether a person types there, so that a cell may be empty.
    pub(super) is_typed: bool,
}

impl Column {
    /// The cell in the formula's own row.
    pub(super) const fn here(self) -> Expr {
        here(self.tab, self.at)
    }

    pub(super) const fn down(self, rows: Rows) -> Expr {
        down(self.tab, rows, self.at)
    }

    /// Whether the value may still come.
    pub(super) fn is_pending(self, words: Words) -> Expr {
        let mut pending = vec![self.here().equals(words.pending)];
        if self.is_typed {
            pending.push(self.here().equals(""));
        }
        any(pending)
    }

    /// What stands there; an empty cell is pending.
    pub(super) fn read(self, words: Words) -> Expr {
        if self.is_typed {
            if_else(self.here().equals(""), words.pending, self.here())
        } else {
            self.here()
        }
    }
}

/// The head of a column of workings.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    /// Whose it is.
    pub(super) of: String,
    /// What is worked out.
    pub(super) what: String,
    pub(super) period: String,
    /// The rule.
    pub(super) rule: String,
}

/// What stands in a column of the sheet of totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sum {
    Label,
    Bonus,
    Penalty,
    Total,
    Place,
    GroupPlace,
    Order,
    Grade,
    Change,
    Improvement,
    Closing,
    ClosingPlace,
}

/// Whose parameter it is: an indicator, or a part of it.
pub(super) type Owner = (NodeIx, Option<usize>);

/// The parts of the workbook while it is made.
pub(super) struct Maker<'a> {
    pub(super) findings: &'a Findings<'a>,
    pub(super) words: Words,
    pub(super) book: Book,
    pub(super) layout: Layout,
    /// The columns of data that formulas read.
    pub(super) data: BTreeMap<(MetricIx, Period), usize>,
    /// The first and last column of the marks of an indicator in a period.
    pub(super) marks: BTreeMap<(NodeIx, Period), (usize, usize)>,
    /// Derivations by what they derive, so that each is worked out once.
    pub(super) derived: BTreeMap<String, Column>,
    pub(super) parameters: BTreeMap<(Owner, String), usize>,
    /// What was reported, by the column of values in which gaps were filled.
    pub(super) filled: BTreeMap<usize, Column>,
    /// The columns that say whether a criterion has too few values.
    pub(super) short: BTreeMap<NodeIx, usize>,
    /// The target of an indicator, for its scorecard.
    pub(super) targets: BTreeMap<NodeIx, Expr>,
    /// The columns of the sheet of totals, by what stands in them.
    pub(super) totals: BTreeMap<Sum, usize>,
    /// The columns of names and totals on the ranking table, for its chart.
    pub(super) ranking_name: usize,
    pub(super) ranking_total: usize,
    /// The column in which the formula of an indicator's method stands.
    pub(super) methods: BTreeMap<NodeIx, Column>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(findings: &'a Findings<'a>, data: BTreeMap<(MetricIx, Period), usize>) -> Self {
        let layout = Layout::new(findings.scheme);
        Self {
            words: Words::of(findings.lang),
            book: Book::new(layout.spans(findings.scheme)),
            layout,
            data,
            marks: BTreeMap::new(),
            derived: BTreeMap::new(),
            parameters: BTreeMap::new(),
            filled: BTreeMap::new(),
            short: BTreeMap::new(),
            targets: BTreeMap::new(),
            totals: BTreeMap::new(),
            ranking_name: 0,
            ranking_total: 0,
            methods: BTreeMap::new(),
            findings,
        }
    }

    pub(super) fn say(&self, text: &Text) -> String {
        self.findings.say(text)
    }

    /// Title, purpose and the columns that name the unit.
    pub(super) fn begin(&mut self, tab: Tab, with_references: bool) {
        let title = format!("{} · {}", self.findings.period_name(), tab.name(self.findings.lang));
        self.book.text((tab, 0, 0), title, Style::Title);
        let purpose = self.say(&tab.purpose());
        self.book.text((tab, 1, 0), purpose, Style::Note);
        for (column, head) in [&heading::CODE, &heading::UNIT, &heading::GROUP]
            .into_iter()
            .enumerate()
        {
            let head = self.say(head);
            self.book.text((tab, HEAD, column), head, Style::Head);
        }
        let n_places = if with_references {
            self.layout.order.len()
        } else {
            self.layout.n_units
        };
        let places: Vec<_> = self.layout.places().take(n_places).collect();
        for (row, unit) in places {
            let scheme = self.findings.scheme;
            let name = super::grades::as_word(&self.findings.unit_name(unit));
            let is_reference = unit.0 >= scheme.n_units();
            let group = match (is_reference, scheme.document().groups.is_empty()) {
                (true, _) => self.findings.pick("参照", "reference"),
                (false, true) => String::new(),
                (false, false) => self.findings.group_name(unit),
            };
            self.book
                .text((tab, row, 0), scheme.unit(unit).code.clone(), Style::Label);
            self.book.text((tab, row, 1), name, Style::Label);
            self.book.text((tab, row, 2), group, Style::Label);
        }
        self.book.width(tab, 1, 16.0);
    }

    /// The first column of a sheet in which nothing stands yet.
    pub(super) fn next_column(&self, tab: Tab) -> usize {
        self.book.sheet(tab).n_columns().max(super::layout::LEAD)
    }

    /// A new column of workings with its head.
    pub(super) fn open(&mut self, head: &Head) -> Column {
        let tab = Tab::Workings;
        let column = self.next_column(tab);
        for (row, text) in [&head.of, &head.what, &head.period, &head.rule].into_iter().enumerate() {
            self.book.text((tab, row + 2, column), text.clone(), Style::Head);
        }
        Column {
            tab,
            at: column,
            is_typed: false,
        }
    }

    /// The same formula for every unit.
    pub(super) fn for_units(&mut self, column: Column, formula: &Expr, style: Style) {
        for row in FIRST..FIRST + self.layout.n_units {
            self.book.formula((column.tab, row, column.at), formula.clone(), style);
        }
    }

    /// The same formula for every unit and reference unit.
    pub(super) fn for_places(&mut self, column: Column, formula: &Expr, style: Style) {
        for row in FIRST..FIRST + self.layout.order.len() {
            self.book.formula((column.tab, row, column.at), formula.clone(), style);
        }
    }

    /// Puts a word instead of the formula where the scheme says that the indicator does not apply.
    pub(super) fn spare(&mut self, node: NodeIx, column: Column) {
        for unit in self.spared(node) {
            let at = (column.tab, self.layout.row(unit), column.at);
            self.book.text(at, self.words.not_applicable, Style::Label);
        }
    }

    fn spared(&self, node: NodeIx) -> Vec<UnitIx> {
        let scheme = self.findings.scheme;
        let names = &scheme.node(node).document.not_applicable;
        let units = names.iter().filter_map(|name| scheme.find_unit(name));
        units.filter(|unit| unit.0 < scheme.n_units()).collect()
    }

    /// The cell of a parameter.
    pub(super) fn parameter(&mut self, owner: Owner, name: &Text, value: f64) -> Expr {
        let name = self.say(name);
        let tab = Tab::Parameters;
        let key = (owner, name.clone());
        if let Some(row) = self.parameters.get(&key) {
            return super::formula::fixed(tab, *row, 4);
        }
        let row = FIRST + self.parameters.len();
        let node = self.findings.scheme.node(owner.0);
        let method = node.method();
        let origin = method.and_then(|method| method.from).or(node.document.from);
        let part = owner.1.map(|part| (part + 1).to_string()).unwrap_or_default();
        let said = origin.map(|origin: Origin| self.say(crate::i18n::policy::origin(origin)));
        let texts = [node.code().to_owned(), self.say(node.name()), part, name];
        for (column, text) in texts.into_iter().enumerate() {
            self.book.text((tab, row, column), text, Style::Label);
        }
        self.book.number((tab, row, 4), value, Style::Parameter);
        self.book.text((tab, row, 5), said.unwrap_or_default(), Style::Label);
        self.parameters.insert(key, row);
        super::formula::fixed(tab, row, 4)
    }

    /// Heads of the sheet of parameters.
    pub(super) fn begin_parameters(&mut self) {
        let tab = Tab::Parameters;
        let title = format!("{} · {}", self.findings.period_name(), tab.name(self.findings.lang));
        self.book.text((tab, 0, 0), title, Style::Title);
        let purpose = self.say(&tab.purpose());
        self.book.text((tab, 1, 0), purpose, Style::Note);
        let heads = [
            &heading::CODE,
            &heading::INDICATOR,
            &Text::new("部分", "Part"),
            &Text::new("参数", "Parameter"),
            &Text::new("数值", "Value"),
            &Text::new("出处", "From"),
        ];
        for (column, head) in heads.into_iter().enumerate() {
            let head = self.say(head);
            self.book.text((tab, HEAD, column), head, Style::Head);
        }
        for (column, width) in [(1, 24.0), (3, 30.0), (4, 14.0), (5, 14.0)] {
            self.book.width(tab, column, width);
        }
    }
}

/// The room within which two numbers are the same to a person, around a number.
pub(super) fn tolerance(around: &Expr) -> Expr {
    Expr::Number(5e-12) * call(Function::Max, [1.0.into(), abs(around.clone())])
}

/// A number with the twelve significant digits that a person sees.
pub(super) fn seen(exact: &Expr) -> Expr {
    let digits = Expr::Number(11.0) - call(Function::Int, [call(Function::Log10, [abs(exact.clone())])]);
    if_else(exact.equals(0.0), 0.0, call(Function::Round, [exact.clone(), digits]))
}

/// A number rounded as points are.
pub(super) fn rounded(exact: &Expr, decimals: u8) -> Expr {
    let digits = Expr::Number(11.0) - call(Function::Int, [call(Function::Log10, [abs(exact.clone())])]);
    let seen = call(Function::Round, [exact.clone(), digits]);
    if_else(
        exact.equals(0.0),
        0.0,
        call(Function::Round, [seen, f64::from(decimals).into()]),
    )
}

/// The worst of some states, where not all parts are numbers: not applicable, pending, missing, undefined.
pub(super) fn worst(parts: &[Column], words: Words) -> Expr {
    let each = |test: &dyn Fn(Column) -> Expr| any(parts.iter().map(|part| test(*part)).collect());
    let (last, others) = parts.split_last().expect("BUG: a derivation has parts");
    let undefined = others.iter().rev().fold(last.here(), |rest, part| {
        if_else(is_number(&part.here()), rest, part.here())
    });
    if_else(
        each(&|part| part.here().equals(words.not_applicable)),
        words.not_applicable,
        if_else(
            each(&|part| part.is_pending(words)),
            words.pending,
            if_else(
                each(&|part| part.here().equals(words.missing)),
                words.missing,
                undefined,
            ),
        ),
    )
}
