//! The popups of tmux, in a real one on a pty.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

use super::{path, recipe};
use crate::pty::session::Session;
use crate::support::skip;

/// A server of tmux with the recipe as its configuration, ended with the test.
struct Server {
    folder: TempDir,
}

impl Server {
    fn new(test: &str) -> Option<Self> {
        if Command::new("tmux").arg("-V").output().is_err() {
            skip(test, "tmux");
            return None;
        }
        // The name of a socket must be short.
        let folder = tempfile::Builder::new().prefix("ipaper-").tempdir_in("/tmp").unwrap();
        // Keys that come at once are a paste to tmux, in which it looks for none of its own.
        let settings = format!("{}set-option -g assume-paste-time 0\n", recipe("tmux"));
        fs::write(folder.path().join("tmux.conf"), settings).unwrap();
        Some(Self { folder })
    }

    /// A client on a pty, with a session whose pane has written this and goes on.
    fn session(&self, text: &str) -> Session {
        let folder = self.folder.path().to_str().unwrap();
        fs::write(self.folder.path().join("text"), text).unwrap();
        let (settings, pane) = (format!("{folder}/tmux.conf"), format!("cat {folder}/text; exec cat"));
        let path = path().into_string().unwrap();
        let environment = [
            ("PATH", &*path),
            ("HOME", folder),
            ("TMUX_TMPDIR", folder),
            ("SHELL", "/bin/sh"),
            ("IPAPER_CODES_CONFIG", ""),
        ];
        let session = Session::program("tmux", 80, 24, &["-f", &settings, "new-session", &pane], &environment);
        session.wait_for("the end of the text");
        session
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ =
            Command::new("tmux").arg("kill-server").env_remove("TMUX").env("TMUX_TMPDIR", self.folder.path()).output();
    }
}

/// Esc lists all codes again, and then leaves the browser, whose popup is gone too. It must not close the popup itself.
fn closes(mut tmux: Session, server: Server) {
    tmux.keys("\x1b");
    tmux.wait_for("23/23");
    tmux.keys("\x1b");
    tmux.wait_until(|| !tmux.text().contains('┌') && tmux.text().contains("the end of the text"));
    drop(server);
    tmux.end();
}

#[test]
fn a_key_opens_the_browser_in_a_popup() {
    let Some(server) = Server::new("a_key_opens_the_browser_in_a_popup") else { return };
    let mut tmux = server.session("the end of the text\n");
    tmux.keys("\x02e");
    tmux.wait_for("┌");
    tmux.wait_for("23/23");
    tmux.keys("readonly");
    tmux.wait_for("1/23");
    closes(tmux, server);
}

#[test]
fn another_key_opens_it_with_the_codes_of_the_pane() {
    let Some(server) = Server::new("another_key_opens_it_with_the_codes_of_the_pane") else { return };
    // One has left the screen, and one is broken into two rows of it.
    let (gone, wrapped) = ("code=READONLY\n", format!("{} code=PAPER_DOES_NOT_EXIST\n", "x".repeat(70)));
    let mut tmux = server.session(&format!("{gone}{}{wrapped}the end of the text\n", "line\n".repeat(40)));
    tmux.keys("\x02\x05");
    tmux.wait_for("found in the text");
    tmux.wait_for("Found 2 codes; Esc lists all again");
    tmux.wait_for("READONLY");
    tmux.wait_for("PAPER_DOES_NOT_EXIST");
    closes(tmux, server);
}
