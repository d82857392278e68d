//! Places 名次: equal ones share a place and the next is skipped, 1, 2, 2, 4.
//!
//! The one way places are counted; what is compared is the caller's.

use std::cmp::Ordering;

/// The place of each member among `members`, best first by `compare`; none for the others of `0..n`.
#[must_use]
pub fn competition(
    n: usize,
    members: impl IntoIterator<Item = usize>,
    compare: impl Fn(usize, usize) -> Ordering,
) -> Vec<Option<u32>> {
    let mut order: Vec<_> = members.into_iter().collect();
    order.sort_by(|&a, &b| compare(a, b));
    let mut places = vec![None; n];
    let mut above: Option<(usize, u32)> = None;
    for (count, &member) in (1..).zip(&order) {
        let place = match above {
            Some((other, place)) if compare(other, member) == Ordering::Equal => place,
            _ => count,
        };
        places[member] = Some(place);
        above = Some((member, place));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_members_share_a_place_and_the_next_is_skipped() {
        let totals = [88, 91, 91, 90, 0];
        let places = competition(5, 0..4, |a, b| totals[b].cmp(&totals[a]));
        assert_eq!(places, [Some(4), Some(1), Some(1), Some(3), None]);
    }
}
