//! Codes as they are met in a text: a line each, for programs, editors and documents.

use std::io::{self, Write};

use serde::Serialize;

use super::escape::{code_span, text};
use crate::catalog::{Code, Handling};
use crate::explain::Response;
use crate::text::{alternatives, is_invisible, one_line};

/// A code that was met in a text, with what the catalog says of it.
#[derive(Debug)]
pub struct Met<'a> {
    /// The name of the text.
    pub file: &'a str,
    /// The line, counted from 1.
    pub line: u64,
    /// The column in bytes, counted from 1.
    pub column: u64,
    /// The name as it stands there.
    pub name: &'a str,
    /// The codes that have it; none for an unknown one.
    pub codes: Vec<&'a Code>,
    /// The names that are nearest to an unknown one.
    pub nearest: Vec<&'a str>,
    /// The response that it is the code of.
    pub response: Option<&'a Response>,
}

/// The keys and their order are a promise.
#[derive(Serialize)]
struct Object<'a> {
    file: &'a str,
    line: u64,
    column: u64,
    code: &'a str,
    known: bool,
    nearest: &'a [&'a str],
    message: Option<&'a str>,
    handling: Option<&'static str>,
}

impl Met<'_> {
    /// The name in the catalog, where it is that of one code.
    pub fn code(&self) -> &str {
        match &self.codes[..] {
            [first, others @ ..] if others.iter().all(|code| code.name == first.name) => &first.name,
            _ => self.name,
        }
    }

    /// The way to handle it: of several codes, the worst.
    pub fn handling(&self) -> Option<Handling> {
        self.codes.iter().filter_map(|code| code.handling()).max()
    }

    /// The name, with that in the catalog where it is another one.
    pub fn names(&self) -> String {
        if self.code() == self.name { self.name.to_owned() } else { format!("{} ({})", self.name, self.code()) }
    }

    /// What is to be done about it, or what is nearest to it, in a few words; empty where nothing is known.
    pub fn advice(&self) -> String {
        if self.codes.is_empty() {
            return unknown(&self.nearest);
        }
        self.handling().map(Handling::in_words).unwrap_or_default()
    }

    /// The name and the advice.
    pub fn summary(&self) -> String {
        let (names, advice) = (self.names(), self.advice());
        if advice.is_empty() { names } else { format!("{names}: {advice}") }
    }

    /// Writes it as an object on a line.
    pub fn json(&self, out: &mut impl Write) -> io::Result<()> {
        let object = Object {
            file: self.file,
            line: self.line,
            column: self.column,
            code: self.code(),
            known: !self.codes.is_empty(),
            nearest: &self.nearest,
            message: self.response.and_then(|response| response.message.as_deref()),
            handling: self.handling().map(Handling::word),
        };
        // A terminal obeys some characters that JSON lets be.
        for c in serde_json::to_string(&object)?.chars() {
            if c.is_control() || is_invisible(c) {
                c.encode_utf16(&mut [0; 2]).iter().try_for_each(|unit| write!(out, "\\u{unit:04x}"))?;
            } else {
                write!(out, "{c}")?;
            }
        }
        writeln!(out)
    }

    /// Writes it as a line for the quickfix list of an editor.
    pub fn vimgrep(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{}:{}:{}:{}", self.file, self.line, self.column, self.summary())
    }

    /// Writes it as an item of a list.
    pub fn markdown(&self, out: &mut impl Write) -> io::Result<()> {
        let place = format!("{}:{}:{}", self.file, self.line, self.column);
        write!(out, "- {} {}", text(&place), code_span(&self.names()))?;
        for part in [Some(self.advice()), self.message()].into_iter().flatten().filter(|part| !part.is_empty()) {
            write!(out, ", {}", text(&part))?;
        }
        writeln!(out)
    }

    /// The message of its response, on one line.
    pub fn message(&self) -> Option<String> {
        self.response.and_then(|response| response.message.as_deref()).map(one_line)
    }
}

/// What is said of a name that the catalog does not have, but for these.
pub fn unknown(nearest: &[&str]) -> String {
    match alternatives(nearest) {
        Some(names) => format!("unknown; did you mean {names}?"),
        None => "unknown".to_owned(),
    }
}
