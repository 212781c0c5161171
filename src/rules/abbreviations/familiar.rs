//! Abbreviations that need no explanation: those everybody knows, units, countries, and acts by their short names.

use crate::workspace::Directory;

/// What everybody knows, with units, months, codes of countries and forms of companies.
const FAMILIAR: [&str; 146] = [
    "AB", "AM", "AIDS", "BB", "BNP", "CD", "CE", "CV", "DNA", "DVD", "EES", "EG", "EKG", "EU", "FAQ", "FB", "FM", "FN", "GPS",
    "HB", "HIV", "HR", "HTML", "HTTP", "HTTPS", "ICT", "ID", "IP", "IQ", "ISBN", "ISO", "ISSN", "IT", "JPEG", "JPG", "JSON",
    "KB", "KPI", "LED", "MB", "MMS", "MP", "MR", "NATO", "NB", "OBS", "OECD", "OK", "PC", "PDF", "PIN", "PL", "PM", "PR", "QR",
    "RSS", "SE", "SFS", "SJ", "SMS", "SOS", "SOSFS", "SOU", "SVT", "TBC", "TV", "UNICEF", "UNESCO", "URL", "USA", "USB", "UV",
    "VD", "VHS", "WC", "WHO", "WHOs", "WWW", "XML", "DK", "FI", "NO", "UK", "US", "DE", "GB", "NOK", "SEK", "EUR", "USD", "KR",
    "TKR", "MKR", "TB", "KG", "KM", "KWh", "MWh", "GWh", "MW", "GW", "KW", "JAN", "FEB", "APR", "MAJ", "JUN", "JUL", "AUG",
    "SEP", "OKT", "NOV", "DEC", "LP", "BBC", "FBI", "IKEA", "NR", "ABC", "AI", "AP", "API", "EEG", "EGT", "EUT", "HD", "IEC",
    "MHz", "GHz", "MPa", "GPa", "TWh", "MSEK", "TSEK", "HZ", "IE", "MWe", "SEPT", "JK", "JO", "NJA", "OpenID", "RFC", "SS",
    "UTF", "VVS",
];

/// Short names of acts, which a register or their citation explains.
const ACTS: [&str; 45] = [
    "AFL", "AL", "AML", "BrB", "DF", "DL", "DSF", "FL", "FPL", "FS", "GDPR", "HSF", "HSL", "HSLF", "KL", "LASS", "LAS", "LOB",
    "LOU", "LOV", "LPT", "LRV", "LSPV", "LSS", "LSU", "LUL", "LVM", "LVU", "MBL", "OSL", "PBL", "PDL", "PSF", "PSL", "PUL",
    "PuL", "RB", "RF", "SFB", "SoF", "SoL", "SkolL", "TF", "TFF", "YGL",
];

/// Whether everybody knows what `short` stands for.
pub fn is_familiar(short: &str) -> bool {
    FAMILIAR.contains(&short)
}

/// Whether `short` is the short name of an act, known to everybody or to a register.
pub fn is_act(short: &str, directory: &Directory) -> bool {
    let named =
        |id: &str| directory.statutory_act(id).and_then(|act| act.short.as_ref()).is_some_and(|known| known.value == short);
    ACTS.contains(&short) || directory.statutory_act_ids().any(named)
}
