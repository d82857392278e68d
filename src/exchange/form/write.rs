//! A form as an XLSX file: a sheet of the period with metrics down and units across, locked but for
//! what is to be filled in.
//!
//! Holds no formula; texts are texts, whatever they begin with. The same data make the same bytes.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::{
    ABOUT, ASSESSOR, CODE, CODES, DEPARTMENT, FIRST_ITEM, FIRST_UNIT, Form, HEADINGS, Item, MARK, MEASURE, MISSING,
    NAME, NOT_APPLICABLE, PARTS, REPORTED, SCHEME, SCHEME_VERSION, STATUS, VALUE, VERIFIED, VERSION, guide,
};
use crate::error::{Error, Kind};
use crate::exchange::workbook::{MAX_COLUMNS, address, digits};
use crate::model::{Entry, Quantity, Reported, UnitIx, Verification};
use crate::text::Text;

/// The formats of cells.
pub(super) struct Formats {
    pub(super) title: Format,
    pub(super) note: Format,
    heading: Format,
    code: Format,
    pub(super) fixed: Format,
    last: Format,
    open: Format,
}

impl Formats {
    fn new() -> Self {
        let border = || {
            Format::new()
                .set_border(FormatBorder::Thin)
                .set_align(FormatAlign::VerticalCenter)
        };
        let fixed = || border().set_background_color(Color::RGB(0x00F2_F2F2));
        Self {
            title: Format::new().set_bold().set_font_size(14),
            note: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            heading: fixed().set_bold().set_align(FormatAlign::Center).set_text_wrap(),
            code: Format::new().set_font_color(Color::Gray).set_align(FormatAlign::Center),
            fixed: fixed().set_shrink().set_quote_prefix(),
            last: fixed().set_italic().set_font_color(Color::Gray),
            open: border().set_unlocked(),
        }
    }
}

/// The bytes of a form.
pub(super) fn xlsx(form: &Form) -> crate::error::Result<Vec<u8>> {
    let columns = u64::from(FIRST_UNIT) + form.units().len() as u64 * u64::from(width(form));
    if columns > MAX_COLUMNS {
        return Err(too_wide());
    }
    build(form).map_err(|error| {
        Error::new(
            Kind::Invalid,
            Text::of(
                format!("无法生成填报表：{error}。"),
                format!("The form cannot be made: {error}."),
            ),
        )
    })
}

/// How many columns a unit has.
const fn width(form: &Form) -> u16 {
    match form.audience {
        super::Audience::Assessor(_) => 2,
        _ => 3,
    }
}

fn build(form: &Form) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats::new();
    let mut book = Workbook::new();
    // When it was made is not known here; the year it asks about is.
    let year = form.period.to_string()[..4].parse().unwrap_or(2000).clamp(1900, 9999);
    let made = ExcelDateTime::from_ymd(year, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    about(form, book.add_worksheet())?;
    guide::write(form, &formats, book.add_worksheet())?;
    let sheet = book.add_worksheet();
    headings(form, &formats, sheet)?;
    for (row, item) in (FIRST_ITEM..).zip(form.items()) {
        write_row(form, &formats, (row, item), sheet)?;
    }
    statuses(form, sheet)?;
    lay_out(form, sheet)?;
    sheet.set_active(true);
    book.save_to_buffer()
}

/// The hidden sheet that says what the form is for.
fn about(form: &Form, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name(ABOUT)?;
    let document = form.scheme.document();
    let assessor = if form.is_marks() { form.whose() } else { "" };
    let said = [
        (ABOUT, VERSION),
        (SCHEME, document.id.as_str()),
        (SCHEME_VERSION, document.version.as_str()),
        (ASSESSOR, assessor),
    ];
    for (row, (name, text)) in (0..).zip(said) {
        sheet.write_string(row, 0, name)?;
        sheet.write_string(row, 1, text)?;
    }
    sheet.protect();
    sheet.set_hidden(true);
    Ok(())
}

fn headings(form: &Form, formats: &Formats, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let lang = form.lang;
    sheet.set_name(form.period.to_string())?;
    let (title, note) = guide::titles(form);
    sheet.write_string_with_format(0, 0, title.get(lang), &formats.title)?;
    sheet.write_string(1, 0, note.get(lang))?;
    for (column, word) in (0..).zip([&CODE, &NAME, &MEASURE, &DEPARTMENT]) {
        sheet.merge_range(HEADINGS, column, PARTS, column, word.get(lang), &formats.heading)?;
    }
    let last = form.period.previous().to_string();
    for (column, unit) in columns(form) {
        let unit = form.scheme.unit(unit);
        sheet.write_string_with_format(CODES, column, &unit.code, &formats.code)?;
        let end = column + width(form) - 1;
        sheet.merge_range(HEADINGS, column, HEADINGS, end, unit.name.get(lang), &formats.heading)?;
        let parts: &[&str] = if form.is_marks() {
            &[MARK.get(lang), &last]
        } else {
            &[VALUE.get(lang), STATUS.get(lang), &last]
        };
        for (column, part) in (column..).zip(parts) {
            sheet.write_string_with_format(PARTS, column, *part, &formats.heading)?;
        }
    }
    Ok(())
}

/// The first column of each unit.
fn columns<'f>(form: &'f Form) -> impl Iterator<Item = (u16, UnitIx)> + 'f {
    let columns = (FIRST_UNIT..).step_by(usize::from(width(form)));
    columns.zip(form.units())
}

fn write_row(form: &Form, formats: &Formats, (row, item): (u32, Item), sheet: &mut Worksheet) -> Result<(), XlsxError> {
    for (column, text) in (0..).zip(form.described(item)) {
        sheet.write_string_with_format(row, column, text, &formats.fixed)?;
    }
    let mut values = Vec::new();
    for (column, unit) in columns(form) {
        let entry = if form.is_filled {
            form.entry(item, unit, form.period)
        } else {
            Entry::default()
        };
        let last = form.entry(item, unit, form.period.previous());
        if form.is_marks() {
            value(form, sheet, (row, column), (entry, true, &formats.open))?;
            value(form, sheet, (row, column + 1), (last, true, &formats.last))?;
        } else {
            value(form, sheet, (row, column), (entry, false, &formats.open))?;
            let status = status(entry).map_or("", |word| word.get(form.lang));
            sheet.write_string_with_format(row, column + 1, status, &formats.open)?;
            value(form, sheet, (row, column + 2), (last, true, &formats.last))?;
        }
        values.push(address(u64::from(row), u64::from(column)));
    }
    if let Some(range) = range(form, item)? {
        sheet.add_data_validation(
            row,
            FIRST_UNIT,
            row,
            FIRST_UNIT,
            &range.set_multi_range(values.join(" ")),
        )?;
    }
    Ok(())
}

/// What stands in the status column for a state; nothing where a value says it.
fn status(entry: Entry) -> Option<&'static Text> {
    match (entry.reported, entry.verification) {
        (Reported::NotApplicable, _) => Some(&NOT_APPLICABLE),
        (Reported::Missing, _) => Some(&MISSING),
        (Reported::Value(_), Verification::Verified) => Some(&VERIFIED),
        _ => None,
    }
}

/// Writes a value; a state in words only where there is no column for it.
fn value(
    form: &Form,
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    (entry, has_words, format): (Entry, bool, &Format),
) -> Result<(), XlsxError> {
    match (entry.reported, status(entry)) {
        (Reported::Value(number), _) => self::number(sheet, (row, column), number, format)?,
        (_, Some(word)) if has_words => {
            sheet.write_string_with_format(row, column, word.get(form.lang), format)?;
        }
        _ => {
            sheet.write_blank(row, column, format)?;
        }
    }
    Ok(())
}

/// Writes a number with the decimals that were typed; as text where a spreadsheet would lose digits.
fn number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    number: Quantity,
    format: &Format,
) -> Result<(), XlsxError> {
    let text = number.to_string();
    let decimals = u8::try_from(number.decimals()).unwrap_or(u8::MAX);
    if digits(number.value(), decimals, false) != text {
        sheet.write_string_with_format(row, column, text, format)?;
        return Ok(());
    }
    let format = match decimals {
        0 => format.clone(),
        n => format
            .clone()
            .set_num_format(format!("0.{}", "0".repeat(usize::from(n)))),
    };
    sheet.write_number_with_format(row, column, number.value(), &format)?;
    Ok(())
}

/// The check of what is typed: a mark beyond its scale is refused, an unusual value only asked about.
fn range(form: &Form, item: Item) -> Result<Option<DataValidation>, XlsxError> {
    let (min, max) = form.range(item);
    let (rule, words) = match (min, max) {
        (Some(min), Some(max)) => (DataValidationRule::Between(min, max), format!("{min}—{max}")),
        (Some(min), None) => (DataValidationRule::GreaterThanOrEqualTo(min), format!("≥ {min}")),
        (None, Some(max)) => (DataValidationRule::LessThanOrEqualTo(max), format!("≤ {max}")),
        (None, None) => return Ok(None),
    };
    let style = if form.is_marks() {
        DataValidationErrorStyle::Stop
    } else {
        DataValidationErrorStyle::Warning
    };
    let told = if form.is_marks() {
        Text::of(format!("评分范围：{words}"), format!("Marks: {words}"))
    } else {
        Text::of(
            format!("通常范围：{words}。不涉及、未报送请在状态列选择。"),
            format!("Usual range: {words}. For NA or missing choose the status."),
        )
    };
    let check = DataValidation::new().allow_decimal_number(rule).set_error_style(style);
    check.set_error_message(told.get(form.lang)).map(Some)
}

/// The choices of the status columns.
fn statuses(form: &Form, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let n = u32::try_from(form.items().len()).unwrap_or(u32::MAX);
    if form.is_marks() || n == 0 {
        return Ok(());
    }
    let last = FIRST_ITEM + n - 1;
    let words = [&REPORTED, &VERIFIED, &NOT_APPLICABLE, &MISSING];
    let words: Vec<&str> = words.iter().map(|word| word.get(form.lang)).collect();
    let ranges = columns(form).map(|(column, _)| {
        let column = u64::from(column) + 1;
        let (first, last) = (address(u64::from(FIRST_ITEM), column), address(u64::from(last), column));
        format!("{first}:{last}")
    });
    let ranges: Vec<_> = ranges.collect();
    let choice = DataValidation::new()
        .allow_list_strings(&words)?
        .set_multi_range(ranges.join(" "));
    sheet.add_data_validation(FIRST_ITEM, FIRST_UNIT + 1, last, FIRST_UNIT + 1, &choice)?;
    Ok(())
}

/// How wide the column of codes is, which are short and plain.
pub(super) fn code_width(form: &Form) -> u32 {
    let lengths = form.items().into_iter().map(|item| form.described(item)[0].len());
    u32::try_from(lengths.max().unwrap_or_default())
        .unwrap_or(u32::MAX)
        .clamp(8, 24)
        + 2
}

fn lay_out(form: &Form, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip([code_width(form), 28, 10, 14]) {
        sheet.set_column_width(column, width)?;
    }
    for (column, _) in columns(form) {
        sheet.set_column_width(column, 12)?;
        for column in column + 1..column + width(form) {
            sheet.set_column_width(column, 9)?;
        }
    }
    sheet.set_freeze_panes(FIRST_ITEM, FIRST_UNIT)?;
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_repeat_rows(HEADINGS, PARTS)?
        .set_repeat_columns(0, 1)?;
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    });
    Ok(())
}

fn too_wide() -> Error {
    Error::new(
        Kind::Usage,
        Text::new(
            "考核对象太多，一张表放不下。",
            "There are more units than a sheet has columns.",
        ),
    )
    .hint(Text::new(
        "用 --unit 按考核对象出表，或用 --format csv。",
        "Make a form for one unit with --unit, or use --format csv.",
    ))
}
