//! The fingerprint of a file: the SHA-256 of its bytes, in hex.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The SHA-256 of the bytes, in lower-case hex.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
