//! From the words of a row to the scheme's units, metrics and marks, with every fault told.
//!
//! The same for CSV and JSON: they say what stands where, this says what it means.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use super::legible::{check_line, check_lines, is_private, quoted};
use super::names::Names;
use super::number::read_reported;
use super::problems::{Problems, at, fault};
use super::table::{DataRow, Reading, What, row_of};
use crate::error::{Place, Problem};
use crate::model::dataset::Remark;
use crate::model::scheme::method::Rule;
use crate::model::{Entry, Period, Reported, Scheme, UnitIx, Verification};
use crate::text::Text;

/// A column of the tidy table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Period,
    Unit,
    Metric,
    Value,
    Status,
    Source,
    Note,
}

impl Column {
    pub(super) const ALL: [Self; 7] = [
        Self::Period,
        Self::Unit,
        Self::Metric,
        Self::Value,
        Self::Status,
        Self::Source,
        Self::Note,
    ];

    /// Its heading in a file.
    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::Period => "period",
            Self::Unit => "unit",
            Self::Metric => "metric",
            Self::Value => "value",
            Self::Status => "status",
            Self::Source => "source",
            Self::Note => "note",
        }
    }

    pub(super) const fn is_required(self) -> bool {
        matches!(self, Self::Period | Self::Unit | Self::Metric | Self::Value)
    }
}

/// The texts of a row, by column.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct RawRow<'t> {
    pub(super) texts: [std::borrow::Cow<'t, str>; 7],
}

impl RawRow<'_> {
    fn text(&self, column: Column) -> &str {
        &self.texts[column as usize]
    }

    fn word(&self, column: Column) -> &str {
        self.text(column).trim()
    }
}

/// The rows read so far, and what was wrong or worth saying.
pub(super) struct Resolver<'s> {
    scheme: &'s Scheme,
    names: Names<'s>,
    first: HashMap<(Period, UnitIx, What, String), Text>,
    pub(super) rows: Vec<DataRow>,
    pub(super) readings: Vec<Reading>,
    pub(super) warnings: Problems,
    pub(super) problems: Problems,
}

impl<'s> Resolver<'s> {
    pub(super) fn new(scheme: &'s Scheme) -> Self {
        Self {
            scheme,
            names: Names::new(scheme),
            first: HashMap::new(),
            rows: Vec::new(),
            readings: Vec::new(),
            warnings: Problems::default(),
            problems: Problems::default(),
        }
    }

    /// Reads one row; `place` says where a column of it stands.
    pub(super) fn row(&mut self, raw: &RawRow, place: impl Fn(Column) -> Place) {
        let before = self.problems.count();
        for column in Column::ALL {
            let text = raw.text(column);
            let checked = match column {
                Column::Source | Column::Note => check_lines(text),
                _ => check_line(text.trim()),
            };
            if let Err(problem) = checked {
                self.problems.push(at(place(column), problem));
            }
            if is_private(text) {
                self.warnings.push(at(place(column), private(text)));
            }
        }
        if self.problems.count() > before {
            return;
        }
        let period = self.names.period(raw.word(Column::Period));
        let period = self.take(period, || place(Column::Period));
        let unit = self.names.unit(raw.word(Column::Unit));
        let unit = self.take(unit, || place(Column::Unit));
        let what = self.names.what(raw.word(Column::Metric));
        let what = self.take(what, || place(Column::Metric));
        let status = self.take(read_status(raw.word(Column::Status)), || place(Column::Status));
        let reported = what.as_ref().and_then(|what| self.value(what, raw, &place));
        let (Some(period), Some(unit), Some(what), Some(verification), Some(reported)) =
            (period, unit, what, status, reported)
        else {
            return;
        };
        let row = DataRow {
            period,
            unit,
            what,
            entry: Entry { reported, verification },
            remark: Remark {
                source: raw.text(Column::Source).to_owned(),
                note: raw.text(Column::Note).to_owned(),
            },
            place: place(Column::Value),
        };
        self.doubt(&row, &place);
        if self.fits(&row, &place) {
            self.rows.push(row);
        }
    }

    fn take<T>(&mut self, read: Result<T, Problem>, place: impl FnOnce() -> Place) -> Option<T> {
        read.map_err(|problem| self.problems.push(at(place(), problem))).ok()
    }

    /// The value of a row, checked against what it is of.
    fn value(&mut self, what: &What, raw: &RawRow, place: &impl Fn(Column) -> Place) -> Option<Reported> {
        let typed = raw.text(Column::Value);
        let unit = match what {
            What::Metric(metric) => self.scheme.metric(*metric).unit.as_str(),
            What::Mark { .. } | What::Adjustment(_) => "",
        };
        let read = read_reported(typed, unit).and_then(|reported| self.checked(what, reported, typed));
        let reported = self.take(read, || place(Column::Value))?;
        if let Reported::Value(number) = reported {
            if number.to_string() != typed.trim() {
                self.readings.push(Reading {
                    place: place(Column::Value),
                    typed: typed.to_owned(),
                    read: number,
                });
            }
            if let What::Metric(metric) = what {
                let metric = self.scheme.metric(*metric);
                let is_low = metric.min.is_some_and(|min| number.value() < min);
                let is_high = metric.max.is_some_and(|max| number.value() > max);
                if is_low || is_high {
                    let doubt = out_of_range(&metric.name, typed, metric.min, metric.max);
                    self.warnings.push(at(place(Column::Value), doubt));
                }
            }
        }
        Some(reported)
    }

    fn checked(&self, what: &What, reported: Reported, typed: &str) -> Result<Reported, Problem> {
        let number = reported.quantity().map(crate::model::Quantity::value);
        match what {
            What::Metric(_) => Ok(reported),
            What::Mark { indicator, .. } => {
                let scale = match self.scheme.node(*indicator).method().map(|method| &method.rule) {
                    Some(Rule::Judgement(judgement)) => judgement.scale,
                    _ => f64::INFINITY,
                };
                match number {
                    Some(mark) if !(0.0..=scale).contains(&mark) => Err(fault(
                        format!("评分“{}”不在 0—{scale} 之内", quoted(typed)),
                        format!("mark \"{}\" is not within 0 to {scale}", quoted(typed)),
                    )),
                    _ => Ok(reported),
                }
            }
            What::Adjustment(code) => {
                let most = if self.names.is_veto(code) { 1.0 } else { 1e6 };
                match number {
                    Some(count) if (0.0..=most).contains(&count) && count.fract() == 0.0 => Ok(reported),
                    _ => Err(fault(
                        format!("加减分项“{}”的数值应是次数，“{}”不是", quoted(code), quoted(typed)),
                        format!(
                            "the value of item \"{}\" is how many times; \"{}\" is not",
                            quoted(code),
                            quoted(typed)
                        ),
                    )
                    .fix(if most > 1.0 {
                        Text::new("写 0、1、2 这样的整数", "write a whole number such as 0, 1 or 2")
                    } else {
                        Text::new("一票否决项写 0 或 1", "write 0 or 1 for a veto")
                    })),
                }
            }
        }
    }

    /// Says what is probably a slip, though it may be meant.
    fn doubt(&mut self, row: &DataRow, place: &impl Fn(Column) -> Place) {
        if row.entry.verification == Verification::Verified && row.entry.reported == Reported::Pending {
            let doubt = fault("状态为核定，却没有数值", "it is verified, but there is no value");
            self.warnings.push(at(place(Column::Status), doubt));
        }
        if let Some(first) = self.names.first_period().filter(|first| row.period < *first) {
            let doubt = fault(
                format!("方案用到的数据从 {first} 开始，{} 更早，请核对", row.period),
                format!(
                    "the scheme uses data from {first} on; {} is earlier: please check",
                    row.period
                ),
            );
            self.warnings.push(at(place(Column::Period), doubt));
        }
    }

    /// Checks a row against the others, and against the kind of unit it is for.
    fn fits(&mut self, row: &DataRow, place: &impl Fn(Column) -> Place) -> bool {
        if row.unit.0 >= self.scheme.n_units() && !matches!(row.what, What::Metric(_)) {
            let name = &self.scheme.unit(row.unit).name;
            let problem = fault(
                format!("“{name}”只作参照，不参加考核，没有评分和加减分"),
                format!(
                    "\"{}\" is only compared with, not assessed: it has no marks or adjustments",
                    name.get(crate::text::Lang::En)
                ),
            );
            self.problems.push(at(place(Column::Unit), problem));
            return false;
        }
        // One item may apply to a unit for several reasons; the same event counts once.
        let event = match &row.what {
            What::Adjustment(_) => row.remark.note.clone(),
            _ => String::new(),
        };
        match self.first.entry((row.period, row.unit, row.what.clone(), event)) {
            Slot::Vacant(slot) => {
                slot.insert(row_of(&place(Column::Metric)));
                true
            }
            Slot::Occupied(first) => {
                let (first, again) = (first.get(), row_of(&place(Column::Metric)));
                let what = quoted(&row.what.code(self.scheme));
                let unit = &self.scheme.unit(row.unit).name;
                let problem = fault(
                    format!("{first}与{again}重复：{} {unit} {what}", row.period),
                    format!(
                        "{} and {} are the same: {} {} {what}",
                        first.get(crate::text::Lang::En),
                        again.get(crate::text::Lang::En),
                        row.period,
                        unit.get(crate::text::Lang::En)
                    ),
                )
                .fix(Text::new("只留一行", "keep one of them"));
                self.problems.push(at(place(Column::Metric), problem));
                false
            }
        }
    }
}

fn read_status(word: &str) -> Result<Verification, Problem> {
    match word.to_ascii_lowercase().as_str() {
        "" | "reported" | "填报" => Ok(Verification::Reported),
        "verified" | "核定" => Ok(Verification::Verified),
        _ => Err(fault(
            format!("不认识状态“{}”", quoted(word)),
            format!("status \"{}\" is not known", quoted(word)),
        )
        .fix(Text::new(
            "写 reported（填报）或 verified（核定）",
            "write reported (填报) or verified (核定)",
        ))),
    }
}

fn out_of_range(name: &Text, typed: &str, min: Option<f64>, max: Option<f64>) -> Problem {
    let bound = |bound: Option<f64>| bound.map_or_else(|| "…".to_owned(), |bound| bound.to_string());
    let (min, max, typed) = (bound(min), bound(max), quoted(typed));
    fault(
        format!("{name} {typed} 超出通常范围 {min}—{max}，请核对"),
        format!(
            "{} {typed} is outside its usual range {min} to {max}: please check",
            name.get(crate::text::Lang::En)
        ),
    )
}

fn private(text: &str) -> Problem {
    fault(
        format!("“{}”中有自造字，换一台电脑可能显示为别的字", quoted(text)),
        format!(
            "\"{}\" holds a private-use character, which may look otherwise elsewhere",
            quoted(text)
        ),
    )
}
