//! What METHOD.md says of doubtful values, counted on the sample.

use kaohe::model::{MetricIx, Quantity, UnitIx};
use kaohe::ops::demo;
use kaohe::ops::doubt::of_itself;

use crate::desk::clock;

const METHOD: &str = include_str!("../../METHOD.md");
const METHOD_ZH: &str = include_str!("../../METHOD.zh-CN.md");

#[test]
fn no_value_of_the_sample_is_doubted_and_most_slips_of_the_hand_are() {
    let session = demo::open("王五", clock()).expect("the sample");
    let round = session.round(None).expect("its last period");
    let scheme = &round.scheme;
    let places = || (0..scheme.places().count()).map(UnitIx);
    let cells = places().flat_map(|unit| (0..scheme.metrics().len()).map(move |metric| (unit, MetricIx(metric))));
    let (mut values, mut slips, mut found) = (0, 0, 0);
    for (unit, metric) in cells {
        let entry = round.dataset.entry(round.period, unit, metric);
        let Some(value) = entry.reported.quantity().filter(|value| value.value() != 0.0) else {
            continue;
        };
        values += 1;
        assert_eq!(of_itself(&round, unit, metric, value), [], "{unit:?} {metric:?}");
        for times in [2.0, 0.5, 5.0, 0.2] {
            let slip: Quantity = (value.value() * times).to_string().parse().expect("a number");
            slips += 1;
            found += usize::from(!of_itself(&round, unit, metric, slip).is_empty());
        }
    }
    let said = format!("{found} of the {slips}");
    assert!(METHOD.contains(&said), "{values} values: {said}");
    assert!(METHOD_ZH.contains(&format!("{slips} 个错数查出 {found} 个")), "{said}");
    assert!(
        METHOD.contains(&format!("the sample's {values} values of 2021 that are not 0")),
        "{values}"
    );
}
