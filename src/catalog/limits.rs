//! The limits of a catalog, all of them: far beyond what anyone writes, and such that no document takes the program more
//! than 1 GiB of memory or many seconds.

/// The largest document, in bytes.
pub(super) const MAX_DOCUMENT: usize = 64 << 20;

/// The depth up to which folders are searched for pages.
pub(super) const MAX_FOLDER_DEPTH: usize = 32;

/// The longest name of a code, in bytes.
pub(super) const MAX_NAME: usize = 256;

/// The most of a line or a name that a warning repeats, in cells.
pub(super) const MAX_QUOTED: usize = 80;

/// The most separators of a heading that a name may end at.
pub(super) const MAX_SEPARATORS: usize = 16;

/// The largest regular expression of a name, compiled, in bytes: its size times that of a heading is the time to judge
/// the heading.
pub(super) const MAX_REGEX: usize = 64 << 10;

/// The longest heading, in bytes: each code below it shows it.
pub(super) const MAX_HEADING: usize = 4096;

/// The longest text of a code, in bytes, as [`super::Description::size`] counts them: it is laid out as a whole whenever
/// it is shown, and looked through for each key.
pub(super) const MAX_TEXT: usize = 1 << 20;

/// The column that a quotation or a list item must start before. The parser follows the nesting around a line once more
/// for each line, and no reader follows so many levels.
pub(super) const MAX_NESTING: usize = 64;

/// The deepest nesting of a list; what is deeper is shown as if it were this deep.
pub(super) const MAX_LIST_DEPTH: u8 = 9;

/// The most cells that rows may lack, in all tables of a chunk. The parser fills them up: a table of a thousand columns
/// makes a thousand cells of each row of one letter.
pub(super) const MAX_MISSING_CELLS: usize = 1 << 16;

/// The most bytes of a document that are parsed at a time, on all threads together: for each byte the parser may take 80
/// of memory.
pub(super) const MAX_PARSED: usize = 4 << 20;

/// The most memory of a catalog, in bytes, as [`super::Code::memory`] counts it. With the largest document, and what it
/// takes to parse it, the program stays below 1 GiB.
pub(super) const MAX_MEMORY: usize = 720 << 20;

/// The largest file of notes, and the longest note with its keywords, in bytes.
pub(super) const MAX_NOTES: u64 = 4 << 20;
pub(super) const MAX_NOTE: usize = 64 << 10;

/// The most warnings, and the most of documents that could not be read.
pub(super) const MAX_WARNINGS: usize = 1000;

/// The most values of a data document. Each takes 56 bytes of memory or so, and a document of `[],` has 20 million.
pub(super) const MAX_VALUES: usize = 2 << 20;

/// The depth of lists and objects in YAML; JSON is read as deep.
pub(super) const MAX_DATA_NESTING: usize = 127;
