//! The typeface of okplan, which is in the program.

/// Names files under `templates/fonts/` with their bytes.
macro_rules! fonts {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../templates/fonts/", $name)))),+]
    };
}

/// Source Sans 3 in five styles with the letters of European Latin, under a name of our own as its licence asks (SIL Open
/// Font License 1.1), and that licence.
pub static FONTS: &[(&str, &[u8])] = fonts![
    "OkplanSans-Regular.otf",
    "OkplanSans-It.otf",
    "OkplanSans-Semibold.otf",
    "OkplanSans-Bold.otf",
    "OkplanSans-BoldIt.otf",
    "OFL.txt",
];
