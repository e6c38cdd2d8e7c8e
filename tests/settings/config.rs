//! `config` and `keys`, the file of a project, and mistakes in either file.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use super::parts;
use crate::support::text_folder;

/// A repository with a file of the project in its root and a folder below it, and the user's configuration.
struct Repository(TempDir);

impl Repository {
    fn new(project: &str, user: &str) -> Self {
        let folder = text_folder(&[
            ("repository/.git/HEAD", ""),
            ("repository/.ipaper-codes.toml", project),
            ("repository/docs/errors.md", "# Errors\n\n## DISK_IS_FULL\n\nNo room is left.\n"),
            ("repository/src/main.py", ""),
            ("secret.md", "# Errors\n\n## SECRET_CODE\n"),
            ("config/ipaper-codes/config.toml", user),
        ]);
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.path().canonicalize().unwrap().join(name).to_str().unwrap().to_owned()
    }

    /// Runs the program in the folder of the sources.
    fn run(&self, arguments: &str) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_ipaper-codes"));
        program.args(arguments.split_whitespace()).current_dir(self.path("repository/src"));
        program.env_clear().env("HOME", self.0.path()).env("XDG_CONFIG_HOME", self.path("config"));
        program.env("LANG", "C.UTF-8").output().unwrap()
    }

    fn answer(&self, arguments: &str) -> String {
        let (status, out, err) = parts(&self.run(arguments));
        assert!(status == Some(0) && err.is_empty(), "{arguments}: {err}");
        out
    }
}

const PROJECT: &str =
    "catalog = [\"docs\", \"embedded\"]\nlanguage = \"go\"\nkind = \"match\"\n[catalogs]\nours = \"docs/errors.md\"\n";

#[test]
fn the_file_of_a_project_sets_its_data() {
    let repository = Repository::new(PROJECT, "language = \"php\"\ncatalog = \"embedded\"\n");
    assert!(repository.answer("list").starts_with("DISK_IS_FULL  "));
    assert!(repository.answer("snippet disk-is-full").starts_with("switch code := "));
    assert_eq!(repository.answer("list --names --catalog ours"), "DISK_IS_FULL\n");
    assert!(repository.answer("list --names --no-project").starts_with("CLIENT_ALREADY_HAD_MODULE"));
    assert!(repository.answer("snippet error --no-project").starts_with("// "));
    // The command line comes before it.
    assert_eq!(
        repository.answer("snippet disk-is-full --lang python --kind arm").lines().next(),
        Some("# No room is left.")
    );
    let doctor = repository.answer("doctor");
    let file = repository.path("repository/.ipaper-codes.toml");
    for line in [&*format!("  file of the project: {file}\n"), "  why: set by the project\n", ", go first\n"] {
        assert!(doctor.contains(line), "{line}: {doctor}");
    }
    assert!(repository.answer("doctor --no-project").contains("file of the project: none"));
}

#[test]
fn the_file_of_a_project_may_not_set_what_is_the_users() {
    for (project, message) in [
        ("[keys.list]\nquit = 'x'", ":1:2: unknown setting of a project `keys`; expected catalog, catalogs, notes, "),
        ("clipboard = 'none'", ":1:1: unknown setting of a project `clipboard`; expected catalog, "),
        ("catalog = '../secret.md'", ":1:11: a project names what is in its folder; "),
        ("langauge = 'go'", ":1:1: unknown setting of a project `langauge`; did you mean `language`?"),
    ] {
        let repository = Repository::new(project, "");
        let (status, out, err) = parts(&repository.run("list"));
        assert!(status == Some(2) && out.is_empty() && err.lines().count() == 1, "{project}: {err}");
        assert!(
            err.starts_with(&format!("ipaper-codes: {}{message}", repository.path("repository/.ipaper-codes.toml"))),
            "{err}"
        );
        assert_eq!(repository.run("list --no-project").status.code(), Some(0));
    }
}

#[test]
#[cfg(unix)]
fn a_link_leads_no_project_out_of_its_folder() {
    use std::os::unix::fs::symlink;

    let repository = Repository::new("catalog = 'link.md'", "");
    symlink(repository.path("secret.md"), repository.path("repository/link.md")).unwrap();
    let (status, _, err) = parts(&repository.run("list"));
    assert!(status == Some(2) && err.contains(":1:11: a link that leads out of the folder of the project"), "{err}");

    // Nor do links in a folder of pages, or to notes beside it.
    let repository = Repository::new("catalog = 'docs'", "");
    symlink(repository.path("secret.md"), repository.path("repository/docs/link.md")).unwrap();
    symlink(repository.path("repository/docs/errors.md"), repository.path("repository/docs/own.md")).unwrap();
    fs::write(repository.path("secret.toml"), "[DISK_IS_FULL]\ntext = 'secret'\n").unwrap();
    symlink(repository.path("secret.toml"), repository.path("repository/docs.notes.toml")).unwrap();
    let (status, out, err) = parts(&repository.run("show disk-is-full"));
    assert!(status == Some(0) && !out.contains("secret"), "{out}");
    assert!(err.contains("docs/link.md: a link that leads out of the project, which is not followed"), "{err}");
    assert!(!parts(&repository.run("list --names")).1.contains("SECRET_CODE"));
    // The user's own catalogs may be anywhere, also where a project names one.
    let repository = Repository::new("catalog = 'mine'", "[catalogs]\nmine = '../../elsewhere'\n");
    fs::create_dir(repository.path("elsewhere")).unwrap();
    symlink(repository.path("secret.md"), repository.path("elsewhere/link.md")).unwrap();
    assert_eq!(repository.answer("list --names"), "SECRET_CODE\n");
}

#[test]
fn no_configuration_reads_standard_input() {
    for (project, user) in [("catalog = '-'", ""), ("", "catalog = ['embedded', '-']"), ("[catalogs]\na = '-'", "")] {
        let repository = Repository::new(project, user);
        let (status, _, err) = parts(&repository.run("list"));
        assert!(status == Some(2) && err.contains("standard input is no catalog of a configuration"), "{err}");
    }
}

#[test]
fn doctor_answers_with_a_broken_file_and_says_what_is_wrong() {
    let repository = Repository::new("language = 1", "primary = 'yes'");
    let (status, out, err) = parts(&repository.run("doctor"));
    let (user, project) =
        (repository.path("config/ipaper-codes/config.toml"), repository.path("repository/.ipaper-codes.toml"));
    assert_eq!(status, Some(2));
    for line in
        [format!("  left out for a mistake: {user}:1:11: "), format!("  left out for a mistake: {project}:1:12: ")]
    {
        assert!(out.contains(&line), "{line}: {out}");
    }
    assert!(out.contains("\nclipboard: auto\n") && out.contains("snippets: 11 languages, rust first"), "{out}");
    assert!(err.starts_with(&format!("ipaper-codes: {user}:1:11: ")), "{err}");
}

#[test]
fn doctor_answers_without_a_catalog_and_each_message_says_where_it_is_set() {
    let repository = Repository::new("catalog = 'nonexist.md'", "language = 'go'");
    let file = repository.path("repository/.ipaper-codes.toml");
    let (status, out, err) = parts(&repository.run("doctor"));
    let error = format!(
        "{}: no such file or folder; check the path; it is set in {file}",
        repository.path("repository/nonexist.md")
    );
    assert_eq!((status, err), (Some(2), format!("ipaper-codes: {error}\n")));
    for part in [
        format!("\ncatalog: none\n  why: set by the project\n  cannot be read: {error}\nclipboard: auto\n"),
        "snippets: 11 languages, go first".to_owned(),
    ] {
        assert!(out.contains(&part), "{part}: {out}");
    }
    assert_eq!(parts(&repository.run("list")).2, format!("ipaper-codes: {error}\n"));
    assert!(!parts(&repository.run("list --catalog nonexist.md")).2.contains("it is set in"));
    // One's own configuration can be left out.
    let repository = Repository::new("", "catalog = 'nonexist.md'");
    assert_eq!(parts(&repository.run("list")).0, Some(2));
    assert!(repository.answer("list --config /dev/null").starts_with("CLIENT_ALREADY_HAD_MODULE"));
    assert!(repository.answer("doctor --config /dev/null").starts_with("configuration: none\n"));
}

#[test]
fn config_prints_the_default_file_and_where_it_belongs() {
    let repository = Repository::new("", "language = 'go'\n");
    let default = repository.answer("config default");
    assert_eq!(default, include_str!("../../assets/config.default.toml"));
    fs::write(repository.path("config/ipaper-codes/config.toml"), &default).unwrap();
    assert!(repository.answer("snippet error").starts_with("// "));

    let (status, out, err) = parts(&repository.run("config path"));
    let file = repository.path("config/ipaper-codes/config.toml");
    assert_eq!((status, out), (Some(0), format!("{file}\n")));
    assert!(err.starts_with("ipaper-codes: the default path; it is there\n"), "{err}");
    assert!(err.contains("the file of the project is read too: "), "{err}");
    fs::remove_file(&file).unwrap();
    assert!(
        parts(&repository.run("config path --no-project")).2.contains("it is not there; `ipaper-codes config default`")
    );
    let (_, out, err) = parts(&repository.run("config path --config x.toml"));
    assert!(out == "x.toml\n" && err.starts_with("ipaper-codes: given by --config; it is not there; "), "{err}");
}

#[test]
fn config_check_reads_both_files_and_tells_every_mistake() {
    let repository = Repository::new(PROJECT, "");
    let (user, project) =
        (repository.path("config/ipaper-codes/config.toml"), repository.path("repository/.ipaper-codes.toml"));
    assert_eq!(repository.answer("config check"), format!("{user}: no mistake\n{project}: no mistake\n"));
    fs::write(&user, "[keys.list]\ncopy-nmae = 'x'\n").unwrap();
    let (status, out, err) = parts(&repository.run("config check"));
    assert_eq!((status, out), (Some(2), format!("{project}: no mistake\n")));
    assert_eq!(err, format!("ipaper-codes: {user}:2:1: unknown action `copy-nmae`; did you mean `copy-name`?\n"));
    fs::write(&project, "kind = 'x'\n").unwrap();
    assert_eq!(parts(&repository.run("config check")).2.lines().count(), 2);
    fs::write(&user, "catalog = ['none.md', 'embedded']\nnotes = 'none.toml'\n").unwrap();
    let (status, out, err) = parts(&repository.run("config check --no-project"));
    let folder = repository.path("config/ipaper-codes");
    assert_eq!((status, out.as_str()), (Some(2), ""));
    for (file, reason) in [("none.md", "no such file or folder; check the path"), ("none.toml", "no such file; ")] {
        assert!(err.contains(&format!("ipaper-codes: {folder}/{file}: {reason}")), "{err}");
    }
    // What is there is read as well.
    let (own, prose) = (repository.path("repository/docs/errors.md"), repository.path("prose.md"));
    fs::write(&prose, "Only words.\n").unwrap();
    for (settings, said) in [
        (format!("[catalogs]\na = '{prose}'\n"), "prose.md:1: no return code found"),
        (format!("catalog = '{own}'\nnotes = '{prose}'\n"), "prose.md:1:"),
    ] {
        fs::write(&user, settings).unwrap();
        let (status, out, err) = parts(&repository.run("config check --no-project"));
        assert!(status == Some(2) && out.is_empty() && err.contains(said), "{out}{err}");
    }
    fs::write(&user, "focus = 'x'\n").unwrap();
    assert_eq!(parts(&repository.run("config check")).2.lines().count(), 2);
    fs::remove_file(&user).unwrap();
    let (status, out, err) = parts(&repository.run("config check --no-project"));
    assert_eq!((status, out.as_str()), (Some(0), ""));
    assert!(err.contains("there is no configuration file; "), "{err}");
}

#[test]
fn keys_lists_the_keys_in_force() {
    let repository = Repository::new("", "[keys.search]\ncopy-name = ['ctrl-y', 'f12']\n[keys.list]\nquit = 'none'\n");
    let row = |text: &str, name: &str| {
        let row = text.lines().find(|line| line.split_whitespace().next() == Some(name)).map(str::to_owned);
        row.unwrap_or_else(|| panic!("{name}: {text}"))
    };
    let text = repository.answer("keys");
    for (name, rest) in [
        ("copy-name", "Ctrl-Y F12             Enter y                copy the name"),
        ("copy-menu", "F4                     c Ctrl-Y F4            choose what to copy"),
        ("quit", "none                   none                   close, or quit"),
    ] {
        let row = row(&text, name);
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&row)[1..], words(rest), "{row}");
    }
    let json: serde_json::Value = serde_json::from_str(&repository.answer("keys --format json")).unwrap();
    let copy = json.as_array().unwrap().iter().find(|row| row["action"] == "copy-name").unwrap();
    assert_eq!((&copy["search"][1], &copy["list"][0]), (&"F12".into(), &"Enter".into()));
    assert!(
        repository
            .answer("keys --format markdown")
            .contains("| `copy-name` | `Ctrl-Y` `F12` | `Enter` `y` | copy the name |")
    );
}

#[test]
fn a_mistake_is_told_before_the_screen_is_touched() {
    let repository = Repository::new("", "focus = 'lits'");
    for arguments in ["", "pick", "--query x"] {
        let (status, out, err) = parts(&repository.run(arguments));
        let expected = ":1:9: unknown focus `lits`; did you mean `list`?\n";
        assert!(status == Some(2) && out.is_empty() && err.ends_with(expected), "{arguments}: {err}");
    }
    assert!(Path::new(&repository.path("secret.md")).exists());
}
