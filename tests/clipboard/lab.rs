//! An isolated environment for one test: an empty directory, the variables that the test sets and no others, and a check
//! at its end that no process is left. Waiting is for a condition, with a deadline that only a broken program reaches.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::support::skip;

/// The commands that tests rely on, with the Debian package of each.
const PACKAGES: [(&str, &str); 9] = [
    ("Xvfb", "xvfb"),
    ("xclip", "xclip"),
    ("sway", "sway"),
    ("wl-paste", "wl-clipboard"),
    ("tmux", "tmux"),
    ("screen", "screen"),
    ("xterm", "xterm"),
    ("foot", "foot"),
    ("wtype", "wtype"),
];

const DEADLINE: Duration = Duration::from_secs(30);

pub struct Lab {
    directory: TempDir,
    environment: Vec<(String, String)>,
    servers: Vec<Child>,
}

impl Lab {
    /// A lab for a test that needs these commands. `None` if one is missing, and the test is reported as skipped.
    pub fn with(test: &str, commands: &[&str]) -> Option<Self> {
        for command in commands {
            let (_, package) = PACKAGES.iter().find(|(name, _)| name == command).unwrap();
            if !installed(command) {
                skip(test, package);
                return None;
            }
        }
        // Socket names must be short, and servers that do not run as root need access.
        let directory = tempfile::Builder::new().prefix("ipaper-").tempdir_in("/tmp").unwrap();
        fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o700)).unwrap();
        let mut lab = Self { directory, environment: Vec::new(), servers: Vec::new() };
        let home = lab.path("").display().to_string();
        lab.set("PATH", &std::env::var("PATH").unwrap());
        lab.set("LANG", "C.UTF-8");
        lab.set("SHELL", "/bin/sh");
        lab.set("HOME", &home);
        // The path of the directory identifies the processes of this lab.
        lab.set("XDG_RUNTIME_DIR", home.trim_end_matches('/'));
        Some(lab)
    }

    /// Sets a variable for everything that is started from now on.
    pub fn set(&mut self, name: &str, value: &str) {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.to_owned(), value.to_owned()));
    }

    pub fn environment(&self) -> &[(String, String)] {
        &self.environment
    }

    pub fn get(&self, name: &str) -> String {
        self.environment.iter().find(|(known, _)| known == name).unwrap().1.clone()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub fn command(&self, program: impl AsRef<Path>, arguments: &[&str]) -> Command {
        let mut command = Command::new(program.as_ref());
        command.args(arguments).env_clear().envs(self.environment.iter().cloned());
        command.stdin(Stdio::null());
        command
    }

    /// Runs a command until it has ended and every process has closed its outputs.
    pub fn run(&self, program: impl AsRef<Path>, arguments: &[&str]) -> Output {
        let mut command = self.command(program, arguments);
        output(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap())
    }

    /// [`Lab::run`] of the program, without a terminal, so that it cannot reach the one the tests were started in.
    pub fn program(&self, arguments: &[&str]) -> Said {
        Said::new(&self.run("setsid", &[&["--wait", env!("CARGO_BIN_EXE_ipaper-codes")], arguments].concat()))
    }

    /// The output of a command, if it succeeds.
    pub fn read(&self, program: &str, arguments: &[&str]) -> Option<String> {
        let output = self.run(program, arguments);
        output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
    }

    /// A program that runs until the lab ends.
    pub fn serve(&mut self, mut command: Command) -> &mut Child {
        self.servers.push(command.spawn().unwrap());
        self.servers.last_mut().unwrap()
    }

    /// A command of tmux that is this shell script, in a pane of it.
    pub fn fake_tmux(&mut self, script: &str) {
        // Not written by this process: a file that it, or a new child of another test, has open cannot be run.
        let write = r#"printf '#!/bin/sh\n%s\n' "$1" >"$2"; chmod 755 "$2""#;
        assert!(self.run("sh", &["-c", write, "sh", script, self.path("tmux").to_str().unwrap()]).status.success());
        self.set("PATH", &format!("{}:{}", self.path("").display(), self.get("PATH")));
        self.set("TMUX", "fake,1,0");
    }

    /// Ends the server that was started last.
    pub fn stop_newest(&mut self) {
        stop(self.servers.pop().unwrap());
    }

    /// A script for `sh` that runs the program with these arguments, records its output and exit status, and keeps
    /// the terminal open afterwards. `before` is shell code that comes first.
    pub fn job(&self, before: &str, arguments: &[&str]) -> String {
        let (script, said, status) = (self.path("job"), self.path("said"), self.path("status"));
        let program = env!("CARGO_BIN_EXE_ipaper-codes");
        let (words, said, status) = (arguments.join(" "), said.display(), status.display());
        let text = format!(
            "{before}\n'{program}' {words} >'{said}' 2>&1\n\
             echo $? >'{status}.new'\nmv '{status}.new' '{status}'\nexec cat\n"
        );
        fs::write(&script, text).unwrap();
        script.display().to_string()
    }

    /// The result of the job, once it has ended.
    pub fn job_said(&self) -> Said {
        until("the job to end", || self.path("status").exists());
        let status = fs::read_to_string(self.path("status")).unwrap();
        Said { status: status.trim().parse().ok(), text: fs::read_to_string(self.path("said")).unwrap() }
    }

    /// The running processes that were started in this lab, servers included.
    pub fn processes(&self) -> Vec<(i32, String)> {
        let mark = self.directory.path().to_str().unwrap().as_bytes();
        let mut found = Vec::new();
        for entry in fs::read_dir("/proc").unwrap().flatten() {
            let Some(id) = entry.file_name().to_str().and_then(|name| name.parse::<i32>().ok()) else { continue };
            let read = |name: &str| fs::read(entry.path().join(name)).unwrap_or_default();
            // A zombie no longer has an environment.
            if read("environ").windows(mark.len()).any(|part| part == mark) {
                let line = String::from_utf8_lossy(&read("cmdline")).replace('\0', " ");
                found.push((id, line.trim_end().to_owned()));
            }
        }
        found
    }

    /// The process ids of the owners in this lab.
    pub fn owners(&self) -> Vec<i32> {
        let holds = |line: &str| line.split(' ').nth(1) == Some("hold-selection");
        self.processes().into_iter().filter(|(_, line)| holds(line)).map(|(id, _)| id).collect()
    }

    /// Ends the servers, and fails if any other process does not end by itself then.
    pub fn end(mut self) {
        while !self.servers.is_empty() {
            self.stop_newest();
        }
        until_none("processes that are left", || self.processes());
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        // Anything is left to end only if the test has failed.
        for server in self.servers.drain(..) {
            stop(server);
        }
        for (id, _) in self.processes() {
            let _ = kill_process(Pid::from_raw(id).unwrap(), Signal::KILL);
        }
    }
}

/// The output of the program, standard error included, and its exit status.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    pub status: Option<i32>,
    pub text: String,
}

impl Said {
    fn new(output: &Output) -> Self {
        let text = [output.stdout.as_slice(), &output.stderr].concat();
        Self { status: output.status.code(), text: String::from_utf8(text).unwrap() }
    }

    /// Asserts that the program has succeeded and written this.
    #[track_caller]
    pub fn succeeded(&self, words: &str) {
        assert!(self.status == Some(0) && self.text.contains(words), "{self:?} is not: {words}");
    }

    /// Asserts that the program has failed and written this.
    #[track_caller]
    pub fn failed(&self, words: &str) {
        assert!(self.status == Some(2) && self.text.contains(words), "{self:?} is not: {words}");
        assert!(!self.text.contains("Copied") && !self.text.contains("Sent"), "{self:?}");
    }
}

/// Waits for the end of a program and of its outputs. A program that does not end is killed with the lab.
#[track_caller]
pub fn output(child: Child) -> Output {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(child.wait_with_output().unwrap()));
    receiver.recv_timeout(DEADLINE).expect("a program that ends")
}

/// Waits for a condition.
#[track_caller]
pub fn until(what: &str, mut condition: impl FnMut() -> bool) {
    let deadline = Instant::now() + DEADLINE;
    while !condition() {
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// Waits until there is nothing of a kind left.
#[track_caller]
pub fn until_none<T: std::fmt::Debug>(what: &str, mut list: impl FnMut() -> Vec<T>) {
    let deadline = Instant::now() + DEADLINE;
    loop {
        let left = list();
        if left.is_empty() {
            return;
        }
        assert!(Instant::now() < deadline, "{what}: {left:?}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// The names of the zombies among the children of a process.
pub fn zombies(parent: u32) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let status = fs::read_to_string(entry.path().join("status")).unwrap_or_default();
        let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim();
        if field("State:").starts_with('Z') && field("PPid:") == parent.to_string() {
            names.push(field("Name:").to_owned());
        }
    }
    names
}

fn stop(mut child: Child) {
    // As the end of a user's session does; a server that ignores it is killed.
    let _ = kill_process(Pid::from_child(&child), Signal::TERM);
    let deadline = Instant::now() + Duration::from_secs(5);
    while child.try_wait().unwrap().is_none() {
        if Instant::now() > deadline {
            child.kill().unwrap();
        }
        thread::sleep(Duration::from_millis(10));
    }
}

fn installed(command: &str) -> bool {
    std::env::split_paths(&std::env::var_os("PATH").unwrap()).any(|folder| folder.join(command).is_file())
}
