//! Codes, methods, facts, differences and findings as JSON arrays. The keys and their order are a promise.

use std::io::{self, Write};

use serde::Serialize;

use crate::catalog::{Catalog, Code, Edition, Fact, Handling, Method, Note};
use crate::check::Finding;
use crate::diff::{Diff, Pair};

#[derive(Serialize)]
struct CodeObject<'a> {
    code: &'a str,
    in_reference: bool,
    description: Option<String>,
    conditions: Vec<&'a str>,
    solutions: Vec<&'a str>,
    methods: Vec<&'a str>,
    note: Option<NoteObject<'a>>,
    url: Option<String>,
    title: Option<&'a str>,
    document: &'a str,
    edition: Option<&'a str>,
    /// None where they are the same.
    methods_2021: Option<Vec<&'a str>>,
    /// Where there are several: ours, after that of somebody else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    more_notes: Vec<NoteObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matched: Option<&'a [String]>,
    aliases: &'a [Box<str>],
    group: Option<&'a str>,
    /// The code that the description is about, where that is another one.
    text_of: Option<&'a str>,
}

#[derive(Serialize)]
struct NoteObject<'a> {
    text: &'a str,
    handling: Option<&'static str>,
    keywords: &'a [String],
    /// None for ours.
    author: Option<&'a str>,
}

/// Writes an array with an object per code.
///
/// ```
/// use ipaper_codes::catalog::{Source, open};
/// use ipaper_codes::format::json;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let catalog = open(&[Source::embedded()])?;
/// let mut out = Vec::new();
/// json::codes(&mut out, &catalog, &catalog.codes.iter().collect::<Vec<_>>())?;
/// assert!(String::from_utf8(out)?.contains("\"code\": \"READONLY\""));
/// # Ok(())
/// # }
/// ```
pub fn codes(out: &mut impl Write, catalog: &Catalog, codes: &[&Code]) -> io::Result<()> {
    let objects: Vec<_> = codes.iter().map(|code| object(catalog, code)).collect();
    array(out, &objects)
}

/// Writes an array with an object per code, each with the words of the query that it matches.
pub fn matches(out: &mut impl Write, catalog: &Catalog, codes: &[&Code], matched: &[Vec<String>]) -> io::Result<()> {
    let mut objects: Vec<_> = codes.iter().map(|code| object(catalog, code)).collect();
    for (object, matched) in objects.iter_mut().zip(matched) {
        object.matched = Some(matched);
    }
    array(out, &objects)
}

#[derive(Serialize)]
struct MethodObject<'a> {
    name: &'a str,
    url: Option<&'a str>,
    codes: Vec<&'a str>,
    aliases: &'a [String],
    edition: Option<&'a str>,
    /// None where they are the same.
    codes_2021: Option<Vec<&'a str>>,
}

/// Writes an array with an object per method.
pub fn methods(out: &mut impl Write, catalog: &Catalog, methods: &[&Method]) -> io::Result<()> {
    let mut objects = Vec::new();
    for method in methods {
        let [codes, in_2021] =
            Edition::ALL.map(|edition| catalog.codes_of(method, edition).map(|code| &*code.name).collect::<Vec<_>>());
        objects.push(MethodObject {
            name: &method.name,
            url: method.url.as_deref(),
            codes_2021: (in_2021 != codes).then_some(in_2021),
            codes,
            aliases: &method.aliases,
            edition: method.editions.mark(),
        });
    }
    array(out, &objects)
}

#[derive(Serialize)]
struct FactObject<'a> {
    fact: &'a str,
    text: &'a str,
    basis: &'static str,
    edition: String,
    url: &'a str,
}

/// Writes an array with an object per fact.
pub fn facts(out: &mut impl Write, facts: &[Fact]) -> io::Result<()> {
    let mut objects = Vec::new();
    for Fact { heading, text, basis, edition, url } in facts {
        let edition = edition.map_or_else(|| "today".to_owned(), |year| year.to_string());
        objects.push(FactObject { fact: heading, text, basis: basis.word(), edition, url });
    }
    array(out, &objects)
}

#[derive(Serialize)]
struct ChangeObject<'a> {
    change: &'static str,
    code: &'a str,
    old_code: Option<&'a str>,
    /// The parts that differ; none where only one reference has the code.
    parts: Vec<&'static str>,
    old: Option<CodeObject<'a>>,
    new: Option<CodeObject<'a>>,
}

/// Writes an array with an object per code that differs: what became of it, and all there is on it before and after.
pub fn diff(out: &mut impl Write, diff: &Diff) -> io::Result<()> {
    let mut objects: Vec<ChangeObject> = Vec::new();
    objects.extend(diff.added.iter().map(|code| change(diff, "added", None, Some(code))));
    objects.extend(diff.gone.iter().map(|code| change(diff, "gone", Some(code), None)));
    for (word, pairs) in [("renamed", &diff.renamed), ("changed", &diff.changed)] {
        for Pair { old, new, parts } in pairs {
            let parts = parts.iter().map(|change| change.part.word()).collect();
            objects.push(ChangeObject { parts, ..change(diff, word, Some(old), Some(new)) });
        }
    }
    array(out, &objects)
}

fn change<'a>(diff: &Diff<'a>, change: &'static str, old: Option<&'a Code>, new: Option<&'a Code>) -> ChangeObject<'a> {
    ChangeObject {
        change,
        code: new.or(old).map_or("", |code| &code.name),
        old_code: old.map(|code| &*code.name),
        parts: Vec::new(),
        old: old.map(|code| object(diff.old, code)),
        new: new.map(|code| object(diff.new, code)),
    }
}

#[derive(Serialize)]
struct FindingObject<'a> {
    rule: &'static str,
    file: &'a str,
    /// None for what is missing in all files.
    line: Option<u64>,
    column: Option<u64>,
    code: &'a str,
    typed: Option<&'a str>,
    message: &'a str,
}

/// Writes an array with an object per finding.
pub fn findings(out: &mut impl Write, findings: &[Finding]) -> io::Result<()> {
    let mut objects = Vec::new();
    for Finding { rule, file, place, code, typed, message } in findings {
        objects.push(FindingObject {
            rule: rule.id(),
            file,
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            code,
            typed: typed.as_deref(),
            message,
        });
    }
    array(out, &objects)
}

/// Writes any list of objects, indented, with a newline at its end.
fn array<T: Serialize>(out: &mut impl Write, objects: &[T]) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, objects)?;
    writeln!(out)
}

fn object<'a>(catalog: &'a Catalog, code: &'a Code) -> CodeObject<'a> {
    let [methods, in_2021] = Edition::ALL.map(|edition| {
        let listed = catalog.methods_of(code).filter(|(_, editions)| editions.has(edition));
        listed.map(|(method, _)| method.name.as_str()).collect::<Vec<_>>()
    });
    CodeObject {
        code: &code.name,
        in_reference: code.in_reference,
        description: code.description.text(),
        conditions: code.description.conditions.iter().map(|text| &**text).collect(),
        solutions: code.description.solutions.iter().map(|text| &**text).collect(),
        methods_2021: (in_2021 != methods).then_some(in_2021),
        methods,
        note: code.notes.first().map(note),
        url: catalog.url(code),
        title: code.description.title.as_deref(),
        document: catalog.document(code).map_or("", |document| &document.label),
        edition: catalog.editions_of(code).mark(),
        more_notes: code.notes.iter().skip(1).map(note).collect(),
        matched: None,
        aliases: &code.aliases,
        group: code.group.as_deref(),
        text_of: code.text_of.as_deref(),
    }
}

fn note(Note { text, handling, keywords, author, .. }: &Note) -> NoteObject<'_> {
    NoteObject { text, handling: handling.map(Handling::word), keywords, author: author.name() }
}
