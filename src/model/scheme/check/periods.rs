//! Periods, the base period, rounding, the closing formula: what belongs to the whole scheme.

use super::super::document::SchemeDocument;
use super::faults::Faults;
use super::text;
use crate::model::period::Period;
use crate::model::points::MAX_DECIMALS;

pub(super) fn check(document: &SchemeDocument, faults: &mut Faults) {
    for (n, pair) in document.periods.windows(2).enumerate() {
        let (earlier, later) = (pair[0], pair[1]);
        let pointer = format!("/periods/{}", n + 1);
        if !earlier.same_kind(later) {
            faults.add(
                pointer,
                format!("“{later}”与“{earlier}”长短不同；一个方案的考核期应同为年、半年、季或月"),
                format!(
                    "{later} is not of the same length as {earlier}; use years, halves, quarters or months throughout"
                ),
            );
        } else if later <= earlier {
            faults.add(
                pointer,
                format!("“{later}”应晚于“{earlier}”"),
                format!("{later} must be later than {earlier}"),
            );
        }
    }
    if let (Some(base), Some(first)) = (document.base_period, document.periods.first()) {
        same_length("/base_period", base, *first, faults);
    }
    if document.round.decimals > MAX_DECIMALS {
        faults.add(
            "/round/decimals",
            format!("最多 {MAX_DECIMALS} 位，这里是 {}", document.round.decimals),
            format!("at most {MAX_DECIMALS}, but is {}", document.round.decimals),
        );
    }
    closing(document, faults);
}

/// A period that must be of the same length as the scheme's.
pub(super) fn same_length(pointer: &str, period: Period, first: Period, faults: &mut Faults) {
    if !period.same_kind(first) {
        faults.add(
            pointer,
            format!("“{period}”与考核期“{first}”长短不同，无法比较"),
            format!("{period} is not of the same length as the period {first}"),
        );
    }
}

/// The periods of a table that must have one entry a period of the scheme.
pub(super) fn covered<'p>(
    document: &SchemeDocument,
    pointer: &str,
    table: impl Iterator<Item = &'p Period>,
    faults: &mut Faults,
) {
    let table: Vec<_> = table.collect();
    let lacking = document.periods.iter().filter(|period| !table.contains(period));
    let lacking: Vec<_> = lacking.map(Period::to_string).collect();
    if !lacking.is_empty() {
        faults.add_with(
            pointer,
            text(
                format!("缺少考核期 {}", lacking.join("、")),
                format!("the period {} is lacking", lacking.join(", ")),
            ),
            text("每个考核期都要写", "every period must be there"),
        );
    }
}

fn closing(document: &SchemeDocument, faults: &mut Faults) {
    let Some(closing) = document.closing else {
        return;
    };
    faults.fraction("/closing/earlier".to_owned(), closing.earlier);
    faults.fraction("/closing/last".to_owned(), closing.last);
    let shares = ("份额", "the shares");
    faults.sum("/closing".to_owned(), shares, closing.earlier + closing.last, 1.0);
    if document.periods.len() < 2 {
        faults.add(
            "/closing",
            "期末总评至少需要两个考核期，请在 periods 中列出",
            "a final of several periods needs at least two of them in `periods`",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::faults;
    use serde_json::json;

    #[test]
    fn periods_are_of_one_length_and_in_order() {
        assert_eq!(
            faults(&[("/periods", json!(["2020", "2019", "2021H1"]))]),
            [
                "/periods/1 “2019”应晚于“2020”",
                "/periods/2 “2021H1”与“2019”长短不同；一个方案的考核期应同为年、半年、季或月",
            ]
        );
    }

    #[test]
    fn the_base_period_is_of_the_same_length() {
        assert_eq!(
            faults(&[("/base_period", json!("2016Q4"))]),
            ["/base_period “2016Q4”与考核期“2020”长短不同，无法比较"]
        );
    }

    #[test]
    fn points_have_at_most_six_decimals() {
        assert_eq!(
            faults(&[("/round", json!({"decimals": 7}))]),
            ["/round/decimals 最多 6 位，这里是 7"]
        );
    }

    #[test]
    fn closing_shares_are_a_whole_of_several_periods() {
        assert_eq!(
            faults(&[("/closing", json!({"earlier": 0.5, "last": 0.6}))]),
            ["/closing 份额合计 1.1，应为 1"]
        );
        assert_eq!(
            faults(&[
                ("/closing", json!({"earlier": -0.5, "last": 1.5})),
                ("/periods", json!(["2021"]))
            ]),
            [
                "/closing/earlier 应在 0 到 1 之间，这里是 -0.5",
                "/closing/last 应在 0 到 1 之间，这里是 1.5",
                "/closing 期末总评至少需要两个考核期，请在 periods 中列出",
            ]
        );
    }
}
