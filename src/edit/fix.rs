//! The fixes of findings put into a text: all that can be made together, and nothing that would leave the text worse.

use crate::diagnostic::{Edit, Fix};
use crate::load::{Loaded, load};
use crate::source::{Source, SourceId, Span};
use crate::yaml;

/// How many fixes are tried one by one when they cannot all be made at once.
const MAX_SINGLE: usize = 50;

/// A text with fixes made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The text.
    pub text: String,
    /// How many fixes were made.
    pub made: usize,
    /// How many were left, since the text would not have been better with them.
    pub left: usize,
}

/// `source` with as many of `fixes` made as can be. The text is read again: it must then have no more errors in its text and
/// shape than before, every part that could be read, and every comment but those that a fix takes away. Of fixes that overlap
/// the first in the text is made.
pub fn mended(source: &Source, fixes: &[&Fix]) -> Mended {
    let before = Before::of(source);
    let mut wanted: Vec<&Fix> = fixes.iter().copied().filter(|fix| is_sound(source, fix)).collect();
    wanted.sort_by_key(|fix| fix.edits.first().map(|edit| edit.span));
    wanted.dedup();
    let all = apart(&wanted);
    if let Some(text) = before.better(source, &all) {
        return Mended { text, made: all.len(), left: fixes.len() - all.len() };
    }
    let mut kept: Vec<&Fix> = Vec::new();
    let mut text = source.text().to_owned();
    for fix in all.into_iter().take(MAX_SINGLE) {
        kept.push(fix);
        match before.better(source, &kept) {
            Some(better) => text = better,
            None => drop(kept.pop()),
        }
    }
    Mended { text, made: kept.len(), left: fixes.len() - kept.len() }
}

/// Whether the edits of a fix are in order, apart and on characters of the text.
fn is_sound(source: &Source, fix: &Fix) -> bool {
    let text = source.text();
    let on_text = |span: Span| text.get(span.range()).is_some();
    !fix.edits.is_empty()
        && fix.edits.iter().all(|edit| on_text(edit.span))
        && fix.edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start)
}

/// Those of `fixes`, sorted, that do not touch one before them.
fn apart<'f>(fixes: &[&'f Fix]) -> Vec<&'f Fix> {
    let mut end = None;
    let mut apart = Vec::new();
    for fix in fixes {
        let (Some(first), Some(last)) = (fix.edits.first(), fix.edits.last()) else { continue };
        if end.is_none_or(|end| first.span.start > end) {
            end = Some(last.span.end);
            apart.push(*fix);
        }
    }
    apart
}

/// The text with the edits of `fixes`, which are in order and apart.
fn edited(source: &Source, fixes: &[&Fix]) -> String {
    let (mut text, mut at) = (String::with_capacity(source.text().len()), 0);
    for Edit { span, replacement } in fixes.iter().flat_map(|fix| &fix.edits) {
        text.push_str(&source.text()[at..span.start as usize]);
        text.push_str(replacement);
        at = span.end as usize;
    }
    text.push_str(&source.text()[at..]);
    text
}

/// What is to be kept of a text.
struct Before {
    loaded: Loaded,
    comments: Option<Vec<Span>>,
}

impl Before {
    fn of(source: &Source) -> Before {
        Before { loaded: load(source, SourceId::default()), comments: comments(source) }
    }

    /// The text with `fixes`, unless it is worse or has lost something.
    fn better(&self, source: &Source, fixes: &[&Fix]) -> Option<String> {
        if fixes.is_empty() {
            return None;
        }
        let after = Source::new(source.name(), edited(source, fixes));
        let loaded = load(&after, SourceId::default());
        let is_no_worse = self.reads_further(source, &loaded, &after)
            || (loaded.diagnostics.len() <= self.loaded.diagnostics.len()
                && loaded.complete == self.loaded.complete
                && loaded.kind == self.loaded.kind
                && loaded.document.is_some() >= self.loaded.document.is_some());
        (is_no_worse && self.keeps_comments(source, &after, fixes)).then(|| after.text().to_owned())
    }

    /// Whether more of the text can be read than before; then errors may come to light that were there all along.
    fn reads_further(&self, source: &Source, loaded: &Loaded, after: &Source) -> bool {
        let stop = |loaded: &Loaded, source: &Source| {
            let last = loaded.diagnostics.iter().filter(|found| found.rule == "syntax").map(|found| found.span.start).max();
            last.map(|at| source.line_index(at as usize))
        };
        match (self.loaded.complete, loaded.complete) {
            (true, true) => self.loaded.kind.is_none() && loaded.kind.is_some(),
            (false, true) => true,
            (true, false) => false,
            (false, false) => stop(loaded, after) > stop(&self.loaded, source),
        }
    }

    fn keeps_comments(&self, source: &Source, after: &Source, fixes: &[&Fix]) -> bool {
        // A text that could not be read has no comments that anyone could tell for certain.
        let Some(before) = &self.comments else { return true };
        let Some(now) = comments(after) else { return false };
        let is_edited = |span: Span| {
            fixes.iter().flat_map(|fix| &fix.edits).any(|edit| edit.span.start < span.end && span.start < edit.span.end)
        };
        let mut kept: Vec<&str> = before.iter().filter(|span| !is_edited(**span)).map(|span| source.slice(*span)).collect();
        let edited = before.len() - kept.len();
        let mut now: Vec<&str> = now.iter().map(|span| after.slice(*span)).collect();
        kept.sort_unstable();
        now.sort_unstable();
        // A comment that was edited may still be there in another form.
        let mut rest = now.iter();
        now.len() <= kept.len() + edited && kept.iter().all(|comment| rest.any(|other| other == comment))
    }
}

/// The comments of a text, each to the end of its line.
fn comments(source: &Source) -> Option<Vec<Span>> {
    let places = yaml::comments(source.text())?;
    Some(places.into_iter().map(|at| Span::new(at, source.line_range(source.line_index(at)).end)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edits = edits.iter().map(|(start, end, text)| Edit { span: Span::new(*start, *end), replacement: (*text).into() });
        Fix { title: Text::default(), edits: edits.collect() }
    }

    #[test]
    fn fixes_are_made_together_unless_they_make_it_worse() {
        let text = "okplan: 1\nkind: register\nroles: # x\n  - {id: a, name: A}\n";
        let source = Source::new("a", text);
        let at = |word: &str| text.find(word).unwrap_or(0);
        let (rename, comment, broken) = (
            fix(&[(at("A}"), at("A}") + 1, "B")]),
            fix(&[(at(" # x"), at(" # x") + 4, "")]),
            fix(&[(at("id:"), at("id:") + 3, "idd:")]),
        );
        let both = mended(&source, &[&comment, &rename]);
        assert_eq!((both.made, both.text.as_str()), (2, "okplan: 1\nkind: register\nroles:\n  - {id: a, name: B}\n"));
        let one = mended(&source, &[&rename, &broken]);
        assert_eq!((one.made, one.left, one.text), (1, 1, text.replace("name: A", "name: B")));
        let cut = fix(&[(at("roles"), at("roles"), "# ")]);
        assert_eq!(mended(&source, &[&cut]), Mended { text: text.to_owned(), made: 0, left: 1 });
        assert_eq!(mended(&source, &[&fix(&[(5, 1_000, "")])]).made, 0);
    }
}
