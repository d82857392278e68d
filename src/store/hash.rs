//! SHA-256 values, and the hash that chains a journal entry to the one before it.

use std::fmt;
use std::io;
use std::str::FromStr;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::{Error, Kind};
use crate::text::Text;

/// A SHA-256 value, shown as 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

/// Hashes what is written to it, however long it is.
#[derive(Default)]
pub(super) struct Hasher(Sha256);

impl Hasher {
    /// The hash of everything that was written.
    pub(super) fn finish(self) -> Hash {
        Hash(self.0.finalize().into())
    }
}

impl io::Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The algorithm, as it is named in the journal and in what is hashed.
pub(super) const ALGORITHM: &str = "sha256";

impl Hash {
    /// What stands before the first entry.
    pub const ZERO: Self = Self([0; 32]);

    /// The hash of some bytes, such as a file's.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The first digits, by which people compare.
    #[must_use]
    pub fn short(self) -> String {
        const DIGITS: usize = 12;
        self.to_string().chars().take(DIGITS).collect()
    }

    /// The hash of a journal entry: `SHA-256("kh-journal/1\n" ‖ "sha256\n" ‖ store id ‖ be64(seq) ‖
    /// previous hash ‖ be64(length of body) ‖ body)`.
    pub(super) fn of_entry(store: Uuid, seq: u64, prev: Self, body: &str) -> Self {
        let length = u64::try_from(body.len()).expect("BUG: a length fits 64 bits");
        let mut sha = Sha256::new();
        sha.update(b"kh-journal/1\n");
        sha.update(ALGORITHM);
        sha.update(b"\n");
        sha.update(store.as_bytes());
        sha.update(seq.to_be_bytes());
        sha.update(prev.0);
        sha.update(length.to_be_bytes());
        sha.update(body);
        Self(sha.finalize().into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.0 {
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl FromStr for Hash {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || {
            Error::new(
                Kind::Invalid,
                Text::of(
                    format!("“{text}”不是 SHA-256 值（应为 64 位小写十六进制数字）。"),
                    format!("\"{text}\" is not a SHA-256 value (64 lower-case hexadecimal digits)."),
                ),
            )
        };
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != 32 || !rest.is_empty() {
            return Err(wrong());
        }
        let mut bytes = [0; 32];
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = digit(*high)
                .zip(digit(*low))
                .map(|(high, low)| high << 4 | low)
                .ok_or_else(wrong)?;
        }
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_reads_back_from_its_digits() {
        let hash = Hash::of(b"kaohe");
        assert_eq!(hash.to_string().parse::<Hash>().expect("a hash"), hash);
        assert_eq!(
            Hash::of(b"").to_string(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }

    #[test]
    fn other_spellings_of_a_hash_are_refused() {
        let hash = Hash::of(b"").to_string();
        for text in [
            "",
            "e3",
            &hash.to_uppercase(),
            &hash[1..],
            &format!("{hash}0"),
            &hash.replace('e', "é"),
        ] {
            assert!(text.parse::<Hash>().is_err(), "{text}");
        }
    }

    #[test]
    fn every_part_of_an_entry_counts_in_its_hash() {
        let id = Uuid::from_u128(1);
        let hash = Hash::of_entry(id, 1, Hash::ZERO, "{}");
        assert_ne!(hash, Hash::of_entry(Uuid::from_u128(2), 1, Hash::ZERO, "{}"));
        assert_ne!(hash, Hash::of_entry(id, 2, Hash::ZERO, "{}"));
        assert_ne!(hash, Hash::of_entry(id, 1, hash, "{}"));
        assert_ne!(hash, Hash::of_entry(id, 1, Hash::ZERO, "{ }"));
    }
}
