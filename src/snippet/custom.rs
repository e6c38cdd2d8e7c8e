//! The user's own templates, from a folder.

use std::borrow::Cow;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use super::kind::Kind;
use super::language::{Language, Template};
use super::settings;
use crate::text;
use crate::text_file::{self, FileError};

/// The greatest size of a file, in bytes.
const SIZE: u64 = 256 << 10;

/// The greatest number of languages of a user. Their templates are checked together.
const LANGUAGES: usize = 32;

/// Adds the languages of a folder and changes those it names. Returns the errors, by language.
pub(super) fn add(languages: &mut Vec<Language>, folder: &Path) -> Vec<FileError> {
    let mut errors = Vec::new();
    let mut names = match names(folder) {
        Ok(names) => names,
        Err(error) => return vec![FileError::new(folder, &text_file::reason(&error))],
    };
    names.sort_unstable();
    if names.len() > LANGUAGES {
        errors.push(FileError::new(folder, &format!("more than {LANGUAGES} languages; only the first are read")));
    }
    for name in names.into_iter().take(LANGUAGES) {
        let path = folder.join(&name);
        let known = languages.iter().position(|language| language.is_called(&name));
        let mut language = known.and_then(|at| languages.get(at)).cloned().unwrap_or_else(|| {
            let mut language = Language::named(&name);
            language.templates = Kind::ALL.map(|kind| missing(&path, kind));
            language
        });
        let found = read(&mut language, &path, &mut errors);
        match known.and_then(|at| languages.get_mut(at)) {
            Some(changed) => *changed = language,
            None if found => languages.push(language),
            None => {}
        }
    }
    errors
}

/// The names of the subfolders of a folder; none if it does not exist.
fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if text_file::is_absent(&error) && !folder.exists() => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        // A name that cannot be typed is skipped.
        let Ok(name) = entry.file_name().into_string() else { continue };
        let plain = !name.starts_with('.') && text::one_line(&name) == name;
        if plain && entry.path().is_dir() {
            names.push(name);
        }
    }
    Ok(names)
}

/// Reads the folder of a language. Returns true if it contains a template.
fn read(language: &mut Language, folder: &Path, errors: &mut Vec<FileError>) -> bool {
    if let Err(error) = settings::read(language, &folder.join("language.toml")) {
        errors.push(error);
    }
    let mut found = false;
    for kind in Kind::ALL {
        let path = folder.join(format!("{kind}.jinja"));
        let template = match text_file::read(&path, SIZE) {
            Ok(None) => continue,
            Ok(Some(text)) => Template::Source {
                file: text::one_line(&path.to_string_lossy()),
                text: Cow::Owned(text.replace("\r\n", "\n")),
                stopped: OnceLock::new(),
            },
            // It replaces the embedded one all the same: using that instead would hide the mistake.
            Err(error) => {
                errors.push(error.clone());
                Template::Unusable(error)
            }
        };
        found = true;
        language.templates[kind as usize] = template;
    }
    if !found && language.templates.iter().all(|template| matches!(template, Template::Unusable(_))) {
        let message = "no template in this folder; add arm.jinja, or that of another kind";
        errors.push(FileError::new(folder, message));
    }
    found
}

fn missing(folder: &Path, kind: Kind) -> Template {
    let file = folder.join(format!("{kind}.jinja"));
    Template::Unusable(FileError::new(&file, "there is no such template; add it"))
}

#[cfg(test)]
mod tests {
    use super::super::{COPY_WIDTH, Library, fill};
    use super::*;
    use crate::catalog::{Code, Source, open};
    use tempfile::TempDir;

    /// A folder with these files.
    fn folder(files: &[(&str, &str)]) -> TempDir {
        let folder = TempDir::new().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    /// The library with the languages of a folder, and all errors of those.
    fn library(folder: &Path) -> (Library, Vec<FileError>) {
        let (library, mut errors) = Library::with_folder(folder, |job| Ok(fill(job)));
        errors.extend(library.check());
        (library, errors)
    }

    /// The errors in these files, without the path of the folder.
    fn errors(files: &[(&str, &str)]) -> Vec<String> {
        let folder = folder(files);
        let prefix = format!("{}/", folder.path().display());
        let (_, errors) = library(folder.path());
        errors.iter().map(|error| error.to_string().replacen(&prefix, "", 1)).collect()
    }

    fn render(files: &[(&str, &str)], language: &str, kind: Kind) -> Result<String, String> {
        let folder = folder(files);
        let prefix = format!("{}/", folder.path().display());
        let (library, _) = library(folder.path());
        let catalog = open(&[Source::embedded()]).unwrap();
        let codes: Vec<&Code> = catalog.find("READONLY").into_iter().collect();
        let language = library.language(language).unwrap();
        library.render(language, kind, &codes, COPY_WIDTH).map_err(|error| error.to_string().replacen(&prefix, "", 1))
    }

    const ELIXIR: [(&str, &str); 2] = [
        (
            "elixir/arm.jinja",
            "{% for code in codes %}\r\n{{ code.ident }}: {{ code.name | quote }}\r\n{% endfor %}\r\n",
        ),
        ("elixir/language.toml", "name = 'Elixir'\naliases = ['ex']\nidentifiers = 'lower-snake'\nquotes = 'php'\n"),
    ];

    #[test]
    fn a_folder_adds_a_language() {
        assert_eq!(errors(&ELIXIR), Vec::<String>::new());
        assert_eq!(render(&ELIXIR, "EX", Kind::Arm).unwrap(), "readonly: 'READONLY'\n");
        assert_eq!(
            render(&ELIXIR, "elixir", Kind::Enum).unwrap_err(),
            "elixir/enum.jinja: there is no such template; add it"
        );
    }

    #[test]
    fn a_folder_changes_a_language_and_leaves_the_rest_of_it() {
        let files = [("rs/arm.jinja", "mine {{ codes[0].literal }}"), ("rust/language.toml", "indent = 'tab'")];
        assert_eq!(errors(&files), Vec::<String>::new());
        assert_eq!(render(&files, "rust", Kind::Arm).unwrap(), "mine \"READONLY\"\n");
        let whole = render(&files, "rust", Kind::Match).unwrap();
        assert!(whole.contains("\t// During certain upgrade procedures,"), "{whole}");
    }

    #[test]
    fn a_language_names_its_kinds() {
        let folder = folder(&[("x/arm.jinja", ""), ("go/language.toml", "kinds = ['Zweig', 'Wahl', 'Typ']")]);
        let (library, errors) = library(folder.path());
        assert_eq!(errors, []);
        let word = |language, kind| library.language(language).unwrap().kind_word(kind).to_owned();
        assert_eq!(Kind::ALL.map(|kind| word("x", kind)), ["arm", "match", "enum", "handling", "response"]);
        assert_eq!(Kind::ALL.map(|kind| word("go", kind)), ["Zweig", "Wahl", "Typ", "handling", "response"]);
        assert_eq!(library.kind(library.language("go").unwrap(), "wahl"), Ok(Kind::Match));
    }

    #[test]
    fn a_template_knows_whether_there_is_an_error() {
        let files = [("x/match.jinja", "{{ error.name if error else 'none' }} {{ codes | length }}")];
        assert_eq!(render(&files, "x", Kind::Match).unwrap(), "none 1\n");
    }

    #[test]
    fn a_broken_template_is_reported_and_the_others_work() {
        let files = [("ruby/arm.jinja", "a\n{% for %}\n"), ("php/arm.jinja", "fine")];
        let errors = errors(&files);
        assert_eq!(errors.len(), 1);
        assert!(errors[0].starts_with("ruby/arm.jinja:2: "), "{errors:?}");
        assert_eq!(errors[0].lines().count(), 1);
        assert_eq!(render(&files, "ruby", Kind::Arm).unwrap_err(), errors[0]);
        assert_eq!(render(&files, "php", Kind::Arm).unwrap(), "fine\n");
        assert!(render(&files, "ruby", Kind::Match).unwrap().starts_with("case code.strip\n"));
    }

    #[test]
    fn a_mistake_is_reported_with_its_line() {
        for (path, text, expected) in [
            ("x/language.toml", "a = 1", "x/language.toml:1:1: unknown key `a`; expected name, "),
            ("x/language.toml", "\nindent = 17", "x/language.toml:2:10: expected a number of spaces up to 16, or"),
            ("x/language.toml", "\n\nindent = 'two'", "x/language.toml:3:10: expected a number of spaces up to 16, or"),
            ("x/language.toml", "aliases = ['x',\n'y']\n'comment' = ' '", "x/language.toml:3:13: comment must be"),
            ("x/language.toml", "\ncomment = ' '", "x/language.toml:2:11: comment must be the start of a line comment"),
            (
                "x/language.toml",
                "\nkinds = ['a', 'A', 'b']",
                "x/language.toml:2:9: expected three to five different words",
            ),
            ("x/language.toml", "kinds = ['a', 'b']", "x/language.toml:1:9: expected three to five different words"),
            ("x/language.toml", "name = 'x'\nquotes = 'x'", "x/language.toml:2:10: unknown value `x`; expected "),
            ("x/language.toml", "name =", "x/language.toml:1:7: "),
            ("x/arm.jinja", "{{ x | nothing }}", "x/arm.jinja:1: "),
        ] {
            let found = errors(&[(path, text), ("x/match.jinja", "")]);
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].starts_with(expected), "{} is not {expected}", found[0]);
        }
    }

    #[test]
    fn a_folder_without_a_template_is_reported() {
        assert_eq!(
            errors(&[("x/readme.txt", "")]),
            ["x: no template in this folder; add arm.jinja, or that of another kind"]
        );
    }

    #[test]
    fn a_file_that_is_no_text_is_reported() {
        let folder = folder(&[("x/match.jinja", "")]);
        fs::write(folder.path().join("x/arm.jinja"), b"a\n\xff").unwrap();
        fs::create_dir(folder.path().join("x/enum.jinja")).unwrap();
        let (_, errors) = library(folder.path());
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert!(errors[0].ends_with("x/arm.jinja:2:1: not UTF-8; save it in this encoding"), "{errors:?}");
        assert!(errors[1].ends_with("x/enum.jinja: a folder; use a text file"), "{errors:?}");
    }

    #[test]
    fn a_file_too_large_is_reported() {
        let large = "a".repeat(256 * 1024 + 1);
        assert_eq!(errors(&[("x/arm.jinja", &large)]), ["x/arm.jinja: larger than 256 KiB; shorten it"]);
    }

    #[test]
    fn a_missing_folder_is_empty_and_other_files_are_ignored() {
        let folder = folder(&[("note.txt", ""), (".git/arm.jinja", "{% x")]);
        let (found, errors) = library(folder.path());
        assert_eq!((found.languages().len(), errors.len()), (11, 0));
        let (found, errors) = library(&folder.path().join("none"));
        assert_eq!((found.languages().len(), errors.len()), (11, 0));
        let (found, errors) = library(&folder.path().join("note.txt"));
        assert_eq!((found.languages().len(), errors.len()), (11, 1));
    }

    #[test]
    fn a_template_that_does_not_end_is_stopped() {
        for (template, expected) in [
            (
                "{% for a in range(9999) %}\n{% for b in range(9999) %}{% endfor %}{% endfor %}",
                "2: the template takes too many steps; shorten its loops",
            ),
            ("\n{% for a in range(9999) %}{{ 'long ' * 100 }}{% endfor %}", " the snippet is too long; shorten it"),
            ("\n{{ 'x' * 999999999 }}", "2: the template takes too many steps; shorten its loops"),
            ("{% set x = [] %}\n{{ x.typo }}", "2: undefined value"),
        ] {
            let error = render(&[("x/arm.jinja", template)], "x", Kind::Arm).unwrap_err();
            assert_eq!(error, format!("x/arm.jinja:{expected}"), "{template}");
        }
    }

    #[test]
    fn the_output_of_a_template_is_sanitised() {
        let text = render(&[("x/arm.jinja", "a\u{202e}\x1b[31m\n")], "x", Kind::Arm).unwrap();
        assert_eq!(text, "a\u{fffd}␛[31m\n");
    }
}
