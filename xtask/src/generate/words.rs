//! The words of generated content: invented towns, and sentences of real length that mean nothing in particular.

use super::random::Random;

const ADJECTIVES: [&str; 24] = [
    "former",
    "busy",
    "quiet",
    "restored",
    "narrow",
    "brick-built",
    "electric",
    "regional",
    "open",
    "unfinished",
    "travelling",
    "shared",
    "forgotten",
    "hand-made",
    "riverside",
    "common",
    "heavy",
    "patient",
    "seasonal",
    "young",
    "vaulted",
    "cobalt",
    "first",
    "well-kept",
];
const NOUNS: [&str; 32] = [
    "weir",
    "foundry",
    "dye works",
    "harbour crane",
    "spinning hall",
    "turbine",
    "brickyard",
    "tannery",
    "rope walk",
    "paper mill",
    "tram depot",
    "glass furnace",
    "workshop",
    "archive",
    "canal",
    "water tower",
    "apprentice",
    "drawing office",
    "night shift",
    "signal box",
    "loom",
    "school of design",
    "quarry",
    "narrow-gauge railway",
    "market hall",
    "printing press",
    "orchard",
    "guild",
    "crew",
    "choir",
    "façade",
    "café",
];
const VERBS: [&str; 16] = [
    "opens towards",
    "stands beside",
    "feeds",
    "lends its name to",
    "was moved to",
    "shows",
    "repairs",
    "borrows from",
    "outlived",
    "welcomes",
    "keeps",
    "brings together",
    "was drawn by",
    "measures",
    "sings of",
    "powers",
];
const SURNAMES: [&str; 24] = [
    "Kovář",
    "Łukasik",
    "Szűcs",
    "Nørgård",
    "Müller",
    "Dvořák",
    "Żak",
    "Lefèvre",
    "Đurić",
    "Ångström",
    "Čapek",
    "Öztürk",
    "Böhm",
    "Grześ",
    "Tóth",
    "Peeters",
    "Visser",
    "Moreau",
    "Horák",
    "Sørensen",
    "Wójcik",
    "Krüger",
    "Nagy",
    "Šimek",
];
const GIVEN_NAMES: [&str; 16] = [
    "Zoë",
    "Łucja",
    "Tomáš",
    "Ágnes",
    "Jörg",
    "Amélie",
    "Božena",
    "Pieter",
    "Anežka",
    "Márton",
    "Élodie",
    "Käthe",
    "Stanisław",
    "Lieke",
    "Ondřej",
    "Renée",
];
const TOWN_HEADS: [&str; 28] = [
    "Brzeźn", "Köll", "Mün", "Valm", "Štěp", "Gärt", "Łuk", "Kőrös", "Aub", "Über", "Žel", "Čern",
    "Hoog", "Roux", "Sand", "Wald", "Kámen", "Dąb", "Vár", "Eik", "Font", "Olš", "Bruck", "Mier",
    "Szent", "Lind", "Grav", "Noir",
];
const TOWN_TAILS: [&str; 24] = [
    "ów", "au", "hámor", "ville", "ín", "feld", "ice", "hida", "ay", "bruch", "any", "dorp",
    "ières", "moor", "ovec", "hütte", "owo", "fürdő", "stede", "court", "ná", "heim", "ec", "ka",
];

/// A sentence or more of `from` to `to` words, with capitals and full stops.
pub fn sentences(random: &mut Random, from: usize, to: usize) -> String {
    let wanted = random.between(from, to);
    let mut text = String::new();
    let mut count = 0;
    while count < wanted {
        let sentence = sentence(random);
        let words: Vec<&str> = sentence.split(' ').take(wanted - count).collect();
        count += words.len();
        let space = if text.is_empty() { "" } else { " " };
        text += &format!("{space}{}.", capital(&words.join(" ")));
    }
    text
}

fn sentence(random: &mut Random) -> String {
    let (subject, object) = (thing(random), thing(random));
    let verb = random.pick(&VERBS);
    let tail = match random.below(4) {
        0 => format!(", and {} with it", thing(random)),
        1 => format!(", as {} tells", person(random)),
        2 => format!(" near {}", town(random)),
        _ => String::new(),
    };
    format!("the {subject} {verb} the {object}{tail}")
}

fn thing(random: &mut Random) -> String {
    format!("{} {}", random.pick(&ADJECTIVES), random.pick(&NOUNS))
}

/// A title of `from` to `to` words, not all of which are of one part of speech.
pub fn title(random: &mut Random, from: usize, to: usize) -> String {
    let wanted = random.between(from, to);
    let mut words = format!(
        "{} {}",
        thing(random),
        random.pick(&["and", "beside", "after", "without"])
    );
    while words.split(' ').count() < wanted {
        words += &format!(" {}", thing(random));
    }
    let mut words: Vec<&str> = words.split(' ').take(wanted).collect();
    if ["and", "beside", "after", "without"].contains(&words[wanted - 1]) {
        words[wanted - 1] = "today";
    }
    capital(&words.join(" "))
}

/// The name of somebody who doesn't exist.
pub fn person(random: &mut Random) -> String {
    format!("{} {}", random.pick(&GIVEN_NAMES), random.pick(&SURNAMES))
}

/// The name of a town that doesn't exist, or of one that happens to.
pub fn town(random: &mut Random) -> String {
    format!("{}{}", random.pick(&TOWN_HEADS), random.pick(&TOWN_TAILS))
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::super::random::Random;
    use super::{sentences, title};

    #[test]
    fn texts_have_the_length_that_is_asked_for() {
        let mut random = Random::new(7);
        for _ in 0..200 {
            let count = |text: &str| text.split(' ').count();
            assert!((3..=9).contains(&count(&title(&mut random, 3, 9))));
            assert!((15..=40).contains(&count(&sentences(&mut random, 15, 40))));
        }
    }
}
