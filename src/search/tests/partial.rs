//! Answers with some of the words, where no entry has all.

use super::*;

fn find(catalog: &Catalog, query: &str) -> (Vec<String>, FoundBy) {
    let found = Index::of_codes(catalog).find(&Query::parse(query), None, || false).unwrap();
    (found.rows.iter().map(|&row| catalog.codes[row as usize].name.to_string()).collect(), found.by)
}

fn some(missing: &[&str]) -> FoundBy {
    FoundBy::SomeWords { missing: missing.iter().map(|&word| word.to_owned()).collect() }
}

#[test]
fn the_entries_with_the_telling_words_are_found_and_the_others_named() {
    for catalog in [bare(), embedded()] {
        for (query, first, missing) in [
            ("something about base64", "RIPPER_INVALID_BASE64_PDF_FILE", &[][..]),
            ("Zebra, base64!", "RIPPER_INVALID_BASE64_PDF_FILE", &["Zebra"]),
            ("paper-zebra,wildcards", "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS", &["zebra"]),
            ("the readonly zebra", "READONLY", &["zebra"]),
        ] {
            let (rows, by) = find(&catalog, query);
            assert_eq!((rows[0].as_str(), &by), (first, &some(missing)), "{query}: {rows:?}");
        }
    }
}

#[test]
fn a_rare_word_tells_more_than_common_ones() {
    let catalog = catalog_of(vec![
        code("A_B", "The field of the server was invalid."),
        code("C_D", "A field of a kind."),
        code("E_F", "The server and the gasket."),
        code("G_H", "A field and a server, an invalid one."),
        code("I_J", "An invalid server."),
    ]);
    let (rows, by) = find(&catalog, "gasket field zebra");
    assert_eq!((rows[0].as_str(), by), ("E_F", some(&["zebra"])));
    // A name says more than a text.
    let named = catalog_of(vec![code("A_B", "A gasket."), code("GASKET_B", ""), code("C_D", "")]);
    assert_eq!(find(&named, "gasket zebra").0, ["GASKET_B", "A_B"]);
}

#[test]
fn nonsense_and_a_common_word_list_nothing() {
    let codes = (0..40).map(|number| code(&format!("C_{number}"), "A server of some kind."));
    let catalog = catalog_of(codes.collect());
    assert_eq!(find(&catalog, "zebra server"), (Vec::new(), FoundBy::AllWords));
    for query in ["zebra", "the zebra of my", "can't we", "x y", ""] {
        assert_ne!(find(&embedded(), query).1, some(&[]), "{query}");
    }
    assert_eq!(find(&embedded(), "the zebra of my").0, Vec::<String>::new());
}

#[test]
fn operators_hold_for_what_has_some_of_the_words() {
    let catalog = embedded();
    let all = find(&catalog, "zebra paper pdf").0;
    assert!(all.contains(&"RIPPER_INVALID_BASE64_PDF_FILE".to_owned()) && all.len() > 1);
    for (query, excluded) in [
        ("zebra paper pdf !base64", "BASE64"),
        ("zebra paper pdf ^paper", "RIPPER"),
        ("zebra paper pdf is:retry", "PAPER_DOES"),
        ("zebra paper pdf exist | category", "RIPPER"),
        ("zebra paper pdf 'exist", "CATEGORY"),
    ] {
        let (rows, by) = find(&catalog, query);
        assert!(!rows.is_empty() && rows.iter().all(|row| !row.contains(excluded)), "{query}: {rows:?}");
        assert!(matches!(by, FoundBy::SomeWords { missing } if missing.contains(&"zebra".to_owned())), "{query}");
    }
    // Only plain words may be missing.
    assert_eq!(find(&catalog, "base64 'zebra"), (Vec::new(), FoundBy::AllWords));
}

#[test]
fn the_words_found_are_highlighted_and_named() {
    let catalog = embedded();
    let index = Index::of_codes(&catalog);
    for (query, name, matched) in [
        ("the Zebra, BASE64 parsed", "RIPPER_INVALID_BASE64_PDF_FILE", &["BASE64", "parsed"][..]),
        ("base pdf", "RIPPER_INVALID_BASE64_PDF_FILE", &["base", "pdf"]),
        ("'base64 is:request !paper", "RIPPER_INVALID_BASE64_PDF_FILE", &["base64"]),
        ("zebra base64 | paper", "RIPPER_INVALID_BASE64_PDF_FILE", &["base64"]),
        ("at 9: READONLY zebra", "READONLY", &["READONLY"]),
        ("is:ok", "SUCCESS", &[]),
    ] {
        let row = catalog.codes.iter().position(|code| &*code.name == name).unwrap() as u32;
        assert_eq!(index.matched(&Query::parse(query), &[row]), [matched], "{query}");
    }
    let query = Query::parse("zebra base64 parsed");
    let rows = index.find(&query, None, || false).unwrap().rows;
    let highlight = index.highlight(&query, [rows[0]]).remove(0);
    assert_eq!(highlight.name, (15..21).collect::<Vec<_>>());
    let why = highlight.text.unwrap();
    assert_eq!((why.field, why.highlighted.len()), (Field::Conditions, "parsed".len()));
}
