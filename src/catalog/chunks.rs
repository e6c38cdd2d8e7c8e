//! A document -> its parsed chunks: a short first one at once, then the rest, parsed on several cores where it is long.

use std::io::{self, Read};
use std::num::NonZero;
use std::thread;

use super::escape::Problem;
use super::files::{CatalogError, Document, Syntax};
use super::limits::{MAX_DOCUMENT, MAX_PARSED};
use super::markdown::{self, ParsedChunk};
use super::{breaks, memory, parallel, plain_text, split};

/// The first chunk is at least so long, in bytes: short, so that a screenful is there at once.
const FIRST: usize = 16 << 10;
/// The number of further bytes in which its end is looked for.
const BEYOND: usize = 16 << 10;
/// The number of the others, of a length within limits: large enough that the index of each pays off, small enough that
/// all cores have some.
const OTHERS: usize = 16;
const SHORTEST: usize = 128 << 10;
const LONGEST: usize = 2 << 20;

/// The most memory that a byte takes until it is a part of the catalog: the parser may make two nodes of its tree.
const MEMORY: usize = 80;

const NOT_SOUND: &str =
    "over 4 MiB and read in parts, split at headings; split the document if a link or a block of code is cut";
const CUT: &str = "over 4 MiB without a heading; the rest is left out up to the next heading";

/// Returns true for a problem for which the document may say more than was read.
pub(super) fn leaves_out(problem: &str) -> bool {
    [NOT_SOUND, CUT].contains(&problem)
}

/// A part of a document that is parsed at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Chunk<'a> {
    text: &'a str,
    /// The line it starts on, counted from 1.
    line: u32,
    /// A problem with what follows.
    problem: Option<&'static str>,
}

/// Reads a document and calls a function with its chunks, parsed, in their order; the last may hold all of it.
pub(super) fn parse(
    document: Document,
    mut on_chunk: impl FnMut(ParsedChunk) -> Result<(), CatalogError>,
) -> Result<(), CatalogError> {
    let Document { label, mut content, syntax, length } = document;
    let no_memory = || CatalogError::no_memory(&label);
    let unreadable = |error| CatalogError::unreadable(&label, &error);
    let (start, mut rest) = match syntax {
        Syntax::Markdown => read_start(&mut content).map_err(unreadable)?,
        Syntax::PlainText => Default::default(),
    };
    let (line, left) = (1 + split::newlines(&start), MAX_DOCUMENT - start.len());
    if !start.is_empty() {
        let (text, problems) = text_of(start, 1).ok_or_else(no_memory)?;
        let mut chunk = markdown::parse(&text, 1);
        chunk.problems.extend(problems);
        on_chunk(chunk)?;
    }
    rest.try_reserve_exact(length).map_err(|_| no_memory())?;
    // It may have grown since it was opened.
    content.take((left + 1 - rest.len()) as u64).read_to_end(&mut rest).map_err(unreadable)?;
    if rest.len() > left {
        return Err(CatalogError::too_large(&label));
    }
    unify_line_ends(&mut rest);
    let (text, mut problems) = text_of(rest, line).ok_or_else(no_memory)?;
    if syntax == Syntax::PlainText {
        return on_chunk(ParsedChunk { problems, ..plain_text::parse(&text) });
    }
    parse_rest(Chunk { text: &text, line, problem: None }, |chunk| {
        let mut chunk = chunk.ok_or_else(no_memory)?;
        chunk.problems.append(&mut problems);
        on_chunk(chunk)
    })
}

/// Reads a document that is not Markdown, and gives its text with the problems of that.
pub(super) fn whole(document: Document) -> Result<(String, Vec<Problem>), CatalogError> {
    let Document { label, content, length, .. } = document;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length).map_err(|_| CatalogError::no_memory(&label))?;
    let content = content.take(MAX_DOCUMENT as u64 + 1).read_to_end(&mut bytes);
    content.map_err(|error| CatalogError::unreadable(&label, &error))?;
    if bytes.len() > MAX_DOCUMENT {
        return Err(CatalogError::too_large(&label));
    }
    unify_line_ends(&mut bytes);
    text_of(bytes, 1).ok_or_else(|| CatalogError::no_memory(&label))
}

/// Reads the first chunk, if it has an end, and gives it and what was read of the next.
fn read_start(content: &mut impl Read) -> io::Result<(Vec<u8>, Vec<u8>)> {
    let mut start = Vec::with_capacity(FIRST + BEYOND);
    content.take((FIRST + BEYOND) as u64).read_to_end(&mut start)?;
    unify_line_ends(&mut start);
    let end = first_end(&start).unwrap_or(0);
    let rest = start.split_off(end);
    Ok((start, rest))
}

/// The end of a first chunk that reads the same whatever follows: it refers to no link.
fn first_end(bytes: &[u8]) -> Option<usize> {
    // The last line may not be whole.
    let lines = memchr::memrchr(b'\n', bytes).map_or(0, |newline| newline + 1);
    let end = split::split_point(&bytes[..lines], FIRST)?;
    let is_sound = split::is_splittable(&bytes[..end]) && memchr::memchr(b']', &bytes[..end]).is_none();
    is_sound.then_some(end)
}

/// Parses a text and calls a function with its chunks, or with none where there is no memory for one.
fn parse_rest<E>(rest: Chunk, mut on_chunk: impl FnMut(Option<ParsedChunk>) -> Result<(), E>) -> Result<(), E> {
    let length = (rest.text.len() / OTHERS).clamp(SHORTEST, LONGEST);
    let is_sound = split::is_splittable(rest.text.as_bytes());
    if rest.text.is_empty() {
        return Ok(());
    }
    if rest.text.len() <= if is_sound { length } else { MAX_PARSED } {
        return on_chunk(parse_chunk(rest, 1));
    }
    let chunks: Vec<Chunk> = chunks(rest, length).collect();
    let longest = chunks.iter().map(|chunk| chunk.text.len()).max().unwrap_or(1);
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = cores.min(MAX_PARSED / longest.max(1)).max(1);
    let mut not_sound = (!is_sound).then_some((rest.line, NOT_SOUND));
    parallel::in_order(
        chunks.into_iter(),
        threads,
        |chunk| parse_chunk(chunk, threads),
        |mut chunk| {
            if let Some(chunk) = &mut chunk {
                chunk.problems.extend(not_sound.take());
            }
            on_chunk(chunk)
        },
    )
}

/// Parses a chunk, if there is memory to parse so many of its length.
fn parse_chunk(chunk: Chunk, threads: usize) -> Option<ParsedChunk> {
    if !memory::is_available(threads * chunk.text.len() * MEMORY) {
        return None;
    }
    let mut parsed = markdown::parse(chunk.text, chunk.line);
    let end = || chunk.line + split::newlines(chunk.text.as_bytes());
    parsed.problems.extend(chunk.problem.map(|problem| (end(), problem)));
    Some(parsed)
}

/// The chunks of a text, each of a bounded length.
fn chunks(text: Chunk, at_least: usize) -> impl Iterator<Item = Chunk> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (end, next, problem) = chunk_end(rest.text, at_least);
        let chunk = Chunk { text: &rest.text[..end], line: rest.line, problem };
        let lines = split::newlines(&rest.text.as_bytes()[..next]);
        rest = Chunk { text: &rest.text[next..], line: rest.line + lines, problem: None };
        (!chunk.text.is_empty()).then_some(chunk)
    })
}

/// The end of the first chunk of a text, and the start of the next, if it may be so long.
fn chunk_end(text: &str, at_least: usize) -> (usize, usize, Option<&'static str>) {
    let bytes = text.as_bytes();
    let window = &bytes[..bytes.len().min(MAX_PARSED)];
    if let Some(end) = split::split_point(window, at_least) {
        return (end, end, None);
    }
    if window.len() == bytes.len() {
        return (bytes.len(), bytes.len(), None);
    }
    if let Some(end) = split::last_heading(window) {
        return (end, end, Some(NOT_SOUND));
    }
    let next = split::heading(bytes, MAX_PARSED).unwrap_or(bytes.len());
    (crate::text::prefix(text, MAX_PARSED).len(), next, Some(CUT))
}

/// Makes the line ends of old Macs those of all others; a last one may be the start of another.
fn unify_line_ends(bytes: &mut [u8]) {
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'\r', &bytes[from..]).map(|at| from + at) {
        if bytes.get(at + 1).is_some_and(|&next| next != b'\n') {
            bytes[at] = b'\n';
        }
        from = at + 1;
    }
}

/// Bytes as text, and the first problem of each kind with its line; none where there is no memory for it. A byte order
/// mark goes, and so do the breaks in words.
fn text_of(bytes: Vec<u8>, first_line: u32) -> Option<(String, Vec<Problem>)> {
    let line = |bytes: &[u8], at: usize| first_line + split::newlines(&bytes[..at]);
    let nul = memchr::memchr(0, &bytes).map(|at| (line(&bytes, at), "a NUL byte; shown as ␀"));
    let mut problems: Vec<_> = nul.into_iter().collect();
    let mut text = String::from_utf8(bytes).or_else(|error| {
        let bytes = error.as_bytes();
        let line = line(bytes, error.utf8_error().valid_up_to());
        problems.push((line, "not UTF-8; what cannot be read is shown as \u{fffd}"));
        // Each byte may become the three of that sign, in a text that grows by doubling.
        memory::is_available(8 * bytes.len()).then(|| String::from_utf8_lossy(bytes).into_owned()).ok_or(())
    });
    problems.sort_unstable();
    if let Ok(text) = &mut text {
        if first_line == 1 && text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        breaks::drop_from_words(text);
    }
    Some((text.ok()?, problems))
}

/// Returns true if a text reads the same in chunks of at least some length as it does whole.
#[cfg(all(unix, any(test, fuzzing)))]
pub(crate) fn splits_soundly(text: &str, at_least: usize) -> bool {
    let mut bytes = text.as_bytes().to_vec();
    unify_line_ends(&mut bytes);
    let Some((text, _)) = text_of(bytes, 1) else { return true };
    if !split::is_splittable(text.as_bytes()) {
        return true;
    }
    let mut whole: Option<ParsedChunk> = None;
    for chunk in chunks(Chunk { text: &text, line: 1, problem: None }, at_least) {
        let parsed = markdown::parse(chunk.text, chunk.line);
        match &mut whole {
            None => whole = Some(parsed),
            Some(whole) => whole.append(parsed),
        }
    }
    whole.unwrap_or_default() == markdown::parse(&text, 1)
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::super::files;
    use super::*;
    use proptest::prelude::*;

    fn in_chunks(text: &str, at_least: usize) -> ParsedChunk {
        let mut whole = ParsedChunk::default();
        for chunk in chunks(Chunk { text, line: 1, problem: None }, at_least) {
            let parsed = markdown::parse(chunk.text, chunk.line);
            if whole.sections.is_empty() && chunk.line == 1 { whole = parsed } else { whole.append(parsed) }
        }
        whole
    }

    fn read(text: &str) -> (ParsedChunk, usize) {
        let (mut whole, mut count) = (ParsedChunk::default(), 0);
        parse(files::embedded("test", text.to_owned().leak()), |chunk| {
            count += 1;
            if count == 1 {
                whole = chunk;
            } else {
                whole.append(chunk);
            }
            Ok(())
        })
        .unwrap();
        (whole, count)
    }

    #[test]
    fn a_text_is_split_at_its_headings() {
        let text = Chunk { text: "# A\ntext\n\n# B\ntext\n\n# C\n", line: 1, problem: None };
        assert_eq!(chunks(text, 5).map(|chunk| chunk.line).collect::<Vec<_>>(), [1, 4, 7]);
    }

    #[test]
    fn a_long_document_reads_as_the_whole_does() {
        let codes: Vec<_> = (0..40_000).map(|number| format!("# A_{number}\ntext of {number}\n\n")).collect();
        let codes = codes.concat();
        let (whole, count) = read(&codes);
        assert!(count > 3, "{count}");
        assert!(whole == markdown::parse(&codes, 1));
        for end in ["<!--\n\n# B_B\n\n-->\n", "[a]: /x\n", "- ```\n\n# B_B\n"] {
            // What comes first is there at once; the rest is not split.
            let text = format!("{codes}[a]\n\n{end}");
            let (whole, count) = read(&text);
            assert_eq!(count, 2);
            assert!(whole == markdown::parse(&text, 1));
            let (whole, count) = read(&format!("[a]\n\n{text}"));
            assert_eq!(count, 1);
            assert!(whole == markdown::parse(&format!("[a]\n\n{text}"), 1));
        }
    }

    #[test]
    fn a_problem_is_reported_once_with_its_line() {
        let text = format!("# A_A\n\0\n\n{}# B_B\n\0\n\0\n", "text\n\n".repeat(10_000));
        let (whole, count) = read(&text);
        assert_eq!((count, whole.problems), (1, vec![(2, "a NUL byte; shown as ␀")]));
    }

    #[test]
    fn a_document_that_fails_on_the_way_is_an_error() {
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::ErrorKind::Other.into())
            }
        }
        let start = io::Cursor::new("# A_A\n\n".repeat(10_000));
        let content = Box::new(start.chain(Failing));
        let mut count = 0;
        let result = parse(Document { label: String::new(), content, syntax: Syntax::Markdown, length: 0 }, |_| {
            count += 1;
            Ok(())
        });
        assert_eq!((result.is_err(), count), (true, 1));
    }

    proptest! {
        #[test]
        fn chunks_read_as_the_whole_does(lines in prop::collection::vec(prop_oneof![
            "#{1,3} [A-Z_]{1,6}", "#{1,7}[a-z]{0,2}", "[a-z ]{0,12}", Just(String::new()), Just(String::new()),
            "(```|~~~~|    |- |> |1\\. |: )[a-z]{0,4}", "(```|~~~)", Just("Setext\n---".to_owned()),
            "\\| a \\| b \\|\n\\|---\\|---\\|", " ?<(div|p|pre|!--)>", "(> |- |1\\. |: )?\\[[ab]\\](: /x)?",
        ], 0..40)) {
            let text = lines.join("\n");
            if split::is_splittable(text.as_bytes()) {
                prop_assert_eq!(in_chunks(&text, 1), markdown::parse(&text, 1), "{}", text);
            }
        }
    }
}
