//! The round's way through its steps on the overview.

use kaohe::text::Lang;

use crate::harness::{Screen, Setting};

#[test]
fn the_round_goes_on_after_it_was_said_what_follows() {
    let mut screen = Screen::sample();
    assert!(screen.text().contains("[起草] → 填报"), "{}", screen.text());
    screen.keys("a");
    assert!(screen.text().contains("进入“填报”？"), "{}", screen.text());
    screen.keys("enter");
    assert!(screen.text().contains("[填报]"), "{}", screen.text());
    screen.keys("a");
    assert!(screen.text().contains("0 项未填的数据记为未报送"), "{}", screen.text());
    screen.keys("enter");
    assert!(screen.text().contains("考核期 2021 填报 → 初评"), "{}", screen.text());
    screen.keys("u");
    assert!(screen.text().contains("[填报]"), "{}", screen.text());
}

#[test]
fn what_keeps_the_round_from_its_next_step_is_said_and_nothing_is_done() {
    let mut screen = Screen::sample();
    screen.keys("a enter a enter a enter a");
    let asked = screen.text();
    assert!(
        asked.contains("还不能进入“公示”") && asked.contains("惠州海关还有 7 项数据未核定"),
        "{asked}"
    );
    screen.keys("enter");
    assert!(screen.text().contains("[核定]"), "{}", screen.text());
}

#[test]
fn the_round_goes_back_with_a_reason() {
    let mut screen = Screen::sample();
    screen.keys("r");
    assert!(screen.text().contains("还在起草，没有上一步"), "{}", screen.text());
    screen.keys("a enter a enter r enter");
    assert!(screen.text().contains("退回的原因"), "{}", screen.text());
    screen.keys("\"补报\" enter");
    assert!(screen.text().contains("[填报]"), "{}", screen.text());
}

#[test]
fn the_way_is_told_in_both_languages_and_sizes() {
    for (lang, shown) in [(Lang::Zh, "[填报]"), (Lang::En, "[reporting]")] {
        for size in [(80, 24), (160, 48)] {
            let mut screen = Screen::open(&Setting {
                lang,
                size,
                ..Setting::default()
            });
            screen.keys("a enter");
            assert!(screen.text().contains(shown), "{}", screen.text());
        }
    }
}
