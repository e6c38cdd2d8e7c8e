//! The cases: sets of codes, and the inputs that each snippet is tried with.

use std::collections::HashSet;

use ipaper_codes::catalog::{Block, Code, Description};
use ipaper_codes::snippet::{COPY_WIDTH, Kind, Language, Library};

use super::reference;
use super::responses::{intrusive, responses};

/// A snippet and its inputs.
#[derive(Debug)]
pub(super) struct Case {
    /// The name of its set of codes, for messages.
    pub set: String,
    pub kind: Kind,
    pub text: String,
    /// The codes that it must know, each with the word for the way to handle it.
    pub codes: Vec<(String, &'static str)>,
    /// Codes and other texts; responses where the snippet reads those.
    pub inputs: Vec<String>,
}

/// Texts that are hardly ever codes.
const PROBES: [&str; 9] = ["NO_SUCH_CODE", "success", "constructor", "__proto__", "", "10", "*", "E RROR", " NO_CODE "];

/// Codes as responses pad them.
const PADDED: [&str; 3] = [" SUCCESS  ", "\n\tSUCCESS\n", "  PAPER_DOES_NOT_EXIST "];

/// Every set in every kind, each snippet once.
pub(super) fn cases(language: &Language) -> Vec<Case> {
    let catalog = reference();
    let mut sets: Vec<(String, Vec<&Code>)> = Vec::new();
    for name in ["SUCCESS", "ERROR", "PAPER_DOES_NOT_EXIST"] {
        sets.push((format!("{name} alone"), vec![catalog.find(name).unwrap()]));
    }
    sets.push(("all codes".to_owned(), catalog.codes.iter().collect()));
    for method in &catalog.methods {
        let codes = method.codes.iter().map(|&at| &catalog.codes[at as usize]).collect();
        sets.push((method.name.clone(), codes));
    }
    let mixed = ["READONLY", "ERROR", "SUCCESS", "RIPPER_INVALID_BASE64_PDF_FILE", "LOGIN_SECURITY_VIOLATION"];
    sets.push(("a method's codes".to_owned(), mixed.iter().map(|name| catalog.find(name).unwrap()).collect()));
    let (hostile, foreign) = (hostile(), foreign());
    sets.push(("hostile codes".to_owned(), hostile.iter().collect()));
    // Foreign catalogs have their own codes, and mostly neither of these.
    for lacking in [&["ERROR", "SUCCESS"][..], &["ERROR"], &["SUCCESS"]] {
        let codes = hostile.iter().rev().filter(|code| !lacking.contains(&&*code.name));
        sets.push((format!("hostile codes without {lacking:?}"), codes.collect()));
        let foreign = foreign.iter().filter(|code| !lacking.contains(&&*code.name));
        sets.push((format!("a foreign catalog without {lacking:?}"), foreign.collect()));
    }

    let library = Library::embedded();
    let mut seen = HashSet::new();
    let mut cases = Vec::new();
    for (set, codes) in sets {
        for kind in Kind::ALL.into_iter().filter(|&kind| kind != Kind::Response) {
            let text =
                library.render(language, kind, &codes, COPY_WIDTH).unwrap_or_else(|error| panic!("{set}: {error}"));
            if !seen.insert(text.clone()) {
                continue;
            }
            let codes: Vec<(String, &str)> = codes.iter().map(|code| (code.name.to_string(), word(code))).collect();
            let others = PROBES.iter().chain(&PADDED).filter(|probe| !codes.iter().any(|(name, _)| name == *probe));
            let names = codes.iter().map(|(name, _)| name.clone());
            let inputs = names.chain(others.map(ToString::to_string)).collect();
            cases.push(Case { set: set.clone(), kind, text, codes, inputs });
        }
    }
    let success = [catalog.find("SUCCESS").unwrap()];
    cases.push(Case {
        set: "responses".to_owned(),
        kind: Kind::Response,
        text: library.render(language, Kind::Response, &success, COPY_WIDTH).unwrap(),
        codes: Vec::new(),
        inputs: responses().map(|(xml, _)| xml).into_iter().chain([intrusive()]).collect(),
    });
    cases
}

/// The word for the way to handle a code; `other` where none is known.
fn word(code: &Code) -> &'static str {
    match code.handling() {
        Some(handling) => handling.word(),
        None if &*code.name == "SUCCESS" => "ok",
        None => "other",
    }
}

/// Codes of an ordinary catalog of another program.
pub(super) fn foreign() -> Vec<Code> {
    ["DISK_IS_FULL", "ERROR", "DISK_IS_SLOW", "SUCCESS"].map(|name| code(name, "What it means.")).into()
}

/// Codes of a hostile catalog, and of one written without these languages in mind.
pub(super) fn hostile() -> Vec<Code> {
    let mut traps = TRAPS.iter().cycle();
    let mut codes: Vec<Code> =
        NAMES.concat().iter().map(|name| code(name, traps.next().copied().unwrap_or_default())).collect();
    codes.push(code("LONG_DESCRIPTION", &"All work and no play. ".repeat(500)));
    codes.push(code("LONG_WORD", &"long".repeat(100)));
    codes.push(code(&"VERY_LONG_NAME_".repeat(12), ""));
    assert!(codes.len() > TRAPS.len(), "a trap nobody steps into");
    codes
}

fn code(name: &str, description: &str) -> Code {
    Code {
        name: name.into(),
        in_reference: true,
        description: Description { blocks: vec![Block::Paragraph(description.into())], ..Description::default() },
        line: 1,
        ..Code::default()
    }
}

/// Names, grouped by the problem they cause.
const NAMES: [&[&str]; 10] = [
    // Leading digits, and texts that are equal as numbers.
    &["404", "4XX", "1e1", "0", "00", "-1", "1_000", "0x10"],
    // Keywords, as they are and as identifiers of another style.
    &[
        "self", "SELF", "Self", "class", "CLASS", "end", "END", "BEGIN", "True", "NONE", "None", "match", "TYPE",
        "enum", "func", "fun", "val", "when", "object", "default", "DEFAULT", "switch", "case", "esac", "done", "in",
        "fi", "nil", "NULL", "null", "this", "super",
    ],
    // Names of members, of methods, and of the templates themselves.
    &[
        "UNKNOWN",
        "Err",
        "OK",
        "SOME",
        "STRING",
        "RESULT",
        "CODE",
        "VALUE",
        "VALUES",
        "value__",
        "NAME",
        "ORDINAL",
        "ENTRIES",
        "COMPANION",
        "TO_STRING",
        "EQUALS",
        "GET_HASH_CODE",
        "HASH_CODE",
        "PARSE",
        "FROM",
        "TRY_FROM",
        "CASES",
        "ALL",
        "MRO",
        "_missing_",
        "FROM_CODE",
        "TO_CODE",
        "AS_STR",
        "FREEZE",
        "RETURN_CODE",
        "RETURN_CODES",
        "PARSE_RETURN_CODE",
        "prototype",
        "toString",
        "hasOwnProperty",
    ],
    // Names that make the same identifier.
    &[
        "A_1", "A1", "A__1", "a-1", "A.1", "A1_2", "A_1_2", "error", "Error", "ERROR", "SUCCESS", "Success",
        "PAPER_ID", "PaperId", "paper id",
    ],
    // Sequences that end a string, or are replaced in one.
    &[
        "\"",
        "'",
        "\\",
        "a\\",
        "it's \"it\"",
        "\"\"\"",
        "'''",
        "`id`",
        "$(id)",
        "$HOME",
        "${code}",
        "$code",
        "#{code}",
        "{code}",
        "{",
        "}",
        "{}",
        "{0}",
        "%s%n%d",
    ],
    &[
        "\\n",
        "\\u0041",
        "\\u{41}",
        "\\x41",
        "\\\\u0041",
        "line\nend",
        "tab\tin",
        "'\n'",
        "#{code}\n#$code $code \"\\",
        "$#\n.",
        "{{ code }}",
        "{% x %}",
    ],
    // Characters that are special to a shell, in different positions.
    &["?", "[a]", "a*b", "~", "a|b", "a)", "(", "-n", "-e", "--", ";;", "&", "<", ">", "!", "#", "a b"],
    // Comments inside a name.
    &["//", "/*", "*/", "?>", "<!--", "-->", "--x"],
    // Other scripts; two that look the same; one that is no letter.
    &["GRÖSSE", "größe", "中文", "😀", "e\u{301}", "\u{e9}", "Ⅷ", "ſ", "İ", "\u{fffd}", "␀"],
    &["_", "__", "_A", "A_", "\u{2014}"],
];

/// Descriptions that would end their comment, change a setting, or be executed.
const TRAPS: [&str; 44] = [
    "",
    "plain text",
    "*/ broken( /*",
    "?> broken <?php broken(",
    "\\u000a broken( \\u002a/",
    "C:\\users\\name\\",
    "a\nbroken(",
    "a\rbroken(",
    "a\r\nbroken(",
    "a\u{2028}broken(",
    "a\u{2029}broken(",
    "a\u{85}broken(",
    "a\u{b}broken(\u{c}broken(",
    "nul\0here",
    "\u{202e}(nekorb\u{202c} \u{2066}x\u{2069}",
    "\u{feff}a\u{feff}b",
    "\u{fffe}\u{ffff}",
    "<summary> & </summary> <b x=\"",
    "]]> &amp; &#0; <![CDATA[",
    "Invalid encoding: utf-7",
    "coding=latin-99",
    "-*- coding: rot-13 -*-",
    "vim: set fileencoding=nonsense :",
    "frozen_string_literal: maybe",
    "shareable_constant_value: nonsense",
    "warn_indent: perhaps",
    "@ts-expect-error",
    "@ts-ignore",
    "+build ignore",
    "go:build ignore",
    "go:embed nothing",
    "```\nbroken(\n```",
    "ends with a backslash \\",
    "\"\"\" ''' ` \" '",
    "${broken} $(broken) `broken` #{broken} {broken} {{ broken }} {% broken %}",
    "=begin\nbroken\n=end",
    "__END__\nbroken",
    "<!-- -->",
    "# heading\n- list\n  1. item\n> quote",
    "#!/bin/false",
    "@deprecated {@code broken} @Suppress",
    "eslint-disable prettier-ignore",
    "\u{1b}[31mred\u{1b}[0m \u{7f}",
    "  \u{3000} ",
];
