//! The pages of words: what the workbook is, and how each indicator is scored.

use super::book::Style;
use super::formula::Spot;
use super::layout::{FIRST, HEAD};
use super::maker::Maker;
use super::notation::{self, place};
use super::tab::Tab;
use crate::i18n::{heading, input, method, method_note, policy, rule, state};
use crate::model::scheme::Node;
use crate::model::scheme::method::Rule;
use crate::model::{NodeIx, State};
use crate::text::Text;

impl Maker<'_> {
    /// The page that says what this is; `constants` is how many results stand as numbers.
    pub(super) fn about(&mut self, constants: usize) {
        let mut lines = self.identity();
        lines.extend(self.reading());
        if constants > 0 {
            let said = self.findings.pick(
                format!("有 {constants} 个单元格的公式未得出系统的结果，以数值列出并加批注。"),
                format!(
                    "The formulas of {constants} cells did not come to the result; they hold numbers, with a note."
                ),
            );
            lines.push((said, Style::Draft));
        }
        lines.push((String::new(), Style::Plain));
        for tab in Tab::ALL.into_iter().filter(|tab| !self.book.is_empty(*tab)) {
            let purpose = self.say(&tab.purpose());
            lines.push((format!("{}：{purpose}", tab.name(self.findings.lang)), Style::Prose));
        }
        lines.push((String::new(), Style::Plain));
        for each in [State::Pending, State::Missing, State::NotApplicable, State::Undefined] {
            let (name, meaning) = (self.say(state::state(each)), self.say(state::meaning(each)));
            lines.push((format!("{name}：{meaning}"), Style::Prose));
        }
        for (row, (text, style)) in lines.into_iter().enumerate() {
            self.book.text((Tab::About, row, 0), text, style);
        }
        self.book.width(Tab::About, 0, 72.0);
    }

    /// What the result is and how far it has come.
    fn identity(&self) -> Vec<(String, Style)> {
        let findings = self.findings;
        let front = findings.front(
            findings.pick(
                format!("{}考核计算工作簿", findings.period_name()),
                format!("Working papers {}", findings.period_name()),
            ),
            findings.scheme_title(),
        );
        let mut lines = vec![(front.title, Style::Title), (front.subtitle, Style::Prose)];
        lines.extend(
            front
                .draft
                .into_iter()
                .chain(front.notice)
                .map(|mark| (mark, Style::Draft)),
        );
        lines.extend(front.footer.into_iter().map(|text| (text, Style::Prose)));
        lines.push((String::new(), Style::Plain));
        lines
    }

    /// How the sheets are to be read.
    fn reading(&self) -> Vec<(String, Style)> {
        let findings = self.findings;
        let rounding = policy::rounding(findings.scheme.document().round, findings.lang);
        let texts = [
            Text::new(
                "每个得分都是公式，可逐格追溯：填报数据 → 计算过程 → 完成值 → 得分率 → 实际权重 → 得分 → 总分。",
                "Every point is a formula that can be traced: Data → Workings → Values → Rates → Effective weights → Points → Totals.",
            ),
            Text::new(
                "黄色单元格可改动，全表随之重算；正式结果以系统中审定的为准。",
                "Yellow cells may be changed and everything follows; the result that counts is the approved one.",
            ),
            Text::new(
                "以前各期的结果（上期总分、多年总评所用总分）以数值列出，不在本簿重算。",
                "What earlier periods came to (totals for change and final) stands here as numbers.",
            ),
        ];
        let mut lines = vec![
            findings.pick(
                format!("取整：{rounding}；先取 12 位有效数字，再四舍五入（ROUND）。"),
                format!("Rounding: {rounding}; of the number's 12 significant digits (ROUND)."),
            ),
            policy::ranking(findings.scheme, findings.lang),
        ];
        lines.extend(texts.iter().map(|text| self.say(text)));
        lines.into_iter().map(|line| (line, Style::Prose)).collect()
    }

    /// The page that explains each method.
    pub(super) fn methods_page(&mut self) {
        let tab = Tab::Methods;
        let title = format!("{} · {}", self.findings.period_name(), tab.name(self.findings.lang));
        self.book.text((tab, 0, 0), title, Style::Title);
        let purpose = self.say(&tab.purpose());
        self.book.text((tab, 1, 0), purpose, Style::Note);
        let heads = [
            heading::CODE.clone(),
            heading::INDICATOR.clone(),
            Text::new("完成值的算法", "How the value is made"),
            heading::METHOD.clone(),
            Text::new("缺报", "If missing"),
            Text::new("公式所在", "Formula at"),
            Text::new("首行公式", "Formula of the first row"),
        ];
        for (column, head) in heads.iter().enumerate() {
            let head = self.say(head);
            self.book.text((tab, HEAD, column), head, Style::Head);
        }
        let scheme = self.findings.scheme;
        let indicators: Vec<_> = scheme.indicators().collect();
        let mut row = FIRST;
        for (at, node) in &indicators {
            self.method_row(row, *at, node);
            row += 1;
        }
        row += 1;
        for (key, name, note) in explained(indicators.iter().map(|(_, node)| *node)) {
            let (name, note) = (self.say(name), self.say(note));
            self.book.text((tab, row, 0), key, Style::Prose);
            self.book.text((tab, row, 1), name, Style::Prose);
            self.book.text((tab, row, 3), note, Style::Prose);
            row += 1;
        }
        for (column, width) in [(1, 24.0), (2, 36.0), (3, 56.0), (4, 22.0), (5, 16.0), (6, 70.0)] {
            self.book.width(tab, column, width);
        }
    }

    /// How one indicator is scored, and where the formula that does it stands.
    fn method_row(&mut self, row: usize, at: NodeIx, node: &Node) {
        let (tab, scheme, lang) = (Tab::Methods, self.findings.scheme, self.findings.lang);
        let input = node.input().map(|input| input::formula(scheme, input, lang));
        let texts = [
            node.code().to_owned(),
            self.say(node.name()),
            input.unwrap_or_default(),
            method::describe(scheme, node, lang),
            self.say(policy::missing_rule(node.missing())),
        ];
        for (column, text) in texts.into_iter().enumerate() {
            self.book.text((tab, row, column), text, Style::Prose);
        }
        let column = self.methods.get(&at).copied();
        let formula = column.and_then(|column| self.formula_text(column.tab, FIRST, column.at));
        if let Some((column, formula)) = column.zip(formula) {
            let at = format!("{}!{}", column.tab.name(lang), place(FIRST, column.at, false));
            self.book.text((tab, row, 5), at, Style::Prose);
            self.book.text((tab, row, 6), formula, Style::Prose);
        }
    }

    fn formula_text(&self, tab: Tab, row: usize, column: usize) -> Option<String> {
        let slot = self.book.get(tab, row, column)?;
        let super::book::Content::Formula(formula) = &slot.content else {
            return None;
        };
        let standing = Spot {
            tab,
            row,
            spans: &self.book.spans,
        };
        let lang = self.findings.lang;
        Some(notation::text(formula, standing, &|tab| tab.name(lang)))
    }
}

/// Every method that a scheme uses, once, with its name and what it does.
fn explained<'a>(nodes: impl Iterator<Item = &'a Node>) -> Vec<(&'static str, &'static Text, &'static Text)> {
    let mut found: Vec<(&'static str, &'static Text, &'static Text)> = Vec::new();
    let mut add = |used: &Rule| {
        if found.iter().all(|(key, ..)| *key != used.key()) {
            found.push((used.key(), rule::method(used), method_note::note(used)));
        }
    };
    for node in nodes {
        let Some(method) = node.method() else {
            continue;
        };
        add(&method.rule);
        if let Rule::Blend(blend) = &method.rule {
            blend.parts.iter().for_each(|part| add(&part.method.rule));
        }
    }
    found
}
