//! Compilers, interpreters and formatters: finding and running them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::skip;

/// A program, and the package to install where it is missing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tool {
    pub name: &'static str,
    pub package: &'static str,
}

/// The folder for tools that are not Debian packages; `install.sh` fills it.
fn own_folder() -> PathBuf {
    let folder = std::env::var_os("SNIPPET_TOOLS").map(PathBuf::from);
    folder.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/snippet-tools")).join("bin")
}

fn path() -> OsString {
    let others = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths([own_folder()].into_iter().chain(std::env::split_paths(&others))).unwrap()
}

/// Commands that succeed only if a program is new enough for the snippets, and has the libraries that they use.
const NEW_ENOUGH: [(&str, &[&str]); 4] = [
    ("python3", &["-c", "import enum; enum.StrEnum"]),
    ("php", &["-r", "exit(PHP_VERSION_ID >= 80100 && extension_loaded('simplexml') ? 0 : 1);"]),
    ("ruby", &["-e", "require 'rexml/document'"]),
    ("javac", &["--release", "17", "-version"]),
];

fn is_there(name: &str) -> bool {
    let found = std::env::split_paths(&path()).any(|folder| folder.join(name).is_file());
    let mut asked = NEW_ENOUGH.iter().filter(|(program, _)| *program == name);
    found && asked.all(|(program, words)| run(Path::new("."), &[&[*program], *words].concat()).status.success())
}

/// Returns true if all these tools are installed; else the check is reported as skipped.
pub(super) fn installed(check: &str, tools: &[Tool]) -> bool {
    let missing: Vec<&str> = tools.iter().filter(|tool| !is_there(tool.name)).map(|tool| tool.package).collect();
    if !missing.is_empty() {
        skip(check, &missing.join(" and "));
    }
    missing.is_empty()
}

/// Runs a program in a folder, to its end.
pub(super) fn run(folder: &Path, command: &[&str]) -> Output {
    let (program, arguments) = command.split_first().unwrap();
    Command::new("env")
        .arg(program)
        .args(arguments)
        .current_dir(folder)
        .env("PATH", path())
        .env("LC_ALL", "C.UTF-8")
        .env("GOCACHE", Path::new(env!("CARGO_TARGET_TMPDIR")).join("go-cache"))
        .envs([("GOTOOLCHAIN", "local"), ("GOFLAGS", ""), ("GOPROXY", "off"), ("GOTELEMETRY", "off")])
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .unwrap()
}

/// Runs a program that must succeed and write nothing on standard error; returns its output.
pub(super) fn run_quietly(folder: &Path, command: &[&str]) -> String {
    let output = run(folder, command);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let fine = output.status.success() && err.is_empty();
    let brief = |text: &str| text.lines().take(40).collect::<Vec<_>>().join("\n");
    assert!(fine, "{} ended with {}:\n{}\n{}", command.join(" "), output.status, brief(&out), brief(&err));
    out.into_owned()
}
