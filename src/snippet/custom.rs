//! The user's own templates, from a folder.

use std::borrow::Cow;
use std::fs;
use std::io::Read;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::comment::Doc;
use super::error::SnippetError;
use super::ident::Style;
use super::kind::Kind;
use super::language::{Language, Template};
use super::quote::Quotes;
use super::render;
use crate::text;

/// The greatest size of a file, in bytes.
const SIZE: u64 = 256 * 1024;

/// The settings of `language.toml`. Those that are not set stay as they are.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Settings {
    name: Option<String>,
    aliases: Option<Vec<String>>,
    extension: Option<String>,
    indent: Option<Spanned<Indent>>,
    identifiers: Option<Style>,
    prefix: Option<String>,
    reserved: Option<Vec<String>>,
    quotes: Option<Quotes>,
    comment: Option<Spanned<String>>,
    doc: Option<Doc>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "expected a number of spaces up to 16, or \"tab\"")]
enum Indent {
    Spaces(u8),
    Tab(TabWord),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum TabWord {
    Tab,
}

/// Adds the languages of a folder and changes those it names. Returns the errors, by language.
pub(super) fn add(languages: &mut Vec<Language>, folder: &Path) -> Vec<SnippetError> {
    let mut errors = Vec::new();
    let mut names = match names(folder) {
        Ok(names) => names,
        Err(error) => return vec![failed(folder, &error)],
    };
    names.sort_unstable();
    for name in names {
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
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
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
fn read(language: &mut Language, folder: &Path, errors: &mut Vec<SnippetError>) -> bool {
    let settings = folder.join("language.toml");
    match load(&settings) {
        Ok(None) => {}
        Ok(Some(text)) => {
            if let Err(error) = set(language, &settings, &text) {
                errors.push(error);
            }
        }
        Err(error) => errors.push(error),
    }
    let mut found = false;
    for kind in Kind::ALL {
        let path = folder.join(format!("{kind}.jinja"));
        let file = path.display().to_string();
        let template = match load(&path) {
            Ok(None) => continue,
            Ok(Some(text)) => {
                render::check(language, kind, &file, &text).map(|()| Template::Source { file, text: Cow::Owned(text) })
            }
            Err(error) => Err(error),
        };
        found = true;
        // A broken template replaces the embedded one all the same: using that instead would hide the mistake.
        language.templates[kind as usize] = template.unwrap_or_else(|error| {
            errors.push(error.clone());
            Template::Unusable(error)
        });
    }
    if !found && language.templates.iter().all(|template| matches!(template, Template::Unusable(_))) {
        let message = "no template in this folder; add arm.jinja, match.jinja or enum.jinja".to_owned();
        errors.push(SnippetError { file: folder.display().to_string(), line: None, message });
    }
    found
}

/// The text of a file with `\n` for every line end; `None` if there is no such file.
fn load(path: &Path) -> Result<Option<String>, SnippetError> {
    let invalid =
        |message: &str| SnippetError { file: path.display().to_string(), line: None, message: message.into() };
    // Checked first, as opening a named pipe would block.
    match fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(path, &error)),
        Ok(data) if !data.is_file() => return Err(invalid("not a regular file")),
        Ok(_) => {}
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|error| failed(path, &error))?;
    file.take(SIZE + 1).read_to_end(&mut bytes).map_err(|error| failed(path, &error))?;
    if bytes.len() as u64 > SIZE {
        return Err(invalid("larger than 256 KiB"));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = memchr::memchr_iter(b'\n', before).count() + 1;
        SnippetError { line: Some(line), ..invalid("not UTF-8") }
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(Some(text.replace("\r\n", "\n")))
}

/// Applies the settings of `language.toml`.
fn set(language: &mut Language, path: &Path, text: &str) -> Result<(), SnippetError> {
    let error_at = |at: usize, message: &str| SnippetError {
        file: path.display().to_string(),
        line: Some(text.get(..at).unwrap_or_default().matches('\n').count() + 1),
        message: text::one_line(message),
    };
    let settings: Settings =
        toml::from_str(text).map_err(|error| error_at(error.span().map_or(0, |span| span.start), error.message()))?;
    if let Some(indent) = settings.indent {
        let start = indent.span().start;
        language.indent = match indent.into_inner() {
            Indent::Spaces(spaces @ 0..=16) => " ".repeat(usize::from(spaces)),
            Indent::Spaces(_) => return Err(error_at(start, "indent is more than 16 spaces")),
            Indent::Tab(TabWord::Tab) => "\t".to_owned(),
        };
    }
    if let Some(comment) = settings.comment {
        let (at, start) = (comment.span().start, comment.into_inner());
        if start.trim().is_empty() || text::one_line(&start) != start {
            return Err(error_at(at, "comment must be the start of a line comment, such as \"//\", \"#\" or \"--\""));
        }
        language.comments.start = Cow::Owned(start);
    }
    let clean = |text: String| text::one_line(&text);
    language.name = settings.name.map_or(std::mem::take(&mut language.name), clean);
    language.extension = settings.extension.map_or(std::mem::take(&mut language.extension), clean);
    language.aliases.extend(settings.aliases.unwrap_or_default().into_iter().map(clean));
    language.prefix = settings.prefix.map_or(std::mem::take(&mut language.prefix), clean);
    language.reserved.extend(settings.reserved.unwrap_or_default());
    language.style = settings.identifiers.unwrap_or(language.style);
    language.quotes = settings.quotes.unwrap_or(language.quotes);
    language.comments.doc = settings.doc.unwrap_or(language.comments.doc);
    Ok(())
}

fn missing(folder: &Path, kind: Kind) -> Template {
    let file = folder.join(format!("{kind}.jinja")).display().to_string();
    Template::Unusable(SnippetError { file, line: None, message: "there is no such template".to_owned() })
}

fn failed(path: &Path, error: &std::io::Error) -> SnippetError {
    // Without the `(os error 2)` of Rust, which means nothing to a user.
    let message = error.to_string();
    let message = message.split(" (os error").next().unwrap_or(&message).to_owned();
    SnippetError { file: path.display().to_string(), line: None, message }
}

#[cfg(test)]
mod tests {
    use super::super::Library;
    use super::*;
    use crate::catalog::{Code, Pattern, Source, open};
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

    /// The errors in these files, without the path of the folder.
    fn errors(files: &[(&str, &str)]) -> Vec<String> {
        let folder = folder(files);
        let prefix = format!("{}/", folder.path().display());
        let (_, errors) = Library::with_folder(folder.path());
        errors.iter().map(|error| error.to_string().replacen(&prefix, "", 1)).collect()
    }

    fn render(files: &[(&str, &str)], language: &str, kind: Kind) -> Result<String, String> {
        let folder = folder(files);
        let prefix = format!("{}/", folder.path().display());
        let (library, _) = Library::with_folder(folder.path());
        let catalog = open(&[Source::Embedded], &Pattern::default()).unwrap();
        let codes: Vec<&Code> = catalog.find("READONLY").into_iter().collect();
        let language = library.language(language).unwrap();
        library.render(language, kind, &codes).map_err(|error| error.to_string().replacen(&prefix, "", 1))
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
        assert_eq!(render(&ELIXIR, "elixir", Kind::Enum).unwrap_err(), "elixir/enum.jinja: there is no such template");
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
    fn a_broken_template_is_reported_and_the_others_work() {
        let files = [("ruby/arm.jinja", "a\n{% for %}\n"), ("php/arm.jinja", "fine")];
        let errors = errors(&files);
        assert_eq!(errors.len(), 1);
        assert!(errors[0].starts_with("ruby/arm.jinja:2: "), "{errors:?}");
        assert_eq!(errors[0].lines().count(), 1);
        assert_eq!(render(&files, "ruby", Kind::Arm).unwrap_err(), errors[0]);
        assert_eq!(render(&files, "php", Kind::Arm).unwrap(), "fine\n");
        assert!(render(&files, "ruby", Kind::Match).unwrap().starts_with("case code\n"));
    }

    #[test]
    fn a_mistake_is_reported_with_its_line() {
        for (path, text, expected) in [
            ("x/language.toml", "a = 1", "x/language.toml:1: unknown field `a`, expected one of"),
            ("x/language.toml", "\nindent = 17", "x/language.toml:2: indent is more than 16 spaces"),
            ("x/language.toml", "\n\nindent = 'two'", "x/language.toml:3: expected a number of spaces up to 16, or"),
            ("x/language.toml", "aliases = ['x',\n'y']\n'comment' = ' '", "x/language.toml:3: comment must be"),
            ("x/language.toml", "\ncomment = ' '", "x/language.toml:2: comment must be the start of a line comment"),
            ("x/language.toml", "name = 'x'\nquotes = 'x'", "x/language.toml:2: unknown variant `x`, expected one of"),
            ("x/language.toml", "name =", "x/language.toml:1: "),
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
            ["x: no template in this folder; add arm.jinja, match.jinja or enum.jinja"]
        );
    }

    #[test]
    fn a_file_that_is_no_text_is_reported() {
        let folder = folder(&[("x/match.jinja", "")]);
        fs::write(folder.path().join("x/arm.jinja"), b"a\n\xff").unwrap();
        fs::create_dir(folder.path().join("x/enum.jinja")).unwrap();
        let (_, errors) = Library::with_folder(folder.path());
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert!(errors[0].ends_with("x/arm.jinja:2: not UTF-8"), "{errors:?}");
        assert!(errors[1].ends_with("x/enum.jinja: not a regular file"), "{errors:?}");
    }

    #[test]
    fn a_file_too_large_is_reported() {
        let large = "a".repeat(256 * 1024 + 1);
        assert_eq!(errors(&[("x/arm.jinja", &large)]), ["x/arm.jinja: larger than 256 KiB"]);
    }

    #[test]
    fn a_missing_folder_is_empty_and_other_files_are_ignored() {
        let folder = folder(&[("note.txt", ""), (".git/arm.jinja", "{% x")]);
        let (library, errors) = Library::with_folder(folder.path());
        assert_eq!((library.languages().len(), errors.len()), (11, 0));
        let (library, errors) = Library::with_folder(&folder.path().join("none"));
        assert_eq!((library.languages().len(), errors.len()), (11, 0));
        let (library, errors) = Library::with_folder(&folder.path().join("note.txt"));
        assert_eq!((library.languages().len(), errors.len()), (11, 1));
    }

    #[test]
    fn a_template_that_does_not_end_is_stopped() {
        for (template, expected) in [
            (
                "{% for a in range(9999) %}\n{% for b in range(9999) %}{% endfor %}{% endfor %}",
                "2: the template takes too many steps",
            ),
            ("\n{% for a in range(9999) %}{{ 'long ' * 100 }}{% endfor %}", " the snippet is too long"),
            ("\n{{ 'x' * 999999999 }}", "2: the template takes too many steps"),
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
