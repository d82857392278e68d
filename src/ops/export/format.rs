//! The formats a paper can be written in, and the words by which a person chooses among them.
//!
//! What a format looks like is decided in `report/render`.

use super::Paper;
use crate::report::render;
use crate::text::Text;

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A rendered document.
    Paper(render::Format),
    /// Pages that are set and ready to print.
    Pdf,
    /// A workbook with formulas.
    Xlsx,
    /// The evaluation, of one unit or of all.
    Json,
}

impl Format {
    /// All of them, the most wanted first.
    pub const ALL: [Self; 7] = [
        Self::Paper(render::Format::Html),
        Self::Pdf,
        Self::Paper(render::Format::Docx),
        Self::Paper(render::Format::Markdown),
        Self::Paper(render::Format::Csv),
        Self::Xlsx,
        Self::Json,
    ];

    /// The format where none is asked for.
    pub const DEFAULT: Self = Self::Paper(render::Format::Markdown);

    /// The ending of file names, which is also the format's name.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Paper(format) => format.ending(),
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// The format with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending() == name)
    }

    /// What the format is good for.
    #[must_use]
    pub const fn words(self) -> Text {
        match self {
            Self::Paper(render::Format::Html) => Text::new(
                "HTML：用浏览器打开，可直接打印",
                "HTML: opens in a browser, ready to print",
            ),
            Self::Paper(render::Format::Docx) => Text::new(
                "DOCX：用 Word 或 WPS 打开，可修改、打印",
                "DOCX: opens in Word or WPS, to edit and print",
            ),
            Self::Paper(render::Format::Markdown) => {
                Text::new("Markdown：纯文本和表格", "Markdown: plain text and tables")
            }
            Self::Paper(render::Format::Csv) => Text::new("CSV：用 Excel 或 WPS 打开", "CSV: opens in Excel or WPS"),
            Self::Pdf => Text::new("PDF：排好版，直接打印", "PDF: pages, ready to print"),
            Self::Xlsx => Text::new(
                "XLSX：每个得分都是公式，可在 Excel 或 WPS 中重算",
                "XLSX: every point a formula that Excel or WPS recalculates",
            ),
            Self::Json => Text::new("JSON：供其他程序读取", "JSON: for other programs"),
        }
    }

    /// Whether a paper can be had in the format.
    #[must_use]
    pub const fn fits(self, paper: Paper) -> bool {
        match self {
            Self::Paper(_) | Self::Pdf => !matches!(paper, Paper::Workbook),
            Self::Xlsx => matches!(paper, Paper::Workbook),
            // The rest are words, not results: there is no JSON of them.
            Self::Json => matches!(paper, Paper::Scorecard(_) | Paper::Ranking),
        }
    }
}

impl Paper {
    /// The formats in which the paper can be had, the most wanted first.
    pub fn formats(self) -> impl Iterator<Item = Format> {
        Format::ALL.into_iter().filter(move |format| format.fits(self))
    }

    /// The format of the paper where none is asked for.
    #[must_use]
    pub fn default_format(self) -> Format {
        if Format::DEFAULT.fits(self) {
            Format::DEFAULT
        } else {
            self.formats().next().unwrap_or(Format::DEFAULT)
        }
    }
}
