//! What is written is a reference itself: read back, it has the same codes.

use proptest::prelude::*;

use super::{json, markdown};
use crate::catalog::{self, Author, Catalog, Code, Description, Document, Handling, Note, RichText, Source};

/// All that is said of a code, but for its methods and the keywords of its notes.
#[derive(Debug, PartialEq)]
struct Said {
    names: Vec<String>,
    in_reference: bool,
    title: Option<String>,
    text: Option<String>,
    conditions: Vec<String>,
    solutions: Vec<String>,
    notes: Vec<(String, Option<Handling>, Option<String>)>,
    group: Option<String>,
    text_of: Option<String>,
    url: Option<String>,
}

fn said(catalog: &Catalog) -> Vec<Said> {
    let lines = |texts: &[RichText]| texts.iter().map(ToString::to_string).collect();
    let note = |note: &Note| {
        // The ground is in the text, and known from it again.
        assert!(note.text.contains(note.statement()));
        (note.text.clone(), note.handling, note.author.name().map(str::to_owned))
    };
    let of_code = |code: &Code| Said {
        names: code.names().map(str::to_owned).collect(),
        in_reference: code.in_reference,
        title: code.description.title.as_deref().map(str::to_owned),
        text: code.description.text(),
        conditions: lines(&code.description.conditions),
        solutions: lines(&code.description.solutions),
        notes: code.notes.iter().map(note).collect(),
        group: code.group.as_deref().map(str::to_owned),
        text_of: code.text_of.as_deref().map(str::to_owned),
        url: catalog.url(code),
    };
    catalog.codes.iter().map(of_code).collect()
}

fn as_json(catalog: &Catalog) -> String {
    let mut out = Vec::new();
    json::codes(&mut out, catalog, &catalog.codes.iter().collect::<Vec<_>>()).unwrap();
    String::from_utf8(out).unwrap()
}

fn as_markdown(catalog: &Catalog) -> String {
    let mut out = Vec::new();
    markdown::reference(&mut out, &catalog.codes.iter().map(|code| catalog.entry(code)).collect::<Vec<_>>()).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_embedded_reference_reads_back() {
    let catalog = catalog::open(&[Source::embedded()]).unwrap();
    let from_json = catalog::read_text_as("x.json", &as_json(&catalog));
    assert_eq!(from_json.sources[0].reading(23), "read as JSON, written by ipaper-codes: 23 codes");
    assert_eq!(said(&from_json), said(&catalog));
    for (read, code) in from_json.codes.iter().zip(&catalog.codes) {
        assert_eq!(read.notes, code.notes);
    }
    let from_markdown = catalog::read_text_as("x.md", &as_markdown(&catalog));
    assert_eq!(said(&from_markdown), said(&catalog));
    for (read, code) in from_markdown.codes.iter().zip(&catalog.codes) {
        assert_eq!(read.description, code.description);
        let grounds = |code: &Code| code.notes.iter().map(|note| note.ground.clone()).collect::<Vec<_>>();
        assert_eq!(grounds(read), grounds(code));
    }
}

fn words() -> impl Strategy<Value = String> {
    "[a-cA-C]{1,5}( [a-c`*_.<&(:#-]{1,4}){0,3}"
}

fn lines() -> impl Strategy<Value = Vec<RichText>> {
    prop::collection::vec(words().prop_map(RichText::from), 0..3)
}

fn notes() -> impl Strategy<Value = Vec<Note>> {
    let author = prop_oneof![Just(Author::Us), "[A-C]{1,3}".prop_map(|name| Author::Named(name.as_str().into()))];
    let handling = prop_oneof![Just(None), Just(Some(Handling::Retry)), Just(Some(Handling::Bug))];
    let note = (author, handling, words(), "(Inferred: )?", "( By the page of A\\.b(, documented until 2019)?\\.)?");
    let note = note.prop_map(|(author, handling, words, before, behind)| Note {
        author,
        handling,
        text: format!("{before}{words}{behind}"),
        ..Note::default()
    });
    prop::collection::vec(note, 0..3)
}

/// A description that a document has.
fn description() -> impl Strategy<Value = Description> {
    let blocks = prop::collection::vec(markdown::tests::line(), 0..10).prop_map(|lines| {
        let read = catalog::read_text(&format!("## A_A\n\n{}", lines.join("\n")));
        read.codes[0].description.blocks.clone()
    });
    // A single word behind a code may be another name of it.
    let title = prop::option::of("[a-c]{1,4} [a-c]{1,4}( [a-c`*.<&#-]{1,4}){0,2}");
    (title, blocks, lines(), lines()).prop_map(|(title, blocks, conditions, solutions)| Description {
        title: title.map(Into::into),
        blocks,
        conditions,
        solutions,
    })
}

fn code() -> impl Strategy<Value = Code> {
    let aliases = prop::collection::vec("[a-z]{1,3}|-?[0-9]{1,3}", 0..3);
    let about =
        (prop::option::of(words()), prop::option::of(Just("https://a.b/c_d_?e=*f*&amp;#g")), any::<bool>(), 0..6);
    (aliases, description(), notes(), about).prop_map(
        |(aliases, description, notes, (group, url, is_about_other, kind))| {
            let in_reference = kind > 0;
            let description = if in_reference { description } else { Description::default() };
            let text_of = (is_about_other && !description.is_empty()).then(|| "OTHER_CODE".into());
            Code {
                aliases: aliases.into_iter().map(Into::into).collect(),
                description,
                notes,
                group: group.map(|group| group.as_str().into()),
                url: url.map(Into::into),
                text_of,
                in_reference,
                ..Code::default()
            }
        },
    )
}

fn any_catalog() -> impl Strategy<Value = Catalog> {
    let page = prop::option::of(Just("https://a.b".to_owned()));
    (prop::collection::vec(code(), 1..5), page).prop_map(|(mut codes, page)| {
        for (number, code) in codes.iter_mut().enumerate() {
            // Names of every form, so that none can tell that it is one.
            let forms = ["CODE_", "no-var-", "NotFound", "40", "word"];
            code.name = format!("{}{number}", forms[number % forms.len()]).into();
        }
        let document = Document { label: "x.md".to_owned(), page, source: 0 };
        Catalog { codes, documents: vec![document], ..Catalog::default() }
    })
}

proptest! {
    #[test]
    fn json_reads_back(catalog in any_catalog()) {
        let written = as_json(&catalog);
        prop_assert_eq!(said(&catalog::read_text_as("x.json", &written)), said(&catalog), "{}", written);
    }

    #[test]
    fn markdown_reads_back(catalog in any_catalog()) {
        let written = as_markdown(&catalog);
        let read = catalog::read_text_as("x.md", &written);
        prop_assert_eq!(said(&read), said(&catalog), "{}", written);
        for (read, code) in read.codes.iter().zip(&catalog.codes) {
            prop_assert_eq!(&read.description.blocks, &code.description.blocks, "{}", written);
        }
    }
}
