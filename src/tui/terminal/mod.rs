//! The terminal: what it sends, and the modes it is in while the browser is open.

#[cfg(unix)]
mod abort;
#[cfg(unix)]
mod decoder;
mod frames;
#[cfg(unix)]
mod key_codes;
#[cfg(unix)]
mod mouse_modes;
#[cfg(unix)]
mod mouse_reports;
#[cfg(unix)]
mod paste;
#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(not(unix), path = "other.rs")]
mod platform;
#[cfg(all(unix, test))]
#[path = "../../../tests/fixtures/reports.rs"]
pub mod reports;
mod signal;
// They read the modes of a pty, and /proc.
#[cfg(target_os = "linux")]
#[cfg(test)]
mod tests;
#[cfg(unix)]
mod tty;

use std::io::{self, IsTerminal};
use std::mem;
use std::panic;
use std::process;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange};
use crossterm::terminal::{EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute, queue};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};

use self::frames::{Frames, Links};
use super::link::Link;
use crate::exit;

#[cfg(all(unix, any(test, fuzzing)))]
pub(crate) use decoder::Decoder;
pub use platform::{Signals, end_by, is_foreground, read_keys, was_continued};
pub use signal::Signal;

/// One frame is one write: a slow line never shows half of it.
type Backend = Frames<platform::Screen>;

/// The time that the browser has to end after it was told to; longer than its copies may take.
const END_TIMEOUT: Duration = Duration::from_secs(1);

/// The bytes that are written at once: more than a frame of an ordinary screen has.
const FRAME_BYTES: usize = 1 << 16;

/// The memory that the browser needs beside the screen: the stacks of its threads, the short-lived lists of a search and
/// of the details.
const SPARE_BYTES: usize = 16 << 20;

/// The size of a screen as long as nothing tells it: an ordinary one.
pub const UNKNOWN_SIZE: Size = Size::new(80, 24);

/// True while the terminal is in the modes of the browser.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// True if the terminal was raw before: a key of a shell runs the program, whose line editor set the paste mode as it
/// wants it, and would not do so again afterwards.
static IN_LINE_EDITOR: AtomicBool = AtomicBool::new(false);

/// True if the terminal is to tell of the mouse while the browser is open. Where it is not, the mouse is left alone.
static REPORTS_MOUSE: AtomicBool = AtomicBool::new(false);

/// The features of the terminal that the browser wants.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted {
    /// Links on the screen.
    pub hyperlinks: bool,
    /// To be told when the terminal gets the focus.
    pub focus: bool,
    /// To be told of the mouse.
    pub mouse: bool,
}

/// The terminal in the modes of the browser. Dropping it restores those it had before.
#[derive(Debug)]
pub struct Guard {
    terminal: Terminal<Backend>,
    /// The links of the frame; none where links are not wanted.
    links: Option<Links>,
    /// True if the terminal is to tell when it gets the focus.
    reports_focus: bool,
}

/// The reason why the browser cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoTerminal {
    /// There is none to draw on and to read keys from.
    #[error("no terminal to open the browser in")]
    Missing,
    /// There is one, and standard output leads elsewhere.
    #[error("standard output is not a terminal")]
    StdoutElsewhere,
    /// The terminal cannot show it, for this reason.
    #[error("{0}")]
    Unusable(&'static str),
}

/// Finds the terminal to draw on and to read keys from: standard output, or another one where that is to be left alone.
pub fn open(leaves_stdout: bool) -> Result<(), NoTerminal> {
    if leaves_stdout {
        platform::leave_stdout().map_err(|_| NoTerminal::Missing)?;
    } else if !io::stdout().is_terminal() {
        let elsewhere = platform::keyboard().is_ok();
        return Err(if elsewhere { NoTerminal::StdoutElsewhere } else { NoTerminal::Missing });
    }
    if platform::size().is_err() || platform::keyboard().is_err() {
        return Err(NoTerminal::Missing);
    }
    platform::check_type().map_err(NoTerminal::Unusable)
}

/// The size of the screen. A terminal that does not know its own is taken for an ordinary one.
pub fn size() -> io::Result<Size> {
    let (width, height) = platform::size()?;
    Ok(if width == 0 || height == 0 { UNKNOWN_SIZE } else { Size { width, height } })
}

impl Guard {
    /// Enters raw mode, so that keys can be read, Ctrl-C first of all; [`Guard::open_screen`] is to follow. A panic
    /// on any thread restores the terminal before its message is printed, so that the message can be read, and ends the
    /// program; so does an abort.
    pub fn enter(size: Size, wanted: Wanted) -> io::Result<Self> {
        check_memory(size)?;
        let earlier = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            restore();
            earlier(info);
            process::exit(exit::ERROR.into());
        }));
        platform::catch_aborts(restore)?;
        let links = Links::default();
        let backend = Frames::new(platform::screen()?, FRAME_BYTES, Rc::clone(&links));
        // The size is asked for when it changes, not with each frame.
        let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, size)));
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport })?;
        IN_LINE_EDITOR.store(cfg!(unix) && platform::is_raw()?, Ordering::SeqCst);
        REPORTS_MOUSE.store(wanted.mouse, Ordering::SeqCst);
        enter_raw_mode()?;
        Ok(Self { terminal, links: wanted.hyperlinks.then_some(links), reports_focus: wanted.focus })
    }

    /// Enters the alternate screen and, unless a line editor decides on that, bracketed paste; asks for reports of the
    /// focus and of the mouse where they are wanted.
    pub fn open_screen(&mut self) -> io::Result<()> {
        let screen = self.terminal.backend_mut().between();
        if self.reports_focus {
            queue!(screen, EnableFocusChange)?;
        }
        if REPORTS_MOUSE.load(Ordering::SeqCst) {
            queue!(screen, platform::EnableMouse)?;
        }
        if !IN_LINE_EDITOR.load(Ordering::SeqCst) {
            queue!(screen, EnableBracketedPaste)?;
        }
        execute!(screen, EnterAlternateScreen, cursor::Hide)
    }

    /// Draws a frame with the links that the function gives, unless the terminal was restored.
    pub fn draw(&mut self, draw: impl FnOnce(&mut ratatui::Frame) -> Vec<Link>) -> io::Result<()> {
        if !ENTERED.load(Ordering::SeqCst) {
            return Ok(());
        }
        let links = &self.links;
        let draw = |frame: &mut ratatui::Frame| {
            let drawn = draw(frame);
            if let Some(links) = links {
                frames::set_links(links, drawn, frame.buffer_mut());
            }
        };
        self.terminal.draw(draw).map(|_| ())
    }

    /// Takes the screen to have another size, and nothing on it that was drawn before.
    pub fn resize(&mut self, size: Size) -> io::Result<()> {
        check_memory(size)?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Sets every mode anew after a stop: whoever had the terminal meanwhile may have changed them. [`Guard::resize`] is
    /// to follow, for the same reason.
    pub fn reenter(&mut self) -> io::Result<()> {
        // Else raw mode would be taken to be in force. Where it is, leaving it for a moment would lose keys.
        if !platform::is_raw()? {
            platform::leave_raw_mode()?;
        }
        enter_raw_mode()?;
        self.open_screen()
    }
}

/// Checks that there is memory for a screen of this size, twice as it is now and as it was, and some for all else: better
/// an error than an abort.
fn check_memory(size: Size) -> io::Result<()> {
    let bytes = 2 * mem::size_of::<Cell>() * size.area() as usize + SPARE_BYTES;
    Vec::<u8>::new().try_reserve_exact(bytes).map_err(|_| {
        let text = format!("there is not enough memory for a screen of {size}");
        io::Error::new(io::ErrorKind::OutOfMemory, text)
    })
}

fn enter_raw_mode() -> io::Result<()> {
    platform::enter_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    Ok(())
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Restores the terminal and asks the whole job to stop, which comes back as [`Signal::Stop`].
pub fn suspend_job() -> io::Result<()> {
    platform::suspend_job(restore)
}

/// Restores the terminal and stops this process until it is continued; [`Guard::reenter`] is to follow once it
/// [is in the foreground](is_foreground).
pub fn stop() -> io::Result<()> {
    restore();
    platform::stop()
}

/// Ends the program by a signal, unless it ends by itself in time. It cannot where it waits for a terminal that takes no
/// output any more: one that is stopped, or whose multiplexer hangs.
pub fn end_late(signal: i32) {
    thread::sleep(END_TIMEOUT);
    if !platform::takes_output() {
        // Without what nobody has read there is room for the rest of a frame and what restores the terminal.
        platform::discard_output();
        thread::sleep(END_TIMEOUT / 2);
    }
    if platform::takes_output() {
        restore();
    } else {
        leave_raw_mode();
    }
    let _ = end_by(signal);
}

/// Restores the terminal, once. A terminal that is gone is no reason to complain.
fn restore() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    if let Ok(mut screen) = platform::screen() {
        let _ = queue!(screen, EndSynchronizedUpdate, DisableFocusChange);
        if REPORTS_MOUSE.load(Ordering::SeqCst) {
            let _ = queue!(screen, platform::DisableMouse);
        }
        if !IN_LINE_EDITOR.load(Ordering::SeqCst) {
            let _ = queue!(screen, DisableBracketedPaste);
        }
        let _ = execute!(screen, LeaveAlternateScreen, cursor::Show);
    }
    leave_raw_mode();
}

fn leave_raw_mode() {
    // In the background the modes are the shell's, and whoever sets them there is stopped.
    if is_foreground() {
        let _ = platform::leave_raw_mode();
    }
}
