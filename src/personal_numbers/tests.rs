//! Which numbers are certain, and which are not shown. The numbers are Skatteverket's for examples: 19121212-1212, and 701063-2391
//! for coordination numbers.

use super::check::luhn;
use super::*;

/// Ten digits with their check digit: for tests, which must hold no person's number.
fn checked(nine: &str) -> String {
    let holds = |digit: &char| luhn(&format!("{nine}{digit}").bytes().map(|byte| byte - b'0').collect::<Vec<_>>());
    format!("{nine}{}", ('0'..='9').find(holds).unwrap_or('0'))
}

#[test]
fn numbers_are_found_in_every_form() {
    for text in [
        "121212-1212",
        "19121212-1212",
        "121212+1212",
        "1212121212",
        "191212121212",
        "121212–1212",
        "121212 - 1212",
        "121212\\-1212",
        "19701063-2391",
        "701063-2391",
        "121212-\n    1212",
        "121212-\r\n1212",
        "121212\u{a0}-\u{a0}1212",
        "121212-\u{202f}1212",
        "121212-\u{2060} 1212",
        "121212-\t1212",
        "1212\u{ad}12-1212",
        "121212**-1212",
        "121212-**1212",
        "121212&#45;1212",
        "121212&#x2d;1212",
        "121212&ndash;1212",
        "121212&nbsp;-&nbsp;1212",
        "121212%2D1212",
        "121212\\x2D1212",
        "\\u0031\\x3212&#49;2-1212",
        "121212-\\\n  1212",
        "12\\\n  1212-1212",
    ] {
        for (before, after) in
            [("", ""), ("(", ")"), ("Patienten ", "."), ("pnr:", ", född"), ("“", "” "), ("nr: ", "\n"), ("|", "|"), ("_", "_")]
        {
            let whole = format!("{before}{text}{after}");
            let range = before.len()..before.len() + text.len();
            assert_eq!(personal_numbers(&whole), vec![range], "{whole:?}");
            let masked = without_personal_numbers(&whole);
            let left = masked.replace("&#45;", "").replace("&#x2d;", "").replace("%2D", "").replace("\\x2D", "");
            assert_eq!((masked.len(), left.contains(|c: char| c.is_ascii_digit())), (whole.len(), false), "{masked}");
        }
    }
    let leap = checked("000229123");
    assert_eq!(personal_numbers(&format!("{}-{}", &leap[..6], &leap[6..])).len(), 1);
    let young = checked("070112345");
    assert_eq!(personal_numbers(&format!("Personnummer: {young}")).len(), 1);
}

#[test]
fn numbers_are_found_beside_other_signs() {
    for (text, count) in [
        ("121212-1212, 19121212-1212 och 121212-1212", 3),
        ("121212-1212/701063-2391", 2),
        ("121212-1212–701063-2391", 2),
        ("121212-1212-701063-2391", 2),
        ("1212121212/7010632391", 2),
        ("1.121212-1212, 1:121212-1212", 2),
        ("P121212-1212 och 121212-1212s, pnr_121212-1212_2", 3),
        ("__121212-1212__, **121212**-1212", 2),
        ("Personnummer 121212 1212, personnummer: 19121212 1212", 2),
        ("Personnummer: 1912-12-12-1212", 1),
        ("[a](https://exempel.se/191212121212), https://exempel.se/?p=1212121212", 2),
        ("akt/121212-1212/2", 1),
        // A record is what the word stands right before, and twelve digits are none.
        ("Ärendet (dnr 12/34) gäller 121212-1212", 1),
        ("Dnr saknas. Tolvan 121212-1212 bor här", 1),
        ("diarienummer SN 2012/34 och Tolvan 121212-1212", 1),
        ("dnr 19121212-1212, record: 191212121212", 2),
    ] {
        assert_eq!(personal_numbers(text).len(), count, "{text}");
        let masked = without_personal_numbers(text);
        assert!(!["1212-1212", "1212121212", "2391", "12 1212"].iter().any(|digits| masked.contains(digits)), "{masked}");
    }
}

#[test]
fn other_numbers_are_left_alone() {
    let (phone, dates) = (checked("070112345"), [checked("120230123"), checked("121312123"), checked("121200123")]);
    let mut texts: Vec<String> = dates.iter().flat_map(|ten| [ten.clone(), format!("{}-{}", &ten[..6], &ten[6..])]).collect();
    texts.extend([format!("Ring {phone}"), phone.clone(), format!("1{}", checked("121212121"))]);
    texts.extend(
        [
            "121212-1213",
            "556016-0680",
            "212000-2627",
            "165560160680",
            "dnr 121212-1212",
            "**Dnr:** 121212-1212",
            "Diarienummer HSN 121212-1212",
            "record: 121212-1212",
            "record: \"HSN 121212-1212\"",
            "ISBN 1212121212",
            "HSN 2013-121212-1212",
            "121212-1212-3",
            "121212-12123",
            "+121212-1212",
            "21121212-1212",
            "tal_1212121212",
            "121212 1212 kronor",
            "1912-12-12-1212",
            "2022-09-122, 2019-10-6423 och 0910-12 34 56",
            "070-123 45 67, 08-123 456 78, +46701234567",
            "SFS 2017:30, 1982:763",
        ]
        .map(str::to_owned),
    );
    for text in texts {
        assert!(personal_numbers(&text).is_empty(), "{text:?}");
    }
}

#[test]
fn what_is_shown_holds_nothing_that_could_be_one() {
    for (text, shown) in [
        ("planer/191212121212.yaml", "planer/************.yaml"),
        ("plan_19121212-1212_2027.yaml", "plan_********-****_2027.yaml"),
        ("121212-1212/plan-121212-1212.yaml", "******-****/plan-******-****.yaml"),
        ("p1212121212, tal_1212121212x", "p**********, tal_**********x"),
        ("!t121212-1212", "!t******-****"),
        ("2018-13-45121212-1212", "2018-13-45******-****"),
        ("45121212-1212, 3121212-1212", "45******-****, 3******-****"),
        ("121212 1212", "****** ****"),
        ("1912-12-12-1212", "****-**-**-****"),
        ("\"121212\\x2D\\x31212\"", "\"******\\x2D*******\""),
        // Dates, and numbers of organisations, telephones and acts.
        ("plan-2027-2028.yaml", "plan-2027-2028.yaml"),
        ("2012-11-14–2016-12-31, 556016-0680, 070-123 45 67", "2012-11-14–2016-12-31, 556016-0680, 070-123 45 67"),
        ("IMG_20121212_121200.jpg, 121212_1212, 12121212121212", "IMG_20121212_121200.jpg, 121212_1212, 12121212121212"),
    ] {
        assert_eq!(without_personal_numbers(text), shown);
        assert_eq!(with_concealed_numbers(text), shown.replace('*', "x"));
    }
}

#[test]
fn numbers_of_records_and_telephones_are_read_as_they_are() {
    let phone = format!("{} och dnr 121212-1212", checked("070112345"));
    assert_eq!(with_concealed_numbers(&phone), phone);
    assert_eq!(without_personal_numbers(&phone), "********** och dnr ******-****");
}

#[test]
fn a_date_and_four_digits_may_be_a_time() {
    let meeting = "mötet 1912-12-12 1212";
    assert!(personal_numbers(meeting).is_empty());
    assert_eq!(with_concealed_numbers(meeting), meeting);
    assert_eq!(without_personal_numbers(meeting), "mötet ****-**-** ****");
    assert_eq!(personal_numbers("personnummer 1912-12-12 1212").first(), Some(&(13..28)));
    assert_eq!(with_concealed_numbers("född 1912 12 12 1212"), "född xxxx xx xx xxxx");
}

#[test]
fn long_rows_of_digits_cost_little() {
    let text = "1212121212".repeat(50_000);
    assert!(personal_numbers(&text).is_empty());
    for bait in ["121212-", "121212-1212-", "&#49;", "\\x31", "12\u{ad}", "121212_", "1212121212_"] {
        let text = bait.repeat(50_000);
        personal_numbers(&text);
        without_personal_numbers(&text);
    }
}
