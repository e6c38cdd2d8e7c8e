//! Names as typed -> the codes and methods that are meant. A name of none, or of several, is reported.

use std::collections::HashSet;
use std::io::Write;

use super::args::InEdition;
use super::context::{Context, found};
use crate::catalog::{Catalog, Code, Edition, Method};
use crate::exit::Outcome;
use crate::search::Index;
use crate::text::{self, alternatives};

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
            let codes = self.unambiguous(&whole, codes, |code| &code.name)?;
            let outcome = found(!codes.is_empty());
            return Ok((codes, outcome));
        }
        let (mut known, mut all_found) = (Vec::new(), true);
        // Not needed where every name is known.
        let mut index = None;
        for name in names {
            let text = self.text_of(name)?;
            let mut codes = catalog.codes_named(&text);
            if codes.is_empty() {
                codes = self.mentioned(&text);
                // A text of several lines is like no name.
                if codes.is_empty() && text.trim().contains('\n') {
                    let line = "no known code in the text; `ipaper-codes search WORDS` finds codes by words";
                    self.report(line)?;
                } else if codes.is_empty() {
                    let index = index.get_or_insert_with(|| Index::of_codes(catalog));
                    let typed = text::fit(&text::one_line(&text), QUOTED).into_owned();
                    self.report_no_code(&format!("no such code: {typed}"), &index.suggest(&text, None))?;
                }
            } else {
                codes = self.unambiguous(&text, codes, |code| &code.name)?;
            }
            all_found &= !codes.is_empty();
            known.extend(codes);
        }
        Ok((known, found(all_found)))
    }

    /// The methods of this name, else those with this part of a name. Reports that there are none.
    pub(super) fn methods_named(&mut self, name: &str) -> anyhow::Result<Vec<&'a Method>> {
        let methods = self.catalog.methods_named(name);
        if methods.is_empty() {
            self.report(&format!("no such method: {name}; `ipaper-codes methods` lists them"))?;
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
        let methods = self.unambiguous(name, methods, |method| &method.name)?;
        Ok(if methods.is_empty() { Err(Outcome::Ambiguous) } else { Ok(methods) })
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

    /// Entries of one name, as several documents may have it; none where there are several names, which are reported.
    fn unambiguous<T>(
        &mut self,
        typed: &str,
        entries: Vec<&'a T>,
        name: impl Fn(&'a T) -> &'a str,
    ) -> anyhow::Result<Vec<&'a T>> {
        let names = distinct(entries.iter().map(|entry| name(entry)));
        if names.len() < 2 {
            return Ok(entries);
        }
        self.report_ambiguous(typed, &names)?;
        Ok(Vec::new())
    }

    /// Reports what was not found, and the codes that have a name like it.
    pub(super) fn report_no_code(&mut self, problem: &str, suggestions: &[u32]) -> anyhow::Result<()> {
        let codes = suggestions.iter().filter_map(|&entry| self.catalog.codes.get(entry as usize));
        let with_caption = |code: &Code| match code.caption() {
            Some(caption) => format!("{} ({caption})", code.name),
            None => code.name.to_string(),
        };
        let mut names: Vec<String> = codes.map(with_caption).collect();
        names.dedup();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        match alternatives(&names) {
            None => self.report(&format!("{problem}; `ipaper-codes list` shows every code")),
            Some(names) => self.report(&format!("{problem}; did you mean {names}?")),
        }
    }
}

/// The names of codes by their positions; of several documents with one name, that once.
pub(super) fn names_of<'c>(catalog: &'c Catalog, codes: &[u32]) -> Vec<&'c str> {
    let codes = codes.iter().filter_map(|&number| catalog.codes.get(number as usize));
    let mut names: Vec<&str> = codes.map(|code| &*code.name).collect();
    names.dedup();
    names
}

/// Each name once, in their order.
pub(super) fn distinct<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut known = HashSet::new();
    names.filter(|name| known.insert(*name)).collect()
}
