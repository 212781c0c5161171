//! The field's Swedish words for the keys of the format, for those who write the one where the other is asked for.

/// Swedish words and the keys they may stand for, the likelier first.
const KEYS: &[(&str, &[&str])] = &[
    ("aktivitet", &["activity"]),
    ("aktiviteter", &["activities"]),
    ("aktor", &["actors"]),
    ("aktorer", &["actors"]),
    ("anmarkning", &["note", "comment"]),
    ("ansvar", &["responsible"]),
    ("ansvarig", &["responsible"]),
    ("ansvariga", &["responsible"]),
    ("antagen", &["adopted"]),
    ("beskrivning", &["text", "comment"]),
    ("bilaga", &["appendices", "title"]),
    ("bilagor", &["appendices"]),
    ("datum", &["dated", "due"]),
    ("diarienummer", &["record"]),
    ("dnr", &["record"]),
    ("enhet", &["unit", "units"]),
    ("enheter", &["units"]),
    ("ersatter", &["replaces"]),
    ("forkortningar", &["abbreviations"]),
    ("fortsatter", &["continues"]),
    ("forum", &["forum", "forums"]),
    ("fotnoter", &["footnotes"]),
    ("fran", &["from"]),
    ("giltig", &["validity"]),
    ("giltighet", &["validity"]),
    ("giltighetstid", &["validity"]),
    ("grupp", &["group", "groups"]),
    ("grupper", &["groups"]),
    ("hinder", &["obstacles"]),
    ("indikator", &["indicator", "indicators"]),
    ("indikatorer", &["indicators"]),
    ("klar", &["due"]),
    ("klart", &["due"]),
    ("kod", &["code"]),
    ("kommentar", &["comment"]),
    ("kontakter", &["contacts"]),
    ("kontaktpersoner", &["contacts"]),
    ("kortnamn", &["short"]),
    ("lan", &["county"]),
    ("mal", &["goal", "goals"]),
    ("malomrade", &["group", "goal"]),
    ("malvarde", &["target"]),
    ("medlemmar", &["members"]),
    ("namn", &["name", "names"]),
    ("niva", &["level"]),
    ("ord", &["words"]),
    ("ordforande", &["chair"]),
    ("ordlista", &["glossary"]),
    ("organisation", &["organisation", "organisations"]),
    ("organisationer", &["organisations"]),
    ("part", &["party", "parties"]),
    ("parter", &["parties"]),
    ("prioritet", &["priority"]),
    ("resultat", &["results"]),
    ("reviderad", &["revised"]),
    ("reviderar", &["revises"]),
    ("roll", &["role", "roles"]),
    ("roller", &["roles"]),
    ("rubrik", &["title", "group"]),
    ("sammankallande", &["convener"]),
    ("slut", &["until"]),
    ("sprak", &["language"]),
    ("start", &["from"]),
    ("status", &["status"]),
    ("tid", &["due", "period"]),
    ("till", &["until"]),
    ("titel", &["title"]),
    ("under", &["under"]),
    ("uppfoljning", &["follow-up"]),
    ("uppfoljningsansvarig", &["follow-up-responsible"]),
    ("utgangsvarde", &["baseline"]),
    ("utgava", &["edition"]),
    ("varde", &["value"]),
    ("version", &["edition"]),
];

/// The key of `known` that the Swedish word `word` stands for. `word` is in small letters, without dots and rings.
pub fn key_for<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let at = KEYS.binary_search_by(|(swedish, _)| (*swedish).cmp(word)).ok()?;
    KEYS[at].1.iter().find_map(|key| known.iter().find(|known| *known == key).copied())
}

/// The lines that say what a document is, and what it is called in Swedish. The words are in small letters, without dots and rings.
const KINDS: &[(&str, &[&str])] = &[
    ("kind: agreement", &["overenskommelse", "avtal", "samverkansavtal", "samverkansoverenskommelse", "ok"]),
    ("kind: agreement + form: routine", &["rutin", "routine", "samverkansrutin", "gemensam rutin"]),
    ("kind: action-plan", &["handlingsplan", "lansplan", "plan", "aktivitetsplan", "atgardsplan"]),
    ("kind: decision", &["beslut", "tjansteskrivelse", "protokoll", "protokollsutdrag"]),
    ("kind: process", &["revidering", "revideringsprocess", "arbete"]),
    ("kind: register", &["registret", "aktorer"]),
    ("kind: workspace", &["arbetsyta", "installningar"]),
];

/// The lines to write for the kind of document that `word` stands for.
pub fn kind_for(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase().replace(['å', 'ä'], "a").replace('ö', "o");
    KINDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(lines, _)| *lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_and_lead_to_keys() {
        assert!(KEYS.is_sorted_by_key(|(word, _)| *word));
        assert_eq!(key_for("mal", &["goals", "title"]), Some("goals"));
        assert_eq!(key_for("mal", &["goal", "goals"]), Some("goal"));
        assert_eq!(key_for("klart", &["goal"]), None);
        assert_eq!(kind_for("Överenskommelse"), Some("kind: agreement"));
        assert_eq!(kind_for("tjänsteskrivelse"), Some("kind: decision"));
        assert_eq!(kind_for("kärnkraft"), None);
    }
}
