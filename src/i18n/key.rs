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

/// Messages that only few pages need; in an export each chapter is a file of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chapter {
    /// The page about the site.
    About,
    /// Agendas, and what visitors pick of them.
    Agenda,
    /// The map of everything.
    Map,
}

impl Chapter {
    /// All chapters.
    pub const ALL: [Self; 3] = [Self::About, Self::Agenda, Self::Map];

    /// Its name in the file's.
    pub fn name(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Agenda => "agenda",
            Self::Map => "map",
        }
    }

    /// Whether a key is one of the chapter's: that is seen by how it begins.
    pub fn holds(self, key: &str) -> bool {
        let beginnings: &[&str] = match self {
            Self::About => &["about", "statement", "kept", "privacy"],
            Self::Agenda => &["agenda", "mine"],
            Self::Map => &["map"],
        };
        let first = key.split('-').next().unwrap_or_default();
        beginnings.contains(&first)
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
    NAV_MAP = "nav-map";
    NAV_PLACES = "nav-places";
    NAV_OUTPUTS = "nav-outputs";
    NAV_ABOUT = "nav-about";
    NAV_ACCESSIBILITY = "nav-accessibility";
    NAV_CONTACT = "nav-contact";
    CRUMB = "crumb";
    EMBLEM = "emblem";
    THEME_SWITCH = "theme-switch";
    THEME_LEGEND = "theme-legend";
    THEME_SYSTEM = "theme-system";
    THEME_LIGHT = "theme-light";
    THEME_DARK = "theme-dark";
    OFFLINE = "offline";
    OFFLINE_RETRY = "offline-retry";
    SOURCES = "sources";
    SOURCES_DIFFER = "sources-differ";
    LINKS_CHECKED = "links-checked";
    LINK_CHECKED = "link-checked";
    LINK_UNENCRYPTED = "link-unencrypted";
    LINK_FRONT_PAGE = "link-front-page";
    LINK_ARCHIVED = "link-archived";
    ABOUT_CONTENT = "about-content";
    ABOUT_SOURCES = "about-sources";
    ABOUT_OWN_SOURCES = "about-own-sources";
    ABOUT_MARKS = "about-marks";
    ABOUT_CHECKED = "about-checked";
    ABOUT_UNENCRYPTED = "about-unencrypted";
    ABOUT_FRONT_PAGE = "about-front-page";
    ABOUT_ARCHIVED = "about-archived";
    ABOUT_LETTERS = "about-letters";
    ABOUT_FOREIGN = "about-foreign";
    ABOUT_LICENCE = "about-licence";
    ABOUT_TERMS = "about-terms";
    ABOUT_SOFTWARE = "about-software";
    ABOUT_CODE = "about-code";
    ABOUT_FACE = "about-face";
    ABOUT_MAP = "about-map";
    ABOUT_PRIVACY = "about-privacy";
    PRIVACY_NOTHING = "privacy-nothing";
    PRIVACY_HOST = "privacy-host";
    PRIVACY_LOG = "privacy-log";
    KEPT = "kept";
    KEPT_NAME = "kept-name";
    KEPT_PURPOSE = "kept-purpose";
    KEPT_LASTS = "kept-lasts";
    KEPT_THEME = "kept-theme";
    KEPT_PICKS = "kept-picks";
    KEPT_AUDIENCE = "kept-audience";
    KEPT_UNTIL_DELETED = "kept-until-deleted";
    ABOUT_ACCESSIBILITY = "about-accessibility";
    STATEMENT_LACKS = "statement-lacks";
    STATEMENT_COMMITMENT = "statement-commitment";
    STATEMENT_SCOPE = "statement-scope";
    STATEMENT_STATUS = "statement-status";
    STATEMENT_FULL = "statement-full";
    STATEMENT_PARTIAL = "statement-partial";
    STATEMENT_NONE = "statement-none";
    STATEMENT_EXCEPTIONS = "statement-exceptions";
    STATEMENT_REASONS = "statement-reasons";
    STATEMENT_PREPARATION = "statement-preparation";
    STATEMENT_PREPARED = "statement-prepared";
    STATEMENT_REVIEWED = "statement-reviewed";
    STATEMENT_METHOD = "statement-method";
    STATEMENT_FEEDBACK = "statement-feedback";
    STATEMENT_REPORT = "statement-report";
    STATEMENT_ENFORCEMENT = "statement-enforcement";
    STATEMENT_BODIES = "statement-bodies";
    CONTACT_CONTROLLER = "contact-controller";
    CONTACT_REPORT = "contact-report";
    CONTACT_REPORT_HOW = "contact-report-how";
    NOT_FOUND = "not-found";
    NOT_FOUND_WHY = "not-found-why";
    HOME_NUTSHELL = "home-nutshell";
    HOME_NEXT = "home-next";
    HOME_LAST = "home-last";
    HOME_STANDS = "home-stands";
    HOME_RUNS = "home-runs";
    HOME_ALL_EVENTS = "home-all-events";
    HOME_ON_THE_MAP = "home-on-the-map";
    HOME_ALL_TIME = "home-all-time";
    HOME_ALL_OUTPUTS = "home-all-outputs";
    HOME_NEXT_WAYS = "home-next-ways";
    HOME_TO_PROJECT = "home-to-project";
    HOME_TO_CONTACT = "home-to-contact";
    HOME_TO_ABOUT = "home-to-about";
    WAY = "way";
    WAY_CAPTION = "way-caption";
    WAY_OF_PARTNERS = "way-of-partners";
    WAY_OF_PARTNERS_CAPTION = "way-of-partners-caption";
    TREE_OF_EVENTS = "tree-of-events";
    TREE_OF_EVENTS_CAPTION = "tree-of-events-caption";
    TOPIC_WORK = "topic-work";
    TOPIC_RESULTS = "topic-results";
    TOPIC_OTHERS = "topic-others";
    PROJECT_AIMS = "project-aims";
    PROJECT_FACTS = "project-facts";
    PROJECT_PACKAGES = "project-packages";
    PACKAGE_RESPONSIBLE = "package-responsible";
    TIMELINE = "timeline";
    TIMELINE_MARKS = "timeline-marks";
    TIMELINE_FIRST_DAY = "timeline-first-day";
    TIMELINE_LAST_DAY = "timeline-last-day";
    TIMELINE_PACKAGE = "timeline-package";
    TIMELINE_PACKAGES = "timeline-packages";
    TIMELINE_EVENTS = "timeline-events";
    TIMELINE_UNDATED_EVENTS = "timeline-undated-events";
    TIMELINE_UNDATED_OUTPUTS = "timeline-undated-outputs";
    PROJECT_PERIOD = "project-period";
    PROJECT_PROGRAMME = "project-programme";
    PROJECT_FUND = "project-fund";
    PROJECT_BUDGET = "project-budget";
    OUTPUT = "output";
    OUTPUTS_COUNT = "outputs-count";
    OUTPUT_KIND = "output-kind";
    OUTPUT_DATE = "output-date";
    OUTPUT_LANGUAGES = "output-languages";
    OUTPUT_LINK = "output-link";
    OUTPUT_OTHERS = "output-others";
    EVENTS_COUNT = "events-count";
    EVENTS_BESIDE = "events-beside";
    EVENTS_LATEST = "events-latest";
    EVENTS_UNDATED = "events-undated";
    EVENTS_YEARS = "events-years";
    EVENTS_ENDED = "events-ended";
    EVENTS_WAYS = "events-ways";
    EVENTS_SEARCH = "events-search";
    EVENTS_NONE = "events-none";
    EVENTS_MORE = "events-more";
    FILTERS = "filters";
    FILTERS_ACTIVE = "filters-active";
    FILTERS_CLEAR = "filters-clear";
    FILTER_ALL = "filter-all";
    FILTER_KIND = "filter-kind";
    FILTER_COUNTRY = "filter-country";
    FILTER_PARTNER = "filter-partner";
    FILTER_TOPIC = "filter-topic";
    FILTER_YEAR = "filter-year";
    FILTER_WHEN = "filter-when";
    FILTER_PAST = "filter-past";
    FILTER_COMING = "filter-coming";
    FILTER_VALUE = "filter-value";
    FILTER_TEXT = "filter-text";
    FILTER_REMOVE = "filter-remove";
    FILTER_UNKNOWN = "filter-unknown";
    EVENT_RELATED = "event-related";
    EVENT_COMING = "event-coming";
    EVENT_NOW = "event-now";
    EVENT_CANCELLED = "event-cancelled";
    EVENT_POSTPONED = "event-postponed";
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
    AGENDA_DAYS = "agenda-days";
    AGENDA_SHOW = "agenda-show";
    AGENDA_SHOW_ALL = "agenda-show-all";
    AGENDA_SHOW_PICKS = "agenda-show-picks";
    AGENDA_LAYOUT = "agenda-layout";
    AGENDA_CLOCK = "agenda-clock";
    AGENDA_LIST = "agenda-list";
    AGENDA_COMPACT = "agenda-compact";
    AGENDA_OWN_ZONE = "agenda-own-zone";
    AGENDA_OWN_TIME = "agenda-own-time";
    AGENDA_OWN_DAY = "agenda-own-day";
    AGENDA_JUMP = "agenda-jump";
    AGENDA_NEXT = "agenda-next";
    AGENDA_NOTHING = "agenda-nothing";
    AGENDA_PEOPLE = "agenda-people";
    AGENDA_LANGUAGE = "agenda-language";
    AGENDA_PICK = "agenda-pick";
    AGENDA_SEARCH = "agenda-search";
    AGENDA_FOUND = "agenda-found";
    AGENDA_NOT_FOUND = "agenda-not-found";
    MINE = "mine";
    MINE_EMPTY = "mine-empty";
    MINE_COUNT = "mine-count";
    MINE_ELSEWHERE = "mine-elsewhere";
    MINE_CLASH = "mine-clash";
    MINE_OFFER = "mine-offer";
    MINE_TAKE = "mine-take";
    MINE_LEAVE = "mine-leave";
    MINE_LINK = "mine-link";
    MINE_CODE = "mine-code";
    MINE_CODE_TOO_LONG = "mine-code-too-long";
    MINE_FILE = "mine-file";
    MINE_FILE_FAILED = "mine-file-failed";
    MINE_PRINT = "mine-print";
    MINE_CLEAR = "mine-clear";
    CALENDAR = "calendar";
    CALENDAR_EVENT = "calendar-event";
    CALENDAR_DAY = "calendar-day";
    CALENDAR_ENTRY = "calendar-entry";
    CALENDAR_ALL = "calendar-all";
    CALENDAR_SUBSCRIBE = "calendar-subscribe";
    SCHEDULE_JSON = "schedule-json";
    SCHEDULE_XML = "schedule-xml";
    ROLE_LEAD = "role-lead";
    ROLE_REGIONAL = "role-regional";
    ROLE_ACADEMIC = "role-academic";
    ROLE_ASSOCIATED = "role-associated";
    PARTNER_ROLE = "partner-role";
    PARTNER_NUMBER = "partner-number";
    PARTNER_DUTY = "partner-duty";
    PARTNER_COUNTRY = "partner-country";
    PARTNER_REGION = "partner-region";
    PARTNER_SEAT = "partner-seat";
    PARTNER_WEBSITE = "partner-website";
    PARTNER_EVENTS = "partner-events";
    PARTNER_PLACES = "partner-places";
    PLACES_COUNT = "places-count";
    PLACES_PART = "places-part";
    PLACES_REGIONS = "places-regions";
    PLACES_CATEGORIES = "places-categories";
    PLACES_IN_REGION = "places-in-region";
    PLACE_PART = "place-part";
    PLACE_POSITION = "place-position";
    PLACE_IN_PROGRAM = "place-in-program";
    PLACE_SITE = "place-site";
    PLACE_NEIGHBOURHOOD = "place-neighbourhood";
    PLACE_TOWN = "place-town";
    PLACE_APPROXIMATE = "place-approximate";
    PLACE_REGION = "place-region";
    PLACE_SPEAKER = "place-speaker";
    PLACE_OPENING = "place-opening";
    PLACE_OPENING_CAUTION = "place-opening-caution";
    PLACE_NEAR = "place-near";
    ON_MAP = "on-map";
    LOCATOR_NAME = "locator-name";
    PARTNERS_MAP = "partners-map";
    PARTNERS_CAPTION = "partners-caption";
    MAP_LEAD = "map-lead";
    MAP_NAME = "map-name";
    MAP_SKIP = "map-skip";
    MAP_LAYERS = "map-layers";
    MAP_REGIONS = "map-regions";
    MAP_WATERS = "map-waters";
    MAP_CAPTION = "map-caption";
    MAP_KEYS = "map-keys";
    MAP_HINT = "map-hint";
    MAP_ZOOM_IN = "map-zoom-in";
    MAP_ZOOM_OUT = "map-zoom-out";
    MAP_WHOLE = "map-whole";
    MAP_UP = "map-up";
    MAP_DOWN = "map-down";
    MAP_LEFT = "map-left";
    MAP_RIGHT = "map-right";
    MAP_SEARCH = "map-search";
    MAP_CATEGORY = "map-category";
    MAP_FOUND = "map-found";
    MAP_NONE = "map-none";
    MAP_NONE_HERE = "map-none-here";
    MAP_MANY = "map-many";
    MAP_LOCATE = "map-locate";
    MAP_CLOSE = "map-close";
    MAP_PAGE = "map-page";
    MAP_NEAR = "map-near";
    MAP_SCALE = "map-scale";
    MAP_BACK = "map-back";
    MAP_BACK_TO = "map-back-to";
    MAP_ON = "map-on";
    MAP_ON_TO = "map-on-to";
    MAP_ME = "map-me";
    MAP_ME_NOTE = "map-me-note";
    MAP_ME_FAILED = "map-me-failed";
    MAP_MY_PLACE = "map-my-place";
    MAP_DOWNLOAD = "map-download";
    MAP_DOWNLOAD_SHOWN = "map-download-shown";
    MAP_GEOJSON = "map-geojson";
    MAP_CSV = "map-csv";
    MAP_AWAY = "map-away";
    MAP_SAME_PLACE = "map-same-place";
    MAP_OFF = "map-off";
    MAP_NEAR_BY = "map-near-by";
    MAP_COMPASS_N = "map-compass-n";
    MAP_COMPASS_NNE = "map-compass-nne";
    MAP_COMPASS_NE = "map-compass-ne";
    MAP_COMPASS_ENE = "map-compass-ene";
    MAP_COMPASS_E = "map-compass-e";
    MAP_COMPASS_ESE = "map-compass-ese";
    MAP_COMPASS_SE = "map-compass-se";
    MAP_COMPASS_SSE = "map-compass-sse";
    MAP_COMPASS_S = "map-compass-s";
    MAP_COMPASS_SSW = "map-compass-ssw";
    MAP_COMPASS_SW = "map-compass-sw";
    MAP_COMPASS_WSW = "map-compass-wsw";
    MAP_COMPASS_W = "map-compass-w";
    MAP_COMPASS_WNW = "map-compass-wnw";
    MAP_COMPASS_NW = "map-compass-nw";
    MAP_COMPASS_NNW = "map-compass-nnw";
}

/// The points of a compass, from north clockwise: the word that [`MAP_AWAY`] takes as its direction.
pub const MAP_COMPASS: [Key; 16] = [
    MAP_COMPASS_N,
    MAP_COMPASS_NNE,
    MAP_COMPASS_NE,
    MAP_COMPASS_ENE,
    MAP_COMPASS_E,
    MAP_COMPASS_ESE,
    MAP_COMPASS_SE,
    MAP_COMPASS_SSE,
    MAP_COMPASS_S,
    MAP_COMPASS_SSW,
    MAP_COMPASS_SW,
    MAP_COMPASS_WSW,
    MAP_COMPASS_W,
    MAP_COMPASS_WNW,
    MAP_COMPASS_NW,
    MAP_COMPASS_NNW,
];
