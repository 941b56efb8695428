//! Small published files to spoil, in a folder that is deleted when dropped.

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

    /// Writes a file of it, and the folders that the file is in.
    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
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

const PLACEMENTS: [&str; 30] = [
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
    "await_prov_2022",
    "perm_ex_2022",
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
/// Authorities besides Southwark, each with one plan, of a child of nine.
const OTHERS: usize = 149;
/// The one without ages in the release …
pub const HACKNEY: &str = "Hackney";
/// … and the one without placements.
pub const CAMBRIDGESHIRE: &str = "Cambridgeshire";
const LONDON: usize = 7;
const AGE_OF_OTHERS: usize = 9;

/// An area, and whose plans it has.
struct Area {
    level: &'static str,
    region: Option<usize>,
    /// Code, three-figure code, name.
    authority: [String; 3],
    has_southwark: bool,
    others: usize,
}

impl Area {
    fn all() -> Vec<Self> {
        let none = || ["", "", ""].map(str::to_owned);
        let region_of = |other: usize| match other {
            0 => LONDON,
            1 => 6,
            _ => other % 9 + 1,
        };
        let southwark = Self {
            level: "Local authority",
            region: Some(LONDON),
            authority: ["E09000028", "210", SOUTHWARK].map(str::to_owned),
            has_southwark: true,
            others: 0,
        };
        let others = (0..OTHERS).map(|other| Self {
            level: "Local authority",
            region: Some(region_of(other)),
            authority: match other {
                0 => ["E09000012", "204", HACKNEY].map(str::to_owned),
                1 => ["E10000003", "873", CAMBRIDGESHIRE].map(str::to_owned),
                _ => [
                    format!("E06{other:06}"),
                    format!("{}", 400 + other),
                    format!("Other {other}"),
                ],
            },
            has_southwark: false,
            others: 1,
        });
        let regions = (1..=9).map(|region| Self {
            level: "Regional",
            region: Some(region),
            authority: none(),
            has_southwark: region == LONDON,
            others: (0..OTHERS)
                .filter(|other| region_of(*other) == region)
                .count(),
        });
        let england = Self {
            level: "National",
            region: None,
            authority: none(),
            has_southwark: true,
            others: OTHERS,
        };
        let mut all = vec![southwark];
        all.extend(others.chain(regions).chain([england]));
        all
    }

    fn region(&self) -> [String; 2] {
        self.region.map_or_else(
            || ["", ""].map(str::to_owned),
            |region| {
                let name = if region == LONDON {
                    "London".to_owned()
                } else {
                    format!("Region {region}")
                };
                [format!("E1200000{region}"), name]
            },
        )
    }
}

type Counts = [(&'static str, usize)];

/// One file before it is written.
#[derive(Clone)]
pub struct Sheet {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    fn of_counts(total: &str, counts: &[&str]) -> Self {
        let headings = KEYS.iter().chain([&total]).chain(counts);
        Self {
            headings: headings.map(ToString::to_string).collect(),
            rows: Vec::new(),
        }
    }

    /// Rows of one area: one for each age, where it has plans.
    fn add_ages(
        &mut self,
        period: &str,
        area: &Area,
        topic: &str,
        ages: &[String],
        counts: [&Counts; 2],
    ) {
        for (age, label) in (2..).zip(ages) {
            let others = if age == AGE_OF_OTHERS { area.others } else { 0 };
            if area.has_southwark || others > 0 {
                let own = usize::from(area.has_southwark);
                self.add(period, area, [topic, label], counts, [own, others]);
            }
        }
    }

    /// The row of all ages.
    fn add_all(
        &mut self,
        period: &str,
        area: &Area,
        topic: &str,
        ages: usize,
        counts: [&Counts; 2],
    ) {
        let own = if area.has_southwark { ages } else { 0 };
        self.add(period, area, [topic, topic], counts, [own, area.others]);
    }

    /// A row: so many times Southwark's counts of an age, and so many times those of another.
    fn add(
        &mut self,
        period: &str,
        area: &Area,
        labels: [&str; 2],
        counts: [&Counts; 2],
        times: [usize; 2],
    ) {
        let mut row = vec!["0".to_owned(); self.headings.len()];
        let [region_code, region_name] = area.region();
        let [code, old, name] = area.authority.clone();
        let keys = [
            period.to_owned(),
            "Academic year".to_owned(),
            area.level.to_owned(),
            "E92000001".to_owned(),
            "England".to_owned(),
            region_code,
            region_name,
            code,
            old,
            name,
            labels[0].to_owned(),
            labels[1].to_owned(),
        ];
        row[..keys.len()].clone_from_slice(&keys);
        for (counts, times) in counts.into_iter().zip(times) {
            for (column, count) in counts {
                let cell = &mut row[self.column(column)];
                *cell = (cell.parse::<usize>().unwrap() + count * times).to_string();
            }
        }
        self.rows.push(row);
    }

    pub fn column(&self, name: &str) -> usize {
        self.headings
            .iter()
            .position(|heading| heading == name)
            .unwrap()
    }

    /// The position of Southwark's row.
    pub fn row(&self, period: &str, breakdown: &str) -> usize {
        self.row_of(SOUTHWARK, period, breakdown)
    }

    /// The position of the row of an authority, of London or of England.
    pub fn row_of(&self, area: &str, period: &str, breakdown: &str) -> usize {
        let [level, region, authority] =
            ["geographic_level", "region_name", "la_name"].map(|name| self.column(name));
        let columns = ["time_period", "breakdown"].map(|name| self.column(name));
        self.rows
            .iter()
            .position(|row| {
                let name = match row[level].as_str() {
                    "National" => "England",
                    "Regional" => &row[region],
                    _ => &row[authority],
                };
                name == area && columns.map(|at| row[at].as_str()) == [period, breakdown]
            })
            .unwrap()
    }

    pub fn set(&mut self, period: &str, breakdown: &str, column: &str, text: &str) {
        self.set_of(SOUTHWARK, period, breakdown, column, text);
    }

    pub fn set_of(&mut self, area: &str, period: &str, breakdown: &str, column: &str, text: &str) {
        let (row, column) = (self.row_of(area, period, breakdown), self.column(column));
        self.rows[row][column] = text.to_owned();
    }

    /// Puts a text in place of every count of a row from a column on.
    pub fn suppress(&mut self, row: usize, from: &str, text: &str) {
        let from = self.column(from);
        self.rows[row][from..].fill(text.to_owned());
    }

    /// Every row of Southwark by age.
    pub fn by_age(&self) -> Vec<usize> {
        let [name, label] = ["la_name", "breakdown"].map(|name| self.column(name));
        let mut rows: Vec<_> = (0..self.rows.len()).collect();
        rows.retain(|at| {
            let row = &self.rows[*at];
            row[name] == SOUTHWARK && !row[label].contains("EHC plans")
        });
        rows
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

    /// Drops rows of an area by topic and label, except those to keep.
    pub fn drop_rows(&mut self, area: &str, keep: impl Fn(&str, &str) -> bool) {
        let [name, level, topic, breakdown] = [
            "la_name",
            "geographic_level",
            "breakdown_topic",
            "breakdown",
        ]
        .map(|name| self.column(name));
        self.rows.retain(|row| {
            let of_area = row[name] == area || (area == "England" && row[level] == "National");
            !of_area || keep(&row[topic], &row[breakdown])
        });
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

pub const CASELOAD: &str = "sen2-2025/caseload.csv";
pub const NEW_PLANS: &str = "sen2-2025/newplans.csv";
pub const CEASED: &str = "sen2-2025/ceased_plans.csv";
pub const OUTTURN: &str = "s251-high-needs-outturn-by-authority.csv";
pub const GRANT: &str = "dsg-2023-24-by-authority.csv";
pub const UNIT_COSTS: &str = "unit-costs-2021-22-by-authority.csv";
pub const BALANCE_2024: &str = "dsg-balance-march-2024-by-authority.csv";
pub const BALANCE_2025: &str = "dsg-balance-march-2025-by-authority.csv";
pub const COMPLEXITY: &str = "price-growth-by-authority.csv";
pub const AGREEMENTS: &str = "agreements.json";

/// Columns and one value of each, the same for every authority.
const MONEY: [(&str, &[(&str, &str)]); 6] = [
    (
        OUTTURN,
        &[
            ("outturn_2022-23", "1000"),
            ("outturn_2023-24", "1100"),
            ("outturn_2024-25", "1200"),
        ],
    ),
    (
        GRANT,
        &[
            ("high_needs_block_before_deductions", "2000"),
            ("schools_block", "9000"),
            ("fe_and_16_to_19_places_deducted", "20"),
            ("ap_and_hospital_places_deducted", "10"),
        ],
    ),
    (
        UNIT_COSTS,
        &[
            ("mainstream", "5000.25"),
            ("mainstream_basis", "own"),
            ("special", "9000"),
            ("special_basis", "region"),
            ("independent", "40000"),
            ("independent_basis", "own"),
            ("services_per_plan", "700"),
            ("services_per_plan_basis", "own"),
            ("ap_per_plan", "300"),
            ("ap_per_plan_basis", "own"),
        ],
    ),
    (BALANCE_2024, &[("deficit_march_2024", "-50")]),
    (
        BALANCE_2025,
        &[("deficit_march_2025", "60"), ("source", "a paper")],
    ),
    (COMPLEXITY, &[("complexity", "0.02")]),
];

/// The files that an import reads, all valid. Southwark has four plans of each age: three in
/// mainstream, one of them in a unit, and one in special. The other 149 authorities have one each.
#[derive(Clone)]
pub struct Sheets {
    pub caseload: Sheet,
    pub new_plans: Sheet,
    pub ceased: Sheet,
    pub money: Vec<(&'static str, Sheet)>,
}

impl Sheets {
    pub fn good() -> Self {
        let mut caseload = Sheet::of_counts("ehcplans", &PLACEMENTS);
        let mut new_plans = Sheet::of_counts("new_ehc_plans", &PLACEMENTS);
        let mut ceased = Sheet::of_counts("total_ceased", &REASONS);
        let placed = |total| {
            let southwark = [
                (total, 4),
                ("mainstream_total", 3),
                ("mainstream_academy_senunit", 1),
                ("special_la_maintained", 1),
            ];
            (southwark, [(total, 1), ("special_la_maintained", 1)])
        };
        let (own, other) = placed("ehcplans");
        let (own_new, other_new) = placed("new_ehc_plans");
        let own_ended = [("total_ceased", 3), ("transfer", 1), ("needs_met", 2)];
        let other_ended = [("total_ceased", 1), ("needs_met", 1)];
        let ages = |youngest: &str, oldest: usize, oldest_label: &str| {
            let between = (3..oldest).map(|age| format!("age {age}"));
            [youngest.to_owned()]
                .into_iter()
                .chain(between)
                .chain([oldest_label.to_owned()])
                .collect::<Vec<_>>()
        };
        let all_ages = ages("under 3", 25, "age 25");
        let pooled = ages("age 2 and under", 20, "age 20 and over");
        let areas = Area::all();
        for area in &areas {
            let counts: [&Counts; 2] = [&own, &other];
            for period in [
                "201819", "201920", "202021", "202122", "202223", "202324", "202425",
            ] {
                caseload.add_all(period, area, "All EHC plans", all_ages.len(), counts);
            }
            for period in ["202324", "202425"] {
                let topic = "Child or young persons age";
                caseload.add_ages(period, area, topic, &all_ages, counts);
            }
            let counts: [&Counts; 2] = [&own_new, &other_new];
            new_plans.add_all("2024", area, "New EHC plans", pooled.len(), counts);
            new_plans.add_ages("2024", area, "Age when plan started", &pooled, counts);
            let counts: [&Counts; 2] = [&own_ended, &other_ended];
            ceased.add_all("2024", area, "All ceased EHC plans", pooled.len(), counts);
            ceased.add_ages("2024", area, "Age plan ceased", &pooled, counts);
        }
        let money = MONEY.map(|(name, columns)| {
            let of = |keys: [&str; 2], cells: fn(&(&str, &str)) -> String| {
                let keys = keys.into_iter().map(str::to_owned);
                keys.chain(columns.iter().map(cells)).collect::<Vec<_>>()
            };
            let authorities = areas.iter().filter(|area| area.level == "Local authority");
            let sheet = Sheet {
                headings: of(["new_la_code", "la_name"], |column| column.0.to_owned()),
                rows: authorities
                    .map(|area| {
                        let [code, _, name] = &area.authority;
                        of([code, name], |column| column.1.to_owned())
                    })
                    .collect(),
            };
            (name, sheet)
        });
        Self {
            caseload,
            new_plans,
            ceased,
            money: money.into(),
        }
    }

    /// The cell of Southwark in a file of money.
    pub fn money_cell(&mut self, file: &str, column: &str) -> &mut String {
        let (_, sheet) = self
            .money
            .iter_mut()
            .find(|(name, _)| *name == file)
            .unwrap();
        let (name, column) = (sheet.column("la_name"), sheet.column(column));
        let mut rows = sheet.rows.iter_mut();
        &mut rows.find(|row| row[name] == SOUTHWARK).unwrap()[column]
    }

    pub fn write(&self, folder: &Folder) {
        let files = self
            .named()
            .into_iter()
            .map(|(name, sheet)| (name, sheet.text("\n")));
        for (name, text) in files {
            folder.write(name, text.as_bytes());
        }
        folder.write(AGREEMENTS, br#"{"agreements": [{"old_la_code": 210}]}"#);
    }

    /// Every CSV file.
    pub fn named(&self) -> Vec<(&'static str, &Sheet)> {
        let mut all = vec![
            (CASELOAD, &self.caseload),
            (NEW_PLANS, &self.new_plans),
            (CEASED, &self.ceased),
        ];
        all.extend(self.money.iter().map(|(name, sheet)| (*name, sheet)));
        all
    }
}
