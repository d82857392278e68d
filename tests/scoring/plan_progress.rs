//! The city's progress to the targets of the Huizhou plan, in figures that can be worked out by hand
//! from the sample's data.

use kaohe::exchange::read_plan;
use kaohe::model::plan::progress::{Gap, Standing, TargetProgress};
use kaohe::model::{Period, Plan};
use kaohe::scoring::progress;

use crate::golden_2018::sample;

fn plan() -> Plan {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/huizhou/plan.json");
    read_plan(&std::fs::read(path).expect("the plan")).expect("a valid plan")
}

fn in_year(year: i32) -> impl Fn(&str) -> TargetProgress {
    let (scheme, dataset) = sample();
    let plan = plan();
    let found = progress(&scheme, &dataset, &plan, Period::year(year));
    move |code| {
        let at = plan
            .targets()
            .iter()
            .position(|target| target.code == code)
            .expect("a target");
        found[at].clone()
    }
}

/// What an amount came to in a year, with two decimals.
fn value(target: &TargetProgress, amount: usize, year: i32) -> Option<String> {
    let year = target.amounts[amount]
        .at(Period::year(year))
        .expect("a year of the plan");
    year.value.map(|value| format!("{value:.2}"))
}

#[test]
fn new_operators_grow_by_the_compound_rate_of_their_sums() {
    // 2016: 210+160+90+120+12+45+150 = 787; 2018: 969; 2021: 1296.
    // √(969/787) − 1 = 10.96 %; ⁵√(1296/787) − 1 = 10.49 %.
    let target = in_year(2021)("T01");
    assert_eq!(value(&target, 0, 2018).as_deref(), Some("10.96"));
    assert_eq!(value(&target, 0, 2021).as_deref(), Some("10.49"));
    assert_eq!(target.standing, Standing::Met);
    assert_eq!(in_year(2018)("T01").standing, Standing::OnTrack);
}

#[test]
fn brands_are_behind_the_path_of_the_unit_quotas_in_2019_and_there_in_2021() {
    // Quotas 3, 3, 3, 3, 1, 2, 5 at 55 %: 2+2+2+2+1+1+3 = 13 expected; 2+2+2+2+0+1+3 = 12 reached.
    let target = in_year(2019)("T02");
    let year = target.amounts[0].at(Period::year(2019)).expect("a year");
    assert_eq!((year.value, year.expected), (Some(12.0), Some(13.0)));
    assert_eq!(target.standing, Standing::Behind);
    assert_eq!(target.amounts[0].rate, Some(0.6));
    assert_eq!(in_year(2021)("T02").standing, Standing::Met);
    let quota = target.amounts[0].quotas[0];
    assert_eq!((quota.sum, quota.is_enough), (20.0, true));
}

#[test]
fn six_of_seven_units_have_a_base_in_2021() {
    let target = in_year(2021)("T03");
    assert_eq!(value(&target, 0, 2021).as_deref(), Some("6.00"));
    assert_eq!((target.amounts[0].need, target.standing), (7.0, Standing::Missed));
    assert_eq!(in_year(2020)("T03").standing, Standing::Open);
}

#[test]
fn attendances_add_up_and_exhibitions_do_not() {
    // 173+157+140+170+26+86+260 = 1012 attendances; distinct exhibitions are the city's to count.
    let target = in_year(2021)("T04");
    assert_eq!(value(&target, 0, 2021).as_deref(), Some("1012.00"));
    assert_eq!(target.amounts[0].standing, Standing::Met);
    assert_eq!(target.amounts[1].standing, Standing::NoData);
    assert!(target.amounts[1].quotas.is_empty());
    assert!(matches!(&target.amounts[1].gap, Some(Gap::Cells(cells)) if cells.len() == 1));
    assert_eq!(target.standing, Standing::NoData);
}

#[test]
fn a_rate_of_the_city_is_not_made_of_the_counties_rates() {
    let target = in_year(2021)("T05");
    assert_eq!(target.standing, Standing::NoData);
    // The city's rate of the base year and of this one would be needed.
    assert!(matches!(&target.amounts[0].gap, Some(Gap::Cells(cells)) if cells.len() == 2));
}

#[test]
fn more_than_500_firms_are_507_and_the_quotas_add_up_to_501() {
    let target = in_year(2021)("T06");
    assert_eq!(value(&target, 0, 2021).as_deref(), Some("10.00"));
    assert_eq!(value(&target, 1, 2021).as_deref(), Some("507.00"));
    assert_eq!(target.standing, Standing::Met);
    let quota = target.amounts[1].quotas[0];
    assert_eq!((quota.sum, quota.is_enough), (501.0, true));
}

#[test]
fn one_of_two_trading_centres_is_recognised_in_2021() {
    let target = in_year(2021)("T07");
    assert_eq!(value(&target, 0, 2021).as_deref(), Some("1.00"));
    assert_eq!((target.amounts[0].rate, target.standing), (Some(0.5), Standing::Missed));
}

#[test]
fn certificates_grow_by_more_than_5_per_cent_in_every_year() {
    // 26818 / 25332 = +5.87 %; 32073 / 29926 = +7.17 %.
    let target = in_year(2021)("T13");
    assert_eq!(value(&target, 0, 2018).as_deref(), Some("5.87"));
    assert_eq!(value(&target, 0, 2021).as_deref(), Some("7.17"));
    assert_eq!(target.standing, Standing::Met);
}

#[test]
fn what_no_metric_tells_is_said_to_have_no_source() {
    let of = in_year(2021);
    for code in ["T08", "T10", "T11", "T12", "T15", "T16", "T17", "T18"] {
        let target = of(code);
        assert_eq!(target.standing, Standing::NoData, "{code}");
        assert!(
            target.amounts.iter().all(|amount| amount.gap == Some(Gap::NoSource)),
            "{code}"
        );
    }
    for code in ["T14", "Q01", "Q06"] {
        assert_eq!(of(code).standing, Standing::NotMeasured, "{code}");
    }
}
