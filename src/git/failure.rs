//! Why a git repository cannot be used, in words.

use crate::text;
use crate::text::{OneLine, Text};
use std::fmt;

/// Why something cannot be read from a git repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GitFailure {
    /// This path is in no git repository.
    NoRepository(String),
    /// The repository in this folder belongs to another user of the machine.
    ForeignOwner(String),
    /// The repository in this folder cannot be used, and why, in git's words.
    Unusable(String, String),
    /// There is no commit yet.
    NoCommit,
    /// There is no such revision.
    UnknownRevision {
        /// The revision as it was written.
        written: String,
        /// The tag or branch that is likely meant.
        nearest: Option<String>,
    },
    /// What the revision starts from is there, but has nothing so far back.
    TooEarly(String),
    /// The revision is not here because the clone was made without its whole history.
    CutOff(String),
    /// The revision may mean several things: the names that are meant by one thing only, none for a short id.
    Ambiguous(String, Vec<String>),
    /// What was written is no revision: it has the form of a range, or names a file or folder.
    NotARevision(String),
    /// The path is not there in the revision.
    NotThere {
        /// The revision as it was written.
        revision: String,
        /// The path from the root of the repository.
        path: String,
        /// The path that is likely meant.
        nearest: Option<String>,
        /// Whether the repository has no work tree, so that paths are counted from its root.
        bare: bool,
    },
    /// The path is another repository's inside this one, of which only the id of a commit is kept.
    Submodule(String),
    /// The path lies outside the repository.
    Outside(String),
    /// The repository in this folder has no work tree, and what was asked for would be read from it.
    NoWorkTree(String),
    /// An object of this name is missing or damaged.
    Broken(String),
}

impl fmt::Display for GitFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Text::from(self).sv)
    }
}

impl std::error::Error for GitFailure {}

impl GitFailure {
    /// Whether there is a repository with a history that cannot be read, so that saying nothing of it would be untrue.
    pub fn hides_history(&self) -> bool {
        matches!(self, GitFailure::ForeignOwner(_) | GitFailure::Unusable(..) | GitFailure::Broken(_))
    }
}

impl From<&GitFailure> for Text {
    fn from(failure: &GitFailure) -> Self {
        match failure {
            GitFailure::NoRepository(path) => {
                let path = OneLine(path);
                text!("”{path}” ligger inte i något git-arkiv", "“{path}” is not in a git repository")
            }
            GitFailure::ForeignOwner(folder) => foreign_owner(folder),
            GitFailure::Unusable(folder, reason) => {
                let (folder, reason) = (OneLine(folder), OneLine(reason));
                text!(
                    "Git-arkivet i ”{folder}” går inte att använda: {reason}",
                    "The git repository in “{folder}” cannot be used: {reason}"
                )
            }
            GitFailure::NoCommit => {
                Text::new("Git-arkivet har ännu inga versioner (commits)", "The git repository has no commits yet")
            }
            GitFailure::UnknownRevision { written, nearest } => unknown_revision(&OneLine(written), nearest.as_deref()),
            GitFailure::TooEarly(written) => {
                let written = OneLine(written);
                text!(
                    "Det finns ingen version ”{written}”: så långt tillbaka går inte historien",
                    "There is no revision “{written}”: history does not go back that far"
                )
            }
            GitFailure::CutOff(written) => {
                let written = OneLine(written);
                text!(
                    "”{written}” finns inte här: arkivet är hämtat utan hela sin historia. git fetch --unshallow --tags hämtar resten",
                    "“{written}” is not here: the repository was cloned without its whole history. git fetch --unshallow --tags brings the rest"
                )
            }
            GitFailure::Ambiguous(written, names) => ambiguous(&OneLine(written), names),
            GitFailure::NotARevision(written) => {
                let written = OneLine(written);
                text!(
                    "”{written}” är ingen version: ange en tagg, en gren eller en commit, som v2018, main eller HEAD~2",
                    "“{written}” is not a revision: give a tag, a branch or a commit, such as v2018, main or HEAD~2"
                )
            }
            GitFailure::NotThere { revision, path, nearest, bare } => {
                not_there(&OneLine(revision), path, nearest.as_deref(), *bare)
            }
            GitFailure::Submodule(path) => {
                let path = OneLine(path);
                text!(
                    "”{path}” är ett annat git-arkiv (en undermodul); kör okplan i det",
                    "“{path}” is another git repository (a submodule); run okplan in that one"
                )
            }
            GitFailure::Outside(path) => {
                let path = OneLine(path);
                text!("”{path}” ligger utanför git-arkivet", "“{path}” lies outside the git repository")
            }
            GitFailure::NoWorkTree(folder) => {
                let folder = OneLine(folder);
                text!(
                    "Git-arkivet i ”{folder}” har ingen arbetskopia att läsa ur: ange vilken version som menas, som HEAD",
                    "The git repository in “{folder}” has no work tree to read from: say which revision is meant, such as HEAD"
                )
            }
            GitFailure::Broken(name) => {
                let name = OneLine(name);
                text!(
                    "”{name}” saknas eller är skadad i git-arkivet; git fsck säger vad som är fel",
                    "“{name}” is missing or damaged in the git repository; git fsck says what is wrong"
                )
            }
        }
    }
}

fn foreign_owner(folder: &str) -> Text {
    let (written, folder) = (as_one_word(folder), OneLine(folder));
    let written = OneLine(&written);
    text!(
        "Git-arkivet i ”{folder}” ägs av någon annan. Litar du på det, säg det med git config --global --add safe.directory {written}",
        "The git repository in “{folder}” belongs to somebody else. If you trust it, say so with git config --global --add safe.directory {written}"
    )
}

/// `path` as one word of a command line.
fn as_one_word(path: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || "/\\:._-+@%,~".contains(character);
    if path.chars().all(is_plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

fn unknown_revision(written: &OneLine<'_>, nearest: Option<&str>) -> Text {
    let help = match nearest.map(OneLine) {
        Some(near) => text!("menade du {near}?", "did you mean {near}?"),
        None => Text::new("git tag och git branch visar vad som finns", "git tag and git branch show what there is"),
    };
    text!("Det finns ingen version ”{written}”: ", "There is no revision “{written}”: ").then(&help)
}

fn ambiguous(written: &OneLine<'_>, names: &[String]) -> Text {
    let names: Vec<String> = names.iter().map(|name| OneLine(name).to_string()).collect();
    let start = text!("”{written}” kan betyda flera versioner: ", "“{written}” may mean several revisions: ");
    if names.is_empty() {
        return start.then(&Text::new("skriv fler av tecknen i dess id", "write more characters of its id"));
    }
    let (sv, en) = (text::listed(&names, "eller"), text::listed(&names, "or"));
    start.then(&text!("skriv {sv}", "write {en}"))
}

fn not_there(revision: &OneLine<'_>, path: &str, nearest: Option<&str>, bare: bool) -> Text {
    let shown = OneLine(path);
    let help = match nearest.map(OneLine) {
        Some(near) => text!(": menade du {near}?", ": did you mean {near}?"),
        None if bare => Text::new(
            "; arkivet har ingen arbetskopia, så sökvägar räknas från dess rot",
            "; the repository has no work tree, so paths are counted from its root",
        ),
        None => Text::new("", ""),
    };
    text!("”{shown}” finns inte i {revision}", "“{shown}” is not there in {revision}").then(&help)
}
