//! What several subjects need: the built program run to its end, and tests that need what is not everywhere.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

/// The program, with nothing of the surroundings that could change its answer.
pub fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ipaper-codes"));
    command
        .args(arguments)
        .stdin(Stdio::null())
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env("IPAPER_CODES_CONFIG", "");
    command
}

/// Runs it to its end.
pub fn run(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

/// Its answer, which must be one.
pub fn answer(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Its one line of complaint, with the status it ends with.
pub fn complaint(arguments: &[&str]) -> (i32, String) {
    let output = run(arguments);
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!((err.lines().count(), output.stdout.len()), (1, 0), "{arguments:?}: {err}");
    (output.status.code().unwrap(), err.trim_end().to_owned())
}

/// Says in plain sight that a test did not run, and what it lacks. Where `REQUIRE_PACKAGES` is set, that fails.
pub fn skip(test: &str, package: &str) {
    assert!(std::env::var_os("REQUIRE_PACKAGES").is_none(), "{test} needs the Debian package {package}");
    // Written past the test harness, which would keep it to itself.
    let _ = std::io::stderr().write_all(format!("SKIPPED {test}: needs the Debian package {package}\n").as_bytes());
}
