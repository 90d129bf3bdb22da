//! JSON, written as an editor would lay it out.

use std::fmt::{self, Write};

/// A value.
pub enum Json {
    /// A text.
    Text(String),
    /// A number, or a word such as `true`, as it is written.
    Plain(String),
    /// A list.
    List(Vec<Json>),
    /// An object, in the order of its fields.
    Object(Vec<(&'static str, Json)>),
}

/// A text.
pub fn text(text: impl Into<String>) -> Json {
    Json::Text(text.into())
}

/// Texts in a list.
pub fn texts(texts: impl IntoIterator<Item = String>) -> Json {
    Json::List(texts.into_iter().map(Json::Text).collect())
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_value(f, self, 0)?;
        f.write_char('\n')
    }
}

fn write_value(f: &mut fmt::Formatter<'_>, value: &Json, depth: usize) -> fmt::Result {
    match value {
        Json::Text(text) => write_text(f, text),
        Json::Plain(text) => f.write_str(text),
        Json::List(items) => write_all(f, ['[', ']'], items, depth, |f, item| {
            write_value(f, item, depth + 1)
        }),
        Json::Object(fields) => write_all(f, ['{', '}'], fields, depth, |f, (name, value)| {
            write!(f, "\"{name}\": ")?;
            write_value(f, value, depth + 1)
        }),
    }
}

fn write_all<T>(
    f: &mut fmt::Formatter<'_>,
    [open, close]: [char; 2],
    items: &[T],
    depth: usize,
    write_item: impl Fn(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    f.write_char(open)?;
    for (at, item) in items.iter().enumerate() {
        f.write_str(if at == 0 { "\n" } else { ",\n" })?;
        write!(f, "{:1$}", "", 2 * (depth + 1))?;
        write_item(f, item)?;
    }
    if !items.is_empty() {
        write!(f, "\n{:1$}", "", 2 * depth)?;
    }
    f.write_char(close)
}

/// A text in quotation marks (RFC 8259, 7).
fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' | '\\' => write!(f, "\\{c}")?,
            '\n' => f.write_str("\\n")?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}

#[cfg(test)]
mod tests {
    use super::{Json, text, texts};

    #[test]
    fn values_are_written_with_their_quotes_escaped() {
        let json = Json::Object(vec![
            ("a", text("\"x\"\n")),
            ("b", texts([])),
            ("c", Json::List(vec![Json::Plain("1.5".into())])),
        ]);
        let wanted = "{\n  \"a\": \"\\\"x\\\"\\n\",\n  \"b\": [],\n  \"c\": [\n    1.5\n  ]\n}\n";
        assert_eq!(json.to_string(), wanted);
    }
}
