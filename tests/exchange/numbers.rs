//! How a number may be typed, and what is refused with which reason.

use kaohe::exchange::number::{read_number, read_reported};
use kaohe::model::Reported;

#[test]
fn habits_of_spreadsheets_are_understood() {
    for (typed, unit, read) in [
        ("38.20", "", "38.20"),
        ("0", "", "0"),
        ("-0.5", "", "-0.5"),
        ("+7", "", "7"),
        (".5", "", "0.5"),
        ("5.", "", "5"),
        ("1,234.5", "", "1234.5"),
        ("-1,234,567", "", "-1234567"),
        ("1，234", "", "1234"),
        ("９５．５", "", "95.5"),
        ("－３", "", "-3"),
        ("＋3", "", "3"),
        ("−3", "", "-3"),
        ("１，２３４．５", "", "1234.5"),
        ("　12　", "", "12"),
        ("\u{A0}12 ", "", "12"),
        ("12%", "%", "12"),
        ("12 ％", "%", "12"),
        ("１２．５％", "％", "12.5"),
        ("1.5e3", "", "1500"),
        ("1E-3", "", "0.001"),
        ("95.50000000000000000000001", "", "95.50000000000000000000001"),
        ("0.30000000000000004", "", "0.30000000000000004"),
        ("1000000", "", "1000000"),
    ] {
        let number = read_number(typed, unit).expect(typed);
        assert_eq!(number.to_string(), read, "{typed}");
    }
}

#[test]
fn what_is_doubtful_is_refused_with_its_reason() {
    let no_number = "不是数字";
    let too_large = "超出范围或位数过多";
    let no_thousands = "的逗号不是千位分隔符";
    for (typed, unit, reason) in [
        ("1e308000", "", too_large),
        ("1e999", "", too_large),
        ("1e29", "", too_large),
        ("1e-400", "", too_large),
        ("123456789012345678901234567890", "", too_large),
        ("0.12345678901234567890123456789012e1", "", too_large),
        ("NaN", "", "不是有限的数"),
        ("-nan", "", "不是有限的数"),
        ("inf", "", "不是有限的数"),
        ("-Infinity", "", "不是有限的数"),
        ("12,34", "", no_thousands),
        ("1,2345", "", no_thousands),
        ("1234,567", "", no_thousands),
        (",123", "", no_thousands),
        ("1,234,", "", no_thousands),
        ("0,123", "", no_thousands),
        ("1,234.5,6", "", no_thousands),
        ("1.234,5", "", no_thousands),
        ("1,,234", "", no_thousands),
        ("12%", "亿元", "带百分号，但这项数据以“亿元”计"),
        ("12％", "", "带百分号，但这项数据没有计量单位"),
        ("12%%", "%", no_number),
        ("-", "", no_number),
        ("+", "", no_number),
        (".", "", no_number),
        ("e5", "", no_number),
        ("--1", "", no_number),
        ("1 234", "", no_number),
        ("1e", "", no_number),
        ("95.5分", "", no_number),
        ("12/25", "", no_number),
        ("٣", "", no_number),
        ("三", "", no_number),
        ("0x10", "", no_number),
        ("1_000", "", no_number),
        ("1.2.3", "", no_number),
        ("#DIV/0!", "", no_number),
        ("=1+1", "", no_number),
        ("约30", "", no_number),
        ("true", "", no_number),
        ("", "", no_number),
    ] {
        let problem = read_number(typed, unit).expect_err(typed);
        assert!(problem.what.to_string().contains(reason), "{typed}: {}", problem.what);
        assert!(problem.fix.is_some(), "{typed}");
    }
}

#[test]
fn a_question_is_answered_with_one_of_its_two_words_and_with_no_other_number() {
    for (typed, unit, answer) in [
        ("是", "是/否", "1"),
        ("否", "是/否", "0"),
        ("1", "是/否", "1"),
        ("0", "是/否", "0"),
        ("Yes", "是/否", "1"),
        ("无", "有/无", "0"),
    ] {
        let expected = Reported::Value(answer.parse().expect("a number"));
        assert_eq!(read_reported(typed, unit), Ok(expected), "{typed}");
    }
    assert_eq!(read_reported("不涉及", "是/否"), Ok(Reported::NotApplicable));
    for typed in ["40", "0.5", "-1", "对"] {
        let problem = read_reported(typed, "是/否").expect_err(typed);
        assert!(
            problem.what.to_string().contains("不是“是”或“否”"),
            "{typed}: {}",
            problem.what
        );
    }
    assert!(
        read_reported("是", "元/人").is_err(),
        "a measure with a stroke is no question"
    );
}
