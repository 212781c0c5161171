//! What kind of part an item of a list is, where only the keys that lead to it are known.

/// The lists of parts, and the texts with keys of their own: the type that has them, where that matters, the key they stand under
/// and their type.
const LISTS: &[(&str, &str, &str)] = &[
    ("", "abbreviations", "NamedText"),
    ("", "activities", "Activity"),
    ("", "acts", "StatutoryAct"),
    ("", "adoption", "Adoption"),
    ("", "appendices", "Appendix"),
    ("", "areas", "FollowUpArea"),
    ("", "bodies", "ConsultedBody"),
    ("", "condition", "Condition"),
    ("", "consultations", "Consultation"),
    ("", "consequences", "NamedProse"),
    ("", "contacts", "Contact"),
    ("", "cost-sharing", "CostSharing"),
    ("", "counts", "DeclaredCount"),
    ("", "deviations", "DeviationReport"),
    ("", "dialogues", "Dialogue"),
    ("", "disputes", "DisputeStep"),
    ("", "dissent", "Dissent"),
    ("", "documents", "ListedDocument"),
    ("", "duties", "Duty"),
    ("", "footnotes", "NamedProse"),
    ("", "forums", "Forum"),
    ("", "glossary", "GlossaryEntry"),
    ("FollowUpArea", "goals", "GoalFollowUp"),
    ("", "goals", "Goal"),
    ("Register", "groups", "Group"),
    ("Process", "groups", "Forum"),
    ("", "history", "HistoryEntry"),
    ("FollowUpArea", "indicators", "MeasuredIndicator"),
    ("", "indicators", "Indicator"),
    ("Appendix", "items", "Appendix"),
    ("", "labels", "NamedText"),
    ("", "legal-basis", "LegalBasis"),
    ("", "names", "DatedName"),
    ("", "notice", "Notice"),
    ("", "obstacles", "Obstacle"),
    ("", "officers", "Contact"),
    ("", "open-questions", "OpenQuestion"),
    ("", "organisations", "Organisation"),
    ("", "parties", "Party"),
    ("", "phases", "Phase"),
    ("", "places", "SeatPlace"),
    ("", "points", "Point"),
    ("", "preparation", "Preparation"),
    ("", "results", "ResultPoint"),
    ("", "roles", "Role"),
    ("", "routines", "JointRoutine"),
    ("", "seats", "Seat"),
    ("", "shares", "CostShare"),
    ("", "signatures", "Signature"),
    ("", "target-group", "TargetGroup"),
    ("", "undecided", "UndecidedMember"),
    ("", "units", "Unit"),
];

/// The type in the model of what stands in the list, or the group of texts, under `key` in a part or a document of the type
/// `within`; nothing for any other list.
pub fn kind_in_list(within: &str, key: &str) -> Option<&'static str> {
    let is_it = |(of, list, _): &&(&str, &str, &str)| *list == key && (of.is_empty() || *of == within);
    LISTS.iter().find(is_it).map(|(.., kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_list_of_parts_in_the_model_is_known() {
        let mut count = 0;
        for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model")).expect("the model") {
            let path = entry.expect("an entry").path();
            let Ok(text) = std::fs::read_to_string(path) else { continue };
            for part in text.split("pub struct ").skip(1) {
                let within = part.split([' ', '(', '{']).next().unwrap_or("");
                let lists = part.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(": Vec<Spanned<"));
                for (key, kind) in lists.map(|(key, rest)| (key.replace('_', "-"), rest.trim_end_matches([',', '>']))) {
                    // A list of texts has no parts.
                    if kind != "String" {
                        count += 1;
                        assert_eq!(kind_in_list(within, &key), Some(kind), "{within}: {key}");
                    }
                }
            }
        }
        assert!(count > 30, "{count}");
    }
}
