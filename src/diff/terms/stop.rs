//! Words that say nothing about the matter of a text: pronouns, prepositions, conjunctions and auxiliary verbs.

use crate::text::Language;

/// Swedish: the list of the Snowball project (<https://snowballstem.org/algorithms/swedish/stop.txt>) without the verb
/// "sitta", and the auxiliary verbs, prepositions and conjunctions of formal prose that it lacks (the closed word classes
/// of Svenska Akademiens grammatik, 1999).
const SWEDISH: &[&str] = &[
    "alla", "allt", "att", "av", "bland", "blev", "bli", "blir", "blivit", "borde", "både", "bör", "de", "dels", "dem", "den",
    "denna", "deras", "dess", "dessa", "det", "detta", "dig", "din", "dina", "ditt", "du", "där", "därför", "då", "efter",
    "eftersom", "ej", "eller", "en", "enligt", "er", "era", "ert", "ett", "från", "få", "får", "för", "genom", "ha", "hade",
    "han", "hans", "har", "henne", "hennes", "hon", "honom", "hos", "hur", "här", "i", "icke", "inför", "ingen", "innan", "inom",
    "inte", "jag", "ju", "kan", "kring", "kunde", "kunna", "man", "med", "medan", "mellan", "men", "mig", "min", "mina", "mitt",
    "mot", "mycket", "måste", "ni", "nu", "när", "någon", "något", "några", "och", "också", "om", "oss", "på", "samma", "samt",
    "sedan", "sig", "sin", "sina", "sitt", "själv", "ska", "skall", "skulle", "som", "så", "sådan", "sådana", "sådant", "såväl",
    "till", "trots", "under", "upp", "ut", "utan", "vad", "var", "vara", "varför", "varit", "varje", "vars", "vart", "vem", "vi",
    "vid", "vilka", "vilkas", "vilken", "vilket", "vår", "våra", "vårt", "än", "är", "även", "åt", "över",
];

/// English: the function words of the list of the Snowball project
/// (<https://snowballstem.org/algorithms/english/stop.txt>), without contractions.
const ENGLISH: &[&str] = &[
    "a", "about", "above", "after", "again", "against", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "before", "being", "below", "between", "both", "but", "by", "can", "could", "did", "do", "does", "doing",
    "down", "during", "each", "for", "from", "further", "had", "has", "have", "having", "he", "her", "here", "hers", "him",
    "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "me", "more", "most", "must", "my", "no", "nor", "not",
    "of", "off", "on", "once", "only", "or", "other", "our", "ours", "out", "over", "own", "same", "shall", "she", "should",
    "so", "some", "such", "than", "that", "the", "their", "theirs", "them", "then", "there", "these", "they", "this", "those",
    "through", "to", "too", "under", "until", "up", "very", "was", "we", "were", "what", "when", "where", "which", "while",
    "who", "whom", "why", "will", "with", "would", "you", "your", "yours",
];

/// Whether `word`, in small letters, says nothing by itself. Neither does a single letter: what is left of "SIP:s", or the
/// mark of an item.
pub fn is_stop_word(word: &str, language: Language) -> bool {
    let list = match language {
        Language::Sv => SWEDISH,
        Language::En => ENGLISH,
    };
    let mut characters = word.chars();
    let is_letter = characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none();
    is_letter || list.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_found() {
        for list in [SWEDISH, ENGLISH] {
            let out_of_order = list.windows(2).find(|pair| pair[0] >= pair[1]);
            assert_eq!(out_of_order, None);
        }
        assert!(is_stop_word("och", Language::Sv) && is_stop_word("s", Language::Sv) && is_stop_word("the", Language::En));
        assert!(!is_stop_word("plan", Language::Sv) && !is_stop_word("7", Language::Sv) && !is_stop_word("och", Language::En));
    }
}
