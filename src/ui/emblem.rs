//! The emblem of the Union, drawn to its geometry (facts of Regulation (EU) 2021/1060, Annex IX, and Implementing
//! Regulation (EU) 821/2014, Annex II): 3:2, twelve five-pointed stars of radius 1/18 of the height on a circle of
//! radius 1/3, upright, like the hours of a clock.

use crate::geo::angle::{cos, sin};
use leptos::prelude::*;
use std::f64::consts::TAU;
use std::fmt::Write;

/// Height of the flag in its own units; a star's radius is then 1.
const HEIGHT: f64 = 18.0;

/// The emblem with a white border of 1/25 of its height, named for those who don't see it.
pub fn emblem(name: String) -> impl IntoView {
    view! {
        <svg class="emblem" viewBox="-0.72 -0.72 28.44 19.44" width="66" height="45" role="img" aria-label=name>
            <path fill="#fff" d="M-.72-.72h28.44v19.44H-.72z"/>
            <path fill="#039" d="M0 0h27v18H0z"/>
            <path fill="#fc0" d=stars()/>
        </svg>
    }
}

/// The twelve stars as one path.
fn stars() -> String {
    let mut path = String::new();
    for hour in 0..12 {
        let angle = TAU * f64::from(hour) / 12.0;
        let (x, y) = (
            HEIGHT * 0.75 + HEIGHT / 3.0 * sin(angle),
            HEIGHT / 2.0 - HEIGHT / 3.0 * cos(angle),
        );
        for point in 0..5 {
            // Every second corner in turn draws the pentagram; filled by the nonzero rule it is the star.
            let turn = TAU * f64::from(point * 2) / 5.0;
            let command = if point == 0 { 'M' } else { 'L' };
            _ = write!(
                path,
                "{command}{} {}",
                hundredths(x + sin(turn)),
                hundredths(y - cos(turn))
            );
        }
        path.push('z');
    }
    path
}

/// A positive length to a hundredth; the printing of numbers in full would weigh more than the rest of the emblem.
fn hundredths(value: f64) -> String {
    let hundredths = (value * 100.0).round() as u32;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
