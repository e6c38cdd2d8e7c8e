//! Documents in formats that are not read, told by how they start.

use super::files::CatalogError;

/// The number of bytes by which such a format is known.
pub(super) const START: u64 = 512;

/// The starts of such documents, what they are, and what to do.
const STARTS: [(&[u8], &str); 8] = [
    (b"\x1f\x8b", "this is compressed with gzip; unpack it first"),
    (b"PK\x03\x04", "this is a ZIP archive, or a document in one; unpack it or save it as Markdown first"),
    (b"%PDF-", "this is a PDF; convert it to text first, for instance with `pdftotext -layout`"),
    (b".\\\"", ROFF),
    (b"'\\\"", ROFF),
    (b".TH ", ROFF),
    (b".Dd ", ROFF),
    (b"\x7fELF", BINARY),
];

const HTML: &str = "this is HTML; convert it to Markdown first, for instance with `pandoc -t gfm`";
const ROFF: &str = "this is a manual page in roff; convert it first, for instance with `pandoc -f man -t gfm`";
const UTF_16: &str = "this is in UTF-16; save it as UTF-8";
const BINARY: &str = "this is a binary file; name a text";

/// An error that says what a document without a code is, where its start tells that it is in a format that is not read.
pub(super) fn explained(error: CatalogError, start: &[u8]) -> CatalogError {
    match &error {
        CatalogError::NoCodes(warning) => refusal(&warning.document, start).unwrap_or(error),
        _ => error,
    }
}

/// The error of a document that starts so; none for text.
pub(super) fn refusal(label: &str, start: &[u8]) -> Option<CatalogError> {
    kind(start).map(|kind| CatalogError::no_codes(label, format!("no return code found; {kind}")))
}

/// What a document is that starts so, and what to do; none for text.
fn kind(start: &[u8]) -> Option<&'static str> {
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        return Some(UTF_16);
    }
    let start = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start).trim_ascii_start();
    let known = STARTS.iter().find(|(known, _)| start.starts_with(known)).map(|(_, kind)| *kind);
    let is_html = || {
        let start = String::from_utf8_lossy(start).to_ascii_lowercase();
        start.starts_with('<') && (start.contains("<!doctype html") || start.contains("<html"))
    };
    known.or_else(|| is_html().then_some(HTML)).or_else(|| start.contains(&0).then_some(BINARY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_of_a_document_tells_a_format_that_is_not_read() {
        for (start, expected) in [
            (&b"\n<!DOCTYPE html>\n<html>"[..], Some(HTML)),
            (b"<?xml version='1.0'?><HTML>", Some(HTML)),
            (b".\\\" A page\n.TH X 3", Some(ROFF)),
            (b".TH X 3", Some(ROFF)),
            (b"a\0b", Some(BINARY)),
            (b"\xff\xfe#\0", Some(UTF_16)),
            (b"\x1f\x8b\x08\0", Some(STARTS[0].1)),
            (b"<table>\n<tr>", None),
            (b"# The <html> element", None),
            (b"", None),
        ] {
            assert_eq!(kind(start), expected, "{start:?}");
        }
    }
}
