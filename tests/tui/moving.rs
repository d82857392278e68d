//! Between the screens, in and out of what lies over them, and the end.

use crate::harness::{Screen, keys};
use kaohe::tui::event::Event;

#[test]
fn number_keys_and_tab_go_between_the_screens() {
    let mut screen = Screen::sample();
    assert!(screen.text().contains("填报进度"));
    assert!(screen.keys("3").text().contains("总分构成"));
    assert!(screen.keys("tab").text().contains("完成值"));
    assert!(screen.keys("tab").text().contains("得分率热图"));
    assert!(screen.keys("tab tab").text().contains("行动、措施、目标"));
    assert!(screen.keys("tab").text().contains("检查无提醒"));
    assert!(screen.keys("tab").text().contains("新的在前"));
    assert!(screen.keys("tab").text().contains("还没有登记人员"));
    assert!(screen.keys("tab").text().contains("填报进度"));
    assert!(
        screen
            .keys("shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab")
            .text()
            .contains("完成值")
    );
    assert!(screen.keys("2").text().contains("总分 名次"));
}

#[test]
fn escape_leads_out_to_the_overview_from_everywhere() {
    for way in ["2", "3", "4", "5", "9", "2 F2 esc", "2 ? esc", "3 e esc", "4 ? esc"] {
        let mut screen = Screen::sample();
        screen.keys(way).keys("esc");
        assert!(screen.text().contains("填报进度"), "after {way}:\n{}", screen.text());
    }
}

#[test]
fn the_unit_in_focus_stays_in_focus_on_the_next_screen() {
    let mut screen = Screen::sample();
    screen.keys("3 end down down down down down down enter");
    assert!(screen.row_with("龙门县").contains("第 7 名"));
    screen.keys("2");
    assert!(screen.text().contains("龙门县 · "), "{}", screen.text());
}

#[test]
fn all_keys_that_have_come_are_taken_before_one_frame_is_drawn() {
    let mut screen = Screen::sample();
    screen.keys("2");
    screen.frames();
    screen.send(vec![keys("j").remove(0); 2000]);
    assert_eq!(screen.frames(), 2, "one before the first event, one after the last");
    assert!(
        screen.text().contains("G5 "),
        "the cursor is on the last row\n{}",
        screen.text()
    );
}

#[test]
fn ctrl_and_an_arrow_go_to_the_edge_of_the_data_and_shift_selects_up_to_it() {
    let mut screen = Screen::sample();
    screen.keys("2 down down down down down del ctrl-up");
    assert!(screen.text().contains("惠城区 · 出口总额"), "{}", screen.text());
    screen.keys("ctrl-up");
    assert!(
        screen.text().contains("惠城区 · A "),
        "over filled cells\n{}",
        screen.text()
    );
    screen.keys("ctrl-down");
    assert!(screen.text().contains("惠城区 · 出口总额"), "{}", screen.text());
    screen.keys("ctrl-down");
    assert!(
        screen.text().contains("惠城区 · A2 "),
        "over the pending cell\n{}",
        screen.text()
    );
    screen.keys("ctrl-right");
    assert!(!screen.text().contains("惠城区 · "), "{}", screen.text());
    screen.keys("ctrl-home ctrl-shift-right");
    assert!(screen.text().contains("已选 1 行"), "{}", screen.text());
    screen.keys("esc ctrl-end ctrl-home");
    assert!(screen.text().contains("惠城区 · A "), "{}", screen.text());
    screen.keys("} {");
    assert!(screen.text().contains("惠城区 · A "), "{}", screen.text());
}

#[test]
fn quitting_needs_no_question_because_everything_is_saved() {
    let mut screen = Screen::sample();
    screen.keys("q");
    screen.frames();
    screen.keys("2");
    assert_eq!(screen.frames(), 0, "the program has ended");
}

#[test]
fn a_request_to_end_ends_the_program() {
    let mut screen = Screen::sample();
    screen.send(vec![Event::Terminate]);
    screen.frames();
    screen.keys("2");
    assert_eq!(screen.frames(), 0);
}

#[test]
fn a_click_on_a_name_shows_that_screen_and_the_wheel_moves() {
    let mut screen = Screen::sample();
    screen.click(21, 0);
    assert!(screen.text().contains("总分构成"), "{}", screen.text());
    screen.click(20, 6);
    assert_eq!(screen.cursor().1, 6);
}

#[test]
fn periods_are_turned_with_brackets() {
    let mut screen = Screen::sample();
    screen.keys("3 [");
    assert!(screen.text().contains("2020年度排名"));
    screen.keys("[ [ [");
    assert!(screen.text().contains("2018年度排名"));
    assert!(screen.text().contains("没有更多考核期"));
}
