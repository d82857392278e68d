//! Dates of spreadsheets, which are numbers of days.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};

/// The day of a serial number, as `2021-07-31`, with the time where there is one.
pub(super) fn of_serial(serial: f64, is_1904: bool) -> Option<String> {
    // The last day of the year 9999; and Excel knows no day before its first one.
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let first = if is_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)?
    } else if serial < 60.0 {
        // Excel believes that there was a 29 February 1900.
        NaiveDate::from_ymd_opt(1899, 12, 31)?
    } else {
        NaiveDate::from_ymd_opt(1899, 12, 30)?
    };
    #[expect(clippy::cast_possible_truncation, reason = "within the range above")]
    let seconds = (serial * 86_400.0).round() as i64;
    let time = first
        .and_hms_opt(0, 0, 0)?
        .checked_add_signed(TimeDelta::seconds(seconds))?;
    Some(shown(time))
}

/// A date as a file of text writes it, `2021-07-31T00:00:00`.
pub(super) fn of_text(text: &str) -> Option<String> {
    let text = text.trim_end_matches('Z');
    let time = text.parse::<NaiveDateTime>().ok();
    let time = time.or_else(|| text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0))?;
    Some(shown(time))
}

fn shown(time: NaiveDateTime) -> String {
    let midnight = time.time() == chrono::NaiveTime::MIN;
    let form = if midnight { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M:%S" };
    time.format(form).to_string()
}

/// The month, `2021-07`, where a date is its first day: what Excel makes of a month that is typed.
pub(in crate::exchange) fn first_day_of_month(date: &str) -> Option<&str> {
    let day: NaiveDate = date.parse().ok()?;
    (day.day() == 1).then(|| &date[..7])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_the_days_that_spreadsheets_show() {
        for (serial, is_1904, date) in [
            (1.0, false, Some("1900-01-01")),
            (59.0, false, Some("1900-02-28")),
            (61.0, false, Some("1900-03-01")),
            (44_378.0, false, Some("2021-07-01")),
            (44_378.5, false, Some("2021-07-01 12:00:00")),
            (42_916.0, true, Some("2021-07-01")),
            (-1.0, false, None),
            (1e10, false, None),
            (f64::NAN, false, None),
        ] {
            assert_eq!(of_serial(serial, is_1904).as_deref(), date, "{serial}");
        }
    }

    #[test]
    fn the_first_day_of_a_month_is_the_month_and_another_day_is_none() {
        assert_eq!(first_day_of_month("2021-07-01"), Some("2021-07"));
        assert_eq!(first_day_of_month("2021-07-02"), None);
        assert_eq!(first_day_of_month("七月"), None);
        assert_eq!(of_text("2021-07-31T00:00:00").as_deref(), Some("2021-07-31"));
    }
}
