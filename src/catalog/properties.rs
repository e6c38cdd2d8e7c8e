//! Properties of any document.

use proptest::prelude::*;

use super::readers::tests::headed as codes;
use super::token::Token;
use super::{Catalog, EntryItem};

/// Lines of which documents are made: headings that count in all their shapes, headings that do not, and blocks.
fn line() -> impl Strategy<Value = String> {
    let name = "[A-Z][A-Z0-9]{0,5}(_[A-Z0-9]{1,5}){0,3}";
    prop_oneof![
        (1usize..=6, name).prop_map(|(level, name)| format!("{} {name}", "#".repeat(level))),
        (1usize..=6, name).prop_map(|(level, name)| format!("{} `{name}` {{#a-b}}", "#".repeat(level))),
        (1usize..=6, name).prop_map(|(level, name)| format!("{} **{name}** ##", "#".repeat(level))),
        (name, prop_oneof![Just("==="), Just("---")]).prop_map(|(name, rule)| format!("\n{name}\n{rule}")),
        "#{1,6} [a-z ]{1,12}",
        "[a-zA-Z_ ]{0,20}",
        "(- |> |: |1\\. |    |\\| )[a-z]{1,8}",
        Just("Solutions:\n: one\n: two".to_owned()),
        Just(String::new()),
    ]
}

/// The headings that count, found without a Markdown parser: name and line.
fn counted(source: &str) -> Vec<(String, u32)> {
    let lines: Vec<&str> = source.lines().collect();
    let mut found = Vec::new();
    for (number, line) in (1..).zip(&lines) {
        let atx = line.trim_start_matches('#');
        let next = lines.get(number as usize).copied().unwrap_or_default();
        let setext = (next == "===" || next == "---") && number > 1 && lines[number as usize - 2].is_empty();
        if setext {
            found.push(((*line).to_owned(), number));
        } else if atx.len() < line.len() {
            let text = atx.trim_end_matches('#').trim().trim_end_matches("{#a-b}").trim().trim_matches(['*', '`']);
            found.push((text.to_owned(), number));
        }
    }
    found.retain(|(name, _)| matches!(Token::of(name), Some(Token::UpperSnake | Token::Lettered | Token::Upper)));
    found
}

proptest! {
    #[test]
    fn parsing_never_panics_and_its_text_is_clean(source in any::<String>()) {
        let source = format!("# A_A\n{source}\n# B_B\n{source}");
        for code in codes(&source) {
            let mut texts = vec![code.name.to_string(), code.description.text().unwrap_or_default()];
            code.description.each(|_, text| texts.push(text.to_owned()));
            for text in texts {
                prop_assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{:?}", text);
            }
        }
    }

    #[test]
    fn every_heading_that_counts_is_found_on_its_line(lines in prop::collection::vec(line(), 0..30)) {
        // A blank line before each keeps a paragraph from swallowing what follows.
        let source = lines.join("\n\n");
        let found: Vec<_> = codes(&source)
            .into_iter()
            .map(|code| (code.name.to_string(), code.line))
            .collect();
        prop_assert_eq!(found, counted(&source), "{}", source);
    }

    #[test]
    fn an_entry_opens_with_its_name(lines in prop::collection::vec(line(), 0..12)) {
        let codes = codes(&lines.join("\n\n"));
        let catalog = Catalog { codes, ..Catalog::default() };
        for code in &catalog.codes {
            let items = catalog.entry(code);
            prop_assert_eq!(&items[0], &EntryItem::Name(&code.name));
            prop_assert!(items.len() > 1, "an entry without a text says so");
        }
    }
}
