//! Colours by role, on light and on dark ground.
//!
//! Answers for: every line at least 3:1 and every text at least 4.5:1 on its ground; a test
//! holds that. The light palette is the Government Analysis Function's (chart guidance, 2022).

/// Red, green, blue.
pub type Colour = (u8, u8, u8);

/// What something drawn stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Yours,
    NoAction,
    Agreement,
    Text,
    Grid,
    Axis,
}

/// The ground that is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    #[default]
    Light,
    Dark,
    /// The reader's own two colours on every page: lines differ by dash, weight and label alone.
    Forced {
        ground: Colour,
        ink: Colour,
    },
}

impl Ground {
    #[must_use]
    pub const fn colour(self) -> Colour {
        match self {
            Self::Light => (0xff, 0xff, 0xff),
            Self::Dark => (0x16, 0x18, 0x1b),
            Self::Forced { ground, .. } => ground,
        }
    }

    /// The colour of a role on this ground.
    #[must_use]
    pub const fn of(self, role: Role) -> Colour {
        match (self, role) {
            (Self::Forced { ground, .. }, Role::Grid) => ground,
            (Self::Forced { ink, .. }, _) => ink,
            (Self::Light, Role::Yours) => (0x12, 0x43, 0x6d),
            (Self::Light, Role::Agreement) => (0x80, 0x16, 0x50),
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
