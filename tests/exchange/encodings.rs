//! Files in the encodings that office programs save, and those that are none.

use encoding_rs::{BIG5, Encoding as Codec, GB18030, UTF_8};
use kaohe::error::Place;
use kaohe::exchange::encoding::{Encoding, decode};
use proptest::prelude::*;

fn encoded(codec: &'static Codec, text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = codec.encode(text);
    assert!(!lossy, "{text} cannot be written in {}", codec.name());
    bytes.into_owned()
}

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(order)
        .collect()
}

const TABLE: &str = "period,unit,metric,value,note\n2021,龙门县,export,38.20,海关统计月报\n";

#[test]
fn every_usual_encoding_is_recognised() {
    let marked = [b"\xEF\xBB\xBF", TABLE.as_bytes()].concat();
    for (bytes, encoding) in [
        (TABLE.as_bytes().to_vec(), Encoding::Utf8),
        (marked, Encoding::Utf8),
        (b"period,unit\n".to_vec(), Encoding::Utf8),
        (Vec::new(), Encoding::Utf8),
        (utf16(TABLE, u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(TABLE, u16::to_be_bytes), Encoding::Utf16Be),
        (encoded(GB18030, TABLE), Encoding::Gb18030),
        (encoded(GB18030, "甲,乙\n"), Encoding::Gb18030),
    ] {
        let decoded = decode(&bytes, None).expect("a text");
        assert_eq!(
            (decoded.encoding, decoded.certain),
            (encoding, true),
            "{}",
            decoded.text
        );
        assert!(!decoded.text.starts_with('\u{FEFF}'));
    }
}

#[test]
fn four_byte_characters_of_gb18030_are_read() {
    let text = "㙍洲镇,𫗧,龙门县惠城区博罗县惠东县大亚湾仲恺\n";
    let decoded = decode(&encoded(GB18030, text), None).expect("a text");
    assert_eq!(decoded.text, text);
    assert_eq!(decoded.encoding, Encoding::Gb18030);
}

#[test]
fn a_text_that_reads_in_two_encodings_is_never_certain() {
    // The bytes of 陆路 in GB18030 are those of ½· in UTF-8.
    let bytes = encoded(GB18030, "陆路");
    assert_eq!(bytes, "½·".as_bytes());
    let decoded = decode(&bytes, None).expect("a text");
    assert_eq!((decoded.text.as_str(), decoded.certain), ("陆路", false));
    let given = decode(&bytes, Some(Encoding::Utf8)).expect("a text");
    assert_eq!((given.text.as_str(), given.certain), ("½·", true));
}

#[test]
fn a_file_in_a_foreign_encoding_is_never_certain() {
    let decoded = decode(&encoded(BIG5, "龍門縣,惠城區,進出口總額"), None);
    assert!(decoded.is_err() || decoded.is_ok_and(|decoded| !decoded.certain));
}

#[test]
fn the_encoding_that_is_given_is_used() {
    let bytes = encoded(GB18030, TABLE);
    assert_eq!(decode(&bytes, Some(Encoding::Gb18030)).expect("a text").text, TABLE);
    let error = decode(&bytes, Some(Encoding::Utf8)).expect_err("no UTF-8");
    assert_eq!(error.problems[0].place, Place::Line { line: 2, column: 6 });
    assert_eq!("gbk".parse::<Encoding>().expect("known"), Encoding::Gb18030);
    assert_eq!("UTF-8".parse::<Encoding>().expect("known"), Encoding::Utf8);
    assert!("latin1".parse::<Encoding>().is_err());
}

#[test]
fn every_broken_byte_is_named_with_its_place() {
    let places = |bytes: &[u8], given| -> Vec<String> {
        let error = decode(bytes, given).expect_err("broken");
        error
            .problems
            .iter()
            .map(|problem| format!("{} {}", problem.place, problem.what))
            .collect()
    };
    assert_eq!(
        places(
            "惠城区\n龙\u{7F}门县\r\n大亚湾仲恺"
                .replace('\u{7F}', "?")
                .as_bytes()
                .split_last()
                .expect("bytes")
                .1,
            None
        ),
        ["3:5 本行第 5 个字符处的字节 E6 81 不是 UTF-8 文字"]
    );
    let mut broken = "惠城区博罗县\n龙门县惠东县\n".as_bytes().to_vec();
    broken[3] = 0xFF;
    broken[22] = b'x';
    assert_eq!(
        places(&broken, None),
        [
            "1:2 本行第 2 个字符处的字节 FF 不是 UTF-8 文字",
            "1:3 本行第 3 个字符处的字节 9F 不是 UTF-8 文字",
            "1:4 本行第 4 个字符处的字节 8E 不是 UTF-8 文字",
            "2:3 本行第 3 个字符处的字节 97 不是 UTF-8 文字",
            "2:4 本行第 4 个字符处的字节 A8 不是 UTF-8 文字"
        ]
    );
    let mut cut = encoded(GB18030, "a,b\n惠城区,龙门县");
    cut.pop();
    assert_eq!(places(&cut, None), ["2:7 本行第 7 个字符处的字节 CF 不是 GB18030 文字"]);
    let odd = [0xFF, 0xFE, 0x61, 0x00, 0x62];
    assert_eq!(
        places(&odd, None),
        ["1:2 本行第 2 个字符处的字节 62 不是 UTF-16LE 文字"]
    );
    let surrogate = [0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x61];
    assert_eq!(
        places(&surrogate, None),
        ["1:1 本行第 1 个字符处的字节 D8 00 不是 UTF-16BE 文字"]
    );
}

proptest! {
    /// Common hanzi, any hanzi, and what stands between them in a table.
    #[test]
    fn a_guess_is_right_or_not_called_certain(
        text in "[,0-9a-z\n]{0,6}([惠州龙门陆路隆鹿麓炉毛茅县区]|\\p{Han}|[，。（）％]|[,0-9a-z\n]){1,8}"
    ) {
        for codec in [GB18030, UTF_8] {
            let (bytes, _, lossy) = codec.encode(&text);
            if lossy || codec.decode_without_bom_handling(&bytes).0 != text {
                continue;
            }
            if let Ok(decoded) = decode(&bytes, None) {
                prop_assert!(!decoded.certain || decoded.text == text, "{} read as {:?}", codec.name(), decoded);
            }
        }
    }
}
