//! Texts without what readers overlook.

/// The plain letters of U+00C0 to U+017F (the Latin-1 letters and Latin Extended-A), in order. Capitals stand for the
/// pairs in [`plain`], a space for what is no letter.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo ouuuuyTSaaaaaaaceeeeiiiidnooooo ouuuuyTy\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkklllllll\
lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// A text as its words in small letters without accents, a space before each. An e after a, o or u is left out, so that
/// "Koeflach", "Köflach" and "Koflach" are the same word. Greek and Cyrillic keep their accents.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 1);
    fold_into(&mut folded, text);
    folded
}

/// Writes a folded text behind another one.
pub(super) fn fold_into(folded: &mut String, text: &str) {
    let mut begins = true;
    for c in text.chars() {
        // Accents that stand as characters of their own (Combining Diacritical Marks).
        if ('\u{300}'..='\u{36f}').contains(&c) {
            continue;
        }
        let (first, second) = plain(c);
        if first == ' ' {
            begins = true;
            continue;
        }
        if begins {
            folded.push(' ');
        } else if first == 'e' && folded.ends_with(['a', 'o', 'u']) {
            continue;
        }
        begins = false;
        folded.push(first);
        if let Some(second) = second {
            folded.push(second);
        }
    }
}

/// The one or two small letters of a letter or digit; a space for anything else.
fn plain(c: char) -> (char, Option<char>) {
    let moved = |by: u32| char::from_u32(c as u32 + by).unwrap_or(c);
    let one = match c {
        'a'..='z' | '0'..='9' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='ſ' => match LATIN[c as usize - 0xc0] {
            b'I' => return ('i', Some('j')),
            b'S' => return ('s', Some('s')),
            b'T' => return ('t', Some('h')),
            letter => char::from(letter),
        },
        'Ș' | 'ș' => 's',
        'Ț' | 'ț' => 't',
        'ẞ' => return ('s', Some('s')),
        'Α'..='Ω' | 'А'..='Я' => moved(32),
        'Ѐ'..='Џ' => moved(80),
        // Controls, signs of Latin-1, and all marks and symbols from General Punctuation to those of CJK.
        '\0'..='\u{bf}' | '\u{2000}'..='\u{303f}' => ' ',
        _ => c,
    };
    (one, None)
}
