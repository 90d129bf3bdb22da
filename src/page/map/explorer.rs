//! What a visitor does with the map: pulls and zooms it, walks over its marks, chooses one, looks for some.
//!
//! The views of the page never change; with the code there the query of the address says what is looked at, and
//! [`Explorer`] shows it in the document.

use super::chosen::{From, Shown, chosen};
use super::marks::{drawn_mark, drawn_name, drawn_scale, name, place_of_scale, remarks};
use super::picture::{Picture, picture};
use super::stage::legs;
use super::{Later, fragment, is_split, lines};
use crate::content::store::{File, Site};
use crate::feed::spots;
use crate::geo::camera::{Camera, MOST_ZOOM, Point, Stage, step};
use crate::geo::degrees::{degrees, thousandths};
use crate::geo::projection::{to_degrees, to_map, view_box};
use crate::geo::walk::{self, Direction};
use crate::i18n::key;
use crate::platform::{self, Control, Set, StageUse, Use, fixed};
use crate::route::map::{At, Field, Query};
use crate::route::{Feed, Route};
use crate::search::map::{FIELDS, Layer, shown_layers};
use crate::ui::found::{
    DRAWN, Fetch, MORE, Results, chip, chip_of_text, more, show_chips, typed_text,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

/// How much a step of the buttons and keys zooms.
const STEP: f64 = 2.0;
/// How far such a step pulls the map, as a part of the stage.
const PULL: f64 = 0.3;
/// How near a chosen spot is brought at least, if the visitor looks at the whole map.
const CLOSE: f64 = 6.0;
/// From how many times the whole on a region is an outline, since it would cover what is in it.
const NEAR: f64 = 7.0;
/// How long the map takes to another view, milliseconds.
const GLIDE: f64 = 260.0;
/// By what a swing slows down in a millisecond, and the speed at which it ends, pixels in a millisecond.
const DRAG: f64 = 0.006;
const SLOWEST: f64 = 0.02;
/// How long the way to move the map is told.
const HINT: Duration = Duration::from_millis(2500);
/// The drawing, and the button in each line of the list that shows it there.
const STAGE: &str = ".stage .map";
const LOCATE: &str = ".map-list .locate";
/// What assistive technology reads aloud when it changes.
const TOLD: &str = "[role=status].unseen";
/// So many spots on one place fan out at most.
const FAN: usize = 24;
/// What keeps the focus when the panel is drawn anew, if it is there again; else the heading of the panel takes it.
const FOCUSED: [&str; 2] = [".walk [name=on]", ".walk [name=back]"];
/// So many names are folded at a time, so that no task holds the visitor up.
const FOLDED: usize = 2000;

/// Brings the map to life. Called below the router's owner.
pub(super) fn explore(site: &Arc<Site>, index: Arc<Later>) {
    let search = use_location().search;
    let stage = Stage::of_width(1.0, view_box(&site.project.map));
    let explorer = Rc::new(Explorer {
        site: Arc::clone(site),
        index,
        owner: Owner::current().unwrap_or_default(),
        stage: Cell::new(stage),
        camera: Cell::new(stage.whole()),
        query: RefCell::default(),
        address: RefCell::default(),
        written: RefCell::default(),
        awaited: RefCell::default(),
        pressed: Cell::new(None),
        ways: OnceCell::new(),
        found: RefCell::default(),
        seen: RefCell::default(),
        picture: RefCell::default(),
        apart: RefCell::default(),
        stop: Cell::new(0),
        lit: Cell::new((None, None)),
        shown: RefCell::default(),
        before: Cell::new(None),
        trail: RefCell::default(),
        views: RefCell::default(),
        is_from_list: Cell::new(false),
        counted: Cell::new(0),
        due: Cell::new(None),
        names: Fetch::default(),
        waiting: RefCell::default(),
        me: Cell::new(None),
        motion: Cell::new(None),
        turn: Cell::new(0),
        is_due: Cell::new(false),
        is_hinting: Cell::new(false),
        drawn: Cell::new(DRAWN),
        results: Results::at(".results"),
        panel: Results::at(".chosen"),
    });
    let used = Rc::clone(&explorer);
    platform::on_controls(move |control| used.act(control));
    Effect::new(move |before: Option<()>| {
        let told = search.with(|query| Query::parse(query));
        if before.is_none() {
            let used = Rc::clone(&explorer);
            // They go with the page, not with the next run of this effect.
            let listen = || platform::on_stage(move |event| used.hear(event));
            explorer.owner.with(listen);
            explorer.turn.set(platform::stage_turn());
            explorer.awaited.replace(Some(told));
            match platform::is_early() {
                true => explorer.begin_soon(),
                false => explorer.begin(),
            }
            return;
        }
        explorer.begin();
        if !explorer.has_written(&told) {
            explorer.go_to(told);
        }
    });
}

/// A view that changes by itself.
#[derive(Clone, Copy)]
enum Motion {
    /// To another view, since a time in milliseconds.
    Glide {
        from: Camera,
        to: Camera,
        since: f64,
    },
    /// On with the speed at which it was let go, as of a time.
    Swing { speed: Point, last: f64 },
}

/// Something to which the visitor was just led.
#[derive(Clone, Copy)]
enum Due {
    Stage,
    /// The line of a spot in the list.
    Line(usize),
}

/// Something that needs the names.
type Deed = Box<dyn FnOnce(&Rc<Explorer>)>;

/// What is looked at, and in what.
struct Explorer {
    site: Arc<Site>,
    index: Arc<Later>,
    /// That of the page.
    owner: Owner,
    stage: Cell<Stage>,
    camera: Cell<Camera>,
    query: RefCell<Query>,
    /// What the address says, or was last given from here.
    address: RefCell<Query>,
    /// What it was given and didn't tell yet.
    written: RefCell<Vec<Query>>,
    /// What the address says, as long as nothing has been drawn.
    awaited: RefCell<Option<Query>>,
    /// The spot whose exported mark was pressed until then.
    pressed: Cell<Option<usize>>,
    /// The first spots of the events whose ways are drawn.
    ways: OnceCell<Vec<usize>>,
    /// What fits the query, and what of it is in view.
    found: RefCell<Vec<usize>>,
    seen: RefCell<Vec<usize>>,
    picture: RefCell<Picture>,
    /// The spots of a group that was opened where it stands.
    apart: RefCell<Vec<usize>>,
    /// The mark to which the Tab key comes.
    stop: Cell<usize>,
    /// The mark and the line that are lit.
    lit: Cell<(Option<usize>, Option<usize>)>,
    /// What the panel shows.
    shown: RefCell<Option<Shown>>,
    /// The spot that was chosen before.
    before: Cell<Option<usize>>,
    /// From where a visitor came who goes from one spot to the next, the last one last.
    trail: RefCell<Vec<usize>>,
    /// The views from which the visitor came nearer, the last one last.
    views: RefCell<Vec<Camera>>,
    /// Whether the panel was opened from the list.
    is_from_list: Cell<bool>,
    /// How many entries in view assistive technology was told of last.
    counted: Cell<usize>,
    /// What must be on the screen once the map rests.
    due: Cell<Option<Due>>,
    /// The fetch of the names that the index leaves out, and what is done once they are there.
    names: Fetch,
    waiting: RefCell<Vec<Deed>>,
    /// Where the visitor is, thousandths of a degree.
    me: Cell<Option<(i32, i32)>>,
    motion: Cell<Option<Motion>>,
    /// Which map of the document this is.
    turn: Cell<u32>,
    /// Whether the next frame is asked for.
    is_due: Cell<bool>,
    /// Whether the way to move the map is told.
    is_hinting: Cell<bool>,
    drawn: Cell<usize>,
    results: Results,
    panel: Results,
}

impl Explorer {
    /// Draws in a while, in tasks that are short enough for whatever the visitor does meanwhile; until then the page shows
    /// what was exported.
    fn begin_soon(self: &Rc<Self>) {
        let explorer = Rc::clone(self);
        let read = move || {
            LazyLock::force(&explorer.index);
            let draw = move || {
                if !explorer.is_gone() {
                    explorer.begin();
                }
            };
            // What a press brought is on the screen before.
            platform::on_frame(move |_| set_timeout(draw, Duration::ZERO));
        };
        set_timeout(read, Duration::ZERO);
    }

    /// Draws what the address says, unless something has been drawn.
    fn begin(self: &Rc<Self>) {
        let Some(told) = self.awaited.take() else {
            return;
        };
        self.measure();
        let focused = platform::focused_spot();
        platform::take_away(".stills");
        self.go_to(told);
        self.counted.set(self.seen.borrow().len());
        let holding = |spot| self.picture.borrow().holding(spot);
        if let Some(mark) = focused.and_then(holding) {
            platform::focus_mark(mark);
        }
        if let Some(mark) = self.pressed.take().and_then(holding) {
            self.want_names();
            self.press(mark);
        }
    }

    /// Presses an exported mark: what is told of it comes before the drawing, which takes longer.
    fn press_early(self: &Rc<Self>, spot: usize) {
        self.pressed.set(Some(spot));
        let pressed = self.index.spots.get(spot);
        // A partner stands alone and has its name.
        if pressed.is_some_and(|pressed| pressed.layer == Layer::Partners) {
            *self.shown.borrow_mut() = Some(Shown::Spot(spot));
            self.draw_panel();
        }
    }

    /// Looks at what a query says.
    fn go_to(self: &Rc<Self>, query: Query) {
        let stage = self.stage.get();
        let camera = query.at.map(|at| Camera {
            middle: to_map(degrees(at.lat), degrees(at.lon)),
            scale: stage.whole().scale * f64::from(at.zoom) / 1000.0,
        });
        let has_view = camera.is_some();
        self.camera
            .set(camera.map_or_else(|| stage.whole(), |camera| stage.held(camera)));
        self.views.borrow_mut().clear();
        let off = query.get(Field::Without).to_owned();
        platform::check_all_but("layer", &off.split('.').collect::<Vec<_>>());
        for field in Field::ALL {
            platform::type_in(field.name(), query.get(field));
        }
        platform::carry_query(&query.query());
        self.address.borrow_mut().clone_from(&query);
        let mark = query.get(Field::Mark).to_owned();
        if !query.get(Field::Text).is_empty() {
            self.want_names();
        }
        *self.query.borrow_mut() = query;
        *self.shown.borrow_mut() = None;
        if !mark.is_empty() {
            self.with_names(move |explorer| {
                let Some(spot) = explorer.index.place_of(&mark) else {
                    return;
                };
                if !has_view {
                    explorer.camera.set(explorer.near(spot));
                }
                let before = explorer.before.take();
                explorer.before.set(before.filter(|before| *before != spot));
                explorer.walk_on(None, spot);
                *explorer.shown.borrow_mut() = Some(Shown::Spot(spot));
                explorer.tell_chosen(spot);
            });
        }
        self.fit();
        self.draw_panel();
    }

    /// The view in which a spot stands in the middle, near enough to see what is around it.
    fn near(&self, spot: usize) -> Camera {
        let stage = self.stage.get();
        let zoom = stage.zoom(&self.camera.get()).max(CLOSE);
        stage.around(std::iter::once(self.index.spots[spot].at), zoom)
    }

    /// Does something as soon as every spot has its name.
    fn with_names(self: &Rc<Self>, deed: impl FnOnce(&Rc<Self>) + 'static) {
        if self.index.is_named() {
            return deed(self);
        }
        self.waiting.borrow_mut().push(Box::new(deed));
        self.want_names();
    }

    /// Fetches the names that the index leaves out, unless they are there or on the way.
    fn want_names(self: &Rc<Self>) {
        if self.index.is_named() {
            return;
        }
        let explorer = Rc::clone(self);
        let address = self.site.address_of(&File::MapNames);
        self.names.begin(address, move |text| {
            if explorer.site.put(&File::MapNames, &text).is_ok() && !explorer.is_gone() {
                explorer.begin();
                explorer.index.take_names(&text);
                for deed in explorer.waiting.take() {
                    deed(&explorer);
                }
                if explorer.shown.borrow().is_some() {
                    explorer.draw_panel();
                }
                explorer.fit();
                explorer.prepare();
            }
        });
    }

    /// Folds the names, some at a time.
    fn prepare(self: &Rc<Self>) {
        if !self.is_gone() && !self.index.prepare(FOLDED) {
            let explorer = Rc::clone(self);
            set_timeout(move || explorer.prepare(), Duration::ZERO);
        }
    }

    /// Whether the visitor has left this map.
    fn is_gone(&self) -> bool {
        platform::stage_turn() != self.turn.get()
    }

    /// Whether the address says what it was given from here; it hears of it only later, when there may be more already.
    fn has_written(&self, told: &Query) -> bool {
        let mut written = self.written.borrow_mut();
        let at = written.iter().position(|query| query == told);
        written.drain(..at.map_or(0, |at| at + 1));
        at.is_some() || *self.query.borrow() == *told
    }

    /// Takes the extent of the stage from the document.
    fn measure(&self) {
        if let Some((width, height)) = platform::stage_size() {
            self.stage.set(Stage {
                width,
                height,
                ..self.stage.get()
            });
            platform::set_view(".live", [0.0, 0.0, width, height]);
        }
    }

    /// What a visitor does on the stage; whether that is all that should happen.
    fn hear(self: &Rc<Self>, event: StageUse) -> bool {
        let is_use = !matches!(
            event,
            StageUse::Passed
                | StageUse::Pointed { .. }
                | StageUse::PressedEarly(_)
                | StageUse::Resized
        );
        if is_use {
            self.begin();
            self.want_names();
        }
        let (stage, camera) = (self.stage.get(), self.camera.get());
        match event {
            StageUse::Pulled(by) => self.look(stage.pulled(&camera, by)),
            StageUse::Zoomed { factor, about } => {
                // The visitor knows how to.
                platform::hide(".hint", true);
                self.look(stage.zoomed(&camera, factor, about));
            }
            StageUse::Doubled(at) => self.glide(stage.zoomed(&camera, STEP, at)),
            StageUse::Released(speed) => {
                if !platform::is_motion_reduced() {
                    let last = platform::milliseconds();
                    self.motion.set(Some(Motion::Swing { speed, last }));
                    self.ask_for_frame();
                }
            }
            StageUse::Passed => {
                if !self.is_hinting.replace(true) {
                    platform::hide(".hint", false);
                    let explorer = Rc::clone(self);
                    set_timeout(
                        move || {
                            explorer.is_hinting.set(false);
                            platform::hide(".hint", true);
                        },
                        HINT,
                    );
                }
                return false;
            }
            StageUse::Key(key) => return self.key(&key),
            StageUse::Pressed(mark) => return self.press(mark),
            StageUse::PressedEarly(spot) => self.press_early(spot),
            StageUse::Focused(mark) => self.focus(mark),
            StageUse::Pointed { mark, line } => {
                self.point(mark, line);
                return false;
            }
            // The first drawing measures the stage.
            StageUse::Resized if self.awaited.borrow().is_some() => {}
            StageUse::Resized => {
                let zoom = stage.zoom(&camera);
                self.measure();
                let stage = self.stage.get();
                let scale = stage.whole().scale * zoom;
                self.look(stage.held(Camera { scale, ..camera }));
                self.show();
            }
        }
        true
    }

    /// What a key does on a mark.
    fn key(self: &Rc<Self>, key: &str) -> bool {
        let (stage, camera) = (self.stage.get(), self.camera.get());
        let about = {
            let picture = self.picture.borrow();
            let mark = picture.marks.get(self.stop.get());
            mark.map_or((0.0, 0.0), |mark| mark.place(&stage, &camera))
        };
        let walk = |by: isize| {
            let marks = self.picture.borrow().marks.len() as isize;
            let to = self.stop.get() as isize + by;
            (0..marks).contains(&to).then_some(to as usize)
        };
        let next = match key {
            "ArrowLeft" => self.next(Direction::Left),
            "ArrowRight" => self.next(Direction::Right),
            "ArrowUp" => self.next(Direction::Up),
            "ArrowDown" => self.next(Direction::Down),
            "PageDown" => walk(1),
            "PageUp" => walk(-1),
            "+" | "=" => {
                self.glide(stage.zoomed(&camera, STEP, about));
                None
            }
            "-" => {
                self.glide(stage.zoomed(&camera, 1.0 / STEP, about));
                None
            }
            "0" | "Home" => {
                self.glide(stage.whole());
                None
            }
            "Escape" => {
                self.go_back();
                None
            }
            _ => return false,
        };
        if let Some(next) = next {
            platform::focus_mark(next);
        }
        true
    }

    /// The mark to which an arrow leads.
    fn next(&self, direction: Direction) -> Option<usize> {
        let (stage, camera) = (self.stage.get(), self.camera.get());
        let picture = self.picture.borrow();
        let places = picture.marks.iter().map(|mark| mark.place(&stage, &camera));
        walk::next(&places.collect::<Vec<_>>(), self.stop.get(), direction)
    }

    /// Closes what is open, else goes back to the view from which the visitor came nearer, at last to the whole map.
    fn go_back(self: &Rc<Self>) {
        let chosen = match &*self.shown.borrow() {
            Some(Shown::Spot(spot)) => Some(*spot),
            Some(Shown::Group(spots)) => spots.first().copied(),
            None => None,
        };
        let was_open = self.shown.borrow_mut().take().is_some() || !self.apart.borrow().is_empty();
        if was_open {
            self.trail.borrow_mut().clear();
            self.apart.borrow_mut().clear();
            self.show();
            let line = chosen.filter(|_| self.is_from_list.take());
            let line = line.and_then(|spot| self.line_of(spot));
            let mark = chosen.and_then(|spot| self.picture.borrow().holding(spot));
            // Before the panel goes, which else would hand its focus on.
            if let (None, Some(mark)) = (line, mark) {
                platform::focus_mark(mark);
            }
            self.draw_panel();
            self.settle();
            self.due.set(None);
            if let (Some(line), Some(spot)) = (line, chosen) {
                platform::show_soon(LOCATE, line);
                self.due.set(Some(Due::Line(spot)));
                self.settle_later();
            }
        } else {
            let before = self.views.borrow_mut().pop();
            self.glide(before.unwrap_or_else(|| self.stage.get().whole()));
        }
    }

    /// A group opens; a spot is chosen, and pressed again leads to its page.
    fn press(self: &Rc<Self>, mark: usize) -> bool {
        self.is_from_list.set(false);
        let Some(spots) = self
            .picture
            .borrow()
            .marks
            .get(mark)
            .map(|mark| mark.spots.clone())
        else {
            return false;
        };
        match spots[..] {
            [spot] if *self.shown.borrow() == Some(Shown::Spot(spot)) => false,
            [spot] => {
                if self.index.named(spot).name.is_empty() {
                    self.with_names(move |explorer| explorer.choose(spot));
                } else {
                    self.choose(spot);
                }
                true
            }
            _ => {
                self.open(spots);
                true
            }
        }
    }

    /// Brings the spots of a group apart: by zooming, and those on one place by fanning out.
    fn open(self: &Rc<Self>, spots: Vec<usize>) {
        let (stage, camera) = (self.stage.get(), self.camera.get());
        let points = spots.iter().map(|at| self.index.spots[*at].at);
        let nearer = stage.around(points, MOST_ZOOM);
        let first = self.index.spots[spots[0]].at;
        let is_one_place = spots.iter().all(|at| self.index.spots[*at].at == first);
        if !is_one_place && stage.zoom(&nearer) > stage.zoom(&camera) * 1.2 {
            // What was told before lies elsewhere.
            *self.shown.borrow_mut() = None;
            self.draw_panel();
            self.views.borrow_mut().push(camera);
            self.glide(nearer);
            return;
        }
        if spots.len() <= FAN {
            self.apart.borrow_mut().clone_from(&spots);
        }
        self.is_from_list.set(false);
        self.with_names(|explorer| {
            platform::set_text(TOLD, &name(&explorer.site, &explorer.index, &spots));
            *explorer.shown.borrow_mut() = Some(Shown::Group(spots));
            explorer.show();
            explorer.draw_panel();
        });
    }

    /// Chooses a spot: the panel tells of it, and the map shows it.
    fn choose(self: &Rc<Self>, spot: usize) {
        let from = match &*self.shown.borrow() {
            Some(Shown::Spot(from)) => Some(*from),
            _ => None,
        };
        let before = from.or(self.before.get());
        self.before.set(before.filter(|before| *before != spot));
        self.walk_on(from.filter(|from| *from != spot), spot);
        *self.shown.borrow_mut() = Some(Shown::Spot(spot));
        let (stage, camera) = (self.stage.get(), self.camera.get());
        let is_drawn = self
            .picture
            .borrow()
            .marks
            .iter()
            .any(|mark| mark.spots == [spot]);
        if is_drawn {
            self.glide(stage.following(&camera, self.index.spots[spot].at));
        } else {
            self.views.borrow_mut().push(camera);
            self.glide(self.near(spot));
        }
        self.show();
        self.draw_panel();
        platform::show(STAGE, 0);
        self.due.set(Some(Due::Stage));
        self.tell_chosen(spot);
        self.settle();
    }

    /// Tells assistive technology what was chosen.
    fn tell_chosen(&self, spot: usize) {
        let called = self.index.named(spot).name;
        let told = format!("{called}. {}", remarks(&self.index, spot));
        platform::set_text(TOLD, &told);
    }

    /// Keeps the way along which a visitor goes from spot to spot: who goes back is no further on it.
    fn walk_on(&self, before: Option<usize>, spot: usize) {
        let mut trail = self.trail.borrow_mut();
        match trail.iter().position(|at| *at == spot) {
            Some(at) => trail.truncate(at),
            None => trail.extend(before),
        }
    }

    fn focus(self: &Rc<Self>, mark: usize) {
        self.stop.set(mark);
        let (stage, camera) = (self.stage.get(), self.camera.get());
        let picture = self.picture.borrow();
        let Some(mark) = picture.marks.get(mark) else {
            return;
        };
        let point = mark.point;
        platform::set_marks(self.sets(&picture));
        drop(picture);
        if !stage.shows(stage.place(&camera, point)) {
            self.glide(stage.following(&camera, point));
        }
    }

    /// Lights what is pointed at, on the map and in the list.
    fn point(&self, mark: Option<usize>, line: Option<usize>) {
        let picture = self.picture.borrow();
        let spot = line.and_then(|number| number.checked_sub(1));
        let mark = mark.or_else(|| picture.holding(spot?));
        let spot = spot.or_else(|| Some(picture.marks.get(mark?)?.spots[0]));
        if self.lit.replace((mark, spot)) != (mark, spot) {
            platform::light(mark, spot.map(fragment));
        }
    }

    /// Does what a control is there for.
    fn act(self: &Rc<Self>, control: Control) {
        self.begin();
        self.want_names();
        let typed = typed_text(&control);
        let Control { how, name, value } = control;
        if let Some(text) = typed {
            // What was found stays where it is while the visitor leaves the box for it.
            if self.query.borrow().get(Field::Text) != text {
                self.look_for(Field::Text, text);
            }
        } else if how == Use::Chosen && name == "layer" {
            self.look_for(Field::Without, platform::unchecked("layer").join("."));
        } else if how == Use::Chosen
            && let Some(field) = Field::named(&name)
        {
            self.look_for(field, value);
        } else if how == Use::Pressed {
            self.press_button(&name, &value);
        }
    }

    fn press_button(self: &Rc<Self>, name: &str, value: &str) {
        let (stage, camera) = (self.stage.get(), self.camera.get());
        let middle = (stage.width / 2.0, stage.height / 2.0);
        let pull = |x: f64, y: f64| {
            stage.pulled(&camera, (x * stage.width * PULL, y * stage.height * PULL))
        };
        match (name, value) {
            ("zoom", "in") => self.glide(stage.zoomed(&camera, STEP, middle)),
            ("zoom", "out") => self.glide(stage.zoomed(&camera, 1.0 / STEP, middle)),
            ("zoom", _) => self.glide(stage.whole()),
            ("pan", "up") => self.glide(pull(0.0, 1.0)),
            ("pan", "down") => self.glide(pull(0.0, -1.0)),
            ("pan", "left") => self.glide(pull(1.0, 0.0)),
            ("pan", _) => self.glide(pull(-1.0, 0.0)),
            ("show" | "back" | "on", number) => {
                if let Ok(spot) = number.parse() {
                    if !platform::has_focus(".chosen") {
                        self.is_from_list.set(true);
                    }
                    self.choose(spot);
                    if name == "show" {
                        platform::show_soon(".chosen h2", 0);
                    }
                }
            }
            ("save", name) => {
                let name = name.to_owned();
                self.with_names(move |explorer| explorer.save(&name));
            }
            ("close", _) => self.go_back(),
            ("me", _) => {
                let explorer = Rc::clone(self);
                platform::locate(move |found| explorer.take_in_place(found));
            }
            (MORE, _) => {
                let before = self.drawn.get();
                self.drawn.set(before + DRAWN);
                self.list();
                platform::focus_soon(".results a", before);
            }
            ("", _) => {
                let filters = FIELDS.into_iter().chain([Field::Text]);
                filters.for_each(|field| self.set_field(field, String::new()));
                self.look_anew();
                platform::focus_soon(".found", 0);
            }
            (name, _) => {
                if let Some(field) = Field::named(name) {
                    self.look_for(field, String::new());
                    platform::focus_soon(".found", 0);
                }
            }
        }
    }

    /// Which line of the list tells of a spot in view; `None` if that isn't drawn.
    fn line_of(&self, spot: usize) -> Option<usize> {
        let seen = self.seen.borrow().binary_search(&spot).ok()?;
        match is_split(&self.index) {
            true => (seen < self.drawn.get()).then_some(seen),
            false => Some(spot),
        }
    }

    /// Gives the visitor a file of what is in view.
    fn save(&self, name: &str) {
        let (site, index, seen) = (&self.site, &self.index, self.seen.borrow());
        for feed in [Feed::GeoJson, Feed::Csv] {
            if feed.file_name() == name {
                let text = match feed {
                    Feed::Csv => spots::csv(site, index, &seen),
                    _ => spots::geo_json(site, index, &seen),
                };
                platform::save_file(name, feed.media_type(), &text);
            }
        }
    }

    fn set_field(&self, field: Field, value: String) {
        self.query.borrow_mut().set(field, value);
        platform::type_in(field.name(), self.query.borrow().get(field));
    }

    fn look_for(self: &Rc<Self>, field: Field, value: String) {
        self.set_field(field, value);
        self.look_anew();
    }

    /// Looks for what the query says now.
    fn look_anew(self: &Rc<Self>) {
        self.drawn.set(DRAWN);
        self.apart.borrow_mut().clear();
        self.fit();
        self.settle_later();
    }

    fn take_in_place(self: &Rc<Self>, found: Option<(f64, f64)>) {
        if self.is_gone() {
            return;
        }
        self.me
            .set(found.map(|(lat, lon)| (thousandths(lat), thousandths(lon))));
        self.draw_panel();
        if found.is_none() {
            let words = self.site.word(key::MAP_ME_FAILED);
            platform::set_text(".from-me", &words);
        }
        platform::repeat_text(".from-me", TOLD);
    }

    /// Looks at another view at once.
    fn look(self: &Rc<Self>, camera: Camera) {
        self.motion.set(None);
        self.camera.set(camera);
        self.ask_for_frame();
    }

    /// Moves to another view, at once if the visitor wants nothing to move.
    fn glide(self: &Rc<Self>, to: Camera) {
        if platform::is_motion_reduced() {
            self.look(to);
            return;
        }
        let (from, since) = (self.camera.get(), platform::milliseconds());
        self.motion.set(Some(Motion::Glide { from, to, since }));
        self.ask_for_frame();
    }

    fn ask_for_frame(self: &Rc<Self>) {
        if !self.is_due.replace(true) {
            let explorer = Rc::clone(self);
            platform::on_frame(move |now| explorer.frame(now));
        }
    }

    fn frame(self: &Rc<Self>, now: f64) {
        self.is_due.set(false);
        if self.is_gone() {
            return;
        }
        let (stage, camera) = (self.stage.get(), self.camera.get());
        let before = step(stage.zoom(&camera));
        match self.motion.get() {
            Some(Motion::Glide { from, to, since }) => {
                let part = ((now - since) / GLIDE).min(1.0);
                // It starts at once and slows down.
                let eased = 1.0 - (1.0 - part) * (1.0 - part);
                self.camera.set(from.towards(&to, eased));
                self.motion
                    .set((part < 1.0).then_some(Motion::Glide { from, to, since }));
            }
            Some(Motion::Swing { speed, last }) => {
                let time = (now - last).min(50.0);
                self.camera
                    .set(stage.pulled(&camera, (speed.0 * time, speed.1 * time)));
                let slower = 1.0 - DRAG * time;
                let speed = (speed.0 * slower, speed.1 * slower);
                let goes_on = speed.0.abs().max(speed.1.abs()) > SLOWEST;
                self.motion
                    .set(goes_on.then_some(Motion::Swing { speed, last: now }));
            }
            None => {}
        }
        if self.motion.get().is_some() {
            self.ask_for_frame();
        }
        if step(stage.zoom(&self.camera.get())) != before {
            self.show();
        } else {
            self.move_all();
        }
        self.settle_later();
    }

    /// Brings the drawing in line with the view.
    fn move_all(&self) {
        let (stage, camera) = (self.stage.get(), self.camera.get());
        let (left, top) = stage.point_at(&camera, (0.0, 0.0));
        let view = [
            left,
            top,
            stage.width / camera.scale,
            stage.height / camera.scale,
        ];
        platform::set_view(".world", view);
        let zoom = stage.zoom(&camera);
        platform::set_near(zoom > NEAR);
        platform::set_idle(".stage-tools button:not([value=in])", zoom < 1.001);
        platform::set_idle(".stage-tools [value=in]", zoom > MOST_ZOOM * 0.999);
        let picture = self.picture.borrow();
        let marks = picture.marks.iter().map(|mark| mark.place(&stage, &camera));
        let names = picture
            .signs
            .iter()
            .map(|(at, _)| stage.place(&camera, self.index.signs[*at].at));
        platform::move_marks(marks.chain(names).chain([place_of_scale(&stage)]));
    }

    /// Finds what fits, and shows it.
    fn fit(self: &Rc<Self>) {
        let found = self.index.found(&self.query.borrow());
        let firsts = || legs(&self.index).iter().map(|leg| leg.first).collect();
        let ways = self.ways.get_or_init(firsts).iter().enumerate();
        let ways = ways.filter(|(_, first)| found.binary_search(first).is_ok());
        platform::show_only(".stage .leg", &ways.map(|(at, _)| at).collect::<Vec<_>>());
        *self.found.borrow_mut() = found;
        self.show();
        self.list();
        self.fill_chips();
    }

    /// Draws the marks and names of the view.
    fn show(self: &Rc<Self>) {
        let (stage, camera) = (self.stage.get(), self.camera.get());
        let focused = platform::focused_mark();
        let held = focused.and_then(|at| {
            self.picture
                .borrow()
                .marks
                .get(at)
                .map(|mark| mark.spots[0])
        });
        // What is chosen stands alone, so that it can be seen, and stays whatever is looked for.
        let (mut found, mut apart) = (self.found.borrow().clone(), self.apart.borrow().clone());
        if let Some(Shown::Spot(spot)) = &*self.shown.borrow() {
            apart.push(*spot);
            if let Err(at) = found.binary_search(spot) {
                found.insert(at, *spot);
            }
        }
        let new = picture(&self.index, &found, &apart, &stage, &camera);
        let (site, index) = (&self.site, &self.index);
        let marks = new.marks.iter().map(|mark| drawn_mark(site, index, mark));
        let names = new.signs.iter().map(|name| drawn_name(index, name));
        let bar = drawn_scale(site, &camera);
        platform::draw_marks(marks.chain(names).chain([bar]).collect());
        let stop = held.and_then(|spot| new.holding(spot));
        let stop = stop.unwrap_or(self.stop.get());
        self.stop.set(stop.min(new.marks.len().saturating_sub(1)));
        platform::set_marks(self.sets(&new));
        *self.picture.borrow_mut() = new;
        self.lit.set((None, None));
        self.move_all();
        // The mark that had the focus may have become another one.
        if focused.is_some() && platform::focused_mark().is_none() {
            platform::focus_mark(self.stop.get());
        }
    }

    fn sets<'a>(&'a self, picture: &'a Picture) -> impl Iterator<Item = Set> + 'a {
        picture.marks.iter().enumerate().map(|(at, mark)| Set {
            is_stop: at == self.stop.get(),
            is_chosen: matches!(&*self.shown.borrow(), Some(Shown::Spot(spot)) if mark.spots == [*spot]),
        })
    }

    /// Once the map rests: the labels find their places again, the list shows what is in view, the address says what is
    /// looked at.
    fn settle_later(self: &Rc<Self>) {
        let explorer = Rc::clone(self);
        platform::after_pause(move || {
            if explorer.is_gone() {
                return;
            }
            explorer.show();
            explorer.list();
            explorer.settle();
            // The list may have become so short that all has moved.
            match explorer.due.take() {
                Some(Due::Stage) => platform::show(STAGE, 0),
                Some(Due::Line(spot)) if platform::has_focus(LOCATE) => {
                    let line = explorer.line_of(spot);
                    platform::show(LOCATE, line.unwrap_or(usize::MAX));
                }
                _ => {}
            }
            let count = explorer.seen.borrow().len();
            if explorer.counted.replace(count) != count {
                platform::repeat_text(".found", TOLD);
            }
        });
    }

    /// Writes into the address what is looked at.
    fn settle(&self) {
        let (stage, camera) = (self.stage.get(), self.camera.get());
        let (lat, lon) = to_degrees(camera.middle);
        let zoom = stage.zoom(&camera);
        let at = At {
            lat: thousandths(lat),
            lon: thousandths(lon),
            zoom: thousandths(zoom),
        };
        let mark = match &*self.shown.borrow() {
            Some(Shown::Spot(spot)) => self.index.key(*spot),
            _ => String::new(),
        };
        let query = {
            let mut query = self.query.borrow_mut();
            // A chosen mark without a view would be shown from near.
            query.at = (zoom > 1.001 || !mark.is_empty()).then_some(at);
            query.set(Field::Mark, mark);
            query.clone()
        };
        if *self.address.borrow() == query {
            return;
        }
        // Back leads to what was chosen before, not through every view on the way.
        let is_step = query.get(Field::Mark) != self.address.borrow().get(Field::Mark);
        self.address.borrow_mut().clone_from(&query);
        let address = query.query();
        self.written.borrow_mut().push(query);
        platform::carry_query(&address);
        self.owner.with(|| platform::set_query(&address, is_step));
    }

    /// Shows in the list what is in view.
    fn list(&self) {
        let (stage, camera) = (self.stage.get(), self.camera.get());
        let in_view = |at: &usize| stage.shows(stage.place(&camera, self.index.spots[*at].at));
        let seen: Vec<usize> = self
            .found
            .borrow()
            .iter()
            .copied()
            .filter(in_view)
            .collect();
        let words = match seen.len() {
            0 if self.found.borrow().is_empty() => self.site.word(key::MAP_NONE),
            0 => self.site.word(key::MAP_NONE_HERE),
            count => self.site.words.count(key::MAP_FOUND, count as u32),
        };
        platform::set_text(".found", &words);
        platform::hide(".found", false);
        if is_split(&self.index) {
            let is_active = seen.len() < self.index.spots.len() && self.index.is_named();
            platform::hide(".all", is_active);
            self.results.draw(&self.owner, || {
                let drawn = self.drawn.get();
                let shown = &seen[..seen.len().min(drawn)];
                let lines =
                    lines::ordered(&self.site, &self.index, shown, true).filter(|_| is_active);
                let more = (is_active && seen.len() > drawn).then(|| more(&self.site));
                Some(fixed(view! { {lines} {more} }))
            });
        } else {
            platform::show_only(".map-list li", &seen);
        }
        *self.seen.borrow_mut() = seen;
    }

    /// Names what is looked for, each part as a button that takes it off.
    fn fill_chips(&self) {
        let (site, query) = (&self.site, self.query.borrow());
        let text = chip_of_text(site, query.get(Field::Text));
        let chosen = FIELDS
            .into_iter()
            .filter(|field| !query.get(*field).is_empty());
        let values = chosen.map(|field| {
            let id = query.get(field);
            let mut values = self.index.values.iter();
            let known = values.find(|(of, value)| *of == field && value.id == id);
            let label = known.map_or(id, |(_, value)| &value.label);
            chip(site, field.name(), label.to_owned())
        });
        show_chips(site, text.into_iter().chain(values));
    }

    /// Tells of what is chosen; of a place more once its own file is there.
    fn draw_panel(self: &Rc<Self>) {
        let shown = self.shown.borrow();
        let has_focus = platform::has_focus(".chosen");
        let had_focus = |selector: &&str| platform::has_focus(selector);
        let mut focused: Vec<&str> = FOCUSED.into_iter().filter(had_focus).collect();
        self.panel.draw(&self.owner, || {
            let from = From {
                before: self.before.get(),
                trail: &self.trail.borrow(),
                me: self.me.get(),
                layers: shown_layers(&self.query.borrow()),
            };
            Some(chosen(&self.site, &self.index, shown.as_ref()?, &from))
        });
        if has_focus {
            focused.push(".chosen h2");
            platform::focus_first_soon(focused);
        }
        let Some(Shown::Spot(at)) = &*shown else {
            return;
        };
        if let Route::Place(id) = self.index.route(*at)
            && self.site.place(&id).is_none()
        {
            let file = File::Place(id);
            let explorer = Rc::clone(self);
            let address = self.site.address_of(&file);
            Fetch::default().begin(address, move |text| {
                if explorer.site.put(&file, &text).is_ok() && !explorer.is_gone() {
                    explorer.draw_panel();
                }
            });
        }
    }
}
