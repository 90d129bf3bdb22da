//! Degrees to a thousandth, which is about a hundred metres: no position is known better. The printing of numbers in
//! full would weigh more in the wasm than a page.

/// A number of degrees in thousandths.
pub fn thousandths(degrees: f64) -> i32 {
    (degrees * 1000.0).round() as i32
}

/// Thousandths as a number of degrees.
pub fn degrees(thousandths: i32) -> f64 {
    f64::from(thousandths) / 1000.0
}

/// Thousandths in decimal digits: `12.005`.
pub fn write(thousandths: i32) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let thousandths = thousandths.unsigned_abs();
    format!("{sign}{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// Reads decimal digits with at most three places behind the point; what is further behind is dropped. `None` for
/// anything else, and for numbers beyond a million.
pub fn read(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || !is_number(part) || whole.len() > 6 {
        return None;
    }
    let thousandths = part.bytes().chain(*b"000").take(3);
    let digits = whole.bytes().chain(thousandths);
    Some(sign * digits.fold(0, |number, digit| number * 10 + i32::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::{read, thousandths, write};

    #[test]
    fn degrees_are_rounded_and_keep_their_sign() {
        for (degrees, written) in [(50.0, "50.000"), (12.0047, "12.005"), (-0.1275, "-0.128")] {
            assert_eq!(write(thousandths(degrees)), written);
            assert_eq!(read(written), Some(thousandths(degrees)));
        }
    }

    #[test]
    fn only_plain_numbers_are_read() {
        for (text, number) in [
            ("7", 7000),
            ("-7.5", -7500),
            ("0.12345", 123),
            ("999999", 999_999_000),
        ] {
            assert_eq!(read(text), Some(number), "{text}");
        }
        for text in [
            "", "-", ".", "1.", ".5", "+1", "1e3", "1,5", "--1", "1.2.3", "1000000", "NaN", "１",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
