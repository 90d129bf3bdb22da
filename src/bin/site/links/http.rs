//! One request, and what came of it.

use std::io::ErrorKind;
use std::time::Duration;
use ureq::{Agent, Error, Timeout};
use url::Url;

/// The longest that a request may take.
const LIMIT: Duration = Duration::from_secs(15);
/// The longest that a server may take until it listens.
const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// Says who asks, so that a host can tell it from a visitor and refuse it.
const USER_AGENT: &str = concat!(
    env!("CARGO_PKG_NAME"),
    "-site/",
    env!("CARGO_PKG_VERSION"),
    " (site check --links; tests whether a link still answers)"
);

/// How to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// For the head of the answer alone.
    Head,
    /// For the whole; its body isn't read.
    Get,
}

/// What came of a request.
#[derive(Clone, Debug)]
pub(super) enum Reply {
    /// An answer.
    Answer {
        /// Its status.
        status: u16,
        /// Where it leads on, as the host wrote it.
        location: Option<String>,
    },
    /// No answer.
    None {
        /// Why, in the form "there is no such host".
        reason: String,
        /// Whether that holds for every address of the server.
        whole_server: bool,
    },
}

/// What makes requests. It follows no redirect and keeps no cookie; it goes through the proxy that the environment
/// names.
pub(super) fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_connect(Some(CONNECT_LIMIT))
        .timeout_global(Some(LIMIT))
        .user_agent(USER_AGENT)
        .build()
        .new_agent()
}

/// Makes one request.
pub(super) fn request(agent: &Agent, method: Method, url: &Url) -> Reply {
    let request = match method {
        Method::Head => agent.head(url.as_str()),
        Method::Get => agent.get(url.as_str()),
    };
    match request.call() {
        Ok(answer) => Reply::Answer {
            status: answer.status().as_u16(),
            location: answer
                .headers()
                .get("location")
                .map(|location| String::from_utf8_lossy(location.as_bytes()).into_owned()),
        },
        Err(error) => Reply::None {
            whole_server: is_of_server(&error),
            reason: reason(&error),
        },
    }
}

/// Whether another address of the same server would meet the same fault.
fn is_of_server(error: &Error) -> bool {
    match error {
        Error::HostNotFound
        | Error::ConnectionFailed
        | Error::Tls(_)
        | Error::Rustls(_)
        | Error::Timeout(Timeout::Resolve | Timeout::Connect) => true,
        Error::Io(error) => {
            let kinds = [
                ErrorKind::ConnectionRefused,
                ErrorKind::HostUnreachable,
                ErrorKind::NetworkUnreachable,
            ];
            kinds.contains(&error.kind()) || failed_lookup(error).is_some()
        }
        _ => false,
    }
}

fn reason(error: &Error) -> String {
    match error {
        Error::HostNotFound => "there is no such host".to_owned(),
        Error::Timeout(Timeout::Resolve | Timeout::Connect) => format!(
            "its host doesn't listen within {} seconds",
            CONNECT_LIMIT.as_secs()
        ),
        Error::Timeout(_) => format!("no answer within {} seconds", LIMIT.as_secs()),
        Error::Io(error) if error.kind() == ErrorKind::ConnectionRefused => {
            "its host refuses the connection".to_owned()
        }
        Error::Io(error) => match failed_lookup(error) {
            Some(detail) => format!("its host's name can't be looked up: {detail}"),
            None => format!("the connection fails: {error}"),
        },
        Error::Tls(fault) => format!("no secure connection: {fault}"),
        Error::Rustls(fault) => format!("no secure connection: {fault}"),
        other => format!("no proper answer: {other}"),
    }
}

/// What the system says of a name that it can't look up. std has no kind of error for that, only a sentence of its own.
fn failed_lookup(error: &std::io::Error) -> Option<String> {
    let sentence = error.to_string();
    let detail = sentence.strip_prefix("failed to lookup address information: ")?;
    Some(detail.to_owned())
}
