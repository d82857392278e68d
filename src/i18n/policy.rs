//! Words for what a scheme lays down: missing rules, aggregation, rounding, ranking, status.

use crate::model::scheme::Scheme;
use crate::model::scheme::document::{Aggregation, Direction, MissingRule, Status};
use crate::model::scheme::method::{Origin, Scope};
use crate::model::scheme::policy::{RankOn, Round, RoundAt};
use crate::text::{Lang, Text};

/// What a missing value does to an indicator.
#[must_use]
pub const fn missing_rule(rule: MissingRule) -> &'static Text {
    match rule {
        MissingRule::Zero => const { &Text::new("缺报计 0 分", "missing scores 0") },
        MissingRule::Block => const { &Text::new("缺报不计总分", "missing gives no total") },
        MissingRule::Floor => const { &Text::new("缺报计最低得分率", "missing takes the lowest rate") },
        MissingRule::Exclude => {
            const { &Text::new("缺报不计，权重分给同级指标", "missing gives its weight to its siblings") }
        }
        MissingRule::GroupMean => const { &Text::new("缺报取同组平均值", "missing takes the group's mean") },
        MissingRule::GroupMedian => const { &Text::new("缺报取同组中位数", "missing takes the group's median") },
        MissingRule::Previous => const { &Text::new("缺报取上期数值", "missing takes the previous value") },
    }
}

/// How children become their parent's rate.
#[must_use]
pub const fn aggregation(aggregation: Aggregation) -> &'static Text {
    match aggregation {
        Aggregation::Arithmetic => const { &Text::new("算术加权平均", "arithmetic mean") },
        Aggregation::Geometric => const { &Text::new("几何加权平均", "geometric mean") },
        Aggregation::Harmonic => const { &Text::new("调和加权平均", "harmonic mean") },
        Aggregation::Minimum => const { &Text::new("木桶法（取最低）", "minimum") },
    }
}

/// Which way is better.
#[must_use]
pub const fn direction(direction: Direction) -> &'static Text {
    match direction {
        Direction::Positive => const { &Text::new("越高越好", "more is better") },
        Direction::Negative => const { &Text::new("越低越好", "less is better") },
    }
}

/// Who is compared with whom.
#[must_use]
pub const fn scope(scope: Scope) -> &'static Text {
    match scope {
        Scope::Group => const { &Text::new("同组比较", "within the group") },
        Scope::All => const { &Text::new("全部单位比较", "among all units") },
    }
}

/// Where a parameter comes from.
#[must_use]
pub const fn origin(origin: Origin) -> &'static Text {
    match origin {
        Origin::Plan => const { &Text::new("计划规定", "stated by the plan") },
        Origin::Scheme => const { &Text::new("方案参数", "chosen by the scheme") },
    }
}

/// How far a scheme has come.
#[must_use]
pub const fn status(status: Status) -> &'static Text {
    match status {
        Status::Draft => const { &Text::new("草案", "draft") },
        Status::Proposal => const { &Text::new("建议稿", "proposal") },
        Status::Issued => const { &Text::new("已印发", "issued") },
    }
}

/// Where and how finely points are rounded.
#[must_use]
pub fn rounding(round: Round, lang: Lang) -> String {
    let n = round.decimals;
    match (round.at, lang) {
        (RoundAt::Indicator, Lang::Zh) => format!("各指标得分四舍五入到{n}位小数"),
        (RoundAt::Indicator, Lang::En) => format!("each indicator's points rounded to {n} decimals, halves up"),
        (RoundAt::Total, Lang::Zh) => format!("仅总分四舍五入到{n}位小数"),
        (RoundAt::Total, Lang::En) => format!("only the total rounded to {n} decimals, halves up"),
    }
}

/// How places are given and ties are split, in one sentence.
#[must_use]
pub fn ranking(scheme: &Scheme, lang: Lang) -> String {
    let ranking = &scheme.document().ranking;
    let names: Vec<_> = ranking.tie_break.iter().map(|code| named(scheme, code, lang)).collect();
    match lang {
        Lang::Zh => {
            let on = match ranking.on {
                RankOn::Printed => "按公布的总分排名",
                RankOn::Exact => "按未取整的总分排名",
            };
            let split = if names.is_empty() {
                String::new()
            } else {
                format!("总分相同的，依次比较{}的得分；", names.join("、"))
            };
            let still = if names.is_empty() { "总分" } else { "仍" };
            format!("{on}；{split}{still}相同的名次并列，其后名次空出（如1、2、2、4）。")
        }
        Lang::En => {
            let on = match ranking.on {
                RankOn::Printed => "Ranked on the printed total",
                RankOn::Exact => "Ranked on the unrounded total",
            };
            let split = if names.is_empty() {
                String::new()
            } else {
                format!("equal totals are split by {}, in this order; ", names.join(", "))
            };
            let still = if names.is_empty() {
                "equal totals share"
            } else {
                "what is still equal shares"
            };
            format!("{on}; {split}{still} the place and the next places are skipped (1, 2, 2, 4).")
        }
    }
}

fn named(scheme: &Scheme, code: &str, lang: Lang) -> String {
    scheme.find_node(code).map_or_else(
        || code.to_owned(),
        |node| {
            let name = scheme.node(node).name().get(lang);
            match lang {
                Lang::Zh => format!("{code}“{name}”"),
                Lang::En => format!("{code} \"{name}\""),
            }
        },
    )
}
