//! The words that begin a reference to a part: "avsnitt", "mål", "bilaga".

use super::references::Part;

/// A word that may begin a reference.
pub(super) struct Lead {
    /// The part it names.
    pub part: Part,
    /// Its forms.
    pub words: &'static [&'static str],
    /// Whether it is an abbreviation, which a full stop may follow.
    pub is_short: bool,
    /// Whether it counts only behind "se" or "jfr": it means other things too.
    pub needs_see: bool,
    /// Whether its number must have a full stop in it.
    pub needs_levels: bool,
}

/// The words that begin a reference, with the part each names.
pub(super) const LEADS: [Lead; 11] = [
    Lead {
        part: Part::Section,
        words: &["avsnitt", "avsnittet", "avsnitten", "kapitel", "kapitlet", "kapitlen"],
        is_short: false,
        needs_see: false,
        needs_levels: false,
    },
    Lead {
        part: Part::Section,
        words: &["rubrik", "rubriken", "rubrikerna"],
        is_short: false,
        needs_see: false,
        needs_levels: true,
    },
    Lead { part: Part::Section, words: &["kap", "avs", "avsn"], is_short: true, needs_see: true, needs_levels: false },
    Lead {
        part: Part::Section,
        words: &["punkt", "punkten", "punkterna"],
        is_short: false,
        needs_see: false,
        needs_levels: true,
    },
    Lead { part: Part::Goal, words: &["mål", "målet", "målen"], is_short: false, needs_see: false, needs_levels: false },
    Lead {
        part: Part::Activity,
        words: &["aktivitet", "aktiviteten", "aktiviteter", "aktiviteterna"],
        is_short: false,
        needs_see: false,
        needs_levels: false,
    },
    Lead {
        part: Part::Appendix,
        words: &["bilaga", "bilagan", "bilagor", "bilagorna", "bil"],
        is_short: true,
        needs_see: false,
        needs_levels: false,
    },
    Lead {
        part: Part::Footnote,
        words: &["fotnot", "fotnoten", "fotnoter", "fotnoterna"],
        is_short: false,
        needs_see: false,
        needs_levels: false,
    },
    Lead { part: Part::Footnote, words: &["not", "noten", "noter"], is_short: false, needs_see: true, needs_levels: false },
    Lead {
        part: Part::Page,
        words: &["sid", "sida", "sidan", "sidor", "sidorna"],
        is_short: true,
        needs_see: false,
        needs_levels: false,
    },
    Lead { part: Part::Page, words: &["s"], is_short: true, needs_see: true, needs_levels: false },
];
