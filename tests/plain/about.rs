//! `about`: facts for a failing call, with their sources.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{answer, complaint, run};

const OVERVIEW: &str = "https://docs.ipaper.io/flipbook-backend-api/overview";

#[test]
fn each_fact_has_its_source_below_it() {
    let text = answer(&["about"]);
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    assert_eq!(paragraphs.len(), 12, "{text}");
    for fact in &paragraphs[2..] {
        let [heading, body, source] = fact.trim_end().lines().collect::<Vec<_>>()[..] else { panic!("{fact}") };
        assert!(heading.starts_with("  ") && !heading.starts_with("   ") && body.starts_with("    "), "{fact}");
        assert!(source.contains(" https://docs.ipaper.io/flipbook-backend-api/"), "{fact}");
    }
    let linked = answer(&["about", "--hyperlinks", "always"]);
    assert!(linked.contains(&format!("Said on \x1b]8;;{OVERVIEW}\x1b\\{OVERVIEW}\x1b]8;;\x1b\\\n")), "{linked}");
}

#[test]
fn the_other_formats_have_the_same_facts() {
    let facts: Vec<Value> = serde_json::from_str(&answer(&["about", "--format", "json"])).unwrap();
    let markdown = answer(&["about", "--format", "markdown"]);
    assert_eq!((facts.len(), markdown.matches("\n### ").count()), (10, 10));
    let keys: Vec<&String> = facts[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["basis", "edition", "fact", "text", "url"]);
    for fact in &facts {
        let url = fact["url"].as_str().unwrap();
        assert!(markdown.contains(&format!("* <{url}>\n")), "{url}");
        assert!(["said", "sample", "inferred"].contains(&fact["basis"].as_str().unwrap()));
        assert!(["today", "2021"].contains(&fact["edition"].as_str().unwrap()));
    }
    assert_eq!(facts[0]["url"], OVERVIEW);
}

#[test]
fn another_catalog_has_none_and_says_where_they_are() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("x.md");
    fs::write(&file, "# A_B\n\nText.\n").unwrap();
    let path = file.to_str().unwrap();
    let (status, error) = complaint(&["about", "-c", path]);
    assert!(status == 1 && error.contains("`ipaper-codes about --catalog embedded`"), "{error}");
    assert_eq!(answer(&["about", "-c", path, "-c", "embedded"]), answer(&["about"]));
    assert_eq!(run(&["about", "-c", path, "-f", "json"]).stdout, b"[]\n");
}
