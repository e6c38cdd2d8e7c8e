//! All that a command works with, and its reports of what was not found.

use std::io::Write;

use anstyle::{AnsiColor, Style};

use crate::catalog::Catalog;
use crate::charset::{Charset, Writer};
use crate::config::Config;
use crate::exit::Outcome;
use crate::hyperlink;
use crate::text;

/// The form of plain text for what it is written on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutputStyle {
    /// The width of lines, in cells.
    pub(super) width: usize,
    coloured: bool,
    linked: bool,
    /// The characters to write; other formats than plain text are UTF-8 in any case.
    charset: Charset,
}

impl OutputStyle {
    /// A file or a pipe: lines may have any length, and there are no colours.
    pub const ENDLESS: Self = Self { width: usize::MAX, coloured: false, linked: false, charset: Charset::Unicode };

    /// A terminal of this width, in cells: lines are cut or wrapped to it.
    #[must_use]
    pub fn wide(self, width: u16) -> Self {
        Self { width: usize::from(width).max(20), ..self }
    }

    /// The same for what stands behind so many cells.
    pub(super) fn narrower(self, cells: usize) -> Self {
        if self.width == Self::ENDLESS.width { self } else { Self { width: self.width.saturating_sub(cells), ..self } }
    }

    /// The same with colours, or without.
    #[must_use]
    pub fn coloured(self, coloured: bool) -> Self {
        Self { coloured, ..self }
    }

    /// The same with links, or without.
    #[must_use]
    pub fn linked(self, linked: bool) -> Self {
        Self { linked, ..self }
    }

    /// The same in this charset.
    #[must_use]
    pub fn in_charset(self, charset: Charset) -> Self {
        Self { charset, ..self }
    }

    /// True for a terminal.
    pub(super) fn is_terminal(self) -> bool {
        self.width < Self::ENDLESS.width
    }

    /// The output for plain text.
    pub(super) fn writer<W: Write>(self, to: W) -> Writer<W> {
        if self.is_terminal() { self.charset.terminal_writer(to) } else { self.charset.writer(to) }
    }

    /// The sequences before and after a text that leads to an address: none where there is no address, or are no links.
    pub(super) fn link(self, url: Option<&str>) -> (String, &'static str) {
        let open = url.filter(|_| self.linked).and_then(hyperlink::open);
        open.map_or_else(Default::default, |open| (open, hyperlink::CLOSE))
    }

    /// The style of names and labels.
    pub(super) fn strong(self) -> Style {
        if self.coloured { Style::new().bold() } else { Style::new() }
    }

    /// The style of what matters less.
    pub(super) fn dim(self) -> Style {
        if self.coloured { Style::new().dimmed() } else { Style::new() }
    }

    /// The style of a line that is no longer there.
    pub(super) fn old_line(self) -> Style {
        if self.coloured { AnsiColor::Red.on_default() } else { Style::new() }
    }

    /// The style of a line that is new.
    pub(super) fn new_line(self) -> Style {
        if self.coloured { AnsiColor::Green.on_default() } else { Style::new() }
    }
}

/// All that a command works with: the catalog, the settings, and the outputs.
#[derive(Debug)]
pub struct Context<'a, O, E> {
    /// The catalog that is asked about.
    pub catalog: &'a Catalog,
    /// The settings of this run.
    pub config: &'a Config,
    /// The form of plain text.
    pub style: OutputStyle,
    /// The output for the answer.
    pub out: O,
    /// The output for reports and messages.
    pub err: E,
}

impl<O: Write, E: Write> Context<'_, O, E> {
    /// Reports something on one line, such as what was not found.
    pub(super) fn report(&mut self, line: &str) -> anyhow::Result<()> {
        Ok(writeln!(self.err, "ipaper-codes: {}", text::one_line(line))?)
    }

    /// Reports that a name may mean several entries, one a line.
    pub(super) fn report_ambiguous(&mut self, name: &str, alike: &[&str]) -> anyhow::Result<()> {
        writeln!(self.err, "ipaper-codes: `{}` is ambiguous:", text::one_line(name))?;
        alike.iter().try_for_each(|name| writeln!(self.err, "  {}", text::one_line(name)))?;
        Ok(())
    }
}

/// The outcome of a command that looked for something.
pub(super) fn found(any: bool) -> Outcome {
    if any { Outcome::Found } else { Outcome::NothingFound }
}
