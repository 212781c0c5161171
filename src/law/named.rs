//! Acts named in a text: by number, by name, by title.

use super::act::Act;
use super::citation::Numbered;
use crate::mentions::{TokenKind, Tokens, same};
use std::collections::{BTreeMap, BTreeSet};

/// What acts are called, to find them in a text.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Short names, as they are written: `SoL`.
    short: BTreeSet<String>,
    /// Other names by their last word in small letters, each in tokens.
    long: BTreeMap<String, Vec<(Vec<String>, String)>>,
    /// Titles of acts that begin with "Lag", by the second word behind that, each in tokens, with the number.
    titles: BTreeMap<String, Vec<(Vec<String>, String)>>,
    /// The lengths of last words that end like no act's, one bit a byte, by the lower bits of their last byte, so that few other
    /// words are looked up.
    unusual: [u128; 32],
    /// Those words without their first letter, which may be a capital.
    unusual_words: Vec<String>,
}

/// An act named in a text, and the tokens it takes.
#[derive(Debug)]
pub(super) struct Named {
    pub first: usize,
    pub end: usize,
    pub name: Option<String>,
    pub number: Option<Numbered>,
    /// Whether it is a short name or number alone.
    pub is_short: bool,
    /// Whether it is a citation only beside a provision: "FL" may be anything.
    pub needs_provision: bool,
}

/// How the last word of an act's name ends.
const ENDINGS: [&str; 9] = ["lagen", "balken", "ordningen", "formen", "konventionen", "kungörelsen", "lag", "ordning", "balk"];

/// How it ends where it is not definite, "tandvårdslag", which alone is a word like others.
const INDEFINITE: [&str; 3] = ["lag", "ordning", "balk"];

fn ends_like_an_act(word: &str) -> bool {
    // Most words end with other letters.
    let may_end = matches!(
        word.as_bytes(),
        [.., b'g' | b'k' | b'm' | b'n' | b's', b'e', b'n'] | [.., b'a' | b'n', b'g'] | [.., b'l', b'k']
    );
    may_end && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// The lower bits of the last byte of `word`, which a capital and its small letter have in common.
fn last_byte(word: &str) -> usize {
    usize::from(word.bytes().next_back().unwrap_or_default() & 31)
}

fn words(text: &str) -> Vec<String> {
    let tokens = Tokens::of(text);
    (0..tokens.len()).map(|index| tokens.text(index).to_lowercase()).collect()
}

/// Whether a name is a short one, which is written just so: `HSL`, `SoL`.
pub(super) fn is_short(name: &str) -> bool {
    let begins = name.starts_with(char::is_uppercase);
    begins && name.len() <= 8 && name.chars().all(char::is_alphanumeric) && name.chars().filter(|c| c.is_uppercase()).count() > 1
}

impl Names {
    pub(super) fn of(acts: &[Act]) -> Names {
        let mut names = Names::default();
        for act in acts {
            act.names.iter().for_each(|name| names.add(name));
            let title = words(&act.title);
            if let Some(key) = title.get(2).filter(|_| title[0] == "lag" && title.len() > 3) {
                names.titles.entry(key.clone()).or_default().push((title[1..].to_vec(), act.number.clone()));
            }
        }
        names
    }

    fn add(&mut self, name: &str) {
        if is_short(name) {
            self.short.insert(name.to_owned());
        } else if let words = words(name)
            && let Some(last) = words.last().cloned()
        {
            if !ends_like_an_act(&last) {
                self.unusual[last_byte(&last)] |= 1 << last.len().min(127);
                self.unusual_words.push(last.chars().skip(1).collect());
            }
            let list = self.long.entry(last).or_default();
            let entry = (words, name.to_owned());
            if !list.contains(&entry) {
                list.push(entry);
                // The longest first: "allmänna dataskyddsförordningen".
                list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
            }
        }
    }

    /// The last words of names that end like no act's, without their first letter, which may be a capital.
    pub(super) fn unusual_words(&self) -> impl Iterator<Item = &str> {
        self.unusual_words.iter().map(String::as_str)
    }

    /// The act named at the token `at`, whose first token may stand before it, but not before `floor`.
    pub(super) fn named(&self, tokens: &Tokens<'_>, at: usize, floor: usize) -> Option<Named> {
        if tokens.kind(at) != Some(TokenKind::Word) {
            return None;
        }
        let text = tokens.text(at);
        // Most words begin with a small letter and are longer than any abbreviation; little is asked of them.
        let is_capital = text.starts_with(char::is_uppercase);
        if (is_capital || (text.len() <= 4 && text.starts_with(['p', 'b', 'r'])))
            && let Some(named) = series(tokens, at)
        {
            return Some(named);
        }
        let plain = text.strip_suffix('s').filter(|plain| plain.ends_with('n')).unwrap_or(text);
        if matches!(plain, "lag" | "lagen" | "Lag" | "Lagen") {
            return self.by_title(tokens, at);
        }
        if is_capital && text.len() <= 8 && self.short.contains(text) {
            let needs_provision = text.len() < 3;
            let mut named =
                Named { first: at, end: at + 1, name: Some(text.to_owned()), number: None, is_short: true, needs_provision };
            named.take_genitive(tokens);
            named.take_number(tokens);
            return Some(named);
        }
        let is_like_one = ends_like_an_act(plain);
        if !is_like_one && self.unusual[last_byte(plain)] & (1 << plain.len().min(127)) == 0 {
            return None;
        }
        self.by_name(tokens, at, plain, floor).filter(|named| is_like_one || named.name.is_some())
    }

    /// An act by a name whose last word is at `at`.
    fn by_name(&self, tokens: &Tokens<'_>, at: usize, plain: &str, floor: usize) -> Option<Named> {
        let known = self.long.get(&plain.to_lowercase()).into_iter().flatten().find_map(|(words, name)| {
            let first = (at + 1).checked_sub(words.len()).filter(|first| *first >= floor)?;
            let before = words[..words.len() - 1].iter().enumerate();
            before.into_iter().all(|(index, word)| same(tokens.text(first + index), word)).then(|| (first, name.clone()))
        });
        let is_known = known.is_some();
        let first = known.as_ref().map_or(at, |(first, _)| *first);
        let name = known.map(|(_, name)| name);
        let mut named = Named { first, end: at + 1, name, number: None, is_short: false, needs_provision: !is_known };
        named.take_alias(tokens);
        named.take_number(tokens);
        named.take_alias(tokens);
        let is_definite = !INDEFINITE.iter().any(|ending| plain.ends_with(ending));
        (is_known || named.number.is_some() || is_definite).then_some(named)
    }

    /// An act by "lag" with its number, its title, or both.
    fn by_title(&self, tokens: &Tokens<'_>, at: usize) -> Option<Named> {
        let mut named = Named { first: at, end: at + 1, name: None, number: None, is_short: true, needs_provision: false };
        named.take_number(tokens);
        let title = self.titles.get(&tokens.text(named.end + 1).to_lowercase()).into_iter().flatten();
        let fits = |(words, _): &&(Vec<String>, String)| {
            words.iter().enumerate().all(|(index, word)| same(tokens.text(named.end + index), word))
        };
        let title = title.filter(|title| fits(title)).max_by_key(|(words, _)| words.len());
        if let Some((words, number)) = title {
            named.end += words.len();
            named.is_short = false;
            if named.number.is_none() {
                named.name = Some(format!("#{number}"));
            }
        } else if named.number.is_none() && tokens.is_any(named.end, &["om", "med"]) {
            named.take_number_behind_title(tokens);
        } else if named.number.is_some() && tokens.is_any(named.end, &["om", "med"]) {
            // The number says which act it is; where its title ends, nothing tells.
            named.is_short = false;
        }
        named.take_alias(tokens);
        (named.name.is_some() || named.number.is_some()).then_some(named)
    }
}

impl Named {
    /// Takes the number behind it: "(1982:763)", "(SFS 1982:763)", "1986:223", ", 2001:453,", "(1982:763, 18 §)".
    fn take_number(&mut self, tokens: &Tokens<'_>) {
        let opens = tokens.text(self.end) == "(";
        let follows = self.name.is_some() && tokens.text(self.end) == ",";
        let mut at = self.end + usize::from(opens || follows);
        if tokens.is_any(at, &["sfs", "nr"]) {
            at += 1;
        }
        let dotted = || if opens { dotted(tokens, at) } else { None };
        let Some((number, end)) = number(tokens, at, "").or_else(dotted) else { return };
        let closes = tokens.text(end) == ")";
        let goes_on = opens && tokens.text(end) == "," && tokens.kind(end + 1) == Some(TokenKind::Number);
        if !opens || closes || goes_on {
            self.end = end + usize::from(opens && closes);
            self.number = Some(number);
        }
    }

    /// Takes a title that no act is known by with the number behind it, "om yrkesverksamhet (1998:531)": it is the number that
    /// says which act it is.
    fn take_number_behind_title(&mut self, tokens: &Tokens<'_>) {
        const LONGEST: usize = 14;
        let is_of_title = |at: &usize| {
            let word = tokens.text(*at);
            let is_another = matches!(word, "lag" | "lagen" | "ändring" | "ändringar") || ends_like_an_act(word);
            tokens.kind(*at) == Some(TokenKind::Word) && !is_another
        };
        let end = (self.end..self.end + LONGEST).take_while(is_of_title).last().map_or(self.end, |last| last + 1);
        let before = std::mem::replace(&mut self.end, end);
        if tokens.text(end) == "(" {
            self.take_number(tokens);
        }
        self.is_short = self.number.is_none();
        if self.number.is_none() {
            self.end = before;
        }
    }

    /// Takes what makes a short name a genitive: "HSL:s".
    fn take_genitive(&mut self, tokens: &Tokens<'_>) {
        let is_one = tokens.text(self.end) == ":" && tokens.text(self.end + 1) == "s";
        if is_one && tokens.are_joined(self.end - 1) && tokens.are_joined(self.end) {
            self.end += 2;
        }
    }

    /// Takes a short name in parentheses behind it: "(LSS)", "[HSL]".
    fn take_alias(&mut self, tokens: &Tokens<'_>) {
        let is_alias = tokens.text(self.end) == "(" && tokens.text(self.end + 2) == ")" && is_short(tokens.text(self.end + 1));
        if is_alias {
            self.end += 3;
        }
    }
}

/// What a series of regulations or preparatory works ends or begins with.
fn series(tokens: &Tokens<'_>, at: usize) -> Option<Named> {
    let text = tokens.text(at);
    let is_regulation = text.ends_with("FS") && text.len() > 2 && text.chars().all(|c| c.is_uppercase() || c == '-');
    let dot = usize::from(tokens.text(at + 1) == ".");
    let (number, end) = if is_regulation {
        let series = if text == "SFS" { String::new() } else { format!("{text} ") };
        number(tokens, at + 1, &series)?
    } else if tokens.is_any(at, &["prop", "bet", "rskr"]) {
        preparatory(tokens, at + 1 + dot, &text.to_lowercase())?
    } else {
        return None;
    };
    Some(Named { first: at, end, name: None, number: Some(number), is_short: true, needs_provision: false })
}

/// The number of an act at the token `at`, and the token behind it: "1982:763", "2010: 480".
fn number(tokens: &Tokens<'_>, at: usize, series: &str) -> Option<(Numbered, usize)> {
    let first = tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
    let text = tokens.text(at);
    let (year, running, end) = match text.split_once(':') {
        Some((year, running)) => (year, running, at + 1),
        None if tokens.text(at + 1) == ":" => (text, tokens.text(at + 2), at + 3),
        None => return None,
    };
    let last = tokens.get(end - 1)?;
    let is_number = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_sound = year.len() == 4 && is_number(year, 4) && is_number(running, 4) && last.end - first.start <= 12;
    let is_act = is_sound && (year.starts_with("20") || year.starts_with('1'));
    let canonical = format!("{year}:{}", running.trim_start_matches('0'));
    is_act.then(|| {
        let range = first.start..last.end;
        let is_canonical = tokens.slice(range.clone()) == canonical;
        let number = format!("{series}{canonical}");
        (Numbered { number, canonical, range, is_canonical, is_certain: true }, end)
    })
}

/// The number of an act at the token `at` with a full stop in it, "2001.453", and the token behind it. A shorter one is a month.
fn dotted(tokens: &Tokens<'_>, at: usize) -> Option<(Numbered, usize)> {
    let first = tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
    let (year, running) = tokens.text(at).split_once('.')?;
    let are_digits = [year, running].iter().all(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let is_act = are_digits && year.len() == 4 && (3..=4).contains(&running.len()) && year.starts_with(['1', '2']);
    let canonical = format!("{year}:{running}");
    let numbered = |canonical: String| {
        let range = first.start..first.end;
        Numbered { number: canonical.clone(), canonical, range, is_canonical: false, is_certain: true }
    };
    (is_act && tokens.text(at + 1) == ")").then(|| (numbered(canonical), at + 1))
}

/// The number of a bill, a report or a communication of the parliament: "2008/09:193", "2008/09 SOU 3".
fn preparatory(tokens: &Tokens<'_>, at: usize, series: &str) -> Option<(Numbered, usize)> {
    let first = tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
    if series != "bet"
        && let Some(found) = misdivided(tokens, at, series)
    {
        return Some(found);
    }
    let session = tokens.text(at).split(':').next().unwrap_or_default();
    if !is_session(session) {
        return None;
    }
    if tokens.text(at).len() > session.len() {
        let (range, canonical) = (first.start..first.end, tokens.text(at).to_owned());
        let number = format!("{series}. {canonical}");
        return Some((Numbered { number, canonical, range, is_canonical: true, is_certain: true }, at + 1));
    }
    // "2008/09:SoU3" ends the number at the colon.
    let colon = usize::from(tokens.text(at + 1) == ":");
    let committee = tokens.text(at + 1 + colon);
    let is_apart = tokens.kind(at + 2 + colon) == Some(TokenKind::Number) && !committee.ends_with(|c: char| c.is_ascii_digit());
    let end = at + 2 + colon + usize::from(is_apart);
    if tokens.kind(at + 1 + colon) != Some(TokenKind::Word) || !committee.contains('U') || series != "bet" {
        return None;
    }
    let running = if is_apart { tokens.text(at + 2 + colon) } else { "" };
    let committee = if committee == "SOU" { "SoU" } else { committee };
    let canonical = format!("{session}:{committee}{running}");
    let range = first.start..tokens.get(end - 1)?.end;
    let is_canonical = tokens.slice(range.clone()) == canonical;
    Some((Numbered { number: format!("bet. {canonical}"), canonical, range, is_canonical, is_certain: false }, end))
}

/// Whether the text names a session of the parliament: "2008/09".
fn is_session(text: &str) -> bool {
    let fits = |(index, byte): (usize, u8)| if index == 4 { byte == b'/' } else { byte.is_ascii_digit() };
    text.len() == 7 && text.bytes().enumerate().all(fits)
}

/// The number of a bill or a communication with anything but a colon in it: "2008/09.38", "2008/09 193", "2008/09: 193".
fn misdivided(tokens: &Tokens<'_>, at: usize, series: &str) -> Option<(Numbered, usize)> {
    let first = tokens.get(at)?;
    let text = tokens.text(at);
    let session = text.get(..7).filter(|session| is_session(session))?;
    let colon = usize::from(tokens.text(at + 1) == ":");
    let (running, end, is_certain) = match text[7..].strip_prefix('.') {
        Some(running) => (running, at + 1, true),
        None if text.len() == 7 && tokens.are_near(at) => (tokens.text(at + 1 + colon), at + 2 + colon, colon == 1),
        None => return None,
    };
    let is_running = (1..=4).contains(&running.len()) && running.bytes().all(|byte| byte.is_ascii_digit());
    let range = first.start..tokens.get(end - 1)?.end;
    let canonical = format!("{session}:{running}");
    let numbered = |canonical: String| {
        let number = format!("{series}. {canonical}");
        Numbered { number, canonical, range, is_canonical: false, is_certain }
    };
    is_running.then(|| (numbered(canonical), end))
}

/// A number as registers have it: without SFS, without a nought before the running number.
pub(super) fn normal_number(text: &str) -> String {
    let text = text.trim().strip_prefix("SFS ").unwrap_or(text.trim());
    let (series, rest) = text.rsplit_once(' ').map_or(("", text), |(series, rest)| (series, rest));
    let tokens = Tokens::of(rest);
    let prefix = if series.is_empty() { String::new() } else { format!("{series} ") };
    number(&tokens, 0, &prefix).map_or_else(|| text.to_owned(), |(number, _)| number.number)
}
