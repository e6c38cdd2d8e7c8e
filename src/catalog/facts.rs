//! The facts about the vendor's API that the program carries.

use serde::Deserialize;

use super::fact::{Basis, Fact};
use super::files::CatalogError;

const FACTS: &str = include_str!("../../assets/about.toml");
/// The address that the vendor's pages are below.
const PAGES: &str = "https://docs.ipaper.io/flipbook-backend-api/";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    fact: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    heading: String,
    text: String,
    basis: Basis,
    page: String,
    edition: Option<u16>,
}

/// The facts that belong to the embedded reference.
pub(super) fn embedded() -> Result<Vec<Fact>, CatalogError> {
    let table: Table = toml::from_str(FACTS).map_err(|error| CatalogError::Asset("about.toml", error.to_string()))?;
    let fact = |Row { heading, text, basis, page, edition }| {
        let url = format!("{PAGES}{page}");
        Fact { heading, text, basis, edition, url }
    };
    Ok(table.fact.into_iter().map(fact).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_fact_is_short_and_names_its_page() {
        let facts = embedded().unwrap();
        assert_eq!(facts.len(), 10);
        for Fact { heading, text, url, edition, .. } in &facts {
            assert!(heading.len() <= 60 && !heading.ends_with('.'), "{heading}");
            assert!(text.len() < 260 && text.ends_with('.'), "{heading}: {}", text.len());
            assert!(url.starts_with("https://docs.ipaper.io/flipbook-backend-api/") && !url.ends_with('/'), "{url}");
            assert!(edition.is_none_or(|year| year == 2021), "{heading}");
        }
        assert_eq!(facts.iter().map(|fact| &fact.heading).collect::<HashSet<_>>().len(), facts.len());
    }

    #[test]
    fn a_source_says_how_a_fact_rests_on_it() {
        let facts = embedded().unwrap();
        let source = |word: &str| facts.iter().find(|fact| fact.heading.contains(word)).unwrap().source();
        assert_eq!(source("SUCCESS is an error"), "Said on");
        assert_eq!(source("Trim"), "Seen in a sample on");
        assert_eq!(source("%2B"), "Inferred from");
        assert_eq!(source("image"), "Said in 2021 on");
    }
}
