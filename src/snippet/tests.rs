//! The library as a whole: what holds for every language and kind.

use super::language::{PLAIN, Row, templates};
use super::*;
use crate::catalog::{Block, Catalog, Description, Handling, Note, Source, open};

fn reference() -> Catalog {
    open(&[Source::embedded()]).unwrap()
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
    library.render(library.language(language).unwrap(), kind, codes, COPY_WIDTH).unwrap()
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
            let one = complete(&catalog, kind, all[..1].to_vec(), Chosen::Singly).unwrap();
            for codes in [&all[..], &one, &[]] {
                let text = library.render(language, kind, codes, COPY_WIDTH).unwrap();
                if codes.is_empty() {
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
fn a_snippet_has_its_own_codes_and_a_match_the_default_branch_too() {
    let code = code("PAPER_DOES_NOT_EXIST", "");
    let library = Library::embedded();
    for language in library.languages() {
        let [arm, whole, all, handling, _] =
            Kind::ALL.map(|kind| library.render(language, kind, &[&code], COPY_WIDTH).unwrap());
        for text in [&arm, &whole, &all, &handling] {
            let other = |name| text.contains(&language.quotes.literal(name)) && language.id != "bash";
            assert!(!other("ERROR") && !other("SUCCESS"), "{text}");
        }
        assert!(!arm.contains("unknown"), "{arm}");
        in_order(&whole.to_lowercase(), &["paper_does_not_exist", "unknown return code"]);
        assert!(!all.to_lowercase().contains("error\"") && all.contains("PAPER_DOES_NOT_EXIST"), "{all}");
    }
}

#[test]
fn a_set_is_completed_by_what_its_catalog_has() {
    for (all, expected) in [
        (&["A_A", "B_B"][..], &["A_A"][..]),
        (&["A_A", "ERROR", "B_B"], &["A_A", "ERROR"]),
        (&["SUCCESS", "A_A"], &["A_A", "SUCCESS"]),
        (&["ERROR", "SUCCESS", "A_A"], &["A_A", "SUCCESS", "ERROR"]),
    ] {
        let catalog = Catalog { codes: all.iter().map(|name| code(name, "")).collect(), ..Catalog::default() };
        let asked = vec![catalog.find("A_A").unwrap()];
        let names = |kind, chosen| {
            let codes = complete(&catalog, kind, asked.clone(), chosen);
            codes.map(|codes| codes.iter().map(|code| &*code.name).collect::<Vec<_>>())
        };
        assert_eq!(names(Kind::Arm, Chosen::Singly).unwrap(), ["A_A"]);
        for kind in [Kind::Match, Kind::Enum, Kind::Handling] {
            assert_eq!(names(kind, Chosen::Singly).unwrap(), expected);
            // A method returns no other codes than those it lists.
            assert_eq!(names(kind, Chosen::AsMethod).unwrap(), ["A_A"]);
        }
        let success = if all.contains(&"SUCCESS") { Ok(vec!["SUCCESS"]) } else { Err(NoResponse) };
        assert_eq!(names(Kind::Response, Chosen::Singly), success);
        assert_eq!(complete(&catalog, Kind::Match, Vec::new(), Chosen::Singly), Ok(Vec::new()));
    }
}

#[test]
fn a_kind_is_called_as_the_language_does_or_as_ours() {
    let library = Library::embedded();
    let kind = |language, word| library.kind(library.language(language).unwrap(), word);
    for (language, word, expected) in [
        ("rust", "arm", Kind::Arm),
        ("rust", "switch", Kind::Match),
        ("c#", "case", Kind::Arm),
        ("c#", " SWITCH ", Kind::Match),
        ("c#", "match", Kind::Match),
        ("go", "type", Kind::Enum),
        ("python", "case", Kind::Arm),
        ("kotlin", "when", Kind::Match),
        ("ruby", "when", Kind::Arm),
        ("ruby", "case", Kind::Match),
        ("bash", "case", Kind::Match),
        ("bash", "enum", Kind::Enum),
    ] {
        assert_eq!(kind(language, word), Ok(expected), "{language} {word}");
    }
    for language in library.languages() {
        for kind in Kind::ALL {
            assert_eq!(library.kind(language, kind.word()), Ok(kind), "{}", language.id);
            assert_eq!(library.kind(language, language.kind_word(kind)), Ok(kind), "{}", language.id);
        }
    }
    // It is an arm in some languages, and the whole in others.
    let error = kind("rust", "case").unwrap_err().to_string();
    assert_eq!(error, "unknown kind of snippet `case` for Rust; expected arm, match, enum, handling or response");
    let error = kind("go", "x\x1b").unwrap_err().to_string();
    assert_eq!(
        error,
        "unknown kind of snippet `x␛` for Go; expected case, switch, type, handling, response, arm, match or enum"
    );
}

#[test]
fn a_title_names_the_kind_as_the_language_does() {
    let codes = [code("A_A", ""), code("B_B", "")];
    let library = Library::embedded();
    let title = |language, kind, codes: &[&Code]| title(library.language(language).unwrap(), kind, codes);
    assert_eq!(title("c#", Kind::Arm, &[&codes[0]]), "C# case of A_A");
    assert_eq!(title("python", Kind::Match, &[&codes[0], &codes[1]]), "Python match over 2 codes");
    assert_eq!(title("go", Kind::Response, &[&codes[0]]), "Go response");
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
fn a_handling_has_the_codes_to_retry_first_and_every_code_once() {
    let ways = [Handling::Ok, Handling::Bug, Handling::Account, Handling::Request, Handling::Retry];
    let mut codes: Vec<Code> = ways.iter().map(|way| code(&format!("IS_{way:?}"), "")).collect();
    for (code, handling) in codes.iter_mut().zip(ways) {
        code.notes = vec![Note { text: "Our note.".into(), handling: Some(handling), ..Note::default() }];
    }
    codes.push(code("IS_NOT_KNOWN", ""));
    codes.push(code("SUCCESS", ""));
    let codes: Vec<&Code> = codes.iter().collect();
    let library = Library::embedded();
    for language in library.languages() {
        let text = library.render(language, Kind::Handling, &codes, COPY_WIDTH).unwrap();
        let order = ["IS_Retry", "retry: ", "IS_Request", "request: ", "IS_Account", "account: ", "IS_Bug", "bug: "];
        in_order(&text, &order);
        in_order(&text, &["IS_NOT_KNOWN", "other: ", "SUCCESS", "unknown return code"]);
        assert!(codes.iter().all(|code| text.matches(&*code.name).count() == 1), "{}: {text}", language.id);
    }
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
fn no_csharp_code_is_the_default_value() {
    let text = render("csharp", Kind::Enum, &[&code("SUCCESS", ""), &code("A_A", "")]);
    in_order(&text, &["is no code.\n    Success = 1,\n    AA,\n}"]);
}

#[test]
fn a_comment_is_made_for_the_width() {
    let code = code("A_A", &"word ".repeat(60));
    let library = Library::embedded();
    let kinds = [Kind::Arm, Kind::Match, Kind::Enum];
    for (language, kind) in library.languages().iter().flat_map(|language| kinds.map(|kind| (language, kind))) {
        for width in [40, 60, 80] {
            let text = library.render(language, kind, &[&code], width).unwrap();
            let lines = text.lines().filter(|line| line.contains("word")).map(|line| line.replace('\t', "    ").len());
            let widest = lines.max().unwrap();
            assert!(widest <= width && widest + "word ".len() >= width, "{} {kind}: {widest}", language.id);
        }
    }
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
fn a_number_is_named_in_words_where_there_are_any() {
    let titled = |name: &str, title: &str, alias: &str| Code {
        aliases: vec![alias.into()],
        description: Description { title: Some(title.into()), ..Description::default() },
        ..code(name, "")
    };
    let long = "Deadlock found when trying to get lock; try restarting";
    let codes = [
        titled("404", "Not Found", "44"),
        titled("-32700", "Parse error", "44"),
        titled("1213", long, "ER_LOCK_DEADLOCK"),
        titled("1214", long, "44"),
        titled("F401", "unused import", "unused"),
    ];
    let codes: Vec<&Code> = codes.iter().collect();
    let members = ["NotFound,", "ParseError,", "ErLockDeadlock,", "Code1214,", "F401,", "\"404\" => Self::NotFound,"];
    in_order(&render("rust", Kind::Enum, &codes), &members);
    in_order(&render("java", Kind::Enum, &codes), &["NOT_FOUND(\"404\")", "ER_LOCK_DEADLOCK(\"1213\")"]);
    in_order(&render("rust", Kind::Match, &codes), &["\"404\" =>", "\"-32700\" =>"]);
}

#[test]
fn conditions_tell_when_a_code_comes() {
    let mut code = Code { description: text("", &["One.", "Two."]), ..code("A_A", "") };
    code.description.blocks.clear();
    assert!(render("go", Kind::Arm, &[&code]).starts_with("// Returned if: One. Two.\ncase"));
}

#[test]
fn a_thousand_codes_render() {
    let text = "Some words of text with a \\u and a */ in it. ".repeat(3);
    let codes: Vec<Code> = (0..1000).map(|n| code(&format!("SOME_MODULE_{n}_DOES_NOT_EXIST_AT_ALL"), &text)).collect();
    let codes: Vec<&Code> = codes.iter().collect();
    let library = Library::embedded();
    for language in library.languages() {
        for kind in Kind::ALL {
            let text = library.render(language, kind, &codes, COPY_WIDTH).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(text.contains("SOME_MODULE_999_DOES_NOT_EXIST_AT_ALL"), kind != Kind::Response);
        }
    }
}

#[test]
fn a_language_is_added_by_a_row_and_a_file_per_kind() {
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
    let [arm, whole, all, ..] = Kind::ALL.map(|kind| library.render(lua, kind, &[&code], COPY_WIDTH).unwrap());
    assert_eq!(arm, "-- What \"it\" is.\nelseif code == \"A_A\" then\n  error(\"TODO: A_A\")\n");
    in_order(&whole, &["if code == \"A_A\" then", "unknown return code: "]);
    in_order(&all, &["  -- What \"it\" is.\n  A_A = \"A_A\",\n}", "return nil"]);
}
