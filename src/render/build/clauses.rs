//! The clauses of an agreement that are kept as data: duties, costs, deviations, disputes, notice, prolongation.

use super::grid::{Grid, list};
use super::places::Wanted;
use crate::model::{Agreement, Document, LegalBasis, Parsed, PartReference, Period, Prose};
use crate::render::Written;
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::Phrase;
use crate::render::view::{Block, PointView};
use crate::render::words::Value;
use std::rc::Rc;

/// Whether a clause that stands in `stands_in` is printed: all are where the text asks for them, and those that stand
/// nowhere else are printed anyway.
pub fn is_wanted(wanted: &Wanted<'_>, stands_in: Option<&Parsed<PartReference>>) -> bool {
    stands_in.is_none() || matches!(wanted, Wanted::Everything)
}

impl<'a> Page<'a> {
    fn agreement(origin: &Origin<'a>) -> Option<&'a Agreement> {
        match origin.document {
            Document::Agreement(agreement) => Some(agreement),
            _ => None,
        }
    }

    /// The clauses at `place`.
    pub fn clauses(&mut self, origin: &Rc<Origin<'a>>, place: &str, wanted: &Wanted<'_>) -> Vec<Block> {
        let Some(agreement) = Self::agreement(origin) else { return Vec::new() };
        match place {
            "duties" => self.duties(origin, agreement, wanted),
            "cost-sharing" => self.cost_sharing(origin, agreement, wanted),
            "deviations" => self.deviations(origin, agreement, wanted),
            "disputes" => self.disputes(origin, agreement, wanted),
            "notice" => self.notice(origin, agreement, wanted),
            _ => self.prolongation(origin, agreement, wanted),
        }
    }

    fn duties(&mut self, origin: &Rc<Origin<'a>>, agreement: &'a Agreement, wanted: &Wanted<'_>) -> Vec<Block> {
        let labels = self.labels;
        let columns = [
            ("who", labels.who),
            ("strength", labels.strength),
            ("does", labels.does),
            ("due", labels.when),
            ("done", labels.done),
            ("concerns", labels.concerns),
        ];
        let mut grid = Grid::new("duties", &columns);
        for duty in agreement.duties.iter().filter(|duty| is_wanted(wanted, duty.stands_in.as_ref())) {
            let anchor = self.take_anchor(origin, duty.id.as_ref().map(|id| id.text()));
            let who = self.responsibilities(origin, &duty.who);
            let due = self.dues(origin, &duty.due);
            let concerns = duty.concerns.map(|concern| concern.label().get(self.language)).unwrap_or_default();
            let strength = duty.strength.map(|strength| strength.label().get(self.language)).unwrap_or_default();
            let cells = vec![
                self.cell_of(who),
                self.text(strength),
                self.prose_cell(origin, duty.does.as_ref()),
                self.cell_of(due),
                self.periods(&duty.done),
                self.text(concerns),
            ];
            grid.row(anchor, cells);
        }
        grid.block()
    }

    /// Days and periods in a cell.
    pub fn periods(&mut self, periods: &[Parsed<Period>]) -> Written {
        let phrases = periods.iter().map(|period| Phrase::text(self.period(period))).collect();
        self.cell_of(phrases)
    }

    fn cost_sharing(&mut self, origin: &Rc<Origin<'a>>, agreement: &'a Agreement, wanted: &Wanted<'_>) -> Vec<Block> {
        let labels = self.labels;
        let columns = [
            ("cost", labels.cost),
            ("shares", labels.shares),
            ("unless", labels.unless),
            ("until", labels.holds),
            ("due", labels.when),
        ];
        let mut grid = Grid::new("cost-sharing", &columns);
        for cost in agreement.cost_sharing.iter().filter(|cost| is_wanted(wanted, cost.stands_in.as_ref())) {
            let anchor = self.take_anchor(origin, cost.id.as_ref().map(|id| id.text()));
            let mut shares = Vec::new();
            for share in &cost.shares {
                let mut phrase = Phrase::listed(self.responsibilities(origin, &share.who), labels.and);
                if let Some(measure) = &share.share {
                    phrase.push(": ");
                    // A share of a cost is no count: 1/3 stays 1/3.
                    let fraction = measure.value.value.as_ref().filter(|_| measure.words.is_none() && measure.of.is_none());
                    match fraction.filter(|value| value.text().contains('/')) {
                        Some(value) => phrase.push(value.text()),
                        None => phrase.append(self.value(origin, &Value::from(&measure.value))),
                    }
                }
                shares.push(phrase);
            }
            let until = cost.until.as_ref().map(|until| self.end(origin, until, labels.until_day));
            let due = self.dues(origin, &cost.due);
            let cells = vec![
                self.prose_cell(origin, cost.cost.as_ref()),
                self.cell_of(shares),
                self.prose_cell(origin, cost.unless.as_ref()),
                self.cell_of(until.into_iter().collect()),
                self.cell_of(due),
            ];
            grid.row(anchor, cells);
        }
        grid.block()
    }

    fn deviations(&mut self, origin: &Rc<Origin<'a>>, agreement: &'a Agreement, wanted: &Wanted<'_>) -> Vec<Block> {
        let labels = self.labels;
        let columns = [
            ("who", labels.who),
            ("report-to", labels.report_to),
            ("contains", labels.contains),
            ("due", labels.when),
            ("follows", labels.follows),
        ];
        let mut grid = Grid::new("deviations", &columns);
        for report in agreement.deviations.iter().filter(|report| is_wanted(wanted, report.stands_in.as_ref())) {
            let anchor = self.take_anchor(origin, report.id.as_ref().map(|id| id.text()));
            let (who, to) = (self.responsibilities(origin, &report.who), self.responsibilities(origin, &report.report_to));
            let due = self.dues(origin, &report.due);
            let follows = report.follows.as_ref().map(|document| self.document_title(origin, document));
            let contains = self.prose_list(origin, &report.contains);
            let cells = vec![
                self.cell_of(who),
                self.cell_of(to),
                contains,
                self.cell_of(due),
                self.cell_of(follows.into_iter().collect()),
            ];
            grid.row(anchor, cells);
        }
        grid.block()
    }

    /// Several texts in a cell, each by itself.
    pub fn prose_list(&mut self, origin: &Rc<Origin<'a>>, texts: &[Prose]) -> Written {
        let pieces: Vec<_> = texts.iter().flat_map(|text| self.prose(origin, text)).collect();
        self.cell(&pieces)
    }

    fn disputes(&mut self, origin: &Rc<Origin<'a>>, agreement: &'a Agreement, wanted: &Wanted<'_>) -> Vec<Block> {
        let labels = self.labels;
        let columns = [
            ("level", labels.level),
            ("at", labels.at),
            ("does", labels.does),
            ("due", labels.when),
            ("final", labels.final_step),
        ];
        let mut grid = Grid::new("disputes", &columns);
        for step in agreement.disputes.iter().filter(|step| is_wanted(wanted, step.stands_in.as_ref())) {
            let anchor = self.take_anchor(origin, step.id.as_ref().map(|id| id.text()));
            let at = self.responsibilities(origin, &step.at);
            let due = self.dues(origin, &step.due);
            let level = step.level.map(|level| Phrase::text(level.label().get(self.language)).capitalised());
            let is_final = step.is_final.as_ref().is_some_and(|is_final| is_final.value);
            let cells = vec![
                self.cell_of(level.into_iter().collect()),
                self.cell_of(at),
                self.prose_cell(origin, step.does.as_ref()),
                self.cell_of(due),
                self.text(if is_final { labels.yes } else { "" }),
            ];
            grid.row(anchor, cells);
        }
        grid.block()
    }

    fn notice(&mut self, origin: &Rc<Origin<'a>>, agreement: &'a Agreement, wanted: &Wanted<'_>) -> Vec<Block> {
        let labels = self.labels;
        let columns = [
            ("cause", labels.cause),
            ("period", labels.notice_period),
            ("form", labels.notice_form),
            ("who", labels.notice_by),
            ("inform", labels.inform),
        ];
        let mut grid = Grid::new("notice", &columns);
        for notice in agreement.notice.iter().filter(|notice| is_wanted(wanted, notice.stands_in.as_ref())) {
            let anchor = self.take_anchor(origin, notice.id.as_ref().map(|id| id.text()));
            let (who, inform) = (self.responsibilities(origin, &notice.who), self.responsibilities(origin, &notice.inform));
            let cause = match &notice.cause {
                Some(cause) if !notice.is_for_any_cause() => self.prose_cell(origin, Some(cause)),
                _ => self.text(labels.any_cause),
            };
            let period = notice.period.as_ref();
            let period =
                period.map(|period| period.get().map_or_else(|| period.text().to_owned(), |known| known.words(self.language)));
            let form = notice.form.map(|form| Phrase::text(form.label().get(self.language)).capitalised());
            let cells = vec![
                cause,
                self.text(&period.unwrap_or_default()),
                self.cell_of(form.into_iter().collect()),
                self.cell_of(who),
                self.cell_of(inform),
            ];
            grid.row(anchor, cells);
        }
        grid.block()
    }

    /// Text as a block, if there is any.
    pub fn prose_block(&mut self, origin: &Rc<Origin<'a>>, prose: Option<&Prose>) -> Option<Block> {
        let pieces = self.prose(origin, prose?);
        let text = self.blocks(&pieces);
        (!text.is_empty()).then_some(Block::Prose { text })
    }

    /// The provisions of law: "5 kap. 8 a § socialtjänstlagen (2001:453)".
    pub fn provision(&mut self, origin: &Rc<Origin<'a>>, basis: &LegalBasis) -> Phrase {
        let mut phrase = Phrase::default();
        let provisions: Vec<String> = basis.provision.iter().map(|provision| provision.value.clone()).collect();
        phrase.push(crate::text::listed(&provisions, self.labels.and));
        if let Some(act) = &basis.act {
            let directory = self.workspace.directory();
            let known = directory.statutory_act(act.0.text());
            let name = known.and_then(|act| act.name.as_ref()).map_or(act.0.text(), |name| name.value.as_str());
            let number = known.and_then(|act| act.number.as_ref()).map(|number| format!(" ({})", number.0.value));
            let space = if phrase.is_empty() { "" } else { " " };
            phrase.push(format!("{space}{name}{}", number.unwrap_or_default()));
        }
        if let Some(words) = &basis.words {
            let words = self.phrase(origin, words);
            if !phrase.is_empty() {
                phrase.push(": ");
            }
            phrase.append(words);
        }
        phrase
    }

    /// The legal basis as a list.
    pub fn legal_basis(&mut self, origin: &Rc<Origin<'a>>) -> Vec<Block> {
        let mut items = Vec::new();
        for basis in origin.content.legal_basis {
            let phrase = self.provision(origin, basis);
            items.push(PointView { anchor: None, text: self.line(&phrase) });
        }
        list("legal-basis", "list", items)
    }

    /// The target groups with their ages.
    pub fn target_group(&mut self, origin: &Rc<Origin<'a>>, wanted: &Wanted<'_>) -> Vec<Block> {
        let labels = self.labels;
        let mut items = Vec::new();
        for group in origin.content.target_group.iter().filter(|group| is_wanted(wanted, group.stands_in.as_ref())) {
            let anchor = self.take_anchor(origin, group.id.as_ref().map(|id| id.text()));
            let mut pieces = group.text.as_ref().map(|text| self.prose(origin, text)).unwrap_or_default();
            let from = group.from_age.as_ref().map(|age| format!("{} {} {}", labels.from_age, age.value, labels.years));
            let below = group.below_age.as_ref().map(|age| format!("{} {} {}", labels.below_age, age.value, labels.years));
            let ages: Vec<String> = from.into_iter().chain(below).collect();
            if !ages.is_empty() {
                pieces.extend(Phrase::text(ages.join(", ")).labelled(labels.ages).paragraph());
            }
            items.push(PointView { anchor, text: self.cell(&pieces) });
        }
        list("target-group", "list", items)
    }
}
