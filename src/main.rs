//! Arguments in, library call, exit status out.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use anyhow::bail;
use ipaper_codes::catalog::{self, Catalog};
use ipaper_codes::cli::{self, args};
use ipaper_codes::cli::{Context, OutputStyle};
use ipaper_codes::clipboard::{Clipboard, selection_owner};
use ipaper_codes::config::Config;
use ipaper_codes::exit::{self, Outcome};
use ipaper_codes::theme::Theme;
use ipaper_codes::tui;

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    if words.next().is_some_and(|word| word == selection_owner::SUBCOMMAND) {
        return selection_owner::run(&words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>());
    }
    let (status, line) = exit::report(&run());
    if let Some(line) = line {
        // Where even standard error is closed there is nobody left to tell.
        let _ = writeln!(io::stderr(), "ipaper-codes: {line}");
    }
    status
}

fn run() -> anyhow::Result<Outcome> {
    let arguments = args::parse();
    let config = Config::load(arguments.settings.into())?;
    match arguments.command {
        Some(_) if !arguments.query.is_empty() => {
            bail!("--query opens the browser; leave it out, or leave out the command")
        }
        Some(command) => answer(command, &config),
        None => browse(config, arguments.query),
    }
}

fn answer(command: args::Command, config: &Config) -> anyhow::Result<Outcome> {
    let mut catalog = Catalog::default();
    catalog::read(&config.catalog.0, &config.pattern, |part| catalog.append(part))?;
    // It lives as long as the program: to free it code by code at its end would serve nobody.
    let catalog = Box::leak(Box::new(catalog));
    // Only of a terminal: the size of anything else is asked of another program, which takes its time.
    let size = io::stdout().is_terminal().then(crossterm::terminal::size);
    let coloured = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    let style = OutputStyle::ENDLESS.coloured(coloured);
    let style = if let Some(Ok((width @ 1.., _))) = size { style.wide(width) } else { style };
    // Where there are no colours, none have to be taken out.
    let out: Box<dyn Write> = if coloured { Box::new(anstream::stdout()) } else { Box::new(io::stdout()) };
    let mut context = Context { catalog, config, style, out: io::BufWriter::new(out), err: io::stderr() };
    let outcome = context.answer(command);
    // What was answered before the trouble is an answer too.
    context.out.flush()?;
    outcome
}

fn browse(config: Config, query: String) -> anyhow::Result<Outcome> {
    if !tui::is_available() {
        bail!("no terminal to open the browser in; `list`, `show CODE` and `search WORDS` answer in plain text");
    }
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let theme = if no_color { Theme::plain() } else { Theme::coloured() };
    let (library, _) = config.library();
    let Some(_) = library.language(&config.language) else { bail!(cli::no_language(&library, &config.language)) };
    let clipboard = Clipboard::new(config.clipboard.0, config.primary);
    let (outcome, failed_copies) = tui::run(tui::Options {
        sources: config.catalog.0,
        pattern: config.pattern,
        query,
        theme,
        clipboard,
        library,
        language: config.language,
    })?;
    // Nothing is lost: what could not be copied can be taken from here.
    let mut out = io::stdout();
    for text in failed_copies {
        writeln!(out, "{text}")?;
    }
    Ok(outcome)
}
