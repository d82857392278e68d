//! What the ledger of rectification gives the next period: metrics and a penalty item that exist.

use super::faults::Faults;
use super::known::Known;
use super::text;

const POINTER: &str = "/rectification";

pub(super) fn check(known: &Known<'_>, faults: &mut Faults) {
    let Some(rectified) = &known.document.rectification else {
        return;
    };
    match (&rectified.done, &rectified.due) {
        (Some(done), Some(due)) if done == due => faults.add(
            POINTER,
            "done 和 due 写了同一项填报数据",
            "`done` and `due` name the same metric",
        ),
        (Some(_), None) | (None, Some(_)) => faults.add(
            POINTER,
            "done 和 due 要么都写，要么都不写",
            "`done` and `due` are named together or not at all",
        ),
        (None, None) if rectified.penalty.is_none() => faults.add(
            POINTER,
            "没有写明 done、due 或 penalty，不起作用",
            "names neither `done` and `due` nor `penalty`, and does nothing",
        ),
        _ => {}
    }
    for (key, code) in [("done", &rectified.done), ("due", &rectified.due)] {
        let Some(code) = code.as_ref().filter(|code| !known.metrics.contains(code.as_str())) else {
            continue;
        };
        faults.add_with(
            format!("{POINTER}/{key}"),
            text(
                format!("没有填报数据“{code}”"),
                format!("there is no metric \"{code}\""),
            ),
            text("写 metrics 中的代码", "write a code of `metrics`"),
        );
    }
    let items = &known.document.adjustments.penalty.items;
    if let Some(code) = &rectified.penalty
        && items.iter().all(|item| item.code != *code)
    {
        faults.add_with(
            format!("{POINTER}/penalty"),
            text(
                format!("没有扣分项“{code}”"),
                format!("there is no penalty item \"{code}\""),
            ),
            text(
                "写 adjustments.penalty 中的代码",
                "write a code of `adjustments.penalty`",
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::faults;
    use serde_json::json;

    #[test]
    fn what_the_ledger_gives_goes_to_metrics_and_an_item_that_exist() {
        let penalty = json!({"penalty": {"items": [{"code": "P1", "name": "逾期", "points": 1}]}});
        let said = |rectified| faults(&[("/adjustments", penalty.clone()), ("/rectification", rectified)]);
        assert_eq!(said(json!({"done": "x", "due": "y", "penalty": "P1"})), [""; 0]);
        assert_eq!(said(json!({"penalty": "P1"})), [""; 0]);
        assert_eq!(
            said(json!({"done": "x", "due": "z", "penalty": "P2"})),
            [
                "/rectification/due 没有填报数据“z”（写 metrics 中的代码）",
                "/rectification/penalty 没有扣分项“P2”（写 adjustments.penalty 中的代码）",
            ]
        );
    }

    #[test]
    fn both_metrics_are_named_and_differ_and_something_is_named() {
        let said = |rectified| faults(&[("/rectification", rectified)]);
        assert_eq!(
            said(json!({"done": "x"})),
            ["/rectification done 和 due 要么都写，要么都不写"]
        );
        assert_eq!(
            said(json!({"done": "x", "due": "x"})),
            ["/rectification done 和 due 写了同一项填报数据"]
        );
        assert_eq!(
            said(json!({})),
            ["/rectification 没有写明 done、due 或 penalty，不起作用"]
        );
    }
}
