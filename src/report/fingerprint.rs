//! What a finding is known by from one run to the next: the same when lines are put in above it, the file gets another name,
//! or okplan speaks another language.

use super::Finding;
use crate::landmarks::{Landmarks, document_name};
use crate::source::SourceId;
use std::collections::BTreeMap;

/// The fingerprint of every finding, in their order: 32 hexadecimal digits, made of the rule, the document, the place in it and
/// the message. The second finding with all of these the same, and every one after it, has its number mixed in.
pub(super) fn fingerprints(findings: &[Finding<'_>]) -> Vec<String> {
    let mut known: BTreeMap<[String; 4], u32> = BTreeMap::new();
    let mut read: Option<(*const crate::workspace::Workspace, SourceId, Landmarks<'_>)> = None;
    let mut all = Vec::with_capacity(findings.len());
    for finding in findings {
        let diagnostic = finding.diagnostic;
        let (workspace, source) = (std::ptr::from_ref(finding.workspace), diagnostic.source);
        // Findings come file by file.
        let is_read = read.as_ref().is_some_and(|(place, id, _)| *place == workspace && *id == source);
        if !is_read {
            read = Some((workspace, source, Landmarks::of(finding.source())));
        }
        let place = read.as_ref().map_or_else(String::new, |(.., landmarks)| landmarks.place(diagnostic.span.start));
        let document = document_name(finding.workspace, source);
        let parts = [diagnostic.rule.to_owned(), document, place, diagnostic.message.en.clone()];
        let count = known.entry(parts.clone()).or_default();
        *count += 1;
        all.push(digest(&parts, *count));
    }
    all
}

/// A digest of the parts: FNV-1a of 128 bits, which is the same on every machine and in every version
/// (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>). Each part is closed by a byte that no text in UTF-8 holds.
fn digest(parts: &[String], count: u32) -> String {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let count = if count > 1 { count.to_string() } else { String::new() };
    let bytes = parts.iter().chain([&count]).flat_map(|part| part.bytes().chain([0xff]));
    let hash = bytes.fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    format!("{hash:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_tell_parts_apart_and_never_change() {
        let parts = |parts: [&str; 2]| parts.map(str::to_owned);
        assert_ne!(digest(&parts(["a", "bc"]), 1), digest(&parts(["ab", "c"]), 1));
        assert_ne!(digest(&parts(["a", "b"]), 1), digest(&parts(["a", "b"]), 2));
        // Reports that were made by earlier versions hold these.
        assert_eq!(digest(&[], 1), "d228cb68f51a8caf78912b704e49f346");
    }
}
