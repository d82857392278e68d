//! 通报: material for the circular, with the rest of the result hidden where it is not disclosed.
//!
//! Says what the data say. What they do not say, such as what was done well besides, is a blank to
//! be written; number, seal, signature and date are blanks too.

mod annex;
mod results;

use super::disclosure::Disclosure;
use super::document::{Block, Document, Front, Manner, Sheet};
use super::findings::Findings;
use crate::i18n::{number, outcome};
use crate::model::appeal::{Appeal, Ruling};
use crate::model::{NodeIx, Rectification, UnitIx};
use crate::text::Lang;

/// What a circular is made from besides the result.
#[derive(Debug, Clone, Default)]
pub struct Material<'a> {
    /// Whose result is made known.
    pub disclosure: Disclosure,
    /// The appeals of the period.
    pub appeals: Vec<&'a Appeal>,
    /// The rectification items that come from the period.
    pub items: Vec<&'a Rectification>,
    /// The criteria on which the units did better than the period before.
    pub gains: Vec<Gain>,
}

/// A criterion whose mean rate rose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gain {
    /// The criterion.
    pub criterion: NodeIx,
    /// The mean rate of all units in the period before.
    pub from: f64,
    /// The mean rate now.
    pub to: f64,
}

/// The circular of a period.
#[must_use]
pub fn circular(findings: &Findings<'_>, material: &Material<'_>) -> Document {
    let paper = Circular { findings, material };
    let period = findings.period_name();
    let title = findings.pick(
        format!("关于{period}考核情况的通报"),
        format!("Circular on the assessment of {period}"),
    );
    let whom = findings.pick("各考核对象，各有关部门：", "To all units and departments concerned:");
    let mut blocks = vec![Block::Addressee(whom)];
    blocks.extend(paper.section("一、考核组织情况", "1. How it was carried out", paper.conduct()));
    blocks.extend(paper.section("二、考核结果", "2. Results", paper.results()));
    blocks.extend(paper.section("三、主要成效", "3. What was achieved", paper.achievements()));
    blocks.extend(paper.section("四、存在问题", "4. What falls short", paper.problems()));
    blocks.extend(paper.section("五、下一步工作要求", "5. What is asked for next", paper.demands()));
    let annexes = paper.annexes();
    blocks.push(Block::Enclosures(
        annexes.iter().map(|annex| annex.title.clone()).collect(),
    ));
    blocks.push(findings.issued());
    let n_annexes = annexes.len();
    for (n, annex) in annexes.into_iter().enumerate() {
        let number = if n_annexes > 1 {
            (n + 1).to_string()
        } else {
            String::new()
        };
        let mark = findings.pick(format!("附件{number}"), format!("Annex {number}"));
        blocks.push(Block::NewPage(annex.sheet()));
        blocks.push(Block::Annex(mark.trim_end().to_owned(), annex.title));
        blocks.extend(annex.tables.into_iter().map(Block::Table));
    }
    blocks.push(findings.imprint());
    Document {
        lang: findings.lang,
        manner: Manner::Official,
        sheet: Sheet::Upright,
        front: Front {
            masthead: Some(findings.masthead()),
            // The first paragraph says by which scheme.
            ..findings.front(title, String::new())
        },
        blocks,
    }
}

#[derive(Clone, Copy)]
struct Circular<'a> {
    findings: &'a Findings<'a>,
    material: &'a Material<'a>,
}

impl Circular<'_> {
    fn section(self, zh: &str, en: &str, paragraphs: Vec<String>) -> Vec<Block> {
        let heading = Block::Heading(self.findings.pick(zh, en));
        let paragraphs = paragraphs.into_iter().map(Block::Paragraph);
        std::iter::once(heading).chain(paragraphs).collect()
    }

    /// How many units are not named.
    fn n_hidden(self) -> usize {
        self.findings.scheme.n_units() - self.material.disclosure.units(self.findings).len()
    }

    fn listed(self, things: &[String]) -> String {
        things.join(&self.findings.pick("、", ", "))
    }

    fn conduct(self) -> Vec<String> {
        let findings = self.findings;
        let document = findings.scheme.document();
        let (n_units, n_criteria) = (findings.scheme.n_units(), findings.scheme.top().len());
        let n_indicators = findings.scheme.indicators().count();
        let (title, period) = (findings.scheme_title(), findings.period_name());
        let basis: Vec<String> = document.basis.iter().map(|basis| basis.document.clone()).collect();
        let (basis, full) = (self.listed(&basis), number::value(findings.scheme.full_marks()));
        let by = match (basis.is_empty(), findings.lang) {
            (true, _) => String::new(),
            (false, Lang::Zh) => format!("依据{basis}，"),
            (false, Lang::En) => format!("On the basis of {basis}, "),
        };
        let mut said = vec![findings.pick(
            format!(
                "{by}按照《{title}》，对{n_units}个考核对象{period}的工作进行了考核。\
                 考核设{n_criteria}项一级指标、{n_indicators}项指标，满分{full}分。"
            ),
            format!(
                "{by}{n_units} units were assessed for {period} under \"{title}\", \
                 on {n_criteria} criteria with {n_indicators} indicators, {full} points in all."
            ),
        )];
        said.push(findings.data_status((0..n_units).map(UnitIx)));
        said.extend(self.appeals());
        said
    }

    fn appeals(self) -> Option<String> {
        let appeals = &self.material.appeals;
        let ruled = |wanted: Ruling| {
            let decisions = appeals.iter().filter_map(|appeal| appeal.decision.as_ref());
            decisions.filter(|decision| decision.ruling == wanted).count()
        };
        let all = appeals.len();
        let (upheld, partly, rejected) = (ruled(Ruling::Upheld), ruled(Ruling::Partly), ruled(Ruling::Rejected));
        (all > 0).then(|| {
            self.findings.pick(
                format!("公示期间收到申诉{all}项，其中成立{upheld}项、部分成立{partly}项、不成立{rejected}项。"),
                format!("{all} appeals were made: {upheld} upheld, {partly} in part, {rejected} rejected."),
            )
        })
    }

    /// Only what the data show; the rest is for the writer.
    fn achievements(self) -> Vec<String> {
        let findings = self.findings;
        let gain = |gain: &Gain| {
            let name = findings.say(findings.scheme.node(gain.criterion).name());
            let (from, to) = (number::percent(gain.from), number::percent(gain.to));
            findings.pick(
                format!("“{name}”平均得分率由上期的{from}提高到{to}。"),
                format!("The mean rate on \"{name}\" rose from {from} to {to}."),
            )
        };
        let mut said: Vec<String> = self.material.gains.iter().map(gain).collect();
        said.push(findings.pick(
            "（具体做法和成效由起草单位据实补写。）",
            "(What was done, and what came of it, is for the writer to add.)",
        ));
        said
    }

    fn problems(self) -> Vec<String> {
        let findings = self.findings;
        let units = self.material.disclosure.units(findings);
        let mut said: Vec<String> = units.iter().filter_map(|&unit| self.weak_links(unit)).collect();
        if said.is_empty() && self.n_hidden() == 0 {
            said.push(findings.pick(
                "按方案的规则，没有认定薄弱环节。",
                "By the rule of the scheme there are no weak links.",
            ));
        }
        if self.n_hidden() > 0 {
            let n = self.n_hidden();
            said.push(findings.pick(
                format!("其余{n}个考核对象的问题另行反馈。"),
                format!("The other {n} units are told separately."),
            ));
        }
        said
    }

    /// `龙门县：A1 一般贸易占比（得分率 45.30%，得分率低于60%）；…`
    fn weak_links(self, unit: UnitIx) -> Option<String> {
        let findings = self.findings;
        let weak = &findings.scheme.document().weak;
        let links = findings.scheme.indicators().filter_map(|(node, indicator)| {
            let result = findings.evaluation.node(node, unit);
            let why = outcome::weak_sentence(result.weak?, weak, findings.lang);
            let rate = result.rate.map_or_else(|| "—".to_owned(), number::percent);
            let (code, name) = (indicator.code(), findings.say(indicator.name()));
            Some(findings.pick(
                format!("{code} {name}（得分率{rate}，{why}）"),
                format!("{code} {name} (rate {rate}, {why})"),
            ))
        });
        let links: Vec<String> = links.collect();
        let name = findings.unit_name(unit);
        let (semicolon, stop) = (findings.pick("；", "; "), findings.pick("。", "."));
        let colon = findings.pick("：", ": ");
        (!links.is_empty()).then(|| format!("{name}{colon}{}{stop}", links.join(&semicolon)))
    }

    fn demands(self) -> Vec<String> {
        let findings = self.findings;
        let n_items = self.material.items.len();
        let mut said = vec![findings.pick(
            "各考核对象要对照存在问题，制定整改方案，明确措施、责任人和完成期限。",
            "Each unit draws up a plan for what falls short: measures, who answers for them, by when.",
        )];
        if n_items > 0 {
            said.push(findings.pick(
                format!("已下达整改事项{n_items}项，须在期限内完成并申请销号，由督办部门核验。"),
                format!(
                    "{n_items} items were issued; they are to be done in time and are verified by the supervisors."
                ),
            ));
        }
        said.push(findings.pick(
            "整改情况于＿＿年＿＿月＿＿日前报送＿＿＿＿。",
            "Report on them to ________ by ________.",
        ));
        said
    }
}
