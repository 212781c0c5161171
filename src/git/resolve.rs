//! From what somebody wrote to the commit that is meant.

use super::GitFailure;
use crate::text::nearest;
use git2::{ErrorCode, Oid, Repository};
use std::collections::BTreeSet;

/// The commit that `written` means.
///
/// # Errors
/// When it means nothing, several things, or something that is no commit.
pub(super) fn commit(repository: &Repository, written: &str) -> Result<Oid, GitFailure> {
    let is_plain = !written.is_empty() && !written.contains(['\0', ':']) && !written.contains("..");
    if !is_plain {
        return Err(GitFailure::NotARevision(written.to_owned()));
    }
    let base = base(written);
    one_meaning(repository, written, base)?;
    match repository.revparse_single(written) {
        Ok(object) => {
            let commit = object.peel_to_commit().map_err(|_| GitFailure::NotARevision(written.to_owned()))?;
            Ok(commit.id())
        }
        Err(error) => Err(why_not(repository, written, base, error.code())),
    }
}

/// The part of a revision before what leads on from it: `v2013` of `v2013~2`.
fn base(written: &str) -> &str {
    let end = written.find(['~', '^']).or_else(|| written.find("@{")).unwrap_or(written.len());
    &written[..end]
}

/// Sees that no tag and branch of the same name lead to different commits. Git takes the tag and warns; a comparison of
/// editions must not guess.
fn one_meaning(repository: &Repository, written: &str, base: &str) -> Result<(), GitFailure> {
    let named = |kind: &str| repository.find_reference(&format!("refs/{kind}/{base}")).ok()?.peel_to_commit().ok();
    let (Some(tag), Some(branch)) = (named("tags"), named("heads")) else { return Ok(()) };
    if tag.id() == branch.id() {
        return Ok(());
    }
    let rest = &written[base.len()..];
    let names = ["tags", "heads"].map(|kind| format!("{kind}/{base}{rest}"));
    Err(GitFailure::Ambiguous(written.to_owned(), names.to_vec()))
}

fn why_not(repository: &Repository, written: &str, base: &str, code: ErrorCode) -> GitFailure {
    let written = written.to_owned();
    match code {
        ErrorCode::Ambiguous => return GitFailure::Ambiguous(written, Vec::new()),
        ErrorCode::InvalidSpec => return GitFailure::NotARevision(written),
        _ => {}
    }
    let is_head = matches!(base, "HEAD" | "@" | "");
    if is_head && repository.head().is_err_and(|error| error.code() == ErrorCode::UnbornBranch) {
        return GitFailure::NoCommit;
    }
    let has_base = repository.revparse_single(base).is_ok();
    let near = if has_base { None } else { near(repository, base) };
    if near.as_deref() == Some(base) {
        // The name is there, and what it names is not.
        return GitFailure::Broken(written);
    }
    // A shallow clone brings neither what lies before its first commit nor, mostly, any tag.
    if near.is_none() && repository.is_shallow() {
        return GitFailure::CutOff(written);
    }
    if has_base {
        return GitFailure::TooEarly(written);
    }
    let nearest = near.map(|near| near + &written[base.len()..]);
    GitFailure::UnknownRevision { written, nearest }
}

/// The tag or branch that is written nearly as `base` is.
fn near(repository: &Repository, base: &str) -> Option<String> {
    let references = repository.references().ok()?;
    let short = |name: &str| {
        let kinds = ["refs/tags/", "refs/heads/", "refs/remotes/"];
        kinds.iter().find_map(|kind| name.strip_prefix(kind)).map(str::to_owned)
    };
    let names: BTreeSet<String> =
        references.flatten().filter_map(|reference| short(reference.name().ok()?)).chain(["HEAD".to_owned()]).collect();
    nearest(base, names.iter().map(String::as_str)).map(str::to_owned)
}
