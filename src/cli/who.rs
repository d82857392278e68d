//! Which task each command carries out, so that its page says who may.
//!
//! Who may is the table of `ops::task`; here is only which line of it a command stands for.

use crate::ops::task::Task;
use crate::text::{Lang, Text};

/// A command, the task it carries out, and of several which one.
type Line = (&'static str, Task, Text);

const NONE: Text = Text::new("", "");

const LINES: &[Line] = &[
    ("kaohe scheme use", Task::Scheme, NONE),
    ("kaohe actor add", Task::Staff, NONE),
    ("kaohe actor change", Task::Staff, NONE),
    ("kaohe actor remove", Task::Staff, NONE),
    ("kaohe import", Task::Import, NONE),
    ("kaohe set", Task::Enter, NONE),
    ("kaohe mark", Task::Mark, NONE),
    ("kaohe adjust", Task::Adjust, NONE),
    ("kaohe adjust", Task::Confirm, Text::new("确认", "to confirm")),
    ("kaohe evidence add", Task::Prove, NONE),
    ("kaohe evidence remove", Task::Prove, NONE),
    ("kaohe verify", Task::Verify, NONE),
    ("kaohe advance", Task::Advance, NONE),
    ("kaohe advance", Task::Approve, Text::new("审定", "to approve")),
    ("kaohe return", Task::Return, NONE),
    ("kaohe deadline", Task::Advance, NONE),
    ("kaohe sign", Task::Sign, NONE),
    ("kaohe appeal open", Task::Appeal, NONE),
    ("kaohe appeal decide", Task::Decide, NONE),
    ("kaohe rectify open", Task::Issue, NONE),
    ("kaohe rectify issue", Task::Issue, NONE),
    ("kaohe rectify update", Task::Rectify, NONE),
    ("kaohe rectify ask", Task::Rectify, NONE),
    ("kaohe rectify extend", Task::Extend, NONE),
    ("kaohe rectify escalate", Task::Escalate, NONE),
    ("kaohe rectify close", Task::Close, NONE),
    ("kaohe rectify back", Task::Close, NONE),
    ("kaohe revise", Task::Revise, NONE),
    ("kaohe panel open", Task::Moderate, NONE),
    ("kaohe panel moderate", Task::Moderate, NONE),
];

/// What a command's page says of who may carry it out; nothing where everybody may.
pub fn may(path: &str, lang: Lang) -> Option<String> {
    let lines = LINES.iter().filter(|(command, ..)| *command == path);
    let said: Vec<String> = lines.map(|(_, task, which)| line(*task, which, lang)).collect();
    (!said.is_empty()).then(|| said.join("\n"))
}

fn line(task: Task, which: &Text, lang: Lang) -> String {
    let needs = task.needs();
    match (which.get(lang), lang) {
        ("", _) => needs.get(lang).to_owned(),
        (which, Lang::Zh) => format!("{which}{}", needs.get(lang)),
        (which, Lang::En) => format!("{}, {which}.", needs.get(lang).trim_end_matches('.')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_the_roles_of_the_table() {
        assert_eq!(may("kaohe revise", Lang::Zh).as_deref(), Some("需要：管理员、领导。"));
        assert_eq!(
            may("kaohe advance", Lang::En).as_deref(),
            Some("Needs: administrator.\nNeeds: leader, to approve.")
        );
        assert_eq!(may("kaohe rank", Lang::Zh), None);
    }
}
