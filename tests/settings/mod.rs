//! The configuration, the user's templates, and what the README says.

#[cfg(target_os = "linux")]
mod readme;

mod catalogs;
mod config;
mod hostile;
#[cfg(target_os = "linux")]
mod remembered;

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::support::{answer, complaint, program, run};

/// A configuration folder with this `config.toml`.
fn configured(text: &str) -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("config.toml");
    fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap().to_owned();
    (folder, file)
}

fn template(folder: &Path, language: &str, kind: &str, text: &str) {
    let folder = folder.join("snippets").join(language);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{kind}.jinja")), text).unwrap();
}

fn parts(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_configuration_sets_what_the_options_set() {
    let (folder, file) = configured("catalog = [\"mine.md\", \"embedded\"]\nlanguage = \"py\"\nclipboard = \"none\"\n");
    fs::write(folder.path().join("mine.md"), "# MINE_ONE\n").unwrap();
    assert!(answer(&["list", "--config", &file]).starts_with("MINE_ONE"));
    assert_eq!(
        answer(&["snippet", "mine_one", "--config", &file]),
        "case \"MINE_ONE\":\n    raise NotImplementedError(\"MINE_ONE\")\n"
    );
    assert_eq!(
        answer(&["snippet", "mine_one", "--lang", "go", "--config", &file]),
        "case \"MINE_ONE\":\n\treturn errors.New(\"TODO: MINE_ONE\")\n"
    );
    let doctor = answer(&["doctor", "--config", &file]);
    for line in ["why: given by --config; it is there", "clipboard: none", "why: set in the configuration"] {
        assert!(doctor.contains(line), "{line}: {doctor}");
    }
    let by_variable = program(&["list"]).env("IPAPER_CODES_CONFIG", &file).output().unwrap();
    assert!(parts(&by_variable).1.starts_with("MINE_ONE"));
}

#[test]
fn a_mistake_in_the_configuration_is_one_line_with_its_position() {
    for (text, position) in
        [("clipboard = \"x\"", ":1:13: "), ("\ncolour = 1", ":2:1: "), ("primary = \"\"", ":1:11: ")]
    {
        let (_folder, file) = configured(text);
        let (status, line) = complaint(&["list", "--config", &file]);
        assert!(status == 2 && line.contains(&format!("config.toml{position}")), "{line}");
    }
    let (status, line) = complaint(&["list", "--config", "/nonexistent/config.toml"]);
    assert!(status == 2 && line.contains("/nonexistent/config.toml: no such file; check the path"), "{line}");
}

#[test]
fn templates_add_and_change_languages_and_a_broken_one_breaks_no_other() {
    let (folder, file) = configured("");
    template(folder.path(), "rust", "arm", "{% for code in codes %}{{ code.literal }} => {},\n{% endfor %}");
    template(folder.path(), "lua", "arm", "{% for code in codes %}-- {{ code.name }}\n{% endfor %}");
    template(folder.path(), "broken", "arm", "{% for %}");
    assert_eq!(answer(&["snippet", "error", "--config", &file]), "\"ERROR\" => {},\n");
    assert_eq!(parts(&run(&["snippet", "error", "-l", "lua", "--config", &file])).1, "-- ERROR\n");
    let (status, line) = complaint(&["snippet", "error", "-l", "broken", "--config", &file]);
    assert!(status == 2 && line.contains("broken/arm.jinja:1: "), "{line}");
    assert!(answer(&["doctor", "--config", &file]).contains("broken/arm.jinja:1: "));
}

#[test]
fn a_match_has_success_error_and_a_default_whatever_it_is_over() {
    let text = answer(&["snippet", "readonly", "--kind", "match"]);
    for line in ["    \"SUCCESS\" => {}", "    \"READONLY\" =>", "    \"ERROR\" =>", "    other =>"] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

#[test]
fn a_foreign_catalog_gets_no_code_it_does_not_have() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("errors.md");
    for (document, extra) in [("## DISK_IS_FULL\n\n## DISK_IS_SLOW\n", ""), ("## DISK_IS_FULL\n\n## ERROR\n", "ERROR")]
    {
        fs::write(&file, document).unwrap();
        for kind in ["match", "enum"] {
            let text = answer(&["snippet", "disk-is-full", "--kind", kind, "--catalog", file.to_str().unwrap()]);
            assert!(text.contains("\"DISK_IS_FULL\"") && !text.contains("SUCCESS"), "{text}");
            assert_eq!(text.contains("\"ERROR\""), extra == "ERROR", "{text}");
        }
    }
}

#[test]
fn a_kind_is_asked_for_in_the_words_of_the_language() {
    let go = |kind| answer(&["snippet", "readonly", "--lang", "go", "--kind", kind]);
    assert!(go("switch").starts_with("switch code := ") && go("switch") == go("match"));
    let (status, message) = complaint(&["snippet", "readonly", "--lang", "go", "--kind", "when"]);
    assert_eq!(status, 2);
    assert!(message.ends_with("expected case, switch, type, handling, response, arm, match or enum"));
    assert!(
        answer(&["snippet", "--list-langs"]).contains("Go          case, switch, type, handling, response    golang")
    );
}

#[test]
fn which_codes_and_which_language_must_be_known() {
    for arguments in [&["snippet"][..], &["snippet", "error", "--lang", "cobol"], &["snippet", "error", "--kind", "x"]]
    {
        assert_eq!(run(arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(complaint(&["snippet", "no_such_code"]).0, 1);
    assert_eq!(answer(&["snippet", "--list-langs"]).lines().count(), 11);
    assert!(answer(&["snippet", "--all", "--kind", "enum"]).contains("UnsupportedCheckoutType"));
}

#[test]
fn a_text_that_cannot_be_copied_is_printed() {
    let (status, text, err) = parts(&run(&["copy", "error", "paper-does-not-exist", "--clipboard", "none"]));
    assert_eq!((status, text.as_str()), (Some(2), "ERROR\nPAPER_DOES_NOT_EXIST\n"));
    assert_eq!(err, "ipaper-codes: Not copied: copying is off (`none` was asked for)\n");
    assert_eq!(complaint(&["copy", "no_such_code"]).0, 1);
}

#[test]
fn a_text_that_was_printed_is_not_printed_twice() {
    let (status, text, _) = parts(&run(&["snippet", "error", "--copy", "--clipboard", "none"]));
    assert_eq!((status, text.matches("todo!(\"ERROR\")").count()), (Some(2), 1), "{text}");
}

#[test]
fn a_query_is_for_the_browser() {
    assert_eq!(complaint(&["--query", "x", "list"]).0, 2);
}
