//! The tour, taken with the real keys on the real screens: it waits, goes on when the thing is done, and covers nothing.

use kaohe::text::Lang;

use crate::harness::{Screen, Setting, Store};

fn demo(lang: Lang) -> Screen {
    Screen::open(&Setting {
        lang,
        store: Store::Demo,
        ..Setting::default()
    })
}

/// The row in which the panel begins.
fn panel(screen: &Screen) -> String {
    let rows = screen.rows();
    let said = |row: &&String| row.contains("导览 ") || row.contains("Tour ");
    rows.iter().find(said).cloned().unwrap_or_default()
}

/// What is done at every step but the last, and what is shown of the sheet then.
const STEPS: [&str; 8] = [
    "2",
    "down down",
    "\"150\" enter",
    "u",
    "down del ctrl-home n",
    "alt-3",
    "enter",
    ": \"lmx\" enter",
];

#[test]
fn the_whole_tour_is_taken_at_the_smallest_size_in_both_languages() {
    for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let mut screen = demo(lang);
        screen.offer_tour();
        insta::assert_snapshot!(format!("tour_offered_{name}"), screen.text());
        screen.keys("enter");
        for (n, keys) in STEPS.into_iter().enumerate() {
            assert!(panel(&screen).contains(&format!("{}/9", n + 1)), "{}", screen.text());
            insta::assert_snapshot!(format!("tour_{}_{name}", n + 1), screen.text());
            screen.keys(keys);
            if screen.text().contains("请核对") || screen.text().contains("Please check") {
                screen.keys("enter");
            }
        }
        assert!(panel(&screen).contains("9/9"), "{}", screen.text());
        insta::assert_snapshot!(format!("tour_9_{name}"), screen.text());
        screen.keys("e");
        assert!(
            panel(&screen).contains("9/9"),
            "a question is no file\n{}",
            screen.text()
        );
        screen.keys("esc ctrl-n");
        assert_eq!(panel(&screen), "");
        let said = ["导览完成", "That was the tour"];
        assert!(
            said.iter().any(|said| screen.text().contains(said)),
            "{}",
            screen.text()
        );
    }
}

#[test]
fn it_waits_until_the_thing_is_really_done() {
    let mut screen = demo(Lang::Zh);
    screen.keys("ctrl-t");
    for (keys, step) in [
        ("? esc 3 1", "1/9"),
        ("2 enter x down", "2/9"),
        ("down", "3/9"),
        ("\"150\" esc", "3/9"),
        ("\"204.07\" enter up", "3/9"),
        ("del u", "3/9"),
        ("\"150\" enter u ctrl-y u", "5/9"),
        ("n", "5/9"),
        ("\"abc\"", "5/9"),
    ] {
        screen.keys(keys);
        assert!(panel(&screen).contains(step), "{keys}\n{}", screen.text());
    }
}

#[test]
fn the_cursor_stays_in_sight_of_the_panel() {
    let mut screen = demo(Lang::Zh);
    screen.keys("ctrl-t 2 ctrl-end");
    let (_, y) = screen.cursor();
    let rows = screen.rows();
    let top = rows.iter().position(|row| row.contains("导览 3/9")).expect("the panel");
    assert!(usize::from(y) < top, "{}", screen.text());
}

#[test]
fn the_mouse_does_what_keys_do() {
    let mut screen = demo(Lang::Zh);
    screen.keys("ctrl-t").click(10, 0);
    assert!(panel(&screen).contains("2/9"), "{}", screen.text());
    screen.click(40, 5);
    assert!(panel(&screen).contains("3/9"), "{}", screen.text());
}

#[test]
fn it_is_ended_at_any_step_and_what_is_typed_is_left_first() {
    for n in 0..9 {
        let mut screen = demo(Lang::Zh);
        screen.keys("ctrl-t");
        for _ in 0..n {
            screen.keys("ctrl-n");
        }
        assert!(panel(&screen).contains(&format!("{}/9", n + 1)), "{}", screen.text());
        screen.keys("alt-2 down down \"1\" esc");
        assert!(!panel(&screen).is_empty(), "{}", screen.text());
        screen.keys("esc");
        assert_eq!(panel(&screen), "", "{}", screen.text());
        assert!(screen.text().contains("导览已结束"), "{}", screen.text());
        assert!(
            screen.text().contains("惠城区 · "),
            "it stays where it is\n{}",
            screen.text()
        );
    }
}

#[test]
fn it_is_found_in_the_palette_and_names_the_keys_that_hold() {
    let mut screen = Screen::open(&Setting {
        store: Store::Demo,
        keys: &[("go-sheet", "F5"), ("skip-step", "F8")],
        ..Setting::default()
    });
    screen.keys(": \"daolan\" enter");
    assert!(panel(&screen).contains("1/9"), "{}", screen.text());
    assert!(screen.text().contains("现在按 F5 打开评分表"), "{}", screen.text());
    assert!(panel(&screen).contains("F8 跳过这一步"), "{}", screen.text());
}

#[test]
fn it_is_not_taken_on_data_that_are_kept() {
    let mut screen = Screen::sample();
    screen.keys("ctrl-t");
    assert!(screen.text().contains("导览只在示例上进行"), "{}", screen.text());
    screen.keys("ctrl-n");
    assert!(screen.text().contains("现在不在导览中"), "{}", screen.text());
}

#[test]
fn whoever_declines_looks_around_alone() {
    let mut screen = demo(Lang::Zh);
    let before = screen.text();
    screen.offer_tour().keys("2");
    assert_eq!(screen.text(), before);
}

#[test]
fn however_small_the_window_the_tour_is_drawn() {
    let mut screen = demo(Lang::En);
    screen.keys("ctrl-t");
    for (columns, rows) in [(1, 1), (24, 6), (30, 9), (60, 15), (200, 60)] {
        screen.resize(columns, rows).keys("ctrl-n");
    }
}
