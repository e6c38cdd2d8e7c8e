//! `explain` on a long log, next to ripgrep with the same names and to `grep -c`.
//!
//!     cargo bench --bench explain                 logs of 1,000 MB, ASCII and UTF-8
//!     cargo bench --bench explain -- 100          of so many MB
//!
//! The programs take turns, round by round, and write to nowhere. Names that are everyday words are left out of those
//! that ripgrep looks for: it would find each `ERROR` of the log, which `explain` does not take for a code.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss)]

#[path = "../support/installed.rs"]
mod installed;

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;
const PROGRAM: &str = env!("CARGO_BIN_EXE_ipaper-codes");
const EVERYDAY: [&str; 3] = ["ERROR", "SUCCESS", "READONLY"];
const WORDS: [&str; 12] = [
    "request", "handled", "user", "login", "session", "paper", "page", "cannot", "response", "time", "worker", "thread",
];
const FOREIGN: [&str; 6] = ["größe", "Überschrift", "naïve", "漢字", "сервер", "résumé"];
const LEVELS: [&str; 6] = ["INFO", "INFO", "INFO", "WARN", "ERROR", "DEBUG"];

/// Numbers that look random and are the same in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn one_of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }
}

/// Writes a log with a code in one of a hundred lines.
fn write_log(path: &Path, bytes: usize, names: &[&str], is_ascii: bool) {
    let (mut numbers, mut block) = (Numbers(0x2545_F491_4F6C_DD1D), Vec::new());
    for line in 0..80_000 {
        let mut words: Vec<&str> = (0..10).map(|_| numbers.one_of(&WORDS)).collect();
        if !is_ascii {
            words[3] = numbers.one_of(&FOREIGN);
            words[7] = numbers.one_of(&FOREIGN);
        }
        let code = if numbers.below(100) == 0 { format!("code={}", numbers.one_of(names)) } else { String::new() };
        let (level, id) = (numbers.one_of(&LEVELS), numbers.below(1_000_000_000));
        let (minute, second) = (line / 60 % 60, line % 60);
        writeln!(
            block,
            "2026-01-01T12:{minute:02}:{second:02}Z {level} [worker-{}] {} {code} id={id}",
            line % 16,
            words.join(" ")
        )
        .unwrap();
    }
    let mut file = BufWriter::new(File::create(path).unwrap());
    for _ in 0..bytes.div_ceil(block.len()) {
        file.write_all(&block).unwrap();
    }
    file.flush().unwrap();
}

/// The time that a command takes, and its peak memory in KiB.
fn measure(command: &mut Command) -> (Duration, u64) {
    let started = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let watch = thread::spawn(move || {
        let mut peak = 0;
        while let Some(kib) = fs::read_to_string(&status).ok().and_then(|text| {
            text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().split(' ').next()?.parse().ok())
        }) {
            peak = kib;
            thread::sleep(Duration::from_millis(2));
        }
        peak
    });
    child.wait().unwrap();
    let taken = started.elapsed();
    (taken, watch.join().unwrap())
}

fn main() {
    let megabytes = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(1000);
    let folder = tempfile::tempdir().unwrap();
    let listed = Command::new(PROGRAM).args(["list", "--names"]).output().unwrap().stdout;
    let listed = String::from_utf8(listed).unwrap();
    let names: Vec<&str> = listed.lines().filter(|name| !EVERYDAY.contains(name)).collect();
    let names_file = folder.path().join("names");
    fs::write(&names_file, names.join("\n")).unwrap();
    println!("| log | program | s, median (best) | peak MiB |\n|---|---|---|---|");
    for (label, is_ascii) in [("ASCII", true), ("UTF-8", false)] {
        let log = folder.path().join("log");
        write_log(&log, megabytes * 1_000_000, &names, is_ascii);
        let mut ours = Command::new(PROGRAM);
        ours.args(["explain", "--format", "vimgrep"]).arg(&log).env("IPAPER_CODES_CONFIG", "");
        let mut rg = Command::new("rg");
        rg.args(["-o", "-w", "-F", "-f"]).args([&names_file, &log]);
        let mut grep = Command::new("grep");
        grep.args(["-c", "READONLY"]).arg(&log).env("LC_ALL", "C");
        let mut programs = vec![("ipaper-codes explain", ours), ("grep -c", grep)];
        if installed::installed("rg").is_some() {
            programs.insert(1, ("rg -o -w -F -f", rg));
        }
        let mut figures = vec![Vec::new(); programs.len()];
        for _ in 0..ROUNDS {
            for ((_, command), figures) in programs.iter_mut().zip(&mut figures) {
                figures.push(measure(command));
            }
        }
        for ((name, _), figures) in programs.iter().zip(&mut figures) {
            figures.sort();
            let (median, best) = (figures[ROUNDS / 2].0.as_secs_f64(), figures[0].0.as_secs_f64());
            let peak = figures.iter().map(|(_, peak)| *peak).max().unwrap_or(0) as f64 / 1024.0;
            println!("| {label} | {name} | {median:.2} ({best:.2}) | {peak:.1} |");
        }
    }
}
