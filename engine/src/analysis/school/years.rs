//! What each year comes to for the school and for the authority, and what support costs, as values.

use equations::units::{FinancialYear, Pounds, PoundsPerPupil, Pupils};

/// One financial year, for the school.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ForSchool {
    pub funded: Pupils,
    /// Element 3: new money.
    pub topups: Pounds,
    /// New money for the places of a base, filled or not.
    pub place_funding: Pounds,
    /// Element 2: from the school's own budget. Zero in a base, which has place funding instead.
    pub own_share: Pounds,
    pub support: Pounds,
    /// New money and own share, less the cost of support.
    pub balance: Pounds,
}

/// One financial year, for the authority.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ForCouncil {
    pub asked: Pupils,
    pub placed: Pupils,
    pub funded: Pupils,
    /// With nothing refilled: what their places would have cost, less what is paid now.
    pub this_childs_place: Pounds,
    /// What a place of the old kind costs; zero where another authority pays for it.
    pub old_place: PoundsPerPupil,
    /// Spending without these children's move, and with it.
    pub spending: [Pounds; 2],
    /// The first less the second.
    pub refilled: Pounds,
    /// Both, summed from the first year on.
    pub this_childs_place_so_far: Pounds,
    pub refilled_so_far: Pounds,
    /// Children who are not in an independent school thanks to the places left free.
    pub out_of_independent: Pupils,
    /// Children who are not in mainstream with more support thanks to the places left free.
    pub out_of_mainstream: Pupils,
    /// In independent schools because special schools are full, without these children.
    pub independent_before: Pupils,
}

/// A financial year with both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SchoolYear {
    pub year: FinancialYear,
    pub school: ForSchool,
    pub council: ForCouncil,
}

/// What a full year of support costs: per child, and in total whatever the number of children.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Support {
    pub each: PoundsPerPupil,
    pub shared: Pounds,
}
