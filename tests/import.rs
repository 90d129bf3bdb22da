//! `site import` on files as pretalx, frab, c3voc and calendar programs write them, and on broken ones.
//!
//! `import/<case>/` holds the file, `arguments.txt` with an argument a line, and what is expected of it: `event.json`, as it
//! is put into events.json, `details.json` and `report.txt`. `import/bad/<case>/` holds a file that can't be imported and
//! `expected.txt`, what is said of it. `UPDATE_EXPECT=1 cargo test --test import` writes what is expected anew.

mod support;

use inducult::content::check::load;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use support::exported::{Workshop, files};
use support::site::{good_folder, in_repository, json, source};
use support::snapshot::compare;

const GOOD: [&str; 7] = [
    "all-day",
    "c3voc",
    "calendar",
    "floating",
    "frab",
    "pretalx",
    "pretalx-xml",
];

#[test]
fn schedules_become_events() {
    for case in GOOD {
        let folder = good_folder();
        let events = folder.path().join("events.json");
        let before = fs::read_to_string(&events).unwrap();
        let output = import(&case_folder(case), folder.path());
        assert!(output.status.success(), "{case}: {}", told(&output));
        let after = without_date(&fs::read_to_string(&events).unwrap());
        let end = before.rfind("\n  ]").unwrap();
        let added = after.strip_prefix(&before[..end]).expect(case);
        let added = added.strip_suffix(&before[end..]).expect(case);
        let id = json(&events)["events"].as_array().unwrap().last().unwrap()["id"].clone();
        let details = folder
            .path()
            .join(format!("events/{}.json", id.as_str().unwrap()));
        let details = without_date(&fs::read_to_string(details).unwrap());
        compare(
            &format!("import/{case}/event.json"),
            added.trim_start_matches(",\n"),
        );
        compare(&format!("import/{case}/details.json"), &details);
        compare(&format!("import/{case}/report.txt"), &stdout(&output));
        source(folder.path());
    }
}

#[test]
fn imported_events_are_exported() {
    let folder = good_folder();
    for case in GOOD {
        let output = import(&case_folder(case), folder.path());
        assert!(output.status.success(), "{case}: {}", told(&output));
    }
    let workshop = Workshop::new();
    let export = workshop.exported(folder.path(), None);
    let page = export.text("events/water-days/index.html");
    assert!(page.contains("Jože Weir") || page.contains("How a wheel is built"));
    assert!(!page.contains("<script>alert"));
}

#[test]
fn bad_files_are_told_in_full_and_change_nothing() {
    let mut cases: Vec<_> = fs::read_dir(in_repository("tests/import/bad"))
        .unwrap()
        .map(|case| case.unwrap().file_name().into_string().unwrap())
        .collect();
    cases.sort();
    for case in cases {
        let folder = good_folder();
        let before = files(folder.path());
        let output = import(&case_folder(&format!("bad/{case}")), folder.path());
        assert_eq!(output.status.code(), Some(1), "{case}");
        assert!(files(folder.path()) == before, "{case} changed the content");
        let said = told(&output).replace(&folder.path().display().to_string(), "DATA");
        compare(&format!("import/bad/{case}/expected.txt"), &said);
    }
}

#[test]
fn a_format_is_found_by_what_is_in_the_file() {
    let folder = good_folder();
    let file = folder.path().join("programme.txt");
    let text = fs::read_to_string(case_folder("pretalx").join("input.json")).unwrap();
    fs::write(&file, format!("\u{feff}{text}")).unwrap();
    let output = import_file(&file, &arguments("pretalx"), folder.path());
    assert!(output.status.success(), "{}", told(&output));
}

#[test]
fn a_newer_version_replaces_its_event_and_keeps_what_editors_wrote() {
    let folder = good_folder();
    assert!(
        import(&case_folder("pretalx"), folder.path())
            .status
            .success()
    );
    // An editor sets right what the schedule didn't know.
    let events = folder.path().join("events.json");
    let edited = fs::read_to_string(&events).unwrap();
    let (own, imported) = edited.split_at(edited.find("\"water-days\"").unwrap());
    let imported = imported
        .replacen("\"kind\": \"workshop\"", "\"kind\": \"meeting\"", 1)
        .replacen(
            "\"town\": \"Upper Town\"",
            "\"town\": {\"en\": \"Upper Town\", \"de\": \"Oberstadt\"}",
            1,
        )
        .replacen(
            "\"has_details\"",
            "\"hosts\": [\"upper-town\"],\n      \"has_details\"",
            1,
        );
    fs::write(&events, format!("{own}{imported}")).unwrap();
    // The newer version has another code and time for a talk, and one talk less.
    let text = fs::read_to_string(case_folder("pretalx").join("input.json")).unwrap();
    let newer = text
        .replace("\"GWHEEL\"", "\"OTHERX\"")
        .replace("2018-05-04T09:30", "2018-05-04T09:00")
        .replace("How a wheel is built", "How a wheel was built");
    let file = folder.path().join("newer.json");
    fs::write(&file, newer).unwrap();
    let output = import_file(&file, &["--replace".to_owned()], folder.path());
    assert!(output.status.success(), "{}", told(&output));
    let replaced = fs::read_to_string(&events).unwrap();
    assert!(replaced.starts_with(own), "other records changed");
    let content = source(folder.path());
    let event = content.events.events.last().unwrap();
    assert_eq!(event.kind.as_str(), "meeting");
    assert_eq!(event.hosts[0].as_str(), "upper-town");
    let record = json(&events)["events"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone();
    assert_eq!(record["places"][0]["town"]["de"], "Oberstadt");
    let details = &content.details[&event.id];
    let first = &details.days[0].entries[0];
    assert_eq!(first.id.as_str(), "gwheel");
    assert_eq!(
        (first.start.to_string(), first.end.unwrap().to_string()),
        ("09:00".into(), "10:15".into())
    );
    assert_eq!(
        content.events.events.len(),
        source(good_folder().path()).events.events.len() + 1
    );
}

#[test]
fn an_import_twice_is_refused_and_replacing_gives_the_same() {
    let folder = good_folder();
    let case = case_folder("calendar");
    assert!(import(&case, folder.path()).status.success());
    let before = files(folder.path());
    let again = import(&case, folder.path());
    assert!(told(&again).contains("there is an event \"visit-to-the-weir\" already"));
    let mut replace = arguments("calendar");
    replace.push("--replace".to_owned());
    let output = import_file(&case.join("input.ics"), &replace, folder.path());
    assert!(output.status.success(), "{}", told(&output));
    assert!(files(folder.path()) == before);
}

#[test]
fn a_record_takes_the_layout_of_its_file() {
    let pretty = fs::read_to_string(in_repository("tests/good/events.json")).unwrap();
    let minified = serde_json::from_str::<serde_json::Value>(&pretty)
        .unwrap()
        .to_string();
    let windows = pretty.replace("  ", "\t").replace('\n', "\r\n");
    let one = "{\n  \"events\": []\n}\n".to_owned();
    for (text, added) in [
        (
            minified,
            "},{\"id\":\"moon-over-the-weir\",\"kind\":\"meeting\"",
        ),
        (
            windows,
            "},\r\n\t\t{\r\n\t\t\t\"id\": \"moon-over-the-weir\",\r\n",
        ),
        (
            one,
            "{\n  \"events\": [\n    {\n      \"id\": \"moon-over-the-weir\",\n",
        ),
    ] {
        let folder = good_folder();
        let events = folder.path().join("events.json");
        if !text.contains("first-meeting") {
            fs::remove_dir_all(folder.path().join("events")).unwrap();
        }
        fs::write(&events, &text).unwrap();
        let output = import(&case_folder("floating"), folder.path());
        assert!(output.status.success(), "{}", told(&output));
        let after = fs::read_to_string(&events).unwrap();
        assert!(after.contains(added), "{after}");
        assert_eq!(after.contains("\r\n"), text.contains("\r\n"));
    }
}

#[test]
fn too_much_is_refused() {
    let folder = good_folder();
    let file = folder.path().join("large.json");
    fs::File::create(&file)
        .unwrap()
        .set_len(50_000_001)
        .unwrap();
    let output = import_file(&file, &[], folder.path());
    assert!(
        told(&output).contains("files above 50 MB are not read"),
        "{}",
        told(&output)
    );
    let entry = "BEGIN:VEVENT\nDTSTART:20180912T140000Z\nEND:VEVENT\n";
    let calendar = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", entry.repeat(100_001));
    fs::write(&file, calendar).unwrap();
    let output = import_file(&file, &[], folder.path());
    assert!(told(&output).contains("100001 entries are more than 100000"));
    let deep = "<a>".repeat(100_000);
    fs::write(&file, deep).unwrap();
    let output = import_file(&file, &[], folder.path());
    assert!(
        told(&output).contains("more than 64 deep"),
        "{}",
        told(&output)
    );
}

#[test]
fn cut_files_are_told_and_never_crash() {
    let folder = good_folder();
    for case in ["pretalx/input.json", "frab/input.xml", "calendar/input.ics"] {
        let bytes = fs::read(in_repository("tests/import").join(case)).unwrap();
        let file = folder.path().join("cut");
        for tenth in 1..10 {
            fs::write(&file, &bytes[..bytes.len() * tenth / 10]).unwrap();
            let output = import_file(&file, &[], folder.path());
            assert_eq!(output.status.code(), Some(1), "{case} cut at {tenth}/10");
            assert!(
                told(&output).contains("error: "),
                "{case}: {}",
                told(&output)
            );
        }
    }
}

#[test]
fn content_with_errors_of_its_own_is_left_alone() {
    let folder = good_folder();
    fs::remove_file(folder.path().join("topics.json")).unwrap();
    let output = import(&case_folder("frab"), folder.path());
    assert!(told(&output).contains("the content has errors of its own"));
    assert!(load(folder.path()).0.is_none());
}

fn case_folder(case: &str) -> PathBuf {
    in_repository("tests/import").join(case)
}

fn arguments(case: &str) -> Vec<String> {
    let text = fs::read_to_string(case_folder(case).join("arguments.txt")).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// Imports the file of a case into a folder, as from the folder of the case.
fn import(case: &Path, data: &Path) -> Output {
    let names = fs::read_dir(case)
        .unwrap()
        .map(|file| file.unwrap().file_name());
    let mut names = names.filter(|name| name.to_str().unwrap().starts_with("input."));
    let text = fs::read_to_string(case.join("arguments.txt")).unwrap();
    let arguments: Vec<String> = text.lines().map(str::to_owned).collect();
    let file = PathBuf::from(names.next().unwrap());
    run(&file, &arguments, data, case)
}

fn import_file(file: &Path, arguments: &[String], data: &Path) -> Output {
    run(file, arguments, data, data)
}

fn run(file: &Path, arguments: &[String], data: &Path, from: &Path) -> Output {
    let mut site = Command::new(env!("CARGO_BIN_EXE_site"));
    site.current_dir(from).arg("import").arg(file);
    site.arg("--data").arg(data).args(arguments);
    site.output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A text with the day of the import, which is that of the test, as a word.
fn without_date(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let good = fs::read_to_string(in_repository("tests/good/events.json")).unwrap();
    for line in text.split('\n') {
        let is_fresh = line.trim_start().starts_with("\"updated\"") && !good.contains(line.trim());
        match line.find("\"updated\"").filter(|_| is_fresh) {
            Some(at) => lines.push(format!("{}\"updated\": \"TODAY\"", &line[..at])),
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}
