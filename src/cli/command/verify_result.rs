//! `kaohe verify-result`: a frozen result is computed again and compared.

use std::path::Path;

use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::argument::{FILE, format, format_of, option, page, path, path_of, positional, text};
use crate::cli::catalogue::Entry;
use crate::cli::context::Context;
use crate::cli::output::Format;
use crate::error::Result;
use crate::model::Period;
use crate::ops::file::{self, Existing};
use crate::ops::freeze::{Proof, files, verdict, verify};
use crate::ops::session::Session;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "核验审定结果：核对哈希值和签名，重新计算并逐字比较",
        "Verify an approved result: its hashes and signatures, and its numbers computed again",
    );
    let period = Text::new("考核期", "The period");
    let revision = Text::new("第几版（默认最后一版）", "The revision (default: the last)");
    let write = Text::new(
        "把声明、方案、数据、得分和签名写入文件夹，供没有本程序的人核验",
        "Write statement, scheme, data, scores and signatures to a folder, for those without this program",
    );
    page(
        lang,
        "verify-result",
        &about,
        "  kaohe verify-result 2021\n  kaohe verify-result 2021 --write 审定结果",
    )
    .arg(positional(lang, "of", &Text::new("考核期", "PERIOD"), &period).required(false))
    .arg(option(lang, "revision", &Text::new("版次", "N"), &revision).value_parser(clap::value_parser!(u32).range(1..)))
    .arg(path(option(lang, "write", &FILE, &write)))
    .arg(format(lang, &[Format::Table, Format::Json]))
}

/// `schemas/verify-result.schema.json`.
#[derive(Serialize)]
struct Report<'a> {
    format: u32,
    period: Period,
    revision: u32,
    sha256: &'a str,
    approved_by: &'a str,
    approved_at: &'a str,
    sound: bool,
    checks: Vec<CheckForm<'a>>,
    signatures: Vec<SignedForm<'a>>,
}

#[derive(Serialize)]
struct CheckForm<'a> {
    what: &'a Text,
    holds: bool,
}

#[derive(Serialize)]
struct SignedForm<'a> {
    signer: &'a str,
    fingerprint: Option<&'a str>,
    holds: bool,
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let session = context.session()?;
    let period = match text(matches, "of") {
        Some(period) => Some(period.parse()?),
        None => context.period()?,
    };
    let period = match period {
        Some(period) => period,
        None => session.round(None)?.period,
    };
    let revision = matches.get_one::<u32>("revision").copied();
    let proof = verify(&session, period, revision)?;
    if let Some(folder) = path_of(matches, "write") {
        write(&session, &proof, folder, context)?;
    }
    match format_of(matches) {
        Some(Format::Json) => context.output.json(&report(&proof))?,
        _ => tell(&proof, context)?,
    }
    Ok(if proof.is_sound() {
        Outcome::Done
    } else {
        Outcome::Differs
    })
}

fn write(session: &Session, proof: &Proof, folder: &Path, context: &mut Context<'_, '_>) -> Result<()> {
    let files = files(session, proof.period, Some(proof.revision))?;
    file::make_folder(folder)?;
    let mut all = vec![
        ("result.json".to_owned(), files.statement),
        ("scheme.json".to_owned(), files.scheme),
        ("data.csv".to_owned(), files.data),
        ("evaluation.json".to_owned(), files.evaluation),
    ];
    let numbered = files.signatures.into_iter().enumerate();
    all.extend(numbered.map(|(n, (_, armored))| (format!("result.json.{}.sig", n + 1), armored)));
    for (name, text) in all {
        let to = folder.join(&name);
        file::write(&to, text.as_bytes(), Existing::Keep)?;
        context.output.say(&Text::same(file::show(&to)));
    }
    Ok(())
}

fn tell(proof: &Proof, context: &mut Context<'_, '_>) -> Result<()> {
    let lang = context.lang();
    context.output.print(proof.head().get(lang))?;
    context.output.print(&format!("SHA-256 {}", proof.sha256))?;
    for (holds, what) in proof.found() {
        let verdict = verdict(holds).get(lang);
        context.output.print(&format!("{verdict}  {}", what.get(lang)))?;
    }
    Ok(())
}

fn report(proof: &Proof) -> Report<'_> {
    Report {
        format: 1,
        period: proof.period,
        revision: proof.revision,
        sha256: &proof.sha256,
        approved_by: &proof.approved_by,
        approved_at: &proof.approved_at,
        sound: proof.is_sound(),
        checks: proof
            .checks
            .iter()
            .map(|check| CheckForm {
                what: &check.what,
                holds: check.holds,
            })
            .collect(),
        signatures: proof
            .signatures
            .iter()
            .map(|signed| SignedForm {
                signer: &signed.signer,
                fingerprint: signed.fingerprint.as_deref(),
                holds: signed.holds,
            })
            .collect(),
    }
}
