//! A text of JSON with one of its own strings replaced, and everything else left as it was written.
//!
//! For files that people keep by hand: their order, spaces and line breaks are theirs.

use std::ops::Range;

/// The text with a string under a key of the outermost object replaced, or put first where the key
/// is not there. The text must be a JSON object already.
#[must_use]
pub fn with_string(text: &str, key: &str, value: &str) -> String {
    let value = serde_json::Value::from(value).to_string();
    if let Some(place) = place(text, key) {
        return [&text[..place.start], &value, &text[place.end..]].concat();
    }
    let inside = text.find('{').map_or(0, |at| at + 1);
    let key = serde_json::Value::from(key);
    format!("{}\n  {key}: {value},{}", &text[..inside], &text[inside..])
}

/// Where the value of a key of the outermost object stands, where it is a string.
fn place(text: &str, key: &str) -> Option<Range<usize>> {
    let (mut depth, mut at, mut is_ours) = (0_usize, 0, false);
    while let Some(letter) = text[at..].chars().next() {
        match letter {
            '"' => {
                let end = at + string(&text[at..])?;
                let is_key = text[end..].trim_start().starts_with(':');
                if is_key {
                    is_ours =
                        depth == 1 && serde_json::from_str::<String>(&text[at..end]).is_ok_and(|name| name == key);
                } else if is_ours {
                    return Some(at..end);
                }
                at = end;
                continue;
            }
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            ',' => is_ours = false,
            _ => {}
        }
        at += letter.len_utf8();
    }
    None
}

/// The length of the string that a text begins with, its quotation marks among it.
fn string(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            '"' if !is_escaped => return Some(at + 1),
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_string_of_the_outermost_key_is_replaced() {
        let text = "{ \"a\": {\"version\": \"9\"},\n\t\"b\\\"version\": 1, \"version\"  :  \"1.0\\\"\",  \"c\": [\"version\", \"x\"] }";
        assert_eq!(
            with_string(text, "version", "二"),
            "{ \"a\": {\"version\": \"9\"},\n\t\"b\\\"version\": 1, \"version\"  :  \"二\",  \"c\": [\"version\", \"x\"] }"
        );
    }

    #[test]
    fn a_key_that_is_not_there_is_put_first() {
        assert_eq!(
            with_string("{\"a\": \"version\"}", "version", "2"),
            "{\n  \"version\": \"2\",\"a\": \"version\"}"
        );
    }
}
