//! Any four words that follow each other in a code's text find that code among the first three.

use proptest::prelude::*;

use super::*;
use crate::text;

const WORDS: usize = 4;
const ROWS: usize = 3;

/// The texts of a code as they are shown, and our note.
fn texts_of(code: &Code) -> Vec<String> {
    let mut texts = Vec::new();
    code.description.each(|_, text| texts.push(text::one_line(text)));
    texts.extend(code.notes.iter().map(|note| text::one_line(note.statement())));
    texts
}

/// Four words as they stand in a text, and without the signs around them.
fn spellings(words: &[&str]) -> Vec<String> {
    let spell = |spell: &dyn Fn(&str) -> String| {
        let words: Vec<String> = words.iter().map(|word| spell(word)).collect();
        words.join(" ")
    };
    let is_sign = |c: char| !c.is_alphanumeric();
    let mut all = vec![words.join(" "), spell(&|word| word.trim_matches(is_sign).to_owned())];
    all.dedup();
    all
}

/// The letters of a text, its words parted by one blank.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" ").to_lowercase())
}

fn first_rows(index: &Index, query: &str) -> (Vec<u32>, FoundBy) {
    let found = index.find(&Query::parse(query), None, || false).unwrap();
    (found.rows.into_iter().take(ROWS).collect(), found.by)
}

#[test]
fn four_words_of_a_text_of_the_reference_find_its_code() {
    for catalog in [bare(), embedded()] {
        let index = Index::of_codes(&catalog);
        let mut quotes = 0;
        for (at, code) in catalog.codes.iter().enumerate() {
            for text in texts_of(code) {
                let words: Vec<&str> = text.split_whitespace().collect();
                for quote in words.windows(WORDS).flat_map(spellings) {
                    let (rows, by) = first_rows(&index, &quote);
                    assert!(rows.contains(&(at as u32)), "{quote}: not {} among {rows:?}", code.name);
                    let with_signs = quote.contains(|c: char| !c.is_alphanumeric() && c != ' ');
                    assert!(by == FoundBy::AllWords || !with_signs || !code.notes.is_empty(), "{quote}: {by:?}");
                    quotes += 1;
                }
            }
        }
        assert!(quotes > 200, "{quotes}");
    }
}

#[test]
fn a_quote_may_have_what_is_an_operator_elsewhere() {
    let texts = [
        "Use a | b c or stop",
        "It is !important that it is",
        "The 'quoted word' is it",
        "Set code: to one of these",
        "It costs 5$ or ^more a day",
        "See text:nothing and method:none or is:ok there",
    ];
    let others = (0..9).map(|number| code(&format!("IMPORTANT_WORD_{number}"), "It is it, or one of the words."));
    let quoted = texts.iter().enumerate().map(|(number, text)| code(&format!("QUOTED_{number}"), text));
    let index = Index::of_codes(&catalog_of(others.chain(quoted).collect()));
    for (number, text) in texts.iter().enumerate() {
        let words: Vec<&str> = text.split_whitespace().collect();
        for quote in words.windows(WORDS).map(|words| words.join(" ")) {
            let (rows, _) = first_rows(&index, &quote);
            assert!(rows.contains(&(9 + number as u32)), "{quote}: {rows:?}");
        }
    }
    // An operator is one where no text has it.
    let excluded = Index::of_codes(&catalog_of(vec![code("ONLY", "This is a read only mode.")]));
    assert!(excluded.search(&Query::parse("is a read mode !only")).is_empty());
    assert!(excluded.search(&Query::parse("is a read !only")).is_empty());
}

#[test]
fn a_quote_comes_before_the_same_words_apart_and_after_names() {
    let catalog = catalog_of(vec![
        code("A", "Only a mode to read."),
        code("B", "To only read a mode-l."),
        code("LONGER_NAME", "This is a read only mode: nothing is written."),
        code("READ_MODE_ONLY_A", ""),
        code("READABLE_ONLY_MODE_A", ""),
    ]);
    assert_eq!(found(&catalog, "a read only mode")[..2], ["READ_MODE_ONLY_A", "LONGER_NAME"]);
    assert_eq!(found(&catalog, "read, only: mode")[..2], ["READ_MODE_ONLY_A", "LONGER_NAME"]);
    assert_eq!(found(&catalog, "only a mode to")[..1], ["A"]);
    // A word that goes on is another one.
    let catalog = catalog_of(vec![
        code("A", "Any non-success code."),
        code("LONG", "Any nonsuccess code."),
        code("B", "Any nonsuccess codec."),
    ]);
    assert_eq!(found(&catalog, "any nonsuccess code"), ["LONG", "B"]);
    // Of the signs between the words none counts.
    assert_eq!(found(&catalog, "any (non success) code")[0], "A");
}

#[test]
fn a_quote_is_highlighted_as_one() {
    let catalog = embedded();
    let at = catalog.codes.iter().position(|code| &*code.name == "READONLY").unwrap() as u32;
    let index = Index::of_codes(&catalog);
    let query = Query::parse("in a read only");
    let why = index.highlight(&query, [at]).remove(0).text.unwrap();
    let lit: Vec<usize> = why.highlighted;
    assert_eq!(lit.len(), "in a read only".len());
    assert!(lit.windows(2).all(|pair| pair[0] + 1 == pair[1]), "{lit:?}");
    assert_eq!(index.matched(&query, &[at]), [["in", "a", "read", "only"]]);
}

#[test]
fn a_quote_is_found_in_a_long_text() {
    let filler = "It is in a mode of the only read. ".repeat(60_000);
    let index = Index::of_codes(&catalog_of(vec![
        code("A", &filler),
        code("B", &format!("{filler}It is a zone as é it, is a mode. {filler}")),
        code("C", "a z o n e"),
    ]));
    for quote in ["is a zone as", "zone as é it", "é it is a", "it is a mode"] {
        assert_eq!(first_rows(&index, quote).0.first(), Some(&1), "{quote}");
    }
}

/// Words of any kind: of one letter, common, ordinary, with signs, of other scripts.
fn any_word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[abi]",
        4 => prop::sample::select(vec!["the", "is", "of", "in", "not", "that"]).prop_map(str::to_owned),
        4 => prop::sample::select(vec!["paper", "field", "mode", "data", "server", "Paper"]).prop_map(str::to_owned),
        2 => "[a-c]{2,4}[,.:!?)]?",
        1 => prop::sample::select(vec!["don't", "read-only", "(a)", "\"b\"", "e.g.", "iPaper", "é", "größer", "文書", "404"])
            .prop_map(str::to_owned),
    ]
}

fn any_codes() -> impl Strategy<Value = Vec<Code>> {
    let name = "[A-D]{1,6}_(PAPER|FIELD|MODE|IS|OF|A|B)(_[A-C]{1,3})?";
    let text = prop::collection::vec(any_word(), 0..12).prop_map(|words| words.join(" "));
    let solution = prop::collection::vec(any_word(), 4..9).prop_map(|words| words.join(" "));
    let code = (name, text, solution).prop_map(|(name, description, solution)| Code {
        description: super::text(&description, &[solution]),
        ..code(&name, "")
    });
    prop::collection::vec(code, 1..24)
}

proptest! {
    #[test]
    fn four_words_of_any_text_find_its_code_or_three_that_have_them(
        codes in any_codes(),
        at in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
    ) {
        let at = at.index(codes.len());
        let texts = texts_of(&codes[at]);
        let words: Vec<&str> = texts.last().unwrap().split_whitespace().collect();
        let quote = words[from.index(words.len() - WORDS + 1)..][..WORDS].join(" ");
        let index = Index::of_codes(&catalog_of(codes.clone()));
        for query in [quote.clone(), plain(&quote).trim().to_owned()] {
            let parsed = Query::parse(&query);
            prop_assert_eq!(index.search(&parsed), index.search_one_by_one(&parsed));
            let (rows, by) = first_rows(&index, &query);
            prop_assert_eq!(by, FoundBy::AllWords);
            // A name that has all the words comes first, and so does another text that has them so.
            let has_it = |row: &u32| {
                let code = &codes[*row as usize];
                let in_text = texts_of(code).iter().any(|text| plain(text).contains(&plain(&query)));
                in_text || plain(&query).split_whitespace().all(|word| plain(&code.name.replace('_', " ")).contains(word))
            };
            let found = rows.contains(&(at as u32)) || (rows.len() == ROWS && rows.iter().all(has_it));
            prop_assert!(found, "{}: not {} in {:?}", query, at, rows);
        }
    }
}
