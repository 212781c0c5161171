//! Generated texts and two edits of each: no side has a sentence twice or lacks one, and what collides is in conflict.

use super::super::moves::side;
use crate::fmt::generated::Chance;
use okplan::merge::{Merged, merge};
use std::collections::BTreeMap;

/// A text: paragraphs of numbered sentences with their wording, and headings, which have none.
type Text = Vec<Vec<(usize, &'static str)>>;

const REWORDED: [&str; 2] = ["snabbt", "noga"];

fn written(text: &Text) -> String {
    let sentence = |(number, how): &(usize, &str)| {
        let words = format!("Enhet{number} sköter uppgift{number} genom arbete{number} varje vecka{number}");
        if how.is_empty() { format!("{words}.") } else { format!("{words} {how}.") }
    };
    let paragraph = |paragraph: &Vec<(usize, &str)>| match paragraph.as_slice() {
        [(number, "#")] => format!("  # Rubrik{number}"),
        sentences => format!("  {}", sentences.iter().map(sentence).collect::<Vec<_>>().join(" ")),
    };
    format!("kind: agreement\nid: avtal\nbody: |\n{}\n", text.iter().map(paragraph).collect::<Vec<_>>().join("\n\n"))
}

/// The numbers of the sentences in a written text with their wording, in their order; how often the first stands that does so twice.
fn sentences(text: &str) -> (BTreeMap<usize, String>, Vec<usize>) {
    let (mut found, mut twice) = (BTreeMap::new(), Vec::new());
    for part in text.split("Enhet").skip(1) {
        let number: String = part.chars().take_while(char::is_ascii_digit).collect();
        let number = number.parse().expect("a number");
        let words = part.split('.').next().unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
        if found.insert(number, words).is_some() {
            twice.push(number);
        }
    }
    (found, twice)
}

/// A text with headings, and which of its paragraphs are none.
fn text(chance: &mut Chance) -> Text {
    let mut number = 0;
    let mut next = || {
        number += 1;
        number
    };
    let mut text = vec![vec![(next(), "")]];
    for _ in 0..2 + chance.below(3) {
        text.push(vec![(next(), "#")]);
        for _ in 0..=chance.below(3) {
            text.push((0..=chance.below(3)).map(|_| (next(), "")).collect());
        }
    }
    text
}

/// What one side does, and the numbers of the sentences that it touches.
fn edited(text: &Text, chance: &mut Chance, how: &'static str) -> (Text, &'static str, Vec<usize>) {
    let mut text = text.clone();
    let plain: Vec<usize> = (0..text.len()).filter(|at| text[*at][0].1 != "#").collect();
    let at = plain[chance.below(plain.len())];
    let numbers = |paragraph: &[(usize, &str)]| paragraph.iter().map(|(number, _)| *number).collect::<Vec<_>>();
    let of = chance.below(text[at].len());
    match chance.below(6) {
        0 => {
            let paragraph = text.remove(at);
            let to = (at + 1 + chance.below(text.len())) % (text.len() + 1);
            text.insert(to, paragraph.clone());
            (text, "move", numbers(&paragraph))
        }
        1 => {
            let paragraph = text.remove(at);
            (text, "remove", numbers(&paragraph))
        }
        2 if text[at].len() > 1 => {
            let sentence = text[at].remove(of);
            let to = (of + 1 + chance.below(text[at].len())) % (text[at].len() + 1);
            text[at].insert(to, sentence);
            (text, "turn", vec![sentence.0])
        }
        3 if text[at].len() > 1 => {
            let sentence = text[at].remove(of);
            (text, "drop", vec![sentence.0])
        }
        4 if text[at].len() > 1 && plain.len() > 1 => {
            let sentence = text[at].remove(of);
            let other = plain.into_iter().cycle().skip_while(|one| *one != at).nth(1).unwrap_or(at);
            text[other].push(sentence);
            (text, "carry", vec![sentence.0])
        }
        _ => {
            text[at][of].1 = how;
            (text.clone(), "reword", vec![text[at][of].0])
        }
    }
}

#[test]
fn no_sentence_stands_twice_or_is_lost() {
    let (mut clean, mut collided) = (0, 0);
    for seed in 1..=2_000_u64 {
        let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let base = text(&mut chance);
        let (ours, by_us, of_us) = edited(&base, &mut chance, REWORDED[0]);
        let (theirs, by_them, of_them) = edited(&base, &mut chance, REWORDED[1]);
        let [before, own, other] = [&base, &ours, &theirs].map(written);
        let Merged { text, conflicts } = merge(&before, &own, &other);
        let told = || format!("{seed}: {by_us} {of_us:?}, {by_them} {of_them:?}\n{before}\n{own}\n{other}\n{text}");
        let [before, own, other] = [&before, &own, &other].map(|text| sentences(text).0);
        for (is_ours, here, there) in [(true, &own, &other), (false, &other, &own)] {
            let (found, twice) = sentences(&side(&text, is_ours));
            assert_eq!(twice, Vec::<usize>::new(), "{}", told());
            for (number, words) in &before {
                let expected = match (here.get(number), there.get(number)) {
                    (Some(own), Some(other)) if own == words => [Some(other), Some(own)],
                    // What the other side took away may be left to it in a conflict beside.
                    (Some(own), None) if own == words => [None, Some(own)],
                    (own, _) => [own, own],
                };
                assert!(expected.contains(&found.get(number)), "{number} {}", told());
                if conflicts.is_empty() {
                    assert_eq!(found.get(number), expected[0], "{number} {}", told());
                }
            }
        }
        let is_same = of_us.iter().any(|number| of_them.contains(number));
        let collide = |one: &str, other: &str| match one {
            "remove" => ["move", "turn", "carry", "reword"].contains(&other),
            "drop" => ["carry", "reword"].contains(&other),
            "reword" => other == "reword",
            _ => false,
        };
        let must_collide = is_same && own != other && (collide(by_us, by_them) || collide(by_them, by_us));
        assert!(!must_collide || !conflicts.is_empty(), "{}", told());
        clean += u64::from(conflicts.is_empty());
        collided += u64::from(must_collide);
        assert!(!conflicts.iter().any(|what| what.sv.starts_with("dokumentet")), "{}", told());
    }
    assert!(clean > 1_500 && collided > 50, "{clean} {collided}");
}
