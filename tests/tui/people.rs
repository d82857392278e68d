//! The people on the screen: registered, given roles, let act, taken away.

use kaohe::text::Lang;
use kaohe::tui::theme::Theme;

use crate::harness::{Screen, Setting};

/// Two people are registered; 王五, an administrator, acts.
fn registered(setting: &Setting) -> Screen {
    let mut screen = Screen::open(setting);
    screen.keys("P a \"王五\" tab \"1\" enter a \"乙\" tab \"2，4\" tab \"市商务局、市旅游局\" enter");
    screen
}

#[test]
fn the_people_in_pictures() {
    let setting = |lang, size, theme| Setting {
        lang,
        theme,
        size,
        ..Setting::default()
    };
    for (name, setting) in [
        ("zh_80x24", setting(Lang::Zh, (80, 24), Theme::ansi())),
        ("zh_160x48", setting(Lang::Zh, (160, 48), Theme::ansi())),
        ("en_80x24", setting(Lang::En, (80, 24), Theme::ansi())),
        ("en_160x48", setting(Lang::En, (160, 48), Theme::ansi())),
        ("no_colour", setting(Lang::Zh, (80, 24), Theme::colourless())),
    ] {
        let mut screen = registered(&setting);
        screen.keys("down down enter");
        insta::assert_snapshot!(format!("people_{name}"), screen.picture());
    }
    let mut screen = Screen::open(&setting(Lang::En, (80, 24), Theme::ansi()));
    screen.keys("P a");
    insta::assert_snapshot!("people_register_en_80x24", screen.picture());
}

#[test]
fn the_first_is_an_administrator_and_what_was_typed_stays_where_it_is_refused() {
    let mut screen = Screen::sample();
    screen.keys("P");
    assert!(screen.text().contains("还没有登记人员"), "{}", screen.text());
    screen.keys("a \"甲\" tab \"领导\" enter");
    let refused = screen.text();
    assert!(
        refused.contains("至少要有一名管理员") && refused.contains("领导"),
        "{refused}"
    );
    screen.keys("\"、无此角色\" enter");
    assert!(screen.text().contains("没有“无此角色”这个角色"), "{}", screen.text());
    screen.keys("ctrl-u \"管理员 leader\" enter");
    let row = screen.row_with("甲  ");
    assert!(row.contains("管理员、领导") && row.contains("全部"), "{row}");
}

#[test]
fn who_acts_is_chosen_and_what_they_may_do_is_said_and_held_to() {
    let mut screen = registered(&Setting::default());
    screen.keys("/ \"乙\" enter enter 1");
    let shown = screen.text();
    assert!(
        shown.contains("现在由“乙”操作") && shown.contains("可做") && shown.contains("方案中没有由“市旅游局”负责"),
        "{shown}"
    );
    screen.keys("1 a enter");
    assert!(screen.text().contains("需要：管理员"), "{}", screen.text());
}

#[test]
fn who_is_not_registered_is_told_so_before_they_try() {
    let mut screen = Screen::sample();
    screen.keys("P a \"甲\" tab \"1\" enter");
    assert!(screen.text().contains("没有登记，不能改动"), "{}", screen.text());
    screen.keys("2 down down \"1\" enter");
    assert!(screen.text().contains("没有登记操作人“王五”"), "{}", screen.text());
    screen.keys("esc P enter 1");
    assert!(screen.text().contains("现在由“甲”操作"), "{}", screen.text());
}

#[test]
fn roles_are_changed_and_somebody_is_taken_away_but_never_the_last_administrator() {
    let mut screen = registered(&Setting::default());
    screen.keys("/ \"王五\" enter enter 3 enter");
    assert!(screen.text().contains("至少要有一名管理员"), "{}", screen.text());
    screen.keys("esc esc / \"乙\" enter enter 2 ctrl-u \"评委\" tab ctrl-u enter");
    let row = screen.row_with("乙  ");
    assert!(row.contains("评委") && row.contains("全部"), "{row}");
    screen.keys("enter 3 \"调离\" enter");
    assert!(screen.text().contains("移除 乙"), "{}", screen.text());
    screen.keys("esc u");
    assert!(screen.text().contains("评委"), "{}", screen.text());
}
