//! Back and forward through the places one was at, and opening where one left.

use crate::harness::{Screen, Setting};

#[test]
fn back_and_forward_go_through_the_places_one_was_at() {
    let mut screen = Screen::sample();
    screen.keys("3 down down enter 2");
    let sheet = screen.text();
    screen.keys("ctrl-o");
    assert!(screen.text().contains("第 3 名"), "{}", screen.text());
    screen.keys("alt-left");
    assert!(screen.text().contains("总分构成"), "{}", screen.text());
    screen.keys("alt-right alt-right");
    assert_eq!(screen.text(), sheet);
    screen.keys("alt-right");
    assert!(screen.text().contains("无处可再去"), "{}", screen.text());
}

#[test]
fn going_back_goes_back_to_the_period_too() {
    let mut screen = Screen::sample();
    screen.keys("3 2 [ alt-4 alt-left alt-left");
    assert!(screen.text().contains("2021年度排名"), "{}", screen.text());
}

#[test]
fn the_screens_open_where_they_were_left() {
    let mut screen = Screen::sample();
    screen.keys("2 [ down down right right");
    assert!(screen.text().contains("惠东县 · 一般贸易出口额"), "{}", screen.text());
    let left = screen.left();
    let mut again = Screen::open(&Setting {
        left: Some(left.clone()),
        ..Setting::default()
    });
    again.keys("");
    assert_eq!(again.text(), screen.text());
    assert_eq!(again.left(), left);
}

#[test]
fn a_place_that_is_no_more_is_left_out() {
    let mut left = Screen::sample().left();
    left.screen = "gone".to_owned();
    left.period = "1999".to_owned();
    left.unit = Some("999999".to_owned());
    left.node = Some("Z9".to_owned());
    let screen = Screen::open(&Setting {
        left: Some(left),
        ..Setting::default()
    });
    assert!(screen.text().contains("填报进度") && screen.text().contains("2021"));
}
