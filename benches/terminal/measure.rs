//! What is measured, each by one definition for everyone.

use std::collections::HashMap;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::contestant::{Contestant, List};
use crate::session::{By, Line, ROWS, Session};

/// Only a broken program takes so long.
const DEADLINE: Duration = Duration::from_secs(60);

/// So many names are a screen full of them, whatever else is on it.
const FULL: usize = ROWS as usize - 10;

/// A name may be cut short on the screen, but not by more than this leaves.
const CUT: usize = 24;

/// How many letters of a name are typed, and taken back again.
const LETTERS: usize = 12;

/// The figures of one contestant on one list.
#[derive(Default)]
pub struct Figures {
    pub first_frame: Vec<Duration>,
    pub searchable: Vec<Duration>,
    /// Of each key: until the search line showed it, until the frame was there, and whether it was a letter.
    pub keys: Vec<(Duration, Duration, bool)>,
    pub bytes: Vec<usize>,
    pub memory: Vec<u64>,
    /// Of one idle second: bytes written, time on a CPU, ticks.
    pub idle: Vec<(usize, Option<Duration>, Option<u64>)>,
    /// Screens that never came.
    pub missed: usize,
    /// What the screen was after each key, by what had been typed.
    screens: HashMap<String, String>,
}

/// From just before the program is started until the screen shows as many of the list's first names as fit on it,
/// whatever the order of the rows, and the frame that does so has been read.
pub fn first_frame(who: &Contestant, list: &List, home: &Path, figures: &mut Figures) {
    match full_screen(who, list, By::Shell, home) {
        Some(time) => figures.first_frame.push(time),
        None => figures.missed += 1,
    }
}

fn full_screen(who: &Contestant, list: &List, by: By, home: &Path) -> Option<Duration> {
    let mut session = Session::start(&who.browse(list, ""), by, home);
    let names: Vec<&str> = list.names.iter().take(FULL).map(|name| &name[..name.len().min(CUT)]).collect();
    let at = session.wait(DEADLINE, |text| names.iter().all(|name| text.contains(name)))?;
    Some(at - session.started())
}

/// From just before the program is started with the last name as its query until the screen shows that name in its
/// results, out of all names there are.
pub fn searchable(who: &Contestant, list: &List, home: &Path, figures: &mut Figures) {
    let name = list.names.last().unwrap();
    let mut session = Session::start(&who.browse(list, &name.to_lowercase()), By::Shell, home);
    let total = format!("/{}", list.names.len());
    match session.wait(DEADLINE, |text| text.contains(name) && text.contains(&total)) {
        Some(at) => figures.searchable.push(at - session.started()),
        None => figures.missed += 1,
    }
}

/// From the moment a key's byte is written to the pty until the screen's text is what it remains until the next key.
/// The next key is pressed when nothing has come for `quiet`, or at once where the screen is the one that the same
/// query led to before. The start of two names is typed and taken back, letter by letter.
pub fn keys(who: &Contestant, list: &List, home: &Path, quiet: Duration, figures: &mut Figures) {
    let mut session = Session::start(&who.browse(list, ""), By::Shell, home);
    let total = format!("/{}", list.names.len());
    if session.wait(DEADLINE, |text| text.contains(&total)).is_none() {
        figures.missed += 1;
        return;
    }
    session.rest(quiet);
    for name in [&list.names[list.names.len() / 3], &list.names[list.names.len() * 2 / 3]] {
        let letters: Vec<char> = name.to_lowercase().chars().take(LETTERS).collect();
        let typed = (1..=letters.len()).chain((0..letters.len()).rev());
        let mut before = 0;
        for length in typed {
            let query: String = letters.iter().take(length).collect();
            let letter = length > before;
            let key = if letter { letters[before].to_string() } else { "\x7f".to_owned() };
            before = length;
            let line = format!("> {query}");
            let echo = |text: &str| text.lines().any(|row| row.trim() == line.trim());
            let reply = session.key(key.as_bytes(), quiet, figures.screens.get(&query).map(String::as_str), echo);
            figures.bytes.push(reply.bytes);
            match (reply.echoed, reply.settled) {
                (Some(echoed), Some(settled)) => {
                    figures.keys.push((echoed, settled, letter));
                    figures.screens.insert(query, session.text().to_owned());
                }
                _ => figures.missed += 1,
            }
        }
    }
    figures.memory.extend(session.peak_memory());
}

/// What a program does when nobody does anything.
pub fn idle(who: &Contestant, list: &List, home: &Path, quiet: Duration, figures: &mut Figures) {
    let mut session = Session::start(&who.browse(list, ""), By::Shell, home);
    let total = format!("/{}", list.names.len());
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

/// From just before `cat` is started on the same names until its last byte has been read, which is what a process and
/// a pty cost by themselves; and a first frame. No shell here: it would make the two more alike than they are.
pub fn cat(who: &Contestant, list: &List, home: &Path) -> Option<(Duration, Duration)> {
    let words = vec!["cat".to_owned(), list.bare()];
    let mut session = Session::start(&Line { words, stdin: None }, By::Itself, home);
    let end = session.end(DEADLINE)?;
    assert!(session.written() > list.names.len());
    Some((end - session.started(), full_screen(who, list, By::Itself, home)?))
}

/// From start to end of a program that answers a query and draws nothing; its answer goes nowhere.
pub fn answer(who: &Contestant, list: &List, query: &str) -> Duration {
    let line = who.answer(list, query);
    let stdin = line.stdin.map_or_else(Stdio::null, |path| File::open(path).unwrap().into());
    let mut command = Command::new(&line.words[0]);
    command.args(&line.words[1..]).stdin(stdin).stdout(Stdio::null()).stderr(Stdio::null());
    let started = Instant::now();
    let status = command.status().unwrap();
    let taken = started.elapsed();
    // 1 is an answer too: nothing found.
    assert!(matches!(status.code(), Some(0 | 1)), "{}: {status}", who.name);
    taken
}
