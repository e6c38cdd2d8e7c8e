//! The clipboard of the display or of the system. The one file that names `arboard`.

use arboard::Clipboard;

/// Why the clipboard did not take a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// There is no clipboard to talk to. `arboard`'s own text blames a time limit, which misleads.
    Unreachable,
    /// It is there and did not take it.
    Refused,
}

fn connect() -> Result<Clipboard, Refusal> {
    Clipboard::new().map_err(|_| Refusal::Unreachable)
}

#[cfg(all(unix, not(target_os = "macos")))]
pub(super) use held::{Selection, hold, server_is_gone};

#[cfg(not(all(unix, not(target_os = "macos"))))]
/// Copies a text where the system keeps it.
pub(super) fn keep(text: &str) -> Result<(), String> {
    let kept = connect().and_then(|mut clipboard| clipboard.set_text(text).map_err(|_| Refusal::Refused));
    kept.map_err(|refusal| match refusal {
        Refusal::Unreachable => "the system clipboard cannot be opened".to_owned(),
        Refusal::Refused => "the system clipboard did not take it".to_owned(),
    })
}

#[cfg(all(unix, not(target_os = "macos")))]
mod held {
    use arboard::{Error, GetExtLinux, LinuxClipboardKind, SetExtLinux};

    use super::{Refusal, connect};

    /// One of the two selections a display has.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(in crate::clipboard) enum Selection {
        /// What "copy" and "paste" mean.
        Clipboard,
        /// What the middle button of the mouse pastes.
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

    /// Sets a selection and returns once somebody else has taken it, which may take days. Which display it is, is
    /// read from the environment. For ever on an X11 server that dies: see [`server_is_gone`].
    pub(in crate::clipboard) fn hold(selection: Selection, text: &str) -> Result<(), Refusal> {
        connect()?.set().clipboard(selection.kind()).wait().text(text).map_err(|_| Refusal::Refused)
    }

    /// Whether the X11 server has gone away while this process holds the selection.
    pub(in crate::clipboard) fn server_is_gone(selection: Selection) -> bool {
        // An owner that is this very process answers without a detour; only a dead connection is an error then.
        let read = connect().map(|mut clipboard| clipboard.get().clipboard(selection.kind()).text());
        match read {
            Ok(Ok(_) | Err(Error::ContentNotAvailable | Error::ConversionFailure)) => false,
            Ok(Err(_)) | Err(_) => true,
        }
    }
}
