//! The keys that bytes and sequences of a terminal mean, after xterm's "ctlseqs" and kitty's keyboard protocol.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// The key of an ASCII byte, with Alt where an Esc came before it.
pub fn of_byte(byte: u8, alt: bool) -> Option<KeyEvent> {
    let (code, modifiers) = match byte {
        b'\r' => (KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => (KeyCode::Tab, KeyModifiers::NONE),
        0x7f => (KeyCode::Backspace, KeyModifiers::NONE),
        0 => (KeyCode::Char(' '), KeyModifiers::CONTROL),
        0x01..=0x1a => (KeyCode::Char(char::from(byte - 1 + b'a')), KeyModifiers::CONTROL),
        // Also sent for Ctrl with a digit, and the last one for Ctrl-_.
        0x1c => (KeyCode::Char('\\'), KeyModifiers::CONTROL),
        0x1d => (KeyCode::Char(']'), KeyModifiers::CONTROL),
        0x1e => (KeyCode::Char('^'), KeyModifiers::CONTROL),
        0x1f => (KeyCode::Char('/'), KeyModifiers::CONTROL),
        b' '..=b'~' => (KeyCode::Char(char::from(byte)), KeyModifiers::NONE),
        _ => return None,
    };
    Some(KeyEvent::new(code, modifiers | if alt { KeyModifiers::ALT } else { KeyModifiers::NONE }))
}

/// The key of `Esc O` and a letter.
pub fn of_ss3(letter: u8, alt: bool) -> Option<KeyEvent> {
    let code = match letter {
        b'M' => KeyCode::Enter,
        letter => of_letter(letter)?,
    };
    Some(KeyEvent::new(code, if alt { KeyModifiers::ALT } else { KeyModifiers::NONE }))
}

/// The key of `Esc [`, parameters, and a last byte; `None` for whatever is no key.
pub fn of_csi(parameters: &[u8], last: u8, alt: bool) -> Option<KeyEvent> {
    if let Some(rest) = parameters.strip_prefix(b"[") {
        return rest.is_empty().then(|| function(last.checked_sub(b'A')?.checked_add(1)?, 5)).flatten().map(plain);
    }
    // A private marker or an intermediate byte: an answer, not a key.
    if !parameters.iter().all(|byte| matches!(byte, b'0'..=b'9' | b';' | b':')) {
        return None;
    }
    let text = std::str::from_utf8(parameters).ok()?;
    let mut numbers = text.split(';').map(|number| number.split(':').map(|part| part.parse::<u32>().ok()));
    let mut first = numbers.next()?;
    let first = first.next()?.unwrap_or(1);
    let mut second = numbers.next();
    let held = second.as_mut().and_then(Iterator::next).flatten().unwrap_or(1);
    let kind = second.as_mut().and_then(Iterator::next).flatten();
    let third = numbers.next().and_then(|mut parts| parts.next().flatten());
    let code = match last {
        b'~' if first == 27 => of_number(third?)?,
        b'~' => of_tilde(first)?,
        b'u' => of_number(first)?,
        b'Z' => KeyCode::BackTab,
        // Else a report: `R` is the place of the cursor, `O` the focus that is lost.
        last if first == 1 && third.is_none() => of_letter(last)?,
        _ => return None,
    };
    let mut modifiers = modifiers(held)?;
    if alt {
        modifiers |= KeyModifiers::ALT;
    }
    // Shift with a letter comes as the small letter.
    let code = match code {
        KeyCode::Char(c) if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::Char(c.to_ascii_uppercase()),
        code => code,
    };
    let kind = match kind {
        Some(2) => KeyEventKind::Repeat,
        Some(3) => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    };
    Some(KeyEvent::new_with_kind(code, modifiers, kind))
}

fn plain(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// The modifiers of a number that is one more than their bits. No key of ours has Super, Hyper or Meta; the locks of
/// capitals and numbers change nothing.
fn modifiers(number: u32) -> Option<KeyModifiers> {
    let bits = number.checked_sub(1).filter(|bits| *bits < 256 && bits & 0b11_1000 == 0)?;
    let all = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    Some(all.iter().filter(|(bit, _)| bits & bit != 0).map(|(_, modifier)| *modifier).collect())
}

/// The first of the function keys have letters in common.
fn of_letter(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

/// The keys of `Esc [ NUMBER ~`.
fn of_tilde(number: u32) -> Option<KeyCode> {
    Some(match u8::try_from(number).ok()? {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        number @ 11..=15 => KeyCode::F(number - 10),
        number @ 17..=21 => KeyCode::F(number - 11),
        number @ 23..=26 => KeyCode::F(number - 12),
        number @ 28..=29 => KeyCode::F(number - 13),
        number @ 31..=34 => KeyCode::F(number - 14),
        _ => return None,
    })
}

/// The key of a character's number. Kitty numbers its other keys in the private use area.
fn of_number(number: u32) -> Option<KeyCode> {
    Some(match number {
        8 | 127 => KeyCode::Backspace,
        9 => KeyCode::Tab,
        13 | 57414 => KeyCode::Enter,
        27 => KeyCode::Esc,
        57417 => KeyCode::Left,
        57418 => KeyCode::Right,
        57419 => KeyCode::Up,
        57420 => KeyCode::Down,
        57344..=63743 => return None,
        number => KeyCode::Char(char::from_u32(number).filter(|c| !c.is_control())?),
    })
}

/// A function key of the first so many.
fn function(number: u8, of: u8) -> Option<KeyCode> {
    (number <= of).then_some(KeyCode::F(number))
}
