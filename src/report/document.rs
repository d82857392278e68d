//! The model of a paper: front matter, headings, paragraphs, tables, charts.
//!
//! It says what stands where, not how it looks; every renderer prints all of it.

use chrono::NaiveDate;

use crate::i18n::width::Align;
use crate::text::Lang;

/// A paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The language it is written in.
    pub lang: Lang,
    /// What kind of paper it is, which decides how its words are set.
    pub manner: Manner,
    /// The sheets it begins on.
    pub sheet: Sheet,
    /// What stands above and below its blocks.
    pub front: Front,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// Its blocks by the sheets they stand on, without the page breaks between them.
    #[must_use]
    pub fn parts(&self) -> Vec<(Sheet, &[Block])> {
        let mut parts = Vec::new();
        let (mut sheet, mut rest) = (self.sheet, self.blocks.as_slice());
        while let Some(at) = rest.iter().position(|block| matches!(block, Block::NewPage(_))) {
            parts.push((sheet, &rest[..at]));
            if let Block::NewPage(next) = &rest[at] {
                sheet = *next;
            }
            rest = &rest[at + 1..];
        }
        parts.push((sheet, rest));
        parts
    }
}

/// What kind of paper it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Manner {
    /// A table with what belongs to it.
    #[default]
    Table,
    /// An official letter 公文, set as GB/T 9704-2012 has it: 22 lines of 28 characters.
    Official,
}

/// The sheets of paper that something is printed on, from the smallest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Sheet {
    /// A4, upright.
    #[default]
    Upright,
    /// A4, on its side.
    Wide,
    /// A3, on its side.
    Widest,
}

impl Sheet {
    /// The smallest sheet that shows columns of so much width in all; a width of 1 takes about a
    /// digit and a half.
    #[must_use]
    pub const fn for_width(width: u32) -> Self {
        match width {
            0..=72 => Self::Upright,
            73..=140 => Self::Wide,
            _ => Self::Widest,
        }
    }
}

/// What stands above and below the blocks of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Front {
    /// What stands above the title of an official letter.
    pub masthead: Option<Masthead>,
    /// The title.
    pub title: String,
    /// What stands below the title; may be empty.
    pub subtitle: String,
    /// The mark of a paper that is not final, such as 草稿.
    pub draft: Option<String>,
    /// What must be known before reading, such as 示例数据.
    pub notice: Option<String>,
    /// What identifies the result, a line each; at the foot of every page where there are pages.
    pub footer: Vec<String>,
    /// The day of the result; none until it is approved. For the properties of a file: where it is
    /// to be read, it stands in a line.
    pub date: Option<NaiveDate>,
}

/// 版头: the head of an official letter, with blanks for what only its office can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masthead {
    /// 发文机关标志: who issues it.
    pub office: String,
    /// 发文字号: the number it is issued under.
    pub number: String,
}

/// A block of a paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading between blocks.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// Whom a letter is for.
    Addressee(String),
    /// Sentences, numbered.
    Notes(Vec<String>),
    /// What the paper says in short.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// Lines to sign on; nobody signs for a person.
    Signatures(Vec<String>),
    /// What is annexed to a letter, named below its words.
    Enclosures(Vec<String>),
    /// Who issues a letter and when, as blanks below its words.
    Issued(Vec<String>),
    /// Where an annex begins: `附件1`, and its title.
    Annex(String, String),
    /// 版记: to whom a letter is copied and who prints it, at its very end.
    Imprint(Vec<String>),
    /// What follows begins a new page, on such sheets.
    NewPage(Sheet),
}

/// A labelled statement, such as the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it came to.
    pub value: String,
    /// What else must be said; may be empty.
    pub note: String,
}

/// A table with one row of headings, repeated on each page that it runs over.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The caption; may be empty where a heading stands above.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// To which side its cells are set.
    pub align: Align,
    /// Its width as a share of all columns' widths.
    pub width: u32,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// What kind of row it is.
    pub kind: RowKind,
    /// Its cells; together with cells that reach down from above they fill the columns.
    pub cells: Vec<Cell>,
}

/// What kind of row it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowKind {
    /// An ordinary row.
    #[default]
    Body,
    /// What a part came to.
    Subtotal,
    /// What all came to.
    Total,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// Columns it takes beyond its own.
    pub more_columns: usize,
    /// Rows it reaches down beyond its own.
    pub more_rows: usize,
    /// A rate to be drawn as a bar beside the text; 1 is full.
    pub bar: Option<f64>,
    /// Whether attention is called to it; the text says why.
    pub emphasis: Emphasis,
}

/// Whether attention is called to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Emphasis {
    /// Nothing special.
    #[default]
    None,
    /// A weak link, a lost grade.
    Weak,
    /// Of less weight than the rest, such as 不涉及.
    Faint,
}

impl Cell {
    /// A cell with a text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Reaches over so many more columns.
    #[must_use]
    pub const fn across(mut self, more_columns: usize) -> Self {
        self.more_columns = more_columns;
        self
    }

    /// Reaches down over so many more rows.
    #[must_use]
    pub const fn down(mut self, more_rows: usize) -> Self {
        self.more_rows = more_rows;
        self
    }

    /// Draws a rate as a bar.
    #[must_use]
    pub const fn bar(mut self, rate: Option<f64>) -> Self {
        self.bar = rate;
        self
    }

    /// Calls attention to it.
    #[must_use]
    pub const fn emphasis(mut self, emphasis: Emphasis) -> Self {
        self.emphasis = emphasis;
        self
    }
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(heading: impl Into<String>, width: u32) -> Self {
        Self {
            heading: heading.into(),
            align: Align::Left,
            width,
        }
    }

    /// A column of numbers.
    #[must_use]
    pub fn numbers(heading: impl Into<String>, width: u32) -> Self {
        Self {
            align: Align::Right,
            ..Self::words(heading, width)
        }
    }

    /// A column of short marks.
    #[must_use]
    pub fn marks(heading: impl Into<String>, width: u32) -> Self {
        Self {
            align: Align::Center,
            ..Self::words(heading, width)
        }
    }
}

impl Table {
    /// The smallest sheet that shows all columns.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        Sheet::for_width(self.columns.iter().map(|column| column.width).sum())
    }

    /// The cells as a full grid: a cell that reaches over others stands at its first place, and
    /// the places it covers are `None`.
    #[must_use]
    pub fn grid(&self) -> Vec<Vec<Option<&Cell>>> {
        let mut reaching = vec![0_usize; self.columns.len()];
        self.rows.iter().map(|row| grid_row(row, &mut reaching)).collect()
    }
}

/// Puts the cells of a row between those that reach down into it.
fn grid_row<'a>(row: &'a Row, reaching: &mut [usize]) -> Vec<Option<&'a Cell>> {
    let mut places = vec![None; reaching.len()];
    let mut cells = row.cells.iter();
    let mut at = 0;
    while at < places.len() {
        if reaching[at] > 0 {
            reaching[at] -= 1;
            at += 1;
            continue;
        }
        let Some(cell) = cells.next() else { break };
        places[at] = Some(cell);
        let end = (at + 1 + cell.more_columns).min(places.len());
        reaching[at..end].fill(cell.more_rows);
        at = end;
    }
    places
}

/// A chart: series of numbers over categories.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// What is compared: units, criteria.
    pub categories: Vec<String>,
    /// The numbers.
    pub series: Vec<Series>,
    /// The end of the scale.
    pub max: f64,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// A bar a category, series one after another in it.
    StackedBars,
    /// An axis a category, a line a series.
    Radar,
    /// A line a series, the categories being moments.
    Lines,
}

/// The numbers of one series, one a category.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Its numbers; a gap where there is none.
    pub values: Vec<Option<f64>>,
    /// The numbers as printed.
    pub shown: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_of_a_paper_stands_on_its_sheets() {
        let text = |text: &str| Block::Paragraph(text.to_owned());
        let paper = Document {
            lang: Lang::Zh,
            manner: Manner::Official,
            sheet: Sheet::Upright,
            front: Front::default(),
            blocks: vec![text("a"), Block::NewPage(Sheet::Widest), text("b"), text("c")],
        };
        let (first, second) = ([text("a")], [text("b"), text("c")]);
        assert_eq!(
            paper.parts(),
            [(Sheet::Upright, &first[..]), (Sheet::Widest, &second[..])]
        );
    }

    #[test]
    fn cells_that_reach_over_others_leave_their_places_empty() {
        let row = |cells| Row {
            kind: RowKind::Body,
            cells,
        };
        let table = Table {
            caption: String::new(),
            columns: vec![Column::words("a", 1), Column::words("b", 1), Column::words("c", 1)],
            rows: vec![
                row(vec![Cell::new("A").down(1), Cell::new("1"), Cell::new("2")]),
                row(vec![Cell::new("3"), Cell::new("4")]),
                row(vec![Cell::new("sum").across(1), Cell::new("10")]),
            ],
        };
        let texts: Vec<Vec<_>> = table
            .grid()
            .into_iter()
            .map(|row| row.into_iter().map(|cell| cell.map_or("", |cell| &cell.text)).collect())
            .collect();
        assert_eq!(texts, [["A", "1", "2"], ["", "3", "4"], ["sum", "", "10"]]);
    }
}
