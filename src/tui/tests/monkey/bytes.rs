//! The bytes that a terminal may send: keys, text, pastes, the mouse, reports, and whatever else.

use super::random::Random;
use super::text::piece;
use crate::keymap::{Bindings, Focus, Key, Keymap};
use crate::purpose::Purpose;
use crate::tui::terminal::Decoder;
use crate::tui::terminal::reports::REPORTS;
use crossterm::event::Event;

/// Every key of the keymap, and others, as terminals send them. Printable characters come beside them.
const KEYS: &[&str] = &[
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1bOA",
    "\x1bOB",
    "\x1b[H",
    "\x1b[F",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[3~",
    "\x1b[1;5H",
    "\x1b[1;5F",
    "\x1b[1;2A",
    "\x1b[1;2B",
    "\x1b[1;3D",
    "\x1b[1;3A",
    "\x1b[1;3B",
    "\x1b[1;2C",
    "\x1b[1;2D",
    "\x1b[17~",
    "\x1b[18~",
    "\x1b[19~",
    "\x1b[20~",
    "\x1bt",
    "\x1b<",
    "\x1b>",
    "\x1bg",
    "\x1bo",
    "\x1ba",
    "\x1b[1;5C",
    "\x1b[1;5D",
    "\x1bb",
    "\x1bf",
    "\x1b\x7f",
    "\x1bOP",
    "\x1b[11~",
    "\x1b[12~",
    "\x1bOR",
    "\x1b[14~",
    "\x1b[15~",
    "\x1b[24~",
    "\x1b[Z",
    "\x1b[2~",
    "\x1b[97;5u",
    "\x1b[27u",
    "\x1b[13;2u",
    "\x1b[97;1:3u",
    "\x1b\x1b[A",
    "\x1bx",
    "\r",
    "\n",
    "\t",
    "\x7f",
    "\x1b",
    "\0",
    "\x01",
    "\x02",
    "\x03",
    "\x04",
    "\x05",
    "\x06",
    "\x07",
    "\x08",
    "\x0b",
    "\x0c",
    "\x0e",
    "\x0f",
    "\x10",
    "\x11",
    "\x12",
    "\x13",
    "\x14",
    "\x15",
    "\x16",
    "\x17",
    "\x18",
    "\x19",
    "\x1a",
    "\x1c",
    "\x1d",
    "\x1e",
    "\x1f",
];

/// Parts of reports and of pastes.
const PARTS: &[&str] = &["\x1b[M !!", "\x1b]0;title", "\x1b[", "\x1b[1;", "\x1bO", "\x1bP", "\x1b[200~", "\x1b[201~"];

/// One thing that may come.
pub fn any(random: &mut Random, names: &[String]) -> Vec<u8> {
    match random.below(100) {
        0..=44 => random.pick(KEYS).into(),
        45..=59 => printable(random),
        60..=69 => mouse(random),
        // A list is moved in with one key again and again.
        70..=74 => random.pick(KEYS).repeat(1 + random.below(30)).into(),
        75..=79 if !names.is_empty() => part(random, names).into_bytes(),
        75..=84 => paste(random),
        85..=89 => random.pick(&REPORTS).into(),
        90..=92 => random.pick(PARTS).into(),
        93..=96 => piece(random).into(),
        _ => (0..=random.below(16)).map(|_| random.below(256) as u8).collect(),
    }
}

fn printable(random: &mut Random) -> Vec<u8> {
    vec![b' ' + random.below(95) as u8]
}

/// A press or a turn of the wheel somewhere, often within the screen, and often more than once.
fn mouse(random: &mut Random) -> Vec<u8> {
    let button = if random.once_in(10) { random.below(256) } else { random.pick(&[0, 0, 0, 64, 65, 66, 67, 68, 69]) };
    let (width, height) = if random.once_in(4) { (310, 110) } else { (80, 24) };
    let (x, y) = (random.below(width), random.below(height));
    let end = if random.once_in(10) { 'm' } else { 'M' };
    format!("\x1b[<{button};{x};{y}{end}").repeat(1 + random.below(3)).into_bytes()
}

/// The beginning of a name, as one types it.
fn part(random: &mut Random, names: &[String]) -> String {
    let name = &names[random.below(names.len())];
    name.to_lowercase().chars().take(1 + random.below(12)).collect()
}

fn paste(random: &mut Random) -> Vec<u8> {
    let long = if random.once_in(50) { 20_000 } else { 8 };
    let text: String = (0..=random.below(long)).map(|_| piece(random)).collect();
    let end = if random.once_in(8) { "" } else { "\x1b[201~" };
    format!("\x1b[200~{text}{end}").into_bytes()
}

#[test]
fn every_key_of_the_keymap_is_among_them() {
    let decode = |bytes: &str| {
        let mut decoder = Decoder::default();
        let mut events = decoder.feed(bytes.as_bytes());
        events.extend(decoder.flush());
        events
    };
    let printable = (b' '..=b'~').map(|byte| char::from(byte).to_string());
    let sent: Vec<Key> = KEYS
        .iter()
        .map(|&bytes| bytes.to_owned())
        .chain(printable)
        .flat_map(|bytes| decode(&bytes))
        .filter_map(|event| if let Event::Key(event) = event { Some(Key::of(event)) } else { None })
        .collect();
    let keymap = Keymap::new(Purpose::Browse, &Bindings::default());
    for focus in [Focus::Search, Focus::List] {
        for key in keymap.rows().flat_map(|row| keymap.keys(focus, row.action)) {
            assert!(sent.contains(&key), "no bytes are {key}");
        }
    }
}
