//! The scheme and the journal on screen: what stands there, and the ways through it.

use kaohe::text::Lang;

use crate::harness::{Screen, Setting};

fn wide(lang: Lang) -> Setting {
    Setting {
        lang,
        size: (160, 48),
        ..Setting::default()
    }
}

#[test]
fn the_scheme_and_the_journal_in_pictures() {
    let settings = [
        ("zh_80x24", Setting::default()),
        ("en_160x48", wide(Lang::En)),
        ("zh_160x48", wide(Lang::Zh)),
    ];
    for (name, setting) in settings {
        for (screen, keys) in [("scheme", "0 down down"), ("journal", "J down")] {
            let mut shown = Screen::open(&setting);
            shown.keys(keys);
            insta::assert_snapshot!(format!("{screen}_{name}"), shown.picture());
        }
    }
}

#[test]
fn the_tree_is_filtered_by_name_code_or_department() {
    let mut screen = Screen::open(&Setting::default());
    screen.keys("0 / \"C1\" enter");
    let text = screen.text();
    assert!(
        text.contains("国际知名品牌") && !text.contains("一般贸易占比"),
        "{text}"
    );
}

#[test]
fn a_change_stands_first_in_the_journal_and_undo_is_a_further_entry() {
    let mut screen = Screen::open(&Setting::default());
    screen.keys("2 down down \"150\" enter J");
    let text = screen.text();
    assert!(text.contains("填报"), "{text}");
    screen.keys("u");
    let text = screen.text();
    assert!(text.contains("撤销第"), "{text}");
}

#[test]
fn the_journal_is_verified_when_it_is_asked_for() {
    let mut screen = Screen::open(&Setting::default());
    screen.keys("J v");
    let text = screen.text();
    assert!(text.contains("全部一致"), "{text}");
}

#[test]
fn the_scheme_is_issued_on_its_screen_for_a_reason_and_only_once() {
    let mut screen = Screen::sample();
    screen.keys("0 i enter");
    assert!(screen.text().contains("印发方案须写明原因"), "{}", screen.text());
    screen.keys("\"某府办1号\" enter");
    assert!(screen.text().contains("已保存：印发方案"), "{}", screen.text());
    assert!(screen.text().contains("已印发"), "{}", screen.text());
    screen.keys("i");
    assert!(screen.text().contains("这一版已印发"), "{}", screen.text());
}
