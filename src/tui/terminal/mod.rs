//! The terminal: what it sends, and the modes it is in while the browser is open.

#[cfg(unix)]
mod decoder;
#[cfg(unix)]
mod key_codes;
#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(not(unix), path = "other.rs")]
mod platform;
mod signal;

#[cfg(all(unix, any(test, fuzzing)))]
pub(crate) use decoder::Decoder;

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{self, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};

pub use platform::{Signals, end_by, read_keys, suspend_job};
pub use signal::Signal;

/// One frame is one write: a slow line never shows half of it.
type Backend = CrosstermBackend<BufWriter<Stdout>>;

/// True while the terminal is in the modes of the browser.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// The terminal in the modes of the browser. Dropping it restores those it had before.
#[derive(Debug)]
pub struct Guard {
    terminal: Terminal<Backend>,
}

/// Checks that there is a terminal to draw on and one to read keys from.
pub fn is_available() -> bool {
    io::stdout().is_terminal() && platform::size().is_ok() && platform::keyboard().is_ok()
}

/// The size of the screen. A terminal that does not know its own is taken for an ordinary one.
pub fn size() -> io::Result<Size> {
    let (width, height) = platform::size()?;
    Ok(if width == 0 || height == 0 { Size::new(80, 24) } else { Size { width, height } })
}

impl Guard {
    /// Enters raw mode, the alternate screen and bracketed paste. A panic restores the terminal before its message is
    /// printed, so that the message can be read.
    pub fn enter(size: Size) -> io::Result<Self> {
        let earlier = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            restore();
            earlier(info);
        }));
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        // The size is asked for when it changes, not with each frame.
        let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, size)));
        let mut guard = Self { terminal: Terminal::with_options(backend, TerminalOptions { viewport })? };
        guard.set_modes()?;
        Ok(guard)
    }

    fn set_modes(&mut self) -> io::Result<()> {
        terminal::enable_raw_mode()?;
        ENTERED.store(true, Ordering::SeqCst);
        execute!(self.terminal.backend_mut(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)
    }

    /// Draws a frame.
    pub fn draw(&mut self, draw: impl FnOnce(&mut ratatui::Frame)) -> io::Result<()> {
        self.terminal.draw(draw).map(|_| ())
    }

    /// Takes the screen to have another size, and nothing on it that was drawn before.
    pub fn resize(&mut self, size: Size) -> io::Result<()> {
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Sets every mode anew after a stop: whoever had the terminal meanwhile may have changed them.
    pub fn reenter(&mut self) -> io::Result<()> {
        // Else raw mode would be taken to be in force. Where it is, leaving it for a moment would lose keys.
        if !platform::is_raw()? {
            terminal::disable_raw_mode()?;
        }
        self.set_modes()?;
        self.resize(size()?)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Restores the terminal and stops this process until it is continued; [`Guard::reenter`] is to follow.
pub fn stop() -> io::Result<()> {
    restore();
    platform::stop()
}

/// Restores the terminal, once. A terminal that is gone is no reason to complain.
fn restore() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    let _ = terminal::disable_raw_mode();
    let _ = io::stdout().flush();
}

#[cfg(test)]
mod tests {
    use super::*;
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    use std::io::Read;

    /// Run by the test below, on a terminal of its own.
    #[test]
    #[ignore = "panics on purpose, as another test's program"]
    fn panics_while_the_terminal_is_raw() {
        let mut guard = Guard::enter(Size::new(80, 24)).unwrap();
        guard.draw(|frame| frame.set_cursor_position((1, 1))).unwrap();
        panic!("a mistake of ours");
    }

    #[test]
    fn a_panic_restores_the_terminal_and_can_be_read() {
        let pty = native_pty_system().openpty(PtySize::default()).unwrap();
        let modes = pty.master.get_termios();
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.cwd("/");
        command.env("TERM", "xterm");
        command.args(["--exact", "tui::terminal::tests::panics_while_the_terminal_is_raw", "--ignored", "--nocapture"]);
        let mut child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let (mut reader, mut written) = (pty.master.try_clone_reader().unwrap(), Vec::new());
        // A pty whose other side is gone ends with an error, after all that was written.
        let _ = reader.read_to_end(&mut written);
        assert!(!child.wait().unwrap().success());
        assert_eq!(format!("{:?}", pty.master.get_termios()), format!("{modes:?}"));
        let written = String::from_utf8_lossy(&written);
        let left = written.find("\x1b[?1049l").expect("the alternate screen is left");
        let message = written.find("a mistake of ours").expect("the message is printed");
        assert!(left < message && written.contains("\x1b[?2004l") && written.contains("\x1b[?25h"), "{written:?}");
    }
}
