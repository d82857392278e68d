//! What a good file, in any of the forms that offices make, becomes.

use kaohe::exchange::{DataTable, Encoding, What, read_csv};
use kaohe::model::{Period, Reported, State, UnitIx, Verification};

use crate::fixture::scheme;

const HEADINGS: &str = "period,unit,metric,value,status,source,note\n";

fn read(text: &str) -> DataTable {
    read_csv(text.as_bytes(), &scheme(), None).expect("a table without faults")
}

fn rows(text: &str) -> Vec<String> {
    let scheme = scheme();
    let show = |row: &kaohe::exchange::DataRow| {
        let value = match row.entry.reported {
            Reported::Value(number) => number.to_string(),
            other => format!("{:?}", other.state()),
        };
        format!(
            "{} {} {} {value}",
            row.period,
            scheme.unit(row.unit).code,
            row.what.code(&scheme)
        )
    };
    read(text).rows.iter().map(show).collect()
}

#[test]
fn units_and_metrics_go_by_code_or_by_name() {
    for text in [
        "2021,441324,export,38.20",
        "2021,龙门县,export,38.20",
        "2021,Longmen County,Exports,38.20",
        " 2021 ,　龙门县　,出口总额, 38.20 ",
    ] {
        assert_eq!(
            rows(&format!("period,unit,metric,value\n{text}\n")),
            ["2021 441324 export 38.20"],
            "{text}"
        );
    }
}

#[test]
fn columns_stand_in_any_order_and_language() {
    let expected = ["2021 441302 import 1.5"];
    for text in [
        "value,metric,unit,period\n1.5,import,441302,2021\n",
        "数值,数据项,单位,考核期\n1.5,import,惠城区,2021\n",
        "备注,数值,指标,单位,考核期,状态,来源\n,1.5,import,惠城区,2021,核定,海关\n",
        "Period,UNIT,Metric,Value,,\n2021,441302,import,1.5,,\n",
    ] {
        assert_eq!(rows(text), expected, "{text}");
    }
}

#[test]
fn delimiters_and_line_ends_are_found_out() {
    let expected = ["2021 441302 import 1.5", "2021 441324 import 2"];
    for text in [
        "period,unit,metric,value\n2021,441302,import,1.5\n2021,441324,import,2",
        "period;unit;metric;value\r\n2021;441302;import;1.5\r\n2021;441324;import;2\r\n",
        "period\tunit\tmetric\tvalue\r2021\t441302\timport\t1.5\r2021\t441324\timport\t2\r",
        "sep=;\r\nperiod;unit;metric;value\r\n2021;441302;import;1.5\r\n\r\n2021;441324;import;2\r\n;;;\r\n",
        "\"period\",\"unit\",\"metric\",\"value\"\n\"2021\",\"441302\",\"import\",\"1.5\"\n2021,441324,import,2\n",
    ] {
        assert_eq!(rows(text), expected, "{text}");
    }
}

#[test]
fn the_states_are_told_apart() {
    let state = |typed: &str| {
        let table = read(&format!("{HEADINGS}2021,441324,export,{typed},,,\n"));
        table.rows[0].entry.reported.state()
    };
    for (typed, expected) in [
        ("", State::Pending),
        ("  ", State::Pending),
        ("未填", State::Pending),
        ("未报送", State::Missing),
        ("Missing", State::Missing),
        ("pending", State::Pending),
        ("不涉及", State::NotApplicable),
        ("NA", State::NotApplicable),
        ("N/A", State::NotApplicable),
        ("n/a", State::NotApplicable),
        ("ＮＡ", State::NotApplicable),
        ("0", State::Value),
    ] {
        assert_eq!(state(typed), expected, "{typed}");
    }
}

#[test]
fn marks_and_adjustments_are_rows_like_any_other() {
    let table = read(&format!(
        "{HEADINGS}2021,441324,G4@李明,92.5,核定,,\n2021,441324,G4＠2,88,,,\n\
         2021,441302,X1,2,,粤府〔2021〕1号,全国表彰\n2021,441302,V1,0,,,\n"
    ));
    let scheme = scheme();
    let dataset = table.to_dataset(&scheme);
    let period: Period = "2021".parse().expect("a period");
    let marks = dataset.marks(period, scheme.find_node("G4").expect("G4"), UnitIx(0));
    let given: Vec<_> = marks.iter().map(|mark| mark.assessor.as_str()).collect();
    assert_eq!(given, ["2", "李明"]);
    assert_eq!(marks[1].entry.verification, Verification::Verified);
    let applied = dataset.adjustments(period);
    assert_eq!(applied.len(), 1, "an item that applied no times does not apply");
    assert_eq!(
        (
            applied[0].item.as_str(),
            applied[0].reason.as_str(),
            applied[0].evidence.as_str()
        ),
        ("X1", "全国表彰", "粤府〔2021〕1号")
    );
    assert!(matches!(&table.rows[0].what, What::Mark { assessor, .. } if assessor == "李明"));
}

#[test]
fn a_reading_that_differs_from_what_was_typed_is_shown() {
    let table = read(&format!(
        "{HEADINGS}2021,441324,export,\"１，２３４.５\",,,\n2021,441302,export,38.20,,,\n2021,441302,share,12.5％,,,\n"
    ));
    let shown: Vec<_> = table
        .readings
        .iter()
        .map(|reading| format!("{} {} → {}", reading.place, reading.typed, reading.read))
        .collect();
    assert_eq!(shown, ["2:4 １，２３４.５ → 1234.5", "4:4 12.5％ → 12.5"]);
}

#[test]
fn a_value_outside_its_usual_range_is_doubtful_and_not_wrong() {
    let table = read(&format!(
        "{HEADINGS}2021,441324,export,5000.01,,,\n2021,441302,share,-1,,,\n"
    ));
    assert_eq!(table.rows.len(), 2);
    let warned: Vec<_> = table
        .warnings
        .iter()
        .map(|warning| format!("{} {}", warning.place, warning.what))
        .collect();
    assert_eq!(
        warned,
        [
            "2:4 出口总额 5000.01 超出通常范围 0—5000，请核对",
            "3:4 占比 -1 超出通常范围 0—100，请核对"
        ]
    );
}

#[test]
fn a_formula_guard_is_taken_off_texts_and_notes_may_have_lines() {
    let table = read(&format!(
        "{HEADINGS}2021,441324,export,1,,'=A1,\"第一行\r\n第二行\"\n2021,441302,export,1,,'plain',\n"
    ));
    assert_eq!(table.rows[0].remark.source, "=A1");
    assert_eq!(table.rows[0].remark.note, "第一行\n第二行");
    assert_eq!(table.rows[1].remark.source, "'plain'");
    assert_eq!(table.rows[1].place.to_string(), "4:4");
}

/// What is said of a file that is nevertheless read.
fn warned(text: &str) -> Vec<String> {
    let warnings = read(text).warnings.into_iter();
    warnings
        .map(|warning| format!("{} {}", warning.place, warning.what))
        .collect()
}

#[test]
fn earlier_periods_are_read_for_comparison() {
    let text = "period,unit,metric,value\n2018,441300,export,3\n";
    assert_eq!(rows(text), ["2018 441300 export 3"]);
    assert_eq!(warned(text), Vec::<String>::new());
}

#[test]
fn a_period_before_any_that_the_scheme_looks_at_is_doubtful() {
    assert_eq!(
        warned("period,unit,metric,value\n2012,441324,export,3\n"),
        ["2:1 方案用到的数据从 2018 开始，2012 更早，请核对"]
    );
}

#[test]
fn a_verified_cell_without_value_is_doubtful() {
    assert_eq!(
        warned(&format!("{HEADINGS}2021,441324,export,,核定,,\n")),
        ["2:5 状态为核定，却没有数值"]
    );
}

#[test]
fn a_private_use_character_is_doubtful() {
    assert_eq!(
        warned(&format!("{HEADINGS}2021,441324,export,1,,,\u{E863}镇\n")),
        ["2:7 “\u{E863}镇”中有自造字，换一台电脑可能显示为别的字"]
    );
}

#[test]
fn what_excel_saves_is_read() {
    let text = "考核期\t单位\t数据项\t数值\t备注\r\n2021\t龙门县\t出口总额\t\"1,234.50\"\t海关统计\r\n";
    let unicode: Vec<u8> = std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let gb = encoding_rs::GB18030.encode(text).0.into_owned();
    for (bytes, encoding) in [(unicode, Encoding::Utf16Le), (gb, Encoding::Gb18030)] {
        let table = read_csv(&bytes, &scheme(), None).expect("a table without faults");
        assert_eq!(
            (table.read_as, table.certain),
            (kaohe::exchange::ReadAs::Text(encoding), true)
        );
        assert_eq!(
            table.rows[0].entry.reported.quantity().expect("a number").to_string(),
            "1234.50"
        );
        assert_eq!(table.rows[0].remark.note, "海关统计");
    }
}

#[test]
fn the_file_is_known_again_by_its_hash() {
    assert_eq!(
        read("period,unit,metric,value\n").sha256,
        "3f96935e02c2585b5e205b0595b7ce8af7744cf3a770ba01478c953e2af17e3f"
    );
}
