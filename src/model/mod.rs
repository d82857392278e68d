//! The nouns of an assessment: scheme, unit, metric, indicator, period, dataset, evaluation, plan.
//!
//! Types here make illegal states impossible past the border. No I/O, no clock, no words for
//! people beyond the texts that an error needs.

pub mod actor;
pub mod adjustment;
pub mod appeal;
pub mod dataset;
pub mod evaluation;
pub mod index;
pub mod period;
pub mod place;
pub mod plan;
pub mod points;
pub mod quantity;
pub mod rectification;
pub mod scheme;
pub mod seen;
pub mod stage;
pub mod state;
pub mod step;
pub mod trace;

pub use actor::{Actor, Role};
pub use adjustment::Adjustment;
pub use appeal::Appeal;
pub use dataset::{Dataset, Entry, Mark, Verification};
pub use evaluation::{Evaluation, NodeColumn, UnitResult};
pub use index::{MetricIx, NodeIx, UnitIx};
pub use period::Period;
pub use plan::Plan;
pub use points::Points;
pub use quantity::Quantity;
pub use rectification::Rectification;
pub use scheme::Scheme;
pub use stage::Stage;
pub use state::{Reported, State};
pub use step::Step;
