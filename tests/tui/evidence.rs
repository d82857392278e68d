//! Notes, sources, evidence and reasons on the score sheet, by key and by dragging a file.

use kaohe::text::Lang;

use crate::harness::{Screen, Setting};

/// The sheet with the cursor on the exports by general trade of the first unit.
fn sheet(setting: &Setting) -> Screen {
    let mut screen = Screen::open(setting);
    screen.keys("2 down down");
    screen
}

fn wide(period: &'static str, lang: Lang) -> Screen {
    sheet(&Setting {
        size: (160, 48),
        period,
        lang,
        ..Setting::default()
    })
}

fn report() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("出口 月报.pdf");
    std::fs::write(&path, "report").expect("a file");
    let path = path.to_str().expect("a text").to_owned();
    (folder, path)
}

#[test]
fn a_note_is_written_shown_in_the_cell_and_in_the_details_and_undone() {
    let mut screen = wide("2021", Lang::Zh);
    screen.keys("b \"据月报\"");
    let (x, _) = screen.cursor();
    assert!(screen.text().contains("惠城区 一般贸易出口额"), "{}", screen.text());
    screen.keys("left \"海关\" right");
    assert_eq!(screen.cursor().0, x + 4, "the cursor stands where one types");
    screen.keys("enter");
    assert!(screen.text().contains("备注“” →“据月海关报”"), "{}", screen.text());
    assert!(
        screen.row_with("一般贸易出口额（").contains("*204.07"),
        "{}",
        screen.text()
    );
    assert!(screen.row_with("备注  ").contains("据月海关报"));
    screen.keys("u");
    assert!(!screen.text().contains("*204.07"));
}

#[test]
fn a_path_that_leads_nowhere_stays_to_be_put_right() {
    let mut screen = wide("2021", Lang::Zh);
    let (_folder, path) = report();
    screen.keys("a").paste(&format!("{path}x")).keys("enter");
    assert!(screen.text().contains("请检查路径"), "{}", screen.text());
    screen.keys("ctrl-u").paste(&path).keys("enter");
    assert!(
        screen.text().contains("添加佐证材料“出口_月报.pdf”"),
        "{}",
        screen.text()
    );
    screen.keys("a \"/nowhere\" enter esc");
    assert!(!screen.text().contains("附上佐证材料"), "{}", screen.text());
}

#[test]
fn the_note_key_of_spreadsheets_writes_a_note_too_and_esc_leaves_it() {
    let mut screen = wide("2021", Lang::En);
    screen.keys("shift-F2 \"x\" esc");
    assert!(!screen.text().contains("*204.07"), "{}", screen.text());
    screen.keys("o ctrl-u \"customs\" enter");
    assert!(screen.text().contains("→ \"customs\""), "{}", screen.text());
}

#[test]
fn a_dragged_file_is_attached_listed_and_removed() {
    let (_folder, path) = report();
    let mut screen = wide("2021", Lang::Zh);
    screen.keys("a").paste(&format!("'{path}' ")).keys("enter");
    assert!(
        screen.text().contains("添加佐证材料“出口_月报.pdf”"),
        "{}",
        screen.text()
    );
    assert!(screen.text().contains("@204.07"), "{}", screen.text());
    assert!(
        screen.row_with("佐证材料  ").contains("出口_月报.pdf"),
        "{}",
        screen.text()
    );
    screen.keys("e");
    let listed = screen.text();
    assert!(listed.contains("王五 2022-03-01 09:00"), "{listed}");
    screen.keys("2");
    assert!(screen.text().contains("移除佐证材料"), "{}", screen.text());
    assert!(!screen.text().contains("@204.07"));
    screen.keys("u");
    assert!(screen.text().contains("@204.07"));
}

#[test]
fn a_path_that_leads_nowhere_is_refused_in_words_and_changes_nothing() {
    let mut screen = wide("2021", Lang::Zh);
    screen.keys("e");
    assert!(screen.text().contains("还没有佐证材料"), "{}", screen.text());
    screen.keys("a enter").paste("/no/such/file.pdf").keys("enter");
    assert!(screen.text().contains("没有“/no/such/file.pdf”"), "{}", screen.text());
    assert!(!screen.text().contains("@204.07"));
}

#[test]
fn a_verified_value_changes_only_after_a_reason_was_given_and_the_history_has_it() {
    let mut screen = wide("2018", Lang::Zh);
    let before = screen.row_with("一般贸易出口额（");
    screen.keys("\"150\" enter");
    assert!(screen.text().contains("修改原因"), "{}", screen.text());
    screen.keys("enter");
    assert!(screen.text().contains("修改原因"), "nothing is no reason");
    screen.keys("esc esc");
    assert_eq!(screen.row_with("一般贸易出口额（"), before);
    screen.keys("\"150\" enter");
    screen.keys("\"更正\" enter");
    assert!(screen.text().contains("已保存"), "{}", screen.text());
    screen.keys("up H");
    assert!(screen.text().contains("（更正）"), "{}", screen.text());
}

#[test]
fn any_value_takes_a_reason_by_its_own_key() {
    let mut screen = wide("2021", Lang::En);
    screen.keys("Y back back back back back back \"205\" enter");
    assert!(screen.text().contains("Say why"), "{}", screen.text());
    screen.keys("\"customs\" enter up H");
    assert!(screen.text().contains("customs"), "{}", screen.text());
    screen.keys("esc \"206\" enter");
    assert!(screen.text().contains("Saved"), "{}", screen.text());
}

#[test]
fn computed_cells_and_what_is_not_typed_have_no_note() {
    let mut screen = wide("2021", Lang::Zh);
    screen.keys("up up b");
    assert!(screen.text().contains("不能填写"), "{}", screen.text());
}

#[test]
fn the_line_asked_for_fits_a_small_terminal() {
    for lang in [Lang::Zh, Lang::En] {
        let mut screen = sheet(&Setting {
            lang,
            ..Setting::default()
        });
        screen.keys("a \"/srv/佐证/龙门县\"");
        insta::assert_snapshot!(format!("attach_{lang:?}_80x24"), screen.picture());
        screen.keys("esc b \"据海关月报第三页\" enter");
        insta::assert_snapshot!(format!("noted_{lang:?}_80x24"), screen.picture());
        let mut screen = wide("2021", lang);
        screen.keys("b \"据海关月报第三页\" enter a").paste("/dev/null");
        insta::assert_snapshot!(format!("attach_{lang:?}_160x48"), screen.picture());
    }
}
