//! Weights for things that share a whole: by judgement (AHP, budget allocation), from data
//! (entropy, CRITIC), or equal (METHOD.md §17).
//!
//! Every result is shares: none is negative, and they add up to 1. It only proposes; a scheme's
//! weights are set by people.

mod ahp;
mod data;

pub use ahp::{Ahp, Judgement, Pairwise, RANDOM_INDEX, TOLERATED, ahp, combined};
pub use data::{critic, entropy};

/// The same share for each of `n`.
#[must_use]
pub fn equal(n: usize) -> Vec<f64> {
    vec![1.0 / n as f64; n]
}

/// What several experts allot to one thing, as shares of each one's own whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Allotted {
    /// The mean share: its weight.
    pub mean: f64,
    /// The lowest share.
    pub lowest: f64,
    /// The highest share.
    pub highest: f64,
    /// The standard deviation of the shares (n − 1); 0 with one expert.
    pub deviation: f64,
}

/// The mean of the experts' allocations, each made to add up to 1, with their spread. A row an
/// expert; `None` where there is none, or one allots nothing or less.
#[must_use]
pub fn budget(allocations: &[Vec<f64>]) -> Option<Vec<Allotted>> {
    let shares: Vec<Vec<f64>> = allocations.iter().map(|row| normalised(row)).collect::<Option<_>>()?;
    let n = shares.first()?.len();
    Some((0..n).map(|thing| allotted(&shares, thing)).collect())
}

fn allotted(shares: &[Vec<f64>], thing: usize) -> Allotted {
    let of = || shares.iter().map(|row| row[thing]);
    let experts = shares.len() as f64;
    let mean = of().sum::<f64>() / experts;
    let squares: f64 = of().map(|share| (share - mean).powi(2)).sum();
    Allotted {
        mean,
        lowest: of().fold(f64::INFINITY, f64::min),
        highest: of().fold(0.0, f64::max),
        deviation: if shares.len() > 1 {
            (squares / (experts - 1.0)).sqrt()
        } else {
            0.0
        },
    }
}

/// Parts as shares of their sum; `None` where one is negative or no number, or the sum is 0.
fn normalised(parts: &[f64]) -> Option<Vec<f64>> {
    let sum: f64 = parts.iter().sum();
    let are_parts = parts.iter().all(|part| *part >= 0.0) && sum > 0.0 && sum.is_finite();
    are_parts.then(|| parts.iter().map(|part| part / sum).collect())
}

#[cfg(test)]
mod tests;
