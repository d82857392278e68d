//! What the terminal says when it is asked for its background, taken out of what is typed.
//!
//! The question is OSC 11. The answer comes among the keys, and as keys the terminal library hands
//! it on; none of them may reach a screen, however late they come.

use super::event::{Code, Event, Held, Key};
use crate::ops::look::Ground;

/// Asks for the colour of the background.
pub const ASK_GROUND: &str = "\x1b]11;?\x1b\\";

/// More letters than any answer has.
const LONGEST: usize = 40;

/// The keys of what may be an answer; it begins with Alt-] and ends with Ctrl-G or a backslash.
#[derive(Debug, Default)]
pub struct Answers {
    held: Vec<Key>,
}

impl Answers {
    /// Whether keys are held back because an answer may have begun.
    pub const fn is_open(&self) -> bool {
        !self.held.is_empty()
    }

    /// Takes an event, and hands on what is no part of an answer.
    pub fn take(&mut self, event: Event) -> Vec<Event> {
        match event {
            Event::Key(key) if self.is_open() && ends(key) && self.ground().is_some() => {
                let ground = self.ground();
                self.held.clear();
                ground.map(Event::Ground).into_iter().collect()
            }
            Event::Key(key) if self.goes_on_with(key) => {
                self.held.push(key);
                Vec::new()
            }
            event => {
                let mut events = self.give_up();
                events.push(event);
                events
            }
        }
    }

    /// Hands on what was held back.
    pub fn give_up(&mut self) -> Vec<Event> {
        self.held.drain(..).map(Event::Key).collect()
    }

    fn goes_on_with(&self, key: Key) -> bool {
        const HEAD: [char; 3] = ['1', '1', ';'];
        match (self.held.len(), key.held, key.code) {
            // What ends an answer may be told as two keys.
            (0, Held::Alt, Code::Char(']')) | (4..LONGEST, Held::Nothing, Code::Esc) => true,
            (n @ 1..=3, Held::Nothing, Code::Char(letter)) => HEAD[n - 1] == letter,
            (4..LONGEST, Held::Nothing, Code::Char(letter)) => letter.is_ascii_alphanumeric() || ":/#".contains(letter),
            _ => false,
        }
    }

    /// What the keys say: `11;rgb:ffff/ffff/ffff`.
    fn ground(&self) -> Option<Ground> {
        let letters = self.held.iter().filter_map(|key| match key.code {
            Code::Char(letter) => Some(letter),
            _ => None,
        });
        let text: String = letters.skip(1).collect();
        let colour = text.strip_prefix("11;rgb:").or_else(|| text.strip_prefix("11;rgba:"))?;
        let channels: Vec<f64> = colour.split('/').take(3).filter_map(share).collect();
        let [r, g, b] = channels[..] else { return None };
        // How bright an old television would show it; enough to tell paper from slate.
        let brightness = 0.299 * r + 0.587 * g + 0.114 * b;
        Some(if brightness > 0.5 { Ground::Light } else { Ground::Dark })
    }
}

/// A channel of one to four hexadecimal digits as a share of the most it can be.
fn share(digits: &str) -> Option<f64> {
    let most = (1..=4)
        .contains(&digits.len())
        .then(|| 16_u32.pow(u32::try_from(digits.len()).unwrap_or(4)) - 1)?;
    Some(f64::from(u32::from_str_radix(digits, 16).ok()?) / f64::from(most))
}

fn ends(key: Key) -> bool {
    matches!(key.code, Code::Char('\\')) || key == Key::ctrl(Code::Char('g'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys that the terminal library makes of an answer.
    fn keys(colour: &str, end: &[Key]) -> Vec<Event> {
        let mut keys = vec![Key::alt(Code::Char(']'))];
        keys.extend(format!("11;{colour}").chars().map(Key::char));
        keys.extend(end);
        keys.into_iter().map(Event::Key).collect()
    }

    fn heard(events: Vec<Event>) -> Vec<Event> {
        let mut answers = Answers::default();
        events.into_iter().flat_map(|event| answers.take(event)).collect()
    }

    #[test]
    fn an_answer_becomes_a_background_and_no_key() {
        let ends: [&[Key]; 3] = [
            &[Key::alt(Code::Char('\\'))],
            &[Key::ctrl(Code::Char('g'))],
            &[Key::new(Code::Esc), Key::char('\\')],
        ];
        for end in ends {
            assert_eq!(heard(keys("rgb:ffff/fafa/f0f0", end)), [Event::Ground(Ground::Light)]);
            assert_eq!(heard(keys("rgb:1c/1c/1c", end)), [Event::Ground(Ground::Dark)]);
            assert_eq!(
                heard(keys("rgba:0000/2b2b/3636/ffff", end)),
                [Event::Ground(Ground::Dark)]
            );
        }
    }

    #[test]
    fn what_only_begins_like_an_answer_is_typed() {
        let typed: Vec<Event> = [Key::alt(Code::Char(']')), Key::char('1'), Key::char('q')]
            .map(Event::Key)
            .to_vec();
        assert_eq!(heard(typed.clone()), typed);
        let twice = vec![typed[0].clone(), Event::Resize];
        assert_eq!(heard(twice.clone()), twice);
        let endless = keys(&"f".repeat(60), &[]);
        assert_eq!(heard(endless.clone()), endless);
    }

    #[test]
    fn a_key_that_nothing_follows_is_handed_on() {
        let mut answers = Answers::default();
        let key = Event::Key(Key::alt(Code::Char(']')));
        assert!(answers.take(key.clone()).is_empty() && answers.is_open());
        assert_eq!(answers.give_up(), [key]);
        assert!(!answers.is_open());
    }

    #[test]
    fn letters_typed_before_and_after_an_answer_come_through_in_order() {
        let mut events = vec![Event::Key(Key::char('j'))];
        events.extend(keys("rgb:ff/ff/ff", &[Key::ctrl(Code::Char('g'))]));
        events.push(Event::Key(Key::char('k')));
        let expected = [
            Event::Key(Key::char('j')),
            Event::Ground(Ground::Light),
            Event::Key(Key::char('k')),
        ];
        assert_eq!(heard(events), expected);
    }
}
