//! 计分办法: the scheme in words, with the formula of every indicator, for those who are assessed.
//!
//! Of the scheme alone: no value and no result stands in it.

use super::document::{Block, Cell, Column, Document, Front, Manner, Row, Table};
use super::findings::{Findings, without_empty_columns};
use crate::i18n::{heading, input, method, number, policy};
use crate::model::scheme::Node;
use crate::model::scheme::document::Status;
use crate::model::scheme::policy::AdjustmentItems;
use crate::model::{NodeIx, UnitIx};
use crate::text::Text;

/// The method note of the scheme that the findings rest on.
#[must_use]
pub fn method_note(findings: &Findings<'_>) -> Document {
    let scheme = findings.scheme_title();
    let title = findings.pick(format!("{scheme}：计分办法"), format!("{scheme}: scoring method"));
    let note = Note { findings };
    let indicators = under_criteria(without_empty_columns(note.indicators()));
    let sheet = indicators.sheet();
    let mut blocks = vec![Block::Paragraph(note.about())];
    blocks.push(note.heading("一、指标和计分办法", "1. Indicators and methods"));
    blocks.push(Block::Table(indicators));
    if let Some(table) = note.adjustments() {
        blocks.push(note.heading("二、加分、扣分和一票否决", "2. Bonus, penalty and veto"));
        blocks.push(Block::Table(table));
        blocks.push(note.heading("三、汇总、排名和等次", "3. Totals, places and grades"));
    } else {
        blocks.push(note.heading("二、汇总、排名和等次", "2. Totals, places and grades"));
    }
    blocks.push(Block::Notes(note.rules()));
    Document {
        lang: findings.lang,
        manner: Manner::Table,
        sheet,
        front: note.front(title),
        blocks,
    }
}

#[derive(Clone, Copy)]
struct Note<'a> {
    findings: &'a Findings<'a>,
}

impl Note<'_> {
    fn heading(self, zh: &str, en: &str) -> Block {
        Block::Heading(self.findings.pick(zh, en))
    }

    /// Of the scheme: how far it has come, and not how far a result has.
    fn front(self, title: String) -> Front {
        let findings = self.findings;
        let status = findings.scheme.document().status;
        let mut front = findings.front(title, String::new());
        front.footer = findings.scheme_lines();
        front.draft = (status != Status::Issued).then(|| findings.say(policy::status(status)));
        (front.notice, front.date) = (None, None);
        front
    }

    /// Who is assessed, on what, when.
    fn about(self) -> String {
        let findings = self.findings;
        let (n_units, n_criteria) = (findings.scheme.n_units(), findings.scheme.top().len());
        let units: Vec<_> = (0..n_units).map(|unit| findings.unit_name(UnitIx(unit))).collect();
        let units = units.join(&findings.pick("、", ", "));
        let n_indicators = findings.scheme.indicators().count();
        let full = number::value(findings.scheme.full_marks());
        findings.pick(
            format!(
                "考核对象{n_units}个：{units}。设{n_criteria}项一级指标、{n_indicators}项指标，满分{full}分。\
                 得分＝权重×得分率，得分率按下表的计分办法由完成值算出。"
            ),
            format!(
                "{n_units} units: {units}. {n_criteria} criteria with {n_indicators} indicators, {full} points in all. \
                 Points are the weight times the rate, which the method makes of the value."
            ),
        )
    }

    fn indicators(self) -> Table {
        let findings = self.findings;
        let say = |text: &Text| findings.say(text);
        let columns = vec![
            Column::words(say(&heading::CRITERION), 9),
            Column::words(say(&heading::INDICATOR), 14),
            Column::marks(say(&heading::MEASURE), 5),
            Column::numbers(say(&heading::WEIGHT), 5),
            Column::marks(findings.pick("方向", "Better"), 6),
            Column::words(findings.pick("取数", "Input"), 18),
            Column::words(say(&heading::METHOD), 32),
            Column::words(findings.pick("缺报", "If missing"), 9),
            Column::words(say(&heading::SOURCE), 12),
            Column::words(say(&heading::SCORED_BY), 8),
        ];
        let mut rows = Vec::new();
        for &top in findings.scheme.top() {
            let leaves = findings.scheme.indicators();
            let leaves: Vec<_> = leaves.filter(|(at, _)| self.top_of(*at) == top).collect();
            let is_criterion = !findings.scheme.node(top).is_indicator();
            let criterion = if is_criterion { self.named(top) } else { String::new() };
            for (at, node) in leaves {
                let mut cells = vec![Cell::new(criterion.as_str())];
                cells.extend(self.indicator(at, node));
                rows.push(Row {
                    cells,
                    ..Row::default()
                });
            }
        }
        Table {
            caption: String::new(),
            columns,
            rows,
        }
    }

    fn indicator(self, at: NodeIx, node: &Node) -> Vec<Cell> {
        let findings = self.findings;
        let (scheme, lang) = (findings.scheme, findings.lang);
        let formula = node.input().map(|of| input::formula(scheme, of, lang));
        vec![
            Cell::new(format!("{} {}", node.code(), node.name().get(lang))),
            Cell::new(node.document.unit.as_str()),
            Cell::new(number::value(scheme.node(at).weight)),
            Cell::new(findings.say(policy::direction(node.direction()))),
            Cell::new(formula.unwrap_or_default()),
            Cell::new(method::describe(scheme, node, lang)),
            Cell::new(findings.say(policy::missing_rule(node.missing()))),
            Cell::new(node.document.source.as_str()),
            Cell::new(node.document.scored_by.as_str()),
        ]
    }

    fn top_of(self, node: NodeIx) -> NodeIx {
        let mut at = node;
        while let Some(parent) = self.findings.scheme.node(at).parent {
            at = parent;
        }
        at
    }

    fn named(self, node: NodeIx) -> String {
        let node = self.findings.scheme.node(node);
        let (code, name) = (node.code(), node.name().get(self.findings.lang));
        let weight = number::value(node.weight);
        self.findings.pick(
            format!("{code} {name}（{weight}分）"),
            format!("{code} {name} ({weight})"),
        )
    }

    /// The bonus, penalty and veto items.
    fn adjustments(self) -> Option<Table> {
        let findings = self.findings;
        let policy = &findings.scheme.document().adjustments;
        let mut rows = self.items(&heading::BONUS, &policy.bonus, "+");
        rows.extend(self.items(&heading::PENALTY, &policy.penalty, "-"));
        for veto in &policy.veto {
            let cap = veto.score_cap.map(number::value);
            let cap = cap.map(|cap| findings.pick(format!("总分不超过{cap}分"), format!("total at most {cap}")));
            let grade = veto.grade_cap.as_deref().and_then(|code| {
                let grades = &findings.scheme.document().grades;
                let name = findings.say(&grades.iter().find(|grade| grade.code == code)?.name);
                Some(findings.pick(format!("等次不高于{name}"), format!("grade no better than {name}")))
            });
            let said: Vec<_> = cap.into_iter().chain(grade).collect();
            rows.push(row([
                findings.say(&heading::VETO),
                format!("{} {}", veto.code, veto.name.get(findings.lang)),
                said.join(&findings.pick("，", ", ")),
            ]));
        }
        (!rows.is_empty()).then(|| Table {
            caption: String::new(),
            columns: vec![
                Column::marks(findings.pick("类别", "Kind"), 5),
                Column::words(findings.pick("事项", "Item"), 20),
                Column::words(findings.pick("计分", "Effect"), 20),
            ],
            rows,
        })
    }

    fn items(self, kind: &Text, of: &AdjustmentItems, sign: &str) -> Vec<Row> {
        let findings = self.findings;
        let at_most = |cap: Option<f64>| {
            let cap = cap.map(number::value);
            let said = cap.map(|cap| findings.pick(format!("，最多{cap}分"), format!(", at most {cap}")));
            said.unwrap_or_default()
        };
        let all = of.cap.map(number::value);
        let all = all.map(|cap| findings.pick(format!("（合计最多{cap}分）"), format!(" (in all at most {cap})")));
        let kind = format!("{}{}", kind.get(findings.lang), all.unwrap_or_default());
        let items = of.items.iter().map(|item| {
            let (points, cap) = (number::value(item.points), at_most(item.cap));
            row([
                kind.clone(),
                format!("{} {}", item.code, item.name.get(findings.lang)),
                findings.pick(
                    format!("每次{sign}{points}分{cap}"),
                    format!("{sign}{points} each time{cap}"),
                ),
            ])
        });
        items.collect()
    }

    /// How points become totals, places and grades.
    fn rules(self) -> Vec<String> {
        let findings = self.findings;
        let (document, lang) = (findings.scheme.document(), findings.lang);
        let aggregation = findings.say(policy::aggregation(document.aggregation));
        let rounding = policy::rounding(document.round, lang);
        let mut rules = vec![
            findings.pick(
                format!("各级指标的得分率按{aggregation}汇总；不涉及的指标不计分，其权重按比例分给同级指标。"),
                format!("Rates are put together by their {aggregation}; an indicator that does not apply gives its weight to its siblings in proportion."),
            ),
            findings.pick(format!("{rounding}。"), format!("Rounding: {rounding}.")),
            policy::ranking(findings.scheme, lang),
        ];
        rules.extend(findings.grade_rule());
        rules.extend(findings.weak_rule());
        rules.extend(document.closing.map(|closing| {
            let (earlier, last) = (number::share(closing.earlier), number::share(closing.last));
            findings.pick(
                format!("多年总评＝以前各期总分的平均×{earlier}＋最后一期总分×{last}。"),
                format!(
                    "Final of all years: {earlier} of the mean of the earlier totals and {last} of the last total."
                ),
            )
        }));
        rules
    }
}

/// Lets a criterion reach down over all its rows.
fn under_criteria(mut table: Table) -> Table {
    let mut first = 0;
    for n in 1..=table.rows.len() {
        let text = |at: usize| Some(&table.rows.get(at)?.cells.first()?.text);
        if text(n) == text(first) && text(n).is_some_and(|text| !text.is_empty()) {
            continue;
        }
        for row in &mut table.rows[first + 1..n] {
            row.cells.remove(0);
        }
        if let Some(cell) = table.rows.get_mut(first).and_then(|row| row.cells.first_mut()) {
            cell.more_rows = n - first - 1;
        }
        first = n;
    }
    table
}

fn row(texts: [String; 3]) -> Row {
    Row {
        cells: texts.map(Cell::new).to_vec(),
        ..Row::default()
    }
}
