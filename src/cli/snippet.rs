//! `snippet`.

use std::io::Write;

use anyhow::{anyhow, bail};

use super::args::Snippet;
use super::context::{Context, found};
use crate::catalog::Code;
use crate::exit::Outcome;
use crate::snippet::{self, COPY_WIDTH, Chosen, Kind, Library};
use crate::text;

impl<'a, O: Write, E: Write> Context<'a, O, E> {
    pub(super) fn snippet(&mut self, asked: &Snippet) -> anyhow::Result<Outcome> {
        // A broken template is reported where it is used, and by `doctor`.
        let (library, _) = self.config.library();
        if asked.list_langs {
            return self.list_languages(&library);
        }
        let language = library.named(&self.config.language.0).map_err(|message| anyhow!(message))?;
        let kind = asked.kind.as_deref().map(|word| library.kind(language, word)).transpose()?;
        let (codes, outcome) = self.codes_of(asked, kind)?;
        if codes.is_empty() {
            return Ok(outcome);
        }
        let kind = kind.or(self.config.kind).unwrap_or(if codes.len() == 1 { Kind::Arm } else { Kind::Match });
        let title = snippet::title(language, kind, &codes);
        let chosen = if asked.method.is_some() { Chosen::AsMethod } else { Chosen::Singly };
        let codes = snippet::complete(self.catalog, kind, codes, chosen)?;
        let snippet = library.render(language, kind, &codes, COPY_WIDTH)?;
        let snippet = text::sanitise(&snippet);
        self.out.write_all(snippet.as_bytes())?;
        if asked.copy {
            self.copy(&title, &snippet, true)?;
        }
        Ok(outcome)
    }

    fn codes_of(&mut self, asked: &Snippet, kind: Option<Kind>) -> anyhow::Result<(Vec<&'a Code>, Outcome)> {
        let catalog = self.catalog;
        // A response is read in one way, whatever its code.
        let any = kind == Some(Kind::Response) && asked.method.is_none() && asked.codes.is_empty();
        if asked.all || any {
            return Ok((catalog.codes.iter().collect(), Outcome::Found));
        }
        match &asked.method {
            Some(name) => Ok(match self.one_method(name)? {
                Ok(methods) => {
                    let edition = self.edition_of(&methods, asked.edition)?;
                    let codes = methods.into_iter().flat_map(|method| catalog.codes_of(method, edition));
                    (codes.collect(), Outcome::Found)
                }
                Err(outcome) => (Vec::new(), outcome),
            }),
            None if asked.codes.is_empty() => bail!("no code given; name some, or use --method or --all"),
            None => self.codes_named(&asked.codes),
        }
    }

    fn list_languages(&mut self, library: &Library) -> anyhow::Result<Outcome> {
        let languages = library.languages();
        let rows: Vec<[String; 4]> = languages
            .iter()
            .map(|language| {
                let kinds = Kind::ALL.map(|kind| language.kind_word(kind)).join(", ");
                [language.id.clone(), language.name.clone(), kinds, language.aliases.join(", ")]
            })
            .collect();
        let width = |column: usize| rows.iter().map(|row| text::width(&row[column])).max().unwrap_or(0);
        let widths = [width(0), width(1), width(2)];
        let out = &mut self.style.writer(&mut self.out);
        for row in &rows {
            // The last column needs no width.
            let cells = row.iter().zip(widths.into_iter().chain([0]));
            let padded = cells.map(|(cell, width)| text::padded(cell, width));
            writeln!(out, "{}", padded.collect::<Vec<_>>().join("  ").trim_end())?;
        }
        Ok(found(!languages.is_empty()))
    }
}
