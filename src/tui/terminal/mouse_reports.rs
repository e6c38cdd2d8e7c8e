//! The reports of a mouse, after xterm's "ctlseqs": those with SGR coordinates (mode 1006), and the old ones, which
//! nobody asks for.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// The first byte of the parameters of a report with SGR coordinates.
const SGR: u8 = b'<';

/// The bytes behind `Esc [ M` in an old report: the button, the column, the row.
pub const OLD_REPORT: u8 = 3;

/// The bits of a button's number: the keys that are held, a motion, the wheel, buttons that few mice have.
const HELD: [(u16, KeyModifiers); 3] = [(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)];
const MOTION: u16 = 32;
const WHEEL: u16 = 64;
const FURTHER_BUTTONS: u16 = 128;

/// Returns true for a report with SGR coordinates, whatever it says.
pub fn is_sgr(parameters: &[u8], last: u8) -> bool {
    parameters.first() == Some(&SGR) && matches!(last, b'M' | b'm')
}

/// Returns true for a byte that an old report may have behind `Esc [ M`: numbers begin at the blank, and one that is too
/// large is 0.
pub fn is_of_old_report(byte: u8) -> bool {
    byte == 0 || byte >= b' '
}

/// The press, the release, or the turn of the wheel that a report with SGR coordinates tells of; `None` for a motion, and
/// for what is no such report.
pub fn of_sgr(parameters: &[u8], last: u8) -> Option<MouseEvent> {
    let text = std::str::from_utf8(parameters.strip_prefix(&[SGR])?).ok()?;
    let mut numbers = text.split(';').map(|number| number.bytes().all(|byte| byte.is_ascii_digit()).then_some(number));
    let mut number = || numbers.next()??.parse::<u16>().ok();
    let (button, column, row) = (number()?, number()?.checked_sub(1)?, number()?.checked_sub(1)?);
    if numbers.next().is_some() {
        return None;
    }
    let kind = kind(button, last == b'M')?;
    let modifiers = HELD.iter().filter(|(bit, _)| button & bit != 0).map(|(_, modifier)| *modifier).collect();
    Some(MouseEvent { kind, column, row, modifiers })
}

fn kind(button: u16, is_pressed: bool) -> Option<MouseEventKind> {
    if button & MOTION != 0 || button >= FURTHER_BUTTONS {
        return None;
    }
    let number = button & 0b11;
    if button & WHEEL != 0 {
        // A wheel is not released, whatever some terminals say.
        return is_pressed.then_some(match number {
            0 => MouseEventKind::ScrollUp,
            1 => MouseEventKind::ScrollDown,
            2 => MouseEventKind::ScrollLeft,
            _ => MouseEventKind::ScrollRight,
        });
    }
    let button = button_of(number)?;
    Some(if is_pressed { MouseEventKind::Down(button) } else { MouseEventKind::Up(button) })
}

fn button_of(number: u16) -> Option<MouseButton> {
    [MouseButton::Left, MouseButton::Middle, MouseButton::Right].get(usize::from(number)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A report in words.
    fn told(report: &str) -> Option<String> {
        let (last, parameters) = report.as_bytes().split_last().unwrap();
        let MouseEvent { kind, column, row, modifiers } = of_sgr(parameters, *last)?;
        let held = if modifiers.is_empty() { String::new() } else { format!(" {modifiers}") };
        Some(format!("{kind:?} {column},{row}{held}"))
    }

    #[test]
    fn presses_releases_and_the_wheel_with_what_is_held() {
        for (report, expected) in [
            ("<0;1;1M", "Down(Left) 0,0"),
            ("<1;80;24M", "Down(Middle) 79,23"),
            ("<2;300;200M", "Down(Right) 299,199"),
            ("<0;3;4m", "Up(Left) 2,3"),
            ("<4;3;4M", "Down(Left) 2,3 Shift"),
            ("<8;3;4M", "Down(Left) 2,3 Alt"),
            ("<16;3;4M", "Down(Left) 2,3 Control"),
            ("<64;5;6M", "ScrollUp 4,5"),
            ("<65;5;6M", "ScrollDown 4,5"),
            ("<66;5;6M", "ScrollLeft 4,5"),
            ("<67;5;6M", "ScrollRight 4,5"),
            ("<69;5;6M", "ScrollDown 4,5 Shift"),
            ("<0;65535;65535M", "Down(Left) 65534,65534"),
        ] {
            assert_eq!(told(report).as_deref(), Some(expected), "{report}");
        }
    }

    #[test]
    fn a_motion_another_button_and_what_is_malformed_are_nothing() {
        for report in [
            "<32;1;1M",
            "<35;1;1M",
            "<3;1;1M",
            "<64;1;1m",
            "<128;1;1M",
            "<0;0;1M",
            "<0;1;0M",
            "<0;1M",
            "<0;1;1;1M",
            "<;;M",
            "<M",
            "<0;65536;1M",
            "<+0;1;1M",
            "<0;1:2;1M",
            "0;1;1M",
        ] {
            assert_eq!(told(report), None, "{report}");
        }
    }
}
