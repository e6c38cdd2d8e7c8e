//! Many files -> what is missing and wrong in them.

use std::collections::HashSet;
use std::ops::Range;

use super::finding::{Finding, Rule};
use super::lexer::{Kind, Token, tokens};
use super::lines::Lines;
use super::number;
use super::syntax::Syntax;
use super::typo::Typos;
use super::vocabulary::Vocabulary;
use crate::catalog::{Catalog, Code, Handling};

/// Codes that any call may give, whatever its method lists, and that a match over some codes has too.
const GENERAL: [&str; 2] = ["SUCCESS", "ERROR"];

/// The longest string that may be a misspelt name, in bytes.
const MAX_CONSTANT: usize = 256;

/// The codes that are to be handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope<'c> {
    /// None in particular: only constants are looked at.
    Constants,
    /// All.
    All,
    /// Those of these methods, as positions in the catalog, and no others.
    Methods(Vec<&'c str>, Vec<u32>),
}

/// Checks source files against a catalog.
#[derive(Debug)]
pub struct Checker<'c> {
    catalog: &'c Catalog,
    scope: Scope<'c>,
    vocabulary: Vocabulary,
    typos: Typos,
    /// For each code, whether it is handled, and whether a method in question lists it.
    handled: Vec<bool>,
    listed: Vec<bool>,
    findings: Vec<Finding>,
}

impl<'c> Checker<'c> {
    /// A checker that has read no file.
    pub fn new(catalog: &'c Catalog, scope: Scope<'c>) -> Self {
        let mut listed = vec![true; catalog.codes.len()];
        if let Scope::Methods(_, codes) = &scope {
            let is_general = |code: &Code| GENERAL.contains(&&*code.name);
            listed = catalog.codes.iter().map(is_general).collect();
            mark(&mut listed, codes);
        }
        Self {
            vocabulary: Vocabulary::of(catalog),
            typos: Typos::of(catalog),
            handled: vec![false; catalog.codes.len()],
            listed,
            catalog,
            scope,
            findings: Vec::new(),
        }
    }

    /// True if any code is handled in the files that were read.
    pub fn handles_any(&self) -> bool {
        self.handled.contains(&true)
    }

    /// Reads a source file; `file` is its name in findings, clean and with forward slashes.
    pub fn read(&mut self, file: &str, syntax: &Syntax, text: &[u8]) {
        let mut reading =
            Reading { file, text, lines: Lines::of(text), compared: 0, silenced: HashSet::new(), findings: Vec::new() };
        tokens(text, syntax, |token| self.token(&mut reading, token));
        let Reading { silenced, mut findings, .. } = reading;
        findings.retain(|finding| finding.place.is_none_or(|place| !silenced.contains(&place.line)));
        // To handle a code may take several places; the first one says it all.
        let mut seen = HashSet::new();
        findings.retain(|it| it.rule != Rule::UndocumentedCode || seen.insert(it.code.clone()));
        self.findings.append(&mut findings);
    }

    /// What was found, in the order of the files; then what is missing in all of them, which are those of these paths.
    pub fn finish(mut self, paths: &[String]) -> Vec<Finding> {
        let mut seen = HashSet::new();
        let wanted: Vec<u32> = match &self.scope {
            Scope::Constants => Vec::new(),
            Scope::All => (0..self.catalog.codes.len() as u32).collect(),
            Scope::Methods(_, codes) => codes.clone(),
        };
        for number in wanted {
            let Some(code) = self.catalog.code(number) else { continue };
            if !self.handled.get(number as usize).is_some_and(|is| *is) && seen.insert(&*code.name) {
                self.findings.push(self.missing(code, paths));
            }
        }
        self.findings
    }

    fn token(&mut self, reading: &mut Reading, Token { kind, start, end }: Token) {
        let text = reading.text;
        match kind {
            Kind::Comment => {
                if let Some((line, behind)) = reading.lines.silenced(start..end) {
                    reading.silenced.insert(line);
                    self.accept(behind);
                }
            }
            Kind::Text => self.string(reading, start..end),
            Kind::Word => {
                let codes = self.vocabulary.of_identifier(text, start..end);
                mark(&mut self.handled, codes);
                self.undocumented(reading, codes.first().copied(), start..end);
            }
            Kind::Number => {
                if let Some(place) = number::compared(text, start..end, reading.compared) {
                    reading.compared = end;
                    let codes = self.vocabulary.named(&text[place.clone()]);
                    mark(&mut self.handled, codes);
                    self.undocumented(reading, codes.first().copied(), place);
                }
            }
        }
    }

    /// Counts codes that a comment names as handled, or as not to be.
    fn accept(&mut self, names: &[u8]) {
        let line = names.split(|&byte| byte == b'\n').next().unwrap_or_default();
        for name in line.split(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b';')) {
            mark(&mut self.handled, self.vocabulary.named(name));
        }
    }

    fn string(&mut self, reading: &mut Reading, place: Range<usize>) {
        let content = without_escapes(&reading.text[place.clone()]);
        let mut found = Vec::new();
        self.vocabulary.in_string(&content, |part, codes| {
            mark(&mut self.handled, codes);
            found.push((part, codes.first().copied()));
        });
        let is_known = !found.is_empty();
        for (part, code) in found {
            self.undocumented(reading, code, place.start + part.start..place.start + part.end);
        }
        let Some(constant) = std::str::from_utf8(&content).ok().filter(|it| !is_known && it.len() <= MAX_CONSTANT)
        else {
            return;
        };
        if let Some(nearest) = self.typos.nearest(constant) {
            reading.findings.push(Finding {
                rule: Rule::UnknownCode,
                file: reading.file.to_owned(),
                place: Some(reading.lines.place(place)),
                code: nearest.to_owned(),
                typed: Some(constant.to_owned()),
                message: format!("\"{constant}\" is no code; did you mean {nearest}?"),
            });
        }
    }

    /// Finds that a code is handled which no method in question lists.
    fn undocumented(&self, reading: &mut Reading, code: Option<u32>, place: Range<usize>) {
        let Scope::Methods(methods, _) = &self.scope else { return };
        let Some(code) = code.and_then(|code| self.catalog.code(code)) else { return };
        // Another document of the catalog may have the code too.
        let is_listed = |&number: &u32| self.listed.get(number as usize).is_none_or(|is| *is);
        if self.vocabulary.named(code.name.as_bytes()).iter().any(is_listed) {
            return;
        }
        let none = if let [method] = methods[..] {
            format!("{method} does not list it")
        } else {
            format!("none of {} lists it", methods.join(", "))
        };
        reading.findings.push(Finding {
            rule: Rule::UndocumentedCode,
            file: reading.file.to_owned(),
            typed: Some(String::from_utf8_lossy(&reading.text[place.clone()]).into_owned()),
            place: Some(reading.lines.place(place)),
            code: code.name.to_string(),
            message: format!("{} is handled, but {none}", code.name),
        });
    }

    fn missing(&self, code: &Code, paths: &[String]) -> Finding {
        let handling = code.handling().map(Handling::in_heading).unwrap_or_default();
        let meaning = self.catalog.meaning(code).line();
        let place = if paths.len() > 1 { format!(" in {}", paths.join(", ")) } else { String::new() };
        let colon = if meaning.is_empty() { "" } else { ": " };
        Finding {
            rule: Rule::MissingCode,
            file: paths.first().cloned().unwrap_or_default(),
            place: None,
            code: code.name.to_string(),
            typed: None,
            message: format!("{} is not handled{place}{handling}{colon}{meaning}", code.name),
        }
    }
}

/// A file that is read.
struct Reading<'t> {
    file: &'t str,
    text: &'t [u8],
    lines: Lines<'t>,
    /// The end of the last number that is compared with something.
    compared: usize,
    silenced: HashSet<u64>,
    findings: Vec<Finding>,
}

/// Marks codes in a list with a mark for each code of the catalog.
fn mark(marks: &mut [bool], codes: &[u32]) {
    for &code in codes {
        if let Some(is_marked) = marks.get_mut(code as usize) {
            *is_marked = true;
        }
    }
}

/// The content of a string with blanks in place of its escapes, at the same places: a name may follow one.
fn without_escapes(content: &[u8]) -> Vec<u8> {
    let mut plain = content.to_vec();
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'\\', plain.get(at..).unwrap_or_default()) {
        at += next;
        // In a raw string, a backslash may be before a name.
        let is_escape = plain.get(at + 1).is_some_and(|byte| !byte.is_ascii_uppercase());
        let length = if is_escape { 2 } else { 1 };
        plain[at..at + length].fill(b' ');
        at += length;
    }
    plain
}
