//! Serves an exported site on this machine as a plain static host would.

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::io::ErrorKind;
use std::net::Ipv4Addr;
use std::path::Path;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// A folder and the path at which it stands.
#[derive(Clone)]
struct Site {
    files: ServeDir,
    base: String,
}

/// Serves `dir` on 127.0.0.1 at the path `base`, which begins and ends with a slash, until the process is ended.
/// Port 0 takes a free port. Says where on standard output once it listens.
///
/// # Errors
/// A sentence for the user: the folder is missing, `base` lacks a slash, the port is taken.
pub(crate) fn run(dir: &Path, port: u16, base: &str) -> Result<(), String> {
    check(dir, base)?;
    tokio::runtime::Runtime::new()
        .map_err(|e| format!("cannot start the server: {e}"))?
        .block_on(listen(dir, port, base))
}

fn check(dir: &Path, base: &str) -> Result<(), String> {
    if !dir.is_dir() {
        return Err(format!(
            "there is no folder {}; export the site into it first",
            dir.display()
        ));
    }
    if !base.starts_with('/') || !base.ends_with('/') {
        return Err(format!(
            "--base {base} must begin and end with a slash, as in /sub/"
        ));
    }
    Ok(())
}

async fn listen(dir: &Path, port: u16, base: &str) -> Result<(), String> {
    let failed = |e| cannot_listen(port, &e);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    println!("serving {} on http://{address}{base}", dir.display());
    axum::serve(listener, router(dir, base))
        .await
        .map_err(|e| format!("the server stopped: {e}"))
}

fn cannot_listen(port: u16, error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::AddrInUse => {
            format!("port {port} is taken; choose another with --port, or --port 0 for a free one")
        }
        _ => format!("cannot listen on port {port}: {error}; choose another with --port"),
    }
}

fn router(dir: &Path, base: &str) -> Router {
    Router::new().fallback(answer).with_state(Site {
        files: ServeDir::new(dir),
        base: base.to_owned(),
    })
}

async fn answer(State(mut site): State<Site>, mut request: Request) -> Response {
    let Some(uri) = below(&site.base, request.uri()) else {
        return outside(&site.base, request.uri());
    };
    *request.uri_mut() = uri;
    let response = send(&mut site.files, request).await;
    let mut response = match response.status() {
        StatusCode::NOT_FOUND => not_found(&mut site.files).await,
        _ => response,
    };
    add_base_to_location(&site.base, &mut response);
    add_charset(&mut response);
    add_cache_control(&mut response);
    response
}

/// The address within the folder, if `uri` lies below `base`.
fn below(base: &str, uri: &Uri) -> Option<Uri> {
    let path_and_query = uri.path_and_query().map_or("/", PathAndQuery::as_str);
    let rest = path_and_query.strip_prefix(base)?;
    // Hosts take several slashes for one; left in, `//host/` in a redirect would lead to another host.
    format!("/{}", rest.trim_start_matches('/')).parse().ok()
}

fn outside(base: &str, uri: &Uri) -> Response {
    if uri.path() == base.trim_end_matches('/') {
        return (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, base)]).into_response();
    }
    let text = format!("Nothing is served here; the site stands at {base}\n");
    (StatusCode::NOT_FOUND, text).into_response()
}

async fn send(files: &mut ServeDir, request: Request) -> Response {
    match files.try_call(request).await {
        Ok(response) => response.map(Body::new),
        Err(e) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{e}\n")).into_response(),
    }
}

async fn not_found(files: &mut ServeDir) -> Response {
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = Uri::from_static("/404.html");
    let mut response = send(files, request).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

fn add_base_to_location(base: &str, response: &mut Response) {
    let headers = response.headers_mut();
    let Some(path) = headers.get(header::LOCATION).and_then(|v| v.to_str().ok()) else {
        return;
    };
    let full = format!("{base}{}", path.trim_start_matches('/'));
    if let Ok(value) = HeaderValue::from_str(&full) {
        headers.insert(header::LOCATION, value);
    }
}

/// Calendars are UTF-8 whatever the reader's habit (RFC 5545, 3.1.4 and 8.1).
fn add_charset(response: &mut Response) {
    let calendar = HeaderValue::from_static("text/calendar");
    let kind = response.headers_mut().get_mut(header::CONTENT_TYPE);
    if let Some(kind) = kind.filter(|kind| **kind == calendar) {
        *kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    }
}

/// A browser asks again for pages, data and calendars, so that a new export is seen at once.
fn add_cache_control(response: &mut Response) {
    let headers = response.headers_mut();
    let changing = headers.get(header::CONTENT_TYPE).is_some_and(|v| {
        let kind = v.as_bytes();
        let kinds = [
            &b"text/html"[..],
            b"application/json",
            b"text/calendar",
            b"text/xml",
        ];
        kinds.iter().any(|changing| kind.starts_with(changing))
    });
    if changing {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use tempfile::TempDir;

    struct Answer {
        status: u16,
        headers: axum::http::HeaderMap,
        body: String,
    }

    impl Answer {
        fn header(&self, name: header::HeaderName) -> &str {
            self.headers.get(name).map_or("", |v| v.to_str().unwrap())
        }
    }

    fn folder() -> TempDir {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("events")).unwrap();
        for (name, text) in [
            ("index.html", "home"),
            ("events/index.html", "events"),
            ("404.html", "nothing here"),
            ("a b.html", "space"),
            ("app.wasm", "wasm"),
            ("app.js", "js"),
            ("calendar.ics", "ics"),
            ("schedule.xml", "xml"),
        ] {
            fs::write(dir.path().join(name), text).unwrap();
        }
        dir
    }

    fn get(dir: &Path, base: &str, path: &str) -> Answer {
        let site = Site {
            files: ServeDir::new(dir),
            base: base.to_owned(),
        };
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = path.parse().unwrap();
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let (parts, body) = answer(State(site), request).await.into_parts();
            let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
            Answer {
                status: parts.status.as_u16(),
                headers: parts.headers,
                body: String::from_utf8(body.to_vec()).unwrap(),
            }
        })
    }

    #[test]
    fn files_and_folders() {
        let dir = folder();
        for (path, text) in [
            ("/", "home"),
            ("/?x=1", "home"),
            ("/events/", "events"),
            ("/events/index.html", "events"),
            ("//events/", "events"),
            ("/%65vents/", "events"),
            ("/a%20b.html", "space"),
        ] {
            let answer = get(dir.path(), "/", path);
            assert_eq!((answer.status, answer.body.as_str()), (200, text), "{path}");
            assert_eq!(answer.header(header::CACHE_CONTROL), "no-cache", "{path}");
        }
    }

    #[test]
    fn types() {
        let dir = folder();
        for (path, kind) in [
            ("/", "text/html"),
            ("/app.wasm", "application/wasm"),
            ("/app.js", "text/javascript"),
            ("/calendar.ics", "text/calendar; charset=utf-8"),
            ("/schedule.xml", "text/xml"),
        ] {
            assert_eq!(
                get(dir.path(), "/", path).header(header::CONTENT_TYPE),
                kind
            );
        }
        assert_eq!(
            get(dir.path(), "/", "/app.wasm").header(header::CACHE_CONTROL),
            ""
        );
    }

    #[test]
    fn a_folder_without_its_slash_is_led_to_the_slash() {
        let dir = folder();
        for (base, path, to) in [
            ("/", "/events", "/events/"),
            ("/", "/events?x=1", "/events/?x=1"),
            ("/", "//events", "/events/"),
            ("/sub/", "/sub/events", "/sub/events/"),
            ("/sub/", "/sub//events", "/sub/events/"),
            ("/sub/", "/sub", "/sub/"),
        ] {
            let answer = get(dir.path(), base, path);
            assert!(
                matches!(answer.status, 307 | 308),
                "{path}: {}",
                answer.status
            );
            assert_eq!(answer.header(header::LOCATION), to, "{path}");
        }
    }

    #[test]
    fn anything_else_is_the_sites_own_404() {
        let dir = folder();
        for path in [
            "/nope/",
            "/events/nope/",
            "/../Cargo.toml",
            "/%2e%2e/x",
            "/%00",
            "/%ff",
        ] {
            let answer = get(dir.path(), "/", path);
            assert_eq!(
                (answer.status, answer.body.as_str()),
                (404, "nothing here"),
                "{path}"
            );
        }
    }

    #[test]
    fn outside_of_the_base_is_nothing() {
        let dir = folder();
        assert_eq!(get(dir.path(), "/sub/", "/sub/events/").body, "events");
        for path in ["/", "/events/", "/subs/", "/app.js"] {
            let answer = get(dir.path(), "/sub/", path);
            assert_eq!(answer.status, 404, "{path}");
            assert!(answer.body.contains("the site stands at /sub/"), "{path}");
        }
    }

    #[test]
    fn faults_are_one_sentence() {
        let dir = folder();
        assert!(
            run(&dir.path().join("no"), 0, "/")
                .unwrap_err()
                .contains("there is no folder")
        );
        assert!(
            run(dir.path(), 0, "sub")
                .unwrap_err()
                .contains("--base sub must begin")
        );
        let taken = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let text = run(dir.path(), port, "/").unwrap_err();
        assert!(
            text.starts_with(&format!("port {port} is taken;")),
            "{text}"
        );
    }
}
