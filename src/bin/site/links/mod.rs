//! Asks every web address of the content whether it still answers, and says where one doesn't.
//!
//! The only part of the project that asks other hosts for anything, and only when it is told to.

mod http;
mod visit;

use inducult::content::check::{Address, addresses};
use inducult::content::diagnostic::{Diagnostic, Severity};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use url::Url;
use visit::{Outcome, Request, Visits};

/// How many hosts are asked at once.
const HOSTS_AT_ONCE: usize = 8;
/// After how many addresses a line says how far it has come.
const PROGRESS: usize = 25;

/// What the addresses said.
pub(crate) struct Told {
    /// A warning for every place of an address that should be looked at.
    pub(crate) faults: Vec<Diagnostic>,
    /// The counts, and what to do next.
    pub(crate) closing: String,
}

/// Asks every web address of a data folder once, and says on stderr how far it has come.
pub(crate) fn check(dir: &Path) -> Told {
    let agent = http::agent();
    let say = |line: String| eprintln!("{line}");
    check_with(
        &addresses(dir),
        &|method, url| http::request(&agent, method, url),
        &say,
    )
}

fn check_with(places: &[Address], request: &Request<'_>, say: &dyn Fn(String)) -> Told {
    let urls: HashSet<Url> = places.iter().filter_map(url_of).collect();
    let visits = Visits::new(request);
    let outcomes = visit_all(&visits, &urls, "addresses", say);
    if is_off_line(&outcomes) {
        let closing = format!(
            "links: none of {} addresses answered, so nothing is told of them: see whether this machine is on-line, or \
             needs HTTPS_PROXY set",
            outcomes.len()
        );
        let faults = Vec::new();
        return Told { faults, closing };
    }
    // A permanent redirect says what to write. Of the others that aren't encrypted, each has a twin that may be.
    let twins = urls.iter().filter(|url| !is_moved(&outcomes[*url]));
    let twins: HashSet<Url> = twins.filter_map(twin).collect();
    let twins = visit_all(&visits, &twins, "encrypted twins of http:// addresses", say);
    let faults = places
        .iter()
        .filter_map(|place| fault(place, &outcomes, &twins))
        .collect();
    Told {
        faults,
        closing: closing(places, &outcomes),
    }
}

/// Whether there are several hosts and none of them answered: then it is rather this machine that is cut off, and
/// nothing can be said of the addresses.
fn is_off_line(outcomes: &HashMap<Url, Outcome>) -> bool {
    let hosts: HashSet<_> = outcomes.keys().map(Url::host_str).collect();
    let mut outcomes = outcomes.values();
    hosts.len() > 1 && outcomes.all(|outcome| matches!(outcome, Outcome::Dead { silent: true, .. }))
}

/// The address to ask: what stands before its fragment.
fn url_of(place: &Address) -> Option<Url> {
    let mut url = Url::parse(place.href.as_str()).ok()?;
    url.set_fragment(None);
    Some(url)
}

/// The same address under https, of one that is http on the ordinary port.
fn twin(url: &Url) -> Option<Url> {
    let mut twin = url.clone();
    let is_plain = url.scheme() == "http" && url.port().is_none();
    (is_plain && twin.set_scheme("https").is_ok()).then_some(twin)
}

fn is_moved(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Answered { moved: Some(_), .. })
}

/// Visits addresses, those of a host one after the other, [`HOSTS_AT_ONCE`] hosts side by side. The hosts with most
/// addresses come first, since they take longest.
fn visit_all(
    visits: &Visits<'_>,
    urls: &HashSet<Url>,
    what: &str,
    say: &dyn Fn(String),
) -> HashMap<Url, Outcome> {
    let mut hosts: BTreeMap<&str, Vec<&Url>> = BTreeMap::new();
    for url in urls {
        hosts
            .entry(url.host_str().unwrap_or_default())
            .or_default()
            .push(url);
    }
    let mut hosts: Vec<Vec<&Url>> = hosts.into_values().collect();
    hosts.sort_by_key(|urls| std::cmp::Reverse(urls.len()));
    if !urls.is_empty() {
        say(format!(
            "asking {} {what}, hosts: {}",
            urls.len(),
            hosts.len()
        ));
    }
    let next = AtomicUsize::new(0);
    let (done, outcomes) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..HOSTS_AT_ONCE.min(hosts.len()) {
            let (done, next, hosts) = (done.clone(), &next, &hosts);
            scope.spawn(move || {
                while let Some(urls) = hosts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    for url in urls {
                        // The receiver outlives the threads.
                        let _ = done.send(((*url).clone(), visits.visit(url)));
                    }
                }
            });
        }
        drop(done);
        let mut known = HashMap::new();
        for (url, outcome) in outcomes {
            known.insert(url, outcome);
            if known.len().is_multiple_of(PROGRESS) && known.len() < urls.len() {
                say(format!("  {} of {}", known.len(), urls.len()));
            }
        }
        known
    })
}

fn fault(
    place: &Address,
    outcomes: &HashMap<Url, Outcome>,
    twins: &HashMap<Url, Outcome>,
) -> Option<Diagnostic> {
    let href = place.href.as_str();
    let Some(url) = url_of(place) else {
        let message = format!("\"{href}\" is no web address");
        return Some(warning(place, "link-dead", message, "correct it"));
    };
    let fragment = href.split_once('#').map(|(_, fragment)| fragment);
    let encrypted = twin(&url).and_then(|twin| encrypted(&twin, twins.get(&twin)?));
    let encrypted = encrypted.map(|url| with_fragment(url, fragment));
    match &outcomes[&url] {
        Outcome::Dead { .. } if place.archived => None,
        Outcome::Dead { reason, .. } => {
            let mend = match encrypted {
                Some(twin) => format!("write \"{twin}\", which answers"),
                None => "find its new address, or a copy in an archive".to_owned(),
            };
            let message = format!("\"{href}\" is dead: {reason}");
            Some(warning(place, "link-dead", message, &mend))
        }
        Outcome::Answered {
            moved: Some(new), ..
        } => {
            let message = format!("\"{href}\" has moved for good");
            let mend = if is_home(new) && !is_home(&url) {
                format!("it leads only to the start page {new}: find the page that was meant")
            } else {
                format!("write \"{}\"", with_fragment(new.clone(), fragment))
            };
            Some(warning(place, "link-moved", message, &mend))
        }
        Outcome::Answered { .. } | Outcome::NotLetIn => {
            let message = format!("\"{href}\" isn't encrypted, but could be");
            let mend = format!("write \"{}\"", encrypted?);
            Some(warning(place, "link-insecure", message, &mend))
        }
    }
}

/// What to write instead of an http address, if its twin is there and doesn't lead back to http.
fn encrypted(twin: &Url, outcome: &Outcome) -> Option<Url> {
    match outcome {
        Outcome::Answered { end, moved } if end.scheme() == "https" => {
            let better = moved.as_ref().filter(|moved| moved.scheme() == "https");
            Some(better.unwrap_or(twin).clone())
        }
        _ => None,
    }
}

/// A new address with the fragment of the old one, as browsers do it (RFC 9110, 10.2.2).
fn with_fragment(mut url: Url, fragment: Option<&str>) -> Url {
    url.set_fragment(fragment);
    url
}

fn is_home(url: &Url) -> bool {
    url.path() == "/" && url.query().is_none()
}

fn warning(place: &Address, code: &'static str, message: String, mend: &str) -> Diagnostic {
    Diagnostic {
        file: place.file.clone(),
        pointer: place.pointer.clone(),
        line: place.line,
        column: place.column,
        severity: Severity::Warning,
        code,
        message,
        suggestion: Some(mend.to_owned()),
    }
}

fn closing(places: &[Address], outcomes: &HashMap<Url, Outcome>) -> String {
    let count = |test: &dyn Fn(&Outcome) -> bool| outcomes.values().filter(|o| test(o)).count();
    let asked = outcomes.len();
    let moved = count(&is_moved);
    let dead = count(&|o| matches!(o, Outcome::Dead { .. }));
    let not_let_in = count(&|o| matches!(o, Outcome::NotLetIn));
    let answered = asked - moved - dead - not_let_in;
    let mut text = format!(
        "links: {asked} asked, {answered} answered, {moved} moved, {dead} dead, {not_let_in} not let in (the host \
         lets no program look)"
    );
    let archived = archived(places, outcomes);
    if archived > 0 {
        text += &format!(
            "; of the dead, {archived} with a copy in an archive and so without a warning"
        );
    }
    if answered > 0 {
        let today = jiff::Zoned::now().date();
        text += &format!(
            "\nto record it, open the page, see that it shows what was meant, and add \"checked\": \"{today}\" to \
             its link"
        );
    }
    text
}

/// How many dead addresses have a copy wherever they stand.
fn archived(places: &[Address], outcomes: &HashMap<Url, Outcome>) -> usize {
    let mut covered: HashMap<Url, bool> = HashMap::new();
    for place in places {
        if let Some(url) = url_of(place).filter(|url| matches!(outcomes[url], Outcome::Dead { .. }))
        {
            *covered.entry(url).or_insert(true) &= place.archived;
        }
    }
    covered.into_values().filter(|all| *all).count()
}

#[cfg(test)]
mod tests {
    use super::http::{Method, Reply};
    use super::{Told, check_with};
    use inducult::content::check::Address;
    use inducult::model::link::Href;
    use std::sync::Barrier;
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;
    use url::Url;

    fn places(addresses: &[&str]) -> Vec<Address> {
        let place = |(index, address): (usize, &&str)| Address {
            file: "a.json".to_owned(),
            pointer: format!("/{index}"),
            line: index,
            column: 1,
            href: Href::parse(address).unwrap(),
            archived: false,
        };
        addresses.iter().enumerate().map(place).collect()
    }

    fn check(addresses: &[&str], request: &(dyn Fn(Method, &Url) -> Reply + Sync)) -> Told {
        check_with(&places(addresses), request, &|_| {})
    }

    /// Code, what to do.
    fn told(told: &Told) -> Vec<(&str, &str)> {
        let faults = told.faults.iter();
        faults
            .map(|fault| (fault.code, fault.suggestion.as_deref().unwrap()))
            .collect()
    }

    fn status(status: u16) -> Reply {
        Reply::Answer {
            status,
            location: None,
        }
    }

    fn leads(status: u16, to: &str) -> Reply {
        Reply::Answer {
            status,
            location: Some(to.to_owned()),
        }
    }

    fn unreachable() -> Reply {
        Reply::None {
            reason: "there is no such host".to_owned(),
            whole_server: true,
        }
    }

    #[test]
    fn an_encrypted_twin_is_proposed_where_it_answers() {
        let web = |_: Method, url: &Url| match url.as_str() {
            "http://plain.example/a"
            | "https://both.example/a?b"
            | "http://both.example/a?b"
            | "http://back.example/"
            | "http://www.example/a"
            | "https://www.www.example/a"
            | "http://odd.example:81/"
            | "https://only.example/" => status(200),
            "https://back.example/" => leads(302, "http://back.example/"),
            "https://www.example/a" => leads(301, "https://www.www.example/a"),
            "http://moved.example/a" => leads(301, "https://moved.example/a"),
            "https://moved.example/a" => status(200),
            _ => unreachable(),
        };
        let addresses = [
            "http://plain.example/a",
            "http://both.example/a?b#c",
            "http://back.example/",
            "http://www.example/a",
            "http://odd.example:81/",
            "http://only.example/",
            "http://moved.example/a",
        ];
        let answer = check(&addresses, &web);
        let expected = [
            ("link-insecure", "write \"https://both.example/a?b#c\""),
            ("link-insecure", "write \"https://www.www.example/a\""),
            (
                "link-dead",
                "write \"https://only.example/\", which answers",
            ),
            ("link-moved", "write \"https://moved.example/a\""),
        ];
        assert_eq!(told(&answer), expected);
    }

    #[test]
    fn a_server_out_of_reach_is_asked_once_for_all_its_addresses() {
        let asked = Mutex::new(Vec::new());
        let web = |_: Method, url: &Url| {
            asked
                .lock()
                .unwrap()
                .push(url.host_str().unwrap().to_owned());
            if url.host_str() == Some("here.example") {
                status(200)
            } else {
                unreachable()
            }
        };
        let answer = check(
            &[
                "https://gone.example/a",
                "https://gone.example/b",
                "https://here.example/",
            ],
            &web,
        );
        assert_eq!(answer.faults.len(), 2);
        let mut asked = asked.into_inner().unwrap();
        asked.sort();
        assert_eq!(asked, ["gone.example", "here.example"]);
        assert!(!answer.closing.contains("on-line"), "{}", answer.closing);
    }

    #[test]
    fn where_no_host_answers_the_machine_is_suspected() {
        let answer = check(&["https://a.example/", "http://b.example/"], &|_, _| {
            unreachable()
        });
        assert_eq!(told(&answer), []);
        assert!(answer.closing.contains("on-line"), "{}", answer.closing);
        let answer = check(&["https://a.example/", "https://a.example/b"], &|_, _| {
            unreachable()
        });
        assert_eq!(answer.faults.len(), 2, "{}", answer.closing);
    }

    #[test]
    fn what_is_no_address_is_told_and_not_asked() {
        let answer = check(&["https://[/"], &|_, _| panic!("asked"));
        assert_eq!(told(&answer), [("link-dead", "correct it")]);
    }

    /// Eight hosts are asked at once, or the barrier never opens. All of them lead to a ninth.
    #[test]
    fn a_host_is_asked_one_thing_at_a_time_by_way_of_others_too() {
        let (together, open, most) = (Barrier::new(8), AtomicUsize::new(0), AtomicUsize::new(0));
        let web = |_: Method, url: &Url| {
            let host = url.host_str().unwrap();
            if host != "ninth.example" {
                together.wait();
                return leads(302, &format!("https://ninth.example/{host}"));
            }
            most.fetch_max(open.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            (0..100).for_each(|_| thread::yield_now());
            open.fetch_sub(1, Ordering::SeqCst);
            status(200)
        };
        let addresses: Vec<String> = (0..8).map(|n| format!("https://h{n}.example/")).collect();
        let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
        let answer = check(&addresses, &web);
        assert!(answer.faults.is_empty());
        assert_eq!(most.into_inner(), 1);
    }
}
