//! Scheme files with faults: every one is named at once, in both languages.

use kaohe::error::Kind;
use kaohe::exchange::read_scheme;
use kaohe::text::Lang;

const MANY: &[u8] = include_bytes!("faults/many.json");

#[test]
fn a_scheme_with_many_faults_names_them_all_at_once() {
    let error = read_scheme(MANY).expect_err("faults").in_file("many.json");
    assert_eq!(error.kind, Kind::Invalid);
    let expected = "\
方案有 15 处错误，未采用：
  many.json:/metrics/0/unit 键“unit”写了两次
  many.json:/round/decimals 应不大于 6，这里是 9（小数位数，默认 2）
  many.json:/titel 不认识的键“titel”（是否为“title”？）
  many.json:/units/1/code “jia”与 /units/0/code 重复
  many.json:/metrics/1/code “x”与 /metrics/0/code 重复
  many.json:/tree/1/code “A1”与 /tree/0/children/0/code 重复
  many.json:/full_marks 一级指标的分值合计 90，应为 100
  many.json:/tree/0/weight 下级的分值合计 55，应为 50
  many.json:/tree/0/children/0/input 没有填报数据“y”（在 metrics 中登记，或改正代码）
  many.json:/tree/0/children/0/method/linear/to 应与 from 不同，这里都是 5
  many.json:/tree/0/children/1/input/growth/of “A2”是指标，不是填报数据（指标之间不能相互取数，否则会循环；请改用填报数据）
  many.json:/tree/0/children/1/input/growth/over 方案没有基期（写明 base_period）
  many.json:/tree/1/method/attainment/target/sums_to 配额合计 19，应为 20
  many.json:/grades/1/min “优秀”达不到：应小于“良好”的 80，这里是 90（等次从高到低排列，最低总分各不相同）
  many.json:/ranking/tie_break/0 没有指标“Z”（写 tree 中的代码）";
    let message = error.message(Lang::Zh);
    assert_eq!(message, expected);
}

#[test]
fn the_same_faults_are_named_in_english() {
    let message = read_scheme(MANY).expect_err("faults").message(Lang::En);
    for line in [
        "/metrics/0/unit the key \"unit\" stands twice",
        "/titel the key \"titel\" is not known (did you mean \"title\"?)",
        "/tree/0/weight the weights below add up to 55, not to 50",
        "/tree/0/children/1/input/growth/of \"A2\" is a node of the tree, not a metric \
         (an indicator never reads another, or they could go in a circle; name metrics)",
        "/tree/1/method/attainment/target/sums_to the quotas add up to 19, not to 20",
    ] {
        assert!(message.contains(line), "{line}\n{message}");
    }
    assert!(message.is_ascii(), "{message}");
}
