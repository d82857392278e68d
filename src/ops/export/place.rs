//! Where papers are written: the file that is named, or files in a folder, named after unit, period and paper.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::{Order, Paper};
use crate::error::{Error, Kind, Result};
use crate::ops::file;
use crate::ops::round::Round;
use crate::report::file_name::file_name;
use crate::text::Text;

/// The files of papers, in their order.
///
/// # Errors
/// There are several papers and one file is named for them, or the folder cannot be made.
pub(super) fn files(round: &Round, papers: &[Paper], order: &Order<'_>) -> Result<Vec<PathBuf>> {
    let to = order.to.unwrap_or(Path::new(""));
    let is_folder = order.to.is_none() || to.is_dir() || to.as_os_str().to_string_lossy().ends_with(['/', '\\']);
    if let ([_], false) = (papers, is_folder) {
        return Ok(vec![to.to_owned()]);
    }
    if to.is_file() {
        let shown = file::show(to);
        return Err(Error::new(
            Kind::Conflict,
            Text::of(
                format!("有几个文件要写，而“{shown}”是一个文件。"),
                format!("There are several files to write, and \"{shown}\" is a file."),
            ),
        )
        .hint(Text::new("请指明文件夹。", "Name a folder.")));
    }
    if order.to.is_some() {
        file::make_folder(to)?;
    }
    let mut taken = HashSet::new();
    let names = papers.iter().map(|paper| {
        let name = name(round, *paper, order, "");
        match paper.unit() {
            // Two units may have names that make the same file name.
            Some(unit) if !taken.insert(name.clone()) => {
                self::name(round, *paper, order, &round.scheme.unit(unit).code)
            }
            _ => name,
        }
    });
    Ok(names.map(|name| to.join(name)).collect())
}

fn name(round: &Round, paper: Paper, order: &Order<'_>, code: &str) -> String {
    let (period, title) = (round.period.to_string(), paper.title());
    let (title, ending) = (title.get(order.lang), order.format.ending());
    match (paper, paper.unit()) {
        (_, Some(unit)) => {
            let name = round.scheme.unit(unit).name.get(order.lang);
            file_name(&[name, code, &period, title], ending)
        }
        (Paper::Ledger(today), _) => file_name(&[title, &today.to_string()], ending),
        _ => file_name(&[&period, title], ending),
    }
}
