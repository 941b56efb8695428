//! The importer: what it makes of published files, and what it says of every error in one.

use std::path::Path;
use std::process::Command;

use crate::southwark;
use engine::estimate::AreaCounts;
use engine::units::Census;
use safety_valve::import::CountsFile;
use safety_valve::import::{AREAS, ImportError, Imported, Note, import};

use crate::folder::{Folder, Sheets};

fn import_sheets(sheets: &Sheets) -> Result<Imported, ImportError> {
    let folder = Folder::new();
    sheets.write(&folder);
    import(folder.path())
}

fn spoilt(spoil: impl FnOnce(&mut Sheets)) -> Sheets {
    let mut sheets = Sheets::good();
    spoil(&mut sheets);
    sheets
}

fn json(counts: &[CountsFile]) -> Vec<String> {
    counts
        .iter()
        .map(|counts| serde_json::to_string(counts).unwrap())
        .collect()
}

/// The number that a sentence gives for a line: the one after "line ".
fn line_in(said: &str) -> usize {
    let rest = &said[said.find(", line ").expect(said) + ", line ".len()..];
    rest[..rest.find(|letter: char| !letter.is_ascii_digit()).unwrap()]
        .parse()
        .unwrap()
}

#[test]
fn files_with_nothing_wrong_are_read_with_nothing_said() {
    let imported = import_sheets(&Sheets::good()).unwrap();
    assert_eq!(imported.notes, []);
    assert_eq!(imported.counts.len(), AREAS.len());
    let counts = &imported.counts[0];
    assert_eq!(
        (counts.area.as_str(), counts.code.as_str()),
        ("Southwark", "E09000028")
    );
    // Three in mainstream, one of them in a unit; one in special.
    let row = vec![2, 1, 1, 0, 0, 0, 0, 0, 0];
    assert_eq!(counts.caseload["2024"], vec![row.clone(); 24]);
    assert_eq!(counts.caseload["2025"], vec![row.clone(); 24]);
    // Flows have no age above 20: everything older counts at 20.
    assert_eq!(counts.new_plans["2024"][..19], vec![row.clone(); 19]);
    assert_eq!(counts.new_plans["2024"][19..], vec![vec![0; 9]; 5]);
    assert_eq!(counts.ended["2024"][..19], [2; 19]);
    assert_eq!(counts.transferred["2024"][..19], [1; 19]);
    assert_eq!(counts.ended["2024"][19..], [0; 5]);
    assert_eq!(
        counts.totals.keys().collect::<Vec<_>>(),
        ["2022", "2023", "2024", "2025"]
    );
    assert_eq!(
        (
            counts.totals["2023"].plans,
            &counts.totals["2023"].placements
        ),
        (4, &row)
    );
    let read = AreaCounts::read(
        &serde_json::to_string(counts).unwrap(),
        Census::january(2024),
    )
    .unwrap();
    assert_eq!(
        read.published(Census::january(2025)).unwrap().plans.get(),
        4.0
    );
}

/// Each placement is the sum of the columns in model.md 2, and no others.
#[test]
fn each_column_is_counted_where_the_model_says() {
    // Each column of counts has another power of two, so that every sum shows what is in it.
    let columns: [(&str, &[&str]); 9] = [
        ("mainstream", &["nm_early_years"]),
        (
            "unit",
            &[
                "mainstream_la_maintained_resourced_provision",
                "mainstream_la_maintained_senunit",
                "mainstream_academy_resourced_provision",
                "mainstream_academy_senunit",
                "mainstream_free_school_resourced_provision",
                "mainstream_free_school_senunit",
            ],
        ),
        (
            "special",
            &["special_la_maintained", "special_academy_free"],
        ),
        (
            "independent",
            &["special_independent", "special_non_maintained"],
        ),
        ("ap", &["ap_pru_total"]),
        ("fe", &["general_fe_tertiary_colleges", "ukrlp_provider"]),
        ("spi", &["specialist_post_16_institutions"]),
        (
            "elsewhere",
            &[
                "other_arrangements_la",
                "other_arrangements_parents",
                "online_provider",
                "w_settings",
                "other_schools",
                "other_placement_settings",
            ],
        ),
        (
            "unplaced",
            &[
                "elective_home_education",
                "neet",
                "neet_ntci",
                "neet_other",
                "neet_other_csa",
                "placement_unknown",
            ],
        ),
    ];
    let mut wanted = Vec::new();
    let mut power = 0;
    let sheets = spoilt(|sheets| {
        for (_, names) in columns {
            let mut sum = 0_u32;
            for name in names {
                sheets
                    .caseload
                    .set("202425", "age 9", name, &(1_u32 << power).to_string());
                sum += 1 << power;
                power += 1;
            }
            wanted.push(sum);
        }
        // Units are inside it.
        let inside = wanted[1] + (1 << 28);
        sheets
            .caseload
            .set("202425", "age 9", "mainstream_total", &inside.to_string());
        wanted[0] += 1 << 28;
        sheets.caseload.set(
            "202425",
            "age 9",
            "ehcplans",
            &wanted.iter().sum::<u32>().to_string(),
        );
    });
    let imported = import_sheets(&sheets).unwrap();
    assert_eq!(imported.notes, []);
    assert_eq!(imported.counts[0].placements, columns.map(|(name, _)| name));
    assert_eq!(imported.counts[0].caseload["2025"][7], wanted);
}

#[test]
fn line_ends_a_byte_order_mark_and_quoted_names_change_nothing() {
    let plain = json(&import_sheets(&Sheets::good()).unwrap().counts);
    let sheets = spoilt(|sheets| {
        for sheet in [
            &mut sheets.caseload,
            &mut sheets.new_plans,
            &mut sheets.ceased,
        ] {
            let name = sheet.column("la_name");
            for row in &mut sheet.rows {
                row[name] = "Southwark, “London Borough” of\r\n(\"inner\")".to_owned();
            }
        }
    });
    for (mark, line_end, last) in [
        ("", "\n", "\n"),
        ("\u{feff}", "\n", "\n"),
        ("", "\r\n", "\r\n"),
        ("\u{feff}", "\r\n", ""),
        ("\u{feff}", "\n", "\n\n\n"),
        ("", "\r\n", "\r\n\r\n"),
    ] {
        let folder = Folder::new();
        for (name, sheet) in sheets.named() {
            let text = sheet.text(line_end);
            std::fs::write(
                folder.path().join(name),
                format!("{mark}{}{last}", text.trim_end()),
            )
            .unwrap();
        }
        let imported = import(folder.path()).unwrap();
        assert_eq!(
            json(&imported.counts),
            plain,
            "{mark:?} {line_end:?} {last:?}"
        );
        assert_eq!(imported.notes, []);
    }
}

#[test]
fn spaces_around_a_count_are_no_fault() {
    let sheets = spoilt(|sheets| sheets.caseload.set("202425", "age 9", "ehcplans", " 4 "));
    assert_eq!(import_sheets(&sheets).unwrap().notes, []);
}

/// Whatever ends the lines, and whatever comes before: the line is the one that an editor shows.
#[test]
fn the_line_is_right_in_every_kind_of_file() {
    const MARKER: &str = "spoilt";
    let mut checked = 0;
    for (period, breakdown) in [
        ("202122", "All EHC plans"),
        ("202324", "under 3"),
        ("202425", "age 25"),
    ] {
        for line_end in ["\n", "\r\n"] {
            for mark in ["", "\u{feff}"] {
                for before in ["Southwark", "South\nwark", "South\r\nwark\r\n", "\n\n"] {
                    for between in ["", line_end, "\n\n"] {
                        for fatal in [true, false] {
                            let text = if fatal { MARKER } else { "x" };
                            let sheets = spoilt(|sheets| {
                                let name = sheets.caseload.column("la_name");
                                let at = sheets.caseload.row(period, breakdown);
                                for row in &mut sheets.caseload.rows[..at] {
                                    row[name] = before.to_owned();
                                }
                                sheets.caseload.rows[at][name] = MARKER.to_owned();
                                sheets.caseload.set(period, breakdown, "neet", text);
                            });
                            // Blank lines between the headings and the rows.
                            let text = format!("{mark}{}", sheets.caseload.text(line_end))
                                .replacen(line_end, &format!("{line_end}{between}"), 1);
                            let line =
                                text.lines().position(|line| line.contains(MARKER)).unwrap() + 1;
                            let folder = Folder::new();
                            sheets.write(&folder);
                            std::fs::write(folder.path().join("caseload.csv"), text).unwrap();
                            let said = match import(folder.path()) {
                                Ok(imported) => imported.notes[0].to_string(),
                                Err(error) => error.to_string(),
                            };
                            assert_eq!(
                                line_in(&said),
                                line,
                                "{line_end:?} {mark:?} {before:?} {between:?}: {said}"
                            );
                            checked += 1;
                        }
                    }
                }
            }
        }
    }
    assert_eq!(checked, 3 * 2 * 2 * 4 * 3 * 2);
}

/// An error's name and the file spoilt with it; the snapshot has one sentence for each.
#[test]
fn what_is_said_of_each_fault_that_can_be_dealt_with() {
    type FileError = (&'static str, fn(&mut Sheets));
    let faults: [FileError; 15] = [
        ("a column that the release has not", |sheets| {
            sheets.caseload.add_column("mood", "7")
        }),
        (
            "a column twice, the second time with other figures",
            |sheets| sheets.caseload.add_column("neet", "7"),
        ),
        ("an unknown column twice", |sheets| {
            sheets.ceased.add_column("mood", "7");
            sheets.ceased.add_column("mood", "8");
        }),
        ("x in a count", |sheets| {
            sheets.caseload.set("202425", "age 9", "neet", "x")
        }),
        ("z in a count", |sheets| {
            sheets.new_plans.set("2024", "age 9", "neet", "z")
        }),
        ("c in a count", |sheets| {
            sheets.ceased.set("2024", "age 9", "deceased", "c")
        }),
        (": in a count", |sheets| {
            sheets.caseload.set("202324", "age 9", "neet", ":")
        }),
        ("~ in a count", |sheets| {
            sheets.caseload.set("202324", "age 9", "neet", "~")
        }),
        ("u in a count", |sheets| {
            sheets.caseload.set("202324", "age 9", "neet", "u")
        }),
        ("nothing in a count", |sheets| {
            sheets.caseload.set("202324", "age 9", "neet", "")
        }),
        ("a row that does not add up", |sheets| {
            sheets.caseload.set("202425", "age 9", "neet", "2")
        }),
        ("all ages together do not add up", |sheets| {
            sheets
                .caseload
                .set("202122", "All EHC plans", "ehcplans", "9");
        }),
        ("new plans that do not add up", |sheets| {
            sheets.new_plans.set("2024", "age 14", "new_ehc_plans", "5")
        }),
        ("an age that is not known", |sheets| {
            let at = sheets.ceased.row("2024", "age 9");
            let mut row = sheets.ceased.rows[at].clone();
            let breakdown = sheets.ceased.column("breakdown");
            row[breakdown] = "Age unknown".to_owned();
            sheets.ceased.rows.push(row);
        }),
        ("an age missing", |sheets| {
            sheets
                .new_plans
                .drop_rows(|_, age| age != "age 2 and under")
        }),
    ];
    let mut said = String::new();
    for (fault, spoil) in faults {
        let imported =
            import_sheets(&spoilt(spoil)).unwrap_or_else(|error| panic!("{fault}: {error}"));
        said += &format!("{fault}\n");
        assert!(!imported.notes.is_empty(), "{fault}: nothing said");
        for note in imported.notes {
            said += &format!("    {note}\n");
        }
    }
    insta::assert_snapshot!(said);
}

#[test]
fn what_is_said_of_each_fault_that_stops_an_import() {
    type FileError = (&'static str, fn(&mut Sheets));
    let faults: [FileError; 18] = [
        ("a column missing", |sheets| {
            sheets.caseload.drop_column("neet_ntci")
        }),
        ("the total missing", |sheets| {
            sheets.new_plans.drop_column("new_ehc_plans")
        }),
        ("a key missing", |sheets| {
            sheets.ceased.drop_column("breakdown_topic")
        }),
        ("text in a count", |sheets| {
            sheets.caseload.set("202425", "age 9", "neet", "some")
        }),
        ("a part of a child", |sheets| {
            sheets.caseload.set("202425", "age 9", "neet", "1.5")
        }),
        ("fewer than none", |sheets| {
            sheets.caseload.set("202425", "age 9", "neet", "-1")
        }),
        ("a count with a comma", |sheets| {
            sheets.caseload.set("202425", "age 9", "neet", "1,234")
        }),
        ("a symbol in capitals", |sheets| {
            sheets.caseload.set("202425", "age 9", "neet", "X")
        }),
        ("a row twice", |sheets| {
            let at = sheets.caseload.row("202425", "age 9");
            let row = sheets.caseload.rows[at].clone();
            sheets.caseload.rows.push(row);
        }),
        ("two rows for the youngest", |sheets| {
            sheets.new_plans.set("2024", "age 3", "breakdown", "age 2");
        }),
        ("an age that nobody with a plan has", |sheets| {
            sheets
                .caseload
                .set("202425", "age 25", "breakdown", "age 26");
        }),
        ("an age in words", |sheets| {
            sheets.caseload.set("202425", "age 9", "breakdown", "nine")
        }),
        ("more moved away than ended", |sheets| {
            sheets.ceased.set("2024", "age 9", "transfer", "4")
        }),
        ("more in units than in mainstream", |sheets| {
            sheets
                .caseload
                .set("202425", "age 9", "mainstream_la_maintained_senunit", "3");
        }),
        ("no row of an authority by age", |sheets| {
            sheets
                .caseload
                .drop_rows(|topic, _| topic == "All EHC plans");
        }),
        ("no row of an authority in a flow", |sheets| {
            sheets.ceased.drop_rows(|_, _| false)
        }),
        ("no rows at all", |sheets| sheets.caseload.rows.clear()),
        ("a row with a cell too few", |sheets| {
            let at = sheets.caseload.row("202425", "age 9");
            sheets.caseload.rows[at].pop();
        }),
    ];
    let mut said = String::new();
    for (fault, spoil) in faults {
        let error = import_sheets(&spoilt(spoil))
            .err()
            .unwrap_or_else(|| panic!("{fault}: nothing said"));
        said += &format!("{fault}\n    {error}\n");
    }
    insta::assert_snapshot!(said);
}

#[test]
fn what_is_said_of_files_that_are_no_such_files() {
    let write = |folder: &Folder, bytes: &[u8]| {
        Sheets::good().write(folder);
        std::fs::write(folder.path().join("newplans.csv"), bytes).unwrap();
    };
    let good = Sheets::good().new_plans.text("\n");
    let never_closed = good.replacen(",Southwark,Age when", ",\"Southwark,Age when", 1);
    let mut said = String::new();
    let mut tell = |fault: &str, spoil: &dyn Fn(&Folder)| {
        let folder = Folder::new();
        spoil(&folder);
        let error = import(folder.path())
            .err()
            .unwrap_or_else(|| panic!("{fault}: nothing said"));
        said += &format!("{fault}\n    {}\n", folder.hidden_in(&error.to_string()));
    };
    tell("a file missing", &|folder| {
        Sheets::good().write(folder);
        std::fs::remove_file(folder.path().join("ceased_plans.csv")).unwrap();
    });
    tell("an empty folder", &|_| {});
    tell("an empty file", &|folder| write(folder, b""));
    tell("a file that is not UTF-8", &|folder| {
        write(folder, b"time_period,la_name\n2024,S\xfcdwerk\n")
    });
    tell("a quotation mark that nothing closes", &|folder| {
        write(folder, never_closed.as_bytes())
    });
    tell("another kind of file", &|folder| {
        write(folder, b"<!doctype html>\n<title>Moved</title>\n")
    });
    insta::assert_snapshot!(said);
}

/// Where two columns have the same name the first counts, whatever the second says.
#[test]
fn of_two_columns_of_one_name_the_first_counts() {
    let twice = spoilt(|sheets| {
        sheets.caseload.add_column("ehcplans", "99");
        sheets.caseload.add_column("neet", "oops");
    });
    let imported = import_sheets(&twice).unwrap();
    assert_eq!(
        json(&imported.counts),
        json(&import_sheets(&Sheets::good()).unwrap().counts)
    );
    assert!(
        imported
            .notes
            .iter()
            .all(|note| matches!(note, Note::DuplicateColumn { .. })),
        "{:?}",
        imported.notes
    );
    assert_eq!(imported.notes.len(), 2);
}

/// Rows that are not needed may hold anything: an error in one stops nothing.
#[test]
fn rows_that_are_not_needed_are_not_looked_at() {
    let sheets = spoilt(|sheets| {
        for (topic, period, code) in [
            ("Gender", "202425", "E09000028"),
            ("Child or young persons age", "202223", "E09000028"),
            ("Child or young persons age", "202425", "E09000001"),
        ] {
            let mut row = sheets.caseload.rows[sheets.caseload.row("202425", "age 9")].clone();
            for (column, text) in [
                ("breakdown_topic", topic),
                ("time_period", period),
                ("new_la_code", code),
                ("neet", "oops"),
            ] {
                row[sheets.caseload.column(column)] = text.to_owned();
            }
            sheets.caseload.rows.push(row);
        }
    });
    let imported = import_sheets(&sheets).unwrap();
    assert_eq!(imported.notes, []);
    assert_eq!(
        json(&imported.counts),
        json(&import_sheets(&Sheets::good()).unwrap().counts)
    );
}

/// Sums that differ from the published totals: none in Southwark's caseload, 16 ages of England's
/// new plans, one of Southwark's (model.md 2). Checked on the data built in, without the
/// published files.
#[test]
fn the_known_differences_are_told_and_no_others() {
    let notes = include_str!("../../static/data/import-notes.txt");
    let different = |file: &str, area: &str, column: &str| -> Vec<&str> {
        notes
            .lines()
            .filter(|line| {
                line.starts_with(file)
                    && line.contains(&format!("({area}, "))
                    && line.contains("add up")
            })
            .filter(|line| line.contains(column) && !line.contains("All EHC plans"))
            .collect()
    };
    assert_eq!(different("caseload.csv", "Southwark", "ehcplans"), [""; 0]);
    let new = different("newplans.csv", "Southwark", "new_ehc_plans");
    assert_eq!(new.len(), 1);
    assert!(
        new[0].ends_with(
            "(Southwark, 2024, age 14): 20 published, and the parts add up to 19; the parts count"
        ),
        "{}",
        new[0]
    );
    assert_eq!(
        different("newplans.csv", "England", "new_ehc_plans").len(),
        16
    );

    let [southwark, ..] = southwark::counts().unwrap();
    let summed: f64 = southwark.new_plans[12]
        .iter()
        .map(|count| count.get())
        .sum();
    assert_eq!(summed, 19.0);
    for (year, table) in [(2024, &southwark.first), (2025, &southwark.second)] {
        let summed: f64 = table.iter().flatten().map(|count| count.get()).sum();
        assert_eq!(
            summed,
            southwark
                .published(Census::january(year))
                .unwrap()
                .plans
                .get(),
            "{year}"
        );
    }
}

#[test]
fn southwarks_totals_are_those_published() {
    let [southwark, ..] = southwark::counts().unwrap();
    let totals: Vec<_> = southwark
        .censuses
        .iter()
        .map(|census| (census.census.year(), census.plans.get()))
        .collect();
    let published = [
        2_238.0, 2_294.0, 2_503.0, 2_783.0, 2_956.0, 3_226.0, 3_552.0,
    ];
    assert_eq!(totals, (2019..).zip(published).collect::<Vec<_>>());
}

/// The data built in is what the importer makes of the published files, byte for byte.
#[test]
fn the_published_files_give_the_counts_that_are_built_in() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let published = root.join("../shared/data/sen2-2025");
    if !published.is_dir() {
        println!("not looked at: the published files are not beside this repository");
        return;
    }
    let out = Folder::new();
    let run = Command::new(env!("CARGO_BIN_EXE_safety-valve"))
        .arg("import-sen2")
        .arg(&published)
        .arg("--out")
        .arg(out.path())
        .output()
        .unwrap();
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    for name in [
        "southwark.json",
        "london.json",
        "england.json",
        "import-notes.txt",
    ] {
        let [written, built_in] = [out.path().join(name), root.join("static/data").join(name)]
            .map(|path| std::fs::read(path).unwrap());
        assert!(
            written == built_in,
            "static/data/{name} is not what the importer writes"
        );
    }
    assert_eq!(
        run.stderr,
        std::fs::read(out.path().join("import-notes.txt")).unwrap(),
        "told as written"
    );
}

#[test]
fn the_line_of_a_row_of_another_length_is_right_too() {
    for line_end in ["\n", "\r\n"] {
        let sheets = spoilt(|sheets| {
            let at = sheets.caseload.row("202425", "age 9");
            sheets.caseload.rows[at].pop();
        });
        let line = sheets.caseload.row("202425", "age 9") + 2;
        let folder = Folder::new();
        sheets.write(&folder);
        std::fs::write(
            folder.path().join("caseload.csv"),
            sheets.caseload.text(line_end),
        )
        .unwrap();
        let said = import(folder.path()).err().unwrap().to_string();
        assert_eq!(line_in(&said), line, "{line_end:?}: {said}");
    }
}

#[test]
fn a_census_whose_total_stands_twice_or_nowhere_is_told() {
    let twice = spoilt(|sheets| {
        let mut row = sheets.caseload.rows[sheets.caseload.row("202425", "All EHC plans")].clone();
        row[sheets.caseload.column("ehcplans")] = "7".to_owned();
        sheets.caseload.rows.push(row);
    });
    assert!(import_sheets(&twice).is_err(), "twice");
    let nowhere = spoilt(|sheets| {
        sheets
            .caseload
            .drop_rows(|topic, _| topic != "All EHC plans")
    });
    assert!(import_sheets(&nowhere).is_err(), "nowhere");
}

#[test]
fn counts_too_large_to_add_up_are_refused() {
    let sheets = spoilt(|sheets| {
        for column in ["neet", "neet_other"] {
            sheets
                .caseload
                .set("202425", "age 9", column, &u32::MAX.to_string());
        }
    });
    assert!(import_sheets(&sheets).is_err());
}
