//! CSV as spreadsheets open it: UTF-8 with BOM, CRLF, and text that can never become a formula.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::i18n::plain::visible_lines;
use crate::report::document::{Block, Chart, Document, Table};

/// The document as one sheet: title and notice first, tables with their headings, notes, footer.
pub(super) fn render(document: &Document) -> Vec<u8> {
    let mut sheet = Sheet::default();
    let front = &document.front;
    if let Some(head) = &front.masthead {
        sheet.line([head.office.as_str()]);
        sheet.line([head.number.as_str()]);
    }
    sheet.line([front.title.as_str()]);
    if !front.subtitle.is_empty() {
        sheet.line([front.subtitle.as_str()]);
    }
    for said in front.draft.iter().chain(&front.notice) {
        sheet.line([said.as_str()]);
    }
    for block in &document.blocks {
        sheet.block(block);
    }
    sheet.gap();
    for line in &front.footer {
        sheet.line([line.as_str()]);
    }
    sheet.bytes()
}

#[derive(Default)]
struct Sheet {
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn line<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        self.rows.push(cells.into_iter().map(guarded).collect());
    }

    fn gap(&mut self) {
        // Two empty fields: a record of one would be written as a pair of quotes.
        self.rows.push(vec![String::new(); 2]);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.gap();
                self.line([text.as_str()]);
            }
            Block::Paragraph(text) | Block::Addressee(text) => self.line([text.as_str()]),
            Block::Annex(mark, title) => self.line([mark.as_str(), title]),
            Block::Notes(lines) | Block::Enclosures(lines) | Block::Issued(lines) | Block::Imprint(lines) => {
                for line in lines {
                    self.line([line.as_str()]);
                }
            }
            Block::NewPage(_) => self.gap(),
            Block::Facts(facts) => {
                for fact in facts {
                    self.line([fact.label.as_str(), &fact.value, &fact.note]);
                }
                self.gap();
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Signatures(labels) => {
                self.gap();
                for label in labels {
                    self.line([label.as_str(), ""]);
                }
            }
        }
    }

    fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.line([table.caption.as_str()]);
        }
        self.line(table.columns.iter().map(|column| column.heading.as_str()));
        for row in table.grid() {
            self.line(row.into_iter().map(|cell| cell.map_or("", |cell| cell.text.as_str())));
        }
    }

    /// The numbers of a chart; a spreadsheet draws its own.
    fn chart(&mut self, chart: &Chart) {
        self.line([chart.title.as_str()]);
        let names = chart.series.iter().map(|series| series.name.as_str());
        self.line(std::iter::once("").chain(names));
        for (n, category) in chart.categories.iter().enumerate() {
            let shown = chart
                .series
                .iter()
                .map(|series| series.shown.get(n).map_or("", String::as_str));
            self.line(std::iter::once(category.as_str()).chain(shown));
        }
        self.gap();
    }

    fn bytes(self) -> Vec<u8> {
        let mut writer = WriterBuilder::new()
            .flexible(true)
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Necessary)
            .from_writer(b"\xEF\xBB\xBF".to_vec());
        for row in &self.rows {
            writer.write_record(row).expect("BUG: writing to memory cannot fail");
        }
        writer.into_inner().expect("BUG: writing to memory cannot fail")
    }
}

/// Text that no spreadsheet takes for a formula; plain numbers stay numbers.
fn guarded(text: &str) -> String {
    let text = visible_lines(text);
    let starts_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if starts_formula && text.parse::<f64>().is_err() {
        format!("'{text}")
    } else {
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_a_formula_and_numbers_stay_numbers() {
        assert_eq!(guarded("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(guarded("+cmd|' /C calc'!A0"), "'+cmd|' /C calc'!A0");
        assert_eq!(guarded("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(guarded("-龙门县"), "'-龙门县");
        assert_eq!(guarded("-1.20"), "-1.20");
        assert_eq!(guarded("+1.20"), "+1.20");
        assert_eq!(guarded("龙门县"), "龙门县");
    }
}
