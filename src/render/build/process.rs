//! The parts of a process: phases, groups with their seats, dialogues, routines.

use super::grid::{Grid, list};
use crate::model::{Dialogue, Document, Forum, Parsed, Period, Phase, Process, Prose, Seat, Spanned};
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::Phrase;
use crate::render::view::{Block, PointView};
use std::rc::Rc;

impl<'a> Page<'a> {
    /// The data of a process at `place`.
    pub fn process_data(&mut self, origin: &Rc<Origin<'a>>, place: &str) -> Vec<Block> {
        let Document::Process(process) = origin.document else { return Vec::new() };
        match place {
            "phases" => self.phases(origin, process),
            "groups" => self.groups(origin, &process.groups),
            "dialogues" => {
                let level = self.last_heading.0 + 1;
                process.dialogues.iter().flat_map(|dialogue| self.dialogue(origin, dialogue, level)).collect()
            }
            _ => self.routines(origin, process),
        }
    }

    fn phases(&mut self, origin: &Rc<Origin<'a>>, process: &'a Process) -> Vec<Block> {
        let labels = self.labels;
        let columns = [
            ("title", labels.phase),
            ("period", labels.when),
            ("responsible", labels.responsible),
            ("text", labels.what),
            ("done", labels.done),
        ];
        let mut grid = Grid::new("phases", &columns);
        for (index, phase) in process.phases.iter().enumerate() {
            let anchor = self.take_anchor(origin, phase.id.as_ref().map(|id| id.text()));
            let title = phase.title.as_ref().map_or("", |title| &title.value);
            let when = self.phase_time(phase);
            let responsible = self.responsibilities(origin, &phase.responsible);
            let cells = vec![
                self.text(&format!("{}. {title}", index + 1)),
                self.text(&when),
                self.cell_of(responsible),
                self.prose_cell(origin, phase.text.as_ref()),
                self.periods(&phase.done),
            ];
            grid.row(anchor, cells);
        }
        grid.block()
    }

    fn phase_time(&self, phase: &Phase) -> String {
        let day = |day: &Option<Parsed<Period>>| day.as_ref().map(|day| self.period(day));
        let days = match (day(&phase.from), day(&phase.until)) {
            (Some(from), Some(until)) => format!("{from} – {until}"),
            (Some(from), None) => format!("{} {from}", self.labels.from_day),
            (None, Some(until)) => format!("{} {until}", self.labels.until_day),
            (None, None) => String::new(),
        };
        match day(&phase.period) {
            Some(period) if days.is_empty() => period,
            Some(period) => format!("{period} ({days})"),
            None => days,
        }
    }

    /// Groups, each under its name.
    fn groups(&mut self, origin: &Rc<Origin<'a>>, groups: &'a [Spanned<Forum>]) -> Vec<Block> {
        let level = self.last_heading.0 + 1;
        let mut blocks = Vec::new();
        for group in groups {
            let id = group.id.as_ref().map(|id| id.text());
            let name = group.name.as_ref().map_or_else(|| id.unwrap_or_default().to_owned(), |name| name.value.clone());
            let short = group.short.as_ref().map(|short| format!(" ({})", short.value)).unwrap_or_default();
            let name = Phrase::text(name + &short).capitalised();
            blocks.push(Block::Heading(self.heading(origin, level, None, &name, id)));
            blocks.extend(self.prose_block(origin, group.task.as_ref()));
            let lines = self.group_lines(origin, group);
            blocks.extend(self.lines(lines));
            blocks.extend(self.seats(origin, &group.seats));
            blocks.extend(self.prose_block(origin, group.note.as_ref()));
        }
        blocks
    }

    fn group_lines(&mut self, origin: &Rc<Origin<'a>>, group: &'a Forum) -> Vec<Phrase> {
        let (labels, language) = (self.labels, self.language);
        let mut lines = Vec::new();
        let kind = group.work.map(|work| work.label().get(language)).into_iter();
        let kind: Vec<&str> = kind
            .chain(group.level.map(|level| level.label().get(language)))
            .chain(group.of.map(|of| of.label().get(language)))
            .collect();
        if !kind.is_empty() {
            lines.push(Phrase::text(kind.join(", ")).capitalised());
        }
        let members = self.responsibilities(origin, &group.members);
        if !members.is_empty() {
            lines.push(Phrase::listed(members, labels.and).labelled(labels.members));
        }
        for (label, who) in [(labels.convener, &group.convener), (labels.chair, &group.chair)] {
            if let Some(who) = who {
                lines.push(self.responsibility(origin, who).labelled(label));
            }
        }
        if let Some(meets) = &group.meets {
            let words = meets.get().map_or_else(|| meets.text().to_owned(), |meets| meets.words(language));
            lines.push(Phrase::text(words).labelled(labels.meets));
        }
        for (label, forum) in [(labels.reports_to, &group.reports_to), (labels.predecessor, &group.predecessor)] {
            if let Some(forum) = forum {
                lines.push(Phrase::text(self.full_name(forum.0.text(), origin.day)).labelled(label));
            }
        }
        for undecided in &group.undecided {
            let name = |id: &str| self.full_name(id, origin.day);
            let who = undecided.who.as_ref().map(|who| name(who.0.text())).unwrap_or_default();
            let between: Vec<String> = undecided.between.iter().map(|group| name(group.0.text())).collect();
            let between = crate::text::listed(&between, labels.or);
            let choice = if between.is_empty() { String::new() } else { format!(" ({between})") };
            lines.push(Phrase::text(format!("{who}{choice}")).labelled(labels.undecided));
        }
        lines
    }

    fn seats(&mut self, origin: &Rc<Origin<'a>>, seats: &'a [Spanned<Seat>]) -> Vec<Block> {
        let (labels, language) = (self.labels, self.language);
        let columns =
            [("for", labels.seat), ("presence", labels.presence), ("places", labels.at_places), ("state", labels.seat_state)];
        let mut grid = Grid::new("seats", &columns);
        for seat in seats {
            let holder = match &seat.words {
                Some(words) => vec![self.phrase(origin, words)],
                None => self.responsibilities(origin, &seat.holder),
            };
            let mut presence: Vec<Phrase> =
                seat.presence.map(|presence| Phrase::text(presence.label().get(language)).capitalised()).into_iter().collect();
            presence.extend(seat.when.as_ref().map(|when| self.phrase(origin, when)));
            let mut places = Vec::new();
            for place in seat.places.iter() {
                let name = place.at.as_ref().map(|at| self.short_name(at.0.text(), origin.day)).unwrap_or_default();
                let state = place.state.map(|state| format!(" ({})", state.label().get(language))).unwrap_or_default();
                places.push(Phrase::text(format!("{name}{state}")));
            }
            let state = seat.state.map(|state| Phrase::text(state.label().get(language)).capitalised());
            let cells = vec![
                self.cell_of(holder),
                self.cell_of(presence),
                self.cell_of(places),
                self.cell_of(state.into_iter().collect()),
            ];
            grid.row(None, cells);
        }
        grid.block()
    }

    fn dialogue(&mut self, origin: &Rc<Origin<'a>>, dialogue: &'a Dialogue, level: u8) -> Vec<Block> {
        let labels = self.labels;
        let mut blocks = Vec::new();
        if let Some(title) = &dialogue.title {
            let id = dialogue.id.as_ref().map(|id| id.text());
            blocks.push(Block::Heading(self.heading(origin, level, None, &Phrase::text(title.value.clone()), id)));
        }
        let mut lines = Vec::new();
        let with = Phrase::listed(self.responsibilities(origin, &dialogue.with), labels.and);
        if !with.is_empty() {
            lines.push(with.labelled(labels.with_whom));
        }
        if let Some(period) = &dialogue.period {
            lines.push(Phrase::text(self.period(period)).labelled(labels.when));
        }
        blocks.extend(self.lines(lines));
        blocks.extend(self.prose_block(origin, dialogue.text.as_ref()));
        blocks.append(&mut self.said(origin, labels.questions, &dialogue.questions));
        blocks.append(&mut self.said(origin, labels.findings, &dialogue.findings));
        blocks
    }

    /// A labelled list of texts.
    fn said(&mut self, origin: &Rc<Origin<'a>>, label: &'static str, texts: &'a [Prose]) -> Vec<Block> {
        let mut items = Vec::new();
        for text in texts {
            items.push(PointView { anchor: None, text: self.prose_cell(origin, Some(text)) });
        }
        if items.is_empty() {
            return Vec::new();
        }
        let mut blocks: Vec<Block> = self.lines(vec![Phrase::text(format!("{label}:"))]).into_iter().collect();
        blocks.extend(list("said", "list", items));
        blocks
    }

    fn routines(&mut self, origin: &Rc<Origin<'a>>, process: &'a Process) -> Vec<Block> {
        let labels = self.labels;
        let columns = [
            ("title", labels.routine),
            ("state", labels.routine_state),
            ("validity", labels.validity),
            ("responsible", labels.responsible),
            ("due", labels.due),
            ("text", labels.comment),
        ];
        let mut grid = Grid::new("routines", &columns);
        for routine in &process.routines {
            let anchor = self.take_anchor(origin, routine.id.as_ref().map(|id| id.text()));
            let title = match (&routine.title, &routine.document) {
                (Some(title), _) => Phrase::text(title.value.clone()),
                (None, Some(document)) => self.document_title(origin, document),
                (None, None) => Phrase::default(),
            };
            let state = routine.state.map(|state| Phrase::text(state.label().get(self.language)).capitalised());
            let mut held: Vec<Phrase> =
                routine.adopted.iter().map(|day| Phrase::text(format!("{} {}", labels.adopted_on, self.period(day)))).collect();
            held.extend(routine.validity.as_ref().map(|validity| self.validity(origin, validity)));
            let responsible = self.responsibilities(origin, &routine.responsible);
            let due = self.dues(origin, &routine.due);
            let cells = vec![
                self.line(&title),
                self.cell_of(state.into_iter().collect()),
                self.cell_of(held),
                self.cell_of(responsible),
                self.cell_of(due),
                self.prose_cell(origin, routine.text.as_ref()),
            ];
            grid.row(anchor, cells);
        }
        grid.block()
    }
}
