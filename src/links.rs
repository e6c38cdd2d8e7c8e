//! Opening a page in the user's web browser.

use std::env;

use crate::hyperlink;

/// The facts that decide whether a page can be opened where the user sees it. An empty variable counts as one that is not
/// set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Environment {
    /// The user is connected from another machine, where a page of this one is not seen.
    pub ssh: bool,
    /// There is a display to show a page on.
    pub display: bool,
}

/// The reason why a page was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotOpened {
    /// The user is elsewhere.
    #[error("Over SSH")]
    OverSsh,
    /// There is nothing to show it on.
    #[error("No display")]
    NoDisplay,
    /// Anything but a page of the web: a document may be anybody's, and a file or a program is not opened for it.
    #[error("Not a web page")]
    NotWeb,
    /// No program of the system opens pages.
    #[error("No web browser")]
    NoBrowser,
}

impl Environment {
    /// Reads the environment.
    pub fn from_environment() -> Self {
        Self::from(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
    }

    fn from(is_set: impl Fn(&str) -> bool) -> Self {
        let any = |names: &[&str]| names.iter().any(|name| is_set(name));
        Self {
            ssh: any(&["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"]),
            display: cfg!(any(windows, target_os = "macos"))
                || any(&["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "WSL_INTEROP"]),
        }
    }

    /// Opens a page and does not wait for it. The program that opens it has no part in the terminal.
    pub fn open(self, url: &str) -> Result<(), NotOpened> {
        self.check(url)?;
        open::that_detached(url).map_err(|_| NotOpened::NoBrowser)
    }

    fn check(self, url: &str) -> Result<(), NotOpened> {
        if !is_web(url) {
            Err(NotOpened::NotWeb)
        } else if self.ssh {
            Err(NotOpened::OverSsh)
        } else if !self.display {
            Err(NotOpened::NoDisplay)
        } else {
            Ok(())
        }
    }
}

/// Returns true for an address of the web that is spelt in the characters of one (RFC 3986).
fn is_web(url: &str) -> bool {
    let belongs = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
    hyperlink::behind_scheme(url).is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[') && rest.chars().all(belongs)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_opened() {
        for url in ["https://docs.example.org/a#b", "HTTP://example.org", "http://[::1]:80/?a=b%20c"] {
            assert!(is_web(url), "{url}");
        }
        for url in [
            "",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "https://",
            "https:///x",
            "http://-x",
            "https://a b",
            "https://a\n--help",
            "https://a\u{1b}[2J",
            "https://a`id`",
            "https://a\"b",
            "--version",
            "vscode://x",
        ] {
            assert!(!is_web(url), "{url:?}");
            let here = Environment { ssh: false, display: true };
            assert_eq!(here.open(url), Err(NotOpened::NotWeb));
        }
    }

    #[test]
    fn nothing_is_opened_where_it_would_not_be_seen() {
        let url = "https://example.org";
        for (ssh, display, expected) in [
            (false, true, Ok(())),
            (true, true, Err(NotOpened::OverSsh)),
            (true, false, Err(NotOpened::OverSsh)),
            (false, false, Err(NotOpened::NoDisplay)),
        ] {
            assert_eq!(Environment { ssh, display }.check(url), expected);
        }
    }

    #[test]
    fn the_environment_is_read() {
        assert!(Environment::from(|name| name == "SSH_TTY").ssh);
        assert!(!Environment::from(|name| name == "DISPLAY").ssh);
        assert!(Environment::from(|name| name == "WAYLAND_DISPLAY").display);
        assert_eq!(Environment::from(|_| false).display, cfg!(any(windows, target_os = "macos")));
    }
}
