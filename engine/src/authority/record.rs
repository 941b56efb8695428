//! Everything that is published about the authorities of England, as the importer packs it.
//!
//! Answers for: the shape of `static/data/authorities.json` (docs/data.md), raw: no repairs, no
//! estimates. Uses `estimate`'s tables and `json`.

use super::error::AuthorityError;
use super::kind::Kind;
use crate::estimate::counts::PublishedCensus;
use crate::estimate::packed::unpack;
use crate::estimate::{AreaCounts, Table};
use crate::json::{Json, JsonError};
use equations::model::placement::{AGES, ByAge, CENSUS_PLACEMENTS, Placement};
use equations::origin::Code;
use equations::units::{Census, Pupils};

/// All authorities, their regions, and England.
#[derive(Debug, Clone)]
pub struct Records {
    pub release: String,
    pub england: AreaRecord,
    pub regions: Vec<AreaRecord>,
    pub authorities: Vec<AuthorityRecord>,
}

/// A region or England. Its flows leave out those of authorities whose ages are missing.
#[derive(Debug, Clone)]
pub struct AreaRecord {
    pub code: String,
    pub name: String,
    pub first: Packed,
    pub second: Packed,
    pub new: Packed,
    pub ended: Packed,
    pub transferred: Packed,
    /// State special plans by January.
    pub special: Vec<(u16, f64)>,
    /// Published plans of both Januaries; England's alone are given.
    pub plans: Vec<f64>,
}

/// One authority.
#[derive(Debug, Clone)]
pub struct AuthorityRecord {
    pub code: Code,
    /// The three-figure code, which does not change when an authority's boundaries do not.
    pub old: u16,
    pub name: String,
    /// Its region's code.
    pub region: String,
    pub kind: Kind,
    /// January 2024 by age and placement; missing where no age was published.
    pub first: Option<Packed>,
    /// January 2025; missing where no placement was published …
    pub second: Option<Packed>,
    /// … and then the plans of each age.
    pub second_ages: Option<Packed>,
    pub new: Packed,
    pub ended: Packed,
    pub transferred: Packed,
    /// Published plans by January.
    pub plans: Vec<(u16, f64)>,
    /// Published plans by placement, for Januaries that `first` and `second` do not give.
    pub placements: Vec<(u16, Vec<f64>)>,
    /// Section 251 outturn of 2022-23, 2023-24 and 2024-25, lines 1.2.x, net, £.
    pub outturn: [Option<f64>; 3],
    /// High needs block 2023-24 before deductions, £.
    pub block: Option<f64>,
    pub schools_block: Option<f64>,
    /// Places that the Department pays out of the block itself, £.
    pub fe_places: Option<f64>,
    pub ap_places: Option<f64>,
    /// Balance at 31 March 2024, after grant, £; positive is a deficit.
    pub balance_2024: Option<f64>,
    /// The same at 31 March 2025, as the council's own paper prints it.
    pub balance_2025: Option<f64>,
    pub balance_2025_source: Option<String>,
    /// £ per plan in 2021-22: mainstream, special, independent, services, alternative provision.
    pub unit_costs: Option<[f64; 5]>,
    /// Which of those are the region's median.
    pub of_region: Vec<String>,
    /// Yearly growth in what a place costs, beyond prices.
    pub complexity: Option<f64>,
    /// Had a Safety Valve agreement whose yearly payments are not known.
    pub payments_unknown: bool,
}

impl Records {
    /// Reads the packed file.
    ///
    /// # Errors
    /// [`AuthorityError::Json`] says where the text is not valid.
    pub fn read(json: &str) -> Result<Self, AuthorityError> {
        let json = Json::read(json)?;
        Ok(Self {
            release: json.text_of("release")?,
            england: AreaRecord::read(json.field("england")?)?,
            regions: json.each("regions", AreaRecord::read)?,
            authorities: json.each("authorities", AuthorityRecord::read)?,
        })
    }

    /// The authority of a code, or of a name written in any case.
    #[must_use]
    pub fn find(&self, wanted: &str) -> Option<&AuthorityRecord> {
        let wanted = wanted.trim();
        self.authorities.iter().find(|authority| {
            authority.code.as_str().eq_ignore_ascii_case(wanted)
                || authority.name.to_lowercase() == wanted.to_lowercase()
        })
    }

    /// The authority with a code, if there is one.
    #[must_use]
    pub fn of(&self, code: Code) -> Option<&AuthorityRecord> {
        self.authorities.iter().find(|record| record.code == code)
    }

    #[must_use]
    pub fn region_of(&self, authority: &AuthorityRecord) -> Option<&AreaRecord> {
        self.regions
            .iter()
            .find(|region| region.code == authority.region)
    }
}

/// Publisher and document of every count.
const SEN2: &str = "Department for Education, Education, health and care plans (SEN2), Open \
                    Government Licence v3.0";

impl AreaRecord {
    /// Its counts. Those of every census are not packed for a region or England.
    #[must_use]
    pub fn counts(&self, release: &str) -> AreaCounts {
        AreaCounts {
            area: self.name.clone(),
            code: self.code.clone(),
            source: SEN2.to_owned(),
            release: release.to_owned(),
            first: self.first.table(),
            second: self.second.table(),
            new_plans: self.new.table(),
            ended: self.ended.ages(),
            transferred: self.transferred.ages(),
            censuses: Vec::new(),
        }
    }

    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        let table = |name| Packed::table_of(json.field(name)?);
        let ages = |name| Packed::ages_of(json.field(name)?);
        let named = |name| json.find_non_null(name)?.map_or(Ok(String::new()), text);
        Ok(Self {
            code: named("code")?,
            name: named("name")?,
            first: table("first")?,
            second: table("second")?,
            new: table("new")?,
            ended: ages("ended")?,
            transferred: ages("transferred")?,
            special: json.each_or_empty("special", of_january)?,
            plans: json.each_or_empty("plans", Json::number)?,
        })
    }
}

/// A value that may be null or missing.
fn known<T>(
    json: &Json<'_>,
    name: &str,
    read: fn(&Json<'_>) -> Result<T, JsonError>,
) -> Result<Option<T>, JsonError> {
    json.find_non_null(name)?.map(read).transpose()
}

fn text(json: &Json<'_>) -> Result<String, JsonError> {
    json.text().map(str::to_owned)
}

/// A list of as many values as there must be.
fn exactly<T: std::fmt::Debug, const N: usize>(
    json: &Json<'_>,
    read: fn(&Json<'_>) -> Result<T, JsonError>,
) -> Result<[T; N], JsonError> {
    let values: Vec<T> = json.list()?.iter().map(read).collect::<Result<_, _>>()?;
    <[T; N]>::try_from(values)
        .map_err(|values| json.error(format!("{} values where {N} belong", values.len())))
}

/// A year of a January and what was counted in it.
fn of_january_by<T>(
    json: &Json<'_>,
    read: fn(&Json<'_>) -> Result<T, JsonError>,
) -> Result<(u16, T), JsonError> {
    match json.list()? {
        [january, value] => Ok((january.small()?, read(value)?)),
        other => Err(json.error(format!(
            "{} values where a year and a count belong",
            other.len()
        ))),
    }
}

fn of_january(json: &Json<'_>) -> Result<(u16, f64), JsonError> {
    of_january_by(json, |value| value.number())
}

fn row_of_january(json: &Json<'_>) -> Result<(u16, Vec<f64>), JsonError> {
    of_january_by(json, |counts| {
        exactly::<f64, CENSUS_PLACEMENTS>(counts, |count| count.number()).map(Vec::from)
    })
}

fn published(json: &Json<'_>) -> Result<Option<f64>, JsonError> {
    if json.is_null() {
        Ok(None)
    } else {
        json.number().map(Some)
    }
}

impl AuthorityRecord {
    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        let ages = |name| Packed::ages_of(json.field(name)?);
        let number = |name| known(json, name, |value| value.number());
        Ok(Self {
            code: super::read::code(json.field("code")?)?,
            old: json.field("old")?.small()?,
            name: json.text_of("name")?,
            region: json.text_of("region")?,
            kind: Kind::read(json.field("kind")?)?,
            first: known(json, "first", Packed::table_of)?,
            second: known(json, "second", Packed::table_of)?,
            second_ages: known(json, "second_ages", Packed::ages_of)?,
            new: Packed::table_of(json.field("new")?)?,
            ended: ages("ended")?,
            transferred: ages("transferred")?,
            plans: json.each("plans", of_january)?,
            placements: json.each("placements", row_of_january)?,
            outturn: exactly(json.field("outturn")?, published)?,
            block: number("block")?,
            schools_block: number("schools_block")?,
            fe_places: number("fe_places")?,
            ap_places: number("ap_places")?,
            balance_2024: number("balance_2024")?,
            balance_2025: number("balance_2025")?,
            balance_2025_source: known(json, "balance_2025_source", text)?,
            unit_costs: known(json, "unit_costs", |costs| {
                exactly(costs, |cost| cost.number())
            })?,
            of_region: json.each("of_region", text)?,
            complexity: number("complexity")?,
            payments_unknown: json.field("payments_unknown")?.boolean()?,
        })
    }

    /// Its counts as published; a table that is missing is empty.
    #[must_use]
    pub fn counts(&self, release: &str) -> AreaCounts {
        let table = |packed: &Option<Packed>| packed.as_ref().map(Packed::table);
        AreaCounts {
            area: self.name.clone(),
            code: self.code.to_string(),
            source: SEN2.to_owned(),
            release: release.to_owned(),
            first: table(&self.first).unwrap_or_default(),
            second: table(&self.second).unwrap_or_default(),
            new_plans: self.new.table(),
            ended: self.ended.ages(),
            transferred: self.transferred.ages(),
            censuses: self.censuses(),
        }
    }

    /// The plans of each January, all ages together, where plans and placements were published.
    fn censuses(&self) -> Vec<PublishedCensus> {
        let of_table = |january: u16| match january {
            2024 => self.first.as_ref(),
            2025 => self.second.as_ref(),
            _ => None,
        };
        let children = |january: u16| {
            let given = self.placements.iter().find(|(year, _)| *year == january);
            let mut children = [Pupils::ZERO; CENSUS_PLACEMENTS];
            match (given, of_table(january)) {
                (Some((_, counts)), _) => {
                    for (slot, count) in children.iter_mut().zip(counts) {
                        *slot = Pupils::of(*count);
                    }
                }
                (None, Some(packed)) => {
                    for row in packed.table() {
                        for (slot, count) in children.iter_mut().zip(row) {
                            *slot += count;
                        }
                    }
                }
                (None, None) => return None,
            }
            Some(children)
        };
        let published = |&(january, plans): &(u16, f64)| {
            Some(PublishedCensus {
                census: Census::january(january),
                plans: Pupils::of(plans),
                children: children(january)?,
            })
        };
        self.plans.iter().filter_map(published).collect()
    }

    /// State special plans where they were published, by January, the earliest first.
    #[must_use]
    pub fn special(&self) -> Vec<(u16, f64)> {
        let at = Placement::Special.at();
        let mut all: Vec<(u16, f64)> = Vec::new();
        // A sorting function for this list alone would be 4 KB of the page.
        let mut add = |year: u16, plans: f64| {
            let before = all.iter().filter(|(there, _)| *there < year).count();
            all.insert(before, (year, plans));
        };
        for (year, counts) in &self.placements {
            if let Some(plans) = counts.get(at) {
                add(*year, *plans);
            }
        }
        for (year, packed) in [(2024, &self.first), (2025, &self.second)] {
            let is_given = self.placements.iter().any(|(there, _)| *there == year);
            if let Some(packed) = packed
                && !is_given
            {
                let table = packed.table();
                add(year, table.iter().map(|row| row[at].get()).sum());
            }
        }
        all
    }

    /// Published plans of a January.
    #[must_use]
    pub fn plans_in(&self, january: u16) -> Option<f64> {
        let found = self.plans.iter().find(|(year, _)| *year == january);
        found.map(|(_, plans)| *plans)
    }
}

/// Whole numbers that are written as a short text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed(Vec<u32>);

impl Packed {
    /// The nine placements, each with its 24 ages.
    fn table_of(json: &Json<'_>) -> Result<Self, JsonError> {
        Self::read(json, AGES * CENSUS_PLACEMENTS)
    }

    /// A number for each age.
    fn ages_of(json: &Json<'_>) -> Result<Self, JsonError> {
        Self::read(json, AGES)
    }

    fn read(json: &Json<'_>, wanted: usize) -> Result<Self, JsonError> {
        let numbers = unpack(json.text()?)
            .ok_or_else(|| json.error("not a packed list of numbers".to_owned()))?;
        if numbers.len() == wanted {
            Ok(Self(numbers))
        } else {
            Err(json.error(format!("{} numbers where {wanted} belong", numbers.len())))
        }
    }

    /// A table, which is written placement by placement.
    pub(super) fn table(&self) -> Table {
        let mut table = Table::default();
        for (place, numbers) in self.0.chunks(AGES).enumerate().take(CENSUS_PLACEMENTS) {
            for (row, number) in table.iter_mut().zip(numbers) {
                row[place] = Pupils::of(f64::from(*number));
            }
        }
        table
    }

    /// A number for each age.
    pub(super) fn ages(&self) -> ByAge<Pupils> {
        let mut ages = [Pupils::ZERO; AGES];
        for (slot, number) in ages.iter_mut().zip(&self.0) {
            *slot = Pupils::of(f64::from(*number));
        }
        ages
    }
}
