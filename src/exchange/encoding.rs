//! From bytes to text: UTF-8, UTF-16 and GB18030, the encodings that office programs save.
//!
//! Detection only proposes: it says whether the reading is certain, and never replaces a byte it
//! cannot read. What the text means is for the readers above.

use std::fmt;
use std::str::FromStr;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::problems::Problems;
use crate::error::{Error, Kind, Problem, Result};
use crate::text::Text;

/// An encoding that data may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16, low byte first (“Unicode 文本”).
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB 18030 and its subsets GBK and GB 2312.
    Gb18030,
}

impl Encoding {
    const ALL: [Self; 4] = [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Gb18030];

    /// Its usual name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
        }
    }

    const fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Gb18030 => GB18030,
        }
    }

    /// The mark that a file in this encoding may begin with.
    const fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 => b"\xEF\xBB\xBF",
            Self::Utf16Le => b"\xFF\xFE",
            Self::Utf16Be => b"\xFE\xFF",
            Self::Gb18030 => b"\x84\x31\x95\x33",
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Encoding {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        match name.trim().to_ascii_lowercase().replace(['-', '_', ' '], "").as_str() {
            "utf8" => Ok(Self::Utf8),
            "utf16" | "utf16le" => Ok(Self::Utf16Le),
            "utf16be" => Ok(Self::Utf16Be),
            "gb18030" | "gbk" | "gb2312" => Ok(Self::Gb18030),
            _ => Err(Error::new(
                Kind::Usage,
                Text::of(
                    format!("不认识编码“{name}”。"),
                    format!("Encoding \"{name}\" is not known."),
                ),
            )
            .hint(Text::new(
                "请写 utf-8、utf-16le、utf-16be 或 gb18030。",
                "Write utf-8, utf-16le, utf-16be or gb18030.",
            ))),
        }
    }
}

/// A text and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// Whether no other encoding reads as well.
    pub certain: bool,
}

/// Reads bytes in the encoding given, or in the one they are most likely in.
///
/// # Errors
/// Bytes that are no text in this encoding, each with its line and its column in characters.
pub fn decode(bytes: &[u8], given: Option<Encoding>) -> Result<Decoded> {
    let (encoding, certain) = given.map_or_else(|| detect(bytes), |encoding| (encoding, true));
    let bytes = bytes.strip_prefix(encoding.mark()).unwrap_or(bytes);
    read(bytes, encoding)
        .map(|text| Decoded {
            text,
            encoding,
            certain,
        })
        .map_err(|problems| {
            problems
                .into_error(&Text::of(
                    format!("按 {encoding} 读取的文件"),
                    format!("file read as {encoding}"),
                ))
                .hint(Text::new(
                    "请另存为 UTF-8（带 BOM 更稳妥）后再导入，或指明文件的编码。",
                    "Save the file as UTF-8 and import it again, or name its encoding.",
                ))
        })
}

/// Proposes the encoding, and says whether it is certain.
fn detect(bytes: &[u8]) -> (Encoding, bool) {
    if let Some(marked) = Encoding::ALL
        .into_iter()
        .find(|encoding| bytes.starts_with(encoding.mark()))
    {
        return (marked, true);
    }
    if bytes.is_ascii() {
        return (Encoding::Utf8, true);
    }
    let gb_reads = GB18030
        .decode_without_bom_handling_and_without_replacement(bytes)
        .is_some();
    let in_gb = GbShare::of(bytes);
    match std::str::from_utf8(bytes) {
        Ok(_) if !gb_reads => (Encoding::Utf8, true),
        // 陆路 in GB18030 are the very bytes of ½· in UTF-8.
        Ok(text) if !text.chars().any(is_chinese) => (
            if in_gb.is_chinese() {
                Encoding::Gb18030
            } else {
                Encoding::Utf8
            },
            false,
        ),
        Ok(text) => {
            let in_utf8 = GbShare::of(&GB18030.encode(text).0);
            (Encoding::Utf8, in_utf8.is_plausible() && !in_gb.is_plausible())
        }
        Err(_) if !gb_reads || (!in_gb.is_usual() && is_damaged_utf8(bytes)) => (
            if is_damaged_utf8(bytes) {
                Encoding::Utf8
            } else {
                Encoding::Gb18030
            },
            true,
        ),
        Err(_) => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
            (
                Encoding::Gb18030,
                (guess == GBK || guess == GB18030) && in_gb.is_usual(),
            )
        }
    }
}

/// How much of the bytes, read as GB18030, are usual Chinese characters.
#[derive(Debug, Default)]
struct GbShare {
    /// GB 2312 punctuation, full-width forms and level-one hanzi.
    usual: usize,
    /// Other hanzi of GB 2312.
    rare: usize,
    other: usize,
}

impl GbShare {
    fn of(bytes: &[u8]) -> Self {
        let mut share = Self::default();
        let mut rest = bytes;
        loop {
            rest = match rest {
                [0..=0x7F, rest @ ..] => rest,
                [0xA1 | 0xA3 | 0xB0..=0xD7, 0xA1..=0xFE, rest @ ..] => {
                    share.usual += 1;
                    rest
                }
                [0xD8..=0xF7, 0xA1..=0xFE, rest @ ..] => {
                    share.rare += 1;
                    rest
                }
                [_, 0x30..=0x39, _, _, rest @ ..] | [_, _, rest @ ..] => {
                    share.other += 1;
                    rest
                }
                _ => return share,
            };
        }
    }

    const fn is_chinese(&self) -> bool {
        self.other == 0
    }

    /// Most characters are those that most texts are made of.
    const fn is_plausible(&self) -> bool {
        self.usual * 2 > self.usual + self.rare + self.other
    }

    /// Nine characters in ten are those that nine texts in ten are made of.
    const fn is_usual(&self) -> bool {
        self.usual * 10 >= (self.usual + self.rare + self.other) * 9
    }
}

/// Whether this is UTF-8 with a few bytes broken, rather than something else.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|character| is_chinese(*character)).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// Hanzi, Chinese punctuation and full-width forms.
fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3000}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Decodes without replacing anything, and finds every place that is no text.
fn read(bytes: &[u8], encoding: Encoding) -> std::result::Result<String, Problems> {
    let mut decoder = encoding.codec().new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + 16);
    let mut problems = Problems::default();
    let (mut done, mut at) = (0, Cursor::default());
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(&bytes[done..], &mut text, true);
        done += read;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(bytes.len() - done + 1024),
            DecoderResult::Malformed(length, after) => {
                at.advance(&text);
                let end = done - usize::from(after);
                let wrong = &bytes[end.saturating_sub(usize::from(length))..end];
                problems.push(at.problem(wrong, encoding));
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    if problems.is_empty() { Ok(text) } else { Err(problems) }
}

/// Line and column, in characters, of the end of a text that grows.
#[derive(Debug, Default)]
struct Cursor {
    seen: usize,
    lines: u64,
    column: u64,
}

impl Cursor {
    fn advance(&mut self, text: &str) {
        let mut previous = text[..self.seen].chars().next_back();
        for character in text[self.seen..].chars() {
            match character {
                '\n' if previous == Some('\r') => {}
                '\n' | '\r' => {
                    self.lines += 1;
                    self.column = 0;
                }
                _ => self.column += 1,
            }
            previous = Some(character);
        }
        self.seen = text.len();
    }

    fn problem(&self, wrong: &[u8], encoding: Encoding) -> Problem {
        let wrong: Vec<_> = wrong.iter().map(|byte| format!("{byte:02X}")).collect();
        let wrong = wrong.join(" ");
        Problem::line(
            self.lines + 1,
            self.column + 1,
            Text::of(
                format!("本行第 {} 个字符处的字节 {wrong} 不是 {encoding} 文字", self.column + 1),
                format!(
                    "the bytes {wrong} at character {} of the line are not {encoding} text",
                    self.column + 1
                ),
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_every_kind_of_line_end_once() {
        let mut at = Cursor::default();
        at.advance("a\r\nb\rc\n");
        at.advance("a\r\nb\rc\n县d");
        assert_eq!((at.lines, at.column), (3, 2));
    }
}
