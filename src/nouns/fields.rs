//! What each key is called when what it says was changed: a noun in definite form, in Swedish and in English.

use crate::text::{Language, StaticText};

/// Declares the nouns: key, Swedish and English, in the order of the alphabet.
macro_rules! fields {
    ($($key:literal: $sv:literal, $en:literal;)+) => {
        const FIELDS: &[(&str, StaticText)] = &[$(($key, StaticText { sv: $sv, en: $en })),+];
    };
}

fields! {
    "abbreviations": "förkortningarna", "the abbreviations";
    "accent": "framhävningens färg", "the accent colour";
    "act": "det som beslutas", "what is decided";
    "activities": "aktiviteterna", "the activities";
    "activity": "ordalydelsen", "the wording";
    "actor": "aktören", "the actor";
    "actors": "kretsen av medverkande", "the circle of participants";
    "acts": "författningarna", "the acts";
    "adopted": "dagen för antagandet", "the day of adoption";
    "adoption": "antagandet", "the adoption";
    "after": "händelsen som tiden räknas från", "the event that time runs from";
    "alert": "varningens färg", "the colour of the mark of drafts";
    "also-called": "vad den också kallas", "what else it is called";
    "also-under": "uppgiften om var målet också står", "where the goal stands as well";
    "alt": "texten i stället för bilden", "the text in place of the picture";
    "amends": "uppgiften om vilken författning den ändrar", "which act it amends";
    "annex-to": "uppgiften om vad dokumentet är bilaga till", "what the document is an annex to";
    "appendices": "bilagorna", "the appendices";
    "approximate": "uppgiften om att värdet är ungefärligt", "whether the value is approximate";
    "areas": "områdena", "the areas";
    "as-of": "dagen som uppgiften avser", "the day it is as of";
    "at": "instansen", "the body";
    "automatic": "uppgiften om att förlängningen sker av sig själv", "whether it is prolonged by itself";
    "baseline": "utgångsvärdet", "the baseline";
    "below-age": "den övre åldersgränsen", "the upper age limit";
    "between": "uppgiften om vilka det står mellan", "which ones it is between";
    "bodies": "remissinstanserna", "the consulted bodies";
    "body": "texten", "the text";
    "by": "uppgiften om av vem", "by whom";
    "called": "benämningen", "what it is called";
    "cause": "orsaken", "the cause";
    "chair": "ordföranden", "the chair";
    "changes": "beskrivningen av ändringarna", "the description of the changes";
    "code": "koden", "the code";
    "colours": "färgerna", "the colours";
    "comment": "kommentaren", "the comment";
    "complements": "uppgiften om vad som kompletteras", "what is complemented";
    "concerns": "uppgiften om vad det gäller", "what it concerns";
    "condition": "villkoret", "the condition";
    "consequences": "konsekvenserna", "the consequences";
    "consultations": "remisserna", "the consultations";
    "contacts": "kontakterna", "the contacts";
    "contains": "uppgiften om vad rapporten innehåller", "what the report contains";
    "continues": "uppgiften om vad som fortsätts", "what is continued";
    "convener": "uppdraget som sammankallande", "the part of convener";
    "cost": "beskrivningen av kostnaden", "the description of the cost";
    "cost-sharing": "kostnadsfördelningen", "the cost sharing";
    "count": "antalet", "the count";
    "counts": "de angivna antalen", "the stated counts";
    "county": "länet", "the county";
    "date": "datumet", "the date";
    "dated": "datumet", "the date";
    "decided": "beslutsdagen", "the day of decision";
    "decided-by": "beslutsfattaren", "the decision-maker";
    "definition": "förklaringen", "the definition";
    "deviations": "avvikelserna", "the deviations";
    "dialogues": "dialogerna", "the dialogues";
    "direction": "riktningen", "the direction";
    "disputes": "tvistestegen", "the dispute steps";
    "dissent": "de avvikande uppfattningarna", "the dissent";
    "document": "uppgiften om dokumentet", "the document it names";
    "documents": "dokumenten", "the documents";
    "does": "beskrivningen av vad som ska göras", "what shall be done";
    "done": "uppgiften om när det gjordes", "when it was done";
    "drafted": "dagen för upprättandet", "the day of drafting";
    "due": "tiden", "the due date";
    "during": "perioden", "the period";
    "duties": "åtagandena", "the duties";
    "each-of": "gruppen", "the group";
    "edition": "utgåvan", "the edition";
    "email": "e-postadressen", "the e-mail address";
    "erratum": "rättelsen", "the erratum";
    "event": "händelsen", "the event";
    "every": "uppgiften om hur ofta", "how often";
    "except": "undantagen", "the exceptions";
    "family": "typsnittets namn", "the name of the typeface";
    "file": "filen", "the file";
    "files": "filerna", "the files";
    "final": "uppgiften om sista instans", "whether it is final";
    "findings": "det som kom fram", "what was said";
    "follow-up": "uppföljningen", "the follow-up";
    "follow-up-responsible": "ansvaret för uppföljningen", "the responsibility for follow-up";
    "follows": "det som följs", "what is followed";
    "footer": "raden längst ned", "the line at the foot";
    "footnotes": "fotnoterna", "the footnotes";
    "for": "uppgiften om vem det gäller", "whom it is for";
    "form": "formen", "the form";
    "forum": "forumet", "the forum";
    "forums": "forumen", "the forums";
    "from": "första dagen", "the first day";
    "from-age": "den nedre åldersgränsen", "the lower age limit";
    "glossary": "ordlistan", "the glossary";
    "goal": "ordalydelsen", "the wording";
    "goals": "målen", "the goals";
    "group": "rubriken", "the heading";
    "groups": "grupperna", "the groups";
    "header": "raden överst", "the line at the top";
    "height": "höjden", "the height";
    "history": "versionshistoriken", "the history";
    "id": "id", "the id";
    "ignore": "uppgiften om vad som inte läses", "what is not read";
    "in": "uppgiften om var det står i texten", "where it stands in the text";
    "indicator": "beskrivningen av indikatorn", "the wording of the indicator";
    "indicators": "indikatorerna", "the indicators";
    "inform": "uppgiften om vilka som ska underrättas", "who is to be told";
    "inspired-by": "förlagan", "what inspired it";
    "items": "bilagorna", "the appendices";
    "joint": "uppgiften om att ansvaret är gemensamt", "whether responsibility is joint";
    "kind": "filens slag", "the kind of file";
    "labels": "etiketterna", "the labels";
    "language": "språket", "the language";
    "leads-to": "uppgiften om vad det leder till", "what it leads to";
    "legal-basis": "den rättsliga grunden", "the legal basis";
    "level": "nivån", "the level";
    "limit": "gränsen", "the limit";
    "line": "linjernas färg", "the colour of lines";
    "listed-in": "uppgiften om var de räknas upp", "where they are listed";
    "local-variant-of": "uppgiften om vad dokumentet är en lokal variant av", "what it is a local variant of";
    "logo": "logotypen", "the logo";
    "max-file-size": "den största filstorleken", "the largest file size";
    "meets": "uppgiften om hur ofta gruppen möts", "how often it meets";
    "members": "kretsen av ledamöter", "the membership";
    "merges": "uppgiften om vad som förs samman", "what is brought together";
    "met": "uppgiften om villkoret är uppfyllt", "whether the condition is met";
    "met-on": "dagen då villkoret uppfylldes", "the day the condition was met";
    "min-confidence": "den minsta säkerheten i gissningar", "the least confidence of guesses";
    "muted": "den dämpade färgen", "the muted colour";
    "name": "namnet", "the name";
    "names": "namnet", "the name";
    "note": "anmärkningen", "the note";
    "notice": "bestämmelserna om uppsägning", "the provisions on notice";
    "now": "den rättade lydelsen", "the corrected wording";
    "number": "numret", "the number";
    "numbering": "numreringen av rubriker", "the numbering of headings";
    "numbering-depth": "rubriknumreringens djup", "the depth of the numbering";
    "obstacles": "hindren", "the obstacles";
    "of": "tillhörigheten", "what it belongs to";
    "officers": "handläggarna", "the officers";
    "okplan": "formatets version", "the version of the format";
    "ongoing": "uppgiften om att det pågår", "whether it goes on";
    "open-questions": "de öppna frågorna", "the open questions";
    "organisation": "organisationen", "the organisation";
    "organisations": "organisationerna", "the organisations";
    "outcome": "utfallet", "the outcome";
    "pale": "den ljusa färgen", "the pale colour";
    "paragraph": "paragrafen", "the paragraph number";
    "paragraphs": "styckena", "the paragraphs";
    "parties": "parterna", "the parties";
    "party": "parten", "the party";
    "period": "perioden", "the period";
    "phases": "faserna", "the phases";
    "places": "uppgiften om orter", "the places";
    "plural": "pluralformen", "the plural";
    "points": "beslutspunkterna", "the points";
    "predecessor": "föregångaren", "the predecessor";
    "preparation": "beredningen", "the preparation";
    "presence": "närvaron", "the presence";
    "priority": "prioriteringen", "the priority";
    "produces": "uppgiften om vad processen leder fram till", "what the process leads to";
    "prolongation": "bestämmelsen om förlängning", "the provision on prolongation";
    "prolongs": "uppgiften om vad som förlängs", "what is prolonged";
    "provision": "hänvisningen till bestämmelsen", "the provision it cites";
    "provisions": "uppgiften om vart bestämmelserna tog vägen", "where its provisions went";
    "purge": "gallringsdagen", "the day of purging";
    "questions": "frågorna", "the questions";
    "record": "diarienumret", "the record number";
    "replaced-by": "uppgiften om vad den ersätts av", "what replaces it";
    "replaces": "uppgiften om vad som ersätts", "what is replaced";
    "report-to": "uppgiften om vem rapporten går till", "whom it is reported to";
    "reported-under": "uppgiften om var det redovisas", "where it is reported";
    "reports-to": "uppgiften om vem gruppen rapporterar till", "whom it reports to";
    "response": "svaret", "the response";
    "responsible": "ansvaret", "the responsibility";
    "results": "resultaten", "the results";
    "retroactive": "uppgiften om att beslutet gäller i efterhand", "whether it holds retroactively";
    "review": "dagen för översyn", "the day of review";
    "revised": "dagen för revideringen", "the day of revision";
    "revises": "uppgiften om vad som revideras", "what is revised";
    "role": "rollen", "the role";
    "roles": "rollerna", "the roles";
    "routines": "rutinerna", "the routines";
    "rule": "regeln för vem som ansvarar", "the rule for who is responsible";
    "rules": "reglernas nivåer", "the levels of the rules";
    "seats": "platserna", "the seats";
    "sections": "avsnitten", "the sections";
    "see": "hänvisningen", "the reference";
    "send-list": "sändlistan", "the send list";
    "serves": "uppgiften om vilka mål aktiviteten bidrar till", "which goals the activity serves";
    "severity": "allvaret", "the severity";
    "share": "andelen", "the share";
    "shares": "fördelningen", "the shares";
    "short": "kortnamnet", "the short name";
    "signatures": "underskrifterna", "the signatures";
    "source": "källan", "the source";
    "splits": "uppgiften om vad det är en del av", "what it is a part of";
    "state": "läget", "the state";
    "status": "statusen", "the status";
    "strength": "åtagandets styrka", "the strength of the duty";
    "style": "husstilen", "the house style";
    "successor": "efterträdaren", "the successor";
    "summary": "sammanfattningen", "the summary";
    "target": "målvärdet", "the target";
    "target-group": "målgruppen", "the target group";
    "task": "uppdraget", "the task";
    "templates": "mallarnas mapp", "the folder of templates";
    "term": "ordet", "the word";
    "text": "ordalydelsen", "the wording";
    "times": "antalet gånger", "the number of times";
    "tint": "tonen under mål", "the tint under goals";
    "title": "titeln", "the title";
    "typeface": "typsnittet", "the typeface";
    "undecided": "de öppna valen av grupp", "the open choices of group";
    "under": "uppgiften om vad dokumentet hör till", "what the document belongs under";
    "unit": "enheten", "the unit";
    "units": "enheterna", "the units";
    "unless": "undantaget", "the exception";
    "unnumbered": "uppgiften om att rubriken saknar nummer", "whether the heading is unnumbered";
    "until": "sista dagen", "the last day";
    "unverified": "uppgiften om att den är obekräftad", "whether it is unverified";
    "validity": "giltigheten", "the validity";
    "value": "värdet", "the value";
    "was": "den felaktiga lydelsen", "the wrong wording";
    "when": "tiden", "the time";
    "who": "uppgiften om vem", "who it is";
    "with": "uppgiften om med vem", "with whom";
    "within": "fristen", "the time limit";
    "words": "ordalydelsen", "the wording";
    "work": "gruppens uppgift", "the work of the group";
}

/// Keys that mean something else in one kind of part.
const BY_KIND: &[(&str, &str, StaticText)] = &[
    ("Adoption", "body", StaticText { sv: "det beslutande organet", en: "the deciding body" }),
    ("Appendix", "body", StaticText { sv: "bilagans text", en: "the text of the appendix" }),
    ("CostSharing", "unless", StaticText { sv: "undantaget", en: "the exception" }),
    ("DeclaredCount", "within", StaticText { sv: "uppgiften om var de räknas upp", en: "where they are listed" }),
    ("DeclaredCount", "of", StaticText { sv: "uppgiften om vad som räknas", en: "what is counted" }),
    ("Forum", "of", StaticText { sv: "sammansättningen", en: "the composition" }),
    ("GoalFollowUp", "goal", StaticText { sv: "uppgiften om vilket mål det gäller", en: "which goal it is about" }),
    ("Settings", "baseline", StaticText { sv: "filen med kända fynd", en: "the file with known findings" }),
    ("RuleSetting", "words", StaticText { sv: "ordlistan", en: "the list of words" }),
    ("Indicator", "every", StaticText { sv: "uppgiften om hur ofta det mäts", en: "how often it is measured" }),
    ("Group", "members", StaticText { sv: "kretsen av medlemmar", en: "the membership" }),
    ("LegalBasis", "act", StaticText { sv: "författningen", en: "the act" }),
    ("MeasuredIndicator", "goal", StaticText { sv: "uppgiften om vilket mål det gäller", en: "which goal it is about" }),
    ("Measure", "of", StaticText { sv: "helheten", en: "the whole" }),
    ("MeasuredIndicator", "of", StaticText { sv: "helheten", en: "the whole" }),
    ("Due", "by", StaticText { sv: "sista dagen", en: "the last day" }),
    ("FollowUp", "of", StaticText { sv: "uppgiften om vad som följs upp", en: "what is followed up" }),
    ("Notice", "period", StaticText { sv: "uppsägningstiden", en: "the period of notice" }),
    ("OpenQuestion", "about", StaticText { sv: "uppgiften om vad frågan gäller", en: "what the question is about" }),
    ("Party", "group", StaticText { sv: "gruppen", en: "the group" }),
    ("ConsultedBody", "who", StaticText { sv: "uppgiften om vem som tillfrågas", en: "who is asked" }),
    ("CostShare", "who", StaticText { sv: "uppgiften om vem som betalar", en: "who pays" }),
    ("DeviationReport", "who", StaticText { sv: "uppgiften om vem som rapporterar", en: "who reports" }),
    ("Duty", "who", StaticText { sv: "ansvaret", en: "the responsibility" }),
    ("Notice", "who", StaticText { sv: "uppgiften om vem som får säga upp", en: "who may give notice" }),
    ("ProlongationRule", "who", StaticText { sv: "uppgiften om vem som beslutar om den", en: "who decides on it" }),
    ("Seat", "when", StaticText { sv: "uppgiften om när platsen deltar", en: "when the seat takes part" }),
    ("Responsibility", "group", StaticText { sv: "gruppen", en: "the group" }),
    ("Responsibility", "rule", StaticText { sv: "regeln", en: "the rule" }),
    ("ProlongationRule", "unless", StaticText { sv: "uppsägningstiden", en: "the period of notice" }),
    ("Section", "title", StaticText { sv: "rubriken", en: "the heading" }),
    ("Colours", "text", StaticText { sv: "textens färg", en: "the colour of text" }),
    ("Settings", "points", StaticText { sv: "formen för beslutspunkter", en: "the form of points" }),
    ("MeasuredIndicator", "unit", StaticText { sv: "enheten", en: "the unit" }),
];

/// What stands for a key without a noun, which a test rules out.
const OTHER: StaticText = StaticText { sv: "uppgiften", en: "the entry" };

/// What the value under `key` of a part of the type `kind` is called: "ansvaret".
pub fn field(kind: &str, key: &str, language: Language) -> &'static str {
    field_in(kind, key).unwrap_or(OTHER).get(language)
}

/// As [`field`], in both languages; nothing for a key that the format does not have.
pub fn field_in(kind: &str, key: &str) -> Option<StaticText> {
    let special = BY_KIND.iter().find(|(of, name, _)| *of == kind && *name == key).map(|(.., text)| *text);
    special.or_else(|| FIELDS.binary_search_by(|(name, _)| (*name).cmp(key)).ok().map(|at| FIELDS[at].1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_key_of_the_model_has_its_noun() {
        assert!(FIELDS.is_sorted_by_key(|(key, _)| *key));
        let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model");
        let mut count = 0;
        for entry in std::fs::read_dir(model).expect("the model") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source");
            let blocks = text.split("model! {\n").skip(1).chain(text.split("document! {\n").skip(1));
            for block in blocks.map(|block| block.split("\n}\n").next().unwrap_or("")) {
                for (kind, part) in block.split("pub struct ").skip(1).filter_map(|part| part.split_once([' ', '(', '{'])) {
                    for name in part.lines().filter_map(|line| line.trim_start().strip_prefix("pub ")) {
                        let Some((name, _)) = name.split_once(": ").filter(|(name, _)| !name.contains(char::is_whitespace))
                        else {
                            continue;
                        };
                        let key = match name {
                            "stands_in" => "in".to_owned(),
                            "scope" | "holder" => "for".to_owned(),
                            "is_final" => "final".to_owned(),
                            plain => plain.replace('_', "-"),
                        };
                        count += 1;
                        assert_ne!(field(kind, &key, Language::Sv), OTHER.sv, "{kind}: {key} in {}", path.display());
                    }
                }
            }
        }
        assert!(count > 200, "{count}");
    }
}
