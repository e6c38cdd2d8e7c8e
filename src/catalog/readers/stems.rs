//! A file or a folder per code: which names of files are codes, and how a page spells its own.

use super::super::pattern::Pattern;
use super::super::token::Token;
use super::lead::Lead;

/// The form of the names of files that are codes.
#[derive(Debug, Clone)]
pub struct Stems {
    /// None if any name is one.
    token: Option<Token>,
    pattern: Option<Pattern>,
}

/// The forms that are codes where nearly all files have one of them.
const WEAK: [Token; 4] = [Token::Pascal, Token::Kebab, Token::Number, Token::Mixed];

impl Stems {
    /// Any name, as far as the pattern matches it.
    pub fn any(pattern: Option<&Pattern>) -> Self {
        Self { token: None, pattern: pattern.cloned() }
    }

    /// The form of these names, without their extensions, that is one of codes: a third of them end in one form that is
    /// certain, or four in five have one of the others.
    pub fn of(stems: impl Iterator<Item = String>, pattern: Option<&Pattern>) -> Option<Self> {
        let stems: Vec<String> = stems.collect();
        if let Some(pattern) = pattern {
            let any = Self::any(Some(pattern));
            let matching = stems.iter().filter(|stem| any.code_in(stem).is_some()).count();
            return (matching > 1 && matching * 3 >= stems.len()).then_some(any);
        }
        let count = |is: &dyn Fn(&str) -> bool| stems.iter().filter(|stem| is(stem)).count();
        let of = |token| Some(Self { token: Some(token), pattern: None });
        for token in [Token::Lettered, Token::UpperSnake] {
            let codes = count(&|stem| strong(stem).is_some_and(|(_, form)| form == token));
            if codes > 1 && codes * 3 >= stems.len() {
                return of(token);
            }
        }
        WEAK.into_iter().find_map(|token| {
            let codes = count(&|stem| is_weak(stem, token));
            if codes > 2 && codes * 5 >= stems.len() * 4 { of(token) } else { None }
        })
    }

    /// True if ordinary files do not have such names.
    pub fn is_strong(&self) -> bool {
        self.token.is_none_or(Token::is_strong)
    }

    /// The code that a file is named after.
    pub fn code_in<'a>(&self, stem: &'a str) -> Option<&'a str> {
        match (&self.pattern, self.token) {
            (Some(pattern), _) => pattern.find(stem).map(|found| found.name),
            (None, None) => Some(stem),
            (None, Some(token)) if token.is_strong() => {
                strong(stem).filter(|(_, form)| *form == token).map(|(name, _)| name)
            }
            (None, Some(token)) => is_weak(stem, token).then_some(stem),
        }
    }

    /// True if a page of this title is about the code that its file is named after.
    pub fn is_named_by(title: &str, stem: &str) -> bool {
        words(title).any(|word| is_same(word, stem))
    }

    /// True if a page of this title may be about the code that its file is named after: of names that ordinary files have,
    /// it must spell its own. `Guide` is no code of `guide`.
    pub fn may_be_named_by(&self, title: &str, stem: &str) -> bool {
        let spelling = |word: &str| word.replace('_', "-");
        self.is_strong() || title.is_empty() || words(title).any(|word| spelling(word) == spelling(stem))
    }

    /// The code of a page of this title, in a file of this name: the page spells it.
    pub fn lead<'a>(name: &'a str, title: &'a str) -> Lead<'a> {
        let is_it = |spelt: &str| is_same(spelt.rsplit('/').next().unwrap_or(spelt), name);
        if let Some(mut lead) = Lead::of(title).filter(|lead| is_it(lead.name)) {
            // `import/no-cycle` of `no-cycle`.
            lead.aliases.extend(lead.name.contains('/').then_some(name));
            return lead;
        }
        let at = title.to_ascii_lowercase().find(&name.to_ascii_lowercase());
        let spelt = at.and_then(|at| title.get(at..at + name.len())).unwrap_or(name);
        let title = (!title.is_empty() && !title.eq_ignore_ascii_case(name)).then_some(title);
        Lead { token: Token::of(spelt), title, ..Lead::word(spelt) }
    }
}

/// The words of a title that may be names.
fn words(title: &str) -> impl Iterator<Item = &str> {
    title.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.'))
}

/// True if two names differ by no more than case, and the signs between their words.
fn is_same(one: &str, other: &str) -> bool {
    let letters = |name: &str| name.to_ascii_lowercase().replace('_', "-");
    letters(one) == letters(other)
}

/// The code that a name ends in, in either case, `c2065` of `compiler-error-c2065`, if its form is certain.
fn strong(stem: &str) -> Option<(&str, Token)> {
    let is_strong = |name: &str| Token::of(name).filter(|token| token.is_strong());
    let lettered = |name: &str| is_strong(&name.to_ascii_uppercase()).filter(|token| *token == Token::Lettered);
    let last = stem.rsplit(['-', '_', ' ', '.']).next().unwrap_or(stem);
    is_strong(stem)
        .or_else(|| lettered(stem))
        .map(|token| (stem, token))
        .or_else(|| lettered(last).map(|token| (last, token)))
}

fn is_weak(stem: &str, token: Token) -> bool {
    Token::of(stem) == Some(token) && (token != Token::Number || stem.len() == 3)
        // `semi` beside `no-var`.
        || matches!(token, Token::Kebab | Token::Mixed) && !stem.is_empty() && stem.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(stems: &[&str]) -> Vec<String> {
        let chosen = Stems::of(stems.iter().map(ToString::to_string), None);
        let codes = |chosen: Stems| stems.iter().filter_map(|stem| chosen.code_in(stem)).map(str::to_owned).collect();
        chosen.map(codes).unwrap_or_default()
    }

    #[test]
    fn a_form_that_many_files_have_is_that_of_codes() {
        for (stems, expected) in [
            (&["E0308", "E0001", "README2"][..], &["E0308", "E0001"][..]),
            (&["md001", "md002", "custom"], &["md001", "md002"]),
            (&["compiler-error-c2065", "compiler-warning-c4005"], &["c2065", "c4005"]),
            (&["ERR_A", "ERR_B", "other", "more"], &["ERR_A", "ERR_B"]),
            (&["no-var", "semi", "max-len", "no-let", "_x"], &["no-var", "semi", "max-len", "no-let"]),
            (&["404", "500", "503", "200", "index2"], &["404", "500", "503", "200"]),
            (&["E0308", "a", "b", "c"], &[]),
            (&["guide", "Start", "API"], &[]),
        ] {
            assert_eq!(codes(stems), expected, "{stems:?}");
        }
    }

    #[test]
    fn a_page_spells_the_code_of_its_file() {
        for (name, title, spelt, rest) in [
            ("md001", "MD001 - Heading levels", "MD001", Some("Heading levels")),
            ("c2065", "Compiler Error C2065", "C2065", None),
            ("no-var", "Disallow var (no-var)", "no-var", Some("Disallow var")),
            ("no-var", "no-var", "no-var", None),
            ("E0308", "", "E0308", None),
        ] {
            let lead = Stems::lead(name, title);
            assert_eq!((lead.name, lead.title), (spelt, rest), "{title}");
        }
    }

    #[test]
    fn a_title_names_the_code_of_its_file() {
        assert!(Stems::is_named_by("Disallow var (`no-var`)", "no-var") && Stems::is_named_by("plugin/semi", "semi"));
        assert!(!Stems::is_named_by("Getting started", "getting-started"));
        let kebab = Stems { token: Some(Token::Kebab), pattern: None };
        assert!(kebab.may_be_named_by("Disallow a_b (a_b)", "a-b") && kebab.may_be_named_by("", "semi"));
        assert!(!kebab.may_be_named_by("Guide", "guide") && Stems::any(None).may_be_named_by("Guide", "guide"));
    }
}
