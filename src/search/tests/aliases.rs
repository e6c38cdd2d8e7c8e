//! Aliases, and titles of codes whose names say little.

use super::*;

/// Codes of several references: number and name either way round, titles, rules.
fn foreign() -> Catalog {
    let rows: [(&str, &[&str], &str); 16] = [
        ("200", &[], "OK"),
        ("304", &[], "Not Modified"),
        ("404", &[], "Not Found"),
        ("405", &[], "Method Not Allowed"),
        ("410", &["GONE"], "Gone"),
        ("CURLE_OPERATION_TIMEDOUT", &["28"], ""),
        ("CURLE_PEER_FAILED_VERIFICATION", &["60"], ""),
        ("CURLE_COULDNT_CONNECT", &["7"], ""),
        ("1213", &["ER_LOCK_DEADLOCK", "40001"], "Deadlock found when trying to get lock"),
        ("2039", &[], ""),
        ("-32700", &[], "Parse error"),
        ("STATUS_TIMEOUT", &["0x1F"], ""),
        ("MD001", &["heading-increment", "header-increment"], "Heading levels should only increment by one"),
        ("F401", &[], "unused import"),
        ("PAGE_NOT_FOUND", &[], "Text of a page"),
        ("ER_LOCK_WAIT", &["1205"], ""),
    ];
    let row = |(name, aliases, title): (&str, &[&str], &str)| Code {
        aliases: aliases.iter().map(|&alias| alias.into()).collect(),
        description: Description { title: (!title.is_empty()).then(|| title.into()), ..text("See 28 and 60.", &[]) },
        ..code(name, "")
    };
    catalog_of(rows.into_iter().map(row).collect())
}

#[test]
fn a_code_is_found_by_any_of_its_names() {
    let catalog = foreign();
    for (query, first) in [
        ("28", "CURLE_OPERATION_TIMEDOUT"),
        ("60", "CURLE_PEER_FAILED_VERIFICATION"),
        ("7", "CURLE_COULDNT_CONNECT"),
        ("7 connect", "CURLE_COULDNT_CONNECT"),
        ("28 timedout", "CURLE_OPERATION_TIMEDOUT"),
        ("1213", "1213"),
        ("ER_LOCK_DEADLOCK", "1213"),
        ("er lock deadlock", "1213"),
        ("deadlock", "1213"),
        ("deadlcok", "1213"),
        ("eld", "1213"),
        ("^er_lock_d", "1213"),
        ("deadlock$", "1213"),
        ("code:deadlock", "1213"),
        ("2039", "2039"),
        ("-32700", "-32700"),
        ("32700", "-32700"),
        ("error -32700: parse error", "-32700"),
        ("0x1f", "STATUS_TIMEOUT"),
        ("0X1F", "STATUS_TIMEOUT"),
        ("heading-increment", "MD001"),
        ("HeadingIncrement", "MD001"),
        ("headngincrement", "MD001"),
        ("er_lock", "ER_LOCK_WAIT"),
    ] {
        assert_eq!(found(&catalog, query).first().map(String::as_str), Some(first), "{query}");
    }
    assert!(!found(&catalog, "!28 curle").contains(&"CURLE_OPERATION_TIMEDOUT".to_owned()));
}

#[test]
fn the_title_of_a_number_or_a_word_ranks_as_its_name() {
    let catalog = foreign();
    for (query, first) in [
        ("not found", &["404", "PAGE_NOT_FOUND"][..]),
        ("NotFound", &["404", "PAGE_NOT_FOUND"]),
        ("not", &["404", "304", "PAGE_NOT_FOUND", "405"]),
        ("nf", &["404"]),
        ("not fuond", &["PAGE_NOT_FOUND", "404"]),
        ("unused", &["F401"]),
        ("ok", &["200"]),
        ("gone", &["410"]),
        ("levels should increment", &["MD001"]),
    ] {
        let found = found(&catalog, query);
        assert_eq!(found.get(..first.len()).unwrap_or(&found), first, "{query}");
    }
    // The title of a name that speaks for itself is a text.
    let hits = Index::of_codes(&catalog).search(&Query::parse("text of"));
    assert_eq!((hits[0].entry, hits[0].tier), (14, Tier::Text));
}

#[test]
fn a_row_shows_the_alias_that_matches() {
    let catalog = foreign();
    let index = Index::of_codes(&catalog);
    for (query, name, other) in [
        ("28", "CURLE_OPERATION_TIMEDOUT", "in other names: [28]"),
        ("7 connect", "CURLE_COULDNT_[CONNECT]", "in other names: [7]"),
        ("deadlock", "1213", "in title: [Deadlock] found when trying to get lock"),
        ("lock deadlock", "1213", "in other names: ER_[LOCK]_[DEADLOCK]"),
        ("deadlcok", "1213", "in other names: ER_LOCK_[DEADL]OC[K]"),
        ("eld", "1213", "in other names: [E]R_[L]OCK_[D]EADLOCK"),
        ("not found", "404", "in title: [Not] [Found]"),
        ("not fuond", "404", "in title: [Not] [F]ou[nd]"),
        ("exit 7 code 7", "CURLE_COULDNT_CONNECT", "in other names: [7]"),
        ("unused", "F401", "in title: [unused] import"),
    ] {
        let entry = catalog.codes.iter().position(|code| *code.name == name.replace(['[', ']'], "")).unwrap();
        let Highlight { name: letters, text } = index.highlight(&Query::parse(query), [entry as u32]).remove(0);
        let text = text.unwrap();
        let text = format!("{}: {}", text.field.phrase(), highlighted(&text.excerpt, &text.highlighted));
        assert_eq!((highlighted(&catalog.codes[entry].name, &letters), text), (name.into(), other.into()), "{query}");
    }
}

#[test]
fn names_like_an_alias_are_suggested_once() {
    let index = Index::of_codes(&foreign());
    assert_eq!(index.suggest("ER_LOK_DEDLOCK", None)[0], 8);
    assert_eq!(index.suggest("heder-increment", None)[0], 12);
    let suggested = index.suggest("hedincrement", None);
    assert_eq!(suggested.iter().filter(|&&entry| entry == 12).count(), 1, "{suggested:?}");
}

#[test]
fn an_alias_without_the_word_does_not_hide_one_that_has_it() {
    let description = Description { title: Some("E".into()), ..Description::default() };
    let aliases = ["C", "B"].map(Into::into).to_vec();
    let catalog = catalog_of(vec![Code { aliases, description, ..code("C", "") }]);
    let highlights = Index::of_codes(&catalog).highlight(&Query::parse("e b"), [0]);
    assert!(highlights[0].text.is_some(), "{highlights:?}");
}
