//! A line on the terminal that tells how far a long text has been read.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::charset::Charset;
use crate::text;

/// The time before the line is shown: most texts are read by then.
const DELAY: Duration = Duration::from_secs(1);
/// The time between two states of it.
const INTERVAL: Duration = Duration::from_millis(250);

/// Takes the line away.
const ERASE: &str = "\r\x1b[K";

/// The progress of reading a text. Without a terminal it says nothing.
#[derive(Debug)]
pub struct Progress {
    label: String,
    size: Option<u64>,
    read: u64,
    /// The time of the next state; none where there is no terminal.
    next: Option<Instant>,
    is_shown: bool,
}

impl Progress {
    /// The start of a text of this name, and of this size in bytes where it is known.
    pub fn new(label: &str, size: Option<u64>, charset: Charset) -> Self {
        let label = if charset == Charset::Ascii { text::to_ascii(label) } else { label.into() }.into_owned();
        let next = io::stderr().is_terminal().then(|| Instant::now() + DELAY);
        Self { label, size, read: 0, next, is_shown: false }
    }

    /// Counts bytes that were read, and shows the line when it is time.
    pub fn add(&mut self, bytes: usize) {
        self.read += bytes as u64;
        let now = Instant::now();
        if self.next.is_some_and(|next| next <= now) {
            self.next = Some(now + INTERVAL);
            self.is_shown = true;
            write(&format!("{ERASE}{}", line(&self.label, self.read, self.size)));
        }
    }

    /// Takes the line away, as something else is to be written.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            write(ERASE);
        }
    }
}

fn write(text: &str) {
    // Nothing depends on it.
    let _ = io::stderr().write_all(text.as_bytes());
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

/// `app.log: 34 % of 3.4 GiB`, `<stdin>: 120 MiB`.
fn line(label: &str, read: u64, size: Option<u64>) -> String {
    match size.filter(|&size| size >= read && size > 0) {
        Some(size) => format!("{label}: {} % of {}", read * 100 / size, in_units(size)),
        None => format!("{label}: {}", in_units(read)),
    }
}

fn in_units(bytes: u64) -> String {
    let tenths = |unit: u64| format!("{}.{}", bytes / unit, bytes % unit * 10 / unit);
    if bytes >= 1 << 30 { tenths(1 << 30) + " GiB" } else { format!("{} MiB", bytes >> 20) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_in_the_charset_of_the_terminal() {
        let label = |charset| Progress::new("größe.log", None, charset).label.clone();
        assert_eq!((label(Charset::Ascii), label(Charset::Unicode)), ("gr??e.log".to_owned(), "größe.log".to_owned()));
    }

    #[test]
    fn the_line_tells_the_part_that_is_read() {
        assert_eq!(line("a.log", 35 << 20, Some(100 << 20)), "a.log: 35 % of 100 MiB");
        assert_eq!(line("a.log", 3 << 29, Some(7 << 29)), "a.log: 42 % of 3.5 GiB");
        // A file that grows, and one of no known size.
        assert_eq!(line("a.log", 2 << 20, Some(1 << 20)), "a.log: 2 MiB");
        assert_eq!(line("<stdin>", 5 << 20, None), "<stdin>: 5 MiB");
    }
}
