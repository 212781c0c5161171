//! A generated corpus: as many documents as wanted, of about the same size, with references between them, and the register
//! they share. Of ten documents six are plans, two agreements, one is a decision and one a process. The same numbers give
//! the same bytes.

mod others;

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// Words of official Swedish prose, to fill texts with.
const WORDS: &str = "att samverkan mellan kommunerna och regionen ska utvecklas för personer med psykisk ohälsa genom \
    gemensam planering uppföljning utbildning samordnad individuell plan tillgänglighet kompetens brukarinflytande \
    ansvarsfördelning hälsovården socialtjänsten elevhälsan primärvården länets verksamheter barn unga vuxna \
    rutiner insatser behov stöd behandling rehabilitering förebyggande främjande arbete delaktighet överenskommelse";

/// What the rules on prose look at and must leave alone, as densely as the sources have it: about one in five sentences of
/// theirs cites a law, gives a date, counts or names something.
const TRIGGERS: [&str; 10] = [
    "Ansvaret följer av 16 kap. 3 § hälso- och sjukvårdslagen (2017:30) och av 2 kap. 7 § SoL",
    "Planen antogs den 14 november 2012 och gäller till 2014-12-31",
    "Rutinerna följer SOSFS 2007:10 och HSLF-FS 2017:19, se 4 § LSS",
    "I dag deltar 28 av 39 hälsocentraler, ca 70 procent, mot 62,5 procent 2011",
    "Enligt prop. 2008/09:193, avsnitt 5.2, ska ansvaret vara tydligt",
    "Mötet hölls 2013-06-18 med 15 kommuner och lokalt i Umeå (2013 06 18)",
    "Arbetet beskrivs nedan och i ”Vägledande samspel”, t ex för barn 0–16 år",
    "Uppgiften kostar 1 414 kronor per plats, version 2.1 av Prator ingår",
    "Samverkan sker enligt lag 1993:387 om stöd och service, 6 a §",
    "Senast den 1 mars varje år redovisas läget till LSG, dnr 13RV0326-2",
];

/// A small generator of numbers that look random (xorshift64*, Vigna 2016); no more is needed here.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap_or(0) % limit
    }
}

/// Writes `documents` documents of at least `size` bytes each, and their register, into `folder`. The number of bytes
/// written.
///
/// # Errors
/// When a file cannot be written.
pub fn write(folder: &Path, documents: usize, size: usize) -> io::Result<usize> {
    let register = register();
    fs::write(folder.join("okplan.yaml"), "okplan: 1\nkind: workspace\nname: Genererad\n")?;
    fs::write(folder.join("register.yaml"), &register)?;
    let mut bytes = register.len();
    for index in 0..documents {
        let text = document(index, documents, size);
        bytes += text.len();
        fs::write(folder.join(format!("document-{index:04}.yaml")), text)?;
    }
    Ok(bytes)
}

/// The document number `index` of `documents`, at least `size` bytes long; the first is a plan.
fn document(index: usize, documents: usize, size: usize) -> String {
    match index % 10 {
        3 | 6 => others::agreement(index, size),
        8 => others::decision(index, documents, size),
        9 => others::process(index, documents, size),
        _ => plan(index, documents, size),
    }
}

/// The number of a plan of `documents`, and of an agreement if there is one.
fn some_plan(numbers: &mut Numbers, documents: usize) -> usize {
    numbers.below(documents.div_ceil(10)) * 10
}

/// The register that the documents name.
pub fn register() -> String {
    let mut text = String::from("okplan: 1\nkind: register\ncounty: \"24\"\norganisations:\n");
    text.push_str("  - {id: regionen, names: [{name: Västerbottens läns landsting, until: 2018-12-31}, {name: Region Västerbotten, from: 2019-01-01}]}\n");
    for (id, code) in [("umea", 2480), ("skelleftea", 2482), ("lycksele", 2481), ("vannas", 2460)] {
        let _ = writeln!(text, "  - {{id: {id}, code: \"{code}\"}}");
    }
    text.push_str("groups:\n  - {id: kommunerna, name: länets kommuner, members: all-municipalities}\n");
    text.push_str("units:\n  - {id: psykiatrin, of: regionen, name: psykiatrin}\n");
    text.push_str("roles:\n  - {id: socialchef, name: socialchef, plural: socialchefer}\n");
    text.push_str("forums:\n  - {id: lsg, name: Länssamordningsgruppen, short: LSG}\n");
    text.push_str("acts:\n  - {id: sol, name: socialtjänstlagen, short: SoL, number: \"2001:453\", unverified: true}\n");
    text
}

/// The plan number `index` among `documents`, at least `size` bytes long.
pub fn plan(index: usize, documents: usize, size: usize) -> String {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15 ^ (index as u64 + 1));
    let mut text = format!(
        "okplan: 1\nkind: action-plan\nid: plan-{index}\nedition: 2013-2014\ntitle: Handlingsplan nummer {index} för samverkan\n\
         record: {index}RV-{}\nstatus: adopted\nadopted: 2013-06-17\nvalidity: {{from: 2013-09-01, until: 2014-12-31}}\nparties: [regionen, kommunerna]\n\
         under: plan-{}\nbody: |\n",
        numbers.below(1000),
        some_plan(&mut numbers, documents),
    );
    paragraphs(&mut text, &mut numbers, 6, "  ");
    text.push_str("\n  # Mål {#mal}\n\n  ![](#goals)\n\n  # Bilagor {#bilagor .unnumbered}\n\n  ![](#appendices)\n\ngoals:\n");
    let mut goal = 0;
    while text.len() < size {
        goal += 1;
        write_goal(&mut text, &mut numbers, goal, documents);
    }
    text.push_str("appendices:\n  - group: Länsgemensamma\n    items:\n");
    for appendix in 1..=4 {
        let _ = writeln!(text, "      - {{id: bilaga-{appendix}, title: Rutin nummer {appendix}, dated: 2012-12-0{appendix}}}");
    }
    text
}

fn write_goal(text: &mut String, numbers: &mut Numbers, goal: usize, documents: usize) {
    let _ = writeln!(text, "  - id: mal-{goal}\n    goal: Mål {goal} om {}", sentence(numbers, 8));
    if numbers.below(4) == 0 {
        let _ = writeln!(text, "    continues: plan-{}#mal-1", some_plan(numbers, documents));
    }
    text.push_str("    activities:\n");
    for _ in 0..=numbers.below(2) {
        let _ = writeln!(text, "      - activity: |");
        paragraphs(text, numbers, 2, "          ");
        let reference = numbers.below(4) + 1;
        let _ = writeln!(text, "          Se [](#bilaga-{reference}) och [](plan-{}#mal-1).", some_plan(numbers, documents));
        text.push_str("        responsible:\n          - {group: kommunerna, role: socialchef}\n          - {party: regionen, unit: psykiatrin}\n");
        text.push_str("        actors: [lsg]\n");
        let due = ["by: 2014-03-31", "during: 2014-autumn", "ongoing: true", "every: at most 4 years"][numbers.below(4)];
        let _ = writeln!(text, "        due:\n          - {{{due}, words: \"{}\"}}", sentence(numbers, 4));
        text.push_str("        comment: |\n");
        paragraphs(text, numbers, 1, "          ");
    }
}

fn sentence(numbers: &mut Numbers, words: usize) -> String {
    let all: Vec<&str> = WORDS.split_whitespace().collect();
    (0..words).map(|_| all[numbers.below(all.len())]).collect::<Vec<_>>().join(" ")
}

/// Paragraphs of a few wrapped sentences, each line after `indent`.
fn paragraphs(text: &mut String, numbers: &mut Numbers, count: usize, indent: &str) {
    for paragraph in 0..count {
        if paragraph > 0 {
            text.push('\n');
        }
        for _ in 0..numbers.below(3) + 2 {
            if numbers.below(5) == 0 {
                let _ = writeln!(text, "{indent}{}.", TRIGGERS[numbers.below(TRIGGERS.len())]);
            } else {
                let _ = writeln!(text, "{indent}{}.", sentence(numbers, 10));
            }
        }
    }
}
