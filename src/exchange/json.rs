//! Strict JSON: UTF-8, no key twice, no hidden characters, numbers that fit.
//!
//! Turns bytes into a `Value` and knows no format: what the keys mean is for the readers above.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::error::{Error, Place, Problem};
use crate::text::{Text, hidden_character};

/// The most bytes a scheme or plan file may have.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Reads JSON and reports, beside the value, keys that stand twice and characters that hide.
///
/// `what` names the input, such as “方案”, for the message; texts under the keys `lines` may have
/// line breaks.
///
/// # Errors
/// The input is too long, not UTF-8 or not JSON; with line and column.
pub fn parse(bytes: &[u8], what: &Text, max_bytes: usize, lines: &[&str]) -> Result<(Value, Vec<Problem>), Error> {
    if bytes.len() > max_bytes {
        return Err(refused(what, vec![too_long(bytes.len(), max_bytes)]));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| refused(what, vec![not_utf8(bytes, error.valid_up_to())]))?;
    let mut problems = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let seed = Node {
        pointer: String::new(),
        lines,
        problems: &mut problems,
    };
    let value = seed
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| refused(what, vec![syntax(text, &error)]))?;
    Ok((value, problems))
}

/// The pointer of a key or position below another pointer (RFC 6901).
#[must_use]
pub fn below(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// Takes the key at a pointer out of a value, where it is there.
pub fn forget(value: &mut Value, pointer: &str) {
    let Some((parent, key)) = pointer.rsplit_once('/') else {
        return;
    };
    if let Some(Value::Object(object)) = value.pointer_mut(parent) {
        object.remove(&key.replace("~1", "/").replace("~0", "~"));
    }
}

/// The error for an input with problems, all of them.
#[must_use]
pub fn refused(what: &Text, problems: Vec<Problem>) -> Error {
    use crate::text::Lang::{En, Zh};
    let count = problems.len();
    let (zh, en) = (what.get(Zh), what.get(En));
    let noun = if count == 1 { "fault" } else { "faults" };
    Error::invalid(
        Text::of(
            format!("{zh}有 {count} 处错误，未采用："),
            format!("The {en} has {count} {noun} and was not taken:"),
        ),
        problems,
    )
}

/// The text with every hidden character shown as a replacement mark.
fn without_hidden(text: &str) -> String {
    text.chars()
        .map(|character| match hidden_character(character.encode_utf8(&mut [0; 4])) {
            Some(_) => char::REPLACEMENT_CHARACTER,
            None => character,
        })
        .collect()
}

fn too_long(bytes: usize, max_bytes: usize) -> Problem {
    let mib = |bytes: usize| bytes.div_ceil(1024 * 1024);
    let (size, max) = (mib(bytes), mib(max_bytes));
    Problem {
        place: Place::Whole,
        what: Text::of(
            format!("文件有 {size} MiB，超过上限 {max} MiB"),
            format!("the file has {size} MiB, more than the {max} MiB allowed"),
        ),
        fix: None,
    }
}

fn not_utf8(bytes: &[u8], at: usize) -> Problem {
    let before = String::from_utf8_lossy(&bytes[..at]).into_owned();
    let (line, column) = line_and_column(&before, before.len());
    Problem::line(
        line,
        column,
        Text::new("此处的字节不是 UTF-8 文字", "the bytes here are not UTF-8 text"),
    )
    .fix(Text::new("请另存为 UTF-8 编码", "save the file as UTF-8"))
}

/// Line and column, in characters from 1, of a byte offset.
fn line_and_column(text: &str, offset: usize) -> (u64, u64) {
    let mut end = offset;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line as u64, column as u64)
}

fn syntax(text: &str, error: &serde_json::Error) -> Problem {
    // serde_json counts a column in bytes and points at the last byte it read.
    let start = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let offset = start + error.column().saturating_sub(1);
    let (line, column) = line_and_column(text, offset.min(text.len()));
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    Problem::line(line, column, syntax_words(message))
}

/// What the parser met, in the reader's words.
fn syntax_words(message: &str) -> Text {
    let (zh, en) = match message {
        "expected value" => ("此处应是一个值", "a value is expected here"),
        "expected `:`" => ("此处应是冒号“:”", "a colon is expected here"),
        "expected `,` or `]`" => ("此处应是逗号“,”或“]”", "a comma or `]` is expected here"),
        "expected `,` or `}`" => ("此处应是逗号“,”或“}”", "a comma or `}` is expected here"),
        "key must be a string" => ("键名应写在英文双引号“\"”内", "a key must stand in double quotes"),
        "trailing comma" => ("此处多了一个逗号", "there is a comma too many here"),
        "trailing characters" => (
            "JSON 在此之前已经结束，后面多了内容",
            "the JSON ended before this; something follows it",
        ),
        "number out of range" => ("数字超出范围", "the number is out of range"),
        "invalid number" => ("不是有效的数字", "this is not a valid number"),
        "invalid escape" => ("反斜杠后的转义无效", "the escape after the backslash is not valid"),
        "recursion limit exceeded" => (
            "嵌套层数过多（最多 127 层）",
            "nested too deeply (127 levels at the most)",
        ),
        eof if eof.starts_with("EOF") => ("文件到此中断，内容不完整", "the file breaks off here"),
        control if control.starts_with("control character") => (
            "引号内有换行或控制字符，或缺少右引号",
            "a line break or control character stands inside quotes, or a closing quote is missing",
        ),
        other => {
            return Text::of(
                format!("不是有效的 JSON：{other}"),
                format!("this is not valid JSON: {other}"),
            );
        }
    };
    Text::new(zh, en)
}

/// A place in the document that is being read.
struct Node<'p> {
    pointer: String,
    lines: &'p [&'p str],
    problems: &'p mut Vec<Problem>,
}

impl Node<'_> {
    /// The text, its hidden characters reported and replaced, so that no message ever holds them.
    fn clean(&mut self, text: &str) -> String {
        let key = self.pointer.rsplit('/').next().unwrap_or_default();
        let hidden = if self.lines.contains(&key) {
            text.split('\n').find_map(hidden_character)
        } else {
            hidden_character(text)
        };
        let Some(hidden) = hidden else {
            return text.to_owned();
        };
        let code = u32::from(hidden);
        self.problems.push(Problem::at(
            self.pointer.clone(),
            Text::of(
                format!("文字中有看不见的字符 U+{code:04X}"),
                format!("the text holds the hidden character U+{code:04X}"),
            ),
        ));
        without_hidden(text)
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        // JSON knows no difference between 2 and 2.0.
        let is_whole = value.fract() == 0.0 && value.abs() < 9e15;
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
        let number = if is_whole {
            Some(Number::from(value as i64))
        } else {
            Number::from_f64(value)
        };
        Ok(number.map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(mut self, text: &str) -> Result<Value, E> {
        Ok(Value::String(self.clean(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(Node {
            pointer: format!("{}/{}", self.pointer, array.len()),
            lines: self.lines,
            problems: &mut *self.problems,
        })? {
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let mut node = Node {
                pointer: below(&self.pointer, &without_hidden(&key)),
                lines: self.lines,
                problems: &mut *self.problems,
            };
            let key = node.clean(&key);
            if object.contains_key(&key) {
                node.problems.push(Problem::at(
                    node.pointer.clone(),
                    Text::of(format!("键“{key}”写了两次"), format!("the key \"{key}\" stands twice")),
                ));
            }
            let value = entries.next_value_seed(node)?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scheme() -> Text {
        Text::new("方案", "scheme")
    }

    fn read(text: &str) -> Result<(Value, Vec<Problem>), Error> {
        parse(text.as_bytes(), &scheme(), MAX_BYTES, &["note"])
    }

    fn only_problem(text: &str) -> (Place, String) {
        let error = read(text).expect_err("a fault");
        assert_eq!(error.problems.len(), 1, "{text}");
        (error.problems[0].place.clone(), error.problems[0].what.to_string())
    }

    #[test]
    fn a_byte_order_mark_is_taken_off() {
        assert_eq!(read("\u{FEFF}{\"a\": 1}").expect("JSON").0, serde_json::json!({"a": 1}));
    }

    #[test]
    fn a_syntax_error_names_line_and_column_in_characters() {
        let (place, what) = only_problem("{\n  \"名称\": \"惠州\" \"b\": 1}");
        assert_eq!(place, Place::Line { line: 2, column: 14 });
        assert_eq!(what, "此处应是逗号“,”或“}”");
    }

    #[test]
    fn what_is_cut_off_says_so() {
        assert_eq!(only_problem("{\"a\": [1, 2").1, "文件到此中断，内容不完整");
        assert_eq!(only_problem("").1, "文件到此中断，内容不完整");
    }

    #[test]
    fn numbers_that_are_none_are_refused() {
        for text in ["1e999", "-1e999", "NaN", "Infinity", "01", "1.", "+1", "０"] {
            assert!(read(text).is_err(), "{text}");
        }
        assert_eq!(only_problem("{\"a\": 1e999}").1, "数字超出范围");
    }

    #[test]
    fn a_whole_number_may_be_written_with_a_point() {
        assert_eq!(
            read("[2.0, 1e2, 0.5]").expect("JSON").0,
            serde_json::json!([2, 100, 0.5])
        );
    }

    #[test]
    fn every_key_that_stands_twice_is_named() {
        let (_, problems) = read(r#"{"a": {"b": 1, "b": 2}, "c/d": 1, "c/d": 2}"#).expect("JSON");
        let places: Vec<_> = problems.iter().map(|problem| problem.place.to_string()).collect();
        assert_eq!(places, ["/a/b", "/c~1d"]);
        assert_eq!(problems[0].what.to_string(), "键“b”写了两次");
    }

    #[test]
    fn hidden_characters_are_named_wherever_they_are() {
        let (value, problems) = read("{\"a\\u202e\": [\"x\\u0007\", \"甲\u{200B}县\"]}").expect("JSON");
        let whats: Vec<_> = problems.iter().map(|problem| problem.what.to_string()).collect();
        assert_eq!(
            whats,
            [
                "文字中有看不见的字符 U+202E",
                "文字中有看不见的字符 U+0007",
                "文字中有看不见的字符 U+200B"
            ]
        );
        assert_eq!(problems[0].place.to_string(), "/a\u{FFFD}");
        assert_eq!(value, serde_json::json!({"a\u{FFFD}": ["x\u{FFFD}", "甲\u{FFFD}县"]}));
    }

    #[test]
    fn only_texts_that_may_have_lines_have_line_breaks() {
        let (value, problems) = read("{\"note\": \"甲\\n乙\", \"name\": \"甲\\n乙\"}").expect("JSON");
        assert_eq!(value["note"], "甲\n乙");
        let places: Vec<_> = problems.iter().map(|problem| problem.place.to_string()).collect();
        assert_eq!(places, ["/name"]);
    }

    #[test]
    fn other_encodings_are_refused_with_their_place() {
        let error = parse(b"{\n\"\xD6\xD0\": 1}", &scheme(), MAX_BYTES, &[]).expect_err("GB18030");
        assert_eq!(error.problems[0].place, Place::Line { line: 2, column: 2 });
    }

    #[test]
    fn what_is_too_long_or_too_deep_is_refused() {
        assert!(parse(b"[1, 2, 3]", &scheme(), 4, &[]).is_err());
        assert_eq!(only_problem(&"[".repeat(1000)).1, "嵌套层数过多（最多 127 层）");
    }
}
