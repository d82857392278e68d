//! What the person is told in the last lines of the screen: it stays until it was seen.
//!
//! Keys may come faster than frames are drawn. What no frame has shown yet is not taken away by
//! the next key, and a refusal or a question not by the next notice.

use super::effect::{Notice, Tone};

/// What is told now.
#[derive(Debug, Default)]
pub struct Notices {
    told: Vec<Notice>,
    sight: Sight,
}

/// Whether a frame has shown them.
#[derive(Debug, Default, PartialEq, Eq)]
enum Sight {
    #[default]
    Unseen,
    Seen,
}

impl Notices {
    /// Tells something, in place of what was seen.
    pub fn tell(&mut self, notice: Notice) {
        self.go_on();
        self.told.retain(|old| old.tone != Tone::Done && *old != notice);
        self.told.push(notice);
        self.sight = Sight::Unseen;
    }

    /// Tells something more of what is told now.
    pub fn add(&mut self, notice: Notice) {
        self.go_on();
        self.told.push(notice);
        self.sight = Sight::Unseen;
    }

    /// Hears that a frame has shown them.
    pub fn seen(&mut self) {
        self.sight = Sight::Seen;
    }

    /// Hears that the person goes on: what was seen is over.
    pub fn go_on(&mut self) {
        if self.sight == Sight::Seen {
            self.told.clear();
        }
    }

    /// What is told now.
    #[must_use]
    pub fn told(&self) -> &[Notice] {
        &self.told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    const SAVED: Notice = Notice::done(Text::new("已保存", "saved"));
    const REFUSED: Notice = Notice::refused(Text::new("不行", "no"));

    #[test]
    fn what_no_frame_has_shown_stays() {
        let mut notices = Notices::default();
        notices.tell(SAVED);
        notices.go_on();
        assert_eq!(notices.told(), [SAVED]);
        notices.seen();
        notices.go_on();
        assert_eq!(notices.told(), []);
    }

    #[test]
    fn what_is_added_takes_the_place_of_what_was_seen_only() {
        let mut notices = Notices::default();
        notices.tell(SAVED);
        notices.add(REFUSED);
        assert_eq!(notices.told(), [SAVED, REFUSED]);
        notices.seen();
        notices.add(SAVED);
        assert_eq!(notices.told(), [SAVED]);
    }

    #[test]
    fn a_refusal_that_was_not_seen_is_not_replaced() {
        let mut notices = Notices::default();
        for notice in [REFUSED, SAVED, REFUSED, SAVED] {
            notices.tell(notice);
        }
        assert_eq!(notices.told(), [REFUSED, SAVED]);
        notices.seen();
        notices.tell(SAVED);
        assert_eq!(notices.told(), [SAVED]);
    }
}
