//! Codes in texts of all kinds, at their lines and columns, and the same whatever the chunks are.

use proptest::prelude::*;

use super::{Found, Names, Occurrence, scan_chunks};
use crate::catalog::{Catalog, Code, Source, open};

fn catalog(names: &[&str]) -> Catalog {
    let code = |name: &&str| Code { name: (*name).into(), ..Code::default() };
    Catalog { codes: names.iter().map(code).collect(), ..Catalog::default() }
}

fn embedded() -> Names {
    Names::of(&open(&[Source::embedded()]).unwrap())
}

fn scan(names: &Names, chunks: impl IntoIterator<Item = impl AsRef<[u8]>>, responses: bool) -> Vec<Occurrence<'_>> {
    scan_chunks(names, chunks, responses).1
}

/// The codes of a text, `line:column name`, those that are unknown with a question mark.
fn found(names: &Names, text: impl AsRef<[u8]>) -> Vec<String> {
    let mark = |found| if matches!(found, Found::Unknown) { "?" } else { "" };
    let occurrences = scan(names, [text], false);
    occurrences.iter().map(|it| format!("{}:{} {}{}", it.line, it.column, it.name, mark(it.found))).collect()
}

#[test]
fn codes_are_whole_words_at_their_lines_and_columns() {
    let names = embedded();
    for (text, expected) in [
        (&b"PAPER_DOES_NOT_EXIST"[..], &["1:1 PAPER_DOES_NOT_EXIST"][..]),
        (
            b"a\r\n\n PAPER_DOES_NOT_EXIST, (PAPER_MUST_BE_CATEGORY)",
            &["3:2 PAPER_DOES_NOT_EXIST", "3:25 PAPER_MUST_BE_CATEGORY"],
        ),
        (b"MY_PAPER_DOES_NOT_EXIST PAPER_DOES_NOT_EXIST_X PAPER_DOES_NOT_EXISTS 1PAPER_DOES_NOT_EXIST", &[]),
        ("éPAPER_DOES_NOT_EXIST PAPER_DOES_NOT_EXISTé".as_bytes(), &[]),
        ("“ERROR” éERROR “SUCCESS„".as_bytes(), &["1:4 ERROR"]),
        (b"\xff\0PAPER_DOES_NOT_EXIST\xc3\n\xe2\x82READONLY READONLY", &["1:3 PAPER_DOES_NOT_EXIST"]),
        (b"12:00 ERROR x\n[ERROR] SUCCESS\nlevel=ERROR code=ERROR\n", &["3:18 ERROR"]),
        ("\u{feff}PAPER_DOES_NOT_EXIST".as_bytes(), &["1:1 PAPER_DOES_NOT_EXIST"]),
        (b"paper_does_not_exist", &[]),
        (b"READONLY", &["1:1 READONLY"]),
        (b"x\nERROR\r\nREADONLY\n", &["2:1 ERROR", "3:1 READONLY"]),
        (
            b"\"failed:\\nCLIENT_UNKNOWN\\u003cPAPER_DOES_NOT_EXIST\" %20CLIENT_UNKNOWN",
            &["1:11 CLIENT_UNKNOWN", "1:31 PAPER_DOES_NOT_EXIST", "1:56 CLIENT_UNKNOWN"],
        ),
        (b"\x1b[31mCLIENT_UNKNOWN\x1b[0m code=\x1b[33mREADONLY", &["1:6 CLIENT_UNKNOWN", "1:35 READONLY"]),
        (b"m31mCLIENT_UNKNOWN nCLIENT_UNKNOWN", &[]),
    ] {
        assert_eq!(found(&names, text), expected, "{}", String::from_utf8_lossy(text));
    }
}

#[test]
fn unknown_codes_are_those_in_the_place_of_one() {
    let names = embedded();
    for (text, expected) in [
        ("<code>PAPER_LOST</code>", &["1:7 PAPER_LOST?"][..]),
        ("<code><![CDATA[\n PAPER_LOST ]]></ code>", &["2:2 PAPER_LOST?"]),
        ("<x:ReturnCode a='b'>PAPER_LOST</x:ReturnCode>", &["1:21 PAPER_LOST?"]),
        ("{\"code\": \"PAPER_LOST\", \"errorCode\":\"TEAPOT\"}", &["1:11 PAPER_LOST?", "1:37 TEAPOT?"]),
        ("code=PAPER_LOST code: 'PAPER_LOST'", &["1:6 PAPER_LOST?", "1:24 PAPER_LOST?"]),
        ("code=PAPER_MUST_BE_CATEGORY", &["1:6 PAPER_MUST_BE_CATEGORY"]),
        ("PAPER_LOST codec=PAPER_LOST code PAPER_LOST codes: PAPER_LOST", &[]),
        ("code=404 code: paperLost code=lost </code>PAPER_LOST", &[]),
    ] {
        assert_eq!(found(&names, text), expected, "{text}");
    }
    assert_eq!(found(&Names::of(&catalog(&["404", "500"])), "{\"code\": 418, \"x\": 404}"), ["1:10 418?"]);
}

#[test]
fn names_of_other_forms_are_found() {
    let names =
        Names::of(&catalog(&["ORA-00942", "max-len", "max-len-x", "-32700", "28", "timeout", "auth/bad", "Grün_1"]));
    for (text, expected) in [
        (
            "ORA-00942: max-len, max-len-x max-len-xy",
            &["1:1 ORA-00942", "1:12 max-len", "1:21 max-len-x", "1:31 max-len"][..],
        ),
        ("\"code\":-32700, code 28 errno=28 28 x", &["1:8 -32700", "1:21 28", "1:30 28"]),
        ("a timeout of \"timeout\" code=timeout", &["1:15 timeout", "1:29 timeout"]),
        ("auth/bad Grün_1 Grün_12", &["1:1 auth/bad", "1:10 Grün_1"]),
    ] {
        assert_eq!(found(&names, text), expected, "{text}");
    }
}

#[test]
fn a_code_has_the_message_of_its_response() {
    let names = embedded();
    let text = "HTTP/1.1 200 OK\n\n<result><code>PAPER_DOES_NOT_EXIST</code><message>m</message></result>";
    let occurrences = scan(&names, text.as_bytes().chunks(1), true);
    assert_eq!(occurrences[0].response.as_ref().unwrap().message.as_deref(), Some("m"));
}

/// The codes of a text by the rules as they are written: at each place, the longest name that is a whole word.
fn naive(names: &[&str], text: &str) -> Vec<(usize, String)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let (mut at, mut found) = (0, Vec::new());
    while let Some(c) = text[at..].chars().next() {
        let is_apart = |name: &&&str| {
            text[at..].starts_with(**name)
                && !text[..at].ends_with(is_word)
                && !text[at + name.len()..].starts_with(is_word)
        };
        match names.iter().filter(is_apart).max_by_key(|name| name.len()) {
            Some(name) => {
                found.push((at, (*name).to_owned()));
                at += name.len();
            }
            None => at += c.len_utf8(),
        }
    }
    found
}

const NAMES: [&str; 7] = ["A_A", "A_A_B", "B-1", "B-1-C", "C_C", "A_A-C_C", "é_A"];

fn any_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => proptest::sample::select(NAMES.to_vec()).prop_map(str::to_owned),
        2 => "[ABC_é“ \n=-]{1,3}",
        1 => Just("code=".to_owned()),
        1 => Just("<code>".to_owned()),
    ];
    proptest::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn few_names_and_many_are_found_as_the_rules_say(text in any_text()) {
        let few = Names::of(&catalog(&NAMES));
        let more: Vec<String> = (0..100).map(|number| format!("Z_{number}")).collect();
        let many: Vec<&str> = NAMES.iter().copied().chain(more.iter().map(String::as_str)).collect();
        let many = Names::of(&catalog(&many));
        let expected = naive(&NAMES, &text);
        for names in [&few, &many] {
            let found: Vec<_> = scan(names, [&text], false)
                .into_iter()
                .filter(|it| it.found != Found::Unknown)
                .map(|it| (it.offset as usize, it.name.into_string()))
                .collect();
            prop_assert_eq!(&found, &expected);
        }
    }

    #[test]
    fn chunks_of_any_size_change_nothing(text in any_text(), size in 1_usize..9, responses: bool) {
        let names = Names::of(&catalog(&NAMES));
        prop_assert_eq!(scan(&names, text.as_bytes().chunks(size), responses), scan(&names, [&text], responses));
    }

    #[test]
    fn any_bytes_are_given_back_and_columns_point_at_the_codes(
        bytes in proptest::collection::vec(prop_oneof![
            any_text().prop_map(String::into_bytes),
            proptest::collection::vec(any::<u8>(), 0..8),
        ], 0..8),
        responses: bool,
    ) {
        let names = Names::of(&catalog(&NAMES));
        let text = bytes.concat();
        let (given, occurrences) = scan_chunks(&names, &bytes, responses);
        prop_assert_eq!(&given, &text);
        for it in occurrences {
            let newlines = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
            let starts: Vec<usize> = std::iter::once(0).chain(newlines.map(|(at, _)| at + 1)).collect();
            let line = starts[it.line as usize - 1];
            let bom = if it.line == 1 && text.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
            let at = line + bom + it.column as usize - 1;
            prop_assert!(text[at..].starts_with(it.name.as_bytes()));
        }
    }
}

/// A response as an XML library reads it.
#[derive(Debug, serde::Deserialize)]
struct Parsed {
    code: String,
    message: String,
    data: ParsedData,
}

#[derive(Debug, serde::Deserialize)]
struct ParsedData {
    id: String,
}

/// A text of an element: escaped, as character data, or both.
fn any_content() -> impl Strategy<Value = String> {
    let escaped = "[a-z<>&\"' é漢😀]{0,12}".prop_map(|text| quick_xml::escape::escape(&text).into_owned());
    let data = "[a-z<>&\" é]{0,12}".prop_map(|text| format!("<![CDATA[{text}]]>"));
    let entity = proptest::sample::select(vec!["&#65;", "&#x1F600;", "&apos;", "<!-- no -->"]).prop_map(str::to_owned);
    proptest::collection::vec(prop_oneof![escaped, data, entity], 1..4).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn a_well_formed_response_says_what_an_xml_library_reads(
        message in any_content(),
        id in any_content(),
        prefix in proptest::sample::select(vec!["", "api:"]),
        blanks in "[ \n\t]{0,3}",
        head in proptest::sample::select(vec!["", "<?xml version='1.0' encoding='utf-8'?>\n", "<!DOCTYPE x>"]),
        is_last in any::<bool>(),
    ) {
        let code = format!("<{prefix}code>{blanks}<![CDATA[A_A]]>{blanks}</{prefix}code>");
        let message = format!("<{prefix}message>{message}</{prefix}message>");
        let data = format!("<{prefix}data a='b'><{prefix}id>{id}</{prefix}id></{prefix}data>");
        let parts = if is_last { [message, data, code] } else { [code, message, data] }.join(&blanks);
        let xml = format!("{head}<{prefix}result xmlns:api='x'>{blanks}{parts}</{prefix}result>");
        let parsed: Parsed = quick_xml::de::from_str(&xml).unwrap();
        prop_assert_eq!(parsed.code.trim(), "A_A");
        let names = Names::of(&catalog(&["A_A"]));
        let occurrences = scan(&names, [&xml], true);
        let response = occurrences.iter().find_map(|it| it.response.as_ref()).unwrap();
        let read = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        prop_assert_eq!(response.message.clone(), read(&parsed.message));
        let id = response.data.iter().find(|(name, _)| name == "id").map(|(_, value)| value.clone());
        prop_assert_eq!(id, read(&parsed.data.id));
    }
}
