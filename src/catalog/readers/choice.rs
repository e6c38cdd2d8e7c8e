//! The reader of a document, chosen by what its start shows.

use std::collections::{BTreeSet, HashSet};

use super::super::markdown::Section;
use super::super::options::{ReadOptions, Shape};
use super::columns::Certainty;
use super::found::Reader;
use super::headings::{HeadingReader, Headings};
use super::items::{ItemReader, Items, Mark};
use super::lead::{Form, Lead};
use super::survey::{Group, Survey};
use super::tables::{TableReader, Tables};
use super::token::{Token, TokenSet};
use crate::text;

/// A reader, and what it leaves.
pub struct Choice {
    /// The reader.
    pub reader: Box<dyn Reader>,
    /// The shape that it reads, in words: `a table, column Code`.
    pub read_as: String,
    /// True if it reads headings.
    pub anchors: bool,
    /// Others that could be codes and are not read as such, in words; empty where there is nothing.
    pub unused: String,
}

/// A shape that a document may have.
struct Candidate {
    certainty: Certainty,
    /// The number of its codes.
    count: usize,
    kind: Kind,
}

enum Kind {
    Headings(Headings),
    Tables(Tables),
    Items(Items),
}

/// Chooses the reader of a document with these titles by its start. Errs with what there is, where nothing is a code.
pub fn choose(sections: &[Section], titles: &[&str], options: &ReadOptions) -> Result<Choice, String> {
    let survey = Survey::of(sections.iter(), titles, options);
    let is_asked = |shape| match (options.shape, &options.column) {
        (None, None) => true,
        (None, Some(_)) => shape == Shape::Table,
        (Some(asked), _) => asked == shape,
    };
    let forced = options.shape.is_some();
    let mut candidates = Vec::new();
    if is_asked(Shape::Items) {
        candidates.extend(Mark::ALL.into_iter().rev().filter_map(|mark| items(&survey, mark, options, forced)));
    }
    if is_asked(Shape::Table) {
        candidates.extend(tables(&survey, options));
    }
    if is_asked(Shape::Headings) {
        candidates.extend(headings(&survey, options, forced));
    }
    let most = candidates.iter().map(|candidate| candidate.count).max().unwrap_or(0);
    let is_enough = |candidate: &&Candidate| candidate.count * FEW >= most;
    let best = candidates.iter().filter(is_enough).max_by_key(|candidate| (candidate.certainty, candidate.count));
    let Some(best) = best else { return Err(advice(&survey, options)) };
    let others = candidates.iter().filter(|other| !std::ptr::eq(*other, best)).map(Candidate::describe);
    let mut unused: Vec<String> = others.collect();
    if let (Kind::Tables(tables), 1..) = (&best.kind, survey.headings()) {
        let left = survey.tables.iter().filter(|table| !table.is_read_by(tables)).map(|table| table.headers.join(", "));
        let left: HashSet<String> = left.collect();
        unused.extend(left.iter().map(|headers| format!("a table with columns {}", text::fit(headers, 60))));
    }
    unused.sort();
    let read_as = best.name();
    let reader: Box<dyn Reader> = match &best.kind {
        Kind::Headings(headings) => Box::new(HeadingReader::new(headings.clone(), titles)),
        Kind::Tables(tables) => Box::new(TableReader::new(tables.clone(), titles)),
        Kind::Items(items) => Box::new(ItemReader::new(items.clone(), titles)),
    };
    Ok(Choice { reader, read_as, anchors: matches!(best.kind, Kind::Headings(_)), unused: unused.join(", ") })
}

/// A few names that are certain are no reason to leave so many times more codes.
const FEW: usize = 10;

/// The headings of a document that begins with a long row of codes, which leaves no doubt.
const PLAIN: usize = 16;

/// True if so many of the headings at the start of a document are certain to be codes that its reader is known.
pub fn is_plain(certain: usize, sections: usize) -> bool {
    certain >= PLAIN.max(sections / 2)
}

/// The number of headings that are certain to be codes, unless another shape is asked for.
pub fn certain_headings(sections: &[Section], options: &ReadOptions) -> usize {
    let is_code = |section: &&Section| match &options.pattern {
        Some(pattern) => pattern.matches(&section.heading),
        None => Lead::of(&section.heading)
            .is_some_and(|lead| lead.form == Form::Whole && lead.token.is_some_and(Token::is_strong)),
    };
    let is_free = options.shape.is_none_or(|shape| shape == Shape::Headings) && options.column.is_none();
    if is_free { sections.iter().filter(is_code).count() } else { 0 }
}

/// The advice where no code is found.
fn advice(survey: &Survey, options: &ReadOptions) -> String {
    let named = options.column.as_ref().map(|column| format!(" in column {column}")).unwrap_or_default();
    let matching = options.pattern.as_ref().map(|pattern| format!(": {}", pattern.describe())).unwrap_or_default();
    let seen = survey.describe();
    let seen = if seen.is_empty() {
        "; there is no heading, table or list".to_owned()
    } else {
        format!("; there {} {seen}", if seen.starts_with("1 ") { "is" } else { "are" })
    };
    let column = survey.tables.iter().flat_map(|table| &table.headers).find(|header| !header.trim().is_empty());
    let advice = match (column, &options.shape) {
        (Some(column), _) if options.column.is_none() => {
            format!("; try --as table --column '{}'", text::fit(column, 40))
        }
        (_, None) if survey.headings() > 0 => "; try --as headings, or --code-pattern".to_owned(),
        _ => String::new(),
    };
    format!("no return code found{named}{matching}{seen}{advice}")
}

/// The headings, if some of them are codes.
fn headings(survey: &Survey, options: &ReadOptions, forced: bool) -> Option<Candidate> {
    let sum = |of: fn(&super::survey::Level) -> usize| survey.levels.iter().map(of).sum::<usize>();
    let (strong, blank) = (sum(|level| level.strong), sum(|level| level.blank));
    if let Some(pattern) = &options.pattern {
        let headings = Headings { pattern: Some((pattern.clone(), strong == 0)), ..Headings::default() };
        let count = if strong == 0 { blank } else { strong };
        return (count > 0).then_some(Candidate {
            certainty: Certainty::Strong,
            count,
            kind: Kind::Headings(headings),
        });
    }
    let mut headings = Headings::default();
    if forced {
        headings =
            Headings { single_words: u8::MAX, weak: [Token::ALL.into_iter().collect(); 7], blank: true, ..headings };
        let count: usize = survey.groups.iter().map(|group| group.tally.tokens()).sum::<usize>() + blank;
        return (count > 0).then_some(Candidate {
            certainty: Certainty::Strong,
            count,
            kind: Kind::Headings(headings),
        });
    }
    let all: usize = survey.levels.iter().filter(|level| level.strong > 0).map(|level| level.all).sum();
    // A program's README has a constant or two among its headings.
    let is_strong = strong > 1 && (strong > 5 || strong * 5 >= all) || strong == 1 && all <= 4;
    let mut count = 0;
    for (number, level) in survey.levels.iter().enumerate() {
        if is_strong && level.strong > 0 {
            headings.single_words |= 1 << number;
            count += level.strong + level.words;
        }
        if level.blank > 2 && (level.blank + level.strong) * 5 >= level.all * 3 {
            headings.blank = true;
            count += level.blank;
        }
    }
    let is_certain = is_strong || headings.blank;
    let beside_certain = |group: &Group| is_strong && group.tally.is_strong() && group.tally.is_mostly_tokens();
    let weak = survey.groups.iter().filter(|it| it.about_codes && it.tally.is_weak() || beside_certain(it));
    for Group { level, tally, .. } in weak {
        // Beside names that are certain, others are codes where they stand among them.
        if !is_certain || headings.single_words & (1 << level) != 0 {
            headings.weak[usize::from(*level)].extend(tally.forms());
            count += if is_certain { 0 } else { tally.tokens() };
        }
    }
    let certainty = if is_certain { Certainty::Strong } else { Certainty::Weak };
    (count > 0).then_some(Candidate { certainty, count, kind: Kind::Headings(headings) })
}

/// The tables, if some of them have codes.
fn tables(survey: &Survey, options: &ReadOptions) -> Option<Candidate> {
    let with_codes = || survey.tables.iter().filter_map(|table| table.codes.as_ref());
    let count = |least: Certainty| -> usize {
        with_codes().filter(|(_, columns)| columns.certainty >= least).map(|(_, columns)| columns.count).sum()
    };
    let most = count(Certainty::Weak);
    let is_enough = |certainty: &Certainty| count(*certainty) * FEW >= most;
    let certainty = [Certainty::Strong, Certainty::Named, Certainty::Weak].into_iter().find(is_enough)?;
    let read = with_codes().filter(|(_, columns)| columns.certainty >= certainty);
    let headers: BTreeSet<&String> = read.map(|(header, _)| header).collect();
    let tables = Tables {
        pattern: options.pattern.clone(),
        named: options.column.clone(),
        headers: headers.into_iter().cloned().collect(),
        certainty: Some(certainty),
    };
    let count = count(certainty);
    (count > 0).then_some(Candidate { certainty, count, kind: Kind::Tables(tables) })
}

/// The texts with a mark, if some of them are codes.
fn items(survey: &Survey, mark: Mark, options: &ReadOptions, forced: bool) -> Option<Candidate> {
    let groups = &survey.items[mark as usize];
    let is_free = forced || options.pattern.is_some();
    let counts = |group: &&Group| {
        let is_strong = group.tally.is_strong() && group.tally.is_mostly_tokens();
        // Many names that are certain need no heading that says so, but for lists, where settings are named like that.
        let is_plain = mark != Mark::Item && group.tally.strong > 7;
        is_free && group.tally.tokens() > 0
            || group.about_codes && (is_strong || group.tally.is_weak())
            || is_strong && is_plain
    };
    let (mut count, mut strong, mut weak) = (0, 0, TokenSet::default());
    for Group { tally, .. } in groups.iter().filter(counts) {
        count += tally.tokens();
        strong += tally.strong;
        weak.extend(tally.forms());
    }
    let certainty = if strong > 1 || is_free { Certainty::Strong } else { Certainty::Weak };
    let anywhere = is_free || !groups.iter().any(|group| group.about_codes && group.tally.tokens() > 0);
    let items = Items { pattern: options.pattern.clone(), weak, anywhere, ..Items::of(mark) };
    (count > 0).then_some(Candidate { certainty, count, kind: Kind::Items(items) })
}

impl Candidate {
    /// It in words.
    fn name(&self) -> String {
        match &self.kind {
            Kind::Headings(_) => "headings".to_owned(),
            Kind::Tables(tables) => {
                let column = tables.named.clone().unwrap_or_else(|| tables.headers.join(", "));
                format!("a table, column {}", if column.is_empty() { "1" } else { &column })
            }
            Kind::Items(Items { mark: Mark::Term, .. }) => "terms of a definition list".to_owned(),
            Kind::Items(Items { mark: Mark::Item, .. }) => "items of a list".to_owned(),
            Kind::Items(Items { mark: Mark::Paragraph, .. }) => "paragraphs that lead with a name".to_owned(),
        }
    }

    /// It in words, with the number of its codes.
    fn describe(&self) -> String {
        let count = |word| text::counted(self.count, word);
        match &self.kind {
            Kind::Headings(_) => count("heading"),
            Kind::Tables(_) => format!("{} of a table", count("row")),
            Kind::Items(Items { mark: Mark::Paragraph, .. }) => count("paragraph"),
            Kind::Items(_) => format!("{} of a list", count("item")),
        }
    }
}
