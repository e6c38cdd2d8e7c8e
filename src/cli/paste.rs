//! Pasted texts -> the codes they mention.

use std::borrow::Cow;
use std::io::{self, Read, Write};

use anyhow::{Context as _, bail};

use super::context::Context;
use super::input::STDIN;
use crate::catalog::{Code, Source};
use crate::search::Mentions;

/// The longest text on standard input, in bytes.
const MAX_TEXT: u64 = 1 << 20;

impl<'a, O: Write, E: Write> Context<'a, O, E> {
    /// The text that an argument stands for: itself, or what is on standard input.
    pub(super) fn text_of<'t>(&self, argument: &'t str) -> anyhow::Result<Cow<'t, str>> {
        let text = if argument == STDIN { Cow::Owned(self.read_stdin()?) } else { Cow::Borrowed(argument) };
        if text.trim().is_empty() {
            bail!(
                "{} is empty; name a code, or pass a text that mentions one",
                if argument == STDIN { "standard input" } else { "the name" }
            );
        }
        Ok(text)
    }

    fn read_stdin(&self) -> anyhow::Result<String> {
        if self.config.catalog.0.iter().any(Source::is_stdin) {
            bail!("standard input is the catalog, and cannot name codes too; use a file as the catalog");
        }
        let mut bytes = Vec::new();
        io::stdin().take(MAX_TEXT + 1).read_to_end(&mut bytes).context("standard input cannot be read")?;
        if bytes.len() as u64 > MAX_TEXT {
            bail!("standard input has more than {} KiB; pass the lines that mention a code", MAX_TEXT >> 10);
        }
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The codes that a text mentions, in the order of the catalog.
    pub(super) fn mentioned(&self, text: &str) -> Vec<&'a Code> {
        let catalog = self.catalog;
        let mentions = Mentions::of(text);
        let codes: Vec<&Code> =
            catalog.codes.iter().filter(|code| code.names().any(|name| mentions.has(name))).collect();
        if codes.is_empty() {
            // A name alone, with quotes or brackets around it.
            let signed = text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-'));
            let codes = catalog.codes_named(signed);
            return if codes.is_empty() { catalog.codes_named(signed.trim_matches('-')) } else { codes };
        }
        codes
    }
}
