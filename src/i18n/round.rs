//! Words for the steps of a round and for the roles of those who carry it.

use crate::model::actor::Role;
use crate::model::stage::Stage;
use crate::model::step::Step;
use crate::text::Text;

/// The name of a step.
#[must_use]
pub const fn step(step: Step) -> &'static Text {
    match step {
        Step::Draft => const { &Text::new("起草", "draft") },
        Step::Reporting => const { &Text::new("填报", "reporting") },
        Step::Scoring => const { &Text::new("初评", "scoring") },
        Step::Review => const { &Text::new("核定", "review") },
        Step::Notice => const { &Text::new("公示", "notice") },
        Step::Approved => const { &Text::new("审定", "approved") },
        Step::Circular => const { &Text::new("通报", "circular") },
    }
}

/// The name of a role.
#[must_use]
pub const fn role(role: Role) -> &'static Text {
    match role {
        Role::Administrator => const { &Text::new("管理员", "administrator") },
        Role::Scorer => const { &Text::new("部门评分员", "scorer") },
        Role::Expert => const { &Text::new("评委", "expert") },
        Role::Reviewer => const { &Text::new("复核员", "reviewer") },
        Role::Leader => const { &Text::new("领导", "leader") },
        Role::Auditor => const { &Text::new("审计", "auditor") },
    }
}

/// The name of a stage.
#[must_use]
pub const fn stage(stage: Stage) -> &'static Text {
    match stage {
        Stage::Reported => const { &Text::new("填报", "reported") },
        Stage::Initial => const { &Text::new("初评", "initial") },
        Stage::Verified => const { &Text::new("核定", "verified") },
        Stage::Final => const { &Text::new("审定", "final") },
    }
}

/// What something is now, after its stages.
pub static NOW: Text = Text::new("现在", "Now");
