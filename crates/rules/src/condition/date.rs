//! Dates and durations in comparisons.

/// Seconds from 1970 to the start of a day written `YYYY-MM-DD`, in UTC.
///
/// The reference counts in local time, which would make a finding depend on
/// where the scan runs; comparing two dates gives the same.
pub(super) fn seconds_of_date(text: &str) -> Option<f64> {
    let mut parts = text.split('-');
    let mut number = || -> Option<i64> {
        let part = parts.next()?;
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits { part.parse().ok() } else { None }
    };
    let (year, month, day) = (number()?, number()?, number()?);
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1900..=9999).contains(&year) {
        return None;
    }
    if !(1..=days_in_month(year, month)).contains(&day) {
        return None;
    }
    let days = i32::try_from(days_from_epoch(year, month, day)).ok()?;
    Some(f64::from(days) * 86_400.0)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days of the proleptic Gregorian calendar since 1970-01-01, counted in years
/// that begin in March so that the leap day comes last.
fn days_from_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Milliseconds of a duration such as `1h30m` or `100ms`.
pub(super) fn milliseconds_of_duration(text: &str) -> Option<i64> {
    let mut total = 0i64;
    let mut rest = text;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest
            .find(|character: char| !character.is_ascii_digit())
            .filter(|&length| length > 0)?;
        let count: i64 = rest[..digits].parse().ok()?;
        rest = &rest[digits..];
        let units = [
            ("ms", 1),
            ("s", 1_000),
            ("m", 60_000),
            ("h", 3_600_000),
            ("d", 86_400_000),
            ("w", 604_800_000),
            ("y", 31_536_000_000),
        ];
        let (unit, length) = units.iter().find(|(unit, _)| rest.starts_with(unit))?;
        total = total.checked_add(count.checked_mul(*length)?)?;
        rest = &rest[unit.len()..];
    }
    Some(total)
}
