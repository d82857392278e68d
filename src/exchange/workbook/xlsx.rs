//! XLSX: the parts of Office Open XML that hold the cells' values.
//!
//! Formulas are not computed: the result that the file keeps is read, and marked as a formula's.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::limits::Limits;
use super::package::{Package, Part};
use super::sheet::{Sheet, Value, number as styled};
use super::style::{Formats, Style};
use super::text_table::TextTable;
use super::xml::{Node, add, attribute, number};
use super::{damaged, date, refers_elsewhere, refused};
use crate::error::Result;
use crate::text::Text;

/// What cells are read with.
struct Context {
    texts: TextTable,
    styles: Vec<Style>,
    is_1904: bool,
}

/// A part that another one refers to.
struct Relation {
    kind: String,
    target: String,
}

pub(super) fn read(package: &mut Package, limits: &mut Limits) -> Result<Vec<Sheet>> {
    let main = relations(package, "")?.into_values();
    let main = main.into_iter().find(|part| part.kind == "officeDocument");
    let path = main.map(|part| part.target).ok_or_else(damaged)?;
    if path.to_ascii_lowercase().ends_with(".bin") {
        return Err(refused(
            Text::new("这是 .xlsb 文件", "this is an .xlsb file"),
            Text::new("另存为 .xlsx 再导入", "save it as .xlsx"),
        ));
    }
    let related = relations(package, &path)?;
    if related.values().any(|part| part.kind == "externalLink") {
        return Err(refers_elsewhere());
    }
    let of_kind = |kind: &str| related.values().find(|part| part.kind == kind);
    let (listed, is_1904) = listed(package, &path)?;
    let context = Context {
        texts: match of_kind("sharedStrings") {
            Some(part) => texts(package, &part.target, limits)?,
            None => TextTable::default(),
        },
        styles: match of_kind("styles") {
            Some(part) => styles(package, &part.target)?,
            None => Vec::new(),
        },
        is_1904,
    };
    let mut sheets = Vec::new();
    for (name, id) in listed {
        let part = related.get(&id).ok_or_else(damaged)?;
        if part.kind == "worksheet" {
            let sheet = Sheet::new(name, limits)?;
            sheets.push(cells(package, &part.target, (sheet, &context), limits)?);
        }
    }
    Ok(sheets)
}

/// The parts that a part refers to, by their numbers; for the package itself the part is "".
fn relations(package: &mut Package, of: &str) -> Result<HashMap<String, Relation>> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let path = format!("{folder}/_rels/{name}.rels");
    let mut related = HashMap::new();
    let Some(mut part) = package.part(path.trim_start_matches('/'))? else {
        return if of.is_empty() { Err(damaged()) } else { Ok(related) };
    };
    loop {
        match part.next()? {
            Node::Start(start) if start.local_name().as_ref() == "Relationship" => {
                let text = |name| attribute(&start, name).unwrap_or_default();
                let kind = text("Type");
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = within(folder, &text("Target"));
                related.insert(text("Id"), Relation { kind, target });
            }
            Node::Done => return Ok(related),
            _ => {}
        }
    }
}

/// The path of a target that is told from a folder.
fn within(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The names of the sheets with the numbers of their parts, and whether days count from 1904.
fn listed(package: &mut Package, path: &str) -> Result<(Vec<(String, String)>, bool)> {
    let mut part = package.part(path)?.ok_or_else(damaged)?;
    let (mut sheets, mut is_1904) = (Vec::new(), false);
    loop {
        match part.next()? {
            Node::Start(start) => match start.local_name().as_ref() {
                "sheet" => {
                    let id = attribute(&start, "r:id").or_else(|| any_prefix(&start, "id"));
                    let name = attribute(&start, "name");
                    sheets.push((name.ok_or_else(damaged)?, id.ok_or_else(damaged)?));
                }
                "workbookPr" => {
                    let flag = attribute(&start, "date1904");
                    is_1904 = matches!(flag.as_deref(), Some("1" | "true"));
                }
                _ => {}
            },
            Node::Done => return Ok((sheets, is_1904)),
            _ => {}
        }
    }
}

/// An attribute whatever prefix its name has.
fn any_prefix(start: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut found = attributes.with_checks(false).flatten();
    let found = found.find(|attribute| attribute.key.prefix().is_some() && attribute.key.local_name().as_ref() == name);
    found.map(|attribute| attribute.value.into_owned())
}

fn texts(package: &mut Package, path: &str, limits: &mut Limits) -> Result<TextTable> {
    let mut table = TextTable::default();
    let Some(mut part) = package.part(path)? else {
        return Ok(table);
    };
    loop {
        match part.next()? {
            Node::Start(start) if start.local_name().as_ref() == "si" => {
                table.push(&rich_text(&mut part)?, limits)?;
            }
            Node::Done => return Ok(table),
            _ => {}
        }
    }
}

/// A text of several runs, without the readings that may stand above it.
fn rich_text(part: &mut Part) -> Result<String> {
    let (mut depth, mut text, mut is_text) = (1_u32, String::new(), false);
    while depth > 0 {
        match part.next()? {
            Node::Start(start) if start.local_name().as_ref() == "rPh" => part.skip()?,
            Node::Start(start) => {
                is_text = start.local_name().as_ref() == "t";
                depth += 1;
            }
            Node::End(_) => {
                is_text = false;
                depth -= 1;
            }
            Node::Text(piece) if is_text => add(&mut text, &piece)?,
            Node::Text(_) => {}
            Node::Done => return Err(damaged()),
        }
    }
    Ok(unescaped(&text))
}

/// What XML cannot hold is written as `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest[at..].get(6..7) == Some("_"));
        let letter = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        let (piece, length) = letter.map_or(("_x".to_owned(), 2), |letter| (letter.to_string(), 7));
        plain.push_str(&piece);
        rest = &rest[at + length..];
    }
    plain + rest
}

/// What each style of cells makes of numbers.
fn styles(package: &mut Package, path: &str) -> Result<Vec<Style>> {
    let mut formats = Formats::default();
    let (mut styles, mut is_cells) = (Vec::new(), false);
    let Some(mut part) = package.part(path)? else {
        return Ok(styles);
    };
    loop {
        match part.next()? {
            Node::Start(start) => match start.local_name().as_ref() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (number(&start, "numFmtId"), attribute(&start, "formatCode")) {
                        formats.add(id, &code);
                    }
                }
                "cellXfs" => is_cells = true,
                "xf" if is_cells && u16::try_from(styles.len()).is_ok() => {
                    styles.push(formats.style(number(&start, "numFmtId").unwrap_or_default()));
                }
                _ => {}
            },
            Node::End(end) if end.local_name().as_ref() == "cellXfs" => is_cells = false,
            Node::Done => return Ok(styles),
            _ => {}
        }
    }
}

/// Reads the cells of a sheet.
fn cells(
    package: &mut Package,
    path: &str,
    (mut sheet, context): (Sheet, &Context),
    limits: &mut Limits,
) -> Result<Sheet> {
    let mut part = package.part(path)?.ok_or_else(damaged)?;
    // Rows and cells that do not say where they are follow the ones before them.
    let mut row = 0_u64;
    let (mut next_row, mut next_column) = (0_u64, 0_u64);
    loop {
        match part.next()? {
            Node::Start(start) => match start.local_name().as_ref() {
                "row" => {
                    row = number::<u64>(&start, "r").map_or(next_row, |row| row.saturating_sub(1));
                    next_row = row.saturating_add(1);
                    next_column = 0;
                }
                "c" => {
                    let told = attribute(&start, "r").map(|told| place(&told).ok_or_else(damaged));
                    let column;
                    (row, column) = told.transpose()?.unwrap_or((row, next_column));
                    next_column = column.saturating_add(1);
                    let style = number::<usize>(&start, "s").and_then(|n| context.styles.get(n).copied());
                    let kind = attribute(&start, "t").unwrap_or_default();
                    let read = cell(&mut part, (&kind, style.unwrap_or_default()), context)?;
                    if let Some(read) = read {
                        sheet.push((row, column), read, limits)?;
                    }
                }
                _ => {}
            },
            Node::Done => return Ok(sheet.in_order()),
            _ => {}
        }
    }
}

/// What a cell holds, and whether a formula stands behind it; `None` where it is empty.
fn cell(part: &mut Part, (kind, style): (&str, Style), context: &Context) -> Result<Option<(Value, bool)>> {
    let (mut text, mut is_formula, mut is_there) = (String::new(), false, false);
    loop {
        match part.next()? {
            Node::Start(start) => match start.local_name().as_ref() {
                "v" => {
                    is_there = true;
                    text = part.text()?;
                }
                "is" => {
                    is_there = true;
                    text = rich_text(part)?;
                }
                "f" => {
                    is_formula = true;
                    part.skip()?;
                }
                _ => part.skip()?,
            },
            Node::End(_) => break,
            Node::Text(_) => {}
            Node::Done => return Err(damaged()),
        }
    }
    let is_text = matches!(kind, "s" | "inlineStr" | "str");
    if !is_there || (!is_text && text.trim().is_empty()) {
        return Ok(is_formula.then(|| (Value::Text("".into()), true)));
    }
    let value = match kind {
        "s" => {
            let shared = text.trim().parse().ok().and_then(|n| context.texts.get(n));
            Value::Text(shared.ok_or_else(damaged)?.into())
        }
        "inlineStr" => Value::Text(text.into()),
        "str" => Value::Text(unescaped(&text).into()),
        "b" => Value::Bool(text.trim() == "1"),
        "e" => Value::Error,
        "d" => Value::Date(date::of_text(text.trim()).ok_or_else(damaged)?.into()),
        _ => {
            let number = text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
            styled(number.ok_or_else(damaged)?, style, context.is_1904)
        }
    };
    Ok(Some((value, is_formula)))
}

/// Row and column of an address such as `C7`, from 0.
pub(super) fn place(address: &str) -> Option<(u64, u64)> {
    let digits = address.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = address.split_at(digits);
    let mut column = 0_u64;
    if letters.is_empty() || letters.len() > 4 {
        return None;
    }
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        column = column * 26 + u64::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    Some((row.parse::<u64>().ok()?.checked_sub(1)?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_and_what_is_none_is_refused() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("XFD1048576"), Some((1_048_575, 16_383)));
        for wrong in ["", "7", "A", "A0", "A-1", "ABCDE1", "A99999999999999999999", "é1"] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_target_stays_within_the_archive() {
        for (folder, target, path) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            ("xl/worksheets", "../styles.xml", "xl/styles.xml"),
            ("", "../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(within(folder, target), path);
        }
    }

    #[test]
    fn letters_that_xml_cannot_hold_are_read_and_others_are_left() {
        assert_eq!(unescaped("a_x000D_b_x0_县_x"), "a\rb_x0_县_x");
        assert_eq!(unescaped("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescaped("_xD800_"), "_xD800_");
        assert_eq!(unescaped("_x县县_"), "_x县县_");
    }
}
