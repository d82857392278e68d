//! The rows of the store: one file a table family, each with its columns and statements.
//!
//! A new family is a new file, a new line here and a new migration. Rows carry codes, never
//! indexes of a scheme, and decide nothing.

mod actor;
mod adjustment;
mod appeal;
mod cell;
mod change;
mod date;
mod deadline;
mod duty;
mod entry;
mod evidence;
mod file;
mod key;
mod mark;
mod moderation;
mod period;
mod plan;
mod rectification;
mod result;
mod scheme;
mod setting;
mod signature;
mod stage;
pub(super) mod table;
mod weighting;

pub use actor::ActorRow;
pub use adjustment::AdjustmentRow;
pub use appeal::AppealRow;
pub use change::Change;
pub use deadline::DeadlineRow;
pub use duty::DutyRow;
pub use entry::EntryRow;
pub use evidence::EvidenceRow;
pub use key::Key;
pub use mark::MarkRow;
pub use moderation::ModerationRow;
pub use period::PeriodRow;
pub use plan::PlanRow;
pub use rectification::RectificationRow;
pub use result::ResultRow;
pub use scheme::SchemeRow;
pub use setting::Setting;
pub use signature::SignatureRow;
pub use stage::StageRow;
pub use weighting::WeightingRow;

use crate::model::Period;
use crate::text::Text;

use table::{Columns, Row, Table};

/// Makes [`Family`] and [`Record`] of one list, so that a family cannot be known to one and not to
/// the other.
macro_rules! families {
    ($($(#[doc = $doc:literal])+ $name:ident($row:ty) = $zh:literal, $en:literal;)+) => {
        /// A table family.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Family {
            $($(#[doc = $doc])+ $name,)+
        }

        /// A row of any family.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Record {
            $($(#[doc = $doc])+ $name($row),)+
        }

        impl Family {
            /// Every family.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The table of the family.
            pub(super) const fn table(self) -> &'static Table {
                match self {
                    $(Self::$name => &<$row>::TABLE,)+
                }
            }

            /// What a row of the family is called.
            #[must_use]
            pub const fn label(self) -> Text {
                match self {
                    $(Self::$name => Text::new($zh, $en),)+
                }
            }
        }

        impl Record {
            /// The family of the row.
            #[must_use]
            pub const fn family(&self) -> Family {
                match self {
                    $(Self::$name(_) => Family::$name,)+
                }
            }

            /// The period that the row belongs to; `None` where it belongs to all.
            #[must_use]
            pub fn period(&self) -> Option<Period> {
                match self {
                    $(Self::$name(row) => row.period(),)+
                }
            }

            pub(super) fn key_columns(&self) -> Columns<'_> {
                match self {
                    $(Self::$name(row) => row.key(),)+
                }
            }

            pub(super) fn contents(&self) -> Columns<'_> {
                match self {
                    $(Self::$name(row) => row.contents(),)+
                }
            }

            /// The row of a family with these columns.
            pub(super) fn read(family: Family, key: &[&str], contents: &[&str]) -> Option<Self> {
                match family {
                    $(Family::$name => <$row>::read(key, contents).map(Self::$name),)+
                }
            }
        }
    };
}

families! {
    /// Settings of the assessment.
    Setting(Setting) = "设置", "setting";
    /// Schemes 考核方案.
    Scheme(SchemeRow) = "方案", "scheme";
    /// Periods 考核周期.
    Period(PeriodRow) = "考核周期", "period";
    /// Those who act 人员.
    Actor(ActorRow) = "人员", "actor";
    /// Metric values 指标数据.
    Entry(EntryRow) = "指标数据", "value";
    /// Marks 评分.
    Mark(MarkRow) = "评分", "mark";
    /// How marks that lay apart were settled 复议.
    Moderation(ModerationRow) = "复议", "moderation";
    /// Bonuses, penalties and vetoes 加分、扣分、否决.
    Adjustment(AdjustmentRow) = "加减分", "adjustment";
    /// Files that prove a row 佐证材料.
    Evidence(EvidenceRow) = "佐证材料", "evidence";
    /// When steps are due 时限.
    Deadline(DeadlineRow) = "时限", "deadline";
    /// What stages held 各环节数据.
    Stage(StageRow) = "环节数据", "stage";
    /// Frozen results 审定结果.
    Result(ResultRow) = "审定结果", "result";
    /// Signatures of results 签名.
    Signature(SignatureRow) = "签名", "signature";
    /// Appeals 申诉.
    Appeal(AppealRow) = "申诉", "appeal";
    /// Rectification items 整改事项.
    Rectification(RectificationRow) = "整改", "rectification";
    /// Proposals of weights 定权.
    Weighting(WeightingRow) = "定权", "weighting";
    /// Plans of work 工作计划.
    Plan(PlanRow) = "计划", "plan";
    /// Who does what for a measure of a plan 责任分解.
    Duty(DutyRow) = "责任分解", "duty";
}

impl Family {
    /// The family of a table.
    pub(super) fn of_table(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|family| family.table().name == name)
    }
}

impl Record {
    /// What the row is known by.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::from_columns(self.family(), &self.key_columns())
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;
    use uuid::Uuid;

    use super::*;
    use crate::store::schema;

    /// The parameters of a statement, in the order in which they stand in it.
    fn parameters(sql: &str) -> Vec<usize> {
        let after = sql.split('$').skip(1);
        let digits = after.map(|text| text.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default());
        digits.map(|digits| digits.parse().expect("a number")).collect()
    }

    fn names(conn: &Connection, sql: &str) -> Vec<String> {
        let statement = conn.prepare(sql).expect("a statement");
        statement.column_names().map(str::to_owned).collect()
    }

    #[test]
    fn every_statement_fits_its_table_and_numbers_its_parameters_in_order() {
        let mut conn = Connection::open_in_memory().expect("a database");
        schema::create(&mut conn, Uuid::nil()).expect("tables");
        for &family in Family::ALL {
            let table = family.table();
            let (n_key, n_contents) = (table.key.len(), table.contents.len());
            let statements = [
                (table.insert, n_key + n_contents),
                (table.update, n_key + 2 * n_contents),
                (table.delete, n_key + n_contents),
                (table.select, 0),
                (table.find, n_key),
            ];
            for (sql, n_parameters) in statements {
                let statement = conn.prepare(sql).expect("a statement");
                assert_eq!(statement.parameter_count(), n_parameters, "{sql}");
                assert_eq!(parameters(sql), (1..=n_parameters).collect::<Vec<_>>(), "{sql}");
            }
            let columns = [table.key, table.contents].concat();
            assert!(names(&conn, table.select) == columns, "{}", table.select);
            let all = format!("SELECT * FROM {}", table.name);
            assert!(names(&conn, &all) == columns, "{}: every column is known", table.name);
            assert!(table.contents.is_sorted(), "{}", table.name);
        }
    }

    #[test]
    fn the_tables_keep_to_what_a_second_engine_shares() {
        for migration in schema::MIGRATIONS {
            let code: String = migration
                .lines()
                .filter(|line| !line.starts_with("--"))
                .collect::<Vec<_>>()
                .join("\n");
            for word in [
                "REAL",
                "AUTOINCREMENT",
                "ON CONFLICT",
                "RETURNING",
                "GENERATED",
                "json",
                "BOOLEAN",
            ] {
                assert!(!code.contains(word), "{word}");
            }
        }
    }
}
