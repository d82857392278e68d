//! The units that are compared with each other: those of one scope that have a value.
//!
//! Only who is compared and their values; what is made of them is the method's.

use crate::scoring::reading::Reading;

/// The values of every scope, and which scope a unit belongs to.
pub(super) struct Members {
    keys: Vec<usize>,
    values: Vec<Vec<f64>>,
}

impl Members {
    /// Collects the values of `n_units` units by scope.
    pub(super) fn new(n_units: usize, key: impl Fn(usize) -> usize, column: &[Reading]) -> Self {
        let keys: Vec<_> = (0..n_units).map(key).collect();
        let n_scopes = keys.iter().max().map_or(0, |last| last + 1);
        let mut values = vec![Vec::new(); n_scopes];
        for (&key, reading) in keys.iter().zip(column) {
            if reading.is_value() {
                values[key].push(reading.x);
            }
        }
        Self { keys, values }
    }

    /// Something worked out once for each scope.
    pub(super) fn each<T>(&self, work: impl Fn(&[f64]) -> T) -> Scoped<T> {
        Scoped {
            keys: self.keys.clone(),
            results: self.values.iter().map(|values| work(values)).collect(),
        }
    }
}

/// A result for each scope, looked up by unit.
pub(super) struct Scoped<T> {
    keys: Vec<usize>,
    results: Vec<T>,
}

impl<T> Scoped<T> {
    /// The result of a unit's scope.
    pub(super) fn of(&self, unit: usize) -> &T {
        &self.results[self.keys[unit]]
    }
}
