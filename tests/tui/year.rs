//! A whole assessment year on the screens, with four actors and a calendar, as `tests/cli/year.rs` plays it
//! through the commands.

use crate::harness::{Screen, Setting, Store};

const OFFICE: &str = "陈主任";
const SCORER: &str = "小李";
const REVIEWER: &str = "老王";
const LEADER: &str = "周市长";

/// The screens on a day; the office acts at first.
fn on(now: &'static str) -> Setting {
    Setting {
        size: (160, 48),
        store: Store::Empty,
        actor: OFFICE,
        now,
        ..Setting::default()
    }
}

const FEBRUARY: &str = "2022-02-10T09:00:00+08:00";

/// Presses keys, and finds words on the screen.
#[track_caller]
fn shows(screen: &mut Screen, keys: &str, words: &[&str]) {
    screen.keys(keys);
    let text = screen.text();
    for word in words {
        assert!(text.contains(word), "after {keys}: no {word} in\n{text}");
    }
}

/// Lets somebody act.
#[track_caller]
fn act_as(screen: &mut Screen, name: &str) {
    let keys = format!("P / \"{name}\" enter enter 1");
    shows(screen, &keys, &[&format!("现在由“{name}”操作")]);
}

/// Goes to what 龙门县 reports of its brands.
fn go_to_brands(screen: &mut Screen) {
    screen.keys("alt-2 : \"龙门县\" enter : \"brands_cum\" enter");
}

fn sample(name: &str) -> String {
    format!("{}/sample-data/huizhou/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// The office, with everybody registered and everything reported but one value.
fn reported() -> Screen {
    let mut screen = Screen::open(&on(FEBRUARY));
    let register = |name: &str, role: &str| format!("a \"{name}\" tab \"{role}\" enter");
    shows(&mut screen, &format!("P {}", register(SCORER, "2")), &["管理员"]);
    screen.keys("esc");
    for (name, role) in [(OFFICE, "1"), (SCORER, "2"), (REVIEWER, "4"), (LEADER, "5")] {
        shows(&mut screen, &register(name, role), &[&format!("登记 {name}")]);
    }
    shows(&mut screen, "1 d 2 \"2022-02-28\" enter", &["2022-02-28"]);
    shows(&mut screen, "a enter", &["[填报]", "填报 截止 2022-02-28"]);
    let import = format!("1 i \"{}\" enter", sample("data.csv"));
    act_as(&mut screen, LEADER);
    shows(&mut screen, &import, &["新增"]);
    shows(&mut screen, "enter", &["需要：管理员、部门评分员"]);
    act_as(&mut screen, SCORER);
    screen.keys(&import);
    shows(&mut screen, "enter", &["已导入"]);
    go_to_brands(&mut screen);
    shows(&mut screen, "del", &["未填"]);
    screen
}

/// The office on notice: reporting closed a value as missing, everything is verified.
fn on_notice() -> Screen {
    let mut screen = reported().again(&on("2022-03-03T09:00:00+08:00"));
    shows(&mut screen, "1", &["填报 截止 2022-02-28，已逾期 3 天"]);
    shows(&mut screen, "a", &["1 项未填的数据记为未报送"]);
    shows(&mut screen, "enter a enter", &["[核定]"]);
    shows(&mut screen, "a", &["还不能进入“公示”", "项数据未核定"]);
    screen.keys("esc");
    act_as(&mut screen, SCORER);
    shows(&mut screen, "2 ctrl-a V", &["他人核定"]);
    act_as(&mut screen, REVIEWER);
    shows(&mut screen, "2 ctrl-a V", &["已保存"]);
    act_as(&mut screen, OFFICE);
    shows(&mut screen, "1 a enter", &["[公示]"]);
    screen
}

/// The office after the approval, the appeal of 龙门县 upheld before it.
fn approved() -> Screen {
    let mut screen = on_notice();
    act_as(&mut screen, SCORER);
    go_to_brands(&mut screen);
    shows(&mut screen, "\"1\" enter \"补报\" enter", &["公示"]);
    screen.keys("esc");
    act_as(&mut screen, OFFICE);
    let appeal = "4 : \"龙门县\" enter : \"C1\" enter a \"已按期报送品牌数\" enter";
    shows(&mut screen, appeal, &["已保存"]);
    shows(&mut screen, "1 a", &["还不能进入“审定”", "申诉"]);
    screen.keys("esc");
    act_as(&mut screen, REVIEWER);
    let decide = "8 g g enter 1 \"查有报送回执\" tab \"brands_cum=1\" enter";
    shows(&mut screen, decide, &["已保存"]);
    screen.keys("3");
    let row = screen.row_with("龙门县");
    assert!(row.contains("80.66") && row.trim_start().starts_with('7'), "{row}");
    act_as(&mut screen, OFFICE);
    shows(&mut screen, "1 a enter", &["需要：领导"]);
    act_as(&mut screen, LEADER);
    shows(&mut screen, "1 a enter", &["[审定]"]);
    screen
}

#[test]
fn a_year_goes_from_an_empty_store_to_the_approved_result_and_its_circular() {
    let mut screen = approved();
    act_as(&mut screen, SCORER);
    go_to_brands(&mut screen);
    shows(&mut screen, "\"2\" enter \"补报\" enter", &["kaohe revise"]);
    screen.keys("esc");
    act_as(&mut screen, OFFICE);
    shows(&mut screen, "u", &["kaohe revise"]);
    shows(
        &mut screen,
        "1 v",
        &["核验结果：全部一致", LEADER, "SHA-256", "第 1 版"],
    );
    shows(&mut screen, "esc e", &["导出考核情况通报"]);
    shows(&mut screen, "esc a enter", &["[通报]"]);
    shows(
        &mut screen,
        "4 : \"龙门县\" enter v",
        &["填报", "初评", "核定", "审定", "现在"],
    );
    screen.keys("end");
    let row = screen.row_with("brands_cum");
    assert!(row.contains("未报送") && row.contains(" 1"), "{row}");
    shows(&mut screen, "esc J v", &["全部一致"]);
    shows(&mut screen, "r", &["核验结果：全部一致"]);
}

#[test]
fn a_correction_after_the_approval_is_a_new_revision() {
    let mut screen = approved();
    act_as(&mut screen, OFFICE);
    shows(&mut screen, "1 r \"海关更正数据\" enter", &["[核定]"]);
    go_to_brands(&mut screen);
    shows(&mut screen, "\"2\" enter \"更正\" enter", &["已保存"]);
    act_as(&mut screen, REVIEWER);
    shows(&mut screen, "2 ctrl-a V", &["已保存"]);
    act_as(&mut screen, OFFICE);
    shows(&mut screen, "1 a enter", &["[公示]"]);
    act_as(&mut screen, LEADER);
    shows(&mut screen, "1 a enter", &["要写明原因"]);
    shows(&mut screen, "a 2 \"更正后再审\" enter", &["[审定]"]);
    shows(&mut screen, "v", &["核验结果：全部一致", "第 2 版"]);
}

#[test]
fn weak_links_are_followed_until_they_are_closed_or_overdue() {
    let mut screen = approved();
    act_as(&mut screen, OFFICE);
    screen.keys("1 a enter");
    let mut screen = screen.again(&on("2022-04-01T09:00:00+08:00"));
    act_as(&mut screen, SCORER);
    shows(&mut screen, "8 g / \"lmx\" enter enter enter", &["需要：管理员"]);
    screen.keys("esc");
    act_as(&mut screen, OFFICE);
    let issue = "8 / \"lmx\" enter enter tab tab ctrl-u \"2022-06-30\" enter";
    screen.keys(issue);
    shows(&mut screen, issue, &["已保存"]);
    act_as(&mut screen, SCORER);
    screen.keys("8 g g");
    shows(
        &mut screen,
        "ctrl-home enter 1 down \"走访重点企业\" enter",
        &["方案报送"],
    );
    shows(&mut screen, "enter 2 \"已走访20家\" enter", &["整改中"]);
    let mut screen = screen.again(&on("2022-06-20T09:00:00+08:00"));
    act_as(&mut screen, SCORER);
    shows(&mut screen, "8 ctrl-home enter", &["整改第 1 号", "2 申请销号"]);
    shows(&mut screen, "2 \"自查报告\" enter", &["申请销号"]);
    shows(&mut screen, "enter", &["1 销号"]);
    shows(&mut screen, "1 \"属实\" enter", &["须由"]);
    screen.keys("esc");
    act_as(&mut screen, REVIEWER);
    shows(&mut screen, "8 ctrl-home enter 1 \"现场核查属实\" enter", &["已销号"]);
    let mut screen = screen.again(&on("2022-07-15T09:00:00+08:00"));
    let overdue = |screen: &Screen| screen.rows().iter().filter(|row| row.contains("逾期 15 天")).count();
    screen.keys("8");
    assert_eq!(overdue(&screen), 1, "{}", screen.text());
    shows(&mut screen, "J v", &["全部一致"]);
    shows(&mut screen, "r", &["核验结果：全部一致"]);
}
