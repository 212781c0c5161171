//! The words of both sides: their stems, and the words that long words are made of.

use super::stop::is_stop_word;
use crate::text::Language;
use rayon::prelude::*;
use snowball_stemmers_rs::{Algorithm, Stemmer};
use std::collections::{BTreeMap, BTreeSet};

/// The letters that may join the parts of a Swedish compound (Svenska Akademiens grammatik, 1999, vol. 2: *fogelement*).
const JOINTS: [char; 5] = ['s', 'e', 'o', 'u', 'a'];

/// Endings of nouns that always take the joint `s` in a compound (the same work): what stands before one is a word even
/// where it never stands alone, as in "handlingsplan".
const JOINED_ENDINGS: [&str; 7] = ["ings", "hets", "skaps", "ions", "tets", "doms", "ments"];

/// Endings that make words from words (the same work: *avledningssuffix*) and stand alone only by chance.
const ENDINGS: &[&str] = &[
    "aktig", "aktiga", "ande", "anden", "ans", "are", "aren", "bar", "bara", "dom", "ella", "ende", "ens", "era", "erar",
    "ering", "ers", "het", "heten", "ing", "ingen", "isk", "lig", "liga", "ning", "ring", "ringar", "ringen", "ser", "skap",
];

/// The shortest part, and the shortest stem and the longest word that is taken apart, in characters.
const SHORTEST_PART: usize = 3;
const SHORTEST_COMPOUND: usize = 7;
const LONGEST_COMPOUND: usize = 40;

/// A word taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Analysis {
    /// What all its inflected forms have in common.
    pub stem: String,
    /// The stems of the words it is made of, none unless it is a compound.
    pub parts: Vec<String>,
}

/// The words that occur on either side, each taken apart once.
pub struct Vocabulary {
    language: Language,
    stemmer: Stemmer,
    /// The words themselves, what Snowball makes of them, and their stems.
    forms: BTreeSet<String>,
    roots: BTreeSet<String>,
    stems: BTreeSet<String>,
    analyses: BTreeMap<String, Analysis>,
}

impl Vocabulary {
    /// The vocabulary of `words`, in small letters.
    pub fn from(words: impl IntoIterator<Item = String>, language: Language) -> Self {
        let stemmer = Stemmer::create(match language {
            Language::Sv => Algorithm::Swedish,
            Language::En => Algorithm::English,
        });
        let forms: BTreeSet<String> = words.into_iter().filter(|word| !is_stop_word(word, language)).collect();
        let (roots, stems, analyses) = Default::default();
        let mut vocabulary = Vocabulary { language, stemmer, forms, roots, stems, analyses };
        vocabulary.roots = vocabulary.forms.iter().map(|word| vocabulary.root(word)).collect();
        vocabulary.stems = vocabulary.forms.iter().map(|word| vocabulary.stem(word)).collect();
        vocabulary.analyses = vocabulary.forms.par_iter().map(|word| (word.clone(), vocabulary.take_apart(word))).collect();
        vocabulary
    }

    /// `word`, in small letters, taken apart; nothing for a word that says nothing by itself.
    pub fn analysis(&self, word: &str) -> Option<Analysis> {
        if is_stop_word(word, self.language) {
            return None;
        }
        Some(self.analyses.get(word).cloned().unwrap_or_else(|| self.take_apart(word)))
    }

    fn take_apart(&self, word: &str) -> Analysis {
        let mut parts: Vec<String> = if word.contains(|character: char| character.is_ascii_digit()) {
            year(word).map(str::to_owned).into_iter().collect()
        } else {
            self.compound(word).into_iter().map(|part| self.stem(part)).collect()
        };
        let stem = self.stem(word);
        parts.sort_unstable();
        parts.dedup();
        parts.retain(|part| *part != stem);
        Analysis { stem, parts }
    }

    /// The stem that Snowball gives (Porter 2001, <https://snowballstem.org/algorithms/swedish/stemmer.html>). A final
    /// `mm` is `m`, as Swedish spells it at the end of a word ("gemensamma", "gemensam").
    fn root(&self, word: &str) -> String {
        let mut stem = self.stemmer.stem(word).into_owned();
        if self.language == Language::Sv && stem.ends_with("mm") {
            stem.pop();
        }
        stem
    }

    /// The stem, brought together with those of other forms that occur: the stem of one form may be another form
    /// ("insatser", "insats"), and the ending of a neuter may stay ("landstinget", "gemensamt").
    fn stem(&self, word: &str) -> String {
        let mut stem = self.root(word);
        if self.language == Language::En {
            return stem;
        }
        for _ in 0..3 {
            let next = if self.forms.contains(&stem) { self.root(&stem) } else { stem.clone() };
            let next = self.without_neuter(&next).unwrap_or(next);
            if next == stem {
                break;
            }
            stem = next;
        }
        stem
    }

    /// A stem without the ending of a neuter, where it is known without it too.
    fn without_neuter(&self, stem: &str) -> Option<String> {
        let endings = ["et", "t"].iter().filter_map(|ending| stem.strip_suffix(ending));
        let mut bare = endings.map(|short| if short.ends_with("mm") { &short[..short.len() - 1] } else { short });
        bare.find(|short| short.chars().count() > 3 && self.roots.contains(*short)).map(str::to_owned)
    }

    /// The words that a Swedish compound is made of; none when it is no compound.
    fn compound<'w>(&self, word: &'w str) -> Vec<&'w str> {
        if self.language != Language::Sv || word.chars().count() > LONGEST_COMPOUND {
            return Vec::new();
        }
        let with_certain_joint = || splits(word).find_map(|(first, last)| self.joined_for_certain(first, last));
        self.split(word, 2).or_else(with_certain_joint).unwrap_or_default()
    }

    /// `word` in two parts and theirs, the longest last part first. Parts that occur come before parts that are only made
    /// of words that do, which are tried to a depth of `depth`.
    fn split<'w>(&self, word: &'w str, depth: usize) -> Option<Vec<&'w str>> {
        let whole = self.stem(word);
        if whole.chars().count() < SHORTEST_COMPOUND {
            return None;
        }
        let joined = |(first, last): (&'w str, &'w str), depth| {
            let last = self.part(last, depth)?;
            let bare = first.strip_suffix(JOINTS);
            let mut parts = self.part(first, depth).or_else(|| self.part(bare?, depth))?;
            parts.extend(last);
            // What shares its stem with the whole differs from it by an ending only.
            parts.iter().all(|part| self.stem(part) != whole).then_some(parts)
        };
        (0..=depth).find_map(|depth| splits(word).find_map(|split| joined(split, depth)))
    }

    /// Two parts of which the last occurs and the first ends so that it can only be the start of a compound.
    fn joined_for_certain<'w>(&self, first: &'w str, last: &'w str) -> Option<Vec<&'w str>> {
        let is_certain = JOINED_ENDINGS.iter().any(|ending| first.len() > ending.len() + 2 && first.ends_with(ending));
        let mut parts = vec![first.strip_suffix('s').filter(|_| is_certain)?];
        parts.extend(self.part(last, 0)?);
        Some(parts)
    }

    /// A part of a compound with the parts it has itself: a word that occurs, or to a depth of `depth` one made of such.
    fn part<'w>(&self, part: &'w str, depth: usize) -> Option<Vec<&'w str>> {
        if self.is_word(part) {
            let inner = self.split(part, depth.saturating_sub(1));
            return Some([vec![part], inner.unwrap_or_default()].concat());
        }
        self.split(part, depth.checked_sub(1)?)
    }

    /// Whether a form of `part` occurs as a word.
    fn is_word(&self, part: &str) -> bool {
        let is_long_enough = |text: &str| text.chars().count() >= SHORTEST_PART;
        if !is_long_enough(part) || is_stop_word(part, self.language) || ENDINGS.contains(&part) {
            return false;
        }
        let stem = self.stem(part);
        is_long_enough(&stem) && !is_stop_word(&stem, self.language) && self.stems.contains(&stem)
    }
}

/// The ways to part a word in two that are long enough, the shortest first part first.
fn splits(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let places = word.char_indices().map(|(at, _)| at);
    let last = (word.chars().count() + 1).saturating_sub(SHORTEST_PART);
    places.take(last).skip(SHORTEST_PART).map(|at| word.split_at(at))
}

/// The year of a date (`2013-08-25`), so that it shares something with the year alone.
fn year(word: &str) -> Option<&str> {
    let (year, _) = word.split_once('-')?;
    (year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &str) -> Vocabulary {
        Vocabulary::from(words.split(' ').map(str::to_owned), Language::Sv)
    }

    fn analysis(vocabulary: &Vocabulary, word: &str) -> (String, String) {
        let analysis = vocabulary.analysis(word).unwrap_or_default();
        (analysis.stem, analysis.parts.join("+"))
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let vocabulary = vocabulary("gemensam individuell insats ansvar program landsting");
        let cases = [
            "plan planen planer planernas",
            "insats insatser insatserna",
            "ansvar ansvaret ansvarig ansvarar",
            "program programmet programmen",
            "landsting landstinget landstingets",
            "arbete arbetet arbeten",
            "gemensam gemensamma gemensamt",
            "individuell individuella individuellt",
            "psykisk psykiska psykiskt",
            "verksamhet verksamheter verksamheterna",
        ];
        for forms in cases {
            let stems: BTreeSet<_> = forms.split(' ').map(|form| analysis(&vocabulary, form).0).collect();
            assert_eq!(stems.len(), 1, "{forms}: {stems:?}");
        }
        let apart: BTreeSet<_> = ["plan", "mål", "insats", "ansvar"].map(|word| analysis(&vocabulary, word).0).into();
        assert_eq!(apart.len(), 4);
    }

    #[test]
    fn compounds_of_known_words_come_apart() {
        let vocabulary = vocabulary(
            "brukarnas organisationer plan områden chef familj hem vård arbete marknad insats till gång kommun kom mun inga ring \
             placera ens betala bet ansvar",
        );
        let cases = [
            ("brukarorganisationer", "bruk+organisation"),
            ("familjehemsvården", "familj+hem+vård"),
            ("arbetsmarknadsinsatser", "arbet+insat+markn"),
            // What stands before a certain joint need not be known.
            ("handlingsplanen", "handling+plan"),
            ("verksamhetschefer", "chef+verksam"),
            ("områdeschef", "chef+områd"),
            ("betalningsansvar", "ansv+betalning"),
            // An ending is no part, whatever else it means, and a short word is none.
            ("placering", ""),
            ("kommunens", ""),
            ("hemkommunen", "hem+kommun"),
            ("kommunchef", "chef+kommun"),
            ("insatserna", ""),
            // Not both parts are words, a part is a function word, or the word is short.
            ("planering", ""),
            ("tillgång", ""),
            ("sjukvård", ""),
            ("plan", ""),
            ("2013-08-25", "2013"),
        ];
        for (word, parts) in cases {
            assert_eq!(analysis(&vocabulary, word).1, parts, "{word}");
        }
    }

    #[test]
    fn a_long_word_is_no_burden() {
        let vocabulary = vocabulary("aaa aaaa aaaaa bbb");
        assert_eq!(analysis(&vocabulary, &"a".repeat(100_000)).1, "");
        assert!(vocabulary.analysis("och").is_none());
    }
}
