//! The styles of an official letter, after GB/T 9704-2012.

use super::{Face, LINE, RED, Style, id};

/// Those of an official letter.
pub(super) fn letter() -> Vec<Style> {
    [front().to_vec(), words().to_vec(), ending().to_vec()].concat()
}

/// 版头 and title.
fn front() -> [Style; 4] {
    [
        Style {
            before: 1984,
            colour: Some(RED),
            ..Style::new(id::OFFICE, Face::Title, 96, "center")
        },
        Style {
            before: 2 * LINE,
            ..Style::on_lines(id::NUMBER, Face::FangSong, 32, "center")
        },
        Style {
            before: 2 * LINE,
            after: LINE,
            outline: Some(0),
            ..Style::on_lines(id::TITLE, Face::Title, 44, "center")
        },
        Style {
            after: LINE,
            ..Style::on_lines(id::SUBTITLE, Face::Kai, 32, "center")
        },
    ]
}

/// 正文.
fn words() -> [Style; 6] {
    let body = Style::on_lines(id::BODY, Face::FangSong, 32, "both");
    [
        Style { first: 2, ..body },
        Style { id: id::TO, ..body },
        Style {
            first: 2,
            id: id::NOTE,
            ..body
        },
        Style {
            first: 2,
            keeps_next: true,
            outline: Some(1),
            ..Style::on_lines(id::HEADING, Face::Hei, 32, "both")
        },
        Style {
            before: 120,
            after: 60,
            keeps_next: true,
            ..Style::new(id::CAPTION, Face::Hei, 24, "left")
        },
        Style {
            first: 2,
            ..Style::on_lines(id::SIGNATURE, Face::FangSong, 32, "left")
        },
    ]
}

/// 附件说明, 署名, and where an annex begins.
fn ending() -> [Style; 4] {
    [
        // The titles stand one below the other, after `附件：1. `.
        Style {
            first: 2,
            hanging: 4,
            ..Style::on_lines(id::ENCLOSURE, Face::FangSong, 32, "left")
        },
        Style {
            right: 4,
            keeps_next: true,
            ..Style::on_lines(id::ISSUED, Face::FangSong, 32, "right")
        },
        Style {
            keeps_next: true,
            ..Style::on_lines(id::ANNEX_MARK, Face::Hei, 32, "left")
        },
        Style {
            before: LINE,
            after: LINE / 2,
            keeps_next: true,
            outline: Some(0),
            ..Style::on_lines(id::ANNEX, Face::Title, 44, "center")
        },
    ]
}
