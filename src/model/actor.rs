//! The people who act 人员, and their roles.
//!
//! Says who somebody is; what a role may do is one table in `ops`. A name is a statement, not a
//! login: whoever can write the file can write under any name.

use std::str::FromStr;

/// What somebody is in the assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 考核办管理员: draws up the scheme, opens and closes periods.
    Administrator,
    /// 部门评分员: enters and scores what their departments answer for.
    Scorer,
    /// 评委: marks judgement indicators, independently of the others.
    Expert,
    /// 复核员: verifies what others entered.
    Reviewer,
    /// 领导: approves.
    Leader,
    /// 审计: reads.
    Auditor,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] = [
        Self::Administrator,
        Self::Scorer,
        Self::Expert,
        Self::Reviewer,
        Self::Leader,
        Self::Auditor,
    ];

    /// The code in stores and formats.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Scorer => "scorer",
            Self::Expert => "expert",
            Self::Reviewer => "reviewer",
            Self::Leader => "leader",
            Self::Auditor => "auditor",
        }
    }
}

impl FromStr for Role {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|role| role.code() == code).ok_or(())
    }
}

/// Somebody who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The name by which they act.
    pub name: String,
    /// Their roles, at least one, in the order of [`Role::ALL`].
    pub roles: Vec<Role>,
    /// The departments they score for; all, where none is named.
    pub departments: Vec<String>,
}

impl Actor {
    /// Whether they have one of the roles.
    #[must_use]
    pub fn is_one_of(&self, roles: &[Role]) -> bool {
        self.roles.iter().any(|role| roles.contains(role))
    }

    /// Whether they may act for a department: they are administrator or reviewer, or score for it.
    #[must_use]
    pub fn acts_for(&self, department: &str) -> bool {
        self.is_one_of(&[Role::Administrator, Role::Reviewer])
            || self.departments.is_empty()
            || self.departments.iter().any(|own| own == department)
    }
}
