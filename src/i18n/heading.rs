//! Headings of columns and rows, the same in tables, screens and papers.

use crate::model::period::Period;
use crate::text::Text;

/// A top node of the tree.
pub static CRITERION: Text = Text::new("一级指标", "Criterion");
/// A leaf of the tree.
pub static INDICATOR: Text = Text::new("指标", "Indicator");
/// What is reported.
pub static METRIC: Text = Text::new("填报数据", "Metric");
/// The code of anything.
pub static CODE: Text = Text::new("代码", "Code");
/// The unit of measurement.
pub static MEASURE: Text = Text::new("单位", "Measure");
/// Points a node carries.
pub static WEIGHT: Text = Text::new("权重", "Weight");
/// Points a node really carries for a unit.
pub static EFFECTIVE_WEIGHT: Text = Text::new("实际权重", "Effective weight");
/// What was to be reached.
pub static TARGET: Text = Text::new("目标值", "Target");
/// What was reached.
pub static VALUE: Text = Text::new("完成值", "Value");
/// How the value becomes points.
pub static METHOD: Text = Text::new("计分办法", "Method");
/// Points reached.
pub static SCORE: Text = Text::new("得分", "Points");
/// Points by what the units reported.
pub static SELF_SCORE: Text = Text::new("自评分", "Self");
/// Points when the departments had scored.
pub static INITIAL_SCORE: Text = Text::new("初评分", "Initial");
/// Points when the review ended.
pub static VERIFIED_SCORE: Text = Text::new("核定分", "Verified");
/// Points reached of points carried.
pub static RATE: Text = Text::new("得分率", "Rate");
/// Points lost, and why.
pub static LOSS: Text = Text::new("扣分说明", "Points lost");
/// Where a value comes from.
pub static SOURCE: Text = Text::new("数据来源", "Source");
/// The department that scores.
pub static SCORED_BY: Text = Text::new("评分单位", "Scored by");
/// What is assessed.
pub static UNIT: Text = Text::new("考核对象", "Unit");
/// The group units are ranked in.
pub static GROUP: Text = Text::new("分类", "Group");
/// Place among all units.
pub static PLACE: Text = Text::new("名次", "Place");
/// Place within the group.
pub static GROUP_PLACE: Text = Text::new("组内名次", "Place in group");
/// Bonus points.
pub static BONUS: Text = Text::new("加分", "Bonus");
/// Penalty points.
pub static PENALTY: Text = Text::new("扣分", "Penalty");
/// Veto items.
pub static VETO: Text = Text::new("一票否决", "Veto");
/// Points of one criterion.
pub static SUBTOTAL: Text = Text::new("小计", "Subtotal");
/// All points.
pub static TOTAL: Text = Text::new("总分", "Total");
/// The total before a veto.
pub static BEFORE_VETO: Text = Text::new("否决前总分", "Total before veto");
/// The grade.
pub static GRADE: Text = Text::new("等次", "Grade");
/// Change of the total since the previous period.
pub static CHANGE: Text = Text::new("总分增减", "Change");
/// Change of the place since the previous period.
pub static PLACE_CHANGE: Text = Text::new("名次变化", "Places gained");
/// Place by points gained.
pub static IMPROVEMENT: Text = Text::new("进步名次", "Place by gain");
/// Final of several years.
pub static CLOSING: Text = Text::new("多年总评", "Final of all years");
/// Place by the final of several years.
pub static CLOSING_PLACE: Text = Text::new("总评名次", "Final place");
/// The period.
pub static PERIOD: Text = Text::new("考核期", "Period");
/// How far something has come.
pub static STATUS: Text = Text::new("状态", "Status");
/// A remark.
pub static NOTE: Text = Text::new("备注", "Note");
/// Why.
pub static REASON: Text = Text::new("原因", "Reason");
/// What the unit still lacks.
pub static LACKING: Text = Text::new("尚缺数据", "Lacking");

/// The value of the previous period: 上年值, or 上期值 where periods are shorter than a year.
#[must_use]
pub fn previous_value(period: Period) -> Text {
    if is_year(period) {
        Text::new("上年值", "Last year")
    } else {
        Text::new("上期值", "Last period")
    }
}

/// The place of the previous period.
#[must_use]
pub fn previous_place(period: Period) -> Text {
    if is_year(period) {
        Text::new("上年名次", "Last year's place")
    } else {
        Text::new("上期名次", "Last place")
    }
}

/// The period as a paper writes it: `2021年度`, `2021年第三季度`, `2021年7月`.
#[must_use]
pub fn period(period: Period) -> Text {
    let code = period.to_string();
    let (year, part) = code.split_at(4);
    let zh = match (part.chars().next(), part.get(1..)) {
        (Some('H'), Some("1")) => format!("{year}年上半年"),
        (Some('H'), _) => format!("{year}年下半年"),
        (Some('Q'), Some(n)) => format!("{year}年第{}季度", ["一", "二", "三", "四"][quarter(n)]),
        (Some('-'), Some(month)) => format!("{year}年{}月", month.trim_start_matches('0')),
        _ => format!("{year}年度"),
    };
    Text::of(zh, code.clone())
}

fn quarter(digit: &str) -> usize {
    digit.parse::<usize>().unwrap_or(1).clamp(1, 4) - 1
}

fn is_year(period: Period) -> bool {
    period.same_kind(Period::year(2000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_period_is_written_as_offices_write_it() {
        for (code, written) in [
            ("2021", "2021年度"),
            ("2021H1", "2021年上半年"),
            ("2021H2", "2021年下半年"),
            ("2021Q3", "2021年第三季度"),
            ("2021-07", "2021年7月"),
            ("2021-12", "2021年12月"),
        ] {
            let read: Period = code.parse().expect("a period");
            assert_eq!(period(read).get(Lang::Zh), written);
            assert_eq!(period(read).get(Lang::En), code);
        }
        assert_eq!(previous_value(Period::year(2021)).get(Lang::Zh), "上年值");
        assert_eq!(
            previous_value("2021Q3".parse().expect("a period")).get(Lang::Zh),
            "上期值"
        );
    }
}
