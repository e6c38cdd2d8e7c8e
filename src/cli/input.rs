//! The texts that are searched for codes: files, unpacked where they have to be, and standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::explain::read_chunk;
use crate::text;

/// The name of standard input, as an argument and in answers.
pub const STDIN: &str = "-";
const STDIN_LABEL: &str = "<stdin>";

/// A text that is read in chunks.
pub struct Input {
    /// Its name in answers and messages.
    pub label: String,
    /// Its size in bytes, where it is known.
    pub size: Option<u64>,
    from: Box<dyn Read>,
    unpacking: Option<Child>,
}

impl Input {
    /// Opens a file, or standard input. Errs with the reason, for people.
    pub fn open(path: &Path) -> Result<Self, String> {
        if path.as_os_str() == STDIN {
            let from = Box::new(io::stdin());
            return Ok(Self { label: STDIN_LABEL.to_owned(), size: None, from, unpacking: None });
        }
        let label = text::shown_path(path);
        let problem = |error: io::Error| format!("{label}: {}", text::reason(&error));
        let file = File::open(path).map_err(problem)?;
        let metadata = file.metadata().map_err(problem)?;
        if metadata.is_dir() {
            return Err(format!("{label}: a folder; name the files in it"));
        }
        if path.extension().is_some_and(|extension| extension == "gz") {
            return Self::unpack(label, file);
        }
        let size = metadata.is_file().then_some(metadata.len());
        Ok(Self { label, size, from: Box::new(file), unpacking: None })
    }

    fn unpack(label: String, file: File) -> Result<Self, String> {
        let mut gzip = Command::new("gzip");
        gzip.args(["-d", "-c"]).stdin(file).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut unpacking = gzip.spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => format!("{label}: gzip is not installed; install it or unpack the file"),
            _ => format!("{label}: gzip cannot be started: {}", text::reason(&error)),
        })?;
        let from = unpacking.stdout.take().ok_or_else(|| format!("{label}: gzip gives no output"))?;
        Ok(Self { label, size: None, from: Box::new(from), unpacking: Some(unpacking) })
    }

    /// Reads the next bytes; none at the end. Errs with the reason, for people.
    pub fn read(&mut self, buffer: &mut [u8]) -> Result<usize, String> {
        match read_chunk(&mut self.from, buffer) {
            Ok(0) => self.end().map(|()| 0),
            Ok(read) => Ok(read),
            Err(error) => Err(format!("{}: {}", self.label, text::reason(&error))),
        }
    }

    /// Waits for the program that unpacks the file, and passes on what it complains about.
    fn end(&mut self) -> Result<(), String> {
        let Some(mut unpacking) = self.unpacking.take() else { return Ok(()) };
        let mut complaint = String::new();
        // It is short: gzip stops at its first.
        let _ = unpacking.stderr.take().map(|mut stderr| stderr.read_to_string(&mut complaint));
        let is_good = unpacking.wait().is_ok_and(|status| status.success());
        let first = complaint.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("gzip failed");
        if is_good { Ok(()) } else { Err(format!("{}: {}", self.label, text::one_line(first))) }
    }
}

impl Drop for Input {
    /// Ends a program whose output nobody reads any more.
    fn drop(&mut self) {
        if let Some(mut unpacking) = self.unpacking.take() {
            let _ = unpacking.kill();
            let _ = unpacking.wait();
        }
    }
}
