//! Properties of any query on any catalog.

use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;

use super::*;

fn any_name() -> impl Strategy<Value = String> {
    let word =
        prop_oneof!["[A-Z]{1,8}", "[a-zA-Z0-9]{1,6}", "[A-E]{1,3}", "[äéßｱ漢ΣΩ\u{301}]{1,3}", "[!|'^$:_ .-]{1,2}"];
    prop::collection::vec(word, 1..5)
        .prop_map(|words| words.join("_").trim().to_owned())
        .prop_filter("a name is never empty", |name| !name.is_empty())
}

fn any_catalog() -> impl Strategy<Value = Catalog> {
    let some = prop_oneof![Just(String::new()), "[a-eA-E .,_]{0,40}", "[a-eé漢\n\t]{0,20}"];
    let keywords = prop_oneof![Just(Vec::new()), prop::collection::vec("[a-eé]{1,9}( [a-e]{1,5})?", 1..3)];
    let title = prop_oneof![2 => Just(None), 1 => "[a-eA-Eé]{1,5}( [a-eé]{1,5}){0,2}".prop_map(Some)];
    let names = (any_name(), prop::collection::vec(any_name(), 0..3), title);
    let read = (names, some.clone(), some, keywords).prop_map(|(names, description, solution, keywords)| {
        let (name, aliases, title) = names;
        let note = Note { handling: Some(Handling::Bug), keywords, ..Note::default() };
        let notes = Some(note).filter(|note| !note.keywords.is_empty()).into_iter().collect();
        let title = title.map(String::into_boxed_str);
        let description = Description { title, ..text(&description, &[solution]) };
        let aliases = aliases.into_iter().map(String::into_boxed_str).collect();
        Code { aliases, description, notes, ..code(&name, "") }
    });
    prop::collection::vec(read, 1..12).prop_map(catalog_of)
}

fn any_query() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        any_name(),
        "[a-e]{1,6}( [a-e]{1,3})?",
        "[a-e]{2,3}([ ,-][a-eé]{2,4}){1,4}",
        "[!'^]?[a-e]{1,3}[$]?( \\| [a-e]{1,2})?",
        "(code:|text:|method:)?[!'^]?[a-eA-E_]{0,4}",
        "[a-e漢é ]{500,600}",
    ]
}

/// Enough codes for several segments and threads: every three words out of a few, and a line of text.
fn many() -> Catalog {
    let words =
        ["PAPER", "FIELD", "NAME", "IS", "NOT", "UNIQUE", "INVALID", "DATA", "A", "DATATYPE", "EXISTS", "SEARCH"];
    let words = || words.into_iter().chain(["LOGIN", "REAL", "LY", "READ", "ONLY", "ÄRGER", "USER", "IN", "SERVER"]);
    let names = words().flat_map(|a| words().flat_map(move |b| words().map(move |c| format!("{a}_{b}_{c}"))));
    let codes = names.enumerate().map(|(number, name)| {
        let text = ["", "The user is not logged in.", "A data type that does not exist: größer"][number % 3];
        code(&name, text)
    });
    catalog_of(codes.collect())
}

#[test]
fn a_big_catalog_is_searched_as_a_small_one() {
    let index = Index::of_codes(&many());
    assert!(index.len() > 9_000);
    for query in [
        "e",
        "in",
        "dat",
        "login",
        "paper name",
        "notuniqe",
        "logged",
        "pnu",
        "usrdata",
        "^read !is",
        "name$ | 'arger",
        "größer data",
        "ärger",
        "readonlyuser",
        "is is is",
        "type",
        "zzzz",
        "at 9: READ_ONLY_IN x paper_is_a",
        "!a",
        "text:not code:read",
        "isnot",
    ] {
        let query = Query::parse(query);
        assert_eq!(index.search(&query), index.search_one_by_one(&query), "{query:?}");
    }
}

#[test]
fn some_of_the_words_weigh_the_same_in_whatever_parts_a_catalog_comes() {
    let catalog = many();
    let (whole, mut parts) = (Index::of_codes(&catalog), Index::new());
    for part in catalog.codes.chunks(700) {
        parts.extend(Index::of_codes(&catalog_of(part.to_vec())));
    }
    for query in ["zebra login größer", "zebra, user-server !paper", "the zebra real 'ly", "zebra datatipe unique"] {
        let query = Query::parse(query);
        let found = whole.find(&query, None, || false).unwrap();
        assert!(
            !found.rows.is_empty() && found.by == FoundBy::SomeWords { missing: vec!["zebra".to_owned()] },
            "{query:?}"
        );
        assert_eq!(parts.find(&query, None, || false).as_ref(), Some(&found), "{query:?}");
        let limit: Vec<u32> = found.rows.iter().copied().step_by(2).collect();
        let limited = whole.find(&query, Some(&limit), || false).unwrap();
        assert!(!limited.rows.is_empty() && limited.rows.iter().all(|row| limit.contains(row)), "{query:?}");
    }
}

#[test]
fn a_search_can_be_called_off() {
    let index = Index::of_codes(&many());
    let query = Query::parse("paper");
    let none = Query::parse("paperr_nname_invaliid zzzz");
    for query in [&query, &none] {
        assert_eq!(index.find(query, None, || true), None);
        // Of two segments, a second one is not searched.
        let looks = AtomicUsize::new(0);
        assert_eq!(index.find(query, None, || looks.fetch_add(1, Ordering::Relaxed) > 0), None);
    }
    let rows = index.search(&query).iter().map(|hit| hit.entry).collect();
    assert_eq!(index.find(&query, None, || false), Some(Found { rows, by: FoundBy::AllWords }));
}

#[test]
fn a_clone_stays_as_it_is_while_the_index_grows() {
    let catalog = many();
    let (mut index, mut clones) = (Index::new(), Vec::new());
    for part in catalog.codes.chunks(1_500) {
        clones.push(index.clone());
        index.extend(Index::of_codes(&catalog_of(part.to_vec())));
    }
    let query = Query::parse("user is");
    let all = Index::of_codes(&catalog).search(&query);
    assert_eq!(index.search(&query), all);
    for (number, clone) in clones.iter().enumerate() {
        assert_eq!(clone.len(), number * 1_500);
        let known: Vec<Hit> = all.iter().copied().filter(|hit| (hit.entry as usize) < clone.len()).collect();
        assert_eq!(clone.search(&query), known);
        assert_eq!(clone.search(&query), clone.search_one_by_one(&query));
    }
}

proptest! {
    #[test]
    fn passing_over_entries_changes_nothing(catalog in any_catalog(), query in any_query()) {
        let (index, query) = (Index::of_codes(&catalog), Query::parse(&query));
        prop_assert_eq!(index.search(&query), index.search_one_by_one(&query));
    }

    #[test]
    fn typing_and_deleting_finds_what_a_fresh_search_finds(catalog in any_catalog(), query in any_query()) {
        let index = Index::of_codes(&catalog);
        let typed: Vec<&str> = query.char_indices().take(20).map(|(at, _)| &query[..at]).collect();
        for typed in typed.iter().chain(typed.iter().rev()) {
            let query = Query::parse(typed);
            prop_assert_eq!(index.search(&query), Index::of_codes(&catalog).search(&query));
        }
    }

    #[test]
    fn a_query_equal_to_a_name_gives_it_first(catalog in any_catalog(), at in any::<prop::sample::Index>()) {
        let name = &at.get(&catalog.codes).name;
        let found = found(&catalog, name);
        prop_assert_eq!(found.first().map(String::as_str), Some(&**name));
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
        prop_assert!(hits.is_sorted_by_key(|hit| hit.tier));
        for tier in hits.chunk_by(|a, b| a.tier == b.tier) {
            // The names, then the aliases.
            prop_assert!(tier.windows(2).filter(|pair| pair[0].score < pair[1].score).count() <= 1);
        }
    }

    #[test]
    fn every_hit_can_be_explained(catalog in any_catalog(), query in any_query()) {
        use unicode_segmentation::UnicodeSegmentation;
        let index = Index::of_codes(&catalog);
        let query = Query::parse(&query);
        let hits = index.search(&query);
        let answer = index.find(&query, None, || false).unwrap();
        // One more than there are.
        let explained = index.highlight(&query, 0..=catalog.codes.len() as u32);
        for (at, code) in catalog.codes.iter().enumerate() {
            let explained = &explained[at];
            prop_assert_eq!(&index.highlight(&query, [at as u32]), std::slice::from_ref(explained));
            let within = |highlighted: &[usize], text: &str| {
                highlighted.is_sorted_by(|a, b| a < b) && highlighted.iter().all(|&at| at < text.graphemes(true).count())
            };
            prop_assert!(within(&explained.name, &code.name));
            if let Some(why) = &explained.text {
                prop_assert!(within(&why.highlighted, &why.excerpt), "{:?}", why);
                prop_assert!(!why.highlighted.is_empty() && !why.excerpt.contains('\n'));
            }
            let hit = hits.iter().find(|hit| hit.entry as usize == at);
            let shown = !explained.name.is_empty() || explained.text.is_some();
            // A name without a letter has none to light; its title may.
            let is_signs = |name: &str| name.chars().all(|c| c.is_ascii_punctuation());
            let signs = is_signs(&code.name) || code.aliases.iter().any(|alias| is_signs(alias));
            let has_reason = hit.is_some_and(|hit| hit.tier != Tier::Unranked);
            let may_lack_it = hit.is_some_and(|hit| hit.tier == Tier::Exact && signs);
            if hit.is_none() {
                // It may have some of the words.
                let has_some = answer.rows.contains(&(at as u32)) && matches!(answer.by, FoundBy::SomeWords { .. });
                prop_assert!(shown || !has_some, "{:?} {:?}", answer, code.name);
                continue;
            }
            prop_assert!(shown == has_reason || shown && signs || may_lack_it, "{:?} {:?}", hit, code.name);
        }
        prop_assert_eq!(explained.last(), Some(&Highlight::default()));
        prop_assert!(index.suggest(&query.typed, None).len() <= 3);
    }

    #[test]
    fn some_of_the_words_are_an_answer_only_where_no_entry_has_all(catalog in any_catalog(), query in any_query()) {
        let index = Index::of_codes(&catalog);
        let query = Query::parse(&query);
        let found = index.find(&query, None, || false).unwrap();
        let all: Vec<u32> = index.search(&query).iter().map(|hit| hit.entry).collect();
        match &found.by {
            FoundBy::AllWords => prop_assert_eq!(&found.rows, &all),
            FoundBy::SimilarNames => prop_assert!(all.is_empty() && !found.rows.is_empty()),
            FoundBy::SomeWords { missing } => {
                prop_assert!(all.is_empty() && !found.rows.is_empty());
                for matched in index.matched(&query, &found.rows) {
                    prop_assert!(!matched.is_empty() && matched.iter().all(|word| query.typed.contains(word)));
                    prop_assert!(!missing.iter().any(|word| matched.contains(word)), "{:?} {:?}", missing, matched);
                }
            }
        }
        let mut rows = found.rows.clone();
        rows.sort_unstable();
        rows.dedup();
        prop_assert_eq!(rows.len(), found.rows.len());
    }
}
