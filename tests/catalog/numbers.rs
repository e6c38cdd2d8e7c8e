//! Codes that are numbers, with titles.

use super::folder;
use crate::support::{answer, complaint};

const NUMBERS: &str = "# 200: OK\n\n# 404: Not Found\n\nThe server cannot find it.\n\n# 405: Method Not Allowed\n\n\
    # -32700: Parse error\n\nThis is not 200.\n";

#[test]
fn a_code_that_is_a_number_is_found_by_it_and_by_its_title() {
    let folder = folder(&[("a.md", NUMBERS.as_bytes())]);
    let path = folder.path().join("a.md");
    let catalog = ["--catalog", path.to_str().unwrap(), "--code-pattern", "-?[0-9]+"];
    let first = |arguments: &[&str]| {
        let text = answer(&[&catalog, arguments].concat());
        text.lines().next().unwrap_or_default().to_owned()
    };
    for (arguments, line) in [
        (&["list"][..], "200     OK"),
        (&["404"], "404"),
        (&["-32700"], "-32700"),
        (&["show", "-32700"], "-32700"),
        (&["show", "(-32700)"], "-32700"),
        (&["show", "{\"code\": -32700, \"at\": 200}"], "-32700"),
        (&["show", "HTTP/1.1 404 Not Found, 200 bytes"], "404"),
        (&["copy", "--clipboard", "none", "-32700"], "-32700"),
        (&["copy", "--clipboard", "none", "--", "-32700"], "-32700"),
        (&["snippet", "-32700"], "// Parse error"),
        (&["search", "-32700"], "-32700  Parse error (1 of 2)"),
        (&["search", "200", "--names"], "200"),
        (&["search", "not found"], "404  Not Found (1 of 2)"),
        (&["search", "not", "--names"], "404"),
    ] {
        assert_eq!(first(arguments), line, "{arguments:?}");
    }
    let members = answer(&[&catalog[..], &["snippet", "404", "-32700", "--kind", "enum", "--lang", "java"]].concat());
    assert!(members.contains("NOT_FOUND(\"404\")") && members.contains("PARSE_ERROR(\"-32700\")"), "{members}");
    let (status, line) = complaint(&[&catalog[..], &["show", "4044"]].concat());
    assert!(status == 1 && line.contains("no such code: 4044; did you mean 404 (Not Found)"), "{line}");
    let (_, line) = complaint(&[&catalog[..], &["show", "it stopped at line 404 of 405"]].concat());
    assert!(line.contains("no such code"), "{line}");
}
