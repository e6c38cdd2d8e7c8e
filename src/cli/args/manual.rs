//! Manual pages, from the parser, with what the help in a terminal has no room for.

use std::io;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::parse::command;

/// A manual page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManualPage {
    /// The name of its file.
    pub file: String,
    /// The page, as `man` reads it.
    pub text: String,
}

/// The description of the program.
const DESCRIPTION: &str = "\
Without a command, a browser of the codes opens in the terminal; F1 shows its keys. A response or a log on \
standard input brings its codes into view. With a command, the answer is plain text.\n\n\
A code in the place of a command is shown, as by the command show.";

/// The date of the pages' last change beyond what the parser says.
const DATE: &str = "2026-11-27";

/// The longest line of a page in bytes, by the style of mandoc.
const MAX_LINE: usize = 80;

/// The variables that the program reads.
const ENVIRONMENT: [(&str, &str); 8] = [
    ("IPAPER_CODES_CONFIG", "The configuration file to read instead of the usual one; if empty, none is read."),
    ("NO_COLOR", "If set and not empty, there are no colours, and no links unless they are asked for."),
    ("CLICOLOR, CLICOLOR_FORCE", "If 0, and if set and not 0, they turn colours off, and on in a pipe too."),
    ("COLORTERM", "The terminal has truecolor if it is truecolor or 24bit; else colours are the nearest it has."),
    ("LC_ALL, LC_CTYPE, LANG", "The first that is set tells whether the locale is UTF-8; if not, text is in ASCII."),
    (
        "DISPLAY, WAYLAND_DISPLAY, TMUX, SSH_CONNECTION",
        "They tell which clipboard there is; `ipaper-codes doctor` says.",
    ),
    ("TERM", "The terminal, which has neither links nor a browser if it is dumb."),
    ("XDG_CONFIG_HOME, XDG_STATE_HOME", "The folders in the place of ~/.config and ~/.local/state."),
];

/// The files that the program reads or writes.
const FILES: [(&str, &str); 4] = [
    ("~/.config/ipaper-codes/config.toml", "The configuration; `ipaper-codes doctor` tells which is read."),
    (
        ".ipaper-codes.toml",
        "The catalogs, notes, language and kind of snippets of a project, between the folder and its root.",
    ),
    ("~/.config/ipaper-codes/snippets/", "Templates of snippets, added to the embedded ones or in their place."),
    ("~/.local/state/ipaper-codes/", "The language of snippets and the theme that the browser remembers."),
];

/// The pages of the program and of each command.
pub fn manual() -> io::Result<Vec<ManualPage>> {
    let mut program =
        command().disable_help_subcommand(true).subcommand_help_heading("COMMANDS").long_about(DESCRIPTION);
    program.build();
    std::iter::once(&program).chain(program.get_subcommands()).map(|command| page(&program, command)).collect()
}

/// The page of a command, or of the program itself.
fn page(program: &Command, command: &Command) -> io::Result<ManualPage> {
    let is_program = command.get_name() == program.get_name();
    let version = program.get_version().unwrap_or_default();
    let man = Man::new(command.clone())
        .title(command.get_display_name().unwrap_or_else(|| command.get_name()).to_uppercase())
        .date(DATE)
        .source(format!("{} {version}", program.get_name()))
        .manual("User Commands");
    let mut text = Vec::new();
    man.render_title(&mut text)?;
    man.render_name_section(&mut text)?;
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    man.render_options_section(&mut text)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut text)?;
    }
    let mut rest = Roff::new();
    add_after_help(&mut rest, command);
    if is_program {
        add_terms(&mut rest, "ENVIRONMENT", &ENVIRONMENT);
        add_terms(&mut rest, "FILES", &FILES);
    }
    rest.control("SH", ["SEE ALSO"]);
    let others: Vec<String> = if is_program {
        program.get_subcommands().map(|it| format!("ipaper-codes-{}", it.get_name())).collect()
    } else {
        vec![program.get_name().to_owned()]
    };
    for (at, name) in (1..).zip(&others) {
        rest.text([bold(name.as_str()), roman(if at < others.len() { "(1)," } else { "(1)" })]);
    }
    rest.to_writer(&mut text)?;
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    Ok(ManualPage { file: format!("{name}.1"), text: tidy(&String::from_utf8_lossy(&text)) })
}

/// The end of a help text: a paragraph of examples, one on the exit status, others.
fn add_after_help(roff: &mut Roff, command: &Command) {
    let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let (mut notes, mut status) = (Vec::new(), None);
    for paragraph in help.split("\n\n") {
        if let Some(examples) = paragraph.strip_prefix("Examples:\n") {
            roff.control("SH", ["EXAMPLES"]).control("EX", []);
            for line in examples.lines() {
                roff.text([roman(line)]);
            }
            roff.control("EE", []);
        } else if let Some(text) = paragraph.strip_prefix("Exit status: ") {
            status = Some(text);
        } else {
            notes.push(paragraph);
        }
    }
    let texts = notes.into_iter().map(|text| ("NOTES", text)).chain(status.map(|text| ("EXIT STATUS", text)));
    for (heading, text) in texts {
        roff.control("SH", [heading]);
        for line in text.lines() {
            roff.text([roman(line.trim_start())]);
        }
    }
}

/// A section of terms, each with its meaning.
fn add_terms(roff: &mut Roff, heading: &str, terms: &[(&str, &str)]) {
    roff.control("SH", [heading]);
    for (term, meaning) in terms {
        roff.control("TP", []);
        roff.text([bold(*term)]);
        roff.text([roman(*meaning)]);
    }
}

/// The same page in the style of mandoc: lines of text are broken at blanks, and no paragraph ends twice.
fn tidy(page: &str) -> String {
    let mut tidy = String::new();
    let (mut is_verbatim, mut is_term) = (false, false);
    for line in page.replace(".br\n\n.br\n", ".sp\n").lines() {
        let is_request = line.starts_with(['.', '\'']);
        if is_request {
            is_verbatim = line == ".EX" || is_verbatim && line != ".EE";
        }
        if is_request || is_verbatim || is_term {
            // The term of a paragraph is one line.
            is_term = line == ".TP";
            tidy += line.trim_end();
            tidy.push('\n');
            continue;
        }
        let mut length = 0;
        for word in line.split(' ').filter(|word| !word.is_empty()) {
            if length > 0 && length + 1 + word.len() > MAX_LINE {
                // A word that would be read as a request at the start of a line.
                tidy += if word.starts_with(['.', '\'']) { "\n\\&" } else { "\n" };
                length = 0;
            } else if length > 0 {
                tidy.push(' ');
                length += 1;
            }
            tidy += word;
            length += word.len();
        }
        tidy.push('\n');
    }
    tidy
}
