//! How far a round is, what blocks it, and which values are doubtful.

use kaohe::model::Reported;
use kaohe::ops::doubt::{Doubt, doubts};
use kaohe::ops::mark::{Given, mark};
use kaohe::ops::set::{Edit, set};
use kaohe::ops::status::{Progress, is_complete, status};

use crate::desk::{A, B, BRANDS, Desk, EXPORT, G, assert_says, round, value};

#[test]
fn only_what_the_result_depends_on_is_due() {
    let (_desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    // 乙县 is not assessed on brands, and the city is only compared with.
    assert_eq!(now.cells_due(), [(A, EXPORT), (A, BRANDS), (B, EXPORT)]);
    let before = status(&now);
    assert_eq!(
        before.overall,
        Progress {
            cells: 3,
            filled: 0,
            verified: 0,
            marks: 2,
            marked: 0
        }
    );
    assert_says(
        &before.blocks[0].text(&now),
        "商务局还有 2 项数据未填：甲县 出口、乙县 出口。",
        "商务局: 2 values pending: County A Exports, County B Exports.",
    );
    assert_eq!(before.blocks.len(), 3);
    let edits = [
        Edit::value(A, EXPORT, value("50")),
        Edit::value(A, BRANDS, Reported::NotApplicable),
        Edit::value(B, EXPORT, Reported::Missing),
    ];
    assert!(!is_complete(&now), "values are pending");
    set(&mut session, &mut now, &edits, "").expect("set");
    assert!(!is_complete(&now), "marks are to be given");
    for unit in [A, B] {
        let given = Given {
            unit,
            indicator: G,
            assessor: "1".to_owned(),
            reported: value("80"),
            note: None,
        };
        mark(&mut session, &mut now, &given, "").expect("marked");
    }
    let after = status(&now);
    assert!(after.overall.is_complete());
    assert!(is_complete(&now));
    assert!(after.blocks.is_empty());
    let departments: Vec<_> = after.by_department.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(departments, ["商务局", "市监局", "考核组"]);
}

#[test]
fn a_value_out_of_range_or_of_scale_is_doubtful() {
    let (_desk, mut session) = Desk::new();
    let mut before = round(&session, "2020");
    set(&mut session, &mut before, &[Edit::value(A, EXPORT, value("50"))], "").expect("set");
    let now = round(&session, "2021");
    let why = |typed: &str| doubts(&now, A, EXPORT, typed.parse().expect("a number"));
    assert_eq!(why("55"), []);
    assert_eq!(why("-20"), [Doubt::BelowMin(0.0)]);
    let fifty = "50".parse().expect("a number");
    assert_eq!(why("5000"), [Doubt::AboveMax(1000.0), Doubt::TenTimes(fifty)]);
    assert_eq!(why("5"), [Doubt::Tenth(fifty)]);
    assert_says(
        &Doubt::AboveMax(1000.0).notice(),
        "请核对：大于上限 1000。",
        "Please check: above the greatest value 1000.",
    );
}
