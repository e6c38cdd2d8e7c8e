//! The formats of data, and how to tell that a document is in one.

use std::path::Path;

use crate::catalog::options::Shape;

/// A format of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// One value, or one on each line.
    Json,
    /// One value in YAML.
    Yaml,
    /// A table, with the sign that separates its cells where that is known.
    Table(Option<char>),
}

/// The format of a document, if it is data: as it was asked for, else by its extension, else, where that says nothing, by
/// how it starts.
pub(super) fn format_of(path: Option<&Path>, start: &[u8], shape: Option<Shape>) -> Option<Format> {
    let extension = path.and_then(Path::extension).map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    let by_extension = match extension.as_deref() {
        Some("json" | "jsonl" | "ndjson") => Some(Format::Json),
        Some("yaml" | "yml") => Some(Format::Yaml),
        Some("csv") => Some(Format::Table(None)),
        Some("tsv" | "tab") => Some(Format::Table(Some('\t'))),
        _ => None,
    };
    let starts_value = |start: &[u8]| {
        let start = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start).trim_ascii_start();
        match start.split_first() {
            Some((b'{', rest)) => matches!(rest.trim_ascii_start().first(), None | Some(b'"' | b'}')),
            // `[a](b)` and `[x]: y` are Markdown.
            Some((b'[', rest)) => matches!(rest.trim_ascii_start().first(), None | Some(b'{' | b'[' | b'"' | b']')),
            _ => false,
        }
    };
    let by_start = || starts_value(start).then_some(Format::Json);
    let is_table = |format: &Format| matches!(format, Format::Table(_));
    match shape {
        Some(Shape::Csv) => by_extension.filter(is_table).or(Some(Format::Table(None))),
        Some(Shape::Json) => by_extension.filter(|format| !is_table(format)).or(Some(Format::Json)),
        Some(Shape::OpenApi) => {
            by_extension.filter(|format| !is_table(format)).or_else(by_start).or(Some(Format::Yaml))
        }
        Some(Shape::Headings | Shape::Table | Shape::Items | Shape::Files) => None,
        None if is_page(extension.as_deref()) => None,
        None => by_extension.or_else(by_start),
    }
}

/// True for the extensions of Markdown, which may start with any sign.
fn is_page(extension: Option<&str>) -> bool {
    matches!(extension, Some("md" | "mdx" | "markdown"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_told_by_name_by_start_or_as_asked() {
        let table = Some(Format::Table(None));
        for (path, start, shape, format) in [
            (Some("a.json"), "", None, Some(Format::Json)),
            (Some("a.JSONL"), "", None, Some(Format::Json)),
            (Some("a.yml"), "", None, Some(Format::Yaml)),
            (Some("a.csv"), "", None, table),
            (Some("a.tsv"), "", None, Some(Format::Table(Some('\t')))),
            (Some("a.md"), "{\"a\": 1}", None, None),
            (Some("a.txt"), "{\n \"a\": 1}", None, Some(Format::Json)),
            (None, "\u{feff} [{", None, Some(Format::Json)),
            (None, "[![badge](x)](y)", None, None),
            (None, "[a](b)", None, None),
            (None, "# A_B", None, None),
            (None, "{{ x }}", None, None),
            (None, "", None, None),
            (None, "a,b", Some(Shape::Csv), table),
            (Some("a.txt"), "a", Some(Shape::Json), Some(Format::Json)),
            (Some("a.yaml"), "a", Some(Shape::Json), Some(Format::Yaml)),
            (None, "{\"", Some(Shape::OpenApi), Some(Format::Json)),
            (None, "openapi: 3", Some(Shape::OpenApi), Some(Format::Yaml)),
            (Some("a.json"), "{", Some(Shape::Headings), None),
        ] {
            assert_eq!(format_of(path.map(Path::new), start.as_bytes(), shape), format, "{path:?} {start} {shape:?}");
        }
    }
}
