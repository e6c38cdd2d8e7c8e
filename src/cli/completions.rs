//! `completions`: the words that a shell completes, of the catalog in use.

use super::args::{CompletedShell, Word, Words, completion_script};
use crate::catalog::{self, Catalog, Code, Source};
use crate::config::{Config, Overrides};
use crate::snippet::{Kind, Library};
use crate::text;

/// The most codes, and the most methods, that are completed: a shell reads the whole script when it starts.
const MOST: usize = 1000;

/// The script of a shell. A shell that starts is not to fail with the configuration or the catalog: where one cannot be
/// read, the script has the embedded codes and languages. Nor is it to have the codes of a project, which it may leave.
pub fn script(shell: CompletedShell, settings: Overrides) -> String {
    let config = Config::load(Overrides { no_project: true, ..settings });
    let embedded = || catalog::open(&[Source::embedded()]).unwrap_or_default();
    let catalog = catalog::open(&config.catalog.0).unwrap_or_else(|_| embedded());
    let (library, _) = config.library();
    completion_script(shell, &words(&catalog, &library))
}

fn words(catalog: &Catalog, library: &Library) -> Words {
    let code = |name: &str| Word {
        text: name.to_owned(),
        help: catalog.find(name).and_then(Code::handling).map(|handling| handling.advice().to_owned()),
    };
    // Both as it is typed, and in full.
    let method = |name: &str| {
        let short = Some(short(catalog, name)).filter(|short| short != name);
        let short = short.map(|text| Word { text, help: Some(name.to_owned()) });
        short.into_iter().chain([Word { text: name.to_owned(), help: None }])
    };
    let languages = library.languages().iter();
    Words {
        codes: few(catalog.codes.iter().map(|code| &*code.name)).into_iter().map(code).collect(),
        methods: few(catalog.methods.iter().map(|method| &*method.name)).into_iter().flat_map(method).collect(),
        languages: languages.map(|it| Word { text: it.id.clone(), help: Some(it.name.clone()) }).collect(),
        kinds: Kind::ALL.map(|kind| Word { text: kind.word().to_owned(), help: None }).into(),
    }
    .of_plain_words()
}

/// Each name once; none where there are too many.
fn few<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let names = text::distinct(names);
    if names.len() > MOST { Vec::new() } else { names }
}

/// A method as one types it: what is behind the dot of its name, in lower case, if that means this method alone.
fn short(catalog: &Catalog, name: &str) -> String {
    let short = name.rsplit('.').next().unwrap_or(name).to_lowercase();
    let means_it = catalog.methods_named(&short).iter().all(|method| method.name == name);
    if means_it { short } else { name.to_owned() }
}
