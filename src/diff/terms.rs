//! A wording to the weighted terms it is compared by.

mod stop;
mod vocabulary;
mod words;

use crate::text::Language;
use rayon::prelude::*;
use std::collections::BTreeMap;
use vocabulary::Vocabulary;

/// What a word counts, beside a word as written: a part of a compound, and a word that only an abbreviation stands for.
const WORD: f64 = 1.0;
const PART: f64 = 0.5;
const EXPANDED: f64 = 0.5;

/// One thing a wording speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// What all forms of the word have in common; two terms are the same when their stems are.
    pub stem: String,
    /// The word as it stands in the text, in small letters (an abbreviation in its own): the whole of a compound, and the
    /// whole of a phrase that an abbreviation stands for.
    pub written: String,
    /// What it counts: 1 for a word, less for a part of a compound or of a spelt-out abbreviation.
    pub weight: f64,
}

/// An abbreviation and what it stands for.
struct Abbreviation {
    /// Its words as written; a hyphen parts them.
    short: Vec<String>,
    /// The stem it has as a term.
    stem: String,
    /// The words it stands for, as written, and their stems without function words.
    words: Vec<String>,
    stems: Vec<String>,
}

/// How texts of one comparison are read: the words of both sides, and the abbreviations of the register.
pub struct Terms {
    vocabulary: Vocabulary,
    abbreviations: Vec<Abbreviation>,
    /// Which abbreviations start with a word, and which phrases with a stem: places in `abbreviations`.
    by_short: BTreeMap<String, Vec<usize>>,
    by_phrase: BTreeMap<String, Vec<usize>>,
}

/// A word of a text, and its stem unless it is a function word.
struct Token {
    written: String,
    stem: Option<String>,
}

impl Terms {
    /// Reads `texts`, all wordings of both sides in Markdown, for the words that compounds may be made of.
    /// `abbreviations` are the short forms and what they stand for.
    pub fn new<'a>(
        language: Language,
        abbreviations: impl IntoIterator<Item = (&'a str, &'a str)>,
        texts: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let abbreviations: Vec<(&str, &str)> = abbreviations.into_iter().collect();
        let expansions = abbreviations.iter().map(|(_, expansion)| *expansion);
        let texts: Vec<&str> = texts.into_iter().chain(expansions).collect();
        let words: Vec<Vec<String>> = texts.into_par_iter().map(words::words).collect();
        let vocabulary = Vocabulary::from(words.into_iter().flatten().map(|word| word.to_lowercase()), language);
        let mut terms = Terms { vocabulary, abbreviations: Vec::new(), by_short: BTreeMap::new(), by_phrase: BTreeMap::new() };
        for (short, expansion) in abbreviations {
            terms.learn(short, expansion);
        }
        terms
    }

    fn learn(&mut self, short: &str, expansion: &str) {
        let tokens = self.tokens(expansion);
        let stems: Vec<String> = tokens.iter().filter_map(|token| token.stem.clone()).collect();
        let words = tokens.into_iter().map(|token| token.written).collect();
        let abbreviation = Abbreviation { short: words::words(short), stem: short.to_lowercase(), words, stems };
        let (Some(first), Some(phrase)) = (abbreviation.short.first(), abbreviation.stems.first()) else { return };
        let at = self.abbreviations.len();
        self.by_short.entry(first.clone()).or_default().push(at);
        self.by_phrase.entry(phrase.clone()).or_default().push(at);
        self.abbreviations.push(abbreviation);
    }

    /// The terms of a Markdown text in their order; a word that is written twice comes twice. An abbreviation gives also
    /// the words it stands for, and those words written out give also the abbreviation, so that either matches either.
    pub fn of(&self, text: &str) -> Vec<Term> {
        let mut terms = Vec::new();
        // Only what abbreviations stand for is looked for by stems.
        if self.abbreviations.is_empty() {
            for word in words::words(text).into_iter().map(|word| word.to_lowercase()) {
                self.push_word(&mut terms, &word, &word, WORD);
            }
            return terms;
        }
        let tokens = self.tokens(text);
        let mut rest = tokens.as_slice();
        while let [token, after @ ..] = rest {
            if let Some(short) = self.abbreviation_at(rest) {
                self.push_abbreviation(&mut terms, short);
                rest = &rest[short.short.len()..];
            } else if let Some((length, phrase)) = self.phrase_at(rest) {
                self.push_phrase(&mut terms, &rest[..length], phrase);
                rest = &rest[length..];
            } else {
                let written = token.written.to_lowercase();
                self.push_word(&mut terms, &written, &written, WORD);
                rest = after;
            }
        }
        terms
    }

    fn tokens(&self, text: &str) -> Vec<Token> {
        let stem = |word: &str| self.vocabulary.analysis(&word.to_lowercase()).map(|analysis| analysis.stem);
        words::words(text).into_iter().map(|written| Token { stem: stem(&written), written }).collect()
    }

    /// The longest abbreviation at the start of `tokens`, in the register's own capitals: "IT" is none in "it".
    fn abbreviation_at(&self, tokens: &[Token]) -> Option<&Abbreviation> {
        let candidates = self.by_short.get(&tokens.first()?.written)?.iter().map(|at| &self.abbreviations[*at]);
        let is_here = |short: &[String]| {
            short.len() <= tokens.len() && short.iter().zip(tokens).all(|(word, token)| *word == token.written)
        };
        candidates.filter(|candidate| is_here(&candidate.short)).max_by_key(|candidate| candidate.short.len())
    }

    /// The longest spelt-out abbreviation at the start of `tokens`, in any inflection, and how many words it takes.
    fn phrase_at(&self, tokens: &[Token]) -> Option<(usize, &Abbreviation)> {
        let candidates = self.by_phrase.get(tokens.first()?.stem.as_ref()?)?.iter().map(|at| &self.abbreviations[*at]);
        let found = candidates.filter_map(|candidate| Some((phrase_length(&candidate.stems, tokens)?, candidate)));
        found.max_by_key(|(length, _)| *length)
    }

    fn push_abbreviation(&self, terms: &mut Vec<Term>, abbreviation: &Abbreviation) {
        let written = abbreviation.short.join("-");
        terms.push(Term { stem: abbreviation.stem.clone(), written: written.clone(), weight: WORD });
        for word in &abbreviation.words {
            self.push_word(terms, &word.to_lowercase(), &written, EXPANDED);
        }
    }

    fn push_phrase(&self, terms: &mut Vec<Term>, tokens: &[Token], abbreviation: &Abbreviation) {
        let words: Vec<String> = tokens.iter().map(|token| token.written.to_lowercase()).collect();
        let written = words.join(" ");
        for word in &words {
            self.push_word(terms, word, &written, WORD);
        }
        terms.push(Term { stem: abbreviation.stem.clone(), written, weight: WORD });
    }

    fn push_word(&self, terms: &mut Vec<Term>, word: &str, written: &str, weight: f64) {
        let Some(analysis) = self.vocabulary.analysis(word) else { return };
        let term = |stem, weight| Term { stem, written: written.to_owned(), weight };
        terms.push(term(analysis.stem, weight));
        terms.extend(analysis.parts.into_iter().map(|part| term(part, weight * PART)));
    }
}

/// How many of `tokens` a phrase with these stems takes, function words between them included.
fn phrase_length(stems: &[String], tokens: &[Token]) -> Option<usize> {
    let mut wanted = stems.iter();
    let mut next = wanted.next();
    for (at, token) in tokens.iter().enumerate() {
        let Some(stem) = &token.stem else { continue };
        if next != Some(stem) {
            return None;
        }
        next = wanted.next();
        if next.is_none() {
            return Some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const REGISTER: [(&str, &str); 3] = [
        ("SIP", "samordnad individuell plan"),
        ("I-KBT", "internetbaserad kognitiv beteendeterapi"),
        ("IT", "informationsteknik"),
    ];

    fn read(texts: &[&str]) -> Vec<Vec<Term>> {
        let terms = Terms::new(Language::Sv, REGISTER, texts.iter().copied());
        texts.iter().map(|text| terms.of(text)).collect()
    }

    fn shown(terms: &[Term]) -> String {
        terms.iter().map(|term| format!("{}:{} ", term.stem, term.weight)).collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn a_text_becomes_terms() {
        let cases = [
            ("Det finns en **plan** för [samverkan](#samverkan)", "finn:1 plan:1 samverkan:1"),
            ("och att som", ""),
            ("Klart den 2014-01-01 i 80 procent", "klart:1 2014-01-01:1 2014:0.5 80:1 procent:1"),
            ("SIP:s", "sip:1 samordn:0.5 individuell:0.5 plan:0.5"),
            ("Samordnade individuella planer", "samordn:1 individuell:1 plan:1 sip:1"),
            ("I-KBT", "i-kbt:1 internetbaser:0.5 kognitiv:0.5 beteendeterapi:0.5"),
            // Small letters are no abbreviation, and half a phrase is none.
            ("it individuell plan", "it:1 individuell:1 plan:1"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(&read(&[text])[0]), expected, "{text}");
        }
    }

    #[test]
    fn other_wordings_of_the_same_share_terms() {
        let cases = [
            ("brukarorganisationer", "brukarnas organisationer", 2),
            ("Upprätta en handlingsplan", "Planen upprättas", 2),
            ("En SIP görs", "En samordnad individuell plan görs", 5),
            ("Klart 2014-05-31", "Klart under 2014", 2),
            ("Barnens skolgång", "De äldres boende", 0),
        ];
        for (one, other, expected) in cases {
            let read = read(&[one, other]);
            let stems = |terms: &[Term]| terms.iter().map(|term| term.stem.clone()).collect::<BTreeSet<_>>();
            let shared = stems(&read[0]).intersection(&stems(&read[1])).count();
            assert_eq!(shared, expected, "{one} / {other}: {} / {}", shown(&read[0]), shown(&read[1]));
        }
    }

    #[test]
    fn words_are_shown_as_they_stand() {
        let read = read(&["Brukarorganisationer och SIP", "brukarnas organisation", "En samordnad Individuell plan"]);
        let written = |at: usize| read[at].iter().map(|term| term.written.as_str()).collect::<BTreeSet<_>>();
        assert_eq!(written(0), BTreeSet::from(["SIP", "brukarorganisationer"]));
        assert_eq!(written(2), BTreeSet::from(["samordnad individuell plan"]));
    }

    #[test]
    fn english_has_its_own_stems() {
        let terms = Terms::new(Language::En, [], ["The plans of the municipalities"]);
        assert_eq!(shown(&terms.of("The plans of the municipalities")), "plan:1 municip:1");
    }
}
