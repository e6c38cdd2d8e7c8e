//! The terminal and the signals of Unix.

use std::env;
use std::fs::File;
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::thread;
use std::time::Duration;

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal as Number, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTIN, SIGWINCH};
use signal_hook::iterator::Signals as Iterator;
use signal_hook::{flag, low_level};

pub use super::abort::catch as catch_aborts;
use super::decoder::Decoder;
pub use super::mouse_modes::{DisableMouse, EnableMouse};
use super::signal::Signal;
pub use super::tty::{
    Screen, discard_output, enter_raw_mode, is_foreground, is_raw, keyboard, leave_raw_mode, leave_stdout, screen,
    size, takes_output,
};

/// The most events that are passed on at once, so that a paste without end is not kept whole.
const MAX_BATCH: usize = 4096;

/// The pause between two looks at a terminal that is another job's.
const BACKGROUND_INTERVAL: Duration = Duration::from_millis(50);

/// Checks that the terminal can move its cursor. Errs with the reason where it says that it cannot, or says nothing.
pub fn check_type() -> Result<(), &'static str> {
    match env::var_os("TERM").unwrap_or_default().as_encoded_bytes() {
        b"" => Err("TERM is not set, so nothing is known of the terminal to open the browser in"),
        b"dumb" => Err("the terminal cannot show the browser (TERM is dumb)"),
        _ => Ok(()),
    }
}

/// Passes on keys and pastes as they come, on a thread of its own, all that have come at once; at the end why no more
/// will. Ends when nobody takes them.
pub fn read_keys(
    escape_timeout: Duration,
    mut to: impl FnMut(io::Result<Vec<Event>>) -> bool + Send + 'static,
) -> io::Result<()> {
    let mut tty = keyboard()?;
    let read = move || {
        let mut decoder = Decoder::new(escape_timeout);
        loop {
            let events = next_events(&mut tty, &mut decoder);
            let last = events.is_err();
            if !to(events) || last {
                return;
            }
        }
    };
    thread::Builder::new().name("keys".into()).spawn(read).map(drop)
}

/// Waits for input, and decodes all of it.
fn next_events(tty: &mut File, decoder: &mut Decoder) -> io::Result<Vec<Event>> {
    let mut events = Vec::new();
    let mut buffer = [0; 4096];
    while events.is_empty() {
        if !is_ready(tty, decoder.timeout())? {
            events = decoder.flush();
            continue;
        }
        // These keys are another job's. Reading them would stop the program, and again each time it is continued.
        if !is_foreground() {
            thread::sleep(BACKGROUND_INTERVAL);
            continue;
        }
        let mut has_more = true;
        while has_more && events.len() < MAX_BATCH {
            let read = match tty.read(&mut buffer) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(read) => &buffer[..read],
                Err(error) if matches!(error.kind(), io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock) => &[],
                Err(error) => return Err(error),
            };
            has_more = is_ready(tty, Some(Duration::ZERO))?;
            events.extend(if has_more { decoder.feed(read) } else { decoder.feed_last(read) });
        }
    }
    Ok(events)
}

/// Waits until there is something to read, an end included; gives `false` where that took too long.
fn is_ready(tty: &File, timeout: Option<Duration>) -> io::Result<bool> {
    let timeout = timeout.map(Timespec::try_from).transpose().map_err(io::Error::other)?;
    loop {
        match poll(&mut [PollFd::new(tty, PollFlags::IN)], timeout.as_ref()) {
            Ok(ready) => return Ok(ready > 0),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// True once a signal came that ends the browser, even if the loop has not heard of it.
static ENDING: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// The values of [`LAST_OF_JOB`].
const STOPPED: usize = 1;
const CONTINUED: usize = 2;

/// The last signal that stopped or continued the program, even if the loop has not heard of it.
static LAST_OF_JOB: LazyLock<Arc<AtomicUsize>> = LazyLock::new(Arc::default);

/// The signals a browser answers. From the moment they are caught none of them ends or stops the program by itself.
#[derive(Debug)]
pub struct Signals(Iterator);

impl Signals {
    /// Catches them.
    pub fn catch() -> io::Result<Self> {
        // First: who hears of a signal is to find it there.
        for (number, value) in [(SIGTSTP, STOPPED), (SIGCONT, CONTINUED)] {
            flag::register_usize(number, Arc::clone(&LAST_OF_JOB), value)?;
        }
        let signals = Iterator::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT])?;
        // Only now: a signal that nothing but the flag heard of would be lost.
        for number in [SIGTERM, SIGHUP, SIGINT, SIGQUIT] {
            flag::register(number, Arc::clone(&ENDING))?;
        }
        Ok(Self(signals))
    }

    /// Passes them on, on a thread of its own, until nobody takes them.
    pub fn forward(mut self, mut to: impl FnMut(Signal) -> bool + Send + 'static) -> io::Result<()> {
        let forward = move || {
            for number in self.0.forever() {
                let signal = match number {
                    SIGWINCH => Signal::Resized,
                    SIGTSTP => Signal::Stop,
                    SIGCONT => {
                        // To be stopped again, unless it was continued to be ended: the signal for that may be on its
                        // way on another thread, which a stop would hold up.
                        if !is_foreground() {
                            thread::sleep(BACKGROUND_INTERVAL);
                        }
                        Signal::Continued
                    }
                    number => Signal::End(number),
                };
                if !to(signal) {
                    return;
                }
            }
        };
        thread::Builder::new().name("signals".into()).spawn(forward).map(drop)
    }
}

/// Asks every process of this job to stop, as the terminal does for Ctrl-Z outside raw mode: this one as well, which
/// hears of it as [`Signal::Stop`].
///
/// Calls `restore` before: a shell that started a script is told of that one's stop, and takes the terminal back, while
/// this process still has it in raw mode.
pub fn suspend_job(restore: impl FnOnce()) -> io::Result<()> {
    restore();
    Ok(kill_current_process_group(Number::TSTP)?)
}

/// Returns true if the program was continued since it was last asked to stop: its shell may be faster than it is, and
/// would not do so again.
pub fn was_continued() -> bool {
    LAST_OF_JOB.load(Ordering::SeqCst) == CONTINUED
}

/// Stops this process until it is continued; not where it is to end, as nobody might continue it.
pub fn stop() -> io::Result<()> {
    if ENDING.load(Ordering::SeqCst) {
        return Ok(());
    }
    // SIGTSTP is caught. SIGTTIN, which is not, does the same: unlike SIGSTOP it stops nobody whom no shell would
    // continue.
    low_level::raise(SIGTTIN)
}

/// Ends the program as the signal would have done, for whoever sent it to see.
pub fn end_by(signal: i32) -> io::Result<()> {
    low_level::emulate_default_handler(signal)
}
