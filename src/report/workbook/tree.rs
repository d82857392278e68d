//! Up and down the tree: states, rates, weights shared out, points. A sheet each, a column a node.

use super::book::{Expected, Style};
use super::formula::{Expr, Function, abs, across, any, call, fixed, here, if_else, is_number, sum};
use super::layout::{FIRST, HEAD, WEIGHT_ROW, column_of, runs};
use super::maker::{Maker, rounded};
use super::tab::Tab;
use crate::model::NodeIx;
use crate::model::scheme::document::{Aggregation, MissingRule};
use crate::model::scheme::policy::RoundAt;
use crate::text::Text;

/// The sheets with one column a node.
const BY_NODE: [Tab; 8] = [
    Tab::Values,
    Tab::States,
    Tab::Rates,
    Tab::Kept,
    Tab::Terms,
    Tab::Weights,
    Tab::Exact,
    Tab::Points,
];

impl Maker<'_> {
    /// The heads of every sheet with one column a node.
    pub(super) fn begin_tree(&mut self) {
        let scheme = self.findings.scheme;
        for tab in BY_NODE {
            self.begin(tab, false);
            for (n, node) in scheme.nodes().iter().enumerate() {
                let column = column_of(NodeIx(n));
                let above = node.parent.map(|parent| scheme.node(parent).code().to_owned());
                self.book.text((tab, 2, column), above.unwrap_or_default(), Style::Head);
                let name = self.say(node.name());
                self.book.text((tab, 3, column), name, Style::Head);
                if tab == Tab::Kept {
                    self.book
                        .number((tab, WEIGHT_ROW, column), node.weight, Style::Parameter);
                } else {
                    let weight = fixed(Tab::Kept, WEIGHT_ROW, column);
                    self.book.formula((tab, WEIGHT_ROW, column), weight, Style::Head);
                }
                self.book.text((tab, HEAD, column), node.code(), Style::Head);
            }
            let label = self.findings.pick("权重", "weight");
            self.book.text((tab, WEIGHT_ROW, 1), label, Style::Head);
        }
    }

    /// Every node above the indicators, and what is shared out and gathered.
    pub(super) fn tree(&mut self) {
        let scheme = self.findings.scheme;
        let nodes: Vec<_> = (0..scheme.nodes().len()).map(NodeIx).collect();
        for &node in &nodes {
            if !scheme.node(node).is_indicator() {
                self.criterion_state(node);
            }
        }
        self.shares(None);
        for &node in &nodes {
            if !scheme.node(node).is_indicator() {
                self.shares(Some(node));
            }
        }
        for &node in &nodes {
            self.weights(node);
            self.points(node);
        }
    }

    /// Fills the column of a node on a sheet.
    fn fill(&mut self, tab: Tab, column: usize, formula: &Expr, style: Style) {
        for row in FIRST..FIRST + self.layout.n_units {
            self.book.formula((tab, row, column), formula.clone(), style);
        }
    }

    fn aggregation(&self, node: NodeIx) -> Aggregation {
        let scheme = self.findings.scheme;
        let own = scheme.node(node).document.aggregation;
        own.unwrap_or(scheme.document().aggregation)
    }

    /// State and rate of a criterion.
    fn criterion_state(&mut self, node: NodeIx) {
        let scheme = self.findings.scheme;
        let (words, children) = (self.words, &scheme.node(node).children);
        let count = |word: &'static str| count(Tab::States, children, word);
        let n = children.len() as f64;
        let named = [words.pending, words.value, words.missing].into_iter().rev();
        let named = named.fold(words.undefined.into(), |rest: Expr, word| {
            if_else(count(word).more(0.0), word, rest)
        });
        let state = if_else(count(words.not_applicable).equals(n), words.not_applicable, named);
        let column = column_of(node);
        let short = self.too_few(node);
        let state = match &short {
            Some(short) => if_else(short.equals(1.0), words.missing, state),
            None => state,
        };
        self.fill(Tab::States, column, &state, Style::Label);
        let carried = sum(ranges(Tab::Kept, children));
        let rate = aggregated(self.aggregation(node), children, &carried, words.zero);
        let gone = here(Tab::States, column).equals(words.not_applicable);
        let gone = if_else(gone, words.not_applicable, words.left_out);
        let rate = if_else(carried.more(0.0), rate, gone);
        let rate = match short {
            Some(short) if scheme.node(node).missing() == MissingRule::Exclude => {
                if_else(short.equals(1.0), words.left_out, rate)
            }
            Some(short) => if_else(short.equals(1.0), 0.0, rate),
            None => rate,
        };
        self.fill(Tab::Rates, column, &rate, Style::Rate);
        for (row, unit) in self.layout.units().collect::<Vec<_>>() {
            let result = self.findings.evaluation.node(node, unit);
            let expected = result.rate.map_or(Expected::NoNumber, Expected::Number);
            self.book.expect((Tab::Rates, row, column), expected);
            let word = Expected::Word(self.words.state(result.state));
            self.book.expect((Tab::States, row, column), word);
        }
    }

    /// 1 where less than the named share of a criterion's applicable children have a value.
    fn too_few(&mut self, node: NodeIx) -> Option<Expr> {
        let scheme = self.findings.scheme;
        let share = scheme.node(node).document.min_available?;
        let (words, children) = (self.words, &scheme.node(node).children);
        let count = |word: &'static str| count(Tab::States, children, word);
        let least = Text::new("有值子项的最低比例", "least share of children with a value");
        let share = self.parameter((node, None), &least, share);
        let applicable = Expr::Number(children.len() as f64) - count(words.not_applicable);
        let few = count(words.value).less(share * applicable - 1e-9);
        let formula = if_else(count(words.pending).more(0.0), 0.0, if_else(few, 1.0, 0.0));
        let column = self.next_column(Tab::States);
        let head = self.findings.pick("有值子项不足", "too few with a value");
        let code = scheme.node(node).code();
        self.book.text((Tab::States, 3, column), head, Style::Head);
        self.book.text((Tab::States, HEAD, column), code, Style::Head);
        self.fill(Tab::States, column, &formula, Style::Count);
        self.short.insert(node, column);
        Some(here(Tab::States, column))
    }

    /// How many times its nominal weight a child carries that counts; a column a parent.
    fn shares(&mut self, parent: Option<NodeIx>) {
        let scheme = self.findings.scheme;
        let children = parent.map_or(scheme.top(), |parent| &scheme.node(parent).children);
        let column = self.next_column(Tab::Weights);
        let head = self.findings.pick("分摊倍数", "share-out factor");
        let code = parent.map_or_else(
            || self.findings.pick("合计", "whole"),
            |parent| scheme.node(parent).code().to_owned(),
        );
        self.book.text((Tab::Weights, 3, column), head, Style::Head);
        self.book.text((Tab::Weights, HEAD, column), code, Style::Head);
        let carried = if let Some(parent) = parent {
            here(Tab::Weights, column_of(parent))
        } else {
            self.book.number(
                (Tab::Weights, WEIGHT_ROW, column),
                scheme.full_marks(),
                Style::Parameter,
            );
            fixed(Tab::Weights, WEIGHT_ROW, column)
        };
        let counts = sum(ranges(Tab::Kept, children));
        let factor = carried / &counts;
        // 0.1 + 0.2 is 0.3 to a person: nothing was shared out, so weights stay as written.
        let factor = if_else(abs(factor.clone() - 1.0).less(1e-12), 1.0, factor);
        let formula = if_else(counts.more(0.0), factor, 0.0);
        self.fill(Tab::Weights, column, &formula, Style::Number);
        for child in children {
            let weight = here(Tab::Kept, column_of(*child)) * here(Tab::Weights, column);
            self.fill(Tab::Weights, column_of(*child), &weight, Style::Number);
        }
    }

    /// The nominal weight that counts, the effective one, and what the node brings to its parent.
    fn weights(&mut self, node: NodeIx) {
        let scheme = self.findings.scheme;
        let (words, column) = (self.words, column_of(node));
        let rate = here(Tab::Rates, column);
        let gone = any(vec![rate.equals(words.not_applicable), rate.equals(words.left_out)]);
        let kept = if_else(gone, 0.0, fixed(Tab::Kept, WEIGHT_ROW, column));
        self.fill(Tab::Kept, column, &kept, Style::Number);
        let how = scheme
            .node(node)
            .parent
            .map_or(scheme.document().aggregation, |parent| self.aggregation(parent));
        let kept = here(Tab::Kept, column);
        // One that is pending counts as 0 so far.
        let so_far = if_else(is_number(&rate), &rate, 0.0);
        let positive = |term: Expr| if_else(is_number(&rate), if_else(rate.more(0.0), term, words.zero), words.zero);
        let term = match how {
            Aggregation::Arithmetic => kept.clone() * so_far,
            Aggregation::Minimum => so_far,
            Aggregation::Geometric => positive(kept.clone() * call(Function::Ln, [rate.clone()])),
            Aggregation::Harmonic => positive(kept.clone() / &rate),
        };
        let term = if_else(kept.more(0.0), term, "");
        self.fill(Tab::Terms, column, &term, Style::Number);
        for (row, unit) in self.layout.units().collect::<Vec<_>>() {
            let weight = self.findings.evaluation.node(node, unit).effective_weight;
            self.book.expect((Tab::Weights, row, column), Expected::Number(weight));
        }
    }

    /// Unrounded and printed points of a node.
    fn points(&mut self, node: NodeIx) {
        let scheme = self.findings.scheme;
        let round = scheme.document().round;
        let column = column_of(node);
        let children = &scheme.node(node).children;
        let rate = here(Tab::Rates, column);
        let product = here(Tab::Weights, column) * &rate;
        let adds_up = !children.is_empty() && self.aggregation(node) == Aggregation::Arithmetic;
        // A criterion with too few values has no points, whatever its children have.
        let short = self.short.get(&node).map(|column| here(Tab::States, *column));
        let or_short = |added: Expr| match &short {
            Some(short) => if_else(short.equals(1.0), 0.0, added),
            None => added,
        };
        let exact = if adds_up {
            or_short(sum(ranges(Tab::Exact, children)))
        } else {
            product
        };
        self.fill(
            Tab::Exact,
            column,
            &if_else(is_number(&rate), exact, 0.0),
            Style::Number,
        );
        let printed = if adds_up && round.at == RoundAt::Indicator {
            let added = sum(ranges(Tab::Points, children));
            or_short(call(Function::Round, [added, f64::from(round.decimals).into()]))
        } else {
            rounded(&here(Tab::Exact, column), round.decimals)
        };
        let printed = if_else(is_number(&rate), printed, &rate);
        self.fill(Tab::Points, column, &printed, Style::Points);
        for (row, unit) in self.layout.units().collect::<Vec<_>>() {
            let score = self.findings.evaluation.node(node, unit).score;
            let expected = score.map_or(Expected::NoNumber, |score| {
                Expected::Number(score.value(self.findings.evaluation.decimals))
            });
            self.book.expect((Tab::Points, row, column), expected);
        }
    }
}

/// The cells of some nodes in the formula's own row.
pub(super) fn ranges(tab: Tab, nodes: &[NodeIx]) -> Vec<Expr> {
    let runs = runs(nodes).into_iter();
    runs.map(|(first, last)| {
        if first == last {
            here(tab, first)
        } else {
            across(tab, first, last)
        }
    })
    .collect()
}

/// How many of some nodes hold a word.
pub(super) fn count(tab: Tab, nodes: &[NodeIx], word: &'static str) -> Expr {
    let each = runs(nodes)
        .into_iter()
        .map(|(first, last)| call(Function::CountIf, [across(tab, first, last), word.into()]));
    each.reduce(|sum, count| sum + count).unwrap_or(Expr::Number(0.0))
}

/// The rate of siblings together, from what each brings.
pub(super) fn aggregated(how: Aggregation, children: &[NodeIx], carried: &Expr, zero: &'static str) -> Expr {
    let terms = sum(ranges(Tab::Terms, children));
    let unless_zero = |rate: Expr| if_else(count(Tab::Terms, children, zero).more(0.0), 0.0, rate);
    match how {
        Aggregation::Arithmetic => terms / carried,
        Aggregation::Geometric => unless_zero(call(Function::Exp, [terms / carried])),
        Aggregation::Harmonic => unless_zero(carried.clone() / terms),
        Aggregation::Minimum => call(Function::Min, ranges(Tab::Terms, children)),
    }
}
