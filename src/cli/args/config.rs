//! The commands of `config`.

use clap::Subcommand;

/// The commands of `config`.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum ConfigCommand {
    /// Print the default configuration, which says what each setting is for
    Default,
    /// Print the path of the configuration file, and why it is that on standard error
    Path,
    /// Read the configuration files, and tell what is wrong with them
    Check,
}
