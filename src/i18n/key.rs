//! The keys of the interface's messages: each text that a page can show is named here once.

/// The key of a message in the catalogues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(pub(super) &'static str);

impl Key {
    /// The key as it stands in the files.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

macro_rules! keys {
    ($($name:ident = $key:literal;)+) => {
        $(#[allow(missing_docs, reason = "the catalogue says what it stands for")]
        pub const $name: Key = Key($key);)+

        /// Every key; a catalogue has exactly these.
        pub const ALL: &[Key] = &[$($name),+];
    };
}

keys! {
    SKIP = "skip";
    TITLE = "title";
    NAV = "nav";
    NAV_PROJECT = "nav-project";
    NAV_TOPICS = "nav-topics";
    NAV_EVENTS = "nav-events";
    NAV_PARTNERS = "nav-partners";
    NAV_PLACES = "nav-places";
    NAV_OUTPUTS = "nav-outputs";
    NAV_ABOUT = "nav-about";
    NAV_CONTACT = "nav-contact";
    EMBLEM = "emblem";
    THEME_SWITCH = "theme-switch";
    SOURCES = "sources";
    LINKS_CHECKED = "links-checked";
    LINK_CHECKED = "link-checked";
    LINK_UNENCRYPTED = "link-unencrypted";
    LINK_FRONT_PAGE = "link-front-page";
    LINK_ARCHIVED = "link-archived";
    NOT_FOUND = "not-found";
    NOT_FOUND_WHY = "not-found-why";
    HOME_NUTSHELL = "home-nutshell";
    HOME_NEXT = "home-next";
    HOME_LAST = "home-last";
    HOME_RUNS = "home-runs";
    HOME_ALL_EVENTS = "home-all-events";
    HOME_ON_THE_MAP = "home-on-the-map";
    TOPIC_WORK = "topic-work";
    TOPIC_RESULTS = "topic-results";
    EVENTS_COUNT = "events-count";
    EVENTS_BESIDE = "events-beside";
    EVENTS_UNDATED = "events-undated";
    EVENTS_YEARS = "events-years";
    EVENT_RELATED = "event-related";
    EVENT_WHEN = "event-when";
    EVENT_WHERE = "event-where";
    EVENT_HOSTS = "event-hosts";
    EVENT_ANNOUNCEMENT = "event-announcement";
    EVENT_AUDIENCE = "event-audience";
    EVENT_AROUND = "event-around";
    AGENDA = "agenda";
    AGENDA_ALL_DAYS = "agenda-all-days";
    AGENDA_OPEN_END = "agenda-open-end";
    AGENDA_PARALLEL = "agenda-parallel";
    AGENDA_ZONES = "agenda-zones";
    ROLE_LEAD = "role-lead";
    ROLE_REGIONAL = "role-regional";
    ROLE_ACADEMIC = "role-academic";
    ROLE_ASSOCIATED = "role-associated";
    PARTNER_ROLE = "partner-role";
    PARTNER_DUTY = "partner-duty";
    PARTNER_COUNTRY = "partner-country";
    PARTNER_REGION = "partner-region";
    PARTNER_SEAT = "partner-seat";
    PARTNER_WEBSITE = "partner-website";
    PARTNER_EVENTS = "partner-events";
    PARTNER_PLACES = "partner-places";
    PLACES_COUNT = "places-count";
    PLACES_PART = "places-part";
    PLACES_MAP = "places-map";
    PLACES_CAPTION = "places-caption";
    PLACES_ROUGH = "places-rough";
    PLACES_REGIONS = "places-regions";
    PLACES_CATEGORIES = "places-categories";
    PLACES_IN_REGION = "places-in-region";
    PLACE_PART = "place-part";
    PLACE_POSITION = "place-position";
    PLACE_SITE = "place-site";
    PLACE_NEIGHBOURHOOD = "place-neighbourhood";
    PLACE_TOWN = "place-town";
    PLACE_APPROXIMATE = "place-approximate";
    PLACE_REGION = "place-region";
    PLACE_SPEAKER = "place-speaker";
    PLACE_OPENING = "place-opening";
    PLACE_OPENING_CAUTION = "place-opening-caution";
    PLACE_NEAR = "place-near";
    MAP_NAME = "map-name";
    MAP_CAPTION = "map-caption";
}
