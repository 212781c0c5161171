//! What an okplan says that is built without the feature `pdf`.

use crate::cli::{PLAN, folder, run};

#[test]
fn reports_on_paper_are_refused_in_words() {
    let here = folder(&[("a.yaml", PLAN), ("b.yaml", PLAN)]);
    for arguments in
        [&["diff", "a.yaml", "b.yaml", "--format", "pdf", "-o", "ut.pdf"][..], &["status", "--format", "pdf", "-o", "ut.pdf"]]
    {
        let result = run(here.path(), arguments);
        assert_eq!(result.status, 2, "{}", result.err);
        assert!(result.err.contains("byggd utan PDF"), "{}", result.err);
        assert!(!here.path().join("ut.pdf").exists());
    }
}
