//! Weights proposed, kept as a ground, taken back.

use kaohe::error::Kind;
use kaohe::ops::undo::undo;
use kaohe::ops::weights::{Way, propose, record, recorded};

use crate::desk::{Desk, assert_says, round};

#[test]
fn a_proposal_changes_no_scheme_and_is_kept_with_its_inputs_only_for_a_reason() {
    let (desk, mut session) = Desk::new();
    let mut now = round(&session, "2021");
    let file = desk.file("分配.csv", "专家,A1,A2,G\n甲,50,30,20\n乙,70,10,20\n");
    let proposal = propose(&now, None, &Way::Budget(file)).expect("weights");
    assert_eq!(proposal.shares, [0.6, 0.2, 0.2]);
    let refused = record(&mut session, &mut now, &proposal, " ").expect_err("no reason");
    assert_eq!(refused.kind, Kind::Usage);
    let done = record(&mut session, &mut now, &proposal, "专家会议")
        .expect("kept")
        .expect("a change");
    assert_says(&done.name, "定权 专家分配法", "weights budget allocation");
    let kept = recorded(&session).expect("grounds");
    let [kept] = kept.as_slice() else { panic!("{kept:?}") };
    assert_eq!(
        (kept.version.as_str(), kept.row.reason.as_str(), kept.row.actor.as_str()),
        ("1.0.0", "专家会议", "张三")
    );
    assert!(kept.row.inputs.contains("\"expert\":\"乙\""), "{}", kept.row.inputs);
    assert_eq!(kept.shares[0], ("A1".to_owned(), 0.6));
    undo(&mut session, &mut now, "").expect("undone");
    assert_eq!(recorded(&session).expect("grounds"), []);
}

#[test]
fn data_that_do_not_tell_units_apart_and_a_node_without_children_give_no_weights() {
    let (_desk, session) = Desk::new();
    let now = round(&session, "2021");
    let nothing = propose(&now, None, &Way::Entropy).expect_err("no data");
    assert_eq!(nothing.kind, Kind::Conflict);
    let leaf = now.scheme.find_node("A1");
    let alone = propose(&now, leaf, &Way::Equal).expect_err("no children");
    assert_eq!(alone.kind, Kind::Invalid);
}
