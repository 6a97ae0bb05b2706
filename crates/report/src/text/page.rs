//! Entries of the text report, and the renderer behind them.

use std::borrow::Cow;
use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::excerpt::{self, Excerpt};
use crate::location::FileName;
use crate::texts::Texts;
use crate::{Location, Report, Sources, TextOptions, visible_line};

/// Stands for a place until the entry is rendered.
///
/// The renderer takes line and column from the excerpt it is given, where a cut
/// line starts at column 1 and an escaped character counts for eight. So it is
/// given this for a path, and what it makes of it is replaced by the place.
/// Nothing else in an entry can hold it: all else is made visible first.
const PLACE: char = '\u{1}';

/// One finding or warning, to be rendered. All text in it shows already.
pub(super) struct Entry<'a> {
    sections: Vec<Section<'a>>,
}

/// A title, the place it is about, and remarks.
struct Section<'a> {
    level: Level<'static>,
    id: Option<Cow<'a, str>>,
    title: Cow<'a, str>,
    place: Option<Place<'a>>,
    remarks: Vec<(&'static str, String)>,
}

enum Place<'a> {
    Source(&'a Location),
    Line((&'a str, Option<&'a str>), Option<u32>),
}

impl<'a> Entry<'a> {
    pub(super) fn new(
        level: Level<'static>,
        id: Option<Cow<'a, str>>,
        title: Cow<'a, str>,
    ) -> Self {
        let section = Section {
            level,
            id,
            title,
            place: None,
            remarks: Vec::new(),
        };
        Self {
            sections: vec![section],
        }
    }

    /// Starts a section: what follows belongs to it.
    pub(super) fn note(&mut self, title: String) {
        let title = Cow::Owned(title);
        let level = Level::NOTE;
        self.sections.push(Section {
            level,
            id: None,
            title,
            place: None,
            remarks: Vec::new(),
        });
    }

    /// Shows a place, with its source if it can be had.
    pub(super) fn source_at(&mut self, location: &'a Location) {
        self.place(Place::Source(location));
    }

    /// Names a line of a file, or a file.
    pub(super) fn line_of(&mut self, file: (&'a str, Option<&'a str>), line: Option<u32>) {
        self.place(Place::Line(file, line));
    }

    /// Adds `= name: text`.
    pub(super) fn remark(&mut self, name: &'static str, text: String) {
        if let Some(section) = self.sections.last_mut() {
            section.remarks.push((name, text));
        }
    }

    fn place(&mut self, place: Place<'a>) {
        if let Some(section) = self.sections.last_mut() {
            section.place = Some(place);
        }
    }
}

/// Renders entries.
pub(super) struct Page<'a> {
    texts: Texts<'a>,
    width: usize,
    renderer: Renderer,
}

impl<'a> Page<'a> {
    pub(super) fn new(sources: &'a Sources<'a>, report: &'a Report, options: &TextOptions) -> Self {
        let renderer = if options.colour {
            Renderer::styled().hyperlink(false)
        } else {
            Renderer::plain()
        };
        // Excerpts are cut to width here, around the span: the renderer would
        // cut at columns of its own choice.
        let renderer = renderer.term_width(usize::MAX / 4);
        Self {
            texts: Texts::new(sources, report),
            width: options.width,
            renderer,
        }
    }

    /// The first line of what is at a place, as far as it is wide enough to show.
    pub(super) fn first_line(&self, location: &Location) -> Option<String> {
        let text = self.texts.of(location)?;
        let Excerpt { source, .. } = excerpt::of(&text, location, self.width);
        let line = source.lines().next()?.trim();
        (!line.is_empty()).then(|| line.to_owned())
    }

    pub(super) fn render(&self, entry: Entry<'_>) -> String {
        let mut places = Vec::new();
        let groups: Vec<Group<'_>> = entry
            .sections
            .into_iter()
            .enumerate()
            .map(|(index, section)| self.group(section, index == 0, &mut places))
            .collect();
        put_places(&self.renderer.render(&groups), &places)
    }

    fn group<'g>(
        &self,
        section: Section<'g>,
        is_first: bool,
        places: &mut Vec<String>,
    ) -> Group<'g> {
        let Section {
            level,
            id,
            title,
            place,
            remarks,
        } = section;
        let mut title = match is_first {
            true => level.primary_title(title),
            false => level.secondary_title(title),
        };
        if let Some(id) = id {
            title = title.id(id);
        }
        let mut group = Group::with_title(title);
        match place {
            Some(Place::Source(location)) => group = self.source(group, location, places),
            Some(Place::Line(file, line)) => group = group.element(origin(file, line)),
            None => {}
        }
        for (name, text) in remarks {
            group = group.element(Level::HELP.with_name(name).message(text));
        }
        group
    }

    fn source<'g>(
        &self,
        group: Group<'g>,
        location: &Location,
        places: &mut Vec<String>,
    ) -> Group<'g> {
        let start = location.start;
        let Some(text) = self.texts.of(location) else {
            let origin = origin(location.file(), Some(start.line));
            return group.element(origin.char_column(start.column as usize));
        };
        let Excerpt {
            source,
            span,
            first_line,
            label,
        } = excerpt::of(&text, location, self.width);
        let (path, member) = location.file();
        let name = FileName(path, member).to_string();
        places.push(format!(
            "{}:{}:{}",
            visible_line(&name),
            start.line,
            start.column
        ));
        group.element(
            Snippet::source(source)
                .path(PLACE.to_string())
                .line_start(first_line)
                .annotation(AnnotationKind::Primary.span(span).label(label)),
        )
    }
}

fn origin(file: (&str, Option<&str>), line: Option<u32>) -> Origin<'static> {
    let name = FileName(file.0, file.1).to_string();
    let origin = Origin::path(visible_line(&name).into_owned());
    match line {
        Some(line) => origin.line(line as usize),
        None => origin,
    }
}

/// Replaces what the renderer made of each [`PLACE`], `:line:column` included.
fn put_places(rendered: &str, places: &[String]) -> String {
    let mut parts = rendered.split(PLACE);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (part, place) in parts.zip(places) {
        let rest = part.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
        // Writing to a string does not fail.
        let _ = write!(text, "{place}{rest}");
    }
    text
}
