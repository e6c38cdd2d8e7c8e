//! A survey of the start of a document: its codes, shape by shape.

use std::collections::HashMap;

use super::super::description::Block;
use super::super::markdown::Section;
use super::super::options::ReadOptions;
use super::super::pattern::Pattern;
use super::super::rich_text::RichText;
use super::super::token::Token;
use super::columns::{Columns, columns};
use super::items::Mark;
use super::lead::{Form, Lead};
use super::outline::Outline;
use super::tables::{self, Tables};
use super::tally::Tally;
use crate::text;

/// A survey of the start of a document.
#[derive(Debug, Default)]
pub struct Survey {
    /// The headings, by level.
    pub levels: [Level; 7],
    /// The headings beside each other: those of a level below one heading.
    pub groups: Vec<Group>,
    /// The tables.
    pub tables: Vec<Table>,
    /// The marked texts of each section, for each mark.
    pub items: [Vec<Group>; Mark::ALL.len()],
}

/// The headings of a level.
#[derive(Debug, Clone, Copy, Default)]
pub struct Level {
    /// All of them.
    pub all: usize,
    /// Those that lead with a name that is certain, set off.
    pub strong: usize,
    /// Those that do, with a blank before the title.
    pub blank: usize,
    /// Single words.
    pub words: usize,
}

/// Things beside each other.
#[derive(Debug, Clone, Copy, Default)]
pub struct Group {
    /// Their level; 0 where they are no headings.
    pub level: u8,
    /// True if the headings around say that codes follow.
    pub about_codes: bool,
    /// Their codes.
    pub tally: Tally,
}

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Its headers.
    pub headers: Vec<String>,
    /// True if the headings around say that codes follow.
    pub about_codes: bool,
    /// The header of its column of codes, and the columns, if it has one.
    pub codes: Option<(String, Columns)>,
}

impl Table {
    /// True if these tables are among them.
    pub fn is_read_by(&self, tables: &Tables) -> bool {
        let has = |(header, columns): &(String, Columns)| tables.has(header, columns);
        self.codes.as_ref().is_some_and(has) || tables.known(&self.headers, self.about_codes).is_some()
    }
}

impl Survey {
    /// Surveys the start of a document with these titles.
    pub fn of<'a>(sections: impl Iterator<Item = &'a Section>, titles: &[&str], options: &ReadOptions) -> Self {
        let mut survey = Self::default();
        let mut outline = Outline::new(titles);
        // The headings around, each with its level and its number; and the group of those below one.
        let mut open: Vec<(u8, usize)> = Vec::new();
        let mut groups: HashMap<(usize, u8), usize> = HashMap::new();
        for (number, section) in (1..).zip(sections) {
            if section.level > 0 {
                outline.leave(section.level);
                open.retain(|(level, _)| *level < section.level);
                let parent = open.last().map_or(0, |(_, number)| *number);
                open.push((section.level, number));
                let group = *groups.entry((parent, section.level)).or_insert(survey.groups.len());
                if !survey.add_heading(section, group, outline.is_about_codes(), options.pattern.as_ref()) {
                    outline.enter(section);
                }
            }
            survey.add_blocks(section, outline.is_about_codes(), options);
        }
        survey
    }

    /// Adds a heading to those beside it; gives true if it may be a code.
    fn add_heading(&mut self, section: &Section, group: usize, about_codes: bool, pattern: Option<&Pattern>) -> bool {
        let lead = match pattern {
            Some(pattern) => Lead::by_pattern(pattern, &section.heading),
            None => Lead::of(&section.heading),
        };
        if group == self.groups.len() {
            self.groups.push(Group { level: section.level, about_codes, ..Group::default() });
        }
        let level = &mut self.levels[usize::from(section.level).min(6)];
        level.all += 1;
        if let Some(lead) = &lead {
            let is_strong = lead.token.is_none_or(Token::is_strong);
            level.strong += usize::from(is_strong && lead.is_set_off());
            let may_have_blank = matches!(lead.token, None | Some(Token::Lettered));
            level.blank += usize::from(may_have_blank && !lead.is_set_off());
            level.words += usize::from(lead.token == Some(Token::Upper) && lead.form == Form::Whole);
        }
        let is_apart = |lead: &&Lead| lead.is_set_off() || lead.token == Some(Token::Number);
        let lead = lead.as_ref().filter(is_apart);
        self.groups[group].tally.add(lead);
        lead.is_some_and(|lead| lead.token.is_none_or(Token::is_strong))
    }

    fn add_blocks(&mut self, section: &Section, about_codes: bool, options: &ReadOptions) {
        let mut items = Mark::ALL.map(|_| Tally::default());
        for block in &section.body.blocks {
            if let Block::Table(rows) = block {
                self.add_table(rows, about_codes, options);
            }
            for (mark, tally) in Mark::ALL.into_iter().zip(&mut items) {
                if let Some(text) = mark.text_of(block) {
                    tally.add(mark.code_in(text, options.pattern.as_ref()).as_ref());
                }
            }
        }
        for (groups, tally) in self.items.iter_mut().zip(items).filter(|(_, tally)| tally.all > 0) {
            groups.push(Group { level: 0, about_codes, tally });
        }
    }

    fn add_table(&mut self, rows: &[Vec<RichText>], about_codes: bool, options: &ReadOptions) {
        let codes = columns(rows, about_codes, options.pattern.as_ref(), options.column.as_deref());
        let codes = codes.filter(|columns| columns.count > 0).map(|columns| (tables::header(rows, &columns), columns));
        self.tables.push(Table { headers: tables::head(rows), about_codes, codes });
    }

    /// The number of headings.
    pub fn headings(&self) -> usize {
        self.levels.iter().map(|level| level.all).sum()
    }

    /// True if items, terms or paragraphs lead with names.
    pub fn has_items(&self) -> bool {
        self.items.iter().flatten().any(|group| group.tally.tokens() > 0)
    }

    /// A summary in words: `12 headings, 1 table with columns Number, Name`.
    pub fn describe(&self) -> String {
        let mut seen = Vec::new();
        if self.headings() > 0 {
            seen.push(text::counted(self.headings(), "heading"));
        }
        if let Some(table) = self.tables.first() {
            let count = text::counted(self.tables.len(), "table");
            let first = if self.tables.len() > 1 { ", the first" } else { "" };
            let headers = text::fit(&table.headers.join(", "), 60).into_owned();
            seen.push(format!("{count}{first} with columns {headers}"));
        }
        let [terms, items, bold] = [0, 1, 2].map(|at: usize| self.items[at].iter().map(|group| group.tally.all).sum());
        for (count, word) in [(terms, "term"), (items, "list item"), (bold, "bold paragraph")] {
            if count > 0 {
                seen.push(text::counted(count, word));
            }
        }
        seen.join(", ")
    }
}
