//! The signals that the browser handles.

/// A signal, by what is to be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
// Windows has none of them.
#[cfg_attr(not(unix), allow(dead_code))]
pub enum Signal {
    /// The window has another size.
    Resized,
    /// The program is to stop until it is continued.
    Stop,
    /// The program goes on after a stop.
    Continued,
    /// The program is to end, by this signal.
    End(i32),
}
