//! The shapes that a document may have, each with the number of its codes and how sure it is.

use std::collections::BTreeMap;

use super::super::options::{ReadOptions, Shape};
use super::super::token::{Token, TokenSet};
use super::columns::{Certainty, Columns};
use super::found::Reader;
use super::headings::{HeadingReader, Headings};
use super::items::{ItemReader, Items, Mark};
use super::survey::{Group, Level, Survey};
use super::tables::{TableReader, Tables};
use crate::text;

/// A few names that are certain are no reason to leave so many times more codes.
pub const FEW: usize = 10;

/// A shape that a document may have.
pub struct Candidate {
    pub certainty: Certainty,
    /// The number of its codes.
    pub count: usize,
    pub kind: Kind,
}

pub enum Kind {
    Headings(Headings),
    Tables(Tables),
    Items(Items),
}

/// Those of a document, or of the shape that is asked for. Of equals the last is the best.
pub fn candidates(survey: &Survey, options: &ReadOptions) -> Vec<Candidate> {
    let is_asked = |shape| match (options.shape, &options.column) {
        (None, None) => true,
        (None, Some(_)) => shape == Shape::Table,
        (Some(asked), _) => asked == shape,
    };
    let items = Mark::ALL.into_iter().rev().map(|mark| items(survey, mark, options));
    let items = items.flatten().filter(|_| is_asked(Shape::Items));
    let tables = tables(survey, options).filter(|_| is_asked(Shape::Table));
    items.chain(tables).chain(headings(survey, options).filter(|_| is_asked(Shape::Headings))).collect()
}

/// The headings, if some of them are codes.
fn headings(survey: &Survey, options: &ReadOptions) -> Option<Candidate> {
    let sum = |of: fn(&Level) -> usize| survey.levels.iter().map(of).sum::<usize>();
    let (strong, blank) = (sum(|level| level.strong), sum(|level| level.blank));
    let (headings, count) = if let Some(pattern) = &options.pattern {
        let anywhere = strong == 0;
        let headings = Headings { pattern: Some((pattern.clone(), anywhere)), ..Headings::default() };
        (headings, if anywhere { blank } else { strong })
    } else if options.shape.is_some() {
        let weak = [Token::ALL.into_iter().collect(); 7];
        let count = survey.groups.iter().map(|group| group.tally.tokens()).sum::<usize>() + blank;
        (Headings { single_words: u8::MAX, weak, blank: true, pattern: None }, count)
    } else {
        return headings_of_codes(survey, strong);
    };
    (count > 0).then_some(Candidate { certainty: Certainty::Strong, count, kind: Kind::Headings(headings) })
}

/// The headings that are codes by themselves, of which so many are certain.
fn headings_of_codes(survey: &Survey, strong: usize) -> Option<Candidate> {
    let all: usize = survey.levels.iter().filter(|level| level.strong > 0).map(|level| level.all).sum();
    // A program's README has a constant or two among its headings.
    let is_strong = strong > 1 && (strong > 5 || strong * 5 >= all) || strong == 1 && all <= 4;
    let (mut headings, mut count) = (Headings::default(), 0);
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
    let is_read = |columns: &Columns| columns.certainty >= certainty;
    let mut headers: BTreeMap<&str, usize> = BTreeMap::new();
    for (header, columns) in with_codes().filter(|(_, columns)| is_read(columns)) {
        *headers.entry(header).or_insert(0) += columns.count;
    }
    // Names that may be something else are of one kind below one header.
    if certainty < Certainty::Strong {
        let most = headers.iter().map(|(&header, &count)| (count, header)).max_by_key(|(count, _)| *count)?;
        headers.retain(|header, _| *header == most.1);
    }
    let is_chosen = |(header, columns): &(String, Columns)| is_read(columns) && headers.contains_key(header.as_str());
    let chosen = survey.tables.iter().filter(|table| table.codes.as_ref().is_some_and(is_chosen));
    let tables = Tables {
        pattern: options.pattern.clone(),
        named: options.column.clone(),
        headers: headers.keys().map(ToString::to_string).collect(),
        certainty: Some(certainty),
        heads: chosen.map(|table| table.headers.clone()).collect(),
    };
    let count = headers.values().sum();
    (count > 0).then_some(Candidate { certainty, count, kind: Kind::Tables(tables) })
}

/// The texts with a mark, if some of them are codes.
fn items(survey: &Survey, mark: Mark, options: &ReadOptions) -> Option<Candidate> {
    let groups = &survey.items[mark as usize];
    let is_free = options.shape.is_some() || options.pattern.is_some();
    let counts = |group: &&Group| {
        let is_strong = group.tally.is_strong() && group.tally.is_mostly_tokens();
        // Many names that are certain need no heading that says so, but for lists, where settings are named like that.
        let is_plain = mark != Mark::Item && group.tally.strong > 7;
        is_free && group.tally.tokens() > 0
            || group.about_codes && (is_strong || group.tally.is_weak())
            || is_strong && is_plain
    };
    let tokens = |about_codes: bool| -> usize {
        let groups = groups.iter().filter(|group| group.about_codes == about_codes && counts(group));
        groups.map(|group| group.tally.tokens()).sum()
    };
    // Those below a heading that says so, unless there are more that need none.
    let anywhere = is_free || tokens(false) > tokens(true);
    let (mut count, mut strong, mut weak) = (0, 0, TokenSet::default());
    for Group { tally, .. } in groups.iter().filter(|group| counts(group) && (anywhere || group.about_codes)) {
        count += tally.tokens();
        strong += tally.strong;
        weak.extend(tally.forms());
    }
    let certainty = if strong > 1 || is_free { Certainty::Strong } else { Certainty::Weak };
    let items = Items { pattern: options.pattern.clone(), weak, anywhere, ..Items::of(mark) };
    (count > 0).then_some(Candidate { certainty, count, kind: Kind::Items(items) })
}

impl Candidate {
    /// Its reader, for a document with these titles.
    pub fn reader(&self, titles: &[&str]) -> Box<dyn Reader> {
        match &self.kind {
            Kind::Headings(headings) => Box::new(HeadingReader::new(headings.clone(), titles)),
            Kind::Tables(tables) => Box::new(TableReader::new(tables.clone(), titles)),
            Kind::Items(items) => Box::new(ItemReader::new(items.clone(), titles)),
        }
    }

    /// It in words.
    pub fn name(&self) -> String {
        match &self.kind {
            Kind::Headings(_) => "headings".to_owned(),
            Kind::Tables(tables) => {
                let columns: Vec<&str> = tables.columns_in_words().collect();
                format!("a table, column {}", columns.join(", "))
            }
            Kind::Items(Items { mark: Mark::Term, .. }) => "terms of a definition list".to_owned(),
            Kind::Items(Items { mark: Mark::Item, .. }) => "items of a list".to_owned(),
            Kind::Items(Items { mark: Mark::Paragraph, .. }) => "paragraphs that lead with a name".to_owned(),
        }
    }

    /// It in words, with the number of its codes.
    pub fn describe(&self) -> String {
        let count = |word| text::counted(self.count, word);
        match &self.kind {
            Kind::Headings(_) => count("heading"),
            Kind::Tables(_) => format!("{} of a table", count("row")),
            Kind::Items(Items { mark: Mark::Paragraph, .. }) => count("paragraph"),
            Kind::Items(_) => format!("{} of a list", count("item")),
        }
    }
}
