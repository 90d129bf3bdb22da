//! What becomes of an address: redirects followed, each address asked once, a host asked one thing at a time.

use super::http::{Method, Reply};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use url::{Origin, Url};

/// How many redirects are followed.
const REDIRECTS: usize = 5;

/// Makes a request.
pub(super) type Request<'a> = dyn Fn(Method, &Url) -> Reply + Sync + 'a;

/// What became of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Something is there.
    Answered {
        /// Where it is in the end.
        end: Url,
        /// The address that stands for this one from now on, by permanent redirects.
        moved: Option<Url>,
    },
    /// The host doesn't let programs look.
    NotLetIn,
    /// Nothing is there.
    Dead {
        /// Why, in the form "it answers 404".
        reason: String,
        /// Whether no host answered at all.
        silent: bool,
    },
}

/// The visits of one check.
pub(super) struct Visits<'a> {
    request: &'a Request<'a>,
    /// By host. Whoever holds a host's notes is the only one to ask it.
    hosts: Mutex<HashMap<String, Arc<Mutex<Notes>>>>,
}

/// What a host has said by now.
#[derive(Default)]
struct Notes {
    replies: HashMap<Url, Reply>,
    unreachable: HashMap<Origin, Reply>,
}

impl<'a> Visits<'a> {
    pub(super) fn new(request: &'a Request<'a>) -> Self {
        Self {
            request,
            hosts: Mutex::default(),
        }
    }

    /// Visits an address. It has no fragment.
    pub(super) fn visit(&self, url: &Url) -> Outcome {
        let dead = |reason: String| Outcome::Dead {
            reason,
            silent: false,
        };
        let mut way = vec![url.clone()];
        let mut moved = None;
        let mut permanent = true;
        loop {
            let here = &way[way.len() - 1];
            let told = |what: String| match way.len() {
                1 => format!("it {what}"),
                _ => format!("it leads to {here}, which {what}"),
            };
            let (status, location) = match self.reply(here) {
                Reply::Answer { status, location } => (status, location),
                Reply::None { reason, .. } if way.len() == 1 => {
                    return Outcome::Dead {
                        reason,
                        silent: true,
                    };
                }
                Reply::None { reason, .. } => {
                    return dead(format!("it leads to {here}, but {reason}"));
                }
            };
            match status {
                301 | 302 | 303 | 307 | 308 => {
                    let Some(next) = location.and_then(|location| web_address(here, &location))
                    else {
                        return dead(told(format!("answers {status} without a web address")));
                    };
                    if way.contains(&next) {
                        return dead("its redirects go in a circle".to_owned());
                    }
                    if way.len() > REDIRECTS {
                        return dead(format!("it has more than {REDIRECTS} redirects"));
                    }
                    permanent &= matches!(status, 301 | 308);
                    if permanent {
                        moved = Some(next.clone());
                    }
                    way.push(next);
                }
                401 | 403 | 405 | 429 | 503 => return Outcome::NotLetIn,
                400.. => return dead(told(format!("answers {status}"))),
                _ => {
                    let end = here.clone();
                    return Outcome::Answered { end, moved };
                }
            }
        }
    }

    /// The reply of an address, from the notes if it is in them.
    fn reply(&self, url: &Url) -> Reply {
        let host = url.host_str().unwrap_or_default().to_owned();
        let notes = Arc::clone(lock(&self.hosts).entry(host).or_default());
        let mut notes = lock(&notes);
        let known = notes.replies.get(url);
        if let Some(known) = known.or_else(|| notes.unreachable.get(&url.origin())) {
            return known.clone();
        }
        let mut reply = (self.request)(Method::Head, url);
        if let Reply::Answer {
            status: 404 | 405 | 501,
            ..
        } = reply
        {
            reply = (self.request)(Method::Get, url);
        }
        if let Reply::None {
            whole_server: true, ..
        } = reply
        {
            notes.unreachable.insert(url.origin(), reply.clone());
        }
        notes.replies.insert(url.clone(), reply.clone());
        reply
    }
}

fn lock<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared
        .lock()
        .expect("a panic in one visit ends the whole check")
}

/// The web address that a host's `Location` means, without its fragment.
fn web_address(here: &Url, location: &str) -> Option<Url> {
    let mut next = here.join(location).ok()?;
    next.set_fragment(None);
    matches!(next.scheme(), "http" | "https").then_some(next)
}
