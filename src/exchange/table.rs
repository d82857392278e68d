//! A data file that was read: its rows in the scheme's terms, and what a person should see of how
//! it was read.
//!
//! Holds only what passed every check; reading is in `csv`, `dataset` and `sheets`.

use crate::error::{Place, Problem};
use crate::model::dataset::Remark;
use crate::model::{Adjustment, Dataset, Entry, MetricIx, NodeIx, Period, Quantity, Scheme, UnitIx};

use super::encoding::Encoding;
use crate::text::Text;

/// The most bytes a data file may have.
pub(super) const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Names the input in messages.
pub(super) const DATA: Text = Text::new("数据", "data");

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// A metric.
    Metric(MetricIx),
    /// A mark of an assessor on a judgement indicator, `G4@1` in the file.
    Mark {
        /// The judgement indicator.
        indicator: NodeIx,
        /// Who gave the mark.
        assessor: String,
    },
    /// A bonus, penalty or veto item, by its code; its value is how many times.
    Adjustment(String),
}

impl What {
    /// The text of the `metric` column.
    #[must_use]
    pub fn code(&self, scheme: &Scheme) -> String {
        match self {
            Self::Metric(metric) => scheme.metric(*metric).code.clone(),
            Self::Mark { indicator, assessor } => format!("{}@{assessor}", scheme.node(*indicator).code()),
            Self::Adjustment(code) => code.clone(),
        }
    }
}

/// One value of a data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataRow {
    /// The period.
    pub period: Period,
    /// The unit.
    pub unit: UnitIx,
    /// What the value is of.
    pub what: What,
    /// The value or why there is none; for an adjustment the number of times.
    pub entry: Entry,
    /// Its source and note; for an adjustment the evidence and the reason.
    pub remark: Remark,
    /// Where its value stands.
    pub place: Place,
}

impl DataRow {
    /// Unit, item, count, reason and evidence, where the row is an adjustment that applies.
    #[must_use]
    pub fn adjustment(&self) -> Option<Adjustment> {
        let What::Adjustment(item) = &self.what else {
            return None;
        };
        let count = self.entry.reported.quantity().filter(|count| count.value() > 0.0)?;
        Some(Adjustment {
            unit: self.unit,
            item: item.clone(),
            count,
            reason: self.remark.note.clone(),
            actor: String::new(),
            evidence: self.remark.source.clone(),
        })
    }
}

/// A number that was understood otherwise than it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Where it stands.
    pub place: Place,
    /// What was typed.
    pub typed: String,
    /// What was understood.
    pub read: Quantity,
}

/// What a data file was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReadAs {
    /// Text in an encoding.
    Text(Encoding),
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// A workbook of Excel 97 to 2003.
    Xls,
    /// A spreadsheet of `OpenDocument`.
    Ods,
}

impl ReadAs {
    /// Its usual name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text(encoding) => encoding.name(),
            Self::Xlsx => "XLSX",
            Self::Xls => "XLS",
            Self::Ods => "ODS",
        }
    }
}

impl Reading {
    /// `第 3 行“１２”读作 12`.
    #[must_use]
    pub fn text(&self) -> Text {
        let (place, typed, read) = (&self.place, &self.typed, self.read);
        let row = row_of(place);
        let row = row.get(crate::text::Lang::En);
        Text::of(
            format!("{}“{typed}”读作 {read}", row_of(place)),
            format!("{row}: \"{typed}\" is read as {read}"),
        )
    }
}

/// What a row or cell is called in a sentence.
pub(super) fn row_of(place: &Place) -> Text {
    match place {
        Place::Line { line, .. } => Text::of(format!("第 {line} 行"), format!("line {line}")),
        place => Text::same(place.to_string()),
    }
}

/// A data file that was read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataTable {
    /// The rows in file order.
    pub rows: Vec<DataRow>,
    /// What it was read as.
    pub read_as: ReadAs,
    /// Whether no other encoding reads as well; else a person should look at it first.
    pub certain: bool,
    /// Numbers understood otherwise than typed.
    pub readings: Vec<Reading>,
    /// What is doubtful but not wrong, such as a value outside its usual range.
    pub warnings: Vec<Problem>,
    /// The SHA-256 of the file's bytes, in hex.
    pub sha256: String,
}

impl DataTable {
    /// The rows as a dataset; who applied an adjustment is not in a file.
    #[must_use]
    pub fn to_dataset(&self, scheme: &Scheme) -> Dataset {
        let mut dataset = scheme.empty_dataset();
        let mut adjustments = std::collections::BTreeMap::<Period, Vec<Adjustment>>::new();
        for row in &self.rows {
            match &row.what {
                What::Metric(metric) => {
                    dataset.set(row.period, row.unit, *metric, row.entry);
                    if row.remark != Remark::default() {
                        dataset.set_remark(row.period, row.unit, *metric, row.remark.clone());
                    }
                }
                What::Mark { indicator, assessor } => {
                    dataset.set_mark(row.period, (*indicator, row.unit), assessor, Some(row.entry));
                }
                What::Adjustment(_) => adjustments.entry(row.period).or_default().extend(row.adjustment()),
            }
        }
        for (period, applied) in adjustments {
            dataset.set_adjustments(period, applied);
        }
        dataset
    }
}
