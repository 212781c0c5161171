//! What keys are called.

use crate::text::Language;

/// Keys, and what they are called in Swedish and English. Others are called by themselves.
const LABELS: &[(&str, &str, &str)] = &[
    ("abbreviations", "Förkortningar", "Abbreviations"),
    ("activities", "Aktiviteter", "Activities"),
    ("activity", "Aktivitet", "Activity"),
    ("actors", "Medverkande", "Actors"),
    ("adoption", "Antagande", "Adoption"),
    ("appendices", "Bilagor", "Appendices"),
    ("body", "Text", "Text"),
    ("comment", "Kommentar", "Comment"),
    ("consequences", "Konsekvenser", "Consequences"),
    ("continues", "Fortsätter", "Continues"),
    ("cost-sharing", "Kostnadsfördelning", "Cost sharing"),
    ("county", "Län", "County"),
    ("decided", "Beslutat", "Decided"),
    ("due", "Tid", "Due"),
    ("duties", "Åtaganden", "Duties"),
    ("edition", "Utgåva", "Edition"),
    ("follow-up", "Uppföljning", "Follow-up"),
    ("follow-up-responsible", "Ansvar för uppföljning", "Responsible for follow-up"),
    ("footnotes", "Fotnoter", "Footnotes"),
    ("forums", "Forum", "Forums"),
    ("from", "Från", "From"),
    ("goal", "Mål", "Goal"),
    ("goals", "Mål", "Goals"),
    ("group", "Målområde", "Group"),
    ("groups", "Grupper", "Groups"),
    ("history", "Historik", "History"),
    ("id", "Id", "Id"),
    ("indicators", "Indikatorer", "Indicators"),
    ("kind", "Slag", "Kind"),
    ("language", "Språk", "Language"),
    ("legal-basis", "Rättslig grund", "Legal basis"),
    ("level", "Nivå", "Level"),
    ("merges", "För samman", "Merges"),
    ("name", "Namn", "Name"),
    ("names", "Namn", "Names"),
    ("note", "Anmärkning", "Note"),
    ("notice", "Uppsägning", "Notice"),
    ("open-questions", "Öppna frågor", "Open questions"),
    ("organisations", "Organisationer", "Organisations"),
    ("parties", "Parter", "Parties"),
    ("party", "Part", "Party"),
    ("phases", "Faser", "Phases"),
    ("points", "Beslutspunkter", "Points"),
    ("priority", "Prioritet", "Priority"),
    ("prolongation", "Förlängning", "Prolongation"),
    ("record", "Diarienummer", "Record"),
    ("replaces", "Ersätter", "Replaces"),
    ("responsible", "Ansvar", "Responsible"),
    ("results", "Resultat", "Results"),
    ("revises", "Reviderar", "Revises"),
    ("role", "Roll", "Role"),
    ("roles", "Roller", "Roles"),
    ("routines", "Rutiner", "Routines"),
    ("signatures", "Underskrifter", "Signatures"),
    ("splits", "Del av", "Splits"),
    ("status", "Status", "Status"),
    ("summary", "Sammanfattning", "Summary"),
    ("target", "Målvärde", "Target"),
    ("target-group", "Målgrupp", "Target group"),
    ("text", "Text", "Text"),
    ("title", "Titel", "Title"),
    ("unit", "Enhet", "Unit"),
    ("units", "Enheter", "Units"),
    ("until", "Till", "Until"),
    ("validity", "Giltighet", "Validity"),
    ("value", "Värde", "Value"),
    ("words", "Ord", "Words"),
];

/// Lists, and what one of their items is called.
const ITEMS: &[(&str, &str, &str)] = &[
    ("activities", "Aktivitet", "Activity"),
    ("appendices", "Bilaga", "Appendix"),
    ("duties", "Åtagande", "Duty"),
    ("forums", "Forum", "Forum"),
    ("goals", "Mål", "Goal"),
    ("groups", "Grupp", "Group"),
    ("indicators", "Indikator", "Indicator"),
    ("open-questions", "Öppen fråga", "Open question"),
    ("organisations", "Organisation", "Organisation"),
    ("parties", "Part", "Party"),
    ("phases", "Fas", "Phase"),
    ("points", "Beslutspunkt", "Point"),
    ("roles", "Roll", "Role"),
    ("routines", "Rutin", "Routine"),
    ("signatures", "Underskrift", "Signature"),
    ("units", "Enhet", "Unit"),
];

fn find(list: &'static [(&str, &str, &str)], key: &str, language: Language) -> Option<&'static str> {
    let (_, sv, en) = list.iter().find(|(known, ..)| *known == key)?;
    Some(match language {
        Language::Sv => sv,
        Language::En => en,
    })
}

/// What the key is called, itself if it has no name.
pub(super) fn label(key: &str, language: Language) -> String {
    find(LABELS, key, language).unwrap_or(key).to_owned()
}

/// What an item of the list under `key` is called.
pub(super) fn item(key: &str, language: Language) -> Option<&'static str> {
    find(ITEMS, key, language)
}
