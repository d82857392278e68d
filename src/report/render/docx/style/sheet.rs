//! The styles of a table with what belongs to it, and those that every paper has.

use super::{FAINT, Face, RED, Style, WEAK, id};

/// Those of a table and what belongs to it.
pub(super) fn sheet() -> Vec<Style> {
    let body = Style::new(id::BODY, Face::Song, 21, "both");
    let heading = |id, size| Style {
        before: 160,
        after: 80,
        keeps_next: true,
        outline: Some(1),
        ..Style::new(id, Face::Hei, size, "left")
    };
    vec![
        Style { after: 60, ..body },
        Style {
            after: 60,
            outline: Some(0),
            ..Style::new(id::TITLE, Face::Title, 36, "center")
        },
        Style {
            after: 120,
            colour: Some(FAINT),
            ..Style::new(id::SUBTITLE, Face::Kai, 22, "center")
        },
        heading(id::HEADING, 24),
        Style {
            colour: Some(RED),
            ..Style::new(id::OFFICE, Face::Title, 44, "center")
        },
        Style {
            after: 160,
            ..Style::new(id::NUMBER, Face::FangSong, 24, "center")
        },
        Style { id: id::TO, ..body },
        Style {
            hanging: 2,
            after: 30,
            ..Style::new(id::NOTE, Face::Song, 18, "both")
        },
        heading(id::CAPTION, 20),
        Style {
            before: 360,
            ..Style::new(id::SIGNATURE, Face::Song, 21, "left")
        },
        Style {
            first: 2,
            hanging: 4,
            ..Style::new(id::ENCLOSURE, Face::Song, 21, "left")
        },
        Style {
            right: 4,
            ..Style::new(id::ISSUED, Face::Song, 21, "right")
        },
        heading(id::ANNEX_MARK, 24),
        Style {
            outline: Some(0),
            ..Style::new(id::ANNEX, Face::Title, 32, "center")
        },
    ]
}

/// Those that are the same in both.
pub(super) fn shared() -> [Style; 13] {
    let cell = |id, align| Style::new(id, Face::Song, 18, align);
    let page = |id, align, right| Style {
        right,
        first: u32::from(right == 0),
        ..Style::new(id, Face::Song, 28, align)
    };
    [
        Style::new(id::IMPRINT, Face::FangSong, 28, "left"),
        cell(id::CELL, "left"),
        cell(id::CELL_CENTER, "center"),
        cell(id::CELL_RIGHT, "right"),
        Style::new(id::CELL_HEAD, Face::Hei, 18, "center"),
        Style {
            before: 60,
            after: 60,
            ..Style::new(id::FIGURE, Face::Song, 18, "center")
        },
        Style {
            line: Some(60),
            ..Style::new(id::GAP, Face::Song, 2, "left")
        },
        Style {
            colour: Some(WEAK),
            ..Style::new(id::MARK, Face::Hei, 28, "left")
        },
        Style {
            colour: Some(WEAK),
            after: 100,
            ..Style::new(id::NOTICE, Face::Kai, 19, "left")
        },
        // The dash of the number stands one character in from the edge.
        page(id::PAGE_ODD, "right", 1),
        page(id::PAGE_EVEN, "left", 0),
        Style::new(id::PAGE, Face::Song, 18, "center"),
        Style {
            colour: Some(FAINT),
            ..Style::new(id::IDENTITY, Face::Song, 14, "left")
        },
    ]
}
