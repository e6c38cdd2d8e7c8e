//! Real servers, headless, each started for a single test.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::Stdio;

use ipaper_codes::clipboard::environment::Environment;
use ipaper_codes::clipboard::{Attempt, Clipboard, Outcome, Preference};

use super::lab::{Lab, until};

impl Lab {
    /// An X11 server. It chooses a free display itself and reports it once it is ready.
    pub fn start_x11(&mut self) {
        let mut command = self.command("Xvfb", &["-displayfd", "1", "-nolisten", "tcp", "-noreset"]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let output = self.serve(command).stdout.take().unwrap();
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).unwrap();
        self.set("DISPLAY", &format!(":{}", line.trim()));
    }

    /// A Wayland compositor with data control and without X11.
    pub fn start_wayland(&mut self) {
        let settings = self.path("sway.conf");
        fs::write(&settings, "xwayland disable\noutput HEADLESS-1 resolution 800x600\n").unwrap();
        let sway = ["sway", "-c", settings.to_str().unwrap()];
        // Sway does not run as root, but accepts clients that do.
        let mut command = if rustix::process::getuid().is_root() {
            std::os::unix::fs::chown(self.path(""), Some(65534), Some(65534)).unwrap();
            self.command("setpriv", &[&["--reuid=65534", "--regid=65534", "--clear-groups", "--"], &sway[..]].concat())
        } else {
            self.command("sway", &sway[1..])
        };
        command.env("WLR_BACKENDS", "headless").env("WLR_LIBINPUT_NO_DEVICES", "1").env("WLR_RENDERER", "pixman");
        command.stdout(Stdio::null()).stderr(fs::File::create(self.path("sway.log")).unwrap());
        self.serve(command);
        let name = |path: PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
        until("sway's socket", || self.socket("wayland-").is_some() && self.socket("sway-ipc.").is_some());
        let (display, control) = (name(self.socket("wayland-").unwrap()), self.socket("sway-ipc.").unwrap());
        self.set("WAYLAND_DISPLAY", &display);
        self.set("SWAYSOCK", control.to_str().unwrap());
        until("sway's answer", || self.read("swaymsg", &["-t", "get_version"]).is_some());
    }

    fn socket(&self, start: &str) -> Option<PathBuf> {
        let is_it = |name: &str| name.starts_with(start) && !name.ends_with("lock");
        let mut files = fs::read_dir(self.path("")).unwrap().flatten();
        files.find(|file| file.file_name().to_str().is_some_and(is_it)).map(|file| file.path())
    }

    /// The text that another program reads from an X11 selection (`clipboard` or `primary`).
    pub fn x11_selection(&self, selection: &str) -> Option<String> {
        self.read("xclip", &["-selection", selection, "-o"])
    }

    /// Another program takes an X11 selection.
    pub fn x11_take(&self, selection: &str, text: &str) {
        let mut command = self.command("xclip", &["-selection", selection, "-i"]);
        // It stays in the background and would keep the outputs open.
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success());
    }

    /// Copies from this very process, for texts that no subcommand copies. The path of a key file (which need not exist)
    /// marks the owner as one of this lab.
    pub fn copy_to_x11(&self, text: &str) {
        let environment = Environment {
            x11: Some(self.get("DISPLAY")),
            xauthority: Some(self.path("keys").display().to_string()),
            ..Environment::default()
        };
        let owner = Some(PathBuf::from(env!("CARGO_BIN_EXE_ipaper-codes")));
        let clipboard = Clipboard { owner, ..Clipboard::new(Preference::Native, false) };
        let done = Attempt::Done(Outcome::Copied { warning: None });
        assert_eq!(clipboard.copy_with(&environment, text), done);
    }

    /// The text that another program reads from the Wayland clipboard.
    pub fn wayland_clipboard(&self) -> Option<String> {
        self.read("wl-paste", &["--no-newline"])
    }

    /// The text that another program reads from the Wayland primary selection.
    pub fn wayland_primary(&self) -> Option<String> {
        self.read("wl-paste", &["--no-newline", "--primary"])
    }

    /// Another program takes a Wayland selection, with these flags.
    pub fn wayland_take(&self, flags: &[&str], text: &str) {
        let mut command = self.command("wl-copy", &[flags, &["--", text]].concat());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        assert!(command.status().unwrap().success());
    }
}
