//! A folder of pages: pages of codes, pages of methods, or a page per code.

use std::path::{Path, PathBuf};

use super::builder::{Builder, address};
use super::chunks;
use super::description::Description;
use super::edition::Editions;
use super::files::{self, CatalogError};
use super::limits::MAX_MEMORY;
use super::markdown::{FrontMatter, ParsedChunk};
use super::methods::{self, MethodPage};
use super::options::{ReadOptions, Shape};
use super::readers::{Found, Stems};
use super::reading::{self, Reading};
use crate::text;

/// The most pages that a warning names.
const NAMED: usize = 5;

/// The pages that are looked at to find whether each is about the code that its file is named after.
const SAMPLE: usize = 16;

/// Reads a folder.
pub(super) fn read(folder: &Path, options: &ReadOptions, builder: &mut Builder) -> Result<(), CatalogError> {
    let label = text::shown_path(folder);
    let (paths, errors) = files::pages(folder, options)?;
    if paths.is_empty() && errors.is_empty() {
        return Err(CatalogError::document(
            &label,
            "no page in this folder; pages end in .md, .mdx, .markdown, .rst or .txt",
        ));
    }
    for error in errors {
        builder.unread(error);
    }
    builder.part.title.clone_from(&label);
    let mut pages =
        Pages { folder, options, builder, base: None, has_codes: false, methods: Vec::new(), skipped: Vec::new() };
    pages.find_base(&paths);
    match pages.stems(&paths) {
        Some(stems) => pages.read_codes(&paths, &stems)?,
        None => paths.iter().for_each(|path| pages.read_page(path)),
    }
    pages.end(&label, paths.len())
}

/// The pages of a folder being read.
struct Pages<'a, 'b> {
    folder: &'a Path,
    options: &'a ReadOptions,
    builder: &'a mut Builder<'b>,
    /// The address of the folder on the web, by its index page.
    base: Option<String>,
    has_codes: bool,
    methods: Vec<MethodPage>,
    /// The pages that have no code.
    skipped: Vec<String>,
}

impl Pages<'_, '_> {
    /// Finds the address of the folder: that of its index page.
    fn find_base(&mut self, paths: &[PathBuf]) {
        let index = paths.iter().find(|path| path.parent() == Some(self.folder) && stem(self.folder, path).is_none());
        let front = index.and_then(|path| parse(path).ok()).map(|page| page.front).unwrap_or_default();
        self.base = address(&front).map(|address| address.trim_end_matches('/').to_owned());
    }

    /// The form of the names of files that are codes, where the folder has a page per code.
    fn stems(&self, paths: &[PathBuf]) -> Option<Stems> {
        let pattern = self.options.pattern.as_ref();
        match self.options.shape {
            Some(Shape::Files) => return Some(Stems::any(pattern)),
            Some(_) => return None,
            None => {}
        }
        let stems = Stems::of(paths.iter().filter_map(|path| stem(self.folder, path)), pattern)?;
        let (mut looked_at, mut named) = (0, 0);
        for path in paths {
            let Ok(page) = parse(path) else { continue };
            // Pages of methods have such names too.
            if !methods::listed_codes(&page, pattern).is_empty() {
                return None;
            }
            if let Some(stem) = stem(self.folder, path).filter(|_| looked_at < SAMPLE) {
                looked_at += 1;
                named += usize::from(Stems::is_named_by(&heading(&page), &stem));
            }
        }
        (stems.is_strong() || named * 2 > looked_at).then_some(stems)
    }

    /// Reads a page per code.
    fn read_codes(&mut self, paths: &[PathBuf], stems: &Stems) -> Result<(), CatalogError> {
        self.builder.read_as("a file per code".to_owned(), String::new());
        for path in paths {
            let stem = stem(self.folder, path);
            let Some(name) = stem.as_deref().and_then(|stem| stems.code_in(stem)) else {
                self.skip(path);
                continue;
            };
            match parse(path) {
                Ok(page) if !stems.may_be_named_by(&heading(&page), name) => self.skip(path),
                Ok(page) => self.add_code(path, name, page)?,
                Err(error) => self.builder.unread(error),
            }
        }
        Ok(())
    }

    /// Adds the code that a page is about.
    fn add_code(&mut self, path: &Path, name: &str, page: ParsedChunk) -> Result<(), CatalogError> {
        let label = text::shown_path(path);
        let title = heading(&page);
        let (number, url) = self.start(&label, path, page.front);
        let mut found = Found::new(number, None);
        let line = page.sections.iter().find(|section| section.level == 1).map_or(1, |section| section.line);
        found.open(0, line, None, &Stems::lead(name, &title), Description::default());
        for mut section in page.sections {
            if section.level == 1 && section.line == line {
                section.heading = "".into();
            }
            found.go_on(section);
        }
        for (line, message) in found.take_warnings() {
            self.builder.warn(&label, line, message);
        }
        let mut codes = found.rest();
        for code in &mut codes {
            code.url = url.as_deref().map(Box::from);
        }
        self.has_codes = true;
        self.builder.add_codes(&label, codes)
    }

    /// Starts the document of a page, and gives its number and its address.
    fn start(&mut self, label: &str, path: &Path, front: FrontMatter) -> (u32, Option<String>) {
        let front = FrontMatter { permalink: front.permalink.or_else(|| self.permalink(path)), ..front };
        (self.builder.start_document(label, &front), address(&front))
    }

    /// The address of a page that tells none: that of the folder, and its path below it, or the path of its folder where it
    /// is the folder's page.
    fn permalink(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(self.folder).ok()?;
        let below = if is_index(path) { below.parent()?.to_owned() } else { below.with_extension("") };
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        Some(format!("{}/{}", self.base.as_deref()?, parts.join("/")))
    }

    /// Reads a page of codes or of a method.
    fn read_page(&mut self, path: &Path) {
        let read = parse(path).and_then(|page| {
            let codes = methods::listed_codes(&page, self.options.pattern.as_ref());
            if codes.is_empty() { self.add_page(path, page) } else { self.add_method(path, page, codes) }
        });
        if let Err(error) = read {
            self.builder.unread(error);
        }
    }

    fn add_page(&mut self, path: &Path, page: ParsedChunk) -> Result<(), CatalogError> {
        let label = text::shown_path(path);
        let mut reading = Reading::new(self.builder, self.options, &label);
        reading.add(page);
        match reading.end() {
            Ok(true) => self.has_codes = true,
            Err(CatalogError::NoCodes(_)) | Ok(false) => self.skip(path),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn add_method(&mut self, path: &Path, page: ParsedChunk, codes: Vec<String>) -> Result<(), CatalogError> {
        let label = text::shown_path(path);
        self.builder.grow(&label, codes.iter().map(|name| 256 + 4 * name.len()).sum())?;
        let title = Some(heading(&page)).filter(|title| !title.is_empty());
        let name = title.or_else(|| stem(self.folder, path)).unwrap_or_else(|| label.clone());
        let (document, url) = self.start(&label, path, page.front);
        reading::warn(self.builder, &label, page.problems);
        let codes = codes.into_iter().map(|name| (name, Editions::Both)).collect();
        self.methods.push(MethodPage { name, url, codes, document, ..MethodPage::default() });
        self.has_codes = true;
        Ok(())
    }

    fn skip(&mut self, path: &Path) {
        self.skipped.push(text::shown_path(path.strip_prefix(self.folder).unwrap_or(path)));
    }

    /// Links methods with their codes, and says which pages have none.
    fn end(self, label: &str, count: usize) -> Result<(), CatalogError> {
        if !self.has_codes {
            let pages = text::counted(count, "page");
            return Err(CatalogError::no_codes(
                label,
                format!("no return code found in {pages}; try --as files, or name one page"),
            ));
        }
        methods::link(&mut self.builder.part, self.methods);
        if !self.skipped.is_empty() {
            let named = self.skipped.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
            let more = self.skipped.len().saturating_sub(NAMED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let pages = text::counted(self.skipped.len(), "page");
            self.builder.warn(label, 0, format!("{pages} without a code: {named}{more}"));
        }
        Ok(())
    }
}

/// The name that a file gives what it is about: its own, or that of its folder where it is the folder's page.
fn stem(folder: &Path, path: &Path) -> Option<String> {
    let name =
        if is_index(path) { path.parent().filter(|parent| *parent != folder)?.file_name() } else { path.file_stem() };
    Some(text::one_line(&name?.to_string_lossy()))
}

/// True if a file is the page of its folder.
fn is_index(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_ascii_lowercase();
    ["index", "readme", "_index"].iter().any(|name| stem == *name)
}

/// The title of a page: that of its front matter, else its first heading of the highest level.
fn heading(page: &ParsedChunk) -> String {
    let first = || page.sections.iter().find(|section| section.level == 1).map(|section| section.heading.to_string());
    page.front.title.clone().or_else(first).unwrap_or_default()
}

/// Parses a page whole.
fn parse(path: &Path) -> Result<ParsedChunk, CatalogError> {
    let document = files::file(path)?;
    let label = document.label.clone();
    let (mut page, mut size) = (ParsedChunk::default(), 0);
    chunks::parse(document, |chunk| {
        size += chunk.size();
        page.append(chunk);
        if size > MAX_MEMORY / 4 { Err(CatalogError::too_much(&label)) } else { Ok(()) }
    })?;
    Ok(page)
}
