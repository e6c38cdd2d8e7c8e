//! Source texts and what is found in them.

use std::sync::OnceLock;

use proptest::prelude::*;

use super::{Checker, Finding, Scope, Syntax};
use crate::catalog::{Catalog, Code, Source, open};
use crate::snippet::{COPY_WIDTH, Chosen, Kind, Library, complete};

fn catalog(names: &[&str]) -> Catalog {
    let code = |name: &&str| Code { name: (*name).into(), ..Code::default() };
    Catalog { codes: names.iter().map(code).collect(), ..Catalog::default() }
}

fn embedded() -> Catalog {
    open(&[Source::embedded()]).unwrap()
}

fn check(catalog: &Catalog, scope: Scope, file: &str, text: impl AsRef<[u8]>) -> Vec<Finding> {
    let mut checker = Checker::new(catalog, scope);
    checker.read(file, &Syntax::of(file, b"").unwrap(), text.as_ref());
    checker.finish(&["src".to_owned()])
}

/// The codes that a text does not handle.
fn missing(catalog: &Catalog, file: &str, text: impl AsRef<[u8]>) -> Vec<String> {
    let findings = check(catalog, Scope::All, file, text);
    findings.into_iter().filter(|it| it.place.is_none()).map(|it| it.code).collect()
}

/// The misspelt constants of a text, `line:column typed nearest`.
fn typos(file: &str, text: impl AsRef<[u8]>) -> Vec<String> {
    let line = |it: Finding| {
        let place = it.place.unwrap();
        format!("{}:{} {} {}", place.line, place.column, it.typed.unwrap(), it.code)
    };
    check(&embedded(), Scope::Constants, file, text).into_iter().map(line).collect()
}

#[test]
fn the_snippets_of_every_language_handle_every_code() {
    let mixed = ["card_declined", "NotFound", "max-len", "auth/bad", "ORA-00942", "E0308", "timeout", "Locked", "DONE"];
    let numbers = ["404", "500", "-32700", "0x1F"];
    let library = Library::embedded();
    for catalog in [&embedded(), &catalog(&mixed), &catalog(&numbers)] {
        let codes: Vec<&Code> = catalog.codes.iter().collect();
        for language in library.languages() {
            for kind in [Kind::Arm, Kind::Match, Kind::Enum, Kind::Handling] {
                let codes = complete(catalog, kind, codes.clone(), Chosen::Singly).unwrap();
                let snippet = library.render(language, kind, &codes, COPY_WIDTH).unwrap();
                let missing = missing(catalog, &format!("a.{}", language.extension), &snippet);
                assert!(missing.is_empty(), "{} {kind}: {missing:?}\n{snippet}", language.id);
                let findings = check(catalog, Scope::Constants, &format!("a.{}", language.extension), &snippet);
                assert!(findings.is_empty(), "{} {kind}: {findings:?}", language.id);
            }
        }
    }
}

#[test]
fn the_response_of_every_language_handles_success() {
    let (catalog, library) = (embedded(), Library::embedded());
    for language in library.languages() {
        let codes = complete(&catalog, Kind::Response, vec![&catalog.codes[0]], Chosen::Singly).unwrap();
        let snippet = library.render(language, Kind::Response, &codes, COPY_WIDTH).unwrap();
        let missing = missing(&catalog, &format!("a.{}", language.extension), &snippet);
        assert_eq!(missing.len(), catalog.codes.len() - 1, "{}: {missing:?}\n{snippet}", language.id);
        assert!(!missing.contains(&"SUCCESS".to_owned()));
    }
}

#[test]
fn a_comment_does_not_handle_a_code() {
    let catalog = catalog(&["PAPER_LOCKED"]);
    for (file, text, is_handled) in [
        ("a.rs", "\"PAPER_LOCKED\"", true),
        ("a.rs", "// \"PAPER_LOCKED\"", false),
        ("a.rs", "/* PAPER_LOCKED */ /// PAPER_LOCKED", false),
        ("a.rs", "f(\"// PAPER_LOCKED\")", true),
        ("a.rs", "f(\"\\nPAPER_LOCKED\\n\")", true),
        ("a.py", "def f():\n    \"\"\"PAPER_LOCKED\"\"\"", false),
        ("a.py", "x = '''PAPER_LOCKED'''", true),
        ("a.php", "# PAPER_LOCKED", false),
        ("a.sh", "case $x in PAPER_LOCKED) ;; esac", true),
        ("a.sh", "PAPER_LOCKED_AGAIN # PAPER_LOCKED", false),
        ("a.java", "case PAPER_LOCKED:", true),
        ("a.sql", "select 'PAPER_LOCKED' -- x", true),
    ] {
        assert_eq!(missing(&catalog, file, text).is_empty(), is_handled, "{file}: {text}");
    }
}

#[test]
fn numbers_are_handled_where_they_are_compared() {
    let catalog = catalog(&["404", "-32700"]);
    for (text, expected) in [
        ("case 404: case -32700:", &[][..]),
        ("x == 404; wait(-32700)", &["-32700"]),
        ("x = 404; f(404, '-32700')", &["404"]),
        ("case 405, 404:", &["-32700"]),
    ] {
        assert_eq!(missing(&catalog, "a.js", text), expected, "{text}");
    }
}

#[test]
fn a_code_is_handled_by_any_of_its_names() {
    let mut catalog = catalog(&["TIMED_OUT"]);
    catalog.codes[0].aliases.push("28".into());
    for text in ["case 28:", "\"28\"", "\"TIMED_OUT\"", "TimedOut"] {
        assert!(missing(&catalog, "a.js", text).is_empty(), "{text}");
    }
}

#[test]
fn misspelt_constants_are_found_at_their_lines_and_columns() {
    for (text, expected) in [
        ("f(\"PAPER_DOES_NOT_EXISTS\")", &["1:4 PAPER_DOES_NOT_EXISTS PAPER_DOES_NOT_EXIST"][..]),
        ("\u{feff}é 'READONY'\r\n\n 'SUCESS'", &["1:5 READONY READONLY", "3:3 SUCESS SUCCESS"]),
        ("'CONTENT_TYPE' 'PAPER_DOES_NOT_EXIST' 'PAPER_DOES_NOT_EXISTS: x'", &[]),
        ("PAPER_DOES_NOT_EXISTS // 'PAPER_DOES_NOT_EXISTS'", &[]),
    ] {
        assert_eq!(typos("a.js", text), expected, "{text}");
    }
}

#[test]
fn a_comment_silences_its_line_or_the_next() {
    let typo = "\"PAPER_DOES_NOT_EXISTS\"";
    for (text, lines) in [
        (format!("{typo} // ipaper-codes: ignore\n{typo}"), &["2"][..]),
        (format!("  // ipaper-codes: ignore, it is old\n{typo}\n{typo}"), &["3"]),
        (format!("/* ipaper-codes: ignore */ {typo}\n{typo}"), &["2"]),
        (format!("/* a\n ipaper-codes: ignore\n */\n{typo}\n{typo}"), &["5"]),
        (format!("\"ipaper-codes: ignore\" + {typo}"), &["1"]),
        (format!("{typo} // ipaper-codes: ignored"), &["1"]),
        (format!("\u{feff}// ipaper-codes: ignore\r\n{typo}"), &[]),
    ] {
        let found: Vec<String> = typos("a.js", &text).iter().map(|it| it.split(':').next().unwrap().into()).collect();
        assert_eq!(found, lines, "{text}");
    }
}

#[test]
fn a_comment_accepts_that_codes_are_not_handled() {
    let catalog = catalog(&["PAPER_LOCKED", "ERROR", "404"]);
    assert_eq!(missing(&catalog, "a.js", "// ipaper-codes: ignore PAPER_LOCKED, ERROR\n"), ["404"]);
}

#[test]
fn a_code_that_the_method_does_not_list_is_found_once_a_file() {
    let catalog = embedded();
    let method = catalog.methods_named("getpaperurlfromid")[0];
    let codes = || catalog.codes_of(method, crate::catalog::Edition::Today);
    let scope = || {
        let number = |code: &Code| catalog.codes.iter().position(|other| other.name == code.name).unwrap() as u32;
        Scope::Methods(vec![&method.name], codes().map(number).collect())
    };
    let found = |text: &str| -> Vec<String> {
        let line = |it: Finding| it.place.map(|place| format!("{} {}", place.line, it.message));
        check(&catalog, scope(), "a.js", text).into_iter().filter_map(line).collect()
    };
    let all = codes().map(|code| format!("'{}'\n", code.name)).collect::<Vec<_>>().concat();
    assert_eq!(check(&catalog, scope(), "a.js", &all), []);
    let message = "PAPER_MUST_BE_CATEGORY is handled, but Paper.GetPaperUrlFromID does not list it";
    assert_eq!(found("\n'PAPER_MUST_BE_CATEGORY'\nPaperMustBeCategory"), [format!("2 {message}")]);
    let silenced = "'PAPER_MUST_BE_CATEGORY' // ipaper-codes: ignore\nPaperMustBeCategory";
    assert_eq!(found(silenced), [format!("2 {message}")]);
    assert_eq!(found("'SUCCESS' 'ERROR'"), [""; 0]);
}

#[test]
fn what_is_missing_says_what_it_means_and_what_to_do() {
    let findings = check(&embedded(), Scope::All, "a.js", "");
    let find = |code: &str| findings.iter().find(|it| it.code == code).unwrap();
    let it = find("PAPER_DOES_NOT_EXIST");
    let meaning = "Returned whenever an iPaper ID is requested that does not exist.";
    assert_eq!(it.message, format!("PAPER_DOES_NOT_EXIST is not handled (request: fix what was sent): {meaning}"));
    assert_eq!((&*it.file, it.place), ("src", None));
    assert!(find("LOGIN_SECURITY_VIOLATION").message.contains(": ours: Inferred: "));
    let bare = check(&catalog(&["A_A", "A_A"]), Scope::All, "a.js", "");
    assert_eq!(bare.iter().map(|it| &*it.message).collect::<Vec<_>>(), ["A_A is not handled"]);
}

#[test]
fn hostile_texts_are_read_in_time() {
    let catalog = embedded();
    let typo = "\"PAPER_DOES_NOT_EXISTS\" ";
    let long = typo.repeat(1000);
    assert_eq!(typos("a.js", &long).len(), 1000);
    for part in ["\"\\\n", "é\u{9b}\u{0}'", "/*", "//", "a.b", "case 1,", "'A_B'", "_", "\\\\", "Error"] {
        check(&catalog, Scope::All, "a.rs", part.repeat(50_000));
    }
    let invalid = b"\xff\xfe'PAPER_\xffDOES' \xc3'PAPER_DOES_NOT_EXISTS'\xe2\x82";
    assert_eq!(typos("a.js", invalid), ["1:19 PAPER_DOES_NOT_EXISTS PAPER_DOES_NOT_EXIST"]);
}

/// Read once for all cases.
static CATALOG: OnceLock<Catalog> = OnceLock::new();

proptest! {
    #[test]
    fn any_bytes_are_read_and_findings_are_in_order(
        parts in proptest::collection::vec(prop_oneof![
            3 => proptest::sample::select(vec![
                "'PAPER_DOES_NOT_EXISTS'", "\"READONLY\"", "PaperDoesNotExist", "// ipaper-codes: ignore", "\n", " ", "\\",
                "'", "\"", "`", "/*", "*/", "case 4", "\u{feff}", "é",
            ]).prop_map(|part| part.as_bytes().to_vec()),
            1 => proptest::collection::vec(any::<u8>(), 0..6),
        ], 0..24),
        file in proptest::sample::select(vec!["a.rs", "a.py", "a.js", "a.sh", "a.php", "a.cs"]),
    ) {
        let text = parts.concat();
        let catalog = CATALOG.get_or_init(embedded);
        let findings = check(catalog, Scope::Methods(vec!["M"], vec![0]), file, &text);
        let places: Vec<_> = findings.iter().filter_map(|it| it.place).collect();
        prop_assert!(places.is_sorted());
        let bom = if text.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        for it in findings.iter().filter(|it| it.place.is_some()) {
            let place = it.place.unwrap();
            let line = text.split(|&byte| byte == b'\n').nth(place.line as usize - 1).unwrap();
            let at = place.column as usize - 1 + if place.line == 1 { bom } else { 0 };
            prop_assert!(line[at..].starts_with(it.typed.as_ref().unwrap().as_bytes()));
        }
    }
}
