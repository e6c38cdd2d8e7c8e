//! The clipboard of the display or of the system. The only file that names `arboard`.

use arboard::Clipboard;

/// The warning where only the clipboard was set, and the primary selection was asked for as well.
pub(super) const NO_PRIMARY: &str = "the primary selection was not set";

/// A text that the clipboard did not accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The clipboard cannot be opened. `arboard`'s own message blames a timeout, which is misleading.
    Unreachable,
    /// It can be opened, but did not accept the text.
    Refused,
}

fn connect() -> Result<Clipboard, Refusal> {
    Clipboard::new().map_err(|_| Refusal::Unreachable)
}

#[cfg(all(unix, not(target_os = "macos")))]
pub(super) use selections::{Selection, hold, server_is_gone};

#[cfg(not(all(unix, not(target_os = "macos"))))]
/// Copies a text to a clipboard that the system owns.
pub(super) fn copy(text: &str) -> Result<(), String> {
    let copied = connect().and_then(|mut clipboard| clipboard.set_text(text).map_err(|_| Refusal::Refused));
    copied.map_err(|refusal| match refusal {
        Refusal::Unreachable => "the system clipboard cannot be opened".to_owned(),
        Refusal::Refused => "the system clipboard did not accept the text".to_owned(),
    })
}

#[cfg(all(unix, not(target_os = "macos")))]
mod selections {
    use arboard::{Error, GetExtLinux, LinuxClipboardKind, SetExtLinux};

    use super::{Refusal, connect};

    /// One of the two selections of a display.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(in crate::clipboard) enum Selection {
        /// The one that "copy" and "paste" use.
        Clipboard,
        /// The one that the middle mouse button pastes.
        Primary,
    }

    impl Selection {
        fn kind(self) -> LinuxClipboardKind {
            match self {
                Self::Clipboard => LinuxClipboardKind::Clipboard,
                Self::Primary => LinuxClipboardKind::Primary,
            }
        }
    }

    /// Sets a selection on the display that the environment names, and returns once another program has taken it, which
    /// may take days. Never returns if an X11 server dies: see [`server_is_gone`].
    pub(in crate::clipboard) fn hold(selection: Selection, text: String) -> Result<(), Refusal> {
        connect()?.set().clipboard(selection.kind()).wait().text(text).map_err(|_| Refusal::Refused)
    }

    /// Checks for an X11 server that has gone away while this process owns the selection.
    pub(in crate::clipboard) fn server_is_gone(selection: Selection) -> bool {
        // This process owns the selection and answers itself, so only a dead connection is an error.
        let read = connect().map(|mut clipboard| clipboard.get().clipboard(selection.kind()).text());
        match read {
            Ok(Ok(_) | Err(Error::ContentNotAvailable | Error::ConversionFailure)) => false,
            Ok(Err(_)) | Err(_) => true,
        }
    }
}
