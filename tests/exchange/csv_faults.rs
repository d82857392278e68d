//! Hostile and broken files: what each gets told, and where. Nothing of them is taken.

use kaohe::exchange::read_csv;
use kaohe::text::Lang;

use crate::fixture::scheme;

/// Every problem of a file, as a person reads it.
fn told(bytes: &[u8]) -> Vec<String> {
    let error = read_csv(bytes, &scheme(), None).expect_err("the file is refused");
    let lines = error.message(Lang::Zh);
    let lines = lines.lines().skip(1).take(error.problems.len());
    lines.map(|line| line.trim().to_owned()).collect()
}

/// Asserts that a file is refused with exactly these problems.
fn refused(text: &str, expected: &[&str]) {
    assert_eq!(told(text.as_bytes()), expected, "{text:?}");
}

#[test]
fn a_file_without_its_columns_says_which() {
    let first =
        "第一行应是 period,unit,metric,value,status,source,note（考核期、单位、数据项、数值、状态、来源、备注）";
    for (text, expected) in [
        ("", vec![format!("文件是空的（{first}）")]),
        ("\u{FEFF}", vec![format!("文件是空的（{first}）")]),
        (
            "period,unit,metric\n",
            vec![format!("1 缺少“value”（数值）一列（{first}）")],
        ),
        (
            "period,unit,metrc,value\n",
            vec![
                "1:3 不认识列名“metrc”（是否为“metric”？是则加 --map metrc=metric，不要这一列加 --map metrc=-）"
                    .to_owned(),
                format!("1 缺少“metric”（数据项）一列（{first}）"),
            ],
        ),
        (
            "period,unit,metric,value,value\n",
            vec!["1:5 第 4 列与第 5 列都是“数值”".to_owned()],
        ),
        (
            "period,unit,metric,value,指标\n",
            vec!["1:5 第 3 列与第 5 列都是“数据项”（不要这一列时加 --map 指标=-）".to_owned()],
        ),
        (
            "sep=|\nperiod|unit\n",
            vec!["1 不支持用“|”分隔（用逗号、分号或制表符分隔）".to_owned()],
        ),
        (
            "sep=\r\nperiod,unit\n",
            vec!["1 不支持用“”分隔（用逗号、分号或制表符分隔）".to_owned()],
        ),
    ] {
        assert_eq!(told(text.as_bytes()), expected, "{text:?}");
    }
    assert_eq!(told(",".repeat(1_000_000).as_bytes()), ["1 有 1000001 列，最多 64 列"]);
}

/// Rows below `period,unit,metric,value,status,note`, and what each is told.
const ROWS: &[(&str, &[&str])] = &[
    // Names that are not known.
    (
        "2021,441325,export,1,,",
        &["2:2 不认识单位“441325”（是否为“441324”？）"],
    ),
    (
        "2021,龙们县,export,1,,",
        &["2:2 不认识单位“龙们县”（是否为“龙门县”（441324）？）"],
    ),
    (
        "2021,惠州市龙门县,export,1,,",
        &["2:2 不认识单位“惠州市龙门县”（是否为“惠州市”（441300）？）"],
    ),
    ("2021,,export,1,,", &["2:2 没有写单位"]),
    (
        "2021,龙门县,exprot,1,,",
        &["2:3 不认识数据项“exprot”（是否为“export”？）"],
    ),
    (
        "2021,龙门县,ＥＸＰＯＲＴ,1,,",
        &["2:3 不认识数据项“ＥＸＰＯＲＴ”（是否为“export”？）"],
    ),
    ("2021,龙门县,,1,,", &["2:3 没有写数据项"]),
    (
        "2021,龙门县,A1,1,,",
        &["2:3 不认识数据项“A1”（“A1”是指标“出口”，由数据项 export 算出，请填数据项）"],
    ),
    (
        "2021,龙门县,G4,1,,",
        &["2:3 不认识数据项“G4”（专家评分写成“G4@评委”，如 G4@1）"],
    ),
    // Periods.
    (
        "2022,龙门县,export,1,,",
        &["2:1 方案不考核 2022（方案的考核期：2020、2021，以及更早的同类期）"],
    ),
    (
        "2021Q1,龙门县,export,1,,",
        &["2:1 方案不考核 2021Q1（方案的考核期：2020、2021，以及更早的同类期）"],
    ),
    (
        "2021年,龙门县,export,1,,",
        &["2:1 不认识考核期“2021年”（写成 2021、2021H1、2021Q3 或 2021-07）"],
    ),
    (
        "２０２１,龙门县,export,1,,",
        &["2:1 不认识考核期“２０２１”（写成 2021、2021H1、2021Q3 或 2021-07）"],
    ),
    (",龙门县,export,1,,", &["2:1 没有写考核期"]),
    // Marks.
    ("2021,龙门县,G4@1,101,,", &["2:4 评分“101”不在 0—100 之内"]),
    ("2021,龙门县,G4@1,-0.01,,", &["2:4 评分“-0.01”不在 0—100 之内"]),
    (
        "2021,龙门县,G4@1,90%,,",
        &["2:4 “90%”带百分号，但这项数据没有计量单位（换算后只写数字）"],
    ),
    ("2021,龙门县,G4@,90,,", &["2:3 “@”后面没有评委（写成 G4@1 的样子）"]),
    ("2021,龙门县,@1,90,,", &["2:3 “”不是专家评分指标（可写的如：G4）"]),
    ("2021,龙门县,A1@1,90,,", &["2:3 “A1”不是专家评分指标（可写的如：G4）"]),
    (
        "2021,龙门县,export@1,90,,",
        &["2:3 “export”不是专家评分指标（可写的如：G4）"],
    ),
    (
        "2021,惠州市,G4@1,90,,",
        &["2:2 “惠州市”只作参照，不参加考核，没有评分和加减分"],
    ),
    // Adjustments.
    (
        "2021,龙门县,X1,1.5,,",
        &["2:4 加减分项“X1”的数值应是次数，“1.5”不是（写 0、1、2 这样的整数）"],
    ),
    (
        "2021,龙门县,Y1,-1,,",
        &["2:4 加减分项“Y1”的数值应是次数，“-1”不是（写 0、1、2 这样的整数）"],
    ),
    (
        "2021,龙门县,X1,,,",
        &["2:4 加减分项“X1”的数值应是次数，“”不是（写 0、1、2 这样的整数）"],
    ),
    (
        "2021,龙门县,X1,NA,,",
        &["2:4 加减分项“X1”的数值应是次数，“NA”不是（写 0、1、2 这样的整数）"],
    ),
    (
        "2021,龙门县,V1,2,,",
        &["2:4 加减分项“V1”的数值应是次数，“2”不是（一票否决项写 0 或 1）"],
    ),
    (
        "2021,惠州市,X1,1,,",
        &["2:2 “惠州市”只作参照，不参加考核，没有评分和加减分"],
    ),
    // Values; the table of numbers has the rest.
    (
        "2021,龙门县,export,1e308000,,",
        &["2:4 “1e308000”超出范围或位数过多（最多 28 位有效数字，请换用较大的单位）"],
    ),
    (
        "2021,龙门县,export,NaN,,",
        &["2:4 “NaN”不是有限的数（没有数就写“未报送”或“不涉及”）"],
    ),
    (
        "2021,龙门县,export,inf,,",
        &["2:4 “inf”不是有限的数（没有数就写“未报送”或“不涉及”）"],
    ),
    (
        "2021,龙门县,export,\"12,34\",,",
        &["2:4 “12,34”的逗号不是千位分隔符，读不准（去掉逗号，小数点用“.”）"],
    ),
    (
        "2021,龙门县,export,12％,,",
        &["2:4 “12％”带百分号，但这项数据以“亿元”计（换算后只写数字）"],
    ),
    (
        "2021,龙门县,export,'-5,,",
        &["2:4 “'-5”不是数字（写成 1234.5 的样子；没有数就写“未报送”或“不涉及”）"],
    ),
    // Status.
    (
        "2021,龙门县,export,1,ok,",
        &["2:5 不认识状态“ok”（写 reported（填报）或 verified（核定））"],
    ),
    // Shape.
    (
        "2021,龙门县,export,12,34,,",
        &["2 本行有 7 列，标题行有 6 列（含逗号的文字要加引号；数字里的逗号可以去掉）"],
    ),
    (
        "2021,龙门县,export,1",
        &["2 本行有 4 列，标题行有 6 列（含逗号的文字要加引号；数字里的逗号可以去掉）"],
    ),
    (
        "2021,龙门县,export,1,,\"说明",
        &["2:6 引号没有结束，后面的内容无法读取（整格文字用英文引号括起，其中的引号写两个）"],
    ),
    (
        "2021,龙门县,export,1,,\"说\"明",
        &["2:6 引号结束之后还有文字（整格文字用英文引号括起，其中的引号写两个）"],
    ),
    (
        "2021,龙门县,export,1,,说\"明",
        &["2:6 引号出现在没有加引号的文字中间（整格文字用英文引号括起，其中的引号写两个）"],
    ),
    ("2021,龙门县,\"exp\nort\",1,,", &["2:3 此处不能换行（去掉换行）"]),
    // Characters that hide.
    (
        "2021,龙门县,export\0,1,,",
        &["2:3 文字中有看不见的字符 U+0000（删去这个字符）"],
    ),
    (
        "2021,龙门县,export,1\0,,",
        &["2:4 文字中有看不见的字符 U+0000（删去这个字符）"],
    ),
    (
        "2021,龙门县,export,1,,\u{1B}[2J",
        &["2:6 文字中有看不见的字符 U+001B（删去这个字符）"],
    ),
    (
        "2021,龙门县,export,1,,\u{9B}31m",
        &["2:6 文字中有看不见的字符 U+009B（删去这个字符）"],
    ),
    ("2021,龙门县,export,1,,a\tb", &["2:6 文字中有制表符（改成空格）"]),
    (
        "2021,龙门县,export,1,,\u{7F}",
        &["2:6 文字中有看不见的字符 U+007F（删去这个字符）"],
    ),
    (
        "2021,龙\u{200B}门县,export,1,,",
        &["2:2 文字中有看不见的字符 U+200B（删去这个字符）"],
    ),
    (
        "2021,龙门县\u{FEFF},export,1,,",
        &["2:2 文字中有看不见的字符 U+FEFF（删去这个字符）"],
    ),
    (
        "2021,龙门县,export,1,,\u{202E}01",
        &["2:6 文字中有看不见的字符 U+202E（删去这个字符）"],
    ),
    (
        "2021,龙门县,export,1,,\u{2066}",
        &["2:6 文字中有看不见的字符 U+2066（删去这个字符）"],
    ),
    (
        "2021,龙门县,export,1,,\u{E0041}",
        &["2:6 文字中有看不见的字符 U+E0041（删去这个字符）"],
    ),
    (
        "2021,龙门县,export,1,,\u{FFF9}",
        &["2:6 文字中有看不见的字符 U+FFF9（删去这个字符）"],
    ),
    (
        "2021,龙门县,export,1,,惠\u{FFFD}区",
        &["2:6 文字中有乱码 U+FFFD，原字已经丢失（找原文件重新填写）"],
    ),
    (
        "2021,龙门县,export,1,,\u{FFFF}",
        &["2:6 文字中有乱码 U+FFFF，原字已经丢失（找原文件重新填写）"],
    ),
    (
        "2021,龙门县,G4@\u{202E}1,1,,",
        &["2:3 文字中有看不见的字符 U+202E（删去这个字符）"],
    ),
];

#[test]
fn every_broken_row_is_told_what_and_where() {
    for (row, expected) in ROWS {
        refused(&format!("period,unit,metric,value,status,note\n{row}\n"), expected);
    }
}

#[test]
fn rows_that_say_the_same_thing_are_both_named() {
    for (rows, expected) in [
        (
            "2021,龙门县,export,1\n2021,441324,出口总额,1\n",
            "3:3 第 2 行与第 3 行重复：2021 龙门县 export（只留一行）",
        ),
        (
            "2021,龙门县,G4@1,90\n\n2021,龙门县,G4@1,91\n",
            "4:3 第 2 行与第 4 行重复：2021 龙门县 G4@1（只留一行）",
        ),
        (
            "2021,龙门县,X1,1\n2021,龙门县,X1,2\n",
            "3:3 第 2 行与第 3 行重复：2021 龙门县 X1（只留一行）",
        ),
    ] {
        refused(&format!("period,unit,metric,value\n{rows}"), &[expected]);
    }
}

#[test]
fn a_column_without_heading_holds_nothing() {
    refused(
        "period,unit,metric,value,\n2021,龙门县,export,1,\n2021,惠城区,export,1,x\n",
        &["3:5 “x”所在的列没有列名"],
    );
}

#[test]
fn all_problems_are_told_at_once() {
    refused(
        "period,unit,metric,value\n2022,龙们县,exprot,12%\n2021,龙门县,export,-\n2021,龙门县\n",
        &[
            "2:1 方案不考核 2022（方案的考核期：2020、2021，以及更早的同类期）",
            "2:2 不认识单位“龙们县”（是否为“龙门县”（441324）？）",
            "2:3 不认识数据项“exprot”（是否为“export”？）",
            "3:4 “-”不是数字（写成 1234.5 的样子；没有数就写“未报送”或“不涉及”）",
            "4 本行有 2 列，标题行有 4 列（含逗号的文字要加引号；数字里的逗号可以去掉）",
        ],
    );
}

#[test]
fn a_file_of_nothing_but_faults_ends_somewhere() {
    let text = format!("period,unit,metric,value\n{}", "2021,某县,某项,某数\n".repeat(10_000));
    let told = told(text.as_bytes());
    assert_eq!(told.len(), 1001);
    assert_eq!(told[1000], "错误太多，后面的没有再检查");
}

#[test]
fn broken_bytes_are_refused_with_their_place() {
    let mut bytes = "period,unit,metric,value,note\n2021,龙门县,export,1,海关统计\n"
        .as_bytes()
        .to_vec();
    bytes[36] = 0xFF;
    assert_eq!(
        told(&bytes),
        [
            "2:6 本行第 6 个字符处的字节 E9 不是 UTF-8 文字",
            "2:7 本行第 7 个字符处的字节 FF 不是 UTF-8 文字",
            "2:8 本行第 8 个字符处的字节 99 不是 UTF-8 文字"
        ]
    );
    let utf16_without_mark: Vec<u8> = "period,unit".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(told(&utf16_without_mark)[0].contains("不认识列名“p⟦0000⟧e⟦0000⟧r"));
}

#[test]
fn a_message_is_whole_in_both_languages() {
    let error = read_csv(b"period,unit,metric,value\n2021,441325,export,1\n", &scheme(), None).expect_err("a fault");
    let error = error.in_file("data.csv");
    assert_eq!(
        error.message(Lang::En),
        "The data has 1 fault and was not taken:\n  data.csv:2:2 unit \"441325\" is not known (did you mean \"441324\"?)"
    );
    assert_eq!(
        error.message(Lang::Zh),
        "数据有 1 处错误，未采用：\n  data.csv:2:2 不认识单位“441325”（是否为“441324”？）"
    );
}
