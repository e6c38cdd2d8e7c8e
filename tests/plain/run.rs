//! `run`: a command's input, output and end, told by the codes that it prints.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::thread;

use tempfile::TempDir;

use crate::support::{program, skip, with_stdin};

/// Runs a script of the shell below the program.
fn run(options: &[&str], script: &str, input: &str) -> (Option<i32>, String, String) {
    with_stdin(&[&["run"], options, &["--", "sh", "-c", script]].concat(), input)
}

#[test]
fn the_status_is_by_the_codes_that_are_printed_else_that_of_the_command() {
    for (script, status, said) in [
        ("echo '<code>READONLY</code>'", 75, "READONLY: retry: try again later, unchanged"),
        ("echo PAPER_DOES_NOT_EXIST >&2; exit 3", 65, "PAPER_DOES_NOT_EXIST: request: fix what was sent"),
        ("echo code=READONLY; echo code=LOGIN_SECURITY_VIOLATION", 77, "LOGIN_SECURITY_VIOLATION: account: "),
        ("echo code=SUCCESS", 0, ""),
        ("echo code=SUCCESS; exit 4", 4, ""),
        ("echo fine; exit 3", 3, ""),
        ("kill -TERM $$", 143, ""),
        ("true", 0, ""),
        ("echo '<code>NEW_CODE</code>'", 1, "NEW_CODE: unknown"),
        ("echo '<code>NEW_CODE</code>'; exit 5", 5, "NEW_CODE: unknown"),
        ("echo code=READONLY; kill -INT $$", 130, ""),
    ] {
        let (ended, _, err) = run(&[], script, "");
        assert_eq!(ended, Some(status), "{script}: {err}");
        let lines: Vec<&str> = err.lines().filter(|line| line.starts_with("ipaper-codes: ")).collect();
        assert_eq!(lines.len(), usize::from(!said.is_empty()), "{err}");
        assert!(err.contains(said), "{err}");
    }
}

#[test]
fn what_it_reads_and_prints_is_passed_through() {
    let (status, out, err) = run(&[], "cat; printf '\\377\\0' | od -An -tx1; echo e >&2", "in\nput");
    assert_eq!((status, &*out, &*err), (Some(0), "in\nput ff 00\n", "e\n"));
    let mut child = program(&["run", "--", "sh", "-c", "read line; echo got $line; read line"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"one\n").unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "got one\n");
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_command_is_run_again_with_all_its_input_while_it_is_to_be_tried_later() {
    let folder = TempDir::new().unwrap();
    let runs = folder.path().join("runs");
    let script = format!(
        "cat; echo x >> {0}; if [ $(wc -l < {0}) -lt 3 ]; then echo code=READONLY; else echo code=SUCCESS; fi",
        runs.display()
    );
    let (status, out, err) = run(&["--retries", "5", "--wait", "0"], &script, "in ");
    assert_eq!((status, &*out), (Some(0), "in code=READONLY\nin code=READONLY\nin code=SUCCESS\n"));
    let again = "ipaper-codes: READONLY: retry: try again later, unchanged; running it again in 0 seconds\n";
    assert_eq!(err, again.repeat(2));
    // Nothing else is worth another try.
    fs::remove_file(&runs).unwrap();
    let (status, out, _) = run(&["--retries", "5", "--wait", "0"], "cat; echo PAPER_DOES_NOT_EXIST", "in ");
    assert_eq!((status, out.lines().count()), (Some(65), 1));
    let (status, out, _) = run(&["--retries", "2", "--wait", "0"], "cat; echo code=READONLY", "in ");
    assert_eq!((status, out.lines().count()), (Some(75), 3));
}

#[test]
fn a_command_that_cannot_be_run_ends_with_the_status_of_a_shell() {
    for (program, ended, said) in [
        ("/no/such\x1bprogram", 127, "/no/such␛program cannot be run: No such file"),
        ("no-such-program", 127, "no-such-program cannot be run: No such file"),
        ("/", 126, "/ cannot be run: Permission denied"),
    ] {
        let (status, out, err) = with_stdin(&["run", "--", program], "");
        assert_eq!((status, &*out, err.lines().count()), (Some(ended), "", 1), "{program}");
        assert!(err.starts_with(&format!("ipaper-codes: {said}")), "{err}");
    }
    assert_eq!(with_stdin(&["run"], "").0, Some(2));
}

#[test]
fn a_number_that_is_none_is_told_in_words() {
    for (option, typed, expected) in [
        ("--wait", "1.5", "expected a whole number of seconds, 300 at most"),
        ("--wait", "abc", "expected a whole number of seconds, 300 at most"),
        ("--wait", "301", "expected a whole number of seconds, 300 at most"),
        ("--wait", "-1", "expected a whole number of seconds, 300 at most"),
        ("--retries", "-1", "expected a whole number"),
    ] {
        let (status, out, err) = with_stdin(&["run", option, typed, "--", "true"], "");
        assert_eq!((status, &*out), (Some(2), ""), "{option} {typed}");
        assert!(err.starts_with(&format!("error: invalid value '{typed}' for '{option} ")), "{err}");
        assert!(err.contains(&format!(": {expected}\n")), "{err}");
    }
}

#[cfg(unix)]
#[test]
fn a_signal_reaches_the_command_and_what_it_prints_then_is_passed_on() {
    let script = "trap 'echo code=READONLY; exit 9' TERM; echo ready; while :; do sleep 1 & wait; done";
    let mut child = program(&["run", "--retries", "3", "--", "sh", "-c", script])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap().success());
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    assert_eq!((&*line, &*rest), ("ready\n", "code=READONLY\n"));
    // It is not run again: it was to end.
    assert_eq!(child.wait().unwrap().code(), Some(75));
}

#[test]
fn an_api_that_is_read_only_for_a_while_is_asked_again() {
    if Command::new("curl").arg("--version").output().is_err() {
        return skip("an_api_that_is_read_only_for_a_while_is_asked_again", "curl");
    }
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", server.local_addr().unwrap());
    let answers = thread::spawn(move || {
        let mut bodies = Vec::new();
        for code in ["READONLY", "READONLY", "SUCCESS"] {
            let mut connection = BufReader::new(server.accept().unwrap().0);
            let (mut length, mut line) = (0, String::new());
            while connection.read_line(&mut line).unwrap() > 2 {
                if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
                line.clear();
            }
            let mut body = vec![0; length];
            connection.read_exact(&mut body).unwrap();
            bodies.push(String::from_utf8(body).unwrap());
            let response = format!("<result><code><![CDATA[{code}]]></code><message /></result>\n");
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", response.len());
            connection.get_mut().write_all((head + &response).as_bytes()).unwrap();
        }
        bodies
    });
    let options = ["run", "--retries", "3", "--wait", "1", "--", "curl", "-sS", "-d", "@-", &url];
    let (status, out, err) = with_stdin(&options, "<request/>");
    assert_eq!((status, out.lines().count()), (Some(0), 3), "{out}{err}");
    assert!(out.lines().last().unwrap().contains("SUCCESS"), "{out}");
    assert!(err.contains("again in 1 second\n") && err.contains("again in 2 seconds\n"), "{err}");
    assert_eq!(answers.join().unwrap(), ["<request/>"; 3]);
}
