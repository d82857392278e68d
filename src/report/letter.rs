//! What every official letter has besides its words: masthead, issue and imprint, all of them blanks.
//!
//! A number, a seal and a signature are for the office to set; none is ever made up here.

use super::document::{Block, Masthead};
use super::findings::Findings;

impl Findings<'_> {
    /// 版头: who issues it, under which number.
    pub(super) fn masthead(&self) -> Masthead {
        Masthead {
            office: self.pick("（发文机关标志）", "(Name of the issuing office)"),
            number: self.pick("＿＿＿〔＿＿＿＿〕＿＿号", "No. ________"),
        }
    }

    /// 署名 and 成文日期.
    pub(super) fn issued(&self) -> Block {
        let blanks = [
            ("（发文机关署名）", "(Issuing office)"),
            ("＿＿＿＿年＿＿月＿＿日", "(Date)"),
        ];
        Block::Issued(blanks.map(|(zh, en)| self.pick(zh, en)).to_vec())
    }

    /// 版记: copies, who prints it and when.
    pub(super) fn imprint(&self) -> Block {
        let blanks = [
            ("抄送：＿＿＿＿＿＿＿＿＿＿＿＿。", "Copies to: ________________"),
            (
                "＿＿＿＿＿＿＿＿　＿＿＿＿年＿＿月＿＿日印发",
                "Printed by ________, ________",
            ),
        ];
        Block::Imprint(blanks.map(|(zh, en)| self.pick(zh, en)).to_vec())
    }
}
