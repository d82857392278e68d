//! A trace in words: a reader with a pocket calculator reaches the same points.

use kaohe::i18n::trace::{lines, plain};
use kaohe::model::period::Period;
use kaohe::model::state::State;
use kaohe::model::trace::{Note, Source, Step, Trace, TraceInput};
use kaohe::model::{MetricIx, UnitIx};
use kaohe::text::Lang;

use crate::fictitious::scheme;

fn input(metric: usize, typed: Option<&str>) -> TraceInput {
    TraceInput {
        what: Source::Metric(UnitIx(0), MetricIx(metric)),
        period: Period::year(2021),
        state: if typed.is_some() { State::Value } else { State::Missing },
        typed: typed.map(str::to_owned),
        verified: typed.is_some(),
        source: "海关统计".to_owned(),
    }
}

fn step(rule: &'static str, formula: &str, result: Option<f64>, note: Option<Note>) -> Step {
    Step {
        rule,
        formula: formula.to_owned(),
        result,
        note,
    }
}

fn share() -> Trace {
    Trace {
        period: Period::year(2021),
        unit: UnitIx(0),
        indicator: scheme().find_node("A1").expect("a node"),
        inputs: vec![input(0, Some("152.30")), input(1, Some("359.60"))],
        steps: vec![
            step("ratio", "100 × 152.3 / 359.6", Some(100.0 * 152.3 / 359.6), None),
            step(
                "efficacy",
                "0.6 + 0.4 × (42.352614 − 20) / (60 − 20)",
                Some(0.823_526_14),
                None,
            ),
            step("weight", "40 × 60 / 50", Some(48.0), Some(Note::WeightShared)),
            step("points", "48 × 0.823526", Some(39.529_254_72), None),
        ],
        state: State::Value,
        value: Some(100.0 * 152.3 / 359.6),
        rate: Some(0.823_526_14),
        weight: 40.0,
        effective_weight: 48.0,
        score: Some("39.53".to_owned()),
    }
}

#[test]
fn a_trace_leads_from_the_cells_to_the_points() {
    assert_eq!(
        plain(&lines(&scheme(), &share(), Lang::Zh)),
        "\
A1 一般贸易占比  42.3526 %  →  39.53 / 48
gt          一般贸易进出口 152.30 亿元 · 2021 · 核定 · 海关统计
total       进出口总额 359.60 亿元 · 2021 · 核定 · 海关统计
占比        100 × 152.3 / 359.6 = 42.352614…
功效系数法  0.6 + 0.4 × (42.352614 − 20) / (60 − 20) = 0.823526…
实际权重    40 × 60 / 50 = 48
            同级指标不计分的权重按比例分给本指标。
得分        48 × 0.823526 = 39.529254…
取整        各指标得分四舍五入到2位小数 → 39.53
"
    );
    assert_eq!(
        plain(&lines(&scheme(), &share(), Lang::En)),
        "\
A1 General-trade share  42.3526 %  →  39.53 / 48
gt                    General trade 152.30 亿元 · 2021 · verified · 海关统计
total                 All trade 359.60 亿元 · 2021 · verified · 海关统计
ratio                 100 × 152.3 / 359.6 = 42.352614…
efficacy coefficient  0.6 + 0.4 × (42.352614 − 20) / (60 − 20) = 0.823526…
effective weight      40 × 60 / 50 = 48
                      Weight of siblings that carry no points was shared out to it in proportion.
points                48 × 0.823526 = 39.529254…
rounding              each indicator's points rounded to 2 decimals, halves up → 39.53
"
    );
}

#[test]
fn a_trace_without_points_says_what_is_lacking() {
    let trace = Trace {
        inputs: vec![input(0, Some("152.30")), input(1, None)],
        steps: vec![
            step("ratio", "", None, Some(Note::Missing)),
            step("missing", "", Some(0.0), Some(Note::MissingZero)),
        ],
        state: State::Missing,
        value: None,
        rate: Some(0.0),
        effective_weight: 40.0,
        score: Some("0.00".to_owned()),
        ..share()
    };
    assert_eq!(
        plain(&lines(&scheme(), &trace, Lang::Zh)),
        "\
A1 一般贸易占比  未报送  →  0.00 / 40
gt        一般贸易进出口 152.30 亿元 · 2021 · 核定 · 海关统计
total     进出口总额 未报送 · 2021 · 海关统计
占比      有数据未报送，不能计算。
缺报处理  = 0
          未报送，计 0 分，并在通报中点名。
取整      各指标得分四舍五入到2位小数 → 0.00
"
    );
}
