//! Signing a frozen result with an Ed25519 key in OpenSSH's format, and checking a signature.
//!
//! `ssh-keygen -Y verify -n kaohe-result` checks the same signature without this program.

use std::path::Path;

use ssh_key::{Algorithm, HashAlg, PrivateKey, SshSig};

use super::file;
use super::freeze;
use super::round::Round;
use super::session::{Action, Done, Session};
use super::task::Task;
use crate::error::{Error, Kind, Result};
use crate::store::{Change, Key, Record, SignatureRow};
use crate::text::Text;

/// What signatures are for, so that one given for something else is none of a result.
pub const NAMESPACE: &str = "kaohe-result";

/// Signs a revision of the round's period, the last one where none is named; `None` where the
/// actor has signed it with this key already.
///
/// # Errors
/// There is no result, the key cannot be used, or the store refused.
pub fn sign(session: &mut Session, round: &mut Round, key: &Path, revision: Option<u32>) -> Result<Option<Done>> {
    let private = read(key)?;
    let row = freeze::find(session, round.period, revision)?;
    let statement = freeze::files(session, round.period, Some(row.revision))?.statement;
    let armored = SshSig::sign(&private, NAMESPACE, HashAlg::Sha512, statement.as_bytes())
        .and_then(|signature| signature.to_pem(ssh_key::LineEnding::LF))
        .map_err(|error| unusable(key, &error.to_string()))?;
    let signature = SignatureRow {
        period: round.period,
        revision: row.revision,
        signer: session.actor().to_owned(),
        armored,
    };
    let before = session
        .store
        .get(&Key::signature(round.period, row.revision, &signature.signer))?;
    let change = Change::new(before, Some(Record::Signature(signature)));
    session.carry_out(round, Action::new(Task::Sign, ""), change.into_iter().collect())
}

/// The fingerprint of the key that signed these bytes; `None` where it is no such signature.
pub(super) fn check(armored: &str, bytes: &[u8]) -> Option<String> {
    let signature: SshSig = armored.parse().ok()?;
    let public = ssh_key::PublicKey::from(signature.public_key().clone());
    public.verify(NAMESPACE, bytes, &signature).ok()?;
    Some(public.fingerprint(HashAlg::Sha256).to_string())
}

fn read(path: &Path) -> Result<PrivateKey> {
    let bytes = file::read(path)?;
    let key = PrivateKey::from_openssh(&bytes).map_err(|error| unusable(path, &error.to_string()))?;
    if key.is_encrypted() {
        return Err(unusable(path, "encrypted").hint(Text::new(
            "带口令的密钥请先用 ssh-keygen -p 另存一份不带口令的，签完即删；或用 ssh-keygen -Y sign 签声明文件。",
            "Sign with an unencrypted copy (ssh-keygen -p) and remove it, or sign the statement file with ssh-keygen -Y sign.",
        )));
    }
    if key.algorithm() != Algorithm::Ed25519 {
        return Err(unusable(path, "not Ed25519"));
    }
    Ok(key)
}

fn unusable(path: &Path, why: &str) -> Error {
    let shown = file::show(path);
    Error::new(
        Kind::Invalid,
        Text::of(
            format!("“{shown}”不能用来签名：{why}。"),
            format!("\"{shown}\" cannot be used to sign: {why}."),
        ),
    )
    .hint(Text::new(
        "需要 Ed25519 私钥：ssh-keygen -t ed25519 -N '' -f 密钥文件。",
        "It takes an Ed25519 private key: ssh-keygen -t ed25519 -N '' -f KEYFILE.",
    ))
}
