//! The terminal as a borrowed thing: taken once, and given back as it was on quitting, on an error, on a panic.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{self, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

/// One frame is one write: a slow line never shows half of it.
type Backend = CrosstermBackend<BufWriter<Stdout>>;

/// Whether the terminal is ours at the moment.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours. Dropping it gives it back.
#[derive(Debug)]
pub struct Guard {
    terminal: Terminal<Backend>,
}

/// Whether there is a terminal to draw on and one to read keys from.
pub fn is_there() -> bool {
    io::stdout().is_terminal() && terminal::size().is_ok()
}

/// The size of the screen, in columns and rows. A terminal that does not know its own is taken for an ordinary one.
pub fn size() -> io::Result<(u16, u16)> {
    Ok(known(terminal::size()?))
}

/// A size as a terminal tells it -> one to draw on.
pub fn known((width, height): (u16, u16)) -> (u16, u16) {
    if width == 0 || height == 0 { (80, 24) } else { (width, height) }
}

impl Guard {
    /// Takes the terminal: raw mode, the alternate screen, bracketed paste. A panic gives it back before its message
    /// is printed, so that the message can be read.
    pub fn take() -> io::Result<Self> {
        let earlier = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            earlier(info);
        }));
        terminal::enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        // From here on the guard exists, so that a failure below gives the terminal back too.
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        let mut guard = Self { terminal: Terminal::new(backend).inspect_err(|_| give_back())? };
        execute!(guard.terminal.backend_mut(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
        Ok(guard)
    }

    /// Draws a frame.
    pub fn draw(&mut self, draw: impl FnOnce(&mut ratatui::Frame)) -> io::Result<()> {
        self.terminal.draw(draw).map(|_| ())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back, once. A terminal that is gone is no reason to complain.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
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
    fn panics_while_the_terminal_is_taken() {
        let mut guard = Guard::take().unwrap();
        guard.draw(|frame| frame.set_cursor_position((1, 1))).unwrap();
        panic!("a mistake of ours");
    }

    #[test]
    fn a_panic_gives_the_terminal_back_and_can_be_read() {
        let pty = native_pty_system().openpty(PtySize::default()).unwrap();
        let modes = pty.master.get_termios();
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.cwd("/");
        command.env("TERM", "xterm");
        command.args([
            "--exact",
            "tui::terminal::tests::panics_while_the_terminal_is_taken",
            "--ignored",
            "--nocapture",
        ]);
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
