//! Compilers, interpreters and formatters: where they are, and what they say.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A program, and what to install where it is missing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tool {
    pub name: &'static str,
    pub package: &'static str,
}

/// Where `install.sh` puts what is no Debian package.
fn own_folder() -> PathBuf {
    let folder = std::env::var_os("SNIPPET_TOOLS").map(PathBuf::from);
    folder.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/snippet-tools")).join("bin")
}

fn path() -> OsString {
    let others = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths([own_folder()].into_iter().chain(std::env::split_paths(&others))).unwrap()
}

/// What tells a program that is too old for a snippet from one that is new enough.
const NEW_ENOUGH: [(&str, &[&str]); 3] = [
    ("python3", &["-c", "import enum; enum.StrEnum"]),
    ("php", &["-r", "exit(PHP_VERSION_ID < 80100 ? 1 : 0);"]),
    ("javac", &["--release", "17", "-version"]),
];

fn is_there(name: &str) -> bool {
    let found = std::env::split_paths(&path()).any(|folder| folder.join(name).is_file());
    let mut asked = NEW_ENOUGH.iter().filter(|(program, _)| *program == name);
    found && asked.all(|(program, words)| run(Path::new("."), &[&[*program], *words].concat()).status.success())
}

/// Whether a check can be made. One that cannot is told on the real stderr, past the test harness, and fails where
/// `REQUIRE_COMPILERS` says that all the tools are there.
pub(super) fn at_hand(check: &str, tools: &[Tool]) -> bool {
    let missing: Vec<&str> = tools.iter().filter(|tool| !is_there(tool.name)).map(|tool| tool.package).collect();
    if missing.is_empty() {
        return true;
    }
    let told = format!("SKIPPED {check}: needs the package {}\n", missing.join(" and "));
    std::io::stderr().write_all(told.as_bytes()).unwrap();
    assert!(std::env::var_os("REQUIRE_COMPILERS").is_none_or(|value| value != "1"), "{told}");
    false
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

/// Runs a program that must end well and say nothing on stderr; gives what it said.
pub(super) fn run_quietly(folder: &Path, command: &[&str]) -> String {
    let output = run(folder, command);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let fine = output.status.success() && err.is_empty();
    let brief = |text: &str| text.lines().take(40).collect::<Vec<_>>().join("\n");
    assert!(fine, "{} ended with {}:\n{}\n{}", command.join(" "), output.status, brief(&out), brief(&err));
    out.into_owned()
}
