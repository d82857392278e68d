//! Keys that the config file asks for: used, shown everywhere, and refused in words.

use kaohe::text::Lang;

use crate::harness::{Screen, Setting};

fn with(keys: &'static [(&'static str, &'static str)]) -> Screen {
    Screen::open(&Setting {
        keys,
        size: (120, 48),
        ..Setting::default()
    })
}

#[test]
fn a_wanted_key_works_and_footer_help_and_palette_show_it() {
    let mut screen = with(&[("next-pending", "F5"), ("go-ranking", "R")]);
    screen.keys("R");
    assert!(screen.text().contains("总分构成"), "{}", screen.text());
    screen.keys("2 down down del");
    assert!(screen.rows().pop().unwrap_or_default().contains("F5 下一未填"));
    screen.keys("ctrl-end F5");
    assert!(
        screen.text().contains("大亚湾开发区 · 一般贸易出口额"),
        "{}",
        screen.text()
    );
    screen.keys("?");
    assert!(screen.row_with("移到下一个未填").contains("F5"), "{}", screen.text());
    screen.keys("esc : \"xywt\"");
    assert!(screen.row_with("移到下一个未填").contains("F5"), "{}", screen.text());
}

#[test]
fn all_faults_are_said_at_once_and_the_program_starts() {
    let mut screen = with(&[("udno", "x"), ("redo", "Hyper-x"), ("language", "q")]);
    let page = screen.text();
    assert!(page.contains("按键设置有误"), "{page}");
    assert!(page.contains("没有命令“udno”；是不是 undo？"), "{page}");
    assert!(page.contains("没有“Hyper-x”这样的按键"), "{page}");
    assert!(page.contains("q 同时用于"), "{page}");
    screen.keys("esc L");
    assert!(screen.text().contains("Overview"), "{}", screen.text());
}

#[test]
fn the_faults_are_said_in_english_too() {
    let screen = Screen::open(&Setting {
        keys: &[("udno", "x")],
        lang: Lang::En,
        ..Setting::default()
    });
    assert!(
        screen.text().contains("There is no command \"udno\"; is it undo?"),
        "{}",
        screen.text()
    );
}
