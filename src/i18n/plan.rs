//! The words of a plan's targets: what is to be reached, how it stands, and what is lacking.
//!
//! Decides nothing: what stands how is `scoring::progress`'s.

use crate::model::plan::document::{Amount, Every, Relation, Scope, Target};
use crate::model::plan::progress::{Gap, Quota, Standing, Year};
use crate::model::{MetricIx, Period, Scheme, UnitIx};
use crate::text::{Lang, Text};

use super::{note, number};

/// How a target stands.
#[must_use]
pub const fn standing(standing: Standing) -> Text {
    match standing {
        Standing::Missed => Text::new("未完成", "missed"),
        Standing::Behind => Text::new("落后", "behind"),
        Standing::NoData => Text::new("无数据", "no data"),
        Standing::Open => Text::new("未到期", "not due"),
        Standing::OnTrack => Text::new("按进度", "on track"),
        Standing::Met => Text::new("已完成", "met"),
        Standing::NotMeasured => Text::new("不计量", "not measured"),
    }
}

/// What is to be reached, such as `达到 20 个品牌`.
#[must_use]
pub fn amount(amount: &Amount, lang: Lang) -> String {
    let (value, unit) = (number::value(amount.value), amount.unit.get(lang));
    let quantity = if unit == "%" {
        format!("{value}%")
    } else {
        format!("{value} {unit}")
    };
    let relation = relation(amount.relation);
    let relation = relation.get(lang);
    let from = amount.from.map(number::value);
    match (lang, from) {
        (_, None) => format!("{relation} {quantity}"),
        (Lang::Zh, Some(from)) => format!("由 {from} 到{relation} {quantity}"),
        (Lang::En, Some(from)) => format!("from {from} to {relation} {quantity}"),
    }
}

/// How the number of an amount is meant.
#[must_use]
pub const fn relation(relation: Relation) -> Text {
    match relation {
        Relation::AtLeast => Text::new("达到", "at least"),
        Relation::MoreThan => Text::new("超过", "more than"),
        Relation::AtMost => Text::new("不高于", "at most"),
        Relation::LessThan => Text::new("低于", "below"),
        Relation::About => Text::new("约", "about"),
        Relation::RiseBy => Text::new("提高", "up by"),
        Relation::GrowYearlyBy => Text::new("年均递增", "a year up by"),
    }
}

/// What is to be reached of a target, such as `各达到 1 个` where each county has to.
#[must_use]
pub fn asked(target: &Target, of: &Amount, lang: Lang) -> String {
    let amount = amount(of, lang);
    match (target.scope, lang) {
        (Scope::City, _) => amount,
        (Scope::County, Lang::Zh) => format!("各{amount}"),
        (Scope::County, Lang::En) => format!("{amount} each"),
    }
}

/// When a target is due.
#[must_use]
pub fn due(target: &Target, lang: Lang) -> String {
    let yearly = Text::new("每年", "yearly");
    let open = Text::new("未写明", "no date");
    match (target.every, target.due) {
        (Some(Every::Year), _) => yearly.get(lang).to_owned(),
        (None, Some(due)) => due.to_string(),
        (None, None) => open.get(lang).to_owned(),
    }
}

/// Whose target it is.
#[must_use]
pub const fn scope(scope: Scope) -> Text {
    match scope {
        Scope::City => Text::new("全市", "the whole city"),
        Scope::County => Text::new("各县、区", "each county"),
    }
}

/// What was reached in a period: a dash for nothing, `≥` where units are lacking.
#[must_use]
pub fn year(year: &Year) -> String {
    let Some(value) = year.value else {
        return "—".to_owned();
    };
    let at_least = if year.is_part { "≥" } else { "" };
    format!("{at_least}{}", figure(value))
}

/// A figure with two decimals at the most.
#[must_use]
pub fn figure(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

/// What is lacking, and what would be needed; `lead` names who leads the target's measure.
#[must_use]
pub fn gap(scheme: &Scheme, gap: &Gap, lead: &str, lang: Lang) -> String {
    match gap {
        Gap::NoSource => no_source(lead).get(lang).to_owned(),
        Gap::Unknown(names) => Text::of(
            format!("方案中没有：{}；请改正计划的 data，或在方案中登记。", names.join("、")),
            format!(
                "The scheme has no {}: correct `data` in the plan, or the scheme.",
                names.join(", ")
            ),
        )
        .get(lang)
        .to_owned(),
        Gap::NoBase => Text::new(
            "没有写明基期；请在计划的 base 或方案的 base_period 中写明。",
            "No base period is named: name `base` in the plan or `base_period` in the scheme.",
        )
        .get(lang)
        .to_owned(),
        Gap::Cells(cells) => lacking(scheme, cells, lang),
        Gap::Undefined(why) => note::note(*why).get(lang).to_owned(),
        Gap::OtherPeriod => Text::new(
            "本期与计划期长短不同，不能对照。",
            "The period is not of the kind that the plan goes by.",
        )
        .get(lang)
        .to_owned(),
    }
}

fn no_source(lead: &str) -> Text {
    Text::of(
        format!("没有能反映这一目标的填报数据；需由{lead}报送，并在方案中登记。"),
        format!("No metric tells it; {lead} would have to report one, and the scheme to list it."),
    )
}

fn lacking(scheme: &Scheme, cells: &[(UnitIx, MetricIx, Period)], lang: Lang) -> String {
    const SHOWN: usize = 3;
    let name = |(unit, metric, period): &(UnitIx, MetricIx, Period)| {
        let (unit, metric) = (&scheme.unit(*unit).name, &scheme.metric(*metric).name);
        match lang {
            Lang::Zh => format!("{}{period}年{}", unit.get(lang), metric.get(lang)).replace("年年", "年"),
            Lang::En => format!("{} {period} {}", unit.get(lang), metric.get(lang)),
        }
    };
    let names: Vec<_> = cells.iter().take(SHOWN).map(name).collect();
    let n = cells.len();
    match (lang, n > SHOWN) {
        (_, _) if n == 0 => Text::new("没有数据。", "There are no data.").get(lang).to_owned(),
        (Lang::Zh, false) => format!("缺：{}。", names.join("、")),
        (Lang::Zh, true) => format!("缺：{}等 {n} 项。", names.join("、")),
        (Lang::En, false) => format!("Lacking: {}.", names.join(", ")),
        (Lang::En, true) => format!("Lacking: {} and {} more.", names.join(", "), n - SHOWN),
    }
}

/// Whether the unit targets of an indicator add up to the amount.
#[must_use]
pub fn quota(scheme: &Scheme, quota: &Quota, lang: Lang) -> String {
    let (code, sum) = (scheme.node(quota.indicator).code(), number::value(quota.sum));
    match (lang, quota.is_enough) {
        (Lang::Zh, true) => format!("{code} 分解到考核对象的目标合计 {sum}，足够。"),
        (Lang::Zh, false) => format!("{code} 分解到考核对象的目标合计只有 {sum}，不够。"),
        (Lang::En, true) => format!("{code}: the unit targets add up to {sum}, which is enough."),
        (Lang::En, false) => format!("{code}: the unit targets add up to only {sum}, not enough."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount_of(text: &str) -> Amount {
        serde_json::from_str(text).expect("an amount")
    }

    #[test]
    fn an_amount_reads_as_the_plan_means_it() {
        let growth = amount_of(r#"{"relation": "grow_yearly_by", "value": 10, "unit": "%"}"#);
        assert_eq!(amount(&growth, Lang::Zh), "年均递增 10%");
        let fall = amount_of(r#"{"relation": "at_most", "value": 12, "unit": "%", "from": 20}"#);
        assert_eq!(amount(&fall, Lang::Zh), "由 20 到不高于 12%");
        assert_eq!(amount(&fall, Lang::En), "from 20 to at most 12%");
    }

    #[test]
    fn a_figure_has_two_decimals_at_the_most_and_a_part_says_so() {
        assert_eq!([10.957, 12.0, 0.5, -0.001].map(figure), ["10.96", "12", "0.5", "0"]);
        let part = Year {
            period: Period::year(2019),
            value: Some(3.0),
            is_part: true,
            expected: None,
        };
        assert_eq!(year(&part), "≥3");
        assert_eq!(year(&Year { value: None, ..part }), "—");
    }
}
