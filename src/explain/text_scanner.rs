//! A text as it is read, in any encoding -> the codes in it.

use std::io::{self, Read};

use super::decode::Decoder;
use super::names::Names;
use super::scanner::{Scanner, Step};

/// The bytes that are read at once.
pub const CHUNK: usize = 1 << 17;

/// Reads the next bytes, as many as are there; none at the end.
pub fn read_chunk(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match from.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

/// A [`Scanner`] of what a text is decoded to: lines and columns are those of its UTF-8.
#[derive(Debug)]
pub struct TextScanner<'n> {
    decoder: Decoder,
    utf8: Vec<u8>,
    scanner: Scanner<'n>,
}

impl<'n> TextScanner<'n> {
    /// A scanner for these names at the start of a text; see [`Scanner::new`].
    pub fn new(names: &'n Names, with_responses: bool) -> Self {
        Self { decoder: Decoder::default(), utf8: Vec::new(), scanner: Scanner::new(names, with_responses) }
    }

    /// Takes the next chunk; an empty one ends the text, as it does when a text is read.
    pub fn feed(&mut self, chunk: &[u8]) -> Step<'_, 'n> {
        if chunk.is_empty() {
            return self.scanner.end_with(&self.decoder.end());
        }
        self.scanner.feed(self.decoder.feed(chunk, &mut self.utf8))
    }
}
