//! The name of a file as formats for machines take it.

use crate::text::is_hazardous;
use std::fmt::Write;

/// The name as a relative reference of a URI (RFC 3986): everything but unreserved characters and slashes percent-encoded.
pub(super) fn uri(name: &str) -> String {
    encoded(name, |character| character.is_ascii_alphanumeric() || "-._~/".contains(character))
}

/// The name as a path that is compared with those of a repository: only what could break a line or speak to a terminal is
/// percent-encoded, and nobody has such a file.
pub(super) fn plain(name: &str) -> String {
    encoded(name, |character| !is_hazardous(character) && !matches!(character, '\n' | '\r' | '\t'))
}

fn encoded(name: &str, stays: impl Fn(char) -> bool) -> String {
    let mut encoded = String::with_capacity(name.len());
    let mut bytes = [0; 4];
    for character in name.chars() {
        if stays(character) {
            encoded.push(character);
            continue;
        }
        for byte in character.encode_utf8(&mut bytes).bytes() {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_encoded_as_each_format_asks() {
        assert_eq!(uri("planer/mål 1.yaml"), "planer/m%C3%A5l%201.yaml");
        assert_eq!(uri("a:b?c#d%e\\f\n.yaml"), "a%3Ab%3Fc%23d%25e%5Cf%0A.yaml");
        assert_eq!(plain("planer/mål 1.yaml"), "planer/mål 1.yaml");
        assert_eq!(plain("a\n::error::b\u{1b}\u{202e}.yaml"), "a%0A::error::b%1B%E2%80%AE.yaml");
    }
}
