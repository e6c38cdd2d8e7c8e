//! Aborts: memory that runs out, a stack that overflows. No panic hook hears of them.

use std::io::{self, ErrorKind, Read, Write};
use std::thread;

use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use signal_hook::consts::SIGABRT;
use signal_hook::low_level::{emulate_default_handler, pipe};

/// What is left to say. What the system said itself is gone with the screen.
const MESSAGE: &[u8] = b"ipaper-codes: aborted; most likely there was no memory left\n";

/// The stack of a thread that needs hardly any.
const STACK_BYTES: usize = 1 << 16;

/// The most that is written to a pipe at once.
const PIECE: [u8; 4096] = [0; 4096];

/// Calls `restore`, on a thread of its own, before an abort ends the program. It must not ask for memory.
pub fn catch(restore: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let (mut aborts, on_abort) = io::pipe()?;
    let (full, hold) = io::pipe()?;
    let mut filler = hold.try_clone()?;
    // A signal handler may do little more than write to a pipe. The first write wakes the thread; the second one, to a
    // pipe that is full, keeps the thread that aborts from going on.
    pipe::register(SIGABRT, on_abort)?;
    pipe::register(SIGABRT, hold)?;
    fill(&mut filler)?;
    fcntl_setfl(&filler, fcntl_getfl(&filler)? - OFlags::NONBLOCK)?;
    let wait = move || {
        if aborts.read_exact(&mut [0]).is_ok() {
            restore();
            let _ = rustix::io::write(rustix::stdio::stderr(), MESSAGE);
            let _ = emulate_default_handler(SIGABRT);
        }
        drop(full);
    };
    thread::Builder::new().name("aborts".into()).stack_size(STACK_BYTES).spawn(wait).map(drop)
}

/// Writes to a pipe that does not wait, until it is full.
fn fill(pipe: &mut impl Write) -> io::Result<()> {
    for piece in [&PIECE[..], &PIECE[..1]] {
        loop {
            match pipe.write(piece) {
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}
