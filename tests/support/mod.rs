//! Helpers of several subjects: running the built program, and skipping a test that needs a missing package.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The program, in an environment that is the same on every machine.
pub fn program(arguments: &[&str]) -> Command {
    let mut command = isolated(env!("CARGO_BIN_EXE_ipaper-codes"));
    command.args(arguments).stdin(Stdio::null());
    command
}

/// Any command, without the variables and the user's files that could change its answer.
pub fn isolated(command: &str) -> Command {
    let mut command = Command::new(command);
    command.env_clear().envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
    command.env("LC_ALL", "C.UTF-8").env("IPAPER_CODES_CONFIG", "");
    command
}

/// Runs it to its end.
pub fn run(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

/// Runs a command with a text on standard input: its status, its output and its errors.
pub fn with_stdin(arguments: &[&str], text: impl AsRef<[u8]>) -> (Option<i32>, String, String) {
    let mut command = program(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // It may end without having read it.
    let _ = child.stdin.take().unwrap().write_all(text.as_ref());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Its output; it must succeed and write nothing on standard error.
pub fn answer(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Its exit status and its error message, which must be one line and all that it writes.
pub fn complaint(arguments: &[&str]) -> (i32, String) {
    let output = run(arguments);
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!((err.lines().count(), output.stdout.len()), (1, 0), "{arguments:?}: {err}");
    (output.status.code().unwrap(), err.trim_end().to_owned())
}

/// A folder with these files.
pub fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, content) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

/// A folder with these text files.
pub fn text_folder(files: &[(&str, &str)]) -> TempDir {
    folder(&files.iter().map(|(path, text)| (*path, text.as_bytes())).collect::<Vec<_>>())
}

/// Reports that a test is skipped because a package is missing. Fails instead if `REQUIRE_PACKAGES` is set.
pub fn skip(test: &str, package: &str) {
    assert!(std::env::var_os("REQUIRE_PACKAGES").is_none(), "{test} needs the package {package}");
    // Not by `eprintln!`, which the test harness shows for failed tests only.
    let _ = std::io::stderr().write_all(format!("SKIPPED {test}: needs the package {package}\n").as_bytes());
}
