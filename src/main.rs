//! Arguments in, library call, exit status out.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::bail;
use ipaper_codes::cli::{self, args};
use ipaper_codes::clipboard::{Clipboard, selection_owner};
use ipaper_codes::config::Config;
use ipaper_codes::exit::{self, Outcome};
use ipaper_codes::renderer;
use ipaper_codes::theme::Theme;
use ipaper_codes::tui;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    match arguments.next() {
        Some(first) if first == selection_owner::SUBCOMMAND => {
            return selection_owner::run(&arguments.collect::<Vec<_>>());
        }
        Some(first) if first == renderer::SUBCOMMAND => return renderer::run(),
        _ => {}
    }
    let (status, message) = exit::report(&run());
    if let Some(message) = message {
        // If standard error is closed too, the message cannot be shown at all.
        let _ = writeln!(io::stderr(), "ipaper-codes: {message}");
    }
    status
}

fn run() -> anyhow::Result<Outcome> {
    let arguments = args::parse();
    let config = Config::load(arguments.settings.into())?;
    match arguments.command {
        Some(_) if !arguments.query.is_empty() => {
            bail!("--query is for the browser and cannot be used with a command")
        }
        Some(command) => cli::run::run(command, &config),
        None => browse(config, arguments.query),
    }
}

fn browse(config: Config, query: String) -> anyhow::Result<Outcome> {
    if !tui::is_available() {
        bail!("no terminal to open the browser in; `list`, `show CODE` and `search WORDS` answer in plain text");
    }
    let (library, _) = config.library();
    if library.language(&config.language).is_none() {
        bail!(cli::no_language(&library, &config.language));
    }
    let (outcome, failed_copies) = tui::run(tui::Options {
        sources: config.catalog.0,
        pattern: config.pattern,
        query,
        theme: Theme::from_environment(),
        clipboard: Clipboard::new(config.clipboard.0, config.primary),
        library,
        language: config.language,
    })?;
    // A text that could not be copied is not lost.
    for text in failed_copies {
        writeln!(io::stdout(), "{text}")?;
    }
    Ok(outcome)
}
