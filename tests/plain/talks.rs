//! What can be done in the plain mode, and how it is said.

use std::fs;

use kaohe::text::Lang;

use crate::conversation::Desk;

const SCHEME: &[u8] = include_bytes!("../../sample-data/tiny/scheme.json");
const DATA: &str = include_str!("../../sample-data/tiny/data.csv");

/// A desk with the sample's values.
fn filled(lang: Lang) -> (Desk, String) {
    let desk = Desk::new();
    fs::write(desk.path("data.csv"), DATA).expect("written");
    let path = desk.path("data.csv").to_string_lossy().into_owned();
    let said = desk.talk(lang, "张三", &["13", &path, "y", "q"]);
    (desk, said)
}

#[test]
fn a_round_in_chinese() {
    let (desk, imported) = filled(Lang::Zh);
    insta::assert_snapshot!("import_zh", imported);
    let said = desk.talk(
        Lang::Zh,
        "李四",
        &[
            "?",
            "1",
            "3",
            "jia",
            "自来水",
            "95,5x",
            "955",
            "n",
            "95.5",
            "水利局更正",
            "4",
            "甲县",
            "tap_rate",
            "月报",
            "",
            "6",
            "7",
            "yixian",
            "8",
            "甲县",
            "W1",
            "9",
            "1",
            "5",
            "乙县",
            "zlspjl",
            "10",
            "11",
            "12",
            "q",
        ],
    );
    insta::assert_snapshot!("round_zh", said);
}

#[test]
fn a_round_in_english() {
    let (desk, imported) = filled(Lang::En);
    insta::assert_snapshot!("import_en", imported);
    let said = desk.talk(
        Lang::En,
        "李四",
        &[
            "progress",
            "fill in or",
            "County Jia",
            "tap",
            "?",
            "-",
            "left out",
            "undo",
            "redo",
            "undo",
            "ranking",
            "scorecard",
            "County Yi",
            "how",
            "County Yi",
            "*",
            "W1",
            "weak",
            "County Bing",
            "journal",
            "another",
            "2024H2",
            "progress",
            "nonsense",
            "",
        ],
    );
    insta::assert_snapshot!("round_en", said);
}

#[test]
fn what_is_pending_is_asked_for_one_after_another() {
    let desk = Desk::new();
    let said = desk.talk(Lang::Zh, "张三", &["2", "94.5", "s", "m", "abc", "-", "q", "1", "q"]);
    insta::assert_snapshot!("pending_zh", said);
}

#[test]
fn nobody_verifies_what_they_entered_and_the_conversation_goes_on() {
    let desk = Desk::new();
    let said = desk.talk(
        Lang::Zh,
        "张三",
        &["3", "甲县", "tap_rate", "94.5", "5", "甲县", "1", "1", "q"],
    );
    assert!(said.contains("没有完成：没有核定任何数据"), "{said}");
    assert!(said.contains("须由他人核定"), "{said}");
    assert!(said.ends_with("已离开，所有修改都已保存。\n"), "{said}");
    let other = desk.talk(Lang::Zh, "李四", &["5", "甲县", "1", "q"]);
    assert!(other.contains("填报 → 核定"), "{other}");
}

#[test]
fn papers_are_written_and_replaced_only_when_asked() {
    let (desk, _) = filled(Lang::Zh);
    let to = desk.path("排名.md").to_string_lossy().into_owned();
    let said = desk.talk(Lang::Zh, "张三", &["14", "3", "1", &to, "14", "3", "1", &to, "n", "q"]);
    assert!(said.contains("已导出：…/排名.md"), "{said}");
    assert!(said.contains("替换吗？") && said.contains("没有写入。"), "{said}");
    let paper = fs::read_to_string(&to).expect("the paper");
    assert!(paper.contains("甲县"), "{paper}");
}

#[test]
fn the_end_of_the_input_leaves_from_any_question_and_keeps_what_was_saved() {
    let whole = ["3", "甲县", "tap_rate", "94.5", "3", "甲县", "tap_rate", "95", "n"];
    for n in 0..=whole.len() {
        let desk = Desk::new();
        let said = desk.talk(Lang::Zh, "张三", &whole[..n]);
        assert!(said.ends_with("已离开，所有修改都已保存。\n"), "after {n}: {said}");
        let entries = if n >= 4 { 2 } else { 1 } + usize::from(n > 8);
        let journal = desk.talk(Lang::Zh, "张三", &["12"]);
        assert_eq!(journal.matches("张三，").count(), entries, "after {n}: {journal}");
    }
}

#[test]
fn nothing_said_controls_a_terminal() {
    let desk = Desk::new();
    let said = desk.talk(
        Lang::Zh,
        "张三",
        &[
            "4",
            "甲县",
            "tap_rate",
            "\u{1b}[2J月报\u{7}",
            "",
            "12",
            "\u{1b}[31m",
            "q",
        ],
    );
    let is_harmless = |letter: char| letter == '\n' || !letter.is_control();
    let ours = said.lines().filter(|line| !line.starts_with("> "));
    assert!(ours.clone().all(|line| line.chars().all(is_harmless)), "{said}");
}

#[test]
fn where_there_is_no_store_one_is_made_from_a_scheme_after_a_path_that_was_wrong() {
    let desk = Desk::new();
    fs::write(desk.path("scheme.json"), SCHEME).expect("written");
    fs::write(desk.path("bad.json"), "{}").expect("written");
    let path = |name: &str| desk.path(name).to_string_lossy().into_owned();
    let (bad, good) = (path("bad.json"), format!("\"{}\"", path("scheme.json")));
    let said = desk.talk_without_a_store(
        Lang::Zh,
        &["?", "9", "2", "", "2", &path("none.json"), &bad, &good, "1", "q"],
    );
    insta::assert_snapshot!("begin_zh", said);
    assert!(desk.path("new/new.db").exists());
}

#[test]
fn a_store_that_lies_elsewhere_is_opened() {
    let desk = Desk::new();
    let (scheme, store) = (desk.path("scheme.json"), desk.path("plain.db"));
    fs::write(&scheme, SCHEME).expect("written");
    let (scheme, store) = (scheme.to_string_lossy(), store.to_string_lossy());
    let said = desk.talk_without_a_store(Lang::En, &["store file that", &scheme, &store, "12", "q"]);
    insta::assert_snapshot!("begin_en", said);
    assert!(!desk.path("new").exists());
}

#[test]
fn leaving_before_anything_is_begun_makes_no_store() {
    for typed in [&[] as &[&str], &["q"], &["4"], &["2"], &["3", ""], &["2", "", "q"]] {
        let desk = Desk::new();
        let said = desk.talk_without_a_store(Lang::Zh, typed);
        assert!(said.ends_with("已离开，没有建立考核库。\n"), "{typed:?}: {said}");
        assert!(!desk.path("new").exists());
    }
}

#[test]
fn the_sample_is_begun_by_its_number() {
    let said = Desk::new().talk_without_a_store(Lang::Zh, &["1", "q"]);
    assert!(said.contains("要做什么？") && said.contains("示例"), "{said}");
}
