//! Which part of the map is looked at, and how large.

use super::projection::ViewBox;

/// A point, on the map (x to the right, y down, in kilometres) or on the stage (in pixels).
pub type Point = (f64, f64);

/// How many times larger than the whole map it is drawn at most.
pub const MOST_ZOOM: f64 = 32.0;

/// How far what is brought into view keeps off the edge, as a part of the stage's smaller side.
const MARGIN: f64 = 0.18;

/// Where the map is drawn: a rectangle of so many pixels, and the part of the map that it shows at most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// Extent to the right, pixels.
    pub width: f64,
    /// Extent downwards, pixels.
    pub height: f64,
    /// The window of the map.
    pub window: ViewBox,
}

/// A view of the map: what stands in the middle of the stage, and the scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The point of the map in the middle.
    pub middle: Point,
    /// Pixels to a map unit.
    pub scale: f64,
}

impl Stage {
    /// The stage that shows a window at so many pixels to the right.
    pub fn of_width(width: f64, window: ViewBox) -> Self {
        let height = width * f64::from(window.height) / f64::from(window.width.max(1));
        Self {
            width,
            height,
            window,
        }
    }

    /// The view of the whole window.
    pub fn whole(&self) -> Camera {
        let window = &self.window;
        let (width, height) = (f64::from(window.width), f64::from(window.height));
        Camera {
            middle: (
                f64::from(window.x) + width / 2.0,
                f64::from(window.y) + height / 2.0,
            ),
            scale: (self.width / width).min(self.height / height),
        }
    }

    /// Where a point of the map stands on the stage.
    pub fn place(&self, camera: &Camera, (x, y): Point) -> Point {
        (
            (x - camera.middle.0) * camera.scale + self.width / 2.0,
            (y - camera.middle.1) * camera.scale + self.height / 2.0,
        )
    }

    /// Which point of the map stands at a point of the stage.
    pub fn point_at(&self, camera: &Camera, (x, y): Point) -> Point {
        (
            (x - self.width / 2.0) / camera.scale + camera.middle.0,
            (y - self.height / 2.0) / camera.scale + camera.middle.1,
        )
    }

    /// Whether a point of the stage is to be seen.
    pub fn shows(&self, (x, y): Point) -> bool {
        (0.0..=self.width).contains(&x) && (0.0..=self.height).contains(&y)
    }

    /// The view after the map was pulled so many pixels.
    pub fn pulled(&self, camera: &Camera, (x, y): Point) -> Camera {
        self.held(Camera {
            middle: (
                camera.middle.0 - x / camera.scale,
                camera.middle.1 - y / camera.scale,
            ),
            scale: camera.scale,
        })
    }

    /// The view so many times larger, with what stands at a point of the stage left there.
    pub fn zoomed(&self, camera: &Camera, factor: f64, about: Point) -> Camera {
        let under = self.point_at(camera, about);
        let scale = self.scale_held(camera.scale * factor);
        let (x, y) = (about.0 - self.width / 2.0, about.1 - self.height / 2.0);
        self.held(Camera {
            middle: (under.0 - x / scale, under.1 - y / scale),
            scale,
        })
    }

    /// The view that shows some points as large as they go; at most `zoom` times as large as the whole map.
    pub fn around(&self, points: impl Iterator<Item = Point>, zoom: f64) -> Camera {
        let (mut low, mut high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
        for (x, y) in points {
            low = (low.0.min(x), low.1.min(y));
            high = (high.0.max(x), high.1.max(y));
        }
        if low.0 > high.0 {
            return self.whole();
        }
        let room = 1.0 - 2.0 * MARGIN;
        let scale =
            (self.width * room / (high.0 - low.0)).min(self.height * room / (high.1 - low.1));
        self.held(Camera {
            middle: ((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0),
            scale: scale.min(self.whole().scale * zoom),
        })
    }

    /// The view moved as little as needed to show a point of the map well within its edges.
    pub fn following(&self, camera: &Camera, point: Point) -> Camera {
        let (x, y) = self.place(camera, point);
        let margin = self.width.min(self.height) * MARGIN;
        let beyond =
            |at: f64, extent: f64| (margin - at).max(0.0) - (at - (extent - margin)).max(0.0);
        self.pulled(camera, (beyond(x, self.width), beyond(y, self.height)))
    }

    /// How many times larger than the whole map it is drawn.
    pub fn zoom(&self, camera: &Camera) -> f64 {
        camera.scale / self.whole().scale
    }

    /// A view that keeps to the window and to the largest scale.
    pub fn held(&self, camera: Camera) -> Camera {
        let scale = self.scale_held(camera.scale);
        let whole = self.whole().middle;
        let hold = |at: f64, middle: f64, window: i32, stage: f64| {
            let room = ((f64::from(window) - stage / scale) / 2.0).max(0.0);
            at.max(middle - room).min(middle + room)
        };
        Camera {
            middle: (
                hold(camera.middle.0, whole.0, self.window.width, self.width),
                hold(camera.middle.1, whole.1, self.window.height, self.height),
            ),
            scale,
        }
    }

    fn scale_held(&self, scale: f64) -> f64 {
        let whole = self.whole().scale;
        scale.max(whole).min(whole * MOST_ZOOM)
    }
}

impl Camera {
    /// A view on the way to another one; 0 is this one, 1 the other. What is shown grows or shrinks evenly.
    pub fn towards(&self, other: &Self, part: f64) -> Self {
        // Rounding would end just short of it.
        if part >= 1.0 {
            return *other;
        }
        let between = |from: f64, to: f64| from + (to - from) * part;
        Self {
            middle: (
                between(self.middle.0, other.middle.0),
                between(self.middle.1, other.middle.1),
            ),
            scale: 1.0 / between(1.0 / self.scale, 1.0 / other.scale),
        }
    }
}

/// The step of the zoom at which things are grouped, from below: a power of the square root of two, so that groups don't
/// change with every turn of a wheel.
pub fn step(zoom: f64) -> f64 {
    let mut step = 1.0;
    while step * std::f64::consts::SQRT_2 <= zoom * (1.0 + 1e-9) && step < MOST_ZOOM {
        step *= std::f64::consts::SQRT_2;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::{Camera, MOST_ZOOM, Stage, step};
    use crate::geo::projection::ViewBox;

    const WINDOW: ViewBox = ViewBox {
        x: 1000,
        y: 2000,
        width: 1200,
        height: 900,
    };

    fn stage() -> Stage {
        Stage::of_width(600.0, WINDOW)
    }

    #[test]
    fn the_whole_window_fills_the_stage() {
        let (stage, whole) = (stage(), stage().whole());
        assert_eq!(stage.height, 450.0);
        assert_eq!(stage.place(&whole, (1000.0, 2000.0)), (0.0, 0.0));
        assert_eq!(stage.place(&whole, (2200.0, 2900.0)), (600.0, 450.0));
        assert_eq!(stage.held(whole), whole);
    }

    #[test]
    fn zooming_leaves_what_is_pointed_at_where_it_is() {
        let (stage, whole) = (stage(), stage().whole());
        let about = (150.0, 300.0);
        let point = stage.point_at(&whole, about);
        let near = stage.zoomed(&whole, 3.0, about);
        let (x, y) = stage.place(&near, point);
        assert!((x - about.0).abs() < 1e-9 && (y - about.1).abs() < 1e-9);
        let back = stage.zoomed(&near, 1.0 / 3.0, about);
        assert!((back.middle.0 - whole.middle.0).abs() < 1e-9);
    }

    #[test]
    fn views_keep_to_the_window() {
        let stage = stage();
        let near = stage.zoomed(&stage.whole(), 4.0, (300.0, 225.0));
        for pull in [(1e9, 0.0), (-1e9, 5.0), (3.0, 1e9), (0.0, -1e9)] {
            let pulled = stage.pulled(&near, pull);
            for corner in [(0.0, 0.0), (600.0, 450.0)] {
                let (x, y) = stage.point_at(&pulled, corner);
                assert!((999.99..2200.01).contains(&x) && (1999.99..2900.01).contains(&y));
            }
        }
        assert_eq!(stage.zoom(&stage.zoomed(&near, 1e9, (0.0, 0.0))), MOST_ZOOM);
        assert_eq!(stage.zoomed(&near, 0.0, (0.0, 0.0)), stage.whole());
    }

    #[test]
    fn points_are_brought_into_view() {
        let stage = stage();
        let points = [(1200.0, 2300.0), (1300.0, 2320.0)];
        let seen = |camera: &Camera| points.iter().all(|p| stage.shows(stage.place(camera, *p)));
        let around = stage.around(points.into_iter(), 16.0);
        assert!(seen(&around) && stage.zoom(&around) > 3.0);
        let one = stage.around(points.into_iter().take(1), 16.0);
        assert!(
            (stage.zoom(&one) - 16.0).abs() < 1e-9,
            "no more than asked for"
        );
        assert_eq!(stage.around(std::iter::empty(), 16.0), stage.whole());
        let far = stage.zoomed(&stage.whole(), 8.0, (590.0, 440.0));
        assert!(!seen(&far));
        assert!(stage.shows(stage.place(&stage.following(&far, points[0]), points[0])));
        assert_eq!(stage.following(&around, around.middle), around);
    }

    #[test]
    fn a_motion_begins_and_ends_where_it_should() {
        let stage = stage();
        let (from, to) = (
            stage.whole(),
            stage.zoomed(&stage.whole(), 5.0, (10.0, 20.0)),
        );
        let near = |a: Camera, b: Camera| (a.scale - b.scale).abs() < 1e-9;
        assert!(near(from.towards(&to, 0.0), from) && near(from.towards(&to, 1.0), to));
        let half = from.towards(&to, 0.5);
        assert!(half.scale > from.scale && half.scale < to.scale);
    }

    #[test]
    fn steps_follow_the_zoom_from_below() {
        for zoom in [1.0, 1.3, 1.5, 2.0, 5.0, 20.0, MOST_ZOOM] {
            let step = step(zoom);
            assert!(
                step <= zoom * 1.0001 && zoom < step * 1.4143,
                "{zoom}: {step}"
            );
        }
    }
}
