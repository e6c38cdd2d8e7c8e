//! Catalogs that the configuration names.

use std::fs;

use super::configured;
use crate::support::{answer, complaint, program};

#[test]
fn a_catalog_is_read_by_its_name() {
    let (folder, file) = configured(
        "catalog = ['stripe', 'embedded']\n[catalogs]\nstripe = 'one.md'\n\
         own = { path = 'two.md', notes = 'n.toml', code-pattern = 'B.*' }\n",
    );
    for (name, text) in
        [("one.md", "# A_A\n"), ("two.md", "# A_A\n# B_B\n"), ("n.toml", "author = 'us'\nB_B.text = 'x.'\n")]
    {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let out = |arguments: &[&str]| answer(&[arguments, &["--config", &file]].concat());
    assert!(out(&["list"]).starts_with("A_A                                                     stripe\nCLIENT_"));
    assert_eq!(out(&["search", "in:str"]), "A_A  stripe\n");
    assert_eq!(out(&["list", "--catalog", "own"]), "B_B           us: x.\n");
    // An option comes before what is set.
    assert_eq!(out(&["list", "--names", "--catalog", "own", "--code-pattern", "A.*"]), "A_A\n");
    let doctor = out(&["doctor", "--catalog", "own"]);
    let notes = folder.path().join("n.toml");
    let line = format!("  own: read as headings: 1 code; notes on 1 of its codes: {}\n", notes.to_str().unwrap());
    assert!(doctor.contains(&line) && doctor.contains("  names in the configuration: own, stripe\n"), "{doctor}");
    // A name comes before a path, but `./` makes it one.
    let run = |catalog: &str| {
        let output = program(&["list", "--names", "--catalog", catalog, "--config", &file])
            .current_dir(folder.path())
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    };
    fs::write(folder.path().join("own"), "# OTHER_ONE\n").unwrap();
    assert_eq!((run("own"), run("./own")), ("B_B\n".to_owned(), "OTHER_ONE\n".to_owned()));
    let missing = "no such file, and no catalog of this name; there are: own, stripe\n";
    assert_eq!(run("stirpe"), format!("ipaper-codes: stirpe: {missing}"));
    assert_eq!(run("x.md"), "ipaper-codes: x.md: no such file or folder; check the path\n");
}

#[test]
fn a_path_from_the_home_directory_is_followed() {
    let (folder, file) = configured("[catalogs]\nmine = '~/mine.md'\n");
    fs::write(folder.path().join("mine.md"), "# A_A\n").unwrap();
    let mut list = program(&["list", "--catalog", "mine", "--config", &file]);
    let output = list.env("HOME", folder.path()).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "A_A\n");
}

#[test]
fn a_mistake_in_the_names_is_one_line_with_its_position() {
    for (table, message) in [
        ("embedded = 'x'", "2:1: `embedded` is the reference that the program carries; choose another name"),
        ("'-' = 'x'", "2:1: `-` cannot be a name; use up to 64 letters, digits, `-` and `_`"),
        ("\"a\\u001b b\" = 'x'", "2:1: `a␛ b` cannot be a name; "),
        ("'a/b' = 'x'", "2:1: `a/b` cannot be a name; "),
        ("a = 5", "2:5: invalid type: integer `5`, expected a path, or a table such as { path = \"errors.md\" }"),
        ("a = ''", "2:5: an empty path"),
        ("a = { as = 'table' }", "2:5: missing field `path`"),
        ("a = { path = 'x', as = 'tables' }", "2:24: unknown shape `tables`; did you mean `table`?"),
        ("a = { path = 'x', code-pattern = '(' }", "2:34: "),
        ("a = { path = 'x', colour = 1 }", "2:19: unknown key `colour`; expected path, notes, "),
        ("a = 'x'\na = 'y'", "3:1: duplicate key"),
    ] {
        let (_folder, file) = configured(&format!("[catalogs]\n{table}\n"));
        let (status, line) = complaint(&["list", "--config", &file]);
        assert!(status == 2 && line.contains(&format!("config.toml:{message}")), "{table}: {line}");
    }
}
