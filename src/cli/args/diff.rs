//! The arguments of `diff`.

use std::path::PathBuf;

use clap::Args;

use super::common::Output;

/// The arguments of `diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The reference before: a file or a folder; `-` is standard input, `embedded` the reference of
    /// iPaper
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The reference after
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// Generate code for those added and renamed instead: arm, match, enum or handling, or what the
    /// language calls it: case, switch, ...
    #[arg(short, long, conflicts_with = "format")]
    pub kind: Option<String>,
    /// Format of the answer
    #[command(flatten)]
    pub output: Output,
}
