//! Colours by role, on light and on dark theme.
//!
//! Answers for: every line at least 3:1 and every text at least 4.5:1 on its theme; a test
//! checks that. The light palette is the Government Analysis Function's (chart guidance, 2022).

/// Red, green, blue.
pub type Colour = (u8, u8, u8);

/// The role of something drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Yours,
    NoAction,
    Agreement,
    /// The deficit after the Stability Grant.
    Grant,
    /// What is better than with nothing changed, and what is worse: for areas alone.
    Less,
    More,
    Text,
    Grid,
    Axis,
    /// One of up to eight parts of a whole, or of several lines: its number from 0. Only for
    /// lines and areas; a part's label is text.
    Part(u8),
}

/// Parts on light theme: the Government Analysis Function's six, and two greys.
const PARTS_LIGHT: [Colour; 8] = [
    (0x12, 0x43, 0x6d),
    (0x28, 0xa1, 0x97),
    (0x80, 0x16, 0x50),
    (0xf4, 0x6a, 0x25),
    (0x3d, 0x3d, 0x3d),
    (0xa2, 0x85, 0xd1),
    (0x6f, 0x77, 0x7b),
    (0x8a, 0x92, 0x96),
];
const PARTS_DARK: [Colour; 8] = [
    (0x8f, 0xc6, 0xf2),
    (0x4f, 0xc9, 0xbd),
    (0xf3, 0xa6, 0xcf),
    (0xff, 0xa2, 0x6b),
    (0xd6, 0xd8, 0xda),
    (0xc4, 0xae, 0xea),
    (0x9a, 0xa2, 0xa8),
    (0x7e, 0x86, 0x8c),
];

fn part(of: &[Colour; 8], number: u8) -> Colour {
    of[usize::from(number) % of.len()]
}

/// The theme that is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    #[default]
    Light,
    Dark,
    /// The reader's own two colours on every page: lines differ by dash, weight and label alone.
    Forced {
        theme: Colour,
        ink: Colour,
    },
}

impl Theme {
    #[must_use]
    pub const fn colour(self) -> Colour {
        match self {
            Self::Light => (0xff, 0xff, 0xff),
            Self::Dark => (0x16, 0x18, 0x1b),
            Self::Forced { theme, .. } => theme,
        }
    }

    /// The colour of a role on this theme.
    #[must_use]
    pub fn of(self, role: Role) -> Colour {
        match (self, role) {
            (Self::Forced { theme, .. }, Role::Grid) => theme,
            (Self::Forced { ink, .. }, _) => ink,
            (Self::Light, Role::Part(number)) => part(&PARTS_LIGHT, number),
            (Self::Dark, Role::Part(number)) => part(&PARTS_DARK, number),
            (Self::Light, Role::Yours) => (0x12, 0x43, 0x6d),
            (Self::Light, Role::Agreement) => (0x80, 0x16, 0x50),
            (Self::Light, Role::Grant) => (0x0f, 0x6b, 0x63),
            (Self::Dark, Role::Grant) => (0x4f, 0xc9, 0xbd),
            (Self::Light, Role::Less) => (0x28, 0xa1, 0x97),
            (Self::Light, Role::More) => (0xf4, 0x6a, 0x25),
            (Self::Dark, Role::Less) => (0x4c, 0xc9, 0xbd),
            (Self::Dark, Role::More) => (0xff, 0x9a, 0x5c),
            (Self::Light, Role::NoAction) => (0x59, 0x59, 0x59),
            (Self::Light, Role::Text) => (0x0b, 0x0c, 0x0c),
            (Self::Light, Role::Grid) => (0xd8, 0xd9, 0xda),
            (Self::Light, Role::Axis) => (0x3d, 0x3d, 0x3d),
            (Self::Dark, Role::Yours) => (0x8f, 0xc6, 0xf2),
            (Self::Dark, Role::Agreement) => (0xf3, 0xa6, 0xcf),
            (Self::Dark, Role::NoAction) => (0xb4, 0xb8, 0xbc),
            (Self::Dark, Role::Text) => (0xf2, 0xf3, 0xf4),
            (Self::Dark, Role::Grid) => (0x3a, 0x3d, 0x41),
            (Self::Dark, Role::Axis) => (0xb4, 0xb8, 0xbc),
        }
    }
}
