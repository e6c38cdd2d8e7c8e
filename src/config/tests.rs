//! What files and the command line make together, and mistakes with their places.

use super::*;
use crate::catalog::Place;

fn places(config: &Config) -> Vec<Place> {
    config.catalog.0.iter().map(|source| source.place.clone()).collect()
}

fn config(text: &str) -> Result<Config, String> {
    of_text(Overrides::default(), Path::new("/c/config.toml"), text).map_err(|error| error.to_string())
}

/// The configuration of both files, in folders that do not exist.
fn both(user: &str, project: &str, overrides: Overrides) -> Config {
    let parse = |file: &str, text, scope| Settings::parse(Path::new(file), text, scope, None).unwrap();
    let path = ConfigPath { file: Some("/c/config.toml".into()), named: false, why: "" };
    let files = Files { path, found: true, project: Some("/p/.ipaper-codes.toml".into()), errors: Vec::new() };
    let project = parse("/p/.ipaper-codes.toml", project, Scope::Project);
    Config::combine(overrides, files, project, parse("/c/config.toml", user, Scope::User)).checked().unwrap()
}

#[test]
fn the_default_configuration_file_states_the_defaults() {
    let (with, without) = (config(DEFAULT).unwrap(), config("").unwrap());
    assert_eq!((places(&with), with.clipboard.0), (places(&without), without.clipboard.0));
    assert_eq!((with.primary, with.language.0, with.kind), (without.primary, without.language.0, without.kind));
    assert_eq!(with.hyperlinks, without.hyperlinks);
    assert_eq!(format!("{:?}", with.browser), format!("{:?}", without.browser));
    assert!(!without.browser.mouse && config("mouse = true").unwrap().browser.mouse);
}

#[test]
fn each_setting_of_the_default_file_can_be_uncommented() {
    let is_setting = |line: &&str| line.contains(" = ") || line.starts_with("# [");
    let lines = DEFAULT.lines().map(|line| line.strip_prefix("# ").filter(|_| is_setting(&line)).unwrap_or(line));
    let text = lines.collect::<Vec<_>>().join("\n");
    assert!(text.matches(" = ").count() > 20, "{text}");
    config(&text).unwrap();
}

#[test]
fn the_command_line_comes_before_the_project_and_that_before_the_user() {
    let user = "clipboard = \"none\"\ncatalog = [\"y.md\"]\nlanguage = \"go\"\nkind = \"enum\"";
    let overrides =
        || Overrides { clipboard: Some(Preference::Tmux), catalog: vec!["x.md".into()], ..Overrides::default() };
    let given = both(user, "catalog = \"z.md\"", overrides());
    assert_eq!(given.clipboard, (Preference::Tmux, Origin::CommandLine));
    assert_eq!((places(&given), given.catalog.1), (vec![Place::Path("x.md".into())], Origin::CommandLine));
    let project = both(user, "catalog = \"z.md\"\nlanguage = \"php\"\nkind = \"match\"", Overrides::default());
    assert_eq!((places(&project), project.catalog.1), (vec![Place::Path("/p/z.md".into())], Origin::Project));
    assert_eq!((project.language, project.kind), (("php".to_owned(), Origin::Project), Some(Kind::Match)));
    assert_eq!(project.clipboard, (Preference::None, Origin::File));
    let none = both(user, "", Overrides::default());
    assert_eq!((places(&none), none.catalog.1), (vec![Place::Path("/c/y.md".into())], Origin::File));
    assert_eq!((none.language, none.kind), (("go".to_owned(), Origin::File), Some(Kind::Enum)));
}

#[test]
fn a_project_adds_names_of_catalogs() {
    let (user, project) = ("[catalogs]\na = 'a.md'\nb = 'b.md'", "catalog = 'b'\n[catalogs]\nb = 'docs/b.md'");
    let config = both(user, project, Overrides::default());
    assert_eq!(
        (places(&config), config.catalog_names().join(" ")),
        (vec![Place::Path("/p/docs/b.md".into())], "a b".into())
    );
}

#[test]
fn a_project_sets_data_alone_and_only_what_is_below_it() {
    for (text, expected) in [
        ("catalog = 'x.md'\nclipboard = 'none'", "2:1: unknown setting of a project `clipboard`; expected catalog, "),
        ("[keys.list]\nquit = 'x'", "1:2: unknown setting of a project `keys`; "),
        ("catalog = '../x.md'", "1:11: a project names what is in its folder; "),
        ("catalog = '-'", "1:11: standard input is no catalog of a configuration; "),
        ("catalog = ['a', '/etc/passwd']", "1:11: a project names what is in its folder; "),
        ("notes = '~/x.toml'", "1:9: a project names what is in its folder; "),
        ("[catalogs]\na = { path = 'a.md', notes = '/n.toml' }", "2:5: a project names what is in its folder; "),
        ("langauge = 1", "1:1: unknown setting of a project `langauge`; did you mean `language`?"),
    ] {
        let error = Settings::parse(Path::new("/p/x.toml"), text, Scope::Project, None).unwrap_err().to_string();
        assert!(error.starts_with(&format!("/p/x.toml:{expected}")), "{text}: {error}");
    }
}

#[test]
fn a_path_in_the_file_is_relative_to_the_file() {
    let several = config("catalog = [\"docs\", \"/abs.md\", \"embedded\"]").unwrap();
    let paths = [Place::Path("/c/docs".into()), Place::Path("/abs.md".into()), Place::Embedded];
    assert_eq!((places(&several), several.catalog.1), (paths.to_vec(), Origin::File));
    let one = config("catalog = \"embedded\"").unwrap();
    assert_eq!((places(&one), one.catalog.1), (vec![Place::Embedded], Origin::File));
}

#[test]
fn a_mistake_is_reported_with_its_position() {
    for (text, expected) in [
        (
            "clipboard = \"xclip\"",
            "/c/config.toml:1:13: unknown clipboard mode `xclip`; expected auto, native, tmux, osc52 or none",
        ),
        ("\n  langauge = 1", "/c/config.toml:2:3: unknown key `langauge`; did you mean `language`?"),
        ("language = 'cobol'", "/c/config.toml:1:12: unknown language `cobol`; expected "),
        ("language = 'rsut'", "/c/config.toml:1:12: unknown language `rsut`; did you mean `rust`?"),
        ("kind = 'mtach'", "/c/config.toml:1:8: unknown kind of snippet `mtach`; did you mean `match`?"),
        ("focus = 'top'", "/c/config.toml:1:9: unknown focus `top`; expected search or list"),
        ("details = { position = 'left' }", "/c/config.toml:1:24: unknown position `left`; expected auto, "),
        ("[details]\nwidht = 1", "/c/config.toml:2:1: unknown key `widht`; did you mean `width`?"),
        ("[details]\nwidth = 81", "/c/config.toml:2:9: 81 is no width for the details; set 20 to 80, "),
        ("theme = 'dakr'", "/c/config.toml:1:9: unknown theme `dakr`; did you mean `dark`?"),
        ("theme = 1", "/c/config.toml:1:9: invalid type: integer `1`, expected a string"),
        ("[colors]\nacent = 'red'", "/c/config.toml:2:1: unknown role `acent`; did you mean `accent`?"),
        ("[colors]\naccent = '#12'", "/c/config.toml:2:10: "),
        ("[keys.list]\nqiut = 'x'", "/c/config.toml:2:1: unknown action `qiut`; did you mean `quit`?"),
        ("[keys.search]\nquit = 'ctlr-q'", "/c/config.toml:2:8: unknown key `ctlr-q`; did you mean `ctrl-q`?"),
        ("keys = 1", "/c/config.toml:1:8: invalid type: integer `1`, expected tables of keys such as "),
        ("details = 1", "/c/config.toml:1:11: invalid type: integer `1`, expected a table such as "),
        (
            "[details]\nwidth = -1",
            "/c/config.toml:2:9: invalid value: integer `-1`, expected a whole number, 0 or more",
        ),
        ("[keys.list]\nquit = 1", "/c/config.toml:2:8: expected a key such as "),
        ("[keys.list]\nquit = 'x'\nhelp = ['X', 'x']", "/c/config.toml:3:8: `x` is set for `quit` already; "),
        ("[keys.search]\nback = 'none'\ninterrupt = 'none'", "/c/config.toml:1:2: no key would leave "),
        (
            "[keys.list]\nback = 'none'\nquit = 'none'\ninterrupt = 'none'\nswitch-focus = 'none'",
            "/c/config.toml:1:2: no key would leave the list; ",
        ),
        ("[keys]\nsearch.pick = 'none'\nlist.pick = 'none'", "/c/config.toml:1:1: no key would pick; "),
        ("[keys.lst]\nquit = 'x'", "/c/config.toml:1:7: unknown key `lst`; did you mean `list`?"),
        ("primary = 1", "/c/config.toml:1:11: invalid type"),
        ("primary = ", "/c/config.toml:1:11: "),
        ("# x\ncode-pattern = '('", "/c/config.toml:2:16: "),
        ("escape-timeout = 1001", "/c/config.toml:1:18: 1001 ms is too long; at most 1000 are allowed"),
        ("hyperlinks = \"yes\"", "/c/config.toml:1:14: unknown value `yes`; expected auto, always or never"),
        ("escape-timeout = -1", "/c/config.toml:1:18: invalid value"),
        ("catalog = 1", "/c/config.toml:1:11: expected a path, or a list of paths such as [\"embedded\"]"),
        ("catalog = []", "/c/config.toml:1:11: no document"),
        ("'clipboard'\t= 'x'", "/c/config.toml:1:15: unknown clipboard mode `x`"),
        ("notes = \"\"\"\nclipboard = 1\"\"\"\nclipboard = 'x'", "/c/config.toml:3:13: unknown clipboard mode"),
    ] {
        let line = config(text).unwrap_err();
        assert!(line.starts_with(expected) && line.lines().count() == 1, "{text:?}: {line}");
    }
}
