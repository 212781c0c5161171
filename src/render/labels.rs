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
    // Agreements, decisions and processes.
    legal_basis: "Rättslig grund", "Legal basis";
    target_group: "Målgrupp", "Target group";
    points: "Beslut", "Decision";
    proposed_points: "Förslag till beslut", "Proposal for a decision";
    summary: "Sammanfattning", "Summary";
    phases: "Faser", "Phases";
    groups: "Grupper", "Groups";
    dialogues: "Dialoger", "Dialogues";
    routines: "Gemensamma rutiner", "Joint routines";
    duties: "Åtaganden", "Duties";
    cost_sharing: "Kostnadsfördelning", "Cost sharing";
    deviations: "Avvikelser", "Deviations";
    disputes: "Tvister", "Disputes";
    notice: "Uppsägning", "Notice";
    prolongation: "Förlängning", "Prolongation";
    preparation: "Beredning", "Preparation";
    consequences: "Konsekvenser", "Consequences";
    consultations: "Remisser", "Consultations";
    open_questions: "Öppna frågor", "Open questions";
    adoption: "Antagande", "Adoption";
    signatures: "Underskrifter", "Signatures";
    officers: "Läggs fram av", "Presented by";
    send_list: "Expedieras till", "Sent to";
    contents: "Innehåll", "Contents";
    produces: "Leder fram till", "Leads to";
    decided: "Beslutat", "Decided";
    decided_by: "Beslutas av", "Decided by";
    decides: "beslutar", "decides";
    is_proposed_to_decide: "föreslås besluta", "is proposed to decide";
    paragraph: "Paragraf", "Paragraph";
    joint_routine: "Gemensam rutin", "Joint routine";
    kind: "Slag", "Kind";
    who: "Vem", "Who";
    does: "Gör", "Does";
    what: "Vad", "What";
    when: "När", "When";
    done: "Gjort", "Done";
    concerns: "Gäller", "Concerns";
    strength: "Styrka", "Strength";
    cost: "Kostnad", "Cost";
    shares: "Fördelning", "Shares";
    unless: "Om inte", "Unless";
    holds: "Gäller", "Holds";
    report_to: "Rapporteras till", "Reported to";
    contains: "Rapporten innehåller", "The report contains";
    follows: "Enligt", "According to";
    at: "Instans", "Body";
    final_step: "Sista instans", "Final";
    yes: "ja", "yes";
    cause: "Orsak", "Cause";
    any_cause: "Oavsett orsak", "Any cause";
    notice_period: "Uppsägningstid", "Period of notice";
    notice_form: "Form", "Form";
    notice_by: "Av", "By";
    inform: "Underrättas", "To be told";
    the_agreement: "Överenskommelsen", "The agreement";
    the_routine: "Rutinen", "The routine";
    it: "Den", "It";
    prolonged_by_itself: "förlängs av sig själv", "is prolonged by itself";
    not_prolonged_by_itself: "förlängs inte av sig själv", "is not prolonged by itself";
    may_be_prolonged: "kan förlängas", "may be prolonged";
    prolonged_with: "med", "by";
    at_a_time: "i taget", "at a time";
    once_at_most: "högst en gång", "once at most";
    at_most: "högst", "at most";
    times: "gånger", "times";
    unless_terminated: "om den inte sägs upp senast", "unless notice is given at least";
    before_it_expires: "innan den går ut", "before it expires";
    decides_on_it: "beslutar om det", "decides on it";
    from_age: "från", "from";
    below_age: "under", "below";
    years: "år", "years";
    ages: "Ålder", "Age";
    answers_due: "Svar senast", "Answers due";
    answers_when: "Svarstid", "Time to answer";
    consulted: "Remissinstans", "Consulted body";
    response: "Svar", "Response";
    date: "Datum", "Date";
    about_part: "Gäller", "About";
    party: "Part", "Party";
    body: "Organ", "Body";
    outcome: "Utfall", "Outcome";
    signed_for: "För", "For";
    signature: "Underskrift och befattning", "Signature and role";
    condition: "Villkor", "Condition";
    in_retrospect: "i efterhand", "retroactively";
    for_party: "för", "for";
    replaced_with: "med", "with";
    met: "uppfyllt", "met";
    not_met: "inte uppfyllt", "not met";
    phase: "Fas", "Phase";
    members: "Ledamöter", "Members";
    chair: "Ordförande", "Chair";
    meets: "Möts", "Meets";
    reports_to: "Rapporterar till", "Reports to";
    predecessor: "Efterträdde", "Came after";
    undecided: "Tillhörigheten är inte bestämd", "Not yet decided";
    seat: "Plats för", "Seat for";
    presence: "Närvaro", "Presence";
    at_places: "Var", "Where";
    seat_state: "Läge", "State";
    with_whom: "Med", "With";
    questions: "Frågor", "Questions";
    findings: "Det som kom fram", "What was said";
    routine: "Rutin", "Routine";
    routine_state: "Läge", "State";
    or: "eller", "or";
    // In the margin and the tables of a printed page.
    page: "Sida", "Page";
    page_of: "av", "of";
    copy_of: "Exemplar för", "Copy for";
    continued: "forts.", "cont.";
    // Words in sentences.
    section: "avsnitt", "section";
    goal_reference: "mål", "goal";
    activity_reference: "aktivitet", "activity";
    activity_of: "aktiviteten under", "the activity under";
    appendix_reference: "bilaga", "appendix";
    point_reference: "punkt", "point";
    clause_reference: "att-sats", "clause";
    notice_for_any_cause: "uppsägning oavsett orsak", "notice for any cause";
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
