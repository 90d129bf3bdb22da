//! Ids from names.

use inducult::model::ids::Slug;
use std::collections::BTreeSet;

/// The most characters of an id.
const LONGEST: usize = 64;

/// Fragments that pages use themselves; the check refuses them as ids.
const RESERVED: [&str; 3] = ["agenda", "main", "sources"];

/// An id from a name in any script: letters become those of ASCII, all else hyphens. `None` where nothing is left.
pub(super) fn slug(name: &str) -> Option<Slug> {
    let latin = deunicode::deunicode(name).to_ascii_lowercase();
    let mut slug = String::new();
    for part in latin
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
    {
        let room = LONGEST - slug.len();
        let part = if slug.is_empty() {
            part[..part.len().min(room)].to_owned()
        } else if part.len() < room {
            format!("-{part}")
        } else {
            break;
        };
        slug.push_str(&part);
    }
    Slug::parse(&slug).ok()
}

/// Ids that are given once each.
#[derive(Default)]
pub(super) struct Given(BTreeSet<Slug>);

impl Given {
    /// Whether an id is free; it is taken now.
    pub(super) fn take(&mut self, id: &Slug) -> bool {
        !RESERVED.contains(&id.as_str()) && self.0.insert(id.clone())
    }

    /// An id, with a number where it is given already.
    pub(super) fn unique(&mut self, id: &Slug) -> Slug {
        if self.take(id) {
            return id.clone();
        }
        let numbered = (2..).filter_map(|number: usize| {
            let number = format!("-{number}");
            let stem = &id.as_str()[..id.as_str().len().min(LONGEST - number.len())];
            Slug::parse(&format!("{}{number}", stem.trim_end_matches('-'))).ok()
        });
        let mut numbered = numbered.skip_while(|id| self.0.contains(id));
        let free = numbered.next().expect("numbers have no end");
        self.0.insert(free.clone());
        free
    }
}

#[cfg(test)]
mod tests {
    use super::{Given, slug};

    #[test]
    fn names_become_ids() {
        for (name, id) in [
            ("Große Halle (2. Stock)", Some("grosse-halle-2-stock")),
            ("Čakovec & Žalec", Some("cakovec-zalec")),
            ("Київ", Some("kiyiv")),
            ("…", None),
        ] {
            assert_eq!(slug(name).as_ref().map(|slug| slug.as_str()), id, "{name}");
        }
        assert_eq!(slug(&"ab ".repeat(40)).unwrap().as_str().len(), 62);
        assert_eq!(slug(&"a".repeat(80)).unwrap().as_str().len(), 64);
    }

    #[test]
    fn ids_are_given_once() {
        let mut given = Given::default();
        let (lunch, agenda) = (slug("Lunch").unwrap(), slug("Agenda").unwrap());
        let ids = [&lunch, &lunch, &lunch, &agenda].map(|id| given.unique(id).to_string());
        assert_eq!(ids, ["lunch", "lunch-2", "lunch-3", "agenda-2"]);
        let long = slug(&"a".repeat(64)).unwrap();
        assert_eq!(given.unique(&long).as_str().len(), 64);
        assert_eq!(given.unique(&long).as_str().len(), 64);
    }
}
