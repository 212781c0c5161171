//! The words a page adds of its own, in both languages side by side.

use crate::text::{Language, StaticText};
use serde::Serialize;

/// Declares the labels: name, Swedish, English.
macro_rules! labels {
    ($($name:ident: $sv:literal, $en:literal;)+) => {
        /// The labels of one language. Templates see them as `labels.goal` and so on.
        #[derive(Debug, Serialize)]
        pub struct Labels {
            $(#[doc = concat!("”", $sv, "”")] pub $name: &'static str,)+
        }

        const SWEDISH: Labels = Labels { $($name: StaticText { sv: $sv, en: $en }.sv,)+ };
        const ENGLISH: Labels = Labels { $($name: StaticText { sv: $sv, en: $en }.en,)+ };
    };
}

labels! {
    // The title block.
    edition: "Utgåva", "Edition";
    status: "Status", "Status";
    draft: "Utkast", "Draft";
    consultation: "På remiss", "In consultation";
    adopted_status: "Antagen", "Adopted";
    record: "Diarienummer", "Record number";
    validity: "Giltighet", "Validity";
    until_further_notice: "tills vidare", "until further notice";
    parties: "Parter", "Parties";
    called: "nedan kallad", "below called";
    county: "Län", "County";
    under: "Hör till", "Under";
    replaces: "Ersätter", "Replaces";
    revises: "Reviderar", "Revises";
    prolongs: "Förlänger", "Prolongs";
    annex_to: "Bilaga till", "Annex to";
    complements: "Kompletterar", "Complements";
    local_variant_of: "Lokal variant av", "Local variant of";
    inspired_by: "Inspirerat av", "Inspired by";
    drafted: "Upprättad", "Drafted";
    adopted: "Antagen", "Adopted";
    revised: "Reviderad", "Revised";
    dated: "daterad", "dated";
    adopted_on: "antagen", "adopted";
    revised_on: "reviderad", "revised";
    // Headings of data that the text gives no place.
    goals: "Mål", "Goals";
    goals_and_activities: "Mål och aktiviteter", "Goals and activities";
    activities: "Aktiviteter", "Activities";
    follow_up: "Uppföljning", "Follow-up";
    follow_up_of: "Uppföljning av", "Follow-up of";
    results: "Resultat", "Results";
    appendices: "Bilagor", "Appendices";
    abbreviations: "Förkortningar", "Abbreviations";
    glossary: "Ordlista", "Glossary";
    contacts: "Kontakter", "Contacts";
    history: "Versionshistorik", "History";
    notes: "Fotnoter", "Footnotes";
    // Columns.
    goal: "Mål", "Goal";
    activity: "Aktivitet", "Activity";
    responsible: "Ansvarig", "Responsible";
    actors: "Aktörer", "Actors";
    due: "Klart", "Due";
    comment: "Kommentar", "Comment";
    follow_up_responsible: "Uppföljningsansvarig", "Responsible for follow-up";
    goal_status: "Läge", "Status";
    result: "Resultat", "Result";
    leads_to: "Leder till", "Leads to";
    contact_of: "Verksamhet", "Organisation";
    contact_role: "Roll", "Role";
    contact_email: "E-post", "E-mail";
    changes: "Ändringar", "Changes";
    // Remarks in cells.
    level: "Nivå", "Level";
    priority: "Prioritet", "Priority";
    convener: "Sammankallande", "Convener";
    continues: "Fortsätter", "Continues";
    splits: "Är en del av", "Is a part of";
    merges: "För samman", "Brings together";
    also_under: "Står även under", "Also stands under";
    stands_under: "Se", "See";
    serves: "Bidrar till", "Serves";
    erratum: "Rättelse", "Erratum";
    erratum_was: "i stället för", "in place of";
    indicator: "Indikator", "Indicator";
    baseline: "utgångsvärde", "baseline";
    target: "målvärde", "target";
    shall: "ska", "shall";
    source: "Källa", "Source";
    period: "Period", "Period";
    // Follow-up.
    as_of: "Avser", "As of";
    reported_under: "Redovisas under", "Reported under";
    obstacles: "Hinder", "Obstacles";
    dissent: "Avvikande uppfattning", "Dissent";
    indicators: "Uppmätta värden", "Values measured";
    // Words in sentences.
    section: "avsnitt", "section";
    goal_reference: "mål", "goal";
    activity_reference: "aktivitet", "activity";
    activity_of: "aktiviteten under", "the activity under";
    appendix_reference: "bilaga", "appendix";
    appendix_title: "Bilaga", "Appendix";
    of_document: "i", "of";
    in_group: "i", "in";
    see: "se", "see";
    and: "och", "and";
    by: "senast", "by";
    within: "inom", "within";
    after: "efter", "after";
    until_day: "till och med", "until";
    until_event: "tills", "until";
    review: "ses över", "to be reviewed";
    from_day: "från och med", "from";
    ongoing: "kontinuerligt", "continuously";
    not_stated: "anges inte", "not stated";
    scope: "för", "for";
    together_with: "i samverkan med", "together with";
    joint: "gemensamt ansvar", "joint responsibility";
    divided: "delat ansvar", "divided responsibility";
    each_of: "var och en för sin del", "each for its own part";
    about: "cirka", "about";
    share_of: "av", "of";
    // Finding one's way.
    skip: "Till innehållet", "Skip to the content";
    note: "Fotnot", "Footnote";
    back: "Tillbaka till hänvisning", "Back to reference";
    open_quote: "”", "“";
    close_quote: "”", "”";
}

impl Labels {
    /// The labels in `language`.
    pub fn of(language: Language) -> &'static Labels {
        match language {
            Language::Sv => &SWEDISH,
            Language::En => &ENGLISH,
        }
    }

    /// `text` in the language's quotation marks.
    pub fn quoted(&self, text: &str) -> String {
        format!("{}{text}{}", self.open_quote, self.close_quote)
    }
}
