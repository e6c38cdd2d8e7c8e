//! The library as a whole: what holds for every language and kind.

use super::language::{PLAIN, Row, templates};
use super::*;
use crate::catalog::{Block, Catalog, Description, Pattern, Source, open};

fn reference() -> Catalog {
    open(&[Source::Embedded], &Pattern::default()).unwrap()
}

fn code(name: &str, description: &str) -> Code {
    Code { name: name.into(), in_reference: true, description: text(description, &[]), line: 1, ..Code::default() }
}

fn text(description: &str, conditions: &[&str]) -> Description {
    let conditions = conditions.iter().map(|&text| text.into()).collect();
    Description { blocks: vec![Block::Paragraph(description.into())], conditions, ..Description::default() }
}

fn render(language: &str, kind: Kind, codes: &[&Code]) -> String {
    let library = Library::embedded();
    library.render(library.language(language).unwrap(), kind, codes).unwrap()
}

/// Asserts that a text contains these parts in this order.
fn in_order(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let at = text[from..].find(part).unwrap_or_else(|| panic!("no {part:?} after byte {from} in\n{text}"));
        from += at + part.len();
    }
}

#[test]
fn a_language_is_found_by_its_id_name_and_aliases_in_any_case() {
    let library = Library::embedded();
    for (name, id) in
        [("rust", "rust"), ("RS", "rust"), ("c#", "csharp"), ("C#", "csharp"), (" ts ", "typescript"), ("sh", "bash")]
    {
        assert_eq!(library.language(name).unwrap().id, id, "{name}");
    }
    assert!(library.language("").is_none());
    assert!(library.language("c").is_none());
    assert_eq!(library.language(DEFAULT_LANGUAGE).unwrap().name, "Rust");
}

#[test]
fn no_two_languages_are_called_the_same() {
    let library = Library::embedded();
    for language in library.languages() {
        for name in language.aliases.iter().chain([&language.id, &language.name]) {
            assert_eq!(library.languages().iter().filter(|other| other.is_called(name)).count(), 1, "{name}");
            assert!(!name.is_empty() && *name == name.trim(), "{name:?}");
        }
    }
}

#[test]
fn every_snippet_ends_with_one_newline_and_has_no_blank_ends() {
    let catalog = reference();
    let all: Vec<&Code> = catalog.codes.iter().collect();
    let library = Library::embedded();
    for language in library.languages() {
        for kind in Kind::ALL {
            for codes in [&all[..], &all[..1], &[]] {
                let text = library.render(language, kind, codes).unwrap();
                if codes.is_empty() && kind == Kind::Arm {
                    assert_eq!(text, "", "{}", language.id);
                    continue;
                }
                assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{} {kind}", language.id);
                assert!(!text.starts_with('\n'), "{} {kind}", language.id);
                let blank = text.lines().find(|line| *line != line.trim_end());
                assert_eq!(blank, None, "{} {kind}", language.id);
            }
        }
    }
}

#[test]
fn one_code_alone_still_has_the_default_branch_and_error() {
    let code = code("PAPER_DOES_NOT_EXIST", "");
    let library = Library::embedded();
    for language in library.languages() {
        let [arm, whole, all] = Kind::ALL.map(|kind| library.render(language, kind, &[&code]).unwrap());
        let error = language.quotes.literal("ERROR");
        assert!(!arm.contains(&error) && !arm.contains("unknown"), "{arm}");
        in_order(&whole, &["PAPER_DOES_NOT_EXIST", &error, "unknown return code: "]);
        assert!(all.contains(&error), "{all}");
    }
}

#[test]
fn a_match_has_success_first_then_the_special_then_the_general() {
    let names = ["ERROR", "READONLY", "B_B", "LOGIN_SECURITY_VIOLATION", "SUCCESS", "A_A"].map(|name| code(name, ""));
    let codes: Vec<&Code> = names.iter().collect();
    let sorted = ["\"SUCCESS\"", "\"B_B\"", "\"A_A\"", "\"READONLY\"", "\"LOGIN_SECURITY_VIOLATION\"", "\"ERROR\""];
    in_order(&render("rust", Kind::Match, &codes), &sorted);
    in_order(&render("rust", Kind::Arm, &codes), &["\"ERROR\"", "\"READONLY\"", "\"B_B\"", "\"SUCCESS\"", "\"A_A\""]);
}

#[test]
fn success_does_nothing_and_every_other_arm_fails_with_its_name() {
    let codes = [code("SUCCESS", ""), code("A_A", "")];
    let codes: Vec<&Code> = codes.iter().collect();
    assert_eq!(render("rust", Kind::Arm, &codes), "\"SUCCESS\" => {}\n\"A_A\" => todo!(\"A_A\"),\n");
    assert_eq!(
        render("csharp", Kind::Arm, &codes),
        "case \"SUCCESS\":\n    break;\ncase \"A_A\":\n    throw new NotImplementedException(\"A_A\");\n"
    );
}

#[test]
fn a_code_given_twice_counts_once() {
    let (one, other) = (code("A_A", ""), code("A_A", "another document's"));
    assert_eq!(render("kotlin", Kind::Arm, &[&one, &other, &one]), "\"A_A\" -> TODO(\"A_A\")\n");
}

#[test]
fn the_first_csharp_member_is_error_so_that_the_default_value_is_no_success() {
    let text = render("csharp", Kind::Enum, &[&code("SUCCESS", "")]);
    in_order(&text, &["{\n    Error,\n", "Success,\n"]);
}

#[test]
fn error_keeps_its_name_whatever_else_is_called_so() {
    let codes = [code("error", ""), code("Error", ""), code("UNKNOWN", "")];
    let text = render("rust", Kind::Enum, &codes.iter().collect::<Vec<_>>());
    in_order(
        &text,
        &["Error2,", "Error3,", "CodeUnknown,", "Error,", "\"error\" => Self::Error2", "\"ERROR\" => Self::Error,"],
    );
    in_order(&render("python", Kind::Enum, &[&codes[0]]), &["ERROR_2 = \"error\"", "ERROR = \"ERROR\"", "cls.ERROR\n"]);
}

#[test]
fn a_name_of_any_kind_is_a_string_and_never_source() {
    let hostile = code("a\"b'c\\d$e#{f}\n\u{202e}\0", "");
    assert_eq!(
        render("kotlin", Kind::Arm, &[&hostile]).lines().next().unwrap(),
        "\"a\\\"b'c\\\\d\\$e#{f}\\n\u{fffd}␀\" -> TODO(\"a\\\"b'c\\\\d\\$e#{f}\\n\u{fffd}␀\")"
    );
    assert_eq!(render("rust", Kind::Arm, &[&code("A{B}", "")]), "\"A{B}\" => todo!(\"A{{B}}\"),\n");
}

#[test]
fn conditions_tell_when_a_code_comes() {
    let code = Code { description: text("Text.", &["One.", "Two."]), ..code("A_A", "") };
    assert!(render("go", Kind::Arm, &[&code]).starts_with("// Text. Returned if: One. Two.\ncase"));
}

#[test]
fn a_thousand_codes_render() {
    let text = "Some words of text with a \\u and a */ in it. ".repeat(3);
    let codes: Vec<Code> = (0..1000).map(|n| code(&format!("SOME_MODULE_{n}_DOES_NOT_EXIST_AT_ALL"), &text)).collect();
    let codes: Vec<&Code> = codes.iter().collect();
    let library = Library::embedded();
    for language in library.languages() {
        for kind in Kind::ALL {
            let text = library.render(language, kind, &codes).unwrap_or_else(|error| panic!("{error}"));
            assert!(text.contains("SOME_MODULE_999_DOES_NOT_EXIST_AT_ALL"));
        }
    }
}

#[test]
fn a_language_is_added_by_a_row_and_three_files() {
    const LUA: Row = Row {
        id: "lua",
        name: "Lua",
        extension: "lua",
        indent: "  ",
        comment: "--",
        templates: templates!("../../tests/fixtures/snippets/lua"),
        ..PLAIN
    };
    let library = Library::from_rows(&[LUA]);
    let lua = library.language("Lua").unwrap();
    let code = code("A_A", "What \"it\" is.");
    let [arm, whole, all] = Kind::ALL.map(|kind| library.render(lua, kind, &[&code]).unwrap());
    assert_eq!(arm, "-- What \"it\" is.\nelseif code == \"A_A\" then\n  error(\"TODO: A_A\")\n");
    in_order(&whole, &["if code == \"A_A\" then", "elseif code == \"ERROR\" then", "unknown return code: "]);
    in_order(&all, &["  -- What \"it\" is.\n  A_A = \"A_A\",\n  ERROR = \"ERROR\",\n}", "return ReturnCode.ERROR"]);
}
