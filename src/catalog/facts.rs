//! The facts about the vendor's API that the program carries.

use std::sync::LazyLock;

use serde::Deserialize;

use super::embedded::{page, table};
use super::fact::{Basis, Fact};
use super::model::Catalog;

const FACTS: &str = include_str!("../../assets/about.toml");

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

impl Catalog {
    /// Facts about the API that the codes are of. Only those of the embedded reference are known; they are read when they
    /// are first asked for, which most runs never do.
    pub fn facts(&self) -> &'static [Fact] {
        // A test sees to it that the asset can be read.
        static EMBEDDED: LazyLock<Vec<Fact>> = LazyLock::new(|| {
            let rows = table::<Table>("about.toml", FACTS).map_or_else(|_| Vec::new(), |table| table.fact);
            rows.into_iter().map(Row::read).collect()
        });
        if self.has_facts { &EMBEDDED } else { &[] }
    }
}

impl Row {
    fn read(self) -> Fact {
        let Self { heading, text, basis, page, edition } = self;
        Fact { heading, text, basis, edition, url: self::page(&page) }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn embedded() -> &'static [Fact] {
        Catalog { has_facts: true, ..Catalog::default() }.facts()
    }

    #[test]
    fn every_fact_is_short_and_names_its_page() {
        let facts = embedded();
        assert_eq!(facts.len(), 10);
        for Fact { heading, text, url, edition, .. } in facts {
            assert!(heading.len() <= 60 && !heading.ends_with('.'), "{heading}");
            assert!(text.len() < 260 && text.ends_with('.'), "{heading}: {}", text.len());
            assert!(url.starts_with("https://docs.ipaper.io/flipbook-backend-api/") && !url.ends_with('/'), "{url}");
            assert!(edition.is_none_or(|year| year == 2021), "{heading}");
        }
        assert_eq!(facts.iter().map(|fact| &fact.heading).collect::<HashSet<_>>().len(), facts.len());
    }

    #[test]
    fn a_source_says_how_a_fact_rests_on_it() {
        let facts = embedded();
        let source = |word: &str| facts.iter().find(|fact| fact.heading.contains(word)).unwrap().source();
        assert_eq!(source("SUCCESS is an error"), "Said on");
        assert_eq!(source("Trim"), "Seen in a sample on");
        assert_eq!(source("%2B"), "Inferred from");
        assert_eq!(source("image"), "Said in 2021 on");
    }
}
