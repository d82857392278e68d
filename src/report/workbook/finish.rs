//! What a sheet has beside its cells: frozen heads, filters, colours, charts, and how it is printed.

use rust_xlsxwriter::{
    Chart, ChartType, Color, ConditionalFormat3ColorScale, ConditionalFormatCell, ConditionalFormatCellRule,
    ConditionalFormatDataBar, DataValidation, Format, Formula, Worksheet, XlsxError,
};

use super::card;
use super::layout::{FIRST, HEAD, LEAD};
use super::maker::{Maker, Sum};
use super::notation::place;
use super::tab::Tab;
use super::write::{long, short};
use crate::i18n::heading;
use crate::text::Text;

const A3: u8 = 8;
const A4: u8 = 9;
/// A bar chart of more units than this cannot be read.
const MOST_BARS: usize = 40;

/// Finishes a sheet whose cells are written.
pub(super) fn finish(maker: &Maker<'_>, tab: Tab, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let finisher = Finisher { maker, tab };
    finisher.print(sheet)?;
    match tab {
        Tab::About | Tab::Methods | Tab::Parameters => {}
        Tab::Ranking => finisher.ranking(sheet)?,
        Tab::Card => finisher.card(sheet)?,
        _ => finisher.grid(sheet)?,
    }
    if !matches!(tab, Tab::About | Tab::Card) {
        let lead = if tab.has_units() { LEAD } else { 2 };
        sheet.set_freeze_panes(long(FIRST)?, short(lead)?)?;
        let last = maker.book.sheet(tab).rows().len();
        let width = maker.book.sheet(tab).n_columns();
        if last > FIRST && width > 0 && tab != Tab::Methods {
            sheet.autofilter(long(HEAD)?, 0, long(last - 1)?, short(width - 1)?)?;
        }
    }
    Ok(())
}

struct Finisher<'a> {
    maker: &'a Maker<'a>,
    tab: Tab,
}

impl Finisher<'_> {
    /// Paper, repeated heads, and what identifies the result at the foot of each page.
    fn print(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let findings = self.maker.findings;
        let paper = if matches!(self.tab, Tab::About) { A4 } else { A3 };
        sheet.set_paper_size(paper);
        if self.tab != Tab::About {
            sheet.set_landscape();
            let first = if self.tab.has_units() { HEAD - 3 } else { HEAD };
            sheet.set_repeat_rows(long(first)?, long(HEAD)?)?;
        }
        if self.tab.has_units() {
            sheet.set_repeat_columns(0, short(LEAD - 1)?)?;
        }
        // As many pages as it takes; wide tables of words on one page's width.
        if matches!(self.tab, Tab::About | Tab::Ranking | Tab::Card | Tab::Methods) {
            sheet.set_print_fit_to_pages(1, 0);
        }
        let document = findings.scheme.document();
        let id = format!("{} {}", document.id, document.version).replace('&', "&&");
        let hash = findings.scheme.sha256();
        let front = findings.front(String::new(), String::new());
        let draft = front.draft.unwrap_or_default();
        let notice = front.notice.unwrap_or_default().replace('&', "&&");
        sheet.set_header(format!("&L{draft}&R{notice}"));
        let page = findings.pick("第&P页 共&N页", "&P / &N");
        sheet.set_footer(format!(
            "&L&8{id} · SHA-256 {}&R&8{page}",
            hash.get(..16).unwrap_or(hash)
        ));
        Ok(())
    }

    /// The colours of words for states, and of rates.
    fn grid(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let rows = self.maker.book.sheet(self.tab).rows().len();
        let width = self.maker.book.sheet(self.tab).n_columns();
        if rows <= FIRST || width <= LEAD {
            return Ok(());
        }
        let (bottom, right) = (long(rows - 1)?, short(width - 1)?);
        let (top, left) = (long(FIRST)?, short(LEAD)?);
        let words = self.maker.words;
        let coloured = [
            (words.pending, Color::RGB(0x00FF_E699)),
            (words.missing, Color::RGB(0x00F8_CBAD)),
            (words.undefined, Color::RGB(0x00F8_CBAD)),
            (words.not_applicable, Color::RGB(0x00D9_D9D9)),
            (words.left_out, Color::RGB(0x00D9_D9D9)),
        ];
        for (word, colour) in coloured {
            let rule = ConditionalFormatCell::new()
                .set_rule(ConditionalFormatCellRule::EqualTo(word.to_owned()))
                .set_format(Format::new().set_background_color(colour));
            sheet.add_conditional_format(top, left, bottom, right, &rule)?;
        }
        if self.tab == Tab::Rates {
            sheet.add_conditional_format(top, left, bottom, right, &rate_colours())?;
        }
        if self.tab == Tab::Totals
            && let Some(total) = self.maker.totals.get(&Sum::Total)
        {
            let column = short(*total)?;
            sheet.add_conditional_format(top, column, bottom, column, &bars())?;
        }
        Ok(())
    }

    fn ranking(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let maker = self.maker;
        let n_units = maker.layout.n_units;
        let bottom = long(FIRST + n_units - 1)?;
        let width = maker.book.sheet(Tab::Ranking).n_columns();
        sheet.set_column_hidden(short(width - 1)?)?;
        let column = short(maker.ranking_total)?;
        sheet.add_conditional_format(long(FIRST)?, column, bottom, column, &bars())?;
        let name = maker.ranking_name;
        let lang = maker.findings.lang;
        let last = long(FIRST + n_units.min(MOST_BARS) - 1)?;
        let mut chart = Chart::new(ChartType::Bar);
        let sheet_name = Tab::Ranking.name(lang);
        chart
            .add_series()
            .set_name(heading::TOTAL.get(lang))
            .set_categories((sheet_name, long(FIRST)?, short(name)?, last, short(name)?))
            .set_values((sheet_name, long(FIRST)?, column, last, column));
        chart.title().set_name(heading::TOTAL.get(lang));
        chart.legend().set_hidden();
        // The first place stands on top; in a bar chart the units stand along the vertical axis.
        chart.y_axis().set_reverse();
        chart.x_axis().set_min(0);
        let height = 120 + 24 * u32::try_from(n_units.min(MOST_BARS)).unwrap_or(40);
        chart.set_width(640).set_height(height);
        sheet.insert_chart(long(FIRST + n_units + 2)?, 1, &chart)?;
        Ok(())
    }

    fn card(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let maker = self.maker;
        let lang = maker.findings.lang;
        let label = maker.totals[&Sum::Label];
        let (top, bottom) = maker.book.spans.units;
        let labels = format!(
            "='{}'!{}:{}",
            Tab::Totals.name(lang),
            place(top, label, true),
            place(bottom, label, true)
        );
        let (row, column) = card::CHOICE;
        let choice = DataValidation::new().allow_list_formula(Formula::new(labels));
        sheet.add_data_validation(long(row)?, short(column)?, long(row)?, short(column)?, &choice)?;
        let n_nodes = maker.findings.scheme.nodes().len();
        let rates = 8;
        let bottom = long(FIRST + n_nodes - 1)?;
        sheet.add_conditional_format(long(FIRST)?, rates, bottom, rates, &bars())?;
        let n_charted = maker.n_charted();
        let sheet_name = Tab::Card.name(lang);
        let (first, last) = (long(FIRST)?, long(FIRST + n_charted - 1)?);
        let mut chart = Chart::new(if n_charted >= 3 {
            ChartType::Radar
        } else {
            ChartType::Bar
        });
        chart
            .add_series()
            .set_name(heading::RATE.get(lang))
            .set_categories((sheet_name, first, short(card::CHART)?, last, short(card::CHART)?))
            .set_values((
                sheet_name,
                first,
                short(card::CHART + 1)?,
                last,
                short(card::CHART + 1)?,
            ));
        chart
            .title()
            .set_name(Text::new("各项得分率", "Rate by criterion").get(lang));
        chart.legend().set_hidden();
        chart.y_axis().set_min(0).set_max(1);
        chart.set_width(520).set_height(400);
        sheet.insert_chart(long(FIRST + n_charted + 1)?, short(card::CHART)?, &chart)?;
        Ok(())
    }
}

fn bars() -> ConditionalFormatDataBar {
    ConditionalFormatDataBar::new()
        .set_fill_color(Color::RGB(0x0063_8EC6))
        .set_solid_fill(true)
}

fn rate_colours() -> ConditionalFormat3ColorScale {
    use rust_xlsxwriter::ConditionalFormatType::Number;
    ConditionalFormat3ColorScale::new()
        .set_minimum(Number, 0)
        .set_midpoint(Number, 0.6)
        .set_maximum(Number, 1)
        .set_minimum_color(Color::RGB(0x00F8_696B))
        .set_midpoint_color(Color::RGB(0x00FF_EB84))
        .set_maximum_color(Color::RGB(0x0063_BE7B))
}
