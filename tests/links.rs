//! `site check --links` against small servers of this machine. What needs other hosts or encryption is tested beside the
//! code, in `src/bin/site/links`.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// A server that answers by a table and notes what it is asked.
struct Server {
    /// `http://127.0.0.1:1234`.
    address: String,
    log: Arc<Log>,
}

#[derive(Default)]
struct Log {
    /// Method and path of each request, and the program that asked.
    requests: Mutex<Vec<(String, String)>>,
    open: AtomicUsize,
    most_open: AtomicUsize,
}

/// The answer to a method and path: status line and `Location`.
type Answer = fn(&str, &str) -> (&'static str, Option<&'static str>);

impl Server {
    fn start(answer: Answer) -> Self {
        Self::start_with(answer, Arc::default())
    }

    /// A server that shares its notes with another.
    fn start_with(answer: Answer, log: Arc<Log>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let noted = Arc::clone(&log);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let log = Arc::clone(&noted);
                thread::spawn(move || serve(stream.unwrap(), answer, &log));
            }
        });
        Self { address, log }
    }

    /// How often it was asked for what.
    fn asked(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for (request, _) in self.log.requests.lock().unwrap().iter() {
            *counts.entry(request.clone()).or_default() += 1;
        }
        counts
    }
}

/// Answers one request and closes the connection.
fn serve(mut stream: TcpStream, answer: Answer, log: &Log) {
    let open = log.open.fetch_add(1, Ordering::SeqCst) + 1;
    log.most_open.fetch_max(open, Ordering::SeqCst);
    let lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let head: Vec<String> = lines
        .map(Result::unwrap)
        .take_while(|line| !line.is_empty())
        .collect();
    let mut words = head[0].split(' ');
    let (method, path) = (words.next().unwrap(), words.next().unwrap());
    let agent = head
        .iter()
        .find_map(|line| line.strip_prefix("user-agent: "));
    let noted = (
        format!("{method} {path}"),
        agent.unwrap_or_default().to_owned(),
    );
    log.requests.lock().unwrap().push(noted);
    let (status, location) = answer(method, path);
    let location = location.map_or(String::new(), |to| format!("Location: {to}\r\n"));
    // Before the answer: with it the asker may begin the next request.
    log.open.fetch_sub(1, Ordering::SeqCst);
    // Whoever asks may hang up early.
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\n{location}Content-Length: 0\r\nConnection: close\r\n\r\n"
    );
}

fn town(method: &str, path: &str) -> (&'static str, Option<&'static str>) {
    match (method, path) {
        (_, "/fine" | "/new" | "/other" | "/") => ("200 OK", None),
        (_, "/old") => ("301 Moved Permanently", Some("/newer")),
        (_, "/newer") => ("308 Permanent Redirect", Some("/new")),
        (_, "/away") => ("302 Found", Some("/fine")),
        (_, "/closed-page") => ("301 Moved Permanently", Some("/")),
        (_, "/to-nothing") => ("301 Moved Permanently", Some("/gone")),
        (_, "/round") => ("302 Found", Some("/and-round")),
        (_, "/and-round") => ("302 Found", Some("/round")),
        (_, "/1") => ("302 Found", Some("/2")),
        (_, "/2") => ("302 Found", Some("/3")),
        (_, "/3") => ("302 Found", Some("/4")),
        (_, "/4") => ("302 Found", Some("/5")),
        (_, "/5") => ("302 Found", Some("/6")),
        (_, "/6") => ("302 Found", Some("/7")),
        (_, "/7") => ("200 OK", None),
        (_, "/nowhere") => ("302 Found", Some("mailto:mill@example.org")),
        ("HEAD", "/no-head") => ("405 Method Not Allowed", None),
        ("HEAD", "/head-unknown") => ("501 Not Implemented", None),
        ("HEAD", "/head-missing") => ("404 Not Found", None),
        ("GET", "/no-head" | "/head-unknown" | "/head-missing") => ("200 OK", None),
        (_, "/guarded") => ("403 Forbidden", None),
        (_, "/busy") => ("503 Service Unavailable", None),
        (_, "/broken") => ("500 Internal Server Error", None),
        _ => ("404 Not Found", None),
    }
}

/// The good data folder with these links in `project.json`, each a JSON object on a line of its own from line 2 on.
fn data_with(links: &[String]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/good");
    // The rest of the good content names example.org and would be asked for too.
    let text = fs::read_to_string(good.join("project.json")).unwrap();
    let mut project: serde_json::Value = serde_json::from_str(&text).unwrap();
    for field in ["aims", "facts", "sources", "links"] {
        project[field] = serde_json::json!([]);
    }
    let rest = project.to_string();
    let rest = rest.strip_prefix('{').unwrap();
    let rest = rest.replacen("\"links\":[],", "", 1);
    let text = format!("{{\"links\": [\n{}\n],\n{rest}\n", links.join(",\n"));
    fs::write(folder.path().join("project.json"), text).unwrap();
    folder
}

fn link(address: &str) -> String {
    serde_json::json!({ "url": address }).to_string()
}

fn check_links(data: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_site"));
    command.args(["check", "--links", "--data"]).arg(data);
    // A proxy isn't asked for what stands on this machine.
    command.env("NO_PROXY", "*").output().unwrap()
}

/// What was told of links, a line each with its help after it.
fn told(output: &Output) -> Vec<String> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let text = text.replace("\n    help: ", " -> ");
    let of_links = text.lines().filter(|line| line.contains("[link-"));
    of_links.map(str::to_owned).collect()
}

#[test]
fn each_fate_of_a_link_is_told_at_its_place() {
    let town_server = Server::start(town);
    let town = |path: &str| format!("{}{path}", town_server.address);
    // Nothing listens on the port of a service of 1988.
    let nobody = "http://127.0.0.1:1/";
    let archived = serde_json::json!({ "url": town("/lost"), "archived": town("/other") });
    let paths = [
        "/fine",
        "/fine#part",
        "/fine",
        "/away",
        "/no-head",
        "/head-unknown",
        "/head-missing",
        "/guarded",
        "/busy",
        "/new",
        "/old#part",
        "/closed-page",
        "/gone",
        "/broken",
        "/to-nothing",
        "/round",
        "/1",
        "/2",
        "/nowhere",
    ];
    let mut links: Vec<String> = paths.iter().map(|path| link(&town(path))).collect();
    links.extend([link(nobody), archived.to_string()]);
    let data = data_with(&links);
    let output = check_links(data.path());
    let at = |path: &str| {
        let line = 2 + paths.iter().position(|known| *known == path).unwrap();
        format!("project.json:{line}:8: warning")
    };
    let here = &town_server.address;
    let find = "-> find its new address, or a copy in an archive";
    let dead = |path: &str, why: &str| {
        let at = at(path);
        format!("{at}[link-dead]: \"{here}{path}\" is dead: {why} {find}")
    };
    let mut expected = vec![
        format!(
            "{}[link-moved]: \"{here}/old#part\" has moved for good -> write \"{here}/new#part\"",
            at("/old#part")
        ),
        format!(
            "{}[link-moved]: \"{here}/closed-page\" has moved for good -> it leads only to the start page {here}/: \
             find the page that was meant",
            at("/closed-page")
        ),
        dead("/gone", "it answers 404"),
        dead("/broken", "it answers 500"),
        dead(
            "/to-nothing",
            &format!("it leads to {here}/gone, which answers 404"),
        ),
        dead("/round", "its redirects go in a circle"),
        dead("/1", "it has more than 5 redirects"),
        dead("/nowhere", "it answers 302 without a web address"),
    ];
    expected.push(format!(
        "project.json:{}:8: warning[link-dead]: \"{nobody}\" is dead: its host refuses the connection {find}",
        2 + paths.len()
    ));
    assert_eq!(told(&output), expected);
    let closing = String::from_utf8(output.stderr).unwrap();
    assert!(
        closing.contains(
            "links: 20 asked, 8 answered, 2 moved, 8 dead, 2 not let in (the host lets no program look); of the dead, \
             1 with a copy in an archive"
        ),
        "{closing}"
    );
    assert!(closing.contains("\"checked\": \"20"), "{closing}");
}

#[test]
fn an_address_is_asked_once_and_by_head_where_that_will_do() {
    let server = Server::start(town);
    let paths = [
        "/fine", "/fine", "/fine#a", "/away", "/old", "/new", "/no-head",
    ];
    let links: Vec<String> = paths
        .iter()
        .map(|path| link(&format!("{}{path}", server.address)))
        .collect();
    let data = data_with(&links);
    assert!(check_links(data.path()).status.code().is_some());
    let requests = [
        "GET /no-head",
        "HEAD /away",
        "HEAD /fine",
        "HEAD /new",
        "HEAD /newer",
        "HEAD /no-head",
        "HEAD /old",
    ];
    let once = requests.map(|request| (request.to_owned(), 1));
    assert_eq!(server.asked(), once.into());
    for (_, agent) in server.log.requests.lock().unwrap().iter() {
        assert!(agent.starts_with("inducult-site/"), "{agent}");
        assert!(agent.contains("site check --links"), "{agent}");
    }
}

#[test]
fn a_host_is_asked_one_thing_at_a_time() {
    // Two ports are one host.
    let first = Server::start(|_, _| ("200 OK", None));
    let second = Server::start_with(|_, _| ("200 OK", None), Arc::clone(&first.log));
    let links: Vec<String> = (0..40)
        .flat_map(|page| {
            [&first, &second].map(|server| link(&format!("{}/{page}", server.address)))
        })
        .collect();
    check_links(data_with(&links).path());
    assert_eq!(first.asked().values().sum::<usize>(), 80);
    assert_eq!(first.log.most_open.load(Ordering::SeqCst), 1);
}

#[test]
fn without_the_option_nobody_is_asked() {
    let server = Server::start(town);
    let data = data_with(&[link(&format!("{}/gone", server.address))]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_site"));
    let command = command.args(["check", "--publish", "--data"]);
    let output = command.arg(data.path()).output().unwrap();
    assert_eq!(told(&output), [""; 0]);
    assert!(server.asked().is_empty());
}
