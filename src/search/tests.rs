//! What a search must find first, on the reference itself, and what holds for any query.

use proptest::prelude::*;

use super::*;
use crate::catalog::{Block, Catalog, Code, Handling, Method, Note, Pattern, Source, open};

fn embedded() -> Catalog {
    open(&[Source::Embedded], &Pattern::default()).unwrap()
}

fn code(name: &str, description: &str) -> Code {
    Code {
        name: name.to_owned(),
        in_reference: true,
        group: None,
        description: if description.is_empty() { vec![] } else { vec![Block::Paragraph(description.to_owned())] },
        conditions: Vec::new(),
        solutions: Vec::new(),
        methods: Vec::new(),
        note: None,
        document: 0,
        line: 1,
    }
}

fn catalog_of(codes: Vec<Code>) -> Catalog {
    Catalog { codes, ..Catalog::default() }
}

/// The reference with all that other documents say of it: methods, one more code, and notes full of words that
/// queries look for elsewhere.
fn full() -> Catalog {
    let mut catalog = embedded();
    if catalog.find("UNSUPPORTED_CHECKOUT_TYPE").is_none() {
        catalog.codes.push(code("UNSUPPORTED_CHECKOUT_TYPE", ""));
    }
    let table: toml::Table = include_str!("../../assets/methods.toml").parse().unwrap();
    catalog.methods.clear();
    for (number, method) in table["method"].as_array().unwrap().iter().enumerate() {
        let named: Vec<&str> = method["codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect();
        let codes = named.iter().map(|name| catalog.codes.iter().position(|code| code.name == *name).unwrap() as u32);
        let codes: Vec<u32> = codes.collect();
        for &code in &codes {
            catalog.codes[code as usize].methods.push(number as u32);
        }
        catalog.methods.push(Method { name: method["name"].as_str().unwrap().to_owned(), url: None, codes });
    }
    for code in &mut catalog.codes {
        code.note = Some(Note {
            text: "Check the login and the error first; upgrade the license if the paper, its category or a field \
                   name does not exist. The data format of a PDF or a search with wildcards is a success already \
                   processed, or still processing."
                .to_owned(),
            handling: Handling::Request,
        });
    }
    catalog
}

fn found(catalog: &Catalog, query: &str) -> Vec<String> {
    let hits = Index::of_codes(catalog).search(&Query::parse(query));
    hits.iter().map(|hit| catalog.codes[hit.entry as usize].name.clone()).collect()
}

/// Each query must find its code first, whatever else is known of the codes.
fn assert_first(rows: &[(&str, &str)]) {
    for catalog in [embedded(), full()] {
        for (query, first) in rows {
            let found = found(&catalog, query);
            assert_eq!(found.first().map(String::as_str), Some(*first), "{query}: {found:?}");
        }
    }
}

#[test]
fn the_right_code_comes_first() {
    assert_first(&[
        ("PAPER_DOES_NOT_EXIST", "PAPER_DOES_NOT_EXIST"),
        ("PaperDoesNotExist", "PAPER_DOES_NOT_EXIST"),
        ("paper does not exist", "PAPER_DOES_NOT_EXIST"),
        ("pdne", "PAPER_DOES_NOT_EXIST"),
        ("Paper", "PAPER_DOES_NOT_EXIST"),
        ("exist", "PAPER_DOES_NOT_EXIST"),
        ("error", "ERROR"),
        ("e", "ERROR"),
        ("s", "SUCCESS"),
        ("sucess", "SUCCESS"),
        ("<code><![CDATA[ SUCCESS ]]></ code>", "SUCCESS"),
        ("READ_ONLY", "READONLY"),
        ("read only", "READONLY"),
        ("readnoly", "READONLY"),
        ("category", "PAPER_MUST_NOT_BE_CATEGORY"),
        ("cifn", "CUSTOMFIELD_INVALID_FIELD_NAME"),
        ("cfdne", "CUSTOMFIELD_FIELD_DOES_NOT_EXIST"),
        ("format data", "CUSTOMFIELD_INVALID_DATA_FORMAT"),
        ("wildcard", "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS"),
        ("base 64", "RIPPER_INVALID_BASE64_PDF_FILE"),
        ("pdf", "RIPPER_INVALID_BASE64_PDF_FILE"),
        ("already processed", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
        ("processing", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
        ("login", "LOGIN_SECURITY_VIOLATION"),
        ("upgrade", "READONLY"),
        ("^paper !category", "PAPER_DOES_NOT_EXIST"),
        ("name$", "CUSTOMFIELD_INVALID_FIELD_NAME"),
    ]);
}

#[test]
fn a_code_named_in_a_text_comes_after_one_so_named() {
    let found = found(&embedded(), "login");
    assert_eq!(found, ["LOGIN_SECURITY_VIOLATION", "READONLY"]);
}

#[test]
fn a_word_of_a_text_finds_what_it_is_about() {
    assert_eq!(found(&embedded(), "upgrade"), ["READONLY", "LICENSE_DOES_NOT_ALLOW_PROCESSING"]);
    assert_eq!(found(&full(), "upgrade")[..2], ["READONLY", "LICENSE_DOES_NOT_ALLOW_PROCESSING"]);
}

#[test]
fn an_anchored_word_is_a_matter_of_the_name() {
    for catalog in [embedded(), full()] {
        assert_eq!(found(&catalog, "^paper !category"), ["PAPER_DOES_NOT_EXIST"]);
        assert_eq!(found(&catalog, "name$"), ["CUSTOMFIELD_INVALID_FIELD_NAME"]);
        assert_eq!(found(&catalog, "^error$"), ["ERROR"]);
        assert_eq!(found(&catalog, "zzzz"), Vec::<String>::new());
    }
}

/// As a developer in trouble would type it.
#[test]
fn the_right_code_comes_first_in_trouble_too() {
    assert_first(&[
        // Half a name from a log that was cut off.
        ("RIPPER_CANNOT_PROC", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
        ("OES_NOT_ALLOW", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
        ("ALREADY_BEING_PROCESSED", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
        ("..._INVALID_BASE64", "RIPPER_INVALID_BASE64_PDF_FILE"),
        ("code=PAPER_MUST_NOT_BE_CATEGORY", "PAPER_MUST_NOT_BE_CATEGORY"),
        // Another language's naming.
        ("paperDoesNotExist", "PAPER_DOES_NOT_EXIST"),
        ("login-security-violation", "LOGIN_SECURITY_VIOLATION"),
        ("license.does.not.allow.processing", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
        ("ReadOnly", "READONLY"),
        ("CustomField::InvalidDatatype", "CUSTOMFIELD_INVALID_DATATYPE"),
        ("CUSTOM_FIELD_INVALID_DATA_TYPE", "CUSTOMFIELD_INVALID_DATATYPE"),
        ("invalidFieldName", "CUSTOMFIELD_INVALID_FIELD_NAME"),
        ("clientUnknown", "CLIENT_UNKNOWN"),
        // Pasted with what stood around it.
        ("<code><![CDATA[READONLY]]></code>", "READONLY"),
        ("    <code>LOGIN_SECURITY_VIOLATION</code>", "LOGIN_SECURITY_VIOLATION"),
        ("\"code\": \"CLIENT_UNKNOWN\",", "CLIENT_UNKNOWN"),
        ("'SUCCESS'", "SUCCESS"),
        ("`ERROR`", "ERROR"),
        ("ＥＲＲＯＲ", "ERROR"),
        // A slip of the finger.
        ("sucsess", "SUCCESS"),
        ("succes", "SUCCESS"),
        ("redonly", "READONLY"),
        ("erorr", "ERROR"),
        ("paper does not exits", "PAPER_DOES_NOT_EXIST"),
        ("PAPER_DOESNT_EXIST", "PAPER_DOES_NOT_EXIST"),
        ("catgeory", "PAPER_MUST_NOT_BE_CATEGORY"),
        ("licence", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
        ("licen", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
        ("voilation", "LOGIN_SECURITY_VIOLATION"),
        ("wildacrds", "SEARCH_CUSTOMFIELD_DATATYPE_DOES_NOT_SUPPORT_WILDCARDS"),
        // Initials, all of them and the first.
        ("lsv", "LOGIN_SECURITY_VIOLATION"),
        ("rcppabp", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
        ("cfniu", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
        ("ldn", "LICENSE_DOES_NOT_ALLOW_PROCESSING"),
        ("pmnb", "PAPER_MUST_NOT_BE_CATEGORY"),
        // Words, in any order, and the starts of words.
        ("unique", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
        ("name unique", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
        ("pap cat", "PAPER_MUST_NOT_BE_CATEGORY"),
        ("field name", "CUSTOMFIELD_INVALID_FIELD_NAME"),
        ("inv data", "CUSTOMFIELD_INVALID_DATATYPE"),
        ("unit", "CLIENT_INVALID_UNIT_COUNT"),
        ("custom field criteria", "SEARCH_NO_CUSTOM_FIELD_CRITERIAS"),
        // Words of what the document says.
        ("generic error occurs", "CUSTOMFIELD_INVALID_DATA_FORMAT"),
        ("unhandled", "CUSTOMFIELD_INVALID_DATA_FORMAT"),
        ("frontend", "READONLY"),
        ("could not be parsed", "RIPPER_INVALID_BASE64_PDF_FILE"),
        ("one PDF at a time", "RIPPER_CANNOT_PROCESS_PAPER_ALREADY_BEING_PROCESSED"),
        ("iPaper ID requested", "PAPER_DOES_NOT_EXIST"),
        ("delete the existing field", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
        // Letters picked out of a name.
        ("pprexst", "PAPER_DOES_NOT_EXIST"),
        ("lgnviol", "LOGIN_SECURITY_VIOLATION"),
        ("invb64", "RIPPER_INVALID_BASE64_PDF_FILE"),
        // Operators.
        ("'base64", "RIPPER_INVALID_BASE64_PDF_FILE"),
        ("exist !custom", "PAPER_DOES_NOT_EXIST"),
        ("unit | uniqe", "CLIENT_INVALID_UNIT_COUNT"),
        ("code:field text:unique", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
        ("text:logins", "READONLY"),
    ]);
}

#[test]
fn fields_limit_a_word() {
    let catalog = full();
    assert_eq!(found(&catalog, "method:Flipbook code:checkout"), ["UNSUPPORTED_CHECKOUT_TYPE"]);
    assert_eq!(found(&catalog, "code:upgrade"), Vec::<String>::new());
    assert!(!found(&catalog, "method:DeletePaper").contains(&"PAPER_MUST_NOT_BE_CATEGORY".to_owned()));
    assert!(found(&catalog, "method:DeletePaper").contains(&"READONLY".to_owned()));
    let paper = |at: &u32| catalog.methods[*at as usize].name.starts_with("Paper.");
    let listed = catalog.codes.iter().filter(|code| code.methods.iter().any(paper)).count();
    assert_eq!(found(&catalog, "method:^paper").len(), listed);
    assert_eq!(found(&catalog, "!text:upgrade"), Vec::<String>::new());
}

#[test]
fn nothing_asked_for_is_the_documents_order() {
    let catalog = embedded();
    let names: Vec<_> = catalog.codes.iter().map(|code| code.name.clone()).collect();
    for query in ["", "   ", "!", "^", "'", "|", "text:", "\"\""] {
        assert_eq!(found(&catalog, query), names, "{query}");
    }
    let without: Vec<_> = names.into_iter().filter(|name| !name.contains("PAPER")).collect();
    assert_eq!(found(&catalog, "!paper"), without);
}

#[test]
fn methods_are_found_by_name_and_by_their_codes() {
    let catalog = full();
    let index = Index::of_methods(&catalog);
    let found = |query| -> Vec<&str> {
        let hits = index.search(&Query::parse(query));
        hits.iter().map(|hit| catalog.methods[hit.entry as usize].name.as_str()).collect()
    };
    assert_eq!(
        found("hierarchy"),
        ["Search.SearchPapersWithHiearchyByName", "Search.SearchPapersWithHiearchyByContent"]
    );
    assert_eq!(found("delete paper")[0], "Paper.DeletePaper");
    assert_eq!(found("getallpapers")[0], "Paper.GetAllPapers");
    assert_eq!(found("method:pdf")[0], "Ripper.ProcessPDF");
    assert_eq!(found("unsupported").len(), 2);
    let readonly = |at: &u32| catalog.codes[*at as usize].name == "READONLY";
    let listed = catalog.methods.iter().filter(|method| method.codes.iter().any(readonly)).count();
    assert_eq!(found("code:^readonly$").len(), listed);
    let checkout = index.search(&Query::parse("checkout"))[0];
    assert_eq!(index.explain(&Query::parse("checkout"), checkout.entry).why.unwrap().field.word(), "codes");
}

#[test]
fn nearest_names_stand_in_for_no_match() {
    let catalog = full();
    let index = Index::of_codes(&catalog);
    let nearest = |text| -> Vec<&str> {
        index.nearest(text, 3).iter().map(|&at| catalog.codes[at as usize].name.as_str()).collect()
    };
    for (text, first) in [
        ("PaperDoesNotExistException", "PAPER_DOES_NOT_EXIST"),
        ("PAPER_NOT_FOUND", "PAPER_DOES_NOT_EXIST"),
        ("ErrReadOnly", "READONLY"),
        ("SECURITY_LOGIN_VIOLATED", "LOGIN_SECURITY_VIOLATION"),
        ("PAPER_IS_CATEGORY", "PAPER_MUST_NOT_BE_CATEGORY"),
        ("suksezz", "SUCCESS"),
    ] {
        assert_eq!(nearest(text).first(), Some(&first), "{text}: {:?}", nearest(text));
    }
    assert_eq!(nearest("zzzz"), Vec::<&str>::new());
    assert_eq!(nearest(""), Vec::<&str>::new());
}

/// A name with its lit graphemes in brackets.
fn lit(text: &str, lit: &[usize]) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    let show = |(at, grapheme): (usize, &str)| {
        if lit.contains(&at) { format!("[{grapheme}]") } else { grapheme.to_owned() }
    };
    text.graphemes(true).enumerate().map(show).collect::<String>().replace("][", "")
}

fn explained(query: &str, name: &str) -> (String, Option<String>) {
    let catalog = embedded();
    let entry = catalog.codes.iter().position(|code| code.name == name).unwrap();
    let explained = Index::of_codes(&catalog).explain(&Query::parse(query), entry as u32);
    let why = explained.why.map(|why| format!("{}: {}", why.field.word(), lit(&why.excerpt, &why.lit)));
    (lit(name, &explained.name), why)
}

#[test]
fn the_letters_that_made_the_match_are_lit() {
    for (query, name) in [
        ("paper", "[PAPER]_DOES_NOT_EXIST"),
        ("paper does", "[PAPER]_[DOES]_NOT_EXIST"),
        ("PaperDoesNotExist", "[PAPER]_[DOES]_[NOT]_[EXIST]"),
        ("pdne", "[P]APER_[D]OES_[N]OT_[E]XIST"),
        ("pd", "[P]APER_[D]OES_NOT_EXIST"),
        ("exist paper", "[PAPER]_DOES_NOT_[EXIST]"),
        ("ex doe", "PAPER_[DOE]S_NOT_[EX]IST"),
        ("oesno", "PAPER_D[OES]_[NO]T_EXIST"),
        ("exits", "PAPER_DOES_NOT_[EXI]ST"),
        ("exst", "PAPER_DOES_NOT_[EX]I[ST]"),
        ("pprexst", "[P]A[P]E[R]_DOES_NOT_[EX]I[ST]"),
        ("^pap st$", "[PAP]ER_DOES_NOT_EXI[ST]"),
        ("'apere | not", "PAPER_DOES_[NOT]_EXIST"),
        ("!field", "PAPER_DOES_NOT_EXIST"),
        ("category", "PAPER_DOES_NOT_EXIST"),
    ] {
        assert_eq!(explained(query, "PAPER_DOES_NOT_EXIST"), (name.to_owned(), None), "{query}");
    }
}

#[test]
fn a_row_says_why_it_is_there_when_its_name_does_not() {
    assert_eq!(
        explained("change name", "CUSTOMFIELD_FIELD_NAME_IS_NOT_UNIQUE"),
        ("CUSTOMFIELD_FIELD_[NAME]_IS_NOT_UNIQUE".to_owned(), Some("solutions: [Change] the name".to_owned()))
    );
    assert_eq!(
        explained("parsed", "RIPPER_INVALID_BASE64_PDF_FILE").1.unwrap(),
        "conditions: …string could not be [parsed] / was invalid."
    );
    let (name, why) = explained("text:paper", "PAPER_DOES_NOT_EXIST");
    assert_eq!(name, "PAPER_DOES_NOT_EXIST");
    assert_eq!(why.unwrap(), "description: Returned whenever an i[Paper] ID is requested that does not exist.");
}

#[test]
fn an_excerpt_is_one_line_lit_by_grapheme() {
    let text = format!("{}cafe\u{301}\n\n  déjà vu Straße {}", "ä ".repeat(50), "end ".repeat(100));
    let index = Index::of_codes(&catalog_of(vec![code("A", &text)]));
    let why = index.explain(&Query::parse("DÉJÀ strasse"), 0).why.unwrap();
    let shown = lit(&why.excerpt, &why.lit);
    assert!(shown.starts_with("…ä ä"), "{shown}");
    assert!(shown.contains(" cafe\u{301} [déjà] vu [Straße] end "), "{shown}");
    assert!(shown.ends_with('…') && shown.len() < 400, "{shown}");
}

#[test]
fn names_of_one_key_are_told_apart_by_how_they_are_spelt() {
    let names = ["A_B", "AB", "a-b", "A.B"];
    let catalog = catalog_of(names.iter().map(|name| code(name, "")).collect());
    for name in names {
        assert_eq!(found(&catalog, name)[0], name);
    }
    assert_eq!(found(&catalog, "A-b")[0], "a-b");
}

fn any_name() -> impl Strategy<Value = String> {
    let word =
        prop_oneof!["[A-Z]{1,8}", "[a-zA-Z0-9]{1,6}", "[A-E]{1,3}", "[äéßｱ漢ΣΩ\u{301}]{1,3}", "[!|'^$:_ .-]{1,2}"];
    prop::collection::vec(word, 1..5)
        .prop_map(|words| words.join("_").trim().to_owned())
        .prop_filter("a name is never empty", |name| !name.is_empty())
}

fn any_catalog() -> impl Strategy<Value = Catalog> {
    let text = prop_oneof![Just(String::new()), "[a-eA-E .,_]{0,40}", "[a-eé漢\n\t]{0,20}"];
    let code = (any_name(), text.clone(), text).prop_map(|(name, description, solution)| {
        let mut code = code(&name, &description);
        code.solutions.push(solution);
        code
    });
    prop::collection::vec(code, 1..12).prop_map(catalog_of)
}

fn any_query() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        any_name(),
        "[a-e]{1,6}( [a-e]{1,3})?",
        "[!'^]?[a-e]{1,3}[$]?( \\| [a-e]{1,2})?",
        "(code:|text:|method:)?[!'^]?[a-eA-E_]{0,4}",
        "[a-e漢é ]{500,600}",
    ]
}

proptest! {
    #[test]
    fn a_query_equal_to_a_name_gives_it_first(catalog in any_catalog(), at in any::<prop::sample::Index>()) {
        let name = &at.get(&catalog.codes).name;
        let found = found(&catalog, name);
        prop_assert_eq!(found.first(), Some(name));
    }

    #[test]
    fn a_rank_depends_on_query_and_entry_alone(catalog in any_catalog(), query in any_query(), before in any_query()) {
        let index = Index::of_codes(&catalog);
        let query = Query::parse(&query);
        index.search(&Query::parse(&before));
        let hits = index.search(&query);
        for (at, code) in catalog.codes.iter().enumerate() {
            let alone = Index::of_codes(&catalog_of(vec![code.clone()])).search(&query);
            let among = hits.iter().find(|hit| hit.entry as usize == at);
            prop_assert_eq!(
                alone.first().map(|hit| (hit.tier, hit.score)),
                among.map(|hit| (hit.tier, hit.score))
            );
        }
        prop_assert!(hits.is_sorted_by_key(|hit| (hit.tier, -hit.score)));
    }

    #[test]
    fn every_hit_can_be_explained(catalog in any_catalog(), query in any_query()) {
        use unicode_segmentation::UnicodeSegmentation;
        let index = Index::of_codes(&catalog);
        let query = Query::parse(&query);
        let hits = index.search(&query);
        for (at, code) in catalog.codes.iter().enumerate() {
            let explained = index.explain(&query, at as u32);
            let within = |lit: &[usize], text: &str| {
                lit.is_sorted_by(|a, b| a < b) && lit.iter().all(|&at| at < text.graphemes(true).count())
            };
            prop_assert!(within(&explained.name, &code.name));
            if let Some(why) = &explained.why {
                prop_assert!(within(&why.lit, &why.excerpt), "{:?}", why);
                prop_assert!(!why.lit.is_empty() && !why.excerpt.contains('\n'));
            }
            let hit = hits.iter().find(|hit| hit.entry as usize == at);
            let shown = !explained.name.is_empty() || explained.why.is_some();
            // A name without a letter has none to light.
            let signs = code.name.chars().all(|c| c.is_ascii_punctuation());
            let has_reason = hit.is_some_and(|hit| hit.tier != Tier::Listed && !(hit.tier == Tier::Exact && signs));
            prop_assert_eq!(shown, has_reason, "{:?} {:?}", hit, code.name);
        }
        prop_assert_eq!(index.explain(&query, catalog.codes.len() as u32), Explained::default());
        prop_assert!(index.nearest(&query.typed, 3).len() <= 3);
    }
}
