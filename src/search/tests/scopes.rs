//! Fields, methods, no query and no match.

use super::*;
use crate::catalog::Edition;

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
    assert_eq!(explained.text.unwrap().field.phrase(), "in codes");
}

#[test]
fn a_limit_that_nothing_is_within_is_told() {
    let catalog = full();
    let index = Index::of_codes(&catalog);
    let told = |typed: &str| index.unknown_limit(&Query::parse(typed), &catalog).unwrap_or_default();
    assert_eq!(told("paper is:foo"), "no handling is called `foo`; there are ok, retry, request, account and bug");
    assert!(told("is:retry | in:foo").starts_with("no catalog is called `foo`; there is "));
    for typed in ["", "foo", "is:", "is:re", "is:ok in:emb", "!is:foo", "!in:foo", "text:is:foo"] {
        assert_eq!(told(typed), "", "{typed}");
    }
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
fn similar_names_are_rows_where_there_are_no_others() {
    let catalog = full();
    let index = Index::of_codes(&catalog);
    let find = |query: &str, limit: Option<&[u32]>| index.find(&Query::parse(query), limit, || false).unwrap();
    let names =
        |found: &Found| -> Vec<&str> { found.rows.iter().map(|&row| &*catalog.codes[row as usize].name).collect() };
    let all = find("PaperDoesNotExistException", None);
    assert_eq!((names(&all)[0], &all.by), ("PAPER_DOES_NOT_EXIST", &FoundBy::SimilarNames));
    assert_eq!(find("PaperDoesNotExistException", Some(&all.rows[..1])).rows, all.rows[..1]);
    for (query, limit) in [
        ("PaperDoesNotExistException", Some(&[][..])),
        ("PaperDoesNotExistException is:ok", None),
        ("zzzz", None),
        ("is:nothing", None),
    ] {
        assert_eq!(find(query, limit), Found::default(), "{query}");
    }
    let limited = find("PaperDoesNotExistException !paper", None);
    assert!(!names(&limited).iter().any(|name| name.contains("PAPER")), "{limited:?}");
    assert_eq!(find("base64", Some(&[0, 1, 2])), Found::default());
}

#[test]
fn a_handling_limits_what_is_found() {
    let catalog = embedded();
    let all = |handlings: &[Handling]| -> Vec<String> {
        let codes = catalog.codes.iter().filter(|code| handlings.contains(&code.handling().unwrap()));
        codes.map(|code| code.name.to_string()).collect()
    };
    for (query, handlings) in [
        ("is:ok", &[Handling::Ok][..]),
        ("is:retry", &[Handling::Retry]),
        ("IS:Bug", &[Handling::Bug]),
        ("is:re", &[Handling::Retry, Handling::Request]),
        ("is:retry | is:bug", &[Handling::Retry, Handling::Bug]),
        ("!is:request !is:ok", &[Handling::Retry, Handling::Account, Handling::Bug]),
        ("!is:request | is:request", &Handling::ALL),
        ("is:", &Handling::ALL),
        ("is:never", &[]),
        ("is:ok is:bug", &[]),
    ] {
        assert_eq!(found(&catalog, query), all(handlings), "{query}");
    }
    // A limit does not change the order, and words do.
    let words = found(&catalog, "paper");
    let request = all(&[Handling::Request]);
    let limited: Vec<String> = words.iter().filter(|name| request.contains(name)).cloned().collect();
    assert!(limited.len() > 3 && limited.len() < words.len());
    assert_eq!(found(&catalog, "is:request paper"), limited);
    // Not even a name that is mentioned gets past it.
    assert_eq!(found(&catalog, "at 12 READONLY SUCCESS is:retry"), ["READONLY"]);
}

#[test]
fn a_name_limits_what_is_found_to_a_reference() {
    let mut catalog = catalog_of(["A_A", "B_B", "C_C", "D_D"].map(|name| code(name, "text")).into());
    for (code, source) in catalog.codes.iter_mut().zip(["stripe", "stripe-old", "docs/errors", "docs/errors"]) {
        code.source = source.into();
    }
    catalog.methods.push(Method { name: "Get.It".to_owned(), codes: vec![2], ..Method::default() });
    for (query, expected) in [
        ("in:stripe", &["A_A", "B_B"][..]),
        ("IN:Stripe$", &["A_A"]),
        ("in:stripe-o", &["B_B"]),
        ("in:stripeold", &["B_B"]),
        ("in:errors", &["C_C", "D_D"]),
        ("in:docs", &["C_C", "D_D"]),
        ("in:docs/errors$", &["C_C", "D_D"]),
        ("in:rrors", &[]),
        ("!in:stripe text", &["C_C", "D_D"]),
        ("in:stripe$ | in:docs", &["A_A", "C_C", "D_D"]),
        ("in:stripe b", &["B_B"]),
        ("in:", &["A_A", "B_B", "C_C", "D_D"]),
        ("in:none", &[]),
    ] {
        assert_eq!(found(&catalog, query), expected, "{query}");
    }
    // Neither some words nor a similar name get past it.
    let index = Index::of_codes(&catalog);
    for query in ["in:docs A_A text", "in:docs A_X"] {
        let found = index.find(&Query::parse(query), None, || false).unwrap();
        assert!(found.rows.iter().all(|&row| row >= 2), "{query}: {found:?}");
    }
    let methods = |query: &str| Index::of_methods(&catalog).search(&Query::parse(query)).len();
    assert_eq!((methods("in:docs"), methods("in:stripe")), (1, 0));
}

#[test]
fn a_method_has_the_handlings_of_its_codes() {
    let catalog = embedded();
    let retried = Index::of_methods(&catalog).search(&Query::parse("is:retry process"));
    let names: Vec<&str> = retried.iter().map(|hit| catalog.methods[hit.entry as usize].name.as_str()).collect();
    assert_eq!(names[0], "Ripper.ProcessPDF");
    for hit in &retried {
        let mut codes = catalog.codes_of(&catalog.methods[hit.entry as usize], Edition::Today);
        assert!(codes.any(|code| code.handling() == Some(Handling::Retry)));
    }
}

#[test]
fn every_operator_means_more_than_its_letters() {
    for (operator, _) in OPERATORS {
        let query = Query::parse(operator);
        let [clause] = &query.clauses[..] else {
            assert_eq!(query.excluded.len(), 1, "{operator}");
            continue;
        };
        let term = &clause.alternatives[0];
        let plain = term.mode == term::MatchMode::Fuzzy && term.scope == scope::Scope::Everywhere;
        assert!(!plain || clause.alternatives.len() == 2, "{operator}");
    }
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
    let catalog = embedded();
    let retried = catalog.codes.iter().filter(|code| code.handling() == Some(Handling::Retry)).count();
    let found = found(&catalog, "retry");
    assert!(found.contains(&"READONLY".to_owned()) && found.len() == retried, "{found:?}");
}
