//! Weights from data: what tells units apart carries more.
//!
//! Entropy: Shannon's, as weights by Hwang and Yoon (1981), Multiple Attribute Decision Making.
//! CRITIC: Diakoulaki, Mavrotas and Papayannakis (1995), Computers & Operations Research 22(7),
//! 763–770. Columns are things, rows units.

use super::normalised;

/// The entropy weights of columns: 1 minus the entropy of how a column's sum is spread over the
/// rows, as shares. A column in which all are equal carries nothing. `None` where a value is negative,
/// a column is all 0, there are fewer than two rows, or no column tells units apart.
#[must_use]
pub fn entropy(columns: &[Vec<f64>]) -> Option<Vec<f64>> {
    let diversity = |column: &Vec<f64>| {
        let shares = normalised(column)?;
        let spread: f64 = shares
            .iter()
            .filter(|share| **share > 0.0)
            .map(|share| share * share.ln())
            .sum();
        let most = (column.len() as f64).ln();
        let is_flat = column.iter().all(|value| is_same(*value, column[0]));
        (column.len() > 1).then(|| if is_flat { 0.0 } else { (1.0 + spread / most).max(0.0) })
    };
    let diversities: Option<Vec<f64>> = columns.iter().map(diversity).collect();
    normalised(&diversities?)
}

/// The CRITIC weights of columns: the standard deviation of a column brought to 0…1, times how
/// little it goes with each other one (1 − correlation). A column in which all are equal carries
/// nothing and is no company for others. `None` where there are fewer than two rows, or no column carries
/// anything.
#[must_use]
pub fn critic(columns: &[Vec<f64>]) -> Option<Vec<f64>> {
    let scaled: Vec<Option<Centred>> = columns.iter().map(|column| Centred::of(column)).collect();
    let conflict = |one: &Centred| {
        let others = scaled.iter().flatten().map(|other| 1.0 - one.correlation(other));
        // A column goes wholly with itself, but for the last digits of the arithmetic.
        others.filter(|conflict| *conflict > 1e-12).sum::<f64>()
    };
    let carried = scaled.iter().map(|column| {
        let column = column.as_ref();
        column.map_or(0.0, |column| column.length * conflict(column))
    });
    let carried: Vec<f64> = carried.collect();
    match scaled.iter().flatten().count() {
        // Alone it has nothing to be told from, and carries all.
        1 => Some(
            scaled
                .iter()
                .map(|column| f64::from(u8::from(column.is_some())))
                .collect(),
        ),
        _ => normalised(&carried),
    }
}

/// A column brought to 0…1 and then around its mean.
struct Centred {
    values: Vec<f64>,
    /// The root of the sum of squares: the standard deviation but for a factor that all columns share.
    length: f64,
}

impl Centred {
    /// `None` where all values are equal.
    fn of(column: &[f64]) -> Option<Self> {
        let low = column.iter().copied().fold(f64::INFINITY, f64::min);
        let high = column.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if is_same(low, high) || column.len() < 2 {
            return None;
        }
        let scaled: Vec<f64> = column.iter().map(|value| (value - low) / (high - low)).collect();
        let mean = scaled.iter().sum::<f64>() / scaled.len() as f64;
        let values: Vec<f64> = scaled.iter().map(|value| value - mean).collect();
        let length = values.iter().map(|value| value * value).sum::<f64>().sqrt();
        Some(Self { values, length })
    }

    fn correlation(&self, other: &Self) -> f64 {
        let product: f64 = self
            .values
            .iter()
            .zip(&other.values)
            .map(|(one, other)| one * other)
            .sum();
        product / (self.length * other.length)
    }
}

/// Whether two values differ by no more than the arithmetic that made them.
fn is_same(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-12 * one.abs().max(other.abs())
}
