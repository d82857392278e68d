//! 示例数据: what must be said wherever illustrative values are shown.

use crate::model::dataset::{Dataset, Sheet};
use crate::text::Text;

/// The source that marks a value as illustrative.
pub const SOURCE: &str = "示例数据";

/// The mark on screens.
pub static MARK: Text = Text::new("示例数据", "sample data");

/// The sentence on papers.
pub static NOTICE: Text = Text::new(
    "示例数据：部分数值为演示而编，不是实际统计数，不得作为考核依据。",
    "Sample data: some values were made up for demonstration. They are no statistics and must not be used.",
);

/// Whether any value says that it is illustrative.
#[must_use]
pub fn is_in(dataset: &Dataset) -> bool {
    let sheets = dataset.periods().filter_map(|period| dataset.sheet(period));
    sheets.flat_map(Sheet::remarks).any(|remark| remark.source == SOURCE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::Remark;
    use crate::model::period::Period;
    use crate::model::{MetricIx, UnitIx};

    #[test]
    fn one_illustrative_value_is_enough() {
        let mut dataset = Dataset::new(2, 2);
        let remark = |source: &str| Remark {
            source: source.to_owned(),
            note: String::new(),
        };
        dataset.set_remark(Period::year(2020), UnitIx(0), MetricIx(0), remark("海关统计"));
        assert!(!is_in(&dataset));
        dataset.set_remark(Period::year(2021), UnitIx(1), MetricIx(1), remark(SOURCE));
        assert!(is_in(&dataset));
    }
}
