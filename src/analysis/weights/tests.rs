//! Cases worked by hand, and what holds for all weights. The libraries' numbers are in `tests/analysis`.

use proptest::prelude::*;

use super::*;

fn close(found: &[f64], wanted: &[f64]) -> bool {
    found.len() == wanted.len() && found.iter().zip(wanted).all(|(one, other)| (one - other).abs() < 1e-12)
}

#[test]
fn judgements_that_agree_give_their_own_ratios_and_no_worst_pair() {
    // 甲 twice 乙, 乙 three times 丙, so 甲 six times 丙.
    let table = Pairwise::new(3, &[2.0, 6.0, 3.0]).expect("a table");
    let found = ahp(&table);
    assert!(close(&found.weights, &[0.6, 0.3, 0.1]), "{found:?}");
    assert!((found.eigenvalue - 3.0).abs() < 1e-12 && found.ratio < 1e-12);
    assert_eq!(found.worst, None);
}

#[test]
fn the_judgement_that_fits_least_is_named() {
    // As above, but 甲 is judged half of 丙.
    let found = ahp(&Pairwise::new(3, &[2.0, 0.5, 3.0]).expect("a table"));
    assert!(found.ratio > TOLERATED);
    let worst = found.worst.expect("a worst pair");
    assert!(worst.factor() > 1.5, "{worst:?}");
    let three = [(0, 1), (0, 2), (1, 2)];
    assert!(three.contains(&(worst.row, worst.column)));
    let four = ahp(&Pairwise::new(4, &[2.0, 4.0, 8.0, 2.0, 0.25, 2.0]).expect("a table"));
    assert_eq!(
        four.worst.map(|worst| (worst.row, worst.column, worst.given)),
        Some((1, 3, 0.25))
    );
}

#[test]
fn two_things_cannot_disagree() {
    let found = ahp(&Pairwise::new(2, &[3.0]).expect("a table"));
    assert!(close(&found.weights, &[0.75, 0.25]));
    assert_eq!((found.ratio.to_bits(), found.worst), (0.0_f64.to_bits(), None));
}

#[test]
fn what_is_no_table_of_judgements_is_refused() {
    for (n, above) in [
        (0, vec![]),
        (3, vec![1.0, 2.0]),
        (2, vec![0.0]),
        (2, vec![-2.0]),
        (16, vec![1.0; 120]),
    ] {
        assert_eq!(Pairwise::new(n, &above), None);
    }
}

#[test]
fn experts_are_combined_by_the_geometric_mean() {
    let table = |times| Pairwise::new(2, &[times]).expect("a table");
    let both = combined(&[table(9.0), table(1.0)]).expect("a table");
    assert!((both.times(0, 1) - 3.0).abs() < 1e-12 && (both.times(1, 0) - 1.0 / 3.0).abs() < 1e-12);
    assert_eq!(combined(&[]), None);
}

#[test]
fn a_budget_is_the_mean_of_the_experts_shares_with_their_spread() {
    let found = budget(&[vec![60.0, 40.0], vec![1.0, 3.0]]).expect("weights");
    let first = found[0];
    assert!(
        close(&[first.mean, first.lowest, first.highest], &[0.425, 0.25, 0.6]),
        "{first:?}"
    );
    // The deviations from the mean are ±0.175.
    assert!((first.deviation - 0.175 * 2.0_f64.sqrt()).abs() < 1e-12);
    assert_eq!(budget(&[vec![0.0, 0.0]]), None);
    assert_eq!(budget(&[]), None);
}

#[test]
fn entropy_gives_all_to_the_only_column_that_tells_units_apart() {
    assert_eq!(entropy(&[vec![1.0, 1.0], vec![1.0, 3.0]]), Some(vec![0.0, 1.0]));
    assert_eq!(entropy(&[vec![1.0, 1.0]]), None);
    assert_eq!(entropy(&[vec![1.0, -1.0]]), None);
    // Shares ¼, ¾ and ½, ½ of two units: 1 − 0.8112781…, and 0.
    let found = entropy(&[vec![1.0, 3.0], vec![3.0, 1.0]]).expect("weights");
    assert!(close(&found, &[0.5, 0.5]));
}

#[test]
fn critic_weighs_spread_by_how_little_a_column_goes_with_others() {
    // Two columns that go together and one that goes against both, all spread alike.
    let (up, down) = (vec![0.0, 0.5, 1.0], vec![1.0, 0.5, 0.0]);
    let found = critic(&[up.clone(), up.clone(), down]).expect("weights");
    assert!(close(&found, &[0.25, 0.25, 0.5]), "{found:?}");
    assert_eq!(critic(&[up.clone(), vec![2.0; 3]]), Some(vec![1.0, 0.0]));
    assert_eq!(critic(&[up.clone(), up]), None);
}

fn assert_shares(weights: &[f64]) {
    assert!(weights.iter().all(|weight| (0.0..=1.0).contains(weight)), "{weights:?}");
    assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{weights:?}");
}

fn reversed<T: Clone>(of: &[T]) -> Vec<T> {
    of.iter().rev().cloned().collect()
}

proptest! {
    #[test]
    fn weights_from_data_are_shares_and_follow_their_columns(
        columns in prop::collection::vec(prop::collection::vec(0.0_f64..1.0, 6), 2..6)
    ) {
        for weigh in [entropy, critic] {
            let Some(weights) = weigh(&columns) else { continue };
            assert_shares(&weights);
            let turned = weigh(&reversed(&columns)).expect("the same columns");
            for (one, other) in weights.iter().zip(reversed(&turned)) {
                prop_assert!((one - other).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn weights_from_judgements_are_shares_and_follow_their_things(
        above in prop::collection::vec(1.0_f64 / 9.0..9.0, 6)
    ) {
        let found = ahp(&Pairwise::new(4, &above).expect("a table"));
        assert_shares(&found.weights);
        prop_assert!(found.eigenvalue > 4.0 - 1e-9 && found.ratio >= 0.0);
        // The things in the opposite order: the pair (i, j) stands where (3 − j, 3 − i) stood, turned over.
        let turned: Vec<f64> = reversed(&above).iter().map(|times| 1.0 / times).collect();
        let order = [0, 1, 3, 2, 4, 5].map(|at| turned[at]);
        let other = ahp(&Pairwise::new(4, &order).expect("a table"));
        for (one, other) in found.weights.iter().zip(reversed(&other.weights)) {
            prop_assert!((one - other).abs() < 1e-9);
        }
    }
}
