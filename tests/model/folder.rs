//! Small published files to spoil: three sheets in a folder that is deleted when dropped.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder of its own in the system's folder for temporary files.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("safety-valve-test-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The message, without the folder's own path.
    pub fn hidden_in(&self, said: &str) -> String {
        said.replace(&self.0.display().to_string(), "FOLDER")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const KEYS: [&str; 12] = [
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "new_la_code",
    "old_la_code",
    "la_name",
    "breakdown_topic",
    "breakdown",
];

const PLACEMENTS: [&str; 28] = [
    "mainstream_total",
    "mainstream_la_maintained_resourced_provision",
    "mainstream_la_maintained_senunit",
    "mainstream_academy_resourced_provision",
    "mainstream_academy_senunit",
    "mainstream_free_school_resourced_provision",
    "mainstream_free_school_senunit",
    "nm_early_years",
    "special_la_maintained",
    "special_academy_free",
    "special_independent",
    "special_non_maintained",
    "ap_pru_total",
    "general_fe_tertiary_colleges",
    "ukrlp_provider",
    "specialist_post_16_institutions",
    "other_arrangements_la",
    "other_arrangements_parents",
    "online_provider",
    "w_settings",
    "other_schools",
    "other_placement_settings",
    "elective_home_education",
    "neet",
    "neet_ntci",
    "neet_other",
    "neet_other_csa",
    "placement_unknown",
];

const REASONS: [&str; 10] = [
    "max_age",
    "needs_met",
    "he",
    "employ",
    "transfer",
    "no_engage",
    "moved_outside_eng",
    "deceased",
    "not_rec",
    "other",
];

pub const SOUTHWARK: &str = "Southwark";
const AREAS: [(&str, &str, [&str; 2], [&str; 3]); 3] = [
    (
        SOUTHWARK,
        "Local authority",
        ["E12000007", "London"],
        ["E09000028", "210", "Southwark"],
    ),
    ("London", "Regional", ["E12000007", "London"], ["", "", ""]),
    ("England", "National", ["", ""], ["", "", ""]),
];

/// One file before it is written.
#[derive(Clone)]
pub struct Sheet {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    fn new(total: &str, counts: &[&str]) -> Self {
        let headings = KEYS
            .iter()
            .chain([&total])
            .chain(counts)
            .map(ToString::to_string)
            .collect();
        Self {
            headings,
            rows: Vec::new(),
        }
    }

    fn add(
        &mut self,
        period: &str,
        area: usize,
        topic: &str,
        breakdown: &str,
        counts: &[(&str, u32)],
    ) {
        let (_, level, region, authority) = AREAS[area];
        let keys = [
            [period, "Academic year", level, "E92000001", "England"].as_slice(),
            region.as_slice(),
            authority.as_slice(),
            [topic, breakdown].as_slice(),
        ]
        .concat();
        let mut row: Vec<String> = keys.into_iter().map(ToOwned::to_owned).collect();
        row.resize(self.headings.len(), "0".to_owned());
        self.rows.push(row);
        let at = self.rows.len() - 1;
        for (column, count) in counts {
            let column = self.column(column);
            self.rows[at][column] = count.to_string();
        }
    }

    pub fn column(&self, name: &str) -> usize {
        self.headings
            .iter()
            .position(|heading| heading == name)
            .unwrap()
    }

    /// The position of Southwark's row.
    pub fn row(&self, period: &str, breakdown: &str) -> usize {
        let wanted = [period, "Local authority", breakdown];
        let columns =
            ["time_period", "geographic_level", "breakdown"].map(|name| self.column(name));
        self.rows
            .iter()
            .position(|row| columns.map(|at| row[at].as_str()) == wanted)
            .unwrap()
    }

    pub fn set(&mut self, period: &str, breakdown: &str, column: &str, text: &str) {
        let (row, column) = (self.row(period, breakdown), self.column(column));
        self.rows[row][column] = text.to_owned();
    }

    pub fn drop_column(&mut self, name: &str) {
        let at = self.column(name);
        for row in self.rows.iter_mut().chain([&mut self.headings]) {
            row.remove(at);
        }
    }

    pub fn add_column(&mut self, name: &str, text: &str) {
        self.headings.push(name.to_owned());
        for row in &mut self.rows {
            row.push(text.to_owned());
        }
    }

    /// Drops Southwark's rows of this.
    pub fn drop_rows(&mut self, keep: impl Fn(&str, &str) -> bool) {
        let [level, topic, breakdown] =
            ["geographic_level", "breakdown_topic", "breakdown"].map(|name| self.column(name));
        self.rows
            .retain(|row| row[level] != "Local authority" || keep(&row[topic], &row[breakdown]));
    }

    pub fn text(&self, line_end: &str) -> String {
        let lines = [&self.headings].into_iter().chain(&self.rows);
        lines
            .map(|row| {
                row.iter()
                    .map(|cell| quoted(cell))
                    .collect::<Vec<_>>()
                    .join(",")
                    + line_end
            })
            .collect()
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// The three files that an import reads, all valid: four plans in every row of the caseload, three of
/// them in mainstream, one of those in a unit, and one in special.
#[derive(Clone)]
pub struct Sheets {
    pub caseload: Sheet,
    pub new_plans: Sheet,
    pub ceased: Sheet,
}

impl Sheets {
    pub fn good() -> Self {
        let mut caseload = Sheet::new("ehcplans", &PLACEMENTS);
        let mut new_plans = Sheet::new("new_ehc_plans", &PLACEMENTS);
        let mut ceased = Sheet::new("total_ceased", &REASONS);
        let four = |total| {
            [
                (total, 4),
                ("mainstream_total", 3),
                ("mainstream_academy_senunit", 1),
                ("special_la_maintained", 1),
            ]
        };
        let ages = |youngest: &str, oldest: usize, oldest_label: String| {
            let between = (3..oldest).map(|age| format!("age {age}"));
            [youngest.to_owned()]
                .into_iter()
                .chain(between)
                .chain([oldest_label])
                .collect::<Vec<_>>()
        };
        for area in 0..AREAS.len() {
            for period in ["202122", "202223", "202324", "202425"] {
                caseload.add(
                    period,
                    area,
                    "All EHC plans",
                    "All EHC plans",
                    &four("ehcplans"),
                );
            }
            for period in ["202324", "202425"] {
                for age in ages("under 3", 25, "age 25".to_owned()) {
                    caseload.add(
                        period,
                        area,
                        "Child or young persons age",
                        &age,
                        &four("ehcplans"),
                    );
                }
            }
            for age in ages("age 2 and under", 20, "age 20 and over".to_owned()) {
                new_plans.add(
                    "2024",
                    area,
                    "Age when plan started",
                    &age,
                    &four("new_ehc_plans"),
                );
                let ended = [("total_ceased", 3), ("transfer", 1), ("needs_met", 2)];
                ceased.add("2024", area, "Age plan ceased", &age, &ended);
            }
        }
        Self {
            caseload,
            new_plans,
            ceased,
        }
    }

    pub fn write(&self, folder: &Folder) {
        for (name, sheet) in self.named() {
            std::fs::write(folder.path().join(name), sheet.text("\n")).unwrap();
        }
    }

    pub fn named(&self) -> [(&'static str, &Sheet); 3] {
        [
            ("caseload.csv", &self.caseload),
            ("newplans.csv", &self.new_plans),
            ("ceased_plans.csv", &self.ceased),
        ]
    }
}
