//! The options of the browser and of every command.

use std::path::PathBuf;

use clap::Args;

use crate::catalog::{Pattern, ReadOptions, Shape};
use crate::clipboard::Preference;
use crate::config::Overrides;
use crate::hyperlink::Hyperlinks;
use crate::theme::ThemeName;

/// Settings of the browser and of every command.
// Each is an option of its own.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "General options")]
pub struct Settings {
    /// Read this reference, a file or a folder of pages, instead of the embedded one; `-` is
    /// standard input, `embedded` the reference; or the catalog of this name in the configuration.
    /// Can be given several times
    #[arg(short, long, value_name = "PATH", global = true)]
    catalog: Vec<PathBuf>,

    /// Add the notes in this TOML file, a table per code, instead of those beside the catalog
    #[arg(long, value_name = "FILE", global = true)]
    notes: Option<PathBuf>,

    /// Keep the codes whose name matches this regular expression, or its group if it has one
    #[arg(long, value_name = "REGEX", global = true, value_parser = Pattern::regex, allow_hyphen_values = true)]
    code_pattern: Option<Pattern>,

    /// The shape of the catalog's entries, where it is not found out: headings, table, items, files,
    /// json, csv or openapi
    #[arg(long = "as", value_name = "SHAPE", global = true, hide_possible_values = true)]
    shape: Option<Shape>,

    /// The heading of the column that has the codes
    #[arg(long, value_name = "NAME", global = true)]
    column: Option<String>,

    /// Clipboard mode: auto, native, tmux, osc52 or none
    #[arg(long, value_name = "MODE", global = true, hide_possible_values = true)]
    clipboard: Option<Preference>,

    /// Also set the primary selection of X11 and Wayland when copying
    #[arg(long, global = true)]
    primary: bool,

    /// Language of snippets
    #[arg(short, long, value_name = "LANGUAGE", global = true)]
    lang: Option<String>,

    /// Theme of the browser; their names are added beside the parser
    #[arg(long, value_name = "NAME", global = true)]
    theme: Option<ThemeName>,

    /// `--color`; its help is beside the parser
    #[command(flatten)]
    color: colorchoice_clap::Color,

    /// Draw and write plain text in ASCII only, as where the locale is not UTF-8
    #[arg(long, global = true)]
    ascii: bool,

    /// Make names and addresses links that a terminal opens (OSC 8): auto, always or never
    #[arg(long, value_name = "WHEN", global = true, hide_possible_values = true)]
    hyperlinks: Option<Hyperlinks>,

    /// Neither use nor change the language and the theme that the browser remembers from its last run
    #[arg(long, global = true)]
    no_state: bool,

    /// Read this configuration file instead of the usual one
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,

    /// Leave out the file .ipaper-codes.toml of the project
    #[arg(long, global = true)]
    no_project: bool,
}

impl From<Settings> for Overrides {
    fn from(settings: Settings) -> Self {
        Self {
            config: settings.config,
            no_project: settings.no_project,
            catalog: settings.catalog,
            notes: settings.notes,
            reading: ReadOptions {
                pattern: settings.code_pattern,
                shape: settings.shape,
                column: settings.column,
                ..ReadOptions::default()
            },
            clipboard: settings.clipboard,
            primary: settings.primary,
            language: settings.lang,
            theme: settings.theme,
            color: settings.color.as_choice(),
            ascii: settings.ascii,
            hyperlinks: settings.hyperlinks,
            no_state: settings.no_state,
        }
    }
}
