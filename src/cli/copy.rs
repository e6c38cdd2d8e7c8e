//! `copy`, and the `--copy` of other commands.

use std::collections::HashMap;
use std::io::Write;

use anyhow::bail;

use super::context::Context;
use crate::clipboard::Clipboard;
use crate::exit::Outcome;
use crate::text;

impl<O: Write, E: Write> Context<'_, O, E> {
    pub(super) fn copy_names(&mut self, names: &[String]) -> anyhow::Result<Outcome> {
        let (mut codes, outcome) = self.codes_named(names)?;
        // A name that several documents have is copied once; one that is given twice is copied twice.
        let mut documents = HashMap::new();
        codes.retain(|code| *documents.entry(&code.name).or_insert(code.document) == code.document);
        let names: Vec<&str> = codes.iter().map(|code| &*code.name).collect();
        if !names.is_empty() {
            self.copy(&names.join(", "), &names.join("\n"), false)?;
        }
        Ok(outcome)
    }

    /// Copies a text and says where to. One that cannot be copied is not lost: it is written, unless it was before.
    pub(super) fn copy(&mut self, what: &str, text: &str, is_written: bool) -> anyhow::Result<()> {
        // A sequence to the terminal must not be in the middle of the answer.
        self.out.flush()?;
        let clipboard = Clipboard::new(self.config.clipboard.0, self.config.primary);
        let outcome = clipboard.copy_and_emit(&text::sanitise(text));
        let message = outcome.message(what);
        if outcome.failed() {
            if !is_written {
                writeln!(self.out, "{}", text::sanitise(text).trim_end_matches('\n'))?;
            }
            bail!("{message}");
        }
        Ok(writeln!(self.err, "{}", text::one_line(&message))?)
    }
}
