//! Fields, methods, no query and no match.

use super::*;

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
    let catalog = bare();
    let names: Vec<_> = catalog.codes.iter().map(|code| code.name.to_string()).collect();
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
    let readonly = |at: &u32| catalog.codes[*at as usize].name.as_ref() == "READONLY";
    let listed = catalog.methods.iter().filter(|method| method.codes.iter().any(readonly)).count();
    assert_eq!(found("code:^readonly$").len(), listed);
    let checkout = index.search(&Query::parse("checkout"))[0];
    let explained = index.highlight(&Query::parse("checkout"), [checkout.entry]).remove(0);
    assert_eq!(explained.text.unwrap().field.word(), "codes");
}

#[test]
fn nearest_names_stand_in_for_no_match() {
    let catalog = full();
    let index = Index::of_codes(&catalog);
    let suggest =
        |text| -> Vec<&str> { index.suggest(text, None).iter().map(|&at| &*catalog.codes[at as usize].name).collect() };
    for (text, first) in [
        ("PaperDoesNotExistException", "PAPER_DOES_NOT_EXIST"),
        ("PAPER_NOT_FOUND", "PAPER_DOES_NOT_EXIST"),
        ("ErrReadOnly", "READONLY"),
        ("SECURITY_LOGIN_VIOLATED", "LOGIN_SECURITY_VIOLATION"),
        ("PAPER_IS_CATEGORY", "PAPER_MUST_NOT_BE_CATEGORY"),
        ("suksess", "SUCCESS"),
    ] {
        assert_eq!(suggest(text).first(), Some(&first), "{text}: {:?}", suggest(text));
    }
    for text in ["zzzz", "busy", "ssl", ""] {
        assert_eq!(suggest(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn suggestions_stay_within_a_list() {
    let catalog = full();
    let index = Index::of_codes(&catalog);
    let all = index.suggest("PAPER_NOT_FOUND", None);
    assert_eq!(index.suggest("PAPER_NOT_FOUND", Some(&all[..1])), all[..1]);
    assert_eq!(index.suggest("PAPER_NOT_FOUND", Some(&[])), [] as [u32; 0]);
}

#[test]
fn a_line_of_a_log_finds_a_code_of_a_custom_pattern() {
    let catalog = catalog_of(["ORA-00001", "ORA-00942", "ORA-01017"].map(|name| code(name, "")).to_vec());
    for line in ["ORA-00942: oops", "java.sql.SQLException: ORA-00942: table or view does not exist", "ORA-00942"] {
        assert_eq!(found(&catalog, line)[0], "ORA-00942", "{line}");
    }
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

#[test]
fn a_methods_name_gives_its_specific_codes_first() {
    let catalog = embedded();
    assert_eq!(found(&catalog, "Paper.GetPaperUrlFromID"), ["PAPER_DOES_NOT_EXIST", "ERROR", "SUCCESS"]);
    assert_eq!(found(&catalog, "Ripper.ProcessPDF")[3..], ["ERROR", "SUCCESS"]);
}

#[test]
fn how_to_handle_a_code_is_a_word_of_it() {
    let found = found(&embedded(), "retry");
    assert!(found.contains(&"READONLY".to_owned()) && found.len() == 2, "{found:?}");
}
