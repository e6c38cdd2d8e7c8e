//! `methods`.

use std::io::Write;

use super::args::Format;
use super::context::{Context, found};
use super::names::NO_METHODS;
use super::plain;
use crate::catalog::Method;
use crate::exit::Outcome;
use crate::format::{json, markdown};

impl<O: Write, E: Write> Context<'_, O, E> {
    pub(super) fn methods(&mut self, names: &[String], format: Format) -> anyhow::Result<Outcome> {
        let catalog = self.catalog;
        if names.is_empty() && catalog.methods.is_empty() {
            self.report(NO_METHODS)?;
        }
        let mut methods: Vec<&Method> = Vec::new();
        let mut all_found = true;
        // A list is shown as rows; a method that was named, with all there is to say of it.
        let mut rows = names.is_empty();
        for name in names {
            let found = self.methods_named(name)?;
            all_found &= !found.is_empty();
            rows |= found.iter().any(|method| method.name != found[0].name);
            methods.extend(found);
        }
        if names.is_empty() {
            methods = catalog.methods.iter().collect();
        }
        let entries = || methods.iter().map(|method| catalog.method_entry(method)).collect::<Vec<_>>();
        let plain = &mut self.style.writer(&mut self.out);
        match format {
            Format::Plain if rows => plain::method_rows(plain, catalog, &methods, self.style)?,
            Format::Plain => plain::entries(plain, &entries(), self.style)?,
            Format::Json => json::methods(&mut self.out, catalog, &methods)?,
            Format::Markdown => markdown::entries(&mut self.out, &entries())?,
        }
        Ok(found(!methods.is_empty() && all_found))
    }
}
