//! The letters that are highlighted, and the reason why a row is there.

use super::*;

fn explained(query: &str, name: &str) -> (String, Option<String>) {
    let catalog = bare();
    let entry = catalog.codes.iter().position(|code| &*code.name == name).unwrap();
    let explained = Index::of_codes(&catalog).highlight(&Query::parse(query), [entry as u32]).remove(0);
    let why =
        explained.text.map(|why| format!("{}: {}", why.field.phrase(), highlighted(&why.excerpt, &why.highlighted)));
    (highlighted(name, &explained.name), why)
}

#[test]
fn the_letters_that_match_are_highlighted() {
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
        ("at 12:00 api: PAPER_DOES_NOT_EXIST", "[PAPER]_[DOES]_[NOT]_[EXIST]"),
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
        ("CUSTOMFIELD_FIELD_[NAME]_IS_NOT_UNIQUE".to_owned(), Some("in solutions: [Change] the name".to_owned()))
    );
    assert_eq!(
        explained("parsed", "RIPPER_INVALID_BASE64_PDF_FILE").1.unwrap(),
        "in conditions: …string could not be [parsed] / was invalid."
    );
    let (name, why) = explained("text:paper", "PAPER_DOES_NOT_EXIST");
    assert_eq!(name, "PAPER_DOES_NOT_EXIST");
    assert_eq!(why.unwrap(), "in description: Returned whenever an i[Paper] ID is requested that does not exist.");
}

#[test]
fn an_excerpt_is_one_line_lit_by_grapheme() {
    let text = format!("{}cafe\u{301}\n\n  déjà vu Straße {}", "ä ".repeat(50), "end ".repeat(100));
    let index = Index::of_codes(&catalog_of(vec![code("A", &text)]));
    let why = index.highlight(&Query::parse("DÉJÀ strasse"), [0]).remove(0).text.unwrap();
    let shown = highlighted(&why.excerpt, &why.highlighted);
    assert!(shown.starts_with("…ä ä"), "{shown}");
    assert!(shown.contains(" cafe\u{301} [déjà] vu [Straße] end "), "{shown}");
    assert!(shown.ends_with('…') && shown.len() < 400, "{shown}");
}

#[test]
fn an_excerpt_of_a_long_text_is_what_is_around_the_match() {
    for word in ["word ", "wörd "] {
        let long = word.repeat(50_000);
        let needles = "needle".repeat(80);
        let index = Index::of_codes(&catalog_of(vec![code("A", &format!("{long}{needles} {long}"))]));
        let why = index.highlight(&Query::parse(&needles), [0]).remove(0).text.unwrap();
        assert!(why.excerpt.starts_with(&format!("…{}needle", word.repeat(4))), "{}", why.excerpt);
        assert!(why.excerpt.ends_with("…") && why.highlighted.len() == 180, "{why:?}");
    }
}
