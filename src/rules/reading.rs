//! What reading a file may find, documented as the rules are: always errors, never turned off.
//!
//! ## anchor
//! # An anchor, alias or merge key
//! A value is named with `&` and used again with `*` or `<<`. Every value stands where it is read, so that a change in one
//! place changes that place only.
//! # Ett ankare, ett alias eller en sammanslagning
//! Ett värde ges ett namn med `&` och används igen med `*` eller `<<`. Varje värde ska stå där det läses, så att en ändring
//! på en plats bara ändrar den platsen.
//! # Example
//! ```yaml
//! title: &titel Handlingsplan
//! ```
//!
//! ## complex-key
//! # A key that is no plain text
//! A list or a group stands where a key belongs.
//! # En nyckel som inte är enkel text
//! En lista eller en grupp står där en nyckel hör hemma.
//! # Example
//! ```yaml
//! ? [a, b]
//! : c
//! ```
//!
//! ## duplicate-key
//! # A key that stands twice
//! The same key stands twice in one group; only one of the values would count.
//! # En nyckel som står två gånger
//! Samma nyckel står två gånger i en grupp; bara ett av värdena skulle räknas.
//! # Example
//! ```yaml
//! title: Handlingsplan
//! title: Länsplan
//! ```
//!
//! ## encoding
//! # A file that is not UTF-8
//! The file is saved in another encoding, so its letters cannot be told for certain.
//! # En fil som inte är UTF-8
//! Filen är sparad i en annan teckenkodning, så det går inte att säkert säga vilka bokstäver som menas.
//! # Example
//! ```yaml
//! # a file saved as Latin-1
//! ```
//!
//! ## file-size
//! # A file that is too large
//! The file is larger than `max-file-size` in `okplan.yaml` allows (16 MiB without it), or holds too many values.
//! # En fil som är för stor
//! Filen är större än `max-file-size` i `okplan.yaml` tillåter (16 MiB om inget anges), eller har för många värden.
//! # Example
//! ```yaml
//! # a file of 17 MiB
//! ```
//!
//! ## forbidden-character
//! # A character no one can see
//! Control characters other than tab and line break, bidirectional controls without a partner on their line and
//! private-use characters can make a text look different from what it is, and do not survive printing.
//! # Ett tecken som inte syns
//! Styrtecken andra än tabb och radbrytning, riktningstecken utan motpart på raden och tecken för privat bruk kan få en
//! text att se annorlunda ut än den är, och överlever inte en utskrift.
//! # Example
//! ```yaml
//! title: "Handlingsplan \u001b[2J"
//! ```
//!
//! ## malformed-value
//! # A value without the form its key asks for
//! A date, an id, a reference or a measure is not written the way its key asks for.
//! # Ett värde som inte har den form som nyckeln kräver
//! Ett datum, ett id, en hänvisning eller ett mått är inte skrivet så som nyckeln kräver.
//! # Example
//! ```yaml
//! validity: {from: 2013 09 01}
//! ```
//!
//! ## missing-key
//! # A key that must be there
//! A group lacks a key it cannot do without.
//! # En nyckel som måste finnas
//! En grupp saknar en nyckel som den inte klarar sig utan.
//! # Example
//! ```yaml
//! okplan: 1
//! kind: action-plan
//! id: plan
//! edition: 2013
//! ```
//!
//! ## nesting
//! # Too many levels
//! More than 64 groups and lists lie inside each other.
//! # För många nivåer
//! Fler än 64 grupper och listor ligger inuti varandra.
//! # Example
//! ```yaml
//! # a: {a: {a: ... and so on for more than 64 levels
//! ```
//!
//! ## not-a-document
//! # A file that is no document
//! Every YAML file of a workspace says what it is with `okplan:` and `kind:`, so that none is passed over in silence.
//! # En fil som inte är ett dokument
//! Varje YAML-fil i en arbetsyta säger vad den är med `okplan:` och `kind:`, så att ingen förbigås i tysthet.
//! # Example
//! ```yaml
//! services: {web: {image: nginx}}
//! ```
//!
//! ## several-documents
//! # Several documents in one file
//! A line of three hyphens begins a second YAML document.
//! # Flera dokument i en fil
//! En rad med tre bindestreck inleder ett andra YAML-dokument.
//! # Example
//! ```yaml
//! okplan: 1
//! ---
//! okplan: 1
//! ```
//!
//! ## syntax
//! # Text that is not YAML
//! The text cannot be read as YAML from here on. The rest of the file is read when this is mended.
//! # Text som inte är YAML
//! Texten går inte att läsa som YAML härifrån. Resten av filen läses när detta är rättat.
//! # Example
//! ```yaml
//! title: Handlingsplan: samverkan
//! ```
//!
//! ## tag
//! # A tag
//! A value has a tag that begins with `!`. Types follow from the keys.
//! # En tagg
//! Ett värde har en tagg som börjar med `!`. Typerna följer av nycklarna.
//! # Example
//! ```yaml
//! title: !titel Handlingsplan
//! ```
//!
//! ## too-many-findings
//! # More findings than anyone reads
//! At most 1,000 findings of one file are shown. Often one mistake stands behind most of them.
//! # Fler fynd än någon läser
//! Högst 1 000 fynd i en fil visas. Ofta ligger ett och samma misstag bakom de flesta.
//! # Example
//! ```yaml
//! # a file with 1,001 unknown keys
//! ```
//!
//! ## unknown-key
//! # A key that does not exist
//! The group has no such key; the nearest one is proposed.
//! # En nyckel som inte finns
//! Gruppen har ingen sådan nyckel; den som liknar mest föreslås.
//! # Example
//! ```yaml
//! titel: Handlingsplan
//! ```
//!
//! ## unknown-value
//! # A word that is not among those to choose from
//! The key takes one of a few words.
//! # Ett ord som inte går att välja
//! Nyckeln tar ett av några få ord.
//! # Example
//! ```yaml
//! status: antagen          # adopted
//! ```
//!
//! ## unreadable-file
//! # A file that cannot be read
//! The system refuses, or the file is a symbolic link or no regular file.
//! # En fil som inte går att läsa
//! Systemet säger nej, eller så är filen en symbolisk länk eller ingen vanlig fil.
//! # Example
//! ```yaml
//! # a file without read permission
//! ```
//!
//! ## unsupported-version
//! # A version of the format that is not known
//! `okplan:` gives the version of the format, which is 1.
//! # En okänd version av formatet
//! `okplan:` anger formatets version, som är 1.
//! # Example
//! ```yaml
//! okplan: 2
//! kind: action-plan
//! ```
//!
//! ## wrong-type
//! # A value of the wrong kind
//! A list stands where text belongs, a number where text belongs, or nothing at all.
//! # Ett värde av fel sort
//! En lista står där text hör hemma, ett tal där text hör hemma, eller ingenting alls.
//! # Example
//! ```yaml
//! title: 2013
//! ```

use super::Rule;
use crate::diagnostic::Severity;

/// Lists what reading finds; the documentation of each is its section above.
macro_rules! reading {
    ($($name:literal $($fixable:ident)?),+ $(,)?) => {
        &[$(Rule {
            name: $name,
            severity: Severity::Error,
            source: include_str!("reading.rs"),
            check: None,
            adjustable: false,
            fixable: reading!(@$($fixable)?),
            depends_on_day: false,
            parameters: &[],
        }),+]
    };
    (@) => { false };
    (@fixable) => { true };
}

/// What reading a file may find, and whether there is a certain fix for some of it.
pub(super) const READING: &[Rule] = reading![
    "anchor",
    "complex-key",
    "duplicate-key",
    "encoding",
    "file-size",
    "forbidden-character",
    "malformed-value" fixable,
    "missing-key",
    "nesting",
    "not-a-document" fixable,
    "several-documents",
    "syntax" fixable,
    "tag",
    "too-many-findings",
    "unknown-key" fixable,
    "unknown-value" fixable,
    "unreadable-file",
    "unsupported-version",
    "wrong-type" fixable,
];
