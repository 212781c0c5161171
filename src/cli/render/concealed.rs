//! A workspace as its documents are printed: without the digits of personal identity numbers, which a register, the settings or
//! another document may bring into one that holds none.

use crate::cli::changed::Changed;
use crate::cli::failure::{Failure, cannot_list};
use crate::cli::open::Opened;
use crate::personal_numbers::with_concealed_numbers;
use crate::workspace::Workspace;
use std::borrow::Cow;
use std::sync::Arc;

/// The workspace of `opened` without such digits, every other byte in its place; the same one when it has none.
///
/// # Errors
/// When its folder cannot be listed again.
pub(super) fn concealed(opened: &Opened) -> Result<Arc<Workspace>, Failure> {
    let own = &opened.workspace;
    let holds_one = |text: &str| matches!(with_concealed_numbers(text), Cow::Owned(_));
    if !own.sources().any(|(_, source)| holds_one(source.text())) {
        return Ok(Arc::clone(own));
    }
    let shown = |name: &str| opened.ground.shown(name, &opened.root);
    // What could not be read has no text here, and is refused once more.
    let texts = own.sources().filter(|(_, source)| !source.text().is_empty());
    let place = Changed {
        beneath: opened.ground.files(&opened.root).map_err(|failure| cannot_list(failure, &shown))?,
        names: own.sources().map(|(id, _)| own.own_name(id).to_owned()).collect(),
        texts: texts
            .map(|(id, source)| (own.own_name(id).to_owned(), with_concealed_numbers(source.text()).into_owned()))
            .collect(),
    };
    Ok(Arc::new(Workspace::open_shown(&place, &shown).map_err(|failure| cannot_list(failure, &shown))?))
}
