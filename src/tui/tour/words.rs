//! What the panel of the tour says at each step; where `{}` stands, the key that holds is put in.

use super::Step;
use crate::text::{Lang, Text};
use crate::tui::command::Command;

/// What is said at a step.
struct Words {
    title: Text,
    says: Text,
    /// The commands whose keys are named, in their order.
    keys: &'static [Command],
}

/// The title of a step and what it asks for.
pub fn words(step: Step, lang: Lang, key: &dyn Fn(Command) -> String) -> (&'static str, String) {
    let words = &WORDS[step as usize];
    let mut parts = words.says.get(lang).split("{}");
    let first = parts.next().unwrap_or_default().to_owned();
    let said = parts
        .zip(words.keys)
        .fold(first, |said, (part, command)| said + &key(*command) + part);
    (words.title.get(lang), said)
}

const fn step(
    title: (&'static str, &'static str),
    says: (&'static str, &'static str),
    keys: &'static [Command],
) -> Words {
    Words {
        title: Text::new(title.0, title.1),
        says: Text::new(says.0, says.1),
        keys,
    }
}

/// The words of every step, in the order of the steps.
#[rustfmt::skip]
static WORDS: [Words; Step::ALL.len()] = [
    step(("打开评分表", "the score sheet"), (
        "这是总览：本期填了多少、还要办什么、现在谁领先。现在按 {} 打开评分表。",
        "This is the overview: how much is in, what is to be done, who leads. Press {} for the score sheet.",
    ), &[Command::GoSheet]),
    step(("移动光标", "move"), (
        "评分表像一张 Excel 表：一列一个单位，一行一项。按 {}、{}、{}、{} 键或用鼠标，移到“一般贸易出口额”的一格。",
        "The sheet is like one in Excel: a column a unit, a row an item. With {}, {}, {}, {} or the mouse go to a cell of \"General-trade exports\".",
    ), &[Command::Up, Command::Down, Command::Left, Command::Right]),
    step(("填一个数", "enter a value"), (
        "直接键入一个不同的数，如 150，按 {} 写入。与历年相差太远的数会标出来请您核对，不会挡住您。",
        "Type another number, such as 150, and press {}. A number far from its history is marked for a second look; it does not stop you.",
    ), &[Command::Enter]),
    step(("看名次，再撤销", "the place, and undo"), (
        "看这条横线上面：总分和名次随即变了，而且已经保存。填错也不要紧：按 {} 撤销，次数不限。",
        "Look above this line: total and place followed at once, and it is saved. A slip does no harm: {} undoes, without limit.",
    ), &[Command::Undo]),
    step(("找到未填的格", "what is pending"), (
        "未填不等于 0。按 {} 清空这一格，再移到别处，然后按 {}：光标就到还没填的格。",
        "Pending is not zero. Press {} to clear this cell, go elsewhere, then press {}: it leads to the pending cell.",
    ), &[Command::Clear, Command::NextPending]),
    step(("看排名", "the ranking"), (
        "缺数据的单位只有暂计分，没有名次。按 {} 看排名。",
        "A unit that lacks data has a provisional total and no place. Press {} for the ranking.",
    ), &[Command::GoRanking]),
    step(("问为什么", "ask why"), (
        "移到一个单位，按 {} 打开它的评分卡：每一分怎么来的，都有算式。",
        "Go to a unit and press {} for its scorecard: every point with its calculation.",
    ), &[Command::Open]),
    step(("查找", "find"), (
        "按 {}，键入汉字、拼音首字母或英文，如 lmx（龙门县），再按 {} 前往。命令也这样找、这样执行。",
        "Press {}, type a name, pinyin or English, such as longmen, and {} goes there. Commands are found and run like this too.",
    ), &[Command::Palette, Command::Open]),
    step(("导出", "export"), (
        "在评分卡（{}）或排名中按 {}，选一种格式，按 {}：文件写到当前文件夹，可直接打印。",
        "In the scorecard ({}) or the ranking press {}, choose a format, press {}: the file goes to the current folder, ready to print.",
    ), &[Command::GoScorecard, Command::Export, Command::Choose]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_names_as_many_keys_as_it_has_places_for_in_both_languages() {
        for (step, words) in Step::ALL.into_iter().zip(&WORDS) {
            for lang in [Lang::Zh, Lang::En] {
                let places = words.says.get(lang).matches("{}").count();
                assert_eq!(places, words.keys.len(), "{step:?}");
                assert!(!words.title.get(lang).is_empty(), "{step:?}");
            }
        }
    }
}
