//! Which headings are codes, which are codes with a title, and which are refused with a warning.

use super::{folder, warnings_of};
use crate::support::{answer, complaint};

const ORACLE: &str = "# ORA-00942: table or view does not exist\ntext\n\n# ORA-00001 - unique\n\n# ORA-00054 \u{2014} busy\n\n\
    # ORA-1\n\n# ORA-00600 internal\n\n# Overview\n";

#[test]
fn a_code_with_a_title_is_that_code_with_that_title() {
    let folder = folder(&[("a.md", ORACLE.as_bytes())]);
    let path = folder.path().join("a.md");
    let catalog = ["--catalog", path.to_str().unwrap(), "--code-pattern", r"ORA-\d{5}"];
    let answer = |arguments: &[&str]| answer(&[arguments, &catalog].concat());
    assert_eq!(
        answer(&["list"]),
        "ORA-00942  table or view does not exist (1 of 2)\nORA-00001  unique\nORA-00054  busy\n"
    );
    let text = answer(&["show", "ora-00942"]);
    assert_eq!(text, "ORA-00942\n  table or view does not exist\n\n  text\n");
    let json: serde_json::Value = serde_json::from_str(&answer(&["show", "ora-00942", "-f", "json"])).unwrap();
    assert_eq!(json[0]["title"], "table or view does not exist");
    assert!(answer(&["search", "view"]).starts_with("ORA-00942 "));
    assert!(
        answer(&["show", "ora-00942", "-f", "markdown"]).starts_with("## ORA-00942: table or view does not exist\n")
    );
}

#[test]
fn a_heading_that_begins_like_a_code_and_is_none_is_a_warning() {
    let folder = folder(&[("a.md", ORACLE.as_bytes()), ("b.md", b"# A_A\n# A__B\n# A_ONE, B_TWO\n# SETUP - Linux\n")]);
    let path = |name| folder.path().join(name);
    let label = |name| path(name).to_str().unwrap().to_owned();
    let warning = |name, line, heading| {
        format!("{}:{line}: ignoring heading `{heading}`: it begins like a code but is none", label(name))
    };
    assert_eq!(
        warnings_of(&path("a.md"), &["--code-pattern", r"ORA-\d{5}"]),
        [warning("a.md", 8, "ORA-1"), warning("a.md", 10, "ORA-00600 internal")]
    );
    assert_eq!(warnings_of(&path("b.md"), &[]), [warning("b.md", 2, "A__B"), warning("b.md", 3, "A_ONE, B_TWO")]);
}

#[test]
fn a_pattern_that_matches_the_empty_text_is_refused() {
    for pattern in ["", "[A-Z]*", "(A_B)?", "|A"] {
        let output = crate::support::run(&["list", "--code-pattern", pattern]);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{pattern}: {error}");
        assert!(error.contains("it matches the empty text"), "{pattern}: {error}");
    }
    let folder = folder(&[("config.toml", b"code-pattern = ''\n")]);
    let path = folder.path().join("config.toml");
    let (status, line) = complaint(&["list", "--config", path.to_str().unwrap()]);
    assert!(status == 2 && line.contains("config.toml:1:16: ") && line.contains("it matches the empty text"), "{line}");
}
