//! `kaohe sign`: a frozen result is signed with an Ed25519 key.

use clap::{ArgMatches, Command};

use crate::cli::Outcome;
use crate::cli::argument::{FILE, option, page, path, path_of};
use crate::cli::catalogue::Entry;
use crate::cli::change::{result_format, tell};
use crate::cli::context::Context;
use crate::error::Result;
use crate::ops::sign::sign;
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "用 OpenSSH 的 Ed25519 密钥签名审定结果；没有本程序也能用 ssh-keygen -Y verify 核验",
        "Sign an approved result with an OpenSSH Ed25519 key; ssh-keygen -Y verify checks it without this program",
    );
    let key = Text::new("私钥文件", "The private key");
    let revision = Text::new("第几版（默认最后一版）", "The revision (default: the last)");
    page(
        lang,
        "sign",
        &about,
        "  kaohe sign --period 2021 --key id_ed25519 --as 陈主任",
    )
    .arg(path(option(lang, "key", &FILE, &key)).required(true))
    .arg(option(lang, "revision", &Text::new("版次", "N"), &revision).value_parser(clap::value_parser!(u32).range(1..)))
    .arg(result_format(lang))
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (mut session, mut round) = context.to_change()?;
    let key = path_of(matches, "key").expect("BUG: the parser asks for a key");
    let revision = matches.get_one::<u32>("revision").copied();
    let done = sign(&mut session, &mut round, key, revision)?;
    tell(done.as_ref(), matches, context)
}
