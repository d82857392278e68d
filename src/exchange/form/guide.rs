//! The page of a form that explains how to fill it in, with what each row asks for.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::write::{Formats, code_width};
use super::{CODE, Form, GUIDE, Item, MEASURE, NAME};
use crate::text::{Lang, Text};

static RULES: [Text; 6] = [
    Text::new(
        "只填白色单元格；灰色的是标题和上期数，不用改。",
        "Fill in the white cells only; the grey ones are headings and the period before.",
    ),
    Text::new(
        "没有填的格不改动已有数据；要改已填的数，直接填新数。",
        "An empty cell changes nothing; to change a value, write the new one.",
    ),
    Text::new(
        "只填数，不写计量单位，不写公式；百分数填 38.5 或 38.5%。",
        "Write numbers only, without unit and without formula; a share is 38.5 or 38.5%.",
    ),
    Text::new(
        "确实没有的，在“状态”列选“不涉及”；应报未报的选“未报送”。没有状态列的，直接写这几个字。",
        "Where there is none, choose NA in the status column; what was not handed in is missing. Where there is no such column, write the word.",
    ),
    Text::new(
        "不要增删行列和工作表；要说明的另附文字。",
        "Add or remove no rows, columns or sheets; send remarks separately.",
    ),
    Text::new(
        "填好后用 kaohe import 文件 --dry-run 核对，无误再导入；有错时加 --corrections 文件，得到标明错处的副本。",
        "Check it with kaohe import FILE --dry-run, then import it; with --corrections FILE the faults come back as comments on a copy.",
    ),
];

static MARKS: Text = Text::new(
    "只填本人的评分，独立评分，不要相互商量。",
    "Give your own marks only, independently of the others.",
);

pub(super) fn write(form: &Form, formats: &Formats, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let lang = form.lang;
    sheet.set_name(GUIDE.get(lang))?;
    sheet.write_string_with_format(0, 0, titles(form).0.get(lang), &formats.title)?;
    let marks = form.is_marks().then_some(&MARKS);
    let mut row = 1;
    for (n, rule) in (1..).zip(RULES.iter().chain(marks)) {
        let text = format!("{n}. {}", rule.get(lang));
        sheet.merge_range(row, 0, row, 6, &text, &formats.note)?;
        sheet.set_row_height(row, 30)?;
        row += 1;
    }
    row += 1;
    let range = Text::new("范围", "Range");
    let decimals = Text::new("小数位", "Decimals");
    let source = Text::new("来源", "Source");
    let evidence = Text::new("佐证材料", "Evidence");
    let headings = [&CODE, &NAME, &MEASURE, &range, &decimals, &source, &evidence];
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string_with_format(row, column, heading.get(lang), &formats.fixed)?;
    }
    for item in form.items() {
        row += 1;
        for (column, text) in (0..).zip(explained(form, item)) {
            sheet.write_string_with_format(row, column, text, &formats.fixed)?;
        }
    }
    for (column, width) in (0..).zip([code_width(form), 28, 10, 14, 8, 30, 40]) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.protect();
    Ok(())
}

/// A row of what is asked for.
fn explained(form: &Form, item: Item) -> [String; 7] {
    let [code, name, measure, _] = form.described(item);
    let range = match form.range(item) {
        (None, None) => String::new(),
        (min, max) => {
            let bound = |bound: Option<f64>| bound.map_or_else(|| "…".to_owned(), |bound| bound.to_string());
            format!("{}—{}", bound(min), bound(max))
        }
    };
    let (decimals, source, evidence) = match item {
        Item::Metric(metric) => {
            let metric = form.scheme.metric(metric);
            let decimals = metric.decimals.map_or_else(String::new, |n| n.to_string());
            (decimals, metric.source.clone(), metric.evidence.join("；"))
        }
        Item::Mark(node) => {
            let definition = form.scheme.node(node).document.definition.as_ref();
            let definition = definition.map_or_else(String::new, |text| text.get(form.lang).to_owned());
            (String::new(), definition, String::new())
        }
    };
    [code, name, measure, range, decimals, source, evidence]
}

/// The title of a form, and the line below it.
pub(super) fn titles(form: &Form) -> (Text, Text) {
    let (document, period) = (form.scheme.document(), form.period);
    let of = |lang: Lang, kind: &str| {
        let whose = form.whose();
        let whose = if whose.is_empty() {
            String::new()
        } else {
            format!(" {whose}")
        };
        let title = document
            .title
            .as_ref()
            .map_or(document.id.as_str(), |title| title.get(lang));
        format!("{title} {period} {kind}{whose}").trim().to_owned()
    };
    let title = if form.is_marks() {
        Text::of(of(Lang::Zh, "评分表"), of(Lang::En, "marks"))
    } else {
        Text::of(of(Lang::Zh, "填报表"), of(Lang::En, "entry form"))
    };
    let note = Text::new(
        "只填白色单元格；填法见“填表说明”。",
        "Fill in the white cells; see the sheet \"How to fill in\".",
    );
    (title, note)
}
