//! The parts of a decision: points, summary, preparation, consequences, officers, send list.

use super::clauses::is_wanted;
use super::grid::{Grid, list};
use super::places::Wanted;
use super::remarks::with_lead;
use crate::lifecycle::Stage;
use crate::model::{Decision, Document, Point, Spanned};
use crate::places::CONSEQUENCES;
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::{Phrase, Piece, plain};
use crate::render::view::{Block, PointView};
use crate::text::Language;
use std::rc::Rc;

impl<'a> Page<'a> {
    /// The data of a decision at `place`.
    pub fn decision_data(&mut self, origin: &Rc<Origin<'a>>, place: &str, wanted: &Wanted<'_>) -> Vec<Block> {
        let Document::Decision(decision) = origin.document else { return Vec::new() };
        match place {
            "points" => self.points(origin, decision),
            "summary" => self.prose_block(origin, decision.summary.as_ref()).into_iter().collect(),
            "preparation" => self.preparation(origin, decision, wanted),
            "consequences" => self.consequences(origin, decision),
            "officers" => self.officers(origin, decision),
            _ => self.send_list(origin, decision),
        }
    }

    /// The points, as numbered sentences or as clauses that begin with "att", whichever is the house's style.
    fn points(&mut self, origin: &Rc<Origin<'a>>, decision: &'a Decision) -> Vec<Block> {
        let labels = self.labels;
        let clauses = self.has_att_clauses();
        let decided = self.stage(origin) == Some(Stage::Decided);
        let mut blocks = Vec::new();
        if let Some(by) = &decision.decided_by {
            let mut lead = self.responsibility(origin, by).capitalised();
            lead.push(format!(" {}", if decided { labels.decides } else { labels.is_proposed_to_decide }));
            blocks.extend(self.lines(vec![lead]));
        }
        let mut items = Vec::new();
        for point in &decision.points {
            let anchor = self.take_anchor(origin, point.id.as_ref().map(|id| id.text()));
            let pieces = self.point(origin, point, clauses);
            items.push(PointView { anchor, text: self.cell(&pieces) });
        }
        blocks.extend(list("points", if clauses { "clauses" } else { "numbered" }, items));
        blocks
    }

    fn point(&mut self, origin: &Rc<Origin<'a>>, point: &'a Spanned<Point>, clauses: bool) -> Vec<Piece> {
        let labels = self.labels;
        let mut pieces = point.text.as_ref().map(|text| self.prose(origin, text)).unwrap_or_default();
        let said = plain(&pieces);
        if clauses && !said.to_lowercase().starts_with("att ") && self.language == Language::Sv {
            self.begin_clause(origin, &mut pieces);
            pieces = with_lead(Phrase::text("att"), pieces);
        }
        for line in self.effect(origin, point, &said) {
            pieces.extend(line.paragraph());
        }
        for condition in point.condition.iter() {
            let Some(text) = &condition.text else { continue };
            let mut phrase = self.phrase(origin, text);
            let state = match &condition.met_on {
                _ if !condition.is_met() => labels.not_met.to_owned(),
                Some(day) => format!("{} {}", labels.met, self.period(day)),
                None => labels.met.to_owned(),
            };
            phrase.push(format!(" ({state})"));
            pieces.extend(phrase.labelled(labels.condition).paragraph());
        }
        pieces
    }

    fn preparation(&mut self, origin: &Rc<Origin<'a>>, decision: &'a Decision, wanted: &Wanted<'_>) -> Vec<Block> {
        let labels = self.labels;
        let mut grid = Grid::new("preparation", &[("by", labels.body), ("date", labels.date), ("text", labels.what)]);
        for step in decision.preparation.iter().filter(|step| is_wanted(wanted, step.stands_in.as_ref())) {
            let by = self.responsibilities(origin, &step.by);
            let date = step.date.as_ref().map(|date| self.period(date)).unwrap_or_default();
            let cells = vec![self.cell_of(by), self.text(&date), self.prose_cell(origin, step.text.as_ref())];
            grid.row(None, cells);
        }
        grid.block()
    }

    /// The consequences, each under its heading.
    fn consequences(&mut self, origin: &Rc<Origin<'a>>, decision: &'a Decision) -> Vec<Block> {
        let own = &self.workspace.settings().consequences.0;
        let level = self.last_heading.0 + 1;
        let mut blocks = Vec::new();
        for (key, text) in &decision.consequences.0 {
            let named = own.iter().find(|(name, _)| name.value == key.value).map(|(_, heading)| heading.value.clone());
            let known = CONSEQUENCES.iter().find(|(name, _)| *name == key.value);
            let heading = named.or_else(|| known.map(|(_, heading)| heading.get(self.language).to_owned()));
            let heading = Phrase::text(heading.unwrap_or_else(|| key.value.clone())).capitalised();
            blocks.push(Block::Heading(self.heading(origin, level, None, &heading, None)));
            blocks.extend(self.prose_block(origin, Some(text)));
        }
        blocks
    }

    fn officers(&mut self, origin: &Rc<Origin<'a>>, decision: &'a Decision) -> Vec<Block> {
        let mut items = Vec::new();
        for officer in &decision.officers {
            let of = officer.of.as_ref().map(|of| self.unit_name(origin, of.0.text()));
            let role = officer.role.as_ref().map(|role| role.value.clone());
            let email = officer.email.as_ref().map(|email| email.value.clone());
            let line = Phrase::text(role.into_iter().chain(of).chain(email).collect::<Vec<_>>().join(", ")).capitalised();
            items.push(PointView { anchor: None, text: self.line(&line) });
        }
        list("officers", "list", items)
    }

    fn send_list(&mut self, origin: &Rc<Origin<'a>>, decision: &'a Decision) -> Vec<Block> {
        let to = self.responsibilities(origin, &decision.send_list);
        let items = to.iter().map(|to| PointView { anchor: None, text: self.line(to) }).collect();
        list("send-list", "list", items)
    }
}
