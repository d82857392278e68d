//! Files are imported from the overview: shown first, refused whole with their cells, and undone.

use kaohe::text::Lang;

use crate::harness::{Screen, Setting};

fn screen() -> Screen {
    let mut screen = Screen::open(&Setting {
        size: (100, 30),
        period: "2021",
        lang: Lang::Zh,
        ..Setting::default()
    });
    screen.keys("1");
    screen
}

fn file(name: &str, text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("a file");
    let path = path.to_str().expect("a text").to_owned();
    (folder, path)
}

#[test]
fn a_file_is_shown_before_it_is_imported_and_one_undo_takes_it_back() {
    let (_folder, path) = file("报 表.csv", "period,unit,metric,value\n2021,龙门县,export,１23.5\n");
    let mut screen = screen();
    screen.keys("i").paste(&format!("'{path}'")).keys("enter");
    screen.row_with("改动 1 项");
    screen.row_with("“１23.5”读作 123.5");
    screen.row_with("→ 123.5");
    screen.keys("enter");
    screen.row_with("已导入：新增 0 项，改动 1 项");
    screen.keys("u");
    screen.row_with("已撤销：导入 报 表.csv");
}

#[test]
fn what_is_wrong_with_a_file_is_listed_with_its_places_and_nothing_is_imported() {
    let (_folder, path) = file("错.csv", "period,unit,metric,value\n2021,龙门县,export,很多\n");
    let mut screen = screen();
    screen.keys("i").paste(&path).keys("enter");
    screen.row_with("没有导入");
    screen.row_with("2:4 “很多”不是数字");
    screen.keys("enter");
    assert!(!screen.text().contains("没有导入"), "{}", screen.text());
}

#[test]
fn a_form_is_offered_to_everybody_every_department_and_for_ones_own_marks() {
    let mut screen = screen();
    screen.keys("f");
    screen.row_with("填报表给谁填");
    screen.row_with("全部数据项");
    screen.row_with("市商务局");
    screen.row_with("的评分表");
    screen.keys("esc");
    assert!(!screen.text().contains("填报表给谁填"), "{}", screen.text());
}
