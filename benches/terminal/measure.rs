//! The measurements, the same for every program.

use std::collections::HashMap;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::programs::{Dataset, Program};
use crate::session::{CommandLine, ROWS, Session, Start};

/// Only a broken program takes this long.
const DEADLINE: Duration = Duration::from_mins(1);

/// The number of names that fill a screen, with room for anything else on it.
const FULL: usize = ROWS as usize - 10;

/// The number of letters of a name that a screen must show, as a long one may be cut off.
const SHOWN: usize = 24;

/// The number of letters of a name that are typed and deleted again.
const LETTERS: usize = 12;

/// The times of a key.
pub struct KeyTime {
    /// Until the search line showed it.
    pub echo: Duration,
    /// Until the last change of the screen.
    pub frame: Duration,
    pub is_letter: bool,
}

/// The figures of one program on one dataset.
#[derive(Default)]
pub struct Figures {
    pub first_frame: Vec<Duration>,
    pub searchable: Vec<Duration>,
    pub keys: Vec<KeyTime>,
    /// Bytes written for each key.
    pub bytes: Vec<usize>,
    /// Peak memory, in KiB.
    pub memory: Vec<u64>,
    /// Of one idle second: bytes written, CPU time, ticks.
    pub idle: Vec<(usize, Option<Duration>, Option<u64>)>,
    /// The number of screens that never appeared.
    pub missed: u32,
    /// The screen after each key, by the query.
    screens: HashMap<String, String>,
}

impl Figures {
    /// The time of each letter until its frame.
    pub fn letters(&self) -> impl Iterator<Item = Duration> {
        self.keys.iter().filter(|key| key.is_letter).map(|key| key.frame)
    }
}

/// The time from just before the start until the screen shows as many of the first names as fit on it, in any order,
/// and that frame has been read.
pub fn first_frame(program: &Program, data: &Dataset, home: &Path, figures: &mut Figures) {
    match full_screen(program, data, Start::Shell, home) {
        Some(time) => figures.first_frame.push(time),
        None => figures.missed += 1,
    }
}

fn full_screen(program: &Program, data: &Dataset, start: Start, home: &Path) -> Option<Duration> {
    let mut session = Session::start(&program.browse(data, ""), start, home);
    let names: Vec<&str> = data.names.iter().take(FULL).map(|name| &name[..name.len().min(SHOWN)]).collect();
    let at = session.wait(DEADLINE, |text| names.iter().all(|name| text.contains(name)))?;
    Some(at - session.started())
}

/// The time from just before the start with the last name as the query until the screen shows that name among the
/// results, and the count of all names.
pub fn searchable(program: &Program, data: &Dataset, home: &Path, figures: &mut Figures) {
    let name = data.names.last().unwrap();
    let mut session = Session::start(&program.browse(data, &name.to_lowercase()), Start::Shell, home);
    let total = format!("/{}", data.names.len());
    match session.wait(DEADLINE, |text| text.contains(name) && text.contains(&total)) {
        Some(at) => figures.searchable.push(at - session.started()),
        None => figures.missed += 1,
    }
}

/// The time from writing a key's byte to the pty until the last change of the screen before the next key. The next key
/// is pressed when nothing has been written for `quiet`, or at once if the screen is the same as after the same query
/// before. The starts of two names are typed and deleted, letter by letter.
pub fn keys(program: &Program, data: &Dataset, home: &Path, quiet: Duration, figures: &mut Figures) {
    let mut session = Session::start(&program.browse(data, ""), Start::Shell, home);
    let total = format!("/{}", data.names.len());
    if session.wait(DEADLINE, |text| text.contains(&total)).is_none() {
        figures.missed += 1;
        return;
    }
    session.rest(quiet);
    for name in [&data.names[data.names.len() / 3], &data.names[data.names.len() * 2 / 3]] {
        let letters: Vec<char> = name.to_lowercase().chars().take(LETTERS).collect();
        let typed = (1..=letters.len()).chain((0..letters.len()).rev());
        let mut before = 0;
        for length in typed {
            let query: String = letters.iter().take(length).collect();
            let letter = length > before;
            let key = if letter { letters[before].to_string() } else { "\x7f".to_owned() };
            before = length;
            let line = format!("> {query}");
            // Nothing typed may be shown as a hint what to type.
            let is_echo = |row: &str| row == line.trim() || (query.is_empty() && row.starts_with("> "));
            let echo = |text: &str| text.lines().any(|row| is_echo(row.trim()));
            let reply = session.key(key.as_bytes(), quiet, figures.screens.get(&query).map(String::as_str), echo);
            figures.bytes.push(reply.bytes);
            match (reply.echoed, reply.settled) {
                (Some(echoed), Some(settled)) => {
                    figures.keys.push(KeyTime { echo: echoed, frame: settled, is_letter: letter });
                    figures.screens.insert(query, session.text().to_owned());
                }
                _ => figures.missed += 1,
            }
        }
    }
    figures.memory.extend(session.peak_memory());
}

/// One second without a key.
pub fn idle(program: &Program, data: &Dataset, home: &Path, quiet: Duration, figures: &mut Figures) {
    let mut session = Session::start(&program.browse(data, ""), Start::Shell, home);
    let total = format!("/{}", data.names.len());
    if session.wait(DEADLINE, |text| text.contains(&total)).is_none() {
        figures.missed += 1;
        return;
    }
    session.rest(quiet.max(Duration::from_millis(500)));
    let (cpu, ticks) = (session.cpu(), session.ticks());
    let bytes = session.rest(Duration::from_secs(1));
    let spent = session.cpu().zip(cpu).map(|(after, before)| after.saturating_sub(before));
    let ticked = session.ticks().zip(ticks).map(|(after, before)| after - before);
    figures.idle.push((bytes, spent, ticked));
}

/// The time of `cat` on the same names until its last byte has been read, which is the cost of a process and a pty; and
/// that of a first frame. Both are started without a shell, which would make them more alike than they are.
pub fn cat(program: &Program, data: &Dataset, home: &Path) -> Option<(Duration, Duration)> {
    let arguments = vec!["cat".to_owned(), data.bare_names()];
    let mut session = Session::start(&CommandLine { arguments, stdin: None }, Start::Directly, home);
    let end = session.end(DEADLINE)?;
    assert!(session.written() > data.names.len());
    Some((end - session.started(), full_screen(program, data, Start::Directly, home)?))
}

/// The time of answering a query without a terminal; the answer is discarded.
pub fn filter(program: &Program, data: &Dataset, query: &str) -> Duration {
    let line = program.filter(data, query);
    let stdin = line.stdin.map_or_else(Stdio::null, |path| File::open(path).unwrap().into());
    let mut command = Command::new(&line.arguments[0]);
    command.args(&line.arguments[1..]).stdin(stdin).stdout(Stdio::null()).stderr(Stdio::null());
    let started = Instant::now();
    let status = command.status().unwrap();
    let taken = started.elapsed();
    // 1 is an answer too: no match.
    assert!(matches!(status.code(), Some(0 | 1)), "{}: {status}", program.name);
    taken
}
