//! Appeals and rectification from the command line, on a fictitious assessment.

use crate::home::{Home, sample};

/// 甲县 and 乙县 with weak links.
fn fictitious() -> Home {
    let home = Home::new();
    home.ok(&["init", &sample("tiny/scheme.json")]);
    home.ok(&["import", &sample("tiny/data.csv")]);
    home
}

#[test]
fn an_item_is_issued_worked_on_and_closed_by_somebody_else() {
    let home = fictitious();
    let proposed = home.ok(&["rectify", "propose", "--period", "2024H1"]);
    assert!(proposed.contains("得分率低于60%"), "{proposed}");
    let open = home.ok(&[
        "rectify",
        "open",
        "甲县",
        "W1",
        "--due",
        "2099-06-30",
        "--problem",
        "普及率低",
        "--period",
        "2024H1",
    ]);
    assert_eq!(open, "整改第 1 号 甲县 W1 自来水普及率：已下达\n");
    home.ok(&["rectify", "update", "1", "--measure", "延伸管网"]);
    home.ok(&["rectify", "update", "1", "--progress", "完成三个村"]);
    home.ok(&["rectify", "ask", "1", "--evidence", "自查报告"]);
    let own = home.run(&["rectify", "close", "1", "--result", "属实"]);
    assert_eq!(own.code, 5, "{}", own.err);
    assert!(own.err.contains("须由他人核验"), "{}", own.err);
    home.ok(&["rectify", "close", "1", "--result", "属实", "--as", "李四"]);
    let shown = home.ok(&["rectify", "show", "1"]);
    for text in ["延伸管网", "完成三个村", "已销号", "申请销号 → 已销号"] {
        assert!(shown.contains(text), "{text} in\n{shown}");
    }
    assert!(
        home.ok(&["rectify", "list", "--format", "csv"])
            .contains("1,甲县,2024H1,W1 自来水普及率")
    );
    assert_eq!(
        home.ok(&["rectify", "list", "--overdue", "--format", "csv"])
            .lines()
            .count(),
        1
    );
    home.ok(&["undo", "--as", "李四"]);
    assert!(home.ok(&["rectify", "list"]).contains("申请销号"));
    assert!(home.ok(&["journal", "verify"]).contains("全部一致"));
}

#[test]
fn every_weak_link_of_a_unit_is_issued_in_one_change() {
    let home = fictitious();
    let proposed = home.ok(&["rectify", "propose", "--period", "2024H1", "--format", "csv"]);
    let of_unit = proposed.lines().filter(|line| line.starts_with("乙县")).count();
    assert!(of_unit > 0, "{proposed}");
    home.ok(&["rectify", "open", "乙县", "--due", "2099-06-30", "--period", "2024H1"]);
    assert_eq!(
        home.ok(&["rectify", "list", "--format", "csv"]).lines().count(),
        of_unit + 1
    );
    let again = home.run(&["rectify", "open", "乙县", "--due", "2099-06-30", "--period", "2024H1"]);
    assert_eq!(again.code, 4, "{}", again.err);
    home.ok(&["undo"]);
    assert_eq!(home.ok(&["rectify", "list", "--format", "csv"]).lines().count(), 1);
}

#[test]
fn an_appeal_waits_for_the_notice_and_says_so() {
    let home = fictitious();
    let early = home.run(&[
        "appeal",
        "open",
        "甲县",
        "W1",
        "--grounds",
        "数据有误",
        "--period",
        "2024H1",
    ]);
    assert_eq!(early.code, 5, "{}", early.err);
    assert!(early.err.contains("公示"), "{}", early.err);
    let none = home.run(&[
        "appeal", "decide", "1", "--uphold", "--reason", "属实", "--period", "2024H1",
    ]);
    assert_eq!(none.code, 4, "{}", none.err);
    let both = home.run(&["appeal", "decide", "1", "--uphold", "--reject", "--reason", "属实"]);
    assert_eq!(both.code, 2, "{}", both.err);
}

#[test]
fn a_circular_hides_the_rest_everywhere() {
    let home = fictitious();
    let paper = |scope: &[&str]| {
        let start = ["export", "circular", "--out", "-", "--period", "2024H1", "--disclose"];
        home.ok(&start.into_iter().chain(scope.iter().copied()).collect::<Vec<_>>())
    };
    let all = paper(&["all"]);
    for unit in ["甲县", "乙县", "丙县"] {
        assert!(all.contains(unit), "{unit} in\n{all}");
    }
    assert!(all.contains("草稿"), "{all}");
    let ranked = home.ok(&["rank", "--period", "2024H1", "--format", "csv"]);
    let first = ["甲县", "乙县", "丙县"]
        .into_iter()
        .find(|unit| ranked.lines().nth(1).is_some_and(|line| line.contains(unit)))
        .expect("somebody is first");
    let top = paper(&["top", "1"]);
    for unit in ["甲县", "乙县", "丙县"] {
        assert_eq!(top.contains(unit), unit == first, "{unit} in\n{top}");
    }
    assert!(top.contains("其余2个考核对象的问题另行反馈"), "{top}");
    let wrong = home.run(&["export", "circular", "--disclose", "top", "0", "--period", "2024H1"]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
    let no_groups = home.run(&["export", "circular", "--disclose", "group", "--period", "2024H1"]);
    assert_eq!(no_groups.code, 2, "{}", no_groups.err);
}

#[test]
fn places_among_all_are_nowhere_where_only_those_in_groups_are_disclosed() {
    let home = Home::with_sample();
    let paper = home.ok(&[
        "export",
        "circular",
        "--disclose",
        "group",
        "--out",
        "-",
        "--period",
        "2021",
    ]);
    assert!(paper.contains("县组按总分由高到低依次为："), "{paper}");
    for text in ["上年名次", "名次变化", "按得分排序", "总评名次", "| 名次 |"] {
        assert!(!paper.contains(text), "{text} in\n{paper}");
    }
}

#[test]
fn a_notice_goes_to_units_with_something_to_put_right_and_the_ledger_has_every_field() {
    let home = fictitious();
    let none = home.run(&["export", "notice", "--period", "2024H1"]);
    assert_eq!(none.code, 4, "{}", none.err);
    let open = [
        "rectify",
        "open",
        "甲县",
        "W1",
        "--due",
        "2099-06-30",
        "--problem",
        "普及率低",
        "--period",
        "2024H1",
    ];
    home.ok(&open);
    let notice = home.ok(&["export", "notice", "--out", "-", "--period", "2024H1"]);
    for text in [
        "整改通知",
        "甲县：",
        "普及率低",
        "2099-06-30",
        "＿＿＿〔＿＿＿＿〕＿＿号",
        "送达回执",
    ] {
        assert!(notice.contains(text), "{text} in\n{notice}");
    }
    assert!(!notice.contains("乙县"), "{notice}");
    home.ok(&[
        "rectify",
        "update",
        "1",
        "--measure",
        "延伸管网",
        "--cause",
        "山区分散",
        "--person",
        "王某",
    ]);
    let ledger = home.ok(&["export", "ledger", "--out", "-", "--format", "csv"]);
    for text in [
        "原因分析",
        "山区分散",
        "整改措施",
        "延伸管网",
        "责任人",
        "王某",
        "方案报送",
        "共 1 项",
    ] {
        assert!(ledger.contains(text), "{text} in\n{ledger}");
    }
    assert_eq!(home.run(&["export", "ledger", "--format", "json"]).code, 2);
}
