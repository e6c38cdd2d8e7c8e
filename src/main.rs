//! Arguments in, library call, exit status out.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context, anyhow, bail};
use ipaper_codes::charset::Charset;
use ipaper_codes::cli::{self, args, args::Task};
use ipaper_codes::clipboard::{Clipboard, selection_owner};
use ipaper_codes::config::Config;
use ipaper_codes::exit::{self, Outcome};
use ipaper_codes::purpose::Purpose;
use ipaper_codes::renderer;
use ipaper_codes::tui::{self, NoTerminal};

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    match arguments.next() {
        Some(first) if first == selection_owner::SUBCOMMAND => {
            return selection_owner::run(&arguments.collect::<Vec<_>>());
        }
        Some(first) if first == renderer::SUBCOMMAND => return renderer::run(),
        _ => {}
    }
    // The charset of messages, until the configuration is known.
    let mut charset = Charset::of_locale().0;
    let (status, message) = exit::report(&match args::parse(std::env::args_os()) {
        Ok(arguments) => run(arguments, &mut charset),
        Err(notice) if notice.is_error => {
            let _ = charset.writer(io::stderr()).write_all(notice.text.as_bytes());
            return exit::ERROR.into();
        }
        Err(notice) => print(&notice.text, charset).map(|()| Outcome::Found),
    });
    if let Some(message) = message {
        // If standard error is closed too, the message cannot be shown at all.
        let _ = writeln!(charset.writer(io::stderr()), "ipaper-codes: {message}");
    }
    status
}

fn print(text: &str, charset: Charset) -> anyhow::Result<()> {
    let mut out = charset.writer(io::stdout());
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).context("the answer cannot be written")
}

fn run(arguments: args::Arguments, charset: &mut Charset) -> anyhow::Result<Outcome> {
    let args::Arguments { query, settings, task } = arguments;
    match task {
        None => browse(load(settings, charset)?, query, Purpose::Browse),
        Some(Task::Pick(pick)) => {
            let purpose = pick.purpose();
            browse(load(settings, charset)?, if pick.query.is_empty() { query } else { pick.query }, purpose)
        }
        Some(_) if !query.is_empty() => bail!("--query is for the browser and cannot be used with this command"),
        Some(Task::Answer(command)) => {
            let config = read(settings, charset);
            let config = if command.tells_mistakes() { config } else { config.checked()? };
            if command.needs_catalog() {
                check_reading(&config)?;
            }
            cli::run::run(command, &config)
        }
        // A shell that starts is not to fail with the configuration.
        Some(Task::Shell { shell }) => print(cli::shell::script(shell), *charset).map(|()| Outcome::Found),
        Some(Task::Completions { shell }) => {
            print(&cli::completions::script(shell, settings.into()), *charset).map(|()| Outcome::Found)
        }
        Some(Task::Man { folder }) => print(&cli::manual::write(&folder)?, *charset).map(|()| Outcome::Found),
    }
}

/// Reads the configuration. Messages are in its charset from then on.
fn read(settings: args::Settings, charset: &mut Charset) -> Config {
    let config = Config::load(settings.into());
    *charset = config.charset.0;
    config
}

/// The same without a mistake in its files.
fn load(settings: args::Settings, charset: &mut Charset) -> anyhow::Result<Config> {
    let config = read(settings, charset).checked()?;
    check_reading(&config).map(|()| config)
}

/// Errs where the command line says how to read a catalog, and there is none of the user's own.
fn check_reading(config: &Config) -> anyhow::Result<()> {
    match config.idle_option() {
        Some(option) => bail!("{option} applies to a catalog of your own; name one with --catalog"),
        None => Ok(()),
    }
}

fn browse(config: Config, query: String, purpose: Purpose) -> anyhow::Result<Outcome> {
    let (library, _) = config.library();
    let language = config.first_language(&library);
    let look = config.look().0;
    library.named(&language).map_err(|message| anyhow!(message))?;
    let (sources, origin) = config.catalog;
    tui::run(tui::Options {
        purpose,
        sources,
        query,
        look,
        clipboard: Clipboard::new(config.clipboard.0, config.primary),
        library,
        language,
        kind: config.kind,
        state: config.state.0,
        hyperlinks: config.hyperlinks.wanted(true),
        focus: config.browser.focus,
        details: config.browser.details,
        keys: config.browser.keys,
        escape_timeout: config.browser.escape_timeout,
        mouse: config.browser.mouse,
    })
    .map_err(|error| match error.downcast_ref() {
        Some(error) => anyhow!(config.files.unreadable(origin, error)),
        None => advise(error),
    })
}

/// Says what to do where the browser cannot be opened.
fn advise(error: anyhow::Error) -> anyhow::Error {
    let plain = "`list`, `show CODE` and `search WORDS` answer in plain text";
    match error.downcast_ref() {
        Some(reason @ NoTerminal::StdoutElsewhere) => {
            anyhow!("{reason}; use `ipaper-codes pick` to pick a code here; {plain}")
        }
        Some(reason) => anyhow!("{reason}; {plain}"),
        None => error,
    }
}
