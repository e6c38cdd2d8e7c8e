//! The codes that `list` and `search` are limited to: those of a method, those with a handling.

use std::io::Write;

use super::args::Filter;
use super::context::Context;
use crate::catalog::{Code, Handling};
use crate::exit::Outcome;

impl<O: Write, E: Write> Context<'_, O, E> {
    /// The positions of the codes that a filter leaves, a method's in its order; else the outcome of the command, which
    /// was reported.
    pub(super) fn filtered(&mut self, filter: &Filter) -> anyhow::Result<Result<Vec<u32>, Outcome>> {
        let catalog = self.catalog;
        let mut codes: Vec<u32> = match &filter.method {
            None => (0..catalog.codes.len() as u32).collect(),
            Some(name) => match self.one_method(name)? {
                Ok(methods) => {
                    let edition = self.edition_of(&methods, filter.edition)?;
                    methods.into_iter().flat_map(|method| method.codes_in(edition)).collect()
                }
                Err(outcome) => return Ok(Err(outcome)),
            },
        };
        let wanted = &filter.handling;
        if !wanted.is_empty() {
            let handling = |number: u32| catalog.code(number).and_then(Code::handling);
            codes.retain(|&number| handling(number).is_some_and(|handling| wanted.contains(&handling)));
        }
        Ok(Ok(codes))
    }

    /// Reports that a filter leaves no code.
    pub(super) fn report_none_left(&mut self, filter: &Filter) -> anyhow::Result<()> {
        let method = filter.method.iter().map(|method| format!(" of `{method}`"));
        let handling = (!filter.handling.is_empty()).then(|| format!(" {}", with_handling(&filter.handling)));
        let problem: String = ["no code".to_owned()].into_iter().chain(method).chain(handling).collect();
        self.report(&format!("{problem}; `ipaper-codes list` shows every code"))
    }
}

/// The handlings that an answer was limited to, in words.
pub(super) fn with_handling(handlings: &[Handling]) -> String {
    let words: Vec<&str> = handlings.iter().map(|handling| handling.word()).collect();
    format!("with handling `{}`", words.join("` or `"))
}
