//! The manual pages: one for each command, in order for mandoc and man-db.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::support::{answer, complaint, isolated, skip};

/// A folder of the pages, and their paths.
fn pages() -> (TempDir, Vec<PathBuf>) {
    let folder = TempDir::new().unwrap();
    let written = folder.path().join("share/man1");
    let paths = answer(&["man", written.to_str().unwrap()]);
    let mut pages: Vec<PathBuf> = fs::read_dir(&written).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    let mut told: Vec<PathBuf> = paths.lines().map(PathBuf::from).collect();
    told.sort();
    assert_eq!(told, pages);
    (folder, pages)
}

/// What a program of the system writes of a page; none if it is not installed.
fn written_by(test: &str, program: &str, arguments: &[&str], page: &PathBuf) -> Option<String> {
    let Ok(output) = isolated(program).args(arguments).arg(page).output() else {
        skip(test, program);
        return None;
    };
    assert!(output.status.success(), "{program}: {}: {output:?}", page.display());
    Some(String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap())
}

#[test]
fn every_command_has_a_page() {
    let (_folder, pages) = pages();
    let help = answer(&["help"]);
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = commands.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
    let mut expected: Vec<String> = names.map(|name| format!("ipaper-codes-{name}.1")).collect();
    expected.push("ipaper-codes.1".to_owned());
    expected.sort();
    let found: Vec<String> = pages.iter().map(|page| page.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    assert!(found.len() > 15, "{found:?}");
    assert_eq!(found, expected);
}

#[test]
fn mandoc_has_nothing_to_say() {
    let (_folder, pages) = pages();
    for page in &pages {
        let Some(said) = written_by("mandoc_has_nothing_to_say", "mandoc", &["-Tlint"], page) else { return };
        assert_eq!(said, "", "{}", page.display());
    }
}

#[test]
fn man_shows_every_page() {
    let (_folder, pages) = pages();
    for page in &pages {
        let Some(shown) = written_by("man_shows_every_page", "man", &["--warnings", "-E", "ascii", "-l"], page) else {
            return;
        };
        let name = page.file_stem().unwrap().to_str().unwrap();
        for heading in ["NAME\n", "SYNOPSIS\n", "DESCRIPTION\n", "EXAMPLES\n", "SEE ALSO\n"] {
            assert!(shown.contains(heading), "{heading} {shown}");
        }
        assert!(!shown.contains("warning:"), "{shown}");
        let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(&format!("NAME {name} - ")), "{shown}");
        if name == "ipaper-codes" {
            for said in ["EXIT STATUS 0 found", "ENVIRONMENT IPAPER_CODES_CONFIG", "FILES ~/.config/ipaper-codes"] {
                assert!(words.contains(said), "{shown}");
            }
        }
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    assert_eq!(
        complaint(&["man", "/dev/null"]),
        (2, "ipaper-codes: /dev/null: cannot make the folder: File exists".into())
    );
}
