//! Papers and traces of the samples: what is printed is what was scored.

use std::path::Path;

use chrono::NaiveDate;
use kaohe::exchange::csv::read_csv;
use kaohe::exchange::scheme::read_scheme;
use kaohe::i18n::{rule, trace};
use kaohe::model::UnitIx;
use kaohe::model::dataset::{Dataset, Entry};
use kaohe::model::evaluation::Evaluation;
use kaohe::model::period::Period;
use kaohe::model::points::Points;
use kaohe::model::scheme::Scheme;
use kaohe::model::trace::Trace;
use kaohe::report::document::{Block, Document, RowKind, Table};
use kaohe::report::findings::{Findings, Standing};
use kaohe::report::ranking::ranking;
use kaohe::report::render::{Format, render};
use kaohe::report::scorecard::scorecard;
use kaohe::scoring::{evaluate, explain};
use kaohe::text::{Lang, Text};

const DRAFT: Standing = Standing::Draft { sha256: "00ff" };
const APPROVED: Standing = Standing::Approved {
    revision: 2,
    sha256: "aa55",
    on: NaiveDate::from_ymd_opt(2022, 1, 20).expect("a day"),
};

struct Round {
    scheme: Scheme,
    dataset: Dataset,
    evaluation: Evaluation,
    previous: Evaluation,
}

impl Round {
    fn of(sample: &str, period: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(sample);
        let read = |name: &str| std::fs::read(folder.join(name)).expect("a file of the sample");
        let scheme = read_scheme(&read("scheme.json")).expect("a valid scheme");
        let table = read_csv(&read("data.csv"), &scheme, None).expect("valid data");
        let dataset = table.to_dataset(&scheme);
        Self::evaluated(scheme, dataset, period.parse().expect("a period"))
    }

    fn evaluated(scheme: Scheme, dataset: Dataset, period: Period) -> Self {
        Self {
            evaluation: evaluate(&scheme, &dataset, period),
            previous: evaluate(&scheme, &dataset, period.previous()),
            scheme,
            dataset,
        }
    }

    fn findings(&self, standing: Standing<'static>, lang: Lang) -> Findings<'_> {
        Findings {
            scheme: &self.scheme,
            dataset: &self.dataset,
            evaluation: &self.evaluation,
            previous: Some(&self.previous),
            stages: [None; 3],
            standing,
            lang,
        }
    }

    fn unit(&self, name: &str) -> UnitIx {
        self.scheme.find_unit(name).expect("a unit")
    }

    fn traces(&self, unit: UnitIx) -> Vec<Trace> {
        let indicators = self.scheme.indicators().map(|(at, _)| at);
        indicators
            .filter_map(|at| explain(&self.scheme, &self.dataset, &self.evaluation, unit, at))
            .collect()
    }

    fn card(&self, name: &str, lang: Lang) -> Document {
        let unit = self.unit(name);
        scorecard(&self.findings(DRAFT, lang), unit, &self.traces(unit))
    }
}

fn tables<'a>(document: &'a Document) -> Vec<&'a Table> {
    let table = |block: &'a Block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    };
    document.blocks.iter().filter_map(table).collect()
}

/// The texts of a column, with the kinds of their rows.
fn column<'a>(table: &'a Table, heading: &str) -> Vec<(RowKind, &'a str)> {
    let at = table
        .columns
        .iter()
        .position(|column| column.heading == heading)
        .expect("the column");
    let cells = table
        .grid()
        .into_iter()
        .map(|row| row[at].map_or("", |cell| &cell.text));
    table.rows.iter().map(|row| row.kind).zip(cells).collect()
}

fn hundredths(text: &str) -> i64 {
    text.replace('.', "").parse().expect("points with two decimals")
}

fn markdown(document: &Document) -> String {
    String::from_utf8(render(document, Format::Markdown)).expect("UTF-8")
}

#[test]
fn the_printed_column_adds_up_to_the_printed_total() {
    for period in ["2018", "2019", "2020", "2021"] {
        let round = Round::of("huizhou", period);
        for unit in round.scheme.units() {
            let card = round.card(&unit.code, Lang::Zh);
            let points = column(tables(&card)[0], "得分");
            let sum_of = |kind: RowKind| -> i64 {
                let of_kind = points.iter().filter(|(each, text)| *each == kind && *text != "—");
                of_kind.map(|(_, text)| hundredths(text)).sum()
            };
            let total = sum_of(RowKind::Total);
            assert_eq!(sum_of(RowKind::Body), total, "{} {period}", unit.name);
            assert_eq!(sum_of(RowKind::Subtotal), total, "{} {period}", unit.name);
        }
    }
}

#[test]
fn a_scorecard_shows_the_golden_result() {
    let round = Round::of("huizhou", "2021");
    let card = markdown(&round.card("龙门县", Lang::Zh));
    for said in [
        "# 龙门县2021年度考核评分表",
        "总分：**80.66**",
        "名次：**7 / 7**",
        "组内名次：**3 / 3**（县组）",
        "- 等次：**良好**\n",
        "总分增减：**+5.75**（持平）",
        "> **草稿**",
        "> **示例数据：",
        "填报人：＿＿＿＿＿＿",
        round.scheme.sha256(),
    ] {
        assert!(
            card.contains(&said.replace("**+", "**\\+")),
            "{said} is not in:\n{card}"
        );
    }
    assert!(!card.contains("印章") && !card.contains("〔"));
}

#[test]
fn states_are_never_confused_on_paper() {
    let round = Round::of("huizhou", "2018");
    let card = markdown(&round.card("惠东县", Lang::Zh));
    assert!(card.contains("| 未报送 |"), "F2 did not come");
    assert!(card.contains("| 不涉及 |"), "F1 does not apply");
    assert!(card.contains("未报送，计 0 分，并在通报中点名。"));
    assert!(card.contains("权重列“→”后为实际权重"));

    let Round {
        scheme, mut dataset, ..
    } = round;
    let (period, unit) = (Period::year(2018), scheme.find_unit("惠东县").expect("a unit"));
    let metric = scheme.find_metric("new_operators").expect("a metric");
    dataset.set(period, unit, metric, Entry::default());
    let round = Round::evaluated(scheme, dataset, period);
    let card = markdown(&round.card("惠东县", Lang::Zh));
    assert!(card.contains("| —（未填） |"), "{card}");
    assert!(card.contains("（暂计）") && card.contains("不参加排名：A4 新备案进出口经营权企业数。"));
    let paper = ranking(&round.findings(DRAFT, Lang::Zh));
    let all = tables(&paper);
    let apart = all.last().expect("a table of units without a place");
    assert_eq!(column(apart, "考核对象"), [(RowKind::Body, "惠东县")]);
    assert_eq!(column(apart, "尚缺数据"), [(RowKind::Body, "A4")]);
    assert_eq!(tables(&paper)[0].rows.len(), 6);
}

#[test]
fn the_ranking_stands_by_score_and_by_group() {
    let round = Round::of("huizhou", "2021");
    let paper = ranking(&round.findings(DRAFT, Lang::Zh));
    let tables = tables(&paper);
    let texts = |table, heading| {
        column(table, heading)
            .into_iter()
            .map(|(_, text)| text)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        texts(tables[0], "考核对象"),
        [
            "大亚湾开发区",
            "博罗县",
            "惠东县",
            "惠城区",
            "仲恺高新区",
            "惠阳区",
            "龙门县"
        ]
    );
    assert_eq!(
        texts(tables[0], "总分"),
        ["94.54", "93.59", "93.56", "93.12", "92.14", "88.40", "80.66"]
    );
    assert_eq!(texts(tables[0], "等次")[1..3], ["优秀", "良好（上一等次名额已满）"]);
    assert_eq!(texts(tables[2], "考核对象"), ["博罗县", "惠东县", "龙门县"]);
    assert_eq!(texts(tables[2], "组内名次"), ["1", "2", "3"]);
    assert!(markdown(&paper).contains("60分以下不合格；“以上”含本数"));
}

#[test]
fn a_veto_and_a_tie_are_plain_to_see() {
    let round = Round::of("tiny", "2024H2");
    let paper = ranking(&round.findings(DRAFT, Lang::Zh));
    let table = tables(&paper)[0];
    let places: Vec<_> = column(table, "名次").into_iter().map(|(_, text)| text).collect();
    assert_eq!(places, ["1", "1", "3"]);
    let grades = column(table, "等次");
    assert!(grades[2].1.starts_with("不合格（一票否决 "), "{grades:?}");
    let card = markdown(&round.card("丙县", Lang::Zh));
    assert!(card.contains("**否决前总分**") && card.contains("等次：**不合格**（一票否决 V1）"));
}

#[test]
fn a_scorecard_shows_the_points_of_every_stage_that_was_reached() {
    let round = Round::of("huizhou", "2021");
    let unit = round.unit("龙门县");
    let card = |stages| {
        let findings = Findings {
            stages,
            ..round.findings(DRAFT, Lang::Zh)
        };
        let paper = scorecard(&findings, unit, &round.traces(unit));
        let table = paper.blocks.into_iter().find_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        table.expect("the big table")
    };
    let (before, stage) = (card([None; 3]), Some(&round.previous));
    let after = card([stage, stage, None]);
    let headings: Vec<_> = after.columns.iter().map(|column| column.heading.as_str()).collect();
    let at = headings
        .iter()
        .position(|heading| *heading == "自评分")
        .expect("a stage");
    assert_eq!(&headings[at..at + 3], ["自评分", "初评分", "得分"]);
    assert_eq!(before.columns.len() + 2, headings.len());
    let shown = |points: Option<Points>| points.map_or_else(|| "—".to_owned(), |points| points.show(2));
    let totals = round.previous.unit(unit);
    let (grid, last) = (after.grid(), after.rows.len() - 1);
    assert_eq!(grid[last][at].map(|cell| cell.text.clone()), Some(shown(totals.total)));
    for (places, row) in grid.iter().zip(&after.rows) {
        let width: usize = row.cells.iter().map(|cell| cell.more_columns + 1).sum();
        let covered = places.len() - width;
        assert!(covered <= 1, "a row of {width} of {} columns", places.len());
        assert!(places[at].is_some() && places[at + 2].is_some());
    }
}

#[test]
fn an_approved_paper_bears_no_draft_mark() {
    let round = Round::of("huizhou", "2021");
    for lang in [Lang::Zh, Lang::En] {
        assert!(ranking(&round.findings(DRAFT, lang)).front.draft.is_some());
        let approved = ranking(&round.findings(APPROVED, lang)).front;
        assert_eq!(approved.draft, None);
        let said = approved.footer.concat();
        assert!(
            ["2022-01-20", "aa55", "2"].iter().all(|part| said.contains(part)),
            "{said}"
        );
    }
}

#[test]
fn english_papers_have_no_chinese_of_their_own() {
    let round = Round::of("huizhou", "2021");
    let card = round.card("441324", Lang::En);
    let headings = tables(&card)[0].columns.iter().map(|column| column.heading.as_str());
    let chinese = |text: &str| text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    assert!(headings.into_iter().all(|heading| !chinese(heading)));
    for method in column(tables(&card)[0], "Method") {
        assert!(!chinese(method.1), "{}", method.1);
    }
}

#[test]
fn every_step_of_every_trace_has_a_name_and_leads_to_the_printed_points() {
    for (sample, periods) in [
        ("huizhou", &["2018", "2019", "2021"][..]),
        ("tiny", &["2024H1", "2024H2"]),
    ] {
        for period in periods {
            let round = Round::of(sample, period);
            for unit in 0..round.scheme.n_units() {
                for each in round.traces(UnitIx(unit)) {
                    check_trace(&round, &each);
                }
            }
        }
    }
}

fn check_trace(round: &Round, each: &Trace) {
    for step in &each.steps {
        assert_ne!(rule::step(step.rule), Text::same(step.rule), "{}", step.rule);
    }
    for lang in [Lang::Zh, Lang::En] {
        let lines = trace::plain(&trace::lines(&round.scheme, each, lang));
        assert!(lines.lines().all(|line| !line.trim().is_empty()), "{lines}");
    }
    let Some(points) = each.steps.iter().find(|step| step.rule == "points") else {
        assert!(
            each.score
                .as_deref()
                .is_none_or(|score| score.trim_matches(['0', '.']).is_empty())
        );
        return;
    };
    // What a pocket calculator makes of the formula as it is written.
    let numbers = points
        .formula
        .split(" × ")
        .map(|number| number.parse::<f64>().expect("a number"));
    let decimals = round.scheme.document().round.decimals;
    let reached = Points::round(numbers.product(), decimals).show(decimals);
    assert_eq!(Some(reached), each.score, "{}", points.formula);
}
