//! `methods`, and the method that a name means.

use std::io::Write;

use super::args::Format;
use super::{Context, Named, found, plain};
use crate::catalog::Method;
use crate::exit::Outcome;
use crate::format::{json, markdown};

impl<'a, O: Write, E: Write> Context<'a, O, E> {
    pub(super) fn methods(&mut self, names: &[String], format: Format) -> anyhow::Result<Outcome> {
        let catalog = self.catalog;
        if catalog.methods.is_empty() {
            self.report_missing("this catalog has no methods")?;
        }
        let mut methods: Vec<&Method> = Vec::new();
        let mut all_found = true;
        for name in names {
            let named = self.methods_named(name)?;
            all_found &= !named.is_empty();
            methods.extend(named);
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
        Ok(found(!methods.is_empty() && all_found))
    }

    /// The method of this name, or the only one with this part of a name; several only where several documents have
    /// one of that name. None, or several names, are reported.
    pub(super) fn methods_named(&mut self, name: &str) -> anyhow::Result<Vec<&'a Method>> {
        let methods = self.catalog.methods_named(name);
        if methods.is_empty() {
            self.report_missing(&format!("no such method: {name}; `ipaper-codes methods` lists them"))?;
            return Ok(methods);
        }
        match Named::of(methods, |method| &method.name) {
            Named::One(methods) => Ok(methods),
            Named::Ambiguous(alike) => {
                self.report_ambiguous(name, &alike)?;
                Ok(Vec::new())
            }
        }
    }
}
