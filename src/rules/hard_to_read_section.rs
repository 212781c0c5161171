//! # A section that is hard to read
//!
//! The readability index LIX of a section is over the limit: its sentences are long, or its words. LIX is the number of words a
//! sentence plus the per cent of words with more than six letters (Björnsson 1968). Over 60 is what the law and research papers
//! have; a section under 100 words is not measured.
//!
//! # Ett svårläst avsnitt
//!
//! Läsbarhetsindex, LIX, för ett avsnitt är över gränsen: meningarna är långa, eller orden. LIX är antalet ord per mening plus
//! procentandelen ord med fler än sex bokstäver (Björnsson 1968). Över 60 är vad lagar och forskning har; ett avsnitt med färre
//! än 100 ord mäts inte.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Samverkansöverenskommelsens tillämpningsområde
//!
//!   Samverkansöverenskommelsens tillämpningsområde omfattar kommunernas socialpsykiatriska öppenvårdsverksamheter,
//!   missbruksenheternas behandlingsinsatser, vuxenpsykiatrins specialistmottagningar, primärvårdens rehabiliteringsteam,
//!   barnpsykiatrins utredningsenheter, habiliteringens resurscentrum, Försäkringskassans samordningsfunktioner,
//!   Arbetsförmedlingens rehabiliteringsinsatser, kriminalvårdens frivårdsmyndigheter, studerandehälsans kuratorsfunktioner,
//!   brukarorganisationernas inflytandesamordnare, anhörigföreningarnas stödverksamheter, företagshälsovårdens
//!   rehabiliteringskoordinatorer samt samordningsförbundens utvecklingsledare, tillsammans med länsövergripande
//!   samordningsgruppers kompetensutvecklingsinsatser, uppföljningsansvariga verksamhetsutvecklare, kvalitetsregisteransvariga
//!   statistiker, verksamhetsnära metodhandledare, processledande utredningssekreterare, hälsoekonomiska utvärderingskonsulter,
//!   patientsäkerhetsansvariga chefsläkare, medicinskt ansvariga sjuksköterskor, socialt ansvariga samordnare, förvaltningsjuridiska
//!   rådgivare, informationssäkerhetsansvariga systemförvaltare, upphandlingsansvariga inköpsstrateger, kommunikationsansvariga
//!   webbredaktörer, utbildningsansvariga kursledare, forskningsansvariga handledare, personalstrategiska verksamhetschefer,
//!   ekonomiansvariga förvaltningscontrollrar, länssamordnande processledare, brottsförebyggande samordnare, drogförebyggande
//!   samordnare, suicidpreventiva samordnare, jämställdhetsstrategiska utvecklingsledare, barnrättsstrategiska utvecklingsledare,
//!   tillgänglighetsansvariga samordnare, mottagningsansvariga enhetschefer, integrationsansvariga handläggare,
//!   bostadssamordnande handläggare, arbetsmarknadsansvariga samordnare, fritidsansvariga konsulenter, kulturansvariga
//!   samordnare, folkhälsoansvariga strateger och länsgemensamma projektledare.
//! ```

use super::readability::lix;
use super::{Findings, Parameter, Subject, Value};
use crate::passages::Body;
use crate::text;
use crate::text::StaticText;

pub(super) const PARAMETERS: &[Parameter] = &[Parameter {
    value: Value::Limit(70.0),
    meaning: StaticText { sv: "det högsta LIX för ett avsnitt", en: "the highest LIX of a section" },
}];

/// The fewest words of a section that is measured.
const FEWEST: usize = 100;

const HELP: StaticText = StaticText {
    sv: "Dela långa meningar, och byt långa ord mot kortare.",
    en: "Divide long sentences, and put shorter words in place of long ones.",
};

/// What is counted in a section.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    sentences: usize,
    words: usize,
    long_words: usize,
}

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let limit = findings.setting.limit();
    let passages = subject.passages();
    for body in &passages.bodies {
        for (heading, count) in counts(subject, body) {
            let measured = lix(count.sentences, count.words, count.long_words).filter(|_| count.words >= FEWEST);
            let (Some(measured), Some(heading)) = (measured.filter(|lix| *lix > limit), body.headings.get(heading)) else {
                continue;
            };
            let message = text!("Avsnittet har LIX {measured:.0}", "The section has LIX {measured:.0}");
            findings.add(heading.span, message, HELP);
        }
    }
}

/// What the sections of a body hold, each by the index of its heading.
fn counts(subject: &Subject<'_>, body: &Body) -> Vec<(usize, Count)> {
    let mut counts = vec![Count::default(); body.headings.len()];
    let mut next = 0;
    let passages = subject.passages().all.iter().enumerate().skip(body.first);
    for (index, passage) in passages.take_while(|(_, passage)| passage.of == body.span.start) {
        while body.headings.get(next).is_some_and(|heading| heading.block <= passage.block) {
            next += 1;
        }
        let Some(count) = next.checked_sub(1).and_then(|heading| counts.get_mut(heading)) else { continue };
        if passage.is_heading {
            continue;
        }
        for sentence in subject.sentences(index) {
            count.sentences += 1;
            count.words += sentence.words;
            count.long_words += sentence.long_words;
        }
    }
    counts.into_iter().enumerate().collect()
}
