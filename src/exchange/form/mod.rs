//! Entry forms 填报表: a workbook to fill in, written for a scheme and read back against it.
//!
//! What is on a form and where is said here, for writing and for reading. The form says which scheme
//! it is for, so that one for another is refused.

mod guide;
mod read;
mod tidy;
mod write;

pub(super) use read::{is_form, read};

use crate::model::scheme::method::Rule;
use crate::model::{Dataset, Entry, MetricIx, NodeIx, Period, Scheme, UnitIx};
use crate::text::{Lang, Text};

/// For whom a form is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// Whoever enters everything.
    Everybody,
    /// The department that reports some of the metrics.
    Department(String),
    /// One unit.
    Unit(UnitIx),
    /// An assessor, who marks.
    Assessor(String),
}

/// What a form is made from.
#[derive(Debug, Clone)]
pub struct Form<'a> {
    /// The scheme it is for.
    pub scheme: &'a Scheme,
    /// What was reported, for the period before and where it is filled in.
    pub dataset: &'a Dataset,
    /// The period it asks about.
    pub period: Period,
    /// For whom it is.
    pub audience: Audience,
    /// Whether what is there already is filled in.
    pub is_filled: bool,
    /// The language of its words.
    pub lang: Lang,
}

/// A row of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    Metric(MetricIx),
    Mark(NodeIx),
}

impl Form<'_> {
    /// Whether there is anything to fill in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items().is_empty()
    }

    /// The form as a workbook.
    ///
    /// # Errors
    /// There are more units than a sheet has columns, or a text is longer than a cell may be.
    pub fn xlsx(&self) -> crate::error::Result<Vec<u8>> {
        write::xlsx(self)
    }

    /// The form as the tidy table, a row for each value, as CSV.
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        tidy::csv(self)
    }

    fn items(&self) -> Vec<Item> {
        let scheme = self.scheme;
        if matches!(self.audience, Audience::Assessor(_)) {
            let judged = scheme.indicators().filter(|(_, node)| node.is_judged());
            return judged.map(|(node, _)| Item::Mark(node)).collect();
        }
        let metrics = (0..scheme.metrics().len()).map(MetricIx);
        let is_asked = |metric: &MetricIx| match &self.audience {
            Audience::Department(name) => scheme.metric(*metric).reported_by == *name,
            _ => true,
        };
        metrics.filter(is_asked).map(Item::Metric).collect()
    }

    fn units(&self) -> Vec<UnitIx> {
        match self.audience {
            Audience::Unit(unit) => vec![unit],
            // What is only compared with is not marked.
            Audience::Assessor(_) => (0..self.scheme.n_units()).map(UnitIx).collect(),
            _ => self.scheme.places().map(|(unit, _)| unit).collect(),
        }
    }

    fn entry(&self, item: Item, unit: UnitIx, period: Period) -> Entry {
        match (item, &self.audience) {
            (Item::Metric(metric), _) => self.dataset.entry(period, unit, metric),
            (Item::Mark(node), Audience::Assessor(name)) => {
                let marks = self.dataset.marks(period, node, unit).iter();
                let mut own = marks.filter(|mark| mark.assessor == *name).map(|mark| mark.entry);
                own.next_back().unwrap_or_default()
            }
            (Item::Mark(_), _) => Entry::default(),
        }
    }

    /// Code, name, unit of measurement and who answers for it.
    fn described(&self, item: Item) -> [String; 4] {
        let lang = self.lang;
        match item {
            Item::Metric(metric) => {
                let metric = self.scheme.metric(metric);
                let name = metric.name.get(lang).to_owned();
                [
                    metric.code.clone(),
                    name,
                    metric.unit.clone(),
                    metric.reported_by.clone(),
                ]
            }
            Item::Mark(node) => {
                let name = self.scheme.node(node).name().get(lang).to_owned();
                let scale = self
                    .range(item)
                    .1
                    .map_or_else(String::new, |scale| format!("0—{scale}"));
                let who = match &self.audience {
                    Audience::Assessor(name) => name.clone(),
                    _ => String::new(),
                };
                [self.scheme.node(node).code().to_owned(), name, scale, who]
            }
        }
    }

    /// The usual range of values, or the scale of marks.
    fn range(&self, item: Item) -> (Option<f64>, Option<f64>) {
        match item {
            Item::Metric(metric) => {
                let metric = self.scheme.metric(metric);
                (metric.min, metric.max)
            }
            Item::Mark(node) => match self.scheme.node(node).method().map(|method| &method.rule) {
                Some(Rule::Judgement(judgement)) => (Some(0.0), Some(judgement.scale)),
                _ => (None, None),
            },
        }
    }

    fn is_marks(&self) -> bool {
        matches!(self.audience, Audience::Assessor(_))
    }

    /// The name of whom it is for; empty where it is for everybody.
    fn whose(&self) -> &str {
        match &self.audience {
            Audience::Everybody => "",
            Audience::Department(name) | Audience::Assessor(name) => name,
            Audience::Unit(unit) => self.scheme.unit(*unit).name.get(self.lang),
        }
    }
}

/// The hidden sheet that says what a form is for: a name and a text in each row.
pub(super) const ABOUT: &str = "kaohe-form";
const VERSION: &str = "1";
const SCHEME: &str = "scheme";
const SCHEME_VERSION: &str = "version";
const ASSESSOR: &str = "assessor";

/// The row of units' codes, that of headings, that of what stands below each unit; the first item.
const CODES: u32 = 2;
const HEADINGS: u32 = 3;
const PARTS: u32 = 4;
const FIRST_ITEM: u32 = 5;
/// The first column of units.
const FIRST_UNIT: u16 = 4;

static CODE: Text = Text::new("代码", "Code");
static NAME: Text = Text::new("数据项", "Metric");
static MEASURE: Text = Text::new("计量单位", "Unit");
static DEPARTMENT: Text = Text::new("填报部门", "Reported by");
static VALUE: Text = Text::new("数值", "Value");
static MARK: Text = Text::new("评分", "Mark");
static STATUS: Text = Text::new("状态", "Status");
static GUIDE: Text = Text::new("填表说明", "How to fill in");

/// What may stand in the status column, as `resolve` and `number` read it.
static REPORTED: Text = Text::new("填报", "reported");
static VERIFIED: Text = Text::new("核定", "verified");
static NOT_APPLICABLE: Text = Text::new("不涉及", "NA");
static MISSING: Text = Text::new("未报送", "missing");

/// Whether a text is a word of the form, in either language.
fn says(text: &str, word: &Text) -> bool {
    let text = text.trim();
    text == word.get(Lang::Zh) || text.eq_ignore_ascii_case(word.get(Lang::En))
}
