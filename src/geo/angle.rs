//! Sine and cosine of angles of a few turns.
//!
//! Those of the standard library take any number and bring tables for it, 8 kB in the wasm; these give the same digits in
//! the browser and in the exporter.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

/// Terms of the series; for a quarter of a turn the next one would be below a bit.
const TERMS: u32 = 10;

/// The sine of an angle in radians.
#[must_use]
pub fn sin(angle: f64) -> f64 {
    let turned = angle - TAU * (angle / TAU).round();
    // Beyond a quarter of a turn it comes back the same way.
    let x = if turned > FRAC_PI_2 {
        PI - turned
    } else if turned < -FRAC_PI_2 {
        -PI - turned
    } else {
        turned
    };
    let (mut term, mut sum) = (x, x);
    for at in 1..TERMS {
        let step = f64::from(2 * at);
        term *= -x * x / (step * (step + 1.0));
        sum += term;
    }
    sum
}

/// The cosine of an angle in radians.
#[must_use]
pub fn cos(angle: f64) -> f64 {
    sin(angle + FRAC_PI_2)
}

#[cfg(test)]
mod tests {
    use super::{cos, sin};

    #[test]
    fn they_are_those_of_the_standard_library() {
        for step in -4000..=4000 {
            let angle = f64::from(step) * 0.0041;
            assert!((sin(angle) - angle.sin()).abs() < 4e-15, "{angle}");
            assert!((cos(angle) - angle.cos()).abs() < 4e-15, "{angle}");
        }
        assert_eq!(sin(0.0), 0.0);
        assert_eq!(cos(0.0), 1.0);
    }
}
