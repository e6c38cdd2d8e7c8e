//! Names as typed -> the codes and methods that are meant. A name of none, or of several, is reported.

use std::io::Write;

use anyhow::bail;

use super::args::InEdition;
use super::context::{Context, found};
use crate::catalog::{Catalog, Code, Edition, Method};
use crate::exit::Outcome;
use crate::search::Index;
use crate::text::{self, alternatives};

/// The report of a text without a code.
pub(super) const NO_CODE_IN_TEXT: &str = "no known code in the text; `ipaper-codes search WORDS` finds codes by words";

/// The report of a catalog without methods.
pub(super) const NO_METHODS: &str = "this catalog has no methods";

/// The most of a name or text that is repeated in a message, in cells.
const QUOTED: usize = 80;

impl<'a, O: Write, E: Write> Context<'a, O, E> {
    /// The codes of these names, or that these texts mention, and whether each gave any. `show paper does not exist` is one
    /// name in four words.
    pub(super) fn codes_named(&mut self, names: &[String]) -> anyhow::Result<(Vec<&'a Code>, Outcome)> {
        let catalog = self.catalog;
        let whole = names.join(" ");
        let codes = catalog.codes_named(&whole);
        if !codes.is_empty() {
            return Ok(match self.unambiguous(&whole, codes, |code| &code.name)? {
                Ok(codes) => (codes, Outcome::Found),
                Err(outcome) => (Vec::new(), outcome),
            });
        }
        let (mut known, mut outcomes) = (Vec::new(), Vec::new());
        // Not needed where every name is known.
        let mut index = None;
        for name in names {
            let text = self.text_of(name)?;
            let mut codes = catalog.codes_named(&text);
            if codes.is_empty() {
                codes = self.mentioned(&text);
                // A text of several lines is like no name.
                if codes.is_empty() && text.trim().contains('\n') {
                    self.report(NO_CODE_IN_TEXT)?;
                } else if codes.is_empty() {
                    let index = index.get_or_insert_with(|| Index::of_codes(catalog));
                    self.report_no_code(&format!("no such code: {}", quoted(&text)), &index.suggest(&text, None))?;
                }
                outcomes.push(found(!codes.is_empty()));
                known.extend(codes);
                continue;
            }
            match self.unambiguous(&text, codes, |code| &code.name)? {
                Ok(codes) => known.extend(codes),
                Err(outcome) => outcomes.push(outcome),
            }
        }
        let worst = outcomes.into_iter().max_by_key(|outcome| outcome.status());
        Ok((known, worst.unwrap_or(Outcome::Found)))
    }

    /// The methods of this name, else those with this part of a name. Reports that there are none.
    pub(super) fn methods_named(&mut self, name: &str) -> anyhow::Result<Vec<&'a Method>> {
        if name.trim().is_empty() {
            bail!("the name is empty; name a method, or a part of its name");
        }
        let methods = self.catalog.methods_named(name);
        if self.catalog.methods.is_empty() {
            self.report(NO_METHODS)?;
        } else if methods.is_empty() {
            self.report(&format!("no such method: {}; `ipaper-codes methods` lists them", quoted(name)))?;
        }
        Ok(methods)
    }

    /// The method of this name, or the only one with this part of a name; several only where several documents have
    /// one of that name. Otherwise the outcome of the command, which was reported.
    pub(super) fn one_method(&mut self, name: &str) -> anyhow::Result<Result<Vec<&'a Method>, Outcome>> {
        let methods = self.methods_named(name)?;
        if methods.is_empty() {
            return Ok(Err(Outcome::NothingFound));
        }
        self.unambiguous(name, methods, |method| &method.name)
    }

    /// The edition that the codes of methods are taken from. Reports a method that the edition asked for does not know.
    pub(super) fn edition_of(&mut self, methods: &[&Method], asked: InEdition) -> anyhow::Result<Edition> {
        let edition = asked.edition;
        for method in methods.iter().filter(|method| !method.editions.has(edition)) {
            let name = &method.name;
            self.report(&match edition {
                Edition::Today => format!("{name} is not in today's edition; its codes are those of 2021"),
                Edition::Of2021 => format!("{name} is not in the edition of 2021; its codes are those of today"),
            })?;
        }
        Ok(edition)
    }

    /// Entries of one name, as several documents may have it. Several names are reported.
    fn unambiguous<T>(
        &mut self,
        typed: &str,
        entries: Vec<&'a T>,
        name: impl Fn(&'a T) -> &'a str,
    ) -> anyhow::Result<Result<Vec<&'a T>, Outcome>> {
        let names = text::distinct(entries.iter().map(|entry| name(entry)));
        if names.len() < 2 {
            return Ok(Ok(entries));
        }
        self.report_ambiguous(typed, &names)?;
        Ok(Err(Outcome::Ambiguous))
    }

    /// Reports what was not found, and the codes that have a name like it.
    pub(super) fn report_no_code(&mut self, problem: &str, suggestions: &[u32]) -> anyhow::Result<()> {
        let codes = suggestions.iter().filter_map(|&entry| self.catalog.code(entry));
        let with_caption = |code: &Code| match code.caption() {
            Some(caption) => format!("{} ({caption})", code.name),
            None => code.name.to_string(),
        };
        let names: Vec<String> = codes.map(with_caption).collect();
        let names = text::distinct(names.iter().map(String::as_str));
        match alternatives(&names) {
            None => self.report(&format!("{problem}; `ipaper-codes list` shows every code")),
            Some(names) => self.report(&format!("{problem}; did you mean {names}?")),
        }
    }
}

/// What was typed, as a message repeats it.
pub(super) fn quoted(typed: &str) -> String {
    text::fit(&text::one_line(typed), QUOTED).into_owned()
}

/// The names of codes by their positions; of several documents with one name, that once.
pub(super) fn names_of<'c>(catalog: &'c Catalog, codes: &[u32]) -> Vec<&'c str> {
    let codes = codes.iter().filter_map(|&number| catalog.code(number));
    text::distinct(codes.map(|code| &*code.name))
}
