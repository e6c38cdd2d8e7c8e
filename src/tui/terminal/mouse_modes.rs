//! The modes in which a terminal tells of the mouse: presses, releases and the wheel (1000), with coordinates of any size
//! (1006). Those of crossterm ask for each motion as well, which nobody here wants to hear of.

use std::fmt;

use crossterm::Command;

/// Asks the terminal to tell of the mouse.
#[derive(Debug, Clone, Copy)]
pub struct EnableMouse;

impl Command for EnableMouse {
    fn write_ansi(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str("\x1b[?1000h\x1b[?1006h")
    }
}

/// Asks it to tell of the mouse no longer.
#[derive(Debug, Clone, Copy)]
pub struct DisableMouse;

impl Command for DisableMouse {
    fn write_ansi(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str("\x1b[?1006l\x1b[?1000l")
    }
}
