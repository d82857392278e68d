//! How far assessors agree 评委一致性: Kendall's W, and each assessor's bias and spread.
//!
//! M. G. Kendall and B. Babington Smith, "The Problem of m Rankings", Annals of Mathematical
//! Statistics 10 (1939) 275–287; with ties as in M. G. Kendall, Rank Correlation Methods (1948),
//! ch. 6. It says how far they agree, not whether they are right.

/// How an assessor marks beside the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Habit {
    /// How many marks they gave.
    pub n: usize,
    /// The mean of their marks.
    pub mean: f64,
    /// The mean of their marks less the mean of all who marked the same units; `None` without marks.
    pub bias: f64,
    /// The sample standard deviation of their marks; `None` below two.
    pub sd: Option<f64>,
}

/// How far the assessors of an indicator agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Kendall's W over the units that every assessor marked, from 0 to 1; `None` below two
    /// assessors or two such units, or where nobody tells any unit from another.
    pub w: Option<f64>,
    /// The units that every assessor marked.
    pub n_units: usize,
    /// Each assessor's habit, in the order given; `None` for who gave no mark.
    pub habits: Vec<Option<Habit>>,
}

/// Compares the marks of assessors: a row an assessor, a column a unit, `None` where there is no mark.
#[must_use]
pub fn agreement(marks: &[Vec<Option<f64>>]) -> Agreement {
    let n_columns = marks.iter().map(Vec::len).max().unwrap_or(0);
    let given = |row: &Vec<Option<f64>>, unit: usize| row.get(unit).copied().flatten();
    let whole: Vec<usize> = (0..n_columns)
        .filter(|unit| marks.iter().all(|row| given(row, *unit).is_some()))
        .collect();
    let rows: Vec<Vec<f64>> = marks
        .iter()
        .map(|row| whole.iter().filter_map(|unit| given(row, *unit)).collect())
        .collect();
    let means: Vec<Option<f64>> = (0..n_columns)
        .map(|unit| {
            let column: Vec<f64> = marks.iter().filter_map(|row| given(row, unit)).collect();
            mean(&column)
        })
        .collect();
    Agreement {
        w: kendall_w(&rows),
        n_units: whole.len(),
        habits: marks.iter().map(|row| habit(row, &means)).collect(),
    }
}

/// W = 12 S / (m² (n³ − n) − m Σ (t³ − t)), where S is the sum of the squared deviations of the
/// units' rank sums from their mean, and t runs over the groups of equal marks of each assessor.
fn kendall_w(rows: &[Vec<f64>]) -> Option<f64> {
    let (m, n) = (rows.len(), rows.first().map_or(0, Vec::len));
    if m < 2 || n < 2 {
        return None;
    }
    let ranked: Vec<(Vec<f64>, f64)> = rows.iter().map(|row| ranks(row)).collect();
    let sums: Vec<f64> = (0..n)
        .map(|unit| ranked.iter().map(|(ranks, _)| ranks[unit]).sum())
        .collect();
    let middle = mean(&sums)?;
    let s: f64 = sums.iter().map(|sum| (sum - middle).powi(2)).sum();
    let (m, n) = (m as f64, n as f64);
    let ties: f64 = ranked.iter().map(|(_, ties)| ties).sum();
    let most = m * m * (n.powi(3) - n) - m * ties;
    (most > 0.0).then(|| 12.0 * s / most)
}

/// The ranks from 1, equal marks sharing the mean of theirs, and Σ (t³ − t) over the equal ones.
fn ranks(marks: &[f64]) -> (Vec<f64>, f64) {
    let mut ties = 0.0;
    let ranks = marks.iter().map(|mark| {
        let below = marks.iter().filter(|other| *other < mark).count() as f64;
        let equal = marks.iter().filter(|other| other.total_cmp(mark).is_eq()).count() as f64;
        // t³ − t of a group is told t times, once by each of its members.
        ties += equal * equal - 1.0;
        below + f64::midpoint(equal, 1.0)
    });
    let ranks = ranks.collect();
    (ranks, ties)
}

fn habit(row: &[Option<f64>], means: &[Option<f64>]) -> Option<Habit> {
    let marks: Vec<f64> = row.iter().copied().flatten().collect();
    let apart: Vec<f64> = row
        .iter()
        .zip(means)
        .filter_map(|(mark, mean)| Some((*mark)? - (*mean)?))
        .collect();
    let own = mean(&marks)?;
    let squares: f64 = marks.iter().map(|mark| (mark - own).powi(2)).sum();
    Some(Habit {
        n: marks.len(),
        mean: own,
        bias: mean(&apart)?,
        sd: (marks.len() > 1).then(|| (squares / (marks.len() - 1) as f64).sqrt()),
    })
}

fn mean(numbers: &[f64]) -> Option<f64> {
    (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(rows: &[&[f64]]) -> Vec<Vec<Option<f64>>> {
        rows.iter().map(|row| row.iter().copied().map(Some).collect()).collect()
    }

    fn is(found: Option<f64>, expected: f64) -> bool {
        found.is_some_and(|found| (found - expected).abs() < 1e-12)
    }

    #[test]
    fn the_same_order_from_all_is_one_and_opposite_orders_of_two_are_nothing() {
        assert!(is(agreement(&whole(&[&[60.0, 70.0, 80.0], &[1.0, 2.0, 9.0]])).w, 1.0));
        assert!(is(agreement(&whole(&[&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]])).w, 0.0));
    }

    #[test]
    fn three_orders_of_four_units_worked_by_hand() {
        // Rank sums 4, 6, 8, 12; mean 7.5; S = 12.25 + 2.25 + 0.25 + 20.25 = 35;
        // 12 × 35 / (9 × 60) = 420 / 540 = 7/9.
        let marks = whole(&[&[1.0, 2.0, 3.0, 4.0], &[2.0, 1.0, 3.0, 4.0], &[1.0, 3.0, 2.0, 4.0]]);
        assert!(is(agreement(&marks).w, 7.0 / 9.0));
    }

    #[test]
    fn equal_marks_share_a_rank_and_are_corrected_for() {
        // Ranks 1.5 1.5 3 and 1 2 3; sums 2.5 3.5 6, mean 4; S = 2.25 + 0.25 + 4 = 6.5;
        // 12 × 6.5 / (4 × 24 − 2 × 6) = 78 / 84 = 13/14.
        let marks = whole(&[&[80.0, 80.0, 90.0], &[70.0, 75.0, 80.0]]);
        assert!(is(agreement(&marks).w, 13.0 / 14.0));
    }

    #[test]
    fn there_is_no_w_where_nothing_is_told_apart_or_one_marks_alone() {
        assert_eq!(agreement(&whole(&[&[80.0, 80.0], &[70.0, 70.0]])).w, None);
        assert_eq!(agreement(&whole(&[&[80.0, 90.0]])).w, None);
        assert_eq!(agreement(&whole(&[&[80.0], &[90.0]])).w, None);
        assert_eq!(agreement(&[]).w, None);
    }

    #[test]
    fn a_unit_that_somebody_left_out_is_out_of_w_but_not_out_of_the_habits() {
        let marks = [
            vec![Some(80.0), Some(90.0), Some(70.0)],
            vec![Some(70.0), Some(80.0), None],
            vec![None, None, None],
        ];
        let all = agreement(&marks);
        assert_eq!((all.w, all.n_units, all.habits[2].clone()), (None, 0, None));
        let two = agreement(&marks[..2]);
        assert!(is(two.w, 1.0) && two.n_units == 2);
        // First: 80, 90, 70 against 75, 85, 70: +5, +5, 0. Second: −5, −5.
        let first = two.habits[0].clone().expect("marks");
        assert!((first.n, first.mean) == (3, 80.0) && is(Some(first.bias), 10.0 / 3.0) && is(first.sd, 10.0));
        let second = two.habits[1].clone().expect("marks");
        assert!(is(Some(second.bias), -5.0) && is(second.sd, 50.0_f64.sqrt()));
    }
}
