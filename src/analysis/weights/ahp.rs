//! The analytic hierarchy process: weights from judgements of pairs, and how far they agree.
//!
//! Saaty, T. L. (1977), "A scaling method for priorities in hierarchical structures", Journal of
//! Mathematical Psychology 15(3), 234–281; the random indices from Saaty (1980), The Analytic
//! Hierarchy Process, up to 15 things.

/// The mean consistency index of random judgements of so many things, from 0 on.
pub const RANDOM_INDEX: [f64; 16] = [
    0.0, 0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
];

/// A consistency ratio above this is a reason to look at the judgements again.
pub const TOLERATED: f64 = 0.1;

/// A table of judgements: how many times as important each thing is as each other one.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairwise {
    n: usize,
    /// Row by row; what stands below the diagonal is one over what stands above it.
    times: Vec<f64>,
}

impl Pairwise {
    /// The table of `n` things with the judgements above the diagonal, row by row; `None` where
    /// one is not above 0, or there are too few, too many, or more things than a random index is known for.
    #[must_use]
    pub fn new(n: usize, above: &[f64]) -> Option<Self> {
        let are_judgements = above.iter().all(|times| *times > 0.0 && times.is_finite());
        if !(1..RANDOM_INDEX.len()).contains(&n) || above.len() != n * (n - 1) / 2 || !are_judgements {
            return None;
        }
        let mut times = vec![1.0; n * n];
        let pairs = (0..n).flat_map(|row| (row + 1..n).map(move |column| (row, column)));
        for ((row, column), judgement) in pairs.zip(above) {
            times[row * n + column] = *judgement;
            times[column * n + row] = 1.0 / judgement;
        }
        Some(Self { n, times })
    }

    /// How many things it compares.
    #[must_use]
    pub const fn n(&self) -> usize {
        self.n
    }

    /// How many times as important one thing is as another.
    #[must_use]
    pub fn times(&self, row: usize, column: usize) -> f64 {
        self.times[row * self.n + column]
    }

    /// The table times a vector.
    fn product(&self, vector: &[f64]) -> Vec<f64> {
        let row = |row: usize| (0..self.n).map(|column| self.times(row, column) * vector[column]).sum();
        (0..self.n).map(row).collect()
    }
}

/// Several experts' judgements as one table, by the geometric mean of each pair: the only mean
/// that keeps each pair reciprocal (Aczél and Saaty 1983). `None` where there is none, or they do not
/// compare the same number of things.
#[must_use]
pub fn combined(tables: &[Pairwise]) -> Option<Pairwise> {
    let first = tables.first()?;
    if tables.iter().any(|table| table.n != first.n) {
        return None;
    }
    let mean = |place: usize| {
        let logs: f64 = tables.iter().map(|table| table.times[place].ln()).sum();
        (logs / tables.len() as f64).exp()
    };
    let n = first.n;
    let above = (0..n).flat_map(|row| (row + 1..n).map(move |column| row * n + column));
    Pairwise::new(n, &above.map(mean).collect::<Vec<_>>())
}

/// What judgements of pairs come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Ahp {
    /// The shares: the principal eigenvector.
    pub weights: Vec<f64>,
    /// The principal eigenvalue; the number of things where all judgements agree.
    pub eigenvalue: f64,
    /// The consistency index.
    pub index: f64,
    /// The consistency ratio: the index in random indices; 0 where two things or one cannot disagree.
    pub ratio: f64,
    /// The judgement that fits the others least; none where all agree.
    pub worst: Option<Judgement>,
}

/// A judgement of a pair against what the weights say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judgement {
    /// The one thing.
    pub row: usize,
    /// The other thing.
    pub column: usize,
    /// How many times as important the one was judged to be.
    pub given: f64,
    /// How many times its weight is the other's.
    pub implied: f64,
}

impl Judgement {
    /// By what factor the judgement is off, at least 1.
    #[must_use]
    pub fn factor(&self) -> f64 {
        (self.given / self.implied).max(self.implied / self.given)
    }
}

/// The weights of a table and how far its judgements agree.
#[must_use]
pub fn ahp(table: &Pairwise) -> Ahp {
    let n = table.n as f64;
    let weights = principal(table);
    let ratios = table.product(&weights);
    let eigenvalue = ratios
        .iter()
        .zip(&weights)
        .map(|(out, weight)| out / weight)
        .sum::<f64>()
        / n;
    let index = if table.n > 2 {
        ((eigenvalue - n) / (n - 1.0)).max(0.0)
    } else {
        0.0
    };
    let random = RANDOM_INDEX[table.n];
    Ahp {
        ratio: if random > 0.0 { index / random } else { 0.0 },
        worst: worst(table, &weights),
        weights,
        eigenvalue,
        index,
    }
}

/// Steps of the power iteration; a table of judgements from 1/9 to 9 needs a few dozen.
const MOST_STEPS: usize = 10_000;

/// The principal eigenvector of a positive table, by the power iteration, which always finds it
/// (Perron and Frobenius).
fn principal(table: &Pairwise) -> Vec<f64> {
    let mut vector = super::equal(table.n);
    for _ in 0..MOST_STEPS {
        let next = table.product(&vector);
        let sum: f64 = next.iter().sum();
        let next: Vec<f64> = next.iter().map(|part| part / sum).collect();
        let moved = next.iter().zip(&vector).map(|(new, old)| (new - old).abs());
        let is_still = moved.fold(0.0, f64::max) <= f64::EPSILON / 4.0;
        vector = next;
        if is_still {
            break;
        }
    }
    vector
}

/// The judgement that is off by the largest factor, the first of equal ones.
fn worst(table: &Pairwise, weights: &[f64]) -> Option<Judgement> {
    /// Factors this near to 1 are roundings of the arithmetic.
    const AGREES: f64 = 1.0 + 1e-9;
    let mut worst: Option<Judgement> = None;
    for row in 0..table.n {
        for column in row + 1..table.n {
            let judgement = Judgement {
                row,
                column,
                given: table.times(row, column),
                implied: weights[row] / weights[column],
            };
            let most = worst.map_or(AGREES, |judgement| judgement.factor() * AGREES);
            if judgement.factor() > most {
                worst = Some(judgement);
            }
        }
    }
    worst
}
