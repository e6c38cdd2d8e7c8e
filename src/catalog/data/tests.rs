//! Documents in every format, and what is read of them.

mod openapi;

use std::path::Path;

use super::error::{DataError, Mistake};
use super::format::{Format, format_of};
use super::read::{DataDocument, read};
use super::tree::Node;
use crate::catalog::options::{ReadOptions, Shape};
use crate::catalog::{Catalog, Code, Pattern, Reference};

/// The value that a text of JSON is.
pub(super) fn value(json: &str) -> Node<'_> {
    super::json::parse(json).unwrap().0.remove(0)
}

fn read_with(name: &str, text: &str, options: &ReadOptions) -> Result<DataDocument, DataError> {
    let format = format_of(Some(Path::new(name)), text.as_bytes(), options.shape);
    read(format.unwrap_or(Format::Json), text, name, options)
}

fn read_as(name: &str, text: &str) -> DataDocument {
    read_with(name, text, &ReadOptions::default()).unwrap()
}

/// The line that says why there is no code.
fn refused(name: &str, text: &str, options: &ReadOptions) -> String {
    match read_with(name, text, options) {
        Err(DataError::NoCodes(message)) => message,
        other => panic!("{other:?}"),
    }
}

/// All that is said of a code, in a line: its line, names, title, text, conditions, solutions and address.
fn line(code: &Code) -> String {
    let description = &code.description;
    let mut parts = vec![format!("{} {}", code.line, code.name)];
    parts.extend(code.aliases.iter().map(|alias| format!("= {alias}")));
    parts.extend(description.title.iter().map(|title| format!("title {title}")));
    parts.extend(description.text().map(|text| format!("text {}", text.replace('\n', "/"))));
    parts.extend(description.conditions.iter().map(|text| format!("if {text}")));
    parts.extend(description.solutions.iter().map(|text| format!("do {text}")));
    parts.extend(code.url.iter().map(|url| format!("at {url}")));
    parts.extend(code.group.iter().map(|group| format!("in {group}")));
    parts.join("; ")
}

fn reading(document: &DataDocument) -> String {
    let (read_as, unused) = (document.read_as.clone(), document.unused.clone());
    Reference { read_as, unused, ..Reference::default() }.reading(document.codes.len())
}

fn lines(document: &DataDocument) -> Vec<String> {
    document.codes.iter().map(line).collect()
}

#[test]
fn an_object_of_texts() {
    let read = read_as("x.json", "{\n  \"404\": \"Not Found\",\n  \"500\": \"Internal Server Error\"\n}");
    assert_eq!(lines(&read), ["2 404; title Not Found", "3 500; title Internal Server Error"]);
    assert_eq!(reading(&read), "read as JSON, an object of strings: 2 codes");
    let long = "Long. ".repeat(40);
    let read = read_as("x.json", &format!("{{\"A_B\": \"Short one.\", \"C_D\": \"{long}\"}}"));
    assert_eq!(lines(&read), ["1 A_B; text Short one.".to_owned(), format!("1 C_D; text {}", long.trim())]);
    let read = read_as("codes.json", r#"{"404": "NOT_FOUND", "403": "FORBIDDEN"}"#);
    assert_eq!(lines(&read), ["1 404; = NOT_FOUND", "1 403; = FORBIDDEN"]);
    let read = read_as("x.json", r#"{"ENOENT": 2, "EPERM": 1, "EIO": 5}"#);
    assert_eq!(lines(&read), ["1 ENOENT; = 2", "1 EPERM; = 1", "1 EIO; = 5"]);
}

#[test]
fn an_object_of_objects() {
    let text = r#"{
  "title": "My  errors",
  "codes": {
    "card_declined": {"message": "The card was declined.", "causes": ["No money", "Too old"], "action": "Ask the bank.",
      "doc_url": "https://example.org/x", "status": 402, "retry": {"after": "1 s", "times": [1, 2]}},
    "card_lost": {"title": "Lost", "message": "The card\nis lost.\n\n- a\n- b", "more_info": "see there", "errno": 7},
    "bad": "Just a text"
  }
}"#;
    let read = read_as("errors.json", text);
    assert_eq!(read.title.as_deref(), Some("My errors"));
    assert_eq!(
        lines(&read),
        [
            "4 card_declined; title The card was declined.; text - status: 402/- retry:/  - after: 1 s/  - times:/    - 1/    - 2; \
             if No money; if Too old; do Ask the bank.; at https://example.org/x",
            "6 card_lost; title Lost; text The card is lost.//- a/- b/- more_info: see there/- errno: 7",
            "7 bad; title Just a text",
        ]
    );
    assert_eq!(reading(&read), "read as JSON, an object of objects in codes: 3 codes");
}

#[test]
fn an_array_of_objects() {
    let text = r#"[
 {"errno": -2, "code": "ENOENT", "description": "no such file", "solutions": "- a\n- b"},
 {"errno": -1, "code": "EPERM", "description": ""},
 {"errno": 0, "code": "two words"}
]"#;
    let read = read_as("x.json", text);
    let codes = ["2 ENOENT; = -2; text no such file; do a; do b", "3 EPERM; = -1"];
    assert_eq!(lines(&read), codes);
    let expected = "read as JSON, key code: 2 codes; not used: 1 without the name of a code";
    assert_eq!(reading(&read), expected);
    let groups = r#"{"errors": [{"id": 1, "category": "c"}, {"id": 2}], "warnings": [{"id": 3}]}"#;
    assert_eq!(lines(&read_as("x.json", groups)), ["1 1; in c", "1 2; in errors", "1 3; in warnings"]);
}

#[test]
fn lines_of_json() {
    let text = "{\"code\": \"A_B\", \"message\": \"x\"}\n\n{\"code\": \"C_D\"}\n";
    for name in ["x.jsonl", "x.ndjson", "x.json", "standard input"] {
        let read = read_as(name, text);
        assert_eq!(lines(&read), ["1 A_B; title x", "3 C_D"], "{name}");
        assert_eq!(reading(&read), "read as JSON Lines, key code: 2 codes");
    }
    let broken = read_with("x.jsonl", "{\"a\": 1}\n\n{\"a\" 1}\n", &ReadOptions::default());
    assert!(matches!(broken, Err(DataError::Syntax(Mistake { line: 3, column: 6, .. }))), "{broken:?}");
}

#[test]
fn tables_of_values() {
    for (name, text) in [
        ("x.csv", "Code,Text,Cause\nORA-00001,\"unique, \"\"so\"\"\",twice\nORA-00017,,\n,no code,\n"),
        ("x.csv", "Code;Text;Cause\nORA-00001;\"unique, \"\"so\"\"\";twice\nORA-00017;;\n;no code;\n"),
        ("x.tsv", "Code\tText\tCause\nORA-00001\tunique, \"so\"\ttwice\nORA-00017\t\t\n\tno code\t\n"),
    ] {
        let read = read_as(name, text);
        assert_eq!(lines(&read), ["2 ORA-00001; text unique, \"so\"; if twice", "3 ORA-00017"], "{text}");
        assert!(reading(&read).ends_with(", column Code: 2 codes; not used: 1 without the name of a code"));
    }
}

#[test]
fn a_table_of_codes_without_a_head() {
    let read = read_as("errors.csv", "10,It is closed.,Error\n0dB,It is open.,TypeError\n");
    assert_eq!(lines(&read), ["1 10; text It is closed.//- 3: Error", "2 0dB; text It is open.//- 3: TypeError"]);
    assert_eq!(reading(&read), "read as CSV, column code: 2 codes");
    refused("x.csv", "10,1.5\n11,2.5\n", &ReadOptions::default());
}

#[test]
fn what_is_wrapped_is_unwrapped() {
    let read =
        read_as("x.yaml", "- rule:\n    name: T001\n    message: One\n- rule:\n    name: T002\n    message: Two\n");
    assert_eq!(lines(&read), ["1 T001; title One", "4 T002; title Two"]);
}

#[test]
fn exceptions_among_the_shapes_of_a_service() {
    let text = r#"{"shapes": {"Queue": {"type": "structure"}, "NoQueue": {"exception": true, "documentation": "<p>It <i>is</i> &lt; 1.</p><p>So.</p>"},
        "BadQueue": {"exception": true}}}"#;
    let read = read_as("x.json", text);
    assert_eq!(
        lines(&read),
        ["1 NoQueue; text It is < 1.//So.//- exception: true", "2 BadQueue; text - exception: true"]
    );
}

#[test]
fn yaml() {
    let text =
        "title: Mine\nerrors:\n  - code: 001\n    message: One\n  - code: 002\n    when: |\n      a\n\n      b\n";
    let read = read_as("x.yaml", text);
    assert_eq!(lines(&read), ["3 001; title One", "5 002; if a; if b"]);
    assert_eq!(read.title.as_deref(), Some("Mine"));
    assert_eq!(reading(&read), "read as YAML, key code in errors: 2 codes");
}

#[test]
fn what_is_asked_for_is_done() {
    let table = "what,sign,text\nOne,x!,a\nTwo,y,b\n";
    let column = ReadOptions { column: Some("Sign".to_owned()), ..ReadOptions::default() };
    assert_eq!(
        lines(&read_with("x.csv", table, &column).unwrap()),
        ["2 x!; text a//- what: One", "3 y; text b//- what: Two"]
    );
    let wrong = ReadOptions { column: Some("nope".to_owned()), ..ReadOptions::default() };
    assert_eq!(
        refused("x.csv", table, &wrong),
        "no return code found in this CSV: 2 rows with the columns what, sign, text; none is called `nope`; see --column"
    );
    let pattern = |pattern| ReadOptions { pattern: Some(Pattern::regex(pattern).unwrap()), ..ReadOptions::default() };
    let codes = r#"{"a": "x", "b": "y", "c1": "z"}"#;
    let read = read_with("x.json", codes, &pattern("[a-b]")).unwrap();
    assert_eq!(lines(&read), ["1 a; title x", "1 b; title y"]);
    assert!(reading(&read).ends_with("2 codes; not used: 1 that the pattern does not match"), "{}", reading(&read));
    let row = r#"[{"code": "A_B"}, {"code": "C_D"}]"#;
    assert!(refused("x.json", row, &pattern("X")).ends_with(": the pattern matches none of 2 names"));
    let shape = ReadOptions { shape: Some(Shape::Json), ..ReadOptions::default() };
    let plain = r#"{"declined": "It was", "lost": "It is", "a": "b c", "b": "c d"}"#;
    assert_eq!(read_with("x.json", plain, &shape).unwrap().codes.len(), 4);
}

#[test]
fn what_was_seen_is_said() {
    for (text, seen) in [
        (r#"{"name": "x", "version": "1"}"#, "an object with the keys name, version"),
        ("[1, 2]", "2 values"),
        ("{}", "a single value"),
        (
            r#"{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1}"#,
            "an object with the keys a, b, c, d, e, f, g, h and 1 more",
        ),
    ] {
        let message = refused("x.json", text, &ReadOptions::default());
        assert_eq!(
            message,
            format!("no return code found in this JSON: {seen}; --column NAME names the key or column of the codes")
        );
    }
}

#[test]
fn what_would_be_read_as_codes_is_said() {
    for (name, text, advice) in [
        ("x.json", r#"[{"id": 1, "name": "Ada L"}]"#, "JSON: 1 object with the keys id, name; try --as json"),
        ("x.json", r#"{"A_B": 1, "C_D": 2}"#, "JSON: an object with the keys A_B, C_D; try --as json"),
        ("x.yaml", "A_B: 1\nC_D: 2\n", "YAML: an object with the keys A_B, C_D; try --as json"),
        ("x.csv", "id,title\n1,x\n2,y\n", "CSV: 2 rows with the columns id, title; try --as csv"),
    ] {
        assert_eq!(refused(name, text, &ReadOptions::default()), format!("no return code found in this {advice}"));
        let shape = Some(if name.ends_with("csv") { Shape::Csv } else { Shape::Json });
        assert!(read_with(name, text, &ReadOptions { shape, ..ReadOptions::default() }).is_ok(), "{text}");
    }
}

#[test]
fn keys_that_are_no_codes_are_left_out_and_told() {
    let text = r#"{
  "$schema": "https://x.y/schema.json", "title": "Errors of X",
  "version": 2,
  "A_B": "The first one.",
  "SUCCESS": "Done",
  "other": {"text": "No code."},
  "C_D": null
}"#;
    let read = read_as("x.json", text);
    assert_eq!(lines(&read), ["4 A_B; title The first one.", "5 SUCCESS; title Done", "7 C_D"]);
    assert_eq!(read.title.as_deref(), Some("Errors of X"));
    let told: Vec<_> = read.warnings.iter().map(|it| format!("{}: {}", it.line, it.message)).collect();
    let expected = [(2, "$schema"), (3, "version"), (6, "other")];
    assert_eq!(told, expected.map(|(line, key)| format!("{line}: ignoring `{key}`: not the name of a code")));
    assert!(reading(&read).ends_with("3 codes; not used: 3 without the name of a code"), "{}", reading(&read));
    let read = read_as(
        "x.json",
        r#"{"title": "Mine", "card_declined": "It is.", "card_lost": ["One.", "Two."], "bad": "x y"}"#,
    );
    assert_eq!(lines(&read), ["1 card_declined; title It is.", "1 card_lost; text - One./- Two.", "1 bad; title x y"]);
    let rows = read_as("x.csv", "code,text\nA_B,x\ntwo words,y\nC_D,z\n");
    assert_eq!(rows.warnings[0].message, "ignoring `two words`: not the name of a code");
}

#[test]
fn text_is_clean_wherever_it_stands() {
    let read = read_as(
        "x.json",
        r#"[{"code": "A_B", "title": "a\u001b[2J\nb", "text": "c\u0007", "k\u0000": "\u009b", "fix": ["\u202e"],
        "category": "\u0008", "errno": "1\u001b"}]"#,
    );
    let line = line(&read.codes[0]);
    assert!(!line.contains(char::is_control), "{line:?}");
    let own = r#"[{"code": "A_B", "in_reference": true, "description": "\u001b\n\u0007", "conditions": ["\u001b"], "solutions": ["a\nb"],
        "title": "a\nb", "note": {"text": "x\u001b", "handling": "retry", "keywords": ["\u0007"]}}]"#;
    let code = &read_as("x.json", own).codes[0];
    let note = &code.notes[0];
    let all = format!("{}{}{}", self::line(code), note.text, note.keywords.join(""));
    assert!(!all.contains(char::is_control), "{all:?}");
}

#[test]
fn a_catalog_is_made_of_it() {
    let catalog = |name: &str, text: &str| crate::catalog::read_text_as(name, text);
    let Catalog { title, sources, codes, warnings, .. } = catalog(
        "errors.json",
        "\u{feff}{\"title\": \"Mine\",\r\n\"errors\": {\"A_B\": \"x\", \"C_D\": \"y\", \"A_B\": \"z\"}}",
    );
    assert_eq!(title, "Mine (errors.json)");
    assert_eq!(sources[0].reading(3), "read as JSON, an object of strings in errors: 3 codes");
    assert_eq!(codes.len(), 2);
    assert_eq!(warnings[0].to_string(), "errors.json:2: duplicate code A_B; keeping the first definition");
    let broken = catalog("x.json", "{\n  \"A_B\": }");
    assert!(broken.codes.is_empty());
}
