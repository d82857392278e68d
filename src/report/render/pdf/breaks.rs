//! Where a line of Chinese or English may end (禁则): never before what closes, never after what
//! opens, never within a word or a number.

/// Whether a line may end between two characters.
pub(super) fn may_break(before: char, after: char) -> bool {
    if before == ' ' {
        return after != ' ';
    }
    !(after == ' '
        || closes(after)
        || opens(before)
        || (is_of_word(before) && is_of_word(after) && !is_joint(before, after))
        || (is_long(before) && before == after))
}

/// What a line may end with beyond its edge, so that its characters stay in their columns.
pub(super) const fn hangs(letter: char) -> bool {
    matches!(letter, '，' | '。' | '、' | '；' | '：')
}

/// What never begins a line.
pub(super) fn closes(letter: char) -> bool {
    hangs(letter)
        || matches!(
            letter,
            '？' | '！'
                | '）'
                | '】'
                | '」'
                | '』'
                | '》'
                | '〉'
                | '〕'
                | '”'
                | '’'
                | '％'
                | '‰'
                | '℃'
                | '·'
                | '～'
                | '…'
                | '—'
                | ','
                | '.'
                | ';'
                | ':'
                | '?'
                | '!'
                | ')'
                | ']'
                | '}'
                | '%'
                | '›'
                | '々'
        )
}

/// What never ends a line.
pub(super) const fn opens(letter: char) -> bool {
    matches!(
        letter,
        '（' | '【' | '「' | '『' | '《' | '〈' | '〔' | '“' | '‘' | '￥' | '(' | '[' | '{' | '$'
    )
}

/// What stands for two characters when it is written twice.
const fn is_long(letter: char) -> bool {
    matches!(letter, '—' | '…')
}

/// Whether it takes a full square, as Chinese characters and their punctuation do.
pub(super) fn is_full(letter: char) -> bool {
    matches!(letter, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
        || unicode_width::UnicodeWidthChar::width(letter) == Some(2)
}

/// Whether a word is of two parts here, such as `high-tech`; a number with a minus is not.
const fn is_joint(before: char, after: char) -> bool {
    matches!(before, '-' | '/') && after.is_ascii_alphabetic()
}

/// Whether it belongs to a word that is not broken.
fn is_of_word(letter: char) -> bool {
    !is_full(letter) && letter != ' '
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_never_begins_with_what_closes_nor_ends_with_what_opens() {
        assert!(may_break('县', '人'));
        for (before, after) in [
            ('县', '，'),
            ('县', '）'),
            ('（', '县'),
            ('“', '县'),
            ('6', '%'),
            ('—', '—'),
        ] {
            assert!(!may_break(before, after), "{before}{after}");
        }
    }

    #[test]
    fn words_and_numbers_stay_whole() {
        for (before, after) in [('8', '0'), ('0', '.'), ('a', 'b'), ('A', '1')] {
            assert!(!may_break(before, after), "{before}{after}");
        }
        assert!(may_break('-', 't') && !may_break('-', '1') && !may_break('h', '-'));
        assert!(may_break('1', '县') && may_break('县', 'A') && may_break(' ', 'a'));
        assert!(!may_break('a', ' '));
    }
}
