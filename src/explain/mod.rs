//! Text -> the codes in it: a log, a response, a source file, of any length and in any encoding.
//!
//! - `names`: the names of a catalog, made ready to be found; which of them count anywhere, and which only in the place
//!   of a code
//! - `place`: where a text has a code
//! - `unknown`: names in the place of a code that the catalog does not have
//! - `response`: the message and the data of a response around a code
//! - `scanner`: all of it over chunks of a text, with lines and columns
//! - `tally`: the codes of a text, counted
//! - `annotate`: a text with a note behind each line that has a code
//! - `decode`: UTF-16 -> UTF-8; `text_scanner`: a text as it is read, decoded and scanned
//! - `lines`: lines and their starts
//!
//! ```
//! use ipaper_codes::catalog::{Source, open};
//! use ipaper_codes::explain::{Names, Scanner};
//!
//! let names = Names::of(&open(&[Source::embedded()])?);
//! let mut scanner = Scanner::new(&names, true);
//! let mut found = scanner.feed(b"<response><code>READONLY</code>").occurrences;
//! found.extend(scanner.feed(b"<message>Down</message></response>").occurrences);
//! found.extend(scanner.end().occurrences);
//! let code = found.first();
//! assert_eq!(code.map(|code| (&*code.name, code.line, code.column)), Some(("READONLY", 1, 17)));
//! assert!(code.is_some_and(|code| code.response.is_some()));
//! # Ok::<(), ipaper_codes::catalog::CatalogError>(())
//! ```
//!
//! # What counts as a code
//!
//! A name counts where it stands as a whole word, spelt as the catalog spells it: neither a letter, a digit nor `_` is next
//! to it, but for those of an escape before it: `\n` and `\u003e` of JSON, `%20` of an address, the colours of a terminal.
//!
//! A name that is no ordinary word counts anywhere: one with a sign or a digit among its letters (`PAPER_LOCKED`, `E0308`,
//! `card_declined`), one of several words (`NotFound`), one in capitals (`ENOENT`).
//!
//! Ordinary words count only in the place of a code: those in capitals that logs are full of (`ERROR`, `SUCCESS`,
//! `READONLY`), and those not in capitals (`timeout`). So do numbers (`404`, `-32700`). The place of a code is
//!
//! - the content of an element that is called so: `<code>ERROR</code>`, `<code><![CDATA[ ERROR ]]></code>`;
//! - behind a word that says so: `code=ERROR`, `"status": "ERROR"`, `returned READONLY`, `errno 28`, `HTTP/1.1 404`;
//! - for a word: between quotes, unless they are the level of a log record (`"level":"ERROR"`), and alone on its line;
//! - for a number: in brackets by itself, `curl: (28)`.
//!
//! Another name in the place of a code, of a form that the catalog's names have, is an unknown code: in an element that is
//! called `code` (or ends with it, `ReturnCode`), and behind `code=` and `code:`.

mod annotate;
mod decode;
mod lines;
mod names;
pub mod place;
mod response;
mod scanner;
mod tally;
mod text_scanner;
mod unknown;
mod xml;

pub use annotate::Annotator;
pub use decode::Decoder;
pub(crate) use lines::{BYTE_ORDER_MARK, Lines};
pub use names::Names;
pub use response::Response;
#[cfg(any(test, fuzzing))]
pub(crate) use scanner::scan_chunks;
pub use scanner::{Found, Occurrence, Scanner, Step};
pub use tally::Tally;
pub use text_scanner::{CHUNK, TextScanner, read_chunk};

#[cfg(test)]
mod tests;
