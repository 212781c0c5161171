//! Addresses and text from outside that may stand on a page.

use super::piece::Address;
use crate::markdown::leads_out;
use crate::text::{is_bidi_control, is_hazardous};

/// Text without the characters that must never reach a page; characters that only turn the direction of text may.
pub fn clean(text: &str) -> String {
    let is_bad = |c: char| is_hazardous(c) && !is_bidi_control(c) && c != '\n';
    if text.contains(is_bad) { text.replace(is_bad, "\u{fffd}") } else { text.to_owned() }
}

/// An address that may stand on a page: http, https, mailto or tel.
pub fn outside(address: &str) -> Option<Address> {
    leads_out(address).then(|| Address::Outside(address.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_schemes_become_links() {
        for address in ["https://example.se", "mailto:a@b.se", "tel:+4690", "HTTP://x"] {
            assert!(outside(address).is_some(), "{address}");
        }
        for address in ["javascript:alert(1)", "data:text/html,x", "file:///etc", "//x.se", "plan.pdf", "http:", "java\nscript:x"]
        {
            assert_eq!(outside(address), None, "{address}");
        }
    }
}
