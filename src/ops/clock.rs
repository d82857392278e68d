//! The clock: the only place in the product that asks what time it is.
//!
//! A [`Clock`] is passed into a session, so that everything that depends on time can be tested.

use chrono::{DateTime, FixedOffset, Local};
use uuid::{ContextV7, Timestamp, Uuid};

/// Where the time comes from.
#[derive(Debug, Clone, Copy, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A time that stands still, for tests.
    Fixed(DateTime<FixedOffset>),
}

impl Clock {
    /// The time now, with the zone.
    #[must_use]
    pub fn now(self) -> DateTime<FixedOffset> {
        match self {
            #[expect(clippy::disallowed_methods, reason = "this is the one place where the clock enters")]
            Self::System => Local::now().fixed_offset(),
            Self::Fixed(time) => time,
        }
    }

    /// A new id for a command (a UUID of version 7), by which it can be looked up after a failure.
    #[must_use]
    pub fn command_id(self) -> Uuid {
        self.ids().next()
    }

    /// A source of ids that sort in the order they are taken, even within one millisecond.
    pub(super) const fn ids(self) -> Ids {
        Ids {
            clock: self,
            context: ContextV7::new(),
        }
    }
}

/// Ids in ascending order.
pub(super) struct Ids {
    clock: Clock,
    context: ContextV7,
}

impl Ids {
    /// The next id.
    pub(super) fn next(&self) -> Uuid {
        let now = self.clock.now();
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        let nanos = now.timestamp_subsec_nanos();
        Uuid::new_v7(Timestamp::from_unix(&self.context, seconds, nanos))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock() -> Clock {
        Clock::Fixed("2022-03-01T16:30:00.125+08:00".parse().expect("a time"))
    }

    #[test]
    fn a_fixed_clock_stands_still() {
        assert_eq!(clock().now(), clock().now());
        assert_eq!(clock().now().to_rfc3339(), "2022-03-01T16:30:00.125+08:00");
    }

    #[test]
    fn two_commands_at_one_time_have_different_ids() {
        assert_ne!(clock().command_id(), clock().command_id());
        assert_eq!(clock().command_id().get_version_num(), 7);
    }

    #[test]
    fn ids_of_one_source_sort_in_the_order_they_are_taken() {
        let ids = clock().ids();
        let taken: Vec<_> = (0..100).map(|_| ids.next()).collect();
        assert!(taken.is_sorted());
    }

    #[test]
    fn the_id_of_a_later_command_sorts_later() {
        let later = Clock::Fixed("2022-03-01T16:30:00.126+08:00".parse().expect("a time"));
        assert!(clock().command_id() < later.command_id());
    }
}
