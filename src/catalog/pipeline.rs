//! A long document is read on all cores, and its first codes are there before the last are read.

use std::collections::BTreeMap;
use std::hint;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

use super::bytes::Document;
use super::markdown::Page;
use super::outline;
use super::pieces::Pieces;

/// The first pieces are short, and read here and now: no thread starts as fast, and whoever shows them has a core.
const ALONE: usize = 3;

/// Reads a document page by page, in three steps: `gather` takes the pages in their order, the front matter on the
/// first; `prepare` takes what came of each, on all cores; `each` takes what came of that, in order again.
pub(super) fn parse<P, T: Send>(
    document: Document,
    mut gather: impl FnMut(Page) -> P + Send,
    prepare: impl Fn(P) -> T + Sync,
    mut each: impl FnMut(T),
) -> io::Result<()> {
    let mut pieces = Pieces::of(document.content);
    for _ in 0..ALONE {
        let Some(piece) = pieces.next()? else { return Ok(()) };
        each(prepare(gather(outline::read(piece))));
    }
    let readers = thread::available_parallelism().map_or(1, usize::from);
    keep_memory();
    let pieces = Mutex::new((0.., pieces));
    let gathering = Mutex::new((InOrder::default(), gather));
    let (sender, prepared) = mpsc::sync_channel(2 * readers);
    let work = |sender: &mpsc::SyncSender<_>| -> io::Result<()> {
        let next = || -> io::Result<_> {
            let (numbers, pieces) = &mut *lock(&pieces);
            Ok(pieces.next()?.zip(numbers.next()))
        };
        while let Some((piece, number)) = next()? {
            let page = outline::read(piece);
            // Whoever has the page that was due takes those after it too: nobody waits for another.
            let gathered: Vec<_> = {
                let (order, gather) = &mut *lock(&gathering);
                order.put(number, page).map(|(number, page)| (number, gather(page))).collect()
            };
            for (number, part) in gathered {
                // Whoever takes it stays until all have been sent.
                let _ = sender.send((number, prepare(part)));
            }
        }
        Ok(())
    };
    thread::scope(|scope| {
        let mut started = Vec::new();
        for _ in 0..readers {
            let (work, sender) = (&work, sender.clone());
            match thread::Builder::new().name("reads".into()).spawn_scoped(scope, move || work(&sender)) {
                Ok(reader) => started.push(reader),
                Err(error) if started.is_empty() => return Err(error),
                // Those that are there read it all.
                Err(_) => break,
            }
        }
        drop(sender);
        let mut order = InOrder::default();
        for (number, part) in prepared {
            order.put(number, part).for_each(|(_, part)| each(part));
        }
        // One that did not come back would be a part of the document that is missing.
        started.into_iter().try_for_each(|reader| reader.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into())))
    })
}

/// Lets go of a lot of memory at once. From then on the allocator of the GNU C library expects that much to come and go,
/// and keeps it at hand: to give it back to the system after each piece, and to have it again page by page, takes a
/// tenth of the reading's time.
fn keep_memory() {
    drop(hint::black_box(Vec::<u8>::with_capacity(8 << 20)));
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Puts numbered things that come in any order into theirs.
struct InOrder<T> {
    due: usize,
    early: BTreeMap<usize, T>,
}

impl<T> Default for InOrder<T> {
    fn default() -> Self {
        Self { due: 0, early: BTreeMap::new() }
    }
}

impl<T> InOrder<T> {
    /// Takes one; gives those that are due.
    fn put(&mut self, number: usize, thing: T) -> impl Iterator<Item = (usize, T)> {
        self.early.insert(number, thing);
        std::iter::from_fn(|| {
            let thing = self.early.remove(&self.due)?;
            self.due += 1;
            Some((self.due - 1, thing))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Seek, SeekFrom};

    use super::super::{bytes, markdown};
    use super::*;

    fn document(text: &'static str) -> Document {
        bytes::embedded("test", text)
    }

    #[test]
    fn a_document_over_many_pieces_is_read_in_its_order() {
        let text = (0..40_000).map(|number| format!("# A_{number}\ntext of {number}\n")).collect::<Vec<_>>().join("\n");
        let text: &'static str = text.leak();
        let (mut page, mut pages) = (Page::default(), 0);
        let take = |next| {
            page.append(next);
            pages += 1;
        };
        parse(document(text), |next| next, |next| next, take).unwrap();
        assert!(pages > 3);
        assert_eq!(page, markdown::parse(text));
    }

    /// Gives a byte at a time, and then fails.
    struct Failing<'a>(&'a [u8]);

    impl Read for Failing<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let (byte, rest) = self.0.split_first().ok_or(io::ErrorKind::Other)?;
            (buffer[0], self.0) = (*byte, rest);
            Ok(1)
        }
    }

    impl Seek for Failing<'_> {
        fn seek(&mut self, _: SeekFrom) -> io::Result<u64> {
            Err(io::ErrorKind::Other.into())
        }
    }

    #[test]
    fn a_document_that_fails_on_the_way_is_an_error() {
        let text: &'static [u8] = "# A_A\n\n".repeat(200_000).leak().as_bytes();
        let content = Box::new(Failing(text));
        let failing = Document { content, length: 2 << 20, ..document("") };
        assert!(parse(failing, |_| (), |()| (), |()| ()).is_err());
    }
}
