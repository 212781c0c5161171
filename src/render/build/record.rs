//! What happened with a document: consultations, open questions, adoption, signatures.

use super::clauses::is_wanted;
use super::grid::{Grid, list};
use super::places::Wanted;
use crate::model::{Adoption, Agreement, Consultation, ConsultedBody, Document, Party, Signature, Spanned};
use crate::render::Written;
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::{Phrase, plain};
use crate::render::view::{Block, PointView, SignatureView};
use std::rc::Rc;

/// What stands where a name is to be filled in by hand.
pub const BLANK: &str = "________________________";

impl<'a> Page<'a> {
    /// The rounds of consultation, each under its title.
    pub fn consultations(&mut self, origin: &Rc<Origin<'a>>, wanted: &Wanted<'_>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let level = self.last_heading.0 + 1;
        for round in origin.content.consultations.iter().filter(|round| is_wanted(wanted, round.stands_in.as_ref())) {
            if let Some(title) = &round.title {
                let id = round.id.as_ref().map(|id| id.text());
                blocks.push(Block::Heading(self.heading(origin, level, None, &Phrase::text(title.value.clone()), id)));
            }
            self.consultation(origin, round, &mut blocks);
        }
        blocks
    }

    fn consultation(&mut self, origin: &Rc<Origin<'a>>, round: &'a Consultation, blocks: &mut Vec<Block>) {
        let labels = self.labels;
        let mut lines = Vec::new();
        if let Some(period) = &round.period {
            lines.push(Phrase::text(self.period(period)).labelled(labels.when));
        }
        let last_days: Option<Vec<Phrase>> = round.due.iter().map(|due| self.last_day(due).map(Phrase::text)).collect();
        let (label, due) = match last_days {
            Some(days) => (labels.answers_due, days),
            None => (labels.answers_when, self.dues(origin, &round.due)),
        };
        let due = Phrase::listed(due, labels.and);
        if !due.is_empty() {
            lines.push(due.labelled(label));
        }
        blocks.extend(self.lines(lines));
        blocks.extend(self.prose_block(origin, round.text.as_ref()));
        let answered =
            |body: &ConsultedBody| body.response.is_some() || body.date.is_some() || body.record.is_some() || body.text.is_some();
        if !round.bodies.iter().any(|body| answered(body)) {
            let names = round.bodies.iter().map(|body| self.consulted(origin, body)).collect::<Vec<_>>();
            let items = names.iter().map(|name| PointView { anchor: None, text: self.line(name) }).collect();
            blocks.extend(list("consulted", "list", items));
            return;
        }
        let columns = [
            ("who", labels.consulted),
            ("response", labels.response),
            ("date", labels.date),
            ("record", labels.record),
            ("text", labels.comment),
        ];
        let mut grid = Grid::new("consulted", &columns);
        for body in &round.bodies {
            let name = self.consulted(origin, body);
            let response = body.response.map(|response| Phrase::text(response.label().get(self.language)).capitalised());
            let date = body.date.as_ref().map(|date| self.period(date)).unwrap_or_default();
            let cells = vec![
                self.line(&name),
                self.cell_of(response.into_iter().collect()),
                self.text(&date),
                self.text(body.record.as_ref().map_or("", |record| &record.0.value)),
                self.prose_cell(origin, body.text.as_ref()),
            ];
            grid.row(None, cells);
        }
        blocks.extend(grid.block());
    }

    /// Labelled lines as a block, if there are any.
    pub fn lines(&mut self, lines: Vec<Phrase>) -> Option<Block> {
        let pieces: Vec<_> = lines.into_iter().flat_map(Phrase::paragraph).collect();
        let text = self.blocks(&pieces);
        (!text.is_empty()).then_some(Block::Prose { text })
    }

    fn consulted(&mut self, origin: &Rc<Origin<'a>>, body: &ConsultedBody) -> Phrase {
        match (&body.words, &body.who) {
            (Some(words), _) => self.phrase(origin, words),
            (None, Some(who)) => Phrase::text(self.full_name(who.0.text(), origin.day)).capitalised(),
            (None, None) => Phrase::default(),
        }
    }

    /// The questions that are not answered.
    pub fn open_questions(&mut self, origin: &Rc<Origin<'a>>) -> Vec<Block> {
        let labels = self.labels;
        let mut items = Vec::new();
        for question in origin.content.open_questions {
            let anchor = self.take_anchor(origin, question.id.as_ref().map(|id| id.text()));
            let mut pieces = question.text.as_ref().map(|text| self.prose(origin, text)).unwrap_or_default();
            if let Some(about) = &question.about {
                pieces.extend(self.refer_to(origin, about).labelled(labels.about_part).paragraph());
            }
            let who = Phrase::listed(self.responsibilities(origin, &question.responsible), labels.and);
            if !who.is_empty() {
                pieces.extend(who.labelled(labels.responsible).paragraph());
            }
            let due = Phrase::listed(self.dues(origin, &question.due), labels.and);
            if !due.is_empty() {
                pieces.extend(due.labelled(labels.due).paragraph());
            }
            items.push(PointView { anchor, text: self.cell(&pieces) });
        }
        list("open-questions", "numbered", items)
    }

    /// Who has adopted the document, or shall: one row a party.
    pub fn adoption(&mut self, origin: &Rc<Origin<'a>>, wanted: &Wanted<'_>) -> Vec<Block> {
        let labels = self.labels;
        let columns = [
            ("party", labels.party),
            ("body", labels.body),
            ("date", labels.date),
            ("paragraph", labels.paragraph),
            ("record", labels.record),
            ("outcome", labels.outcome),
            ("text", labels.comment),
        ];
        let mut grid = Grid::new("adoption", &columns);
        for adoption in origin.content.adoption.iter().filter(|one| is_wanted(wanted, one.stands_in.as_ref())) {
            let cells = self.adoption_cells(origin, adoption);
            grid.row(None, cells);
        }
        grid.block()
    }

    fn adoption_cells(&mut self, origin: &Rc<Origin<'a>>, adoption: &'a Adoption) -> Vec<Written> {
        let party = adoption.party.as_ref().map(|party| self.full_name(party.0.text(), origin.day)).unwrap_or_default();
        let date = adoption.date.as_ref().map(|date| self.period(date)).unwrap_or_default();
        let paragraph = adoption.paragraph.as_ref().map(|paragraph| format!("§ {}", paragraph.0.value)).unwrap_or_default();
        let outcome = Phrase::text(adoption.outcome().label().get(self.language)).capitalised();
        vec![
            self.line(&Phrase::text(party).capitalised()),
            self.text(adoption.body.as_ref().map_or("", |body| &body.value)),
            self.text(&date),
            self.text(&paragraph),
            self.text(adoption.record.as_ref().map_or("", |record| &record.0.value)),
            self.line(&outcome),
            self.prose_cell(origin, adoption.text.as_ref()),
        ]
    }

    /// A place to sign for every party: of identical copies one for the party of this copy, or a blank to fill in, and
    /// then a list of those that have signed.
    pub fn signatures(&mut self, origin: &Rc<Origin<'a>>) -> Vec<Block> {
        let Document::Agreement(agreement) = origin.document else { return Vec::new() };
        let views = agreement.parties.iter().map(|party| self.signature(origin, agreement, party)).collect::<Vec<_>>();
        let mut blocks = if views.is_empty() { Vec::new() } else { vec![Block::Signatures { signatures: views }] };
        let single: Vec<&str> = agreement.parties.iter().filter_map(|party| party.own_id()).collect();
        let of_copy = self.party.clone();
        let others: Vec<&Spanned<Signature>> = agreement
            .signatures
            .iter()
            .filter(|signature| signature.party.as_ref().is_some_and(|party| !single.contains(&party.0.text())))
            .collect();
        if of_copy.is_none() && !others.is_empty() {
            let labels = self.labels;
            let columns = [("party", labels.party), ("date", labels.date), ("role", labels.contact_role)];
            let mut grid = Grid::new("signed", &columns);
            for signature in others {
                let party = signature.party.as_ref().map(|party| self.full_name(party.0.text(), origin.day)).unwrap_or_default();
                let date = signature.date.as_ref().map(|date| self.period(date)).unwrap_or_default();
                let role = signature.role.as_ref().map_or("", |role| &role.value);
                let cells = vec![self.text(&party), self.text(&date), self.text(role)];
                grid.row(None, cells);
            }
            blocks.append(&mut grid.block());
        }
        blocks
    }

    fn signature(&mut self, origin: &Rc<Origin<'a>>, agreement: &Agreement, party: &Party) -> SignatureView {
        let id = party.own_id().map(str::to_owned).or_else(|| {
            let group = party.each_of.as_ref()?.0.text();
            self.party_of_copy(group).map(str::to_owned)
        });
        let words = party.words.as_ref().map(|words| plain(&self.phrase(origin, words).0));
        let name = id.as_ref().map(|id| self.full_name(id, origin.day)).or(words);
        let signed = agreement
            .signatures
            .iter()
            .find(|signature| id.is_some() && signature.party.as_ref().map(|party| party.0.text()) == id.as_deref());
        let date = signed.and_then(|signature| signature.date.as_ref()).map(|date| self.period(date));
        let role = signed.and_then(|signature| signature.role.as_ref()).map(|role| role.value.clone());
        let blank = name.is_none();
        let name = Phrase::text(name.unwrap_or_else(|| BLANK.to_owned())).capitalised();
        SignatureView {
            name: self.line(&name),
            blank,
            date: date.map(|date| self.text(&date)),
            role: role.map(|role| self.text(&role)),
        }
    }

    /// The party whose copy this is, if it is a member of `group`.
    pub fn party_of_copy(&self, group: &str) -> Option<&str> {
        self.party.as_deref().filter(|chosen| self.is_member(chosen, group))
    }

    /// Whether `party` is a member of `group`.
    pub fn is_member(&self, party: &str, group: &str) -> bool {
        self.workspace.directory().actor(group).is_some_and(|group| group.members.iter().any(|member| member == party))
    }

    /// What `[](#called)` prints: the name of the party that the text calls so, or a blank to fill in.
    pub fn called_party(&self, origin: &Origin<'a>, called: &str) -> Option<String> {
        let is_called = |party: &&crate::model::Concise<Party>| {
            party.called.as_ref().and_then(|name| crate::model::Slug::near(&name.value)).as_deref() == Some(called)
        };
        let party = origin.content.parties.iter().find(is_called)?;
        if let Some(id) = party.own_id() {
            return Some(self.full_name(id, origin.day));
        }
        let group = party.each_of.as_ref()?.0.text();
        Some(self.party_of_copy(group).map_or_else(|| BLANK.to_owned(), |chosen| self.full_name(chosen, origin.day)))
    }
}
