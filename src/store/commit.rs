//! What a commit says: who did what, when, why, and to which rows.
//!
//! Types only; `write` carries a commit out, `body` writes it down.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, SecondsFormat};
use uuid::Uuid;

use crate::text::Text;

use super::hash::Hash;
use super::record::Change;

/// Who acts, when and why; the caller has the clock, the store has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The id of the command (`UUIDv7`). A commit with an id that is in the journal already is the
    /// same commit tried again, and nothing is written twice.
    pub command: Uuid,
    /// Who acts.
    pub actor: String,
    /// When, with the zone; kept to the millisecond.
    pub at: DateTime<FixedOffset>,
    /// Why; empty where no reason is asked for.
    pub reason: String,
}

/// A time as it is written: to the millisecond, with the zone.
pub(super) fn time(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, false)
}

/// One change of the store: it becomes one transaction and one journal entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Who, when, why.
    pub stamp: Stamp,
    /// What kind of change.
    pub operation: Operation,
    /// Facts to keep with the entry, by ASCII names: the name, encoding and SHA-256 of an imported
    /// file. Empty values are not kept.
    pub details: BTreeMap<String, String>,
    /// The rows that change, in an order in which they can change; at least one.
    pub changes: Vec<Change>,
}

/// Makes [`Operation`] of one list, with the code and the name of each kind.
macro_rules! operations {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $zh:literal, $en:literal;)+) => {
        /// A kind of change. A new kind is a new line below and needs a new migration, so that an
        /// older program refuses the file instead of meeting an entry that it cannot read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Operation {
            $($(#[doc = $doc])+ $name,)+
            /// The change with this sequence number was taken back.
            Undo(u64),
            /// The change with this sequence number was done again.
            Redo(u64),
        }

        impl Operation {
            /// The code in the journal.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)+
                    Self::Undo(_) => "undo",
                    Self::Redo(_) => "redo",
                }
            }

            /// The name of the kind, for a column of its own.
            #[must_use]
            pub const fn label(self) -> Text {
                match self {
                    $(Self::$name => Text::new($zh, $en),)+
                    Self::Undo(_) => Text::new("撤销", "undo"),
                    Self::Redo(_) => Text::new("重做", "redo"),
                }
            }

            /// The operation with this code and target.
            pub(super) fn read(code: &str, target: Option<u64>) -> Option<Self> {
                Some(match (code, target) {
                    $(($code, None) => Self::$name,)+
                    ("undo", Some(seq)) => Self::Undo(seq),
                    ("redo", Some(seq)) => Self::Redo(seq),
                    _ => return None,
                })
            }
        }
    };
}

operations! {
    /// The assessment began; cannot be undone.
    Init = "init", "新建", "init";
    /// A scheme was put in force or changed.
    Scheme = "scheme", "方案", "scheme";
    /// A period was opened, or went to another step.
    Period = "period", "考核期", "period";
    /// Data came from a file.
    Import = "import", "导入", "import";
    /// Values were set.
    Set = "set", "填报", "set";
    /// Marks were given.
    Mark = "mark", "评分", "mark";
    /// Bonuses, penalties or vetoes were applied.
    Adjust = "adjust", "加减分", "adjust";
    /// Values were verified.
    Verify = "verify", "核定", "verify";
    /// Somebody's roles were given, changed or taken away.
    Actor = "actor", "人员", "actor";
    /// A period was approved and its result frozen.
    Approve = "approve", "审定", "approve";
    /// A frozen result was signed.
    Sign = "sign", "签名", "sign";
    /// An appeal was opened or decided.
    Appeal = "appeal", "申诉", "appeal";
    /// A rectification went a step on.
    Rectify = "rectify", "整改", "rectify";
    /// Source or note was changed, and no value.
    Remark = "remark", "说明", "remark";
    /// Evidence was added or taken away.
    Evidence = "evidence", "佐证", "evidence";
    /// A proposal of weights was recorded.
    Weigh = "weigh", "定权", "weigh";
    /// A plan of work was put in force.
    Plan = "plan", "计划", "plan";
    /// What somebody has to do for a measure of the plan was set or went a step on.
    Duty = "duty", "责任分解", "duty";
}

impl Operation {
    /// The entry that an undo takes back or a redo does again.
    #[must_use]
    pub const fn target(self) -> Option<u64> {
        match self {
            Self::Undo(seq) | Self::Redo(seq) => Some(seq),
            _ => None,
        }
    }
}

/// A place in the journal: a sequence number and the hash that stands for everything up to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The sequence number, from 1.
    pub seq: u64,
    /// The hash of the entry.
    pub hash: Hash,
}
