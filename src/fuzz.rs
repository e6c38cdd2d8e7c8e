//! Targets for a fuzzer: functions over any bytes that check what always holds, and must not panic.
//!
//! `cargo test` runs each over the files of `tests/corpus/NAME`. To look for more with the coverage-guided fuzzer
//! (`cargo install cargo-fuzz`; the stable toolchain will do):
//!
//! ```sh
//! FUZZ_TARGET=decoder cargo fuzz run --sanitizer none any tests/corpus/decoder -- -max_total_time=600
//! ```
//!
//! It adds the inputs that reach new code to the folder. Keep those it fails with.

use std::path::Path;
use std::sync::LazyLock;

use crossterm::event::Event;

use crate::catalog::{self, Catalog, Code};
use crate::check::{Checker, Scope, Syntax};
use crate::config;
use crate::explain::{self, Names, Occurrence};
use crate::format;
use crate::search::{Index, Query, without_markup};
use crate::snippet::{self, Job};
use crate::text;
use crate::tui::Decoder;

/// A target: its name, which is that of its folder, and its function.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 10] = [
    ("markdown", markdown),
    ("data", data),
    ("query", query),
    ("pasted", pasted),
    ("explain", explain),
    ("check", check),
    ("decoder", decoder),
    ("text", sanitised),
    ("configuration", configuration),
    ("template", template),
];

/// Text is shown as it is: nothing in it moves the cursor or begins a sequence.
fn assert_clean(text: &str) {
    assert!(!text.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "{text:?}");
}

fn assert_one_line(line: &str) {
    assert_clean(line);
    assert!(line.len() < 4_000 && !line.contains(['\n', '\t']), "{line:?}");
}

/// A document: its first byte is the least length of a part when it is read in parts.
fn markdown(bytes: &[u8]) {
    let Some((&at_least, document)) = bytes.split_first() else { return };
    let document = String::from_utf8_lossy(document);
    assert!(catalog::splits_soundly(&document, usize::from(at_least)), "{document:?}");
    let catalog = catalog::read_text(&document);
    let mut length = 0;
    for code in &catalog.codes {
        assert_clean(&code.name);
        length += code.name.len();
        code.description.each(|_, text| {
            assert_clean(text);
            length += text.len();
        });
    }
    // A byte may become the three of a symbol or of U+FFFD, and a table repeats its columns.
    assert!(length <= 64 * document.len() + 64, "{length} bytes of {}", document.len());
}

/// A reference that is data: its first byte is the format. What is read of it is clean, and what is written of that reads
/// back as the same codes.
fn data(bytes: &[u8]) {
    const FILES: [&str; 8] =
        ["x.json", "codes.json", "x.jsonl", "x.yaml", "codes.yaml", "x.csv", "codes.tsv", "errors.csv"];
    let Some((&format, document)) = bytes.split_first() else { return };
    let document = String::from_utf8_lossy(document);
    let catalog = catalog::read_text_as(FILES[usize::from(format) % FILES.len()], &document);
    for code in &catalog.codes {
        let texts = [Some(&*code.name), code.group.as_deref(), code.url.as_deref(), code.text_of.as_deref()];
        let names = code.aliases.iter().map(|alias| &**alias);
        let notes = code.notes.iter().map(|note| note.text.as_str());
        texts.into_iter().flatten().chain(names).chain(notes).for_each(assert_clean);
        code.description.each(|_, text| assert_clean(text));
    }
    let mut written = Vec::new();
    let codes: Vec<&Code> = catalog.codes.iter().collect();
    if format::json::codes(&mut written, &catalog, &codes).is_ok() && !codes.is_empty() {
        let read = catalog::read_text_as("x.json", &String::from_utf8_lossy(&written));
        let same = |(read, code): (&Code, &Code)| {
            read.names().eq(code.names()) && read.description.text() == code.description.text()
        };
        assert!(read.codes.len() == codes.len() && read.codes.iter().zip(&catalog.codes).all(same));
    }
}

/// Names and texts that share letters with each other and with many queries.
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let description =
        "Returned if the e\u{301}cole \u{fb01}le of stra\u{df}e \u{6f22}\u{5b57} is locked.\n\n- one\n- `a_b`: two\n";
    let names = ["ERROR", "PAPER_LOCKED", "A_B", "A_B_C", "AAAA_AAAA", "LOGIN_2", "PAPER_DOES_NOT_EXIST"];
    catalog::read_text(&names.map(|name| format!("# {name}\n{description}\n")).concat())
});

/// Lines as they are shown, in which words of a query are highlighted.
const LINES: [&str; 3] = ["  PAPER_LOCKED: the e\u{301}cole \u{fb01}le", "stra\u{df}e\t\u{6f22}\u{5b57} A.B", ""];

static CODES: LazyLock<Index> = LazyLock::new(|| Index::of_codes(&CATALOG));

/// A query: what it finds is found again, each entry once, and what is highlighted is there.
fn query(bytes: &[u8]) {
    let typed = String::from_utf8_lossy(bytes);
    let query = Query::parse(&typed);
    let hits = CODES.search(&query);
    assert_eq!(hits, CODES.search(&Query::parse(&typed)));
    let mut entries: Vec<u32> = hits.iter().map(|hit| hit.entry).collect();
    let highlights = CODES.highlight(&query, entries.iter().copied());
    for (&entry, highlight) in entries.iter().zip(&highlights) {
        let code = &CATALOG.codes[entry as usize];
        assert_places(&code.name, &highlight.name);
        if let Some(found) = &highlight.text {
            assert_one_line(&found.excerpt);
            assert_places(&found.excerpt, &found.highlighted);
        }
    }
    entries.sort_unstable();
    entries.dedup();
    assert_eq!(entries.len(), hits.len());
    assert!(CODES.suggest(&typed, None).len() <= 3);
    let found = CODES.find(&query, None, || false).unwrap_or_default();
    assert!(hits.is_empty() || found.rows.len() == hits.len());
    assert_eq!(CODES.matched(&query, &found.rows).len(), found.rows.len());
    for line in &LINES {
        assert_places(line, &query.highlight_text(line));
    }
}

/// Graphemes that rise and are in the text.
fn assert_places(text: &str, places: &[usize]) {
    assert!(places.is_sorted_by(|a, b| a < b), "{places:?}");
    assert!(places.last().is_none_or(|&last| last < text::graphemes(text).count()), "{text:?} {places:?}");
}

/// A line of a log or a response, in which a code is found wherever it stands alone.
fn pasted(bytes: &[u8]) {
    let line = String::from_utf8_lossy(bytes);
    let clean = without_markup(&line);
    assert!(clean.len() <= line.len(), "{clean:?}");
    let short: String = line.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).take(200).collect();
    for response in [
        format!("{short} PAPER_LOCKED {short}"),
        format!("x <code>PAPER_LOCKED</code> {short}"),
        format!("{short} x [code=PAPER_LOCKED] {short}"),
    ] {
        let hits = CODES.search(&Query::parse(&response));
        let found = hits.iter().any(|hit| &*CATALOG.codes[hit.entry as usize].name == "PAPER_LOCKED");
        assert!(found, "{response:?}");
    }
}

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::of(&CATALOG));

/// The codes of a text in chunks, after all its bytes were given back.
fn scan<'c>(text: &[u8], chunks: impl Iterator<Item = &'c [u8]>, responses: bool) -> Vec<Occurrence<'static>> {
    let (given, occurrences) = explain::scan_chunks(&NAMES, chunks, responses);
    assert_eq!(given, text);
    occurrences
}

/// A log or a response: its first byte is the length of its chunks. They change nothing, and each code is where it is told.
fn explain(bytes: &[u8]) {
    let Some((&length, text)) = bytes.split_first() else { return };
    let (mut decoder, mut buffer) = (explain::Decoder::default(), Vec::new());
    let mut utf8 = decoder.feed(text, &mut buffer).to_vec();
    utf8.extend(decoder.end());
    for responses in [false, true] {
        let whole = scan(&utf8, std::iter::once(&*utf8), responses);
        assert_eq!(scan(&utf8, utf8.chunks(usize::from(length).max(1)), responses), whole);
        for occurrence in whole {
            let rest = &utf8[occurrence.offset as usize..];
            assert!(rest.starts_with(occurrence.name.as_bytes()), "{occurrence:?}");
            let line = memchr::memchr_iter(b'\n', &utf8[..occurrence.offset as usize]).count() as u64 + 1;
            assert_eq!(occurrence.line, line, "{occurrence:?}");
        }
    }
}

/// A source file: its first byte is the language. What is found in it is where it is told, and can be shown.
fn check(bytes: &[u8]) {
    const FILES: [&str; 12] =
        ["a.rs", "a.cs", "a.php", "a.ts", "a.py", "a.go", "a.java", "a.kt", "a.rb", "a.sh", "a.sql", "a.lua"];
    let Some((&language, text)) = bytes.split_first() else { return };
    let file = FILES[usize::from(language) % FILES.len()];
    let mut checker = Checker::new(&CATALOG, Scope::All);
    checker.read(file, &Syntax::of(file, text).unwrap_or_else(Syntax::any), text);
    for finding in checker.finish(&[]) {
        assert!(finding.place.is_none_or(|place| place.line <= text.len() as u64 + 1), "{finding:?}");
    }
}

/// Input of a terminal: its first byte is the length of the pieces in which it comes.
fn decoder(bytes: &[u8]) {
    let Some((&length, input)) = bytes.split_first() else { return };
    let decode = |pieces: &mut dyn Iterator<Item = &[u8]>| {
        let mut decoder = Decoder::default();
        let mut events: Vec<Event> = pieces.flat_map(|piece| decoder.feed(piece)).collect();
        events.extend(decoder.flush());
        assert!(decoder.timeout().is_none(), "a sequence is left open");
        events
    };
    let whole = decode(&mut std::iter::once(input));
    assert!(whole.len() <= 2 * input.len(), "{whole:?}");
    for event in &whole {
        match event {
            Event::Paste(text) => assert!(text.len() <= 3 << 20, "{}", text.len()),
            event => assert!(matches!(event, Event::Key(_) | Event::Mouse(_) | Event::FocusGained), "{event:?}"),
        }
    }
    let length = usize::from(length).max(1);
    // A Ctrl-C that comes alone was typed, and ends what is open.
    if input != [3] && input.chunks(length).all(|piece| piece != [3]) {
        assert_eq!(decode(&mut input.chunks(length)), whole);
    }
}

/// Text for a terminal.
fn sanitised(bytes: &[u8]) {
    let Some((&cells, text)) = bytes.split_first() else { return };
    let (cells, original) = (usize::from(cells), String::from_utf8_lossy(text));
    let clean = text::sanitise(&original);
    assert_clean(&clean);
    assert!(clean.len() <= 3 * original.len());
    assert_eq!(text::sanitise(&clean), clean);
    let line = text::one_line(&original);
    assert_clean(&line);
    assert!(!line.contains(['\n', '\t']) && line == line.trim());
    let fitting = text::fit(&line, cells);
    assert!(text::width(&fitting) <= cells, "{fitting:?}");
    let ranges = text::wrap(&clean, cells);
    assert!(ranges.iter().all(|range| !range.is_empty() && clean.get(range.clone()).is_some()));
    assert!(ranges.is_sorted_by(|a, b| a.end <= b.start), "{ranges:?}");
    let kept: String = ranges.iter().map(|range| &clean[range.clone()]).collect();
    let is_visible = |c: &char| !c.is_whitespace();
    assert!(kept.chars().filter(is_visible).eq(clean.chars().filter(is_visible)), "{clean:?}");
}

/// A configuration file.
fn configuration(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Err(error) = config::check(text)
    {
        assert_one_line(&error.to_string());
        assert!(error.line.is_some_and(|line| line <= text.lines().count() + 1), "{error}");
    }
}

/// A template, too short to take long. Without `namespace`, with which a list can hold itself: that fills the stack, which
/// the process that renders users' templates is for.
fn template(bytes: &[u8]) {
    let Ok(source) = std::str::from_utf8(bytes) else { return };
    if source.len() > 256 || source.contains("namespace") {
        return;
    }
    let code = Code { name: "PAPER_LOCKED".into(), ..Code::default() };
    match snippet::fill(&Job::of_source(source, &[&code])) {
        Ok(text) => assert_clean(&text),
        Err(error) => assert_one_line(&error.to_string()),
    }
}

/// The folder of a target's corpus.
pub fn corpus(target: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_holds() {
        for (name, target) in TARGETS {
            let files: Vec<_> = std::fs::read_dir(corpus(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
            assert!(!files.is_empty(), "{name}");
            for file in files {
                let bytes = std::fs::read(&file).unwrap();
                let held = std::panic::catch_unwind(|| target(&bytes));
                assert!(held.is_ok(), "{}", file.display());
            }
        }
    }
}
