//! `methods`, and finding the one method that is meant.

use std::io::Write;

use super::args::Format;
use super::{Context, found, plain};
use crate::catalog::Method;
use crate::exit::Outcome;
use crate::format::{json, markdown};

impl<'a, O: Write, E: Write> Context<'a, O, E> {
    pub(super) fn methods(&mut self, names: &[String], format: Format) -> anyhow::Result<Outcome> {
        let catalog = self.catalog;
        if catalog.methods.is_empty() {
            self.report_missing("this catalog names no methods")?;
        }
        let mut methods: Vec<&Method> = Vec::new();
        for name in names {
            methods.extend(self.one_method(name)?);
        }
        let all = names.is_empty();
        if all {
            methods = catalog.methods.iter().collect();
        }
        let entries = || methods.iter().map(|method| catalog.method_entry(method)).collect::<Vec<_>>();
        match format {
            Format::Plain if all => plain::method_rows(&mut self.out, catalog, &methods, self.style)?,
            Format::Plain => plain::entries(&mut self.out, &entries(), self.style)?,
            Format::Json => json::methods(&mut self.out, catalog, &methods)?,
            Format::Markdown => markdown::entries(&mut self.out, &entries())?,
        }
        Ok(found(!methods.is_empty() && (all || methods.len() == names.len())))
    }

    /// The method that a part of a name means; where it means several or none, that is told.
    pub(super) fn one_method(&mut self, part: &str) -> anyhow::Result<Option<&'a Method>> {
        match self.catalog.methods_named(part).as_slice() {
            [method] => return Ok(Some(method)),
            [] => self.report_missing(&format!("no method is named {part}; `ipaper-codes methods` lists them"))?,
            several => {
                let names: Vec<&str> = several.iter().map(|method| method.name.as_str()).collect();
                self.report_missing(&format!("{part} may be any of {}", names.join(", ")))?;
            }
        }
        Ok(None)
    }
}
