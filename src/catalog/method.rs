//! A method of an API: its spellings, and its codes in each edition of the documentation.

use std::borrow::Cow;

use super::edition::{Edition, Editions};

/// A method of the API and the codes its page lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Method {
    /// As its page titles it, upstream spelling kept: `Paper.GetAllPapers`.
    pub name: String,
    /// Other spellings, by which it is found too.
    pub aliases: Vec<String>,
    /// The address of its page.
    pub url: Option<String>,
    /// The editions that know it.
    pub editions: Editions,
    /// Its codes in all editions, as positions in [`super::Catalog::codes`], the most specific first.
    pub codes: Vec<u32>,
    /// Those of them that not every edition which knows the method lists, and the one that does.
    pub differing: Vec<(u32, Editions)>,
}

impl Method {
    /// The edition that its codes are taken from where those of one are asked for: the other one if that does not know it.
    pub fn nearest(&self, asked: Edition) -> Edition {
        match self.editions {
            Editions::Both => asked,
            Editions::Only2021 => Edition::Of2021,
            Editions::OnlyToday => Edition::Today,
        }
    }

    /// Its codes in an edition, or in the other one if that does not know it.
    pub fn codes_in(&self, asked: Edition) -> impl Iterator<Item = u32> + Clone {
        let edition = self.nearest(asked);
        self.codes.iter().copied().filter(move |&code| self.editions_of(code).has(edition))
    }

    /// The editions in which it lists one of its codes.
    pub fn editions_of(&self, code: u32) -> Editions {
        self.editions_where(|other| other == code)
    }

    /// The editions in which it lists the one of its codes that a condition holds for.
    pub(super) fn editions_where(&self, is_it: impl Fn(u32) -> bool) -> Editions {
        self.differing.iter().find(|(code, _)| is_it(*code)).map_or(self.editions, |(_, editions)| *editions)
    }

    /// Its name and its other spellings.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }
}

/// A text with the names of methods in place of the paths of their requests: `Paper.GetAllPapers` for
/// `/v1/Paper.asmx/GetAllPapers?x=1`, with all that belongs to the address.
pub fn without_paths(text: &str) -> Cow<'_, str> {
    if !text.contains(EXTENSION) {
        return text.into();
    }
    let word = |word| method_of(word).map_or(Cow::Borrowed(word), Cow::Owned);
    text.split_inclusive(char::is_whitespace)
        .map(|part| {
            let (path, blank) = part.split_at(part.trim_end().len());
            word(path).into_owned() + blank
        })
        .collect::<String>()
        .into()
}

/// The end of the name of a class in the path of a request.
const EXTENSION: &str = ".asmx";

/// The method that a request is for, by its path; none where it names none.
fn method_of(path: &str) -> Option<String> {
    let (before, after) = path.split_once(EXTENSION)?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let class = before.rsplit(|c| !is_name(c)).next().unwrap_or_default();
    let after = after.strip_prefix("?op=").or_else(|| after.strip_prefix('/'))?;
    let method = after.split(|c| !is_name(c)).next().unwrap_or_default();
    (!class.is_empty() && !method.is_empty()).then(|| format!("{class}.{method}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_has_the_codes_of_the_edition_asked_for() {
        let codes_in = |method: &Method, edition| method.codes_in(edition).collect::<Vec<_>>();
        let differing = vec![(1, Editions::OnlyToday), (2, Editions::Only2021)];
        let method = Method { codes: vec![0, 1, 2], differing, ..Method::default() };
        assert_eq!(codes_in(&method, Edition::Today), [0, 1]);
        assert_eq!(codes_in(&method, Edition::Of2021), [0, 2]);
        let gone = Method { codes: vec![0], editions: Editions::Only2021, ..Method::default() };
        for edition in Edition::ALL {
            assert_eq!((gone.nearest(edition), codes_in(&gone, edition)), (Edition::Of2021, vec![0]));
        }
    }

    #[test]
    fn the_path_of_a_request_names_its_method() {
        for (text, spelt) in [
            ("Paper.asmx/GetAllPapers", "Paper.GetAllPapers"),
            ("/v1/Paper.asmx/GetAllPapers", "Paper.GetAllPapers"),
            ("https://api.example.org/v1/Paper.asmx/GetAllPapers?x=1&y=2", "Paper.GetAllPapers"),
            ("Paper.asmx?op=GetAllPapers", "Paper.GetAllPapers"),
            ("POST \"/Paper.asmx/GetAllPapers\" 200\n READONLY", "POST Paper.GetAllPapers 200\n READONLY"),
        ] {
            assert_eq!(without_paths(text), spelt, "{text}");
        }
        for text in ["Paper.asmx", "/.asmx/GetAllPapers", "Paper.asmx/", "Paper.GetAllPapers", "a b", ""] {
            assert_eq!(without_paths(text), text);
        }
    }
}
