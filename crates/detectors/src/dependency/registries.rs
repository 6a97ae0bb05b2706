//! Registries that everybody knows, `data/registries.tsv`.

use super::address::{belongs, host};
use super::requirement::Ecosystem;

const KNOWN: &str = include_str!("data/registries.tsv");

/// What is known of a registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The usual one of its ecosystem.
    Own,
    /// Of those who make the packages in it.
    Vendor,
    /// A copy of the usual one.
    Mirror,
    /// At a place where anybody can have one.
    Hosted,
    /// Nothing.
    Unknown,
}

/// What is known of the registry behind an address.
pub(super) fn kind_of(ecosystem: Ecosystem, address: &str) -> Kind {
    let host = host(address);
    for line in KNOWN.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(of), Some(kind), Some(domain)) = (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let fits = match domain.contains('/') {
            true => address.contains(domain),
            false => belongs(&host, domain),
        };
        if (of == "any" || of == name(ecosystem)) && fits {
            return match kind {
                "own" => Kind::Own,
                "vendor" => Kind::Vendor,
                "mirror" => Kind::Mirror,
                _ => Kind::Hosted,
            };
        }
    }
    Kind::Unknown
}

/// For the table.
fn name(ecosystem: Ecosystem) -> &'static str {
    match ecosystem {
        Ecosystem::Python => "python",
        Ecosystem::Npm => "npm",
        Ecosystem::Cargo => "cargo",
        Ecosystem::Go => "go",
        Ecosystem::Ruby => "ruby",
        Ecosystem::Php => "php",
        Ecosystem::Java => "java",
        Ecosystem::DotNet => "dotnet",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registries_are_known_by_their_host() {
        let check = |ecosystem, address, kind| {
            assert_eq!(kind_of(ecosystem, address), kind, "{address}");
        };
        check(Ecosystem::Python, "https://pypi.org/simple", Kind::Own);
        check(
            Ecosystem::Python,
            "https://pypi.org.a.example/simple",
            Kind::Unknown,
        );
        check(Ecosystem::Npm, "https://pypi.org/simple", Kind::Unknown);
        check(Ecosystem::Npm, "https://a.jfrog.io/npm", Kind::Hosted);
        check(
            Ecosystem::Cargo,
            "https://github.com/rust-lang/crates.io-index",
            Kind::Own,
        );
        check(
            Ecosystem::Cargo,
            "https://github.com/x/index",
            Kind::Unknown,
        );
    }

    #[test]
    fn the_table_has_three_columns() {
        for line in KNOWN.lines().filter(|line| !line.starts_with('#')) {
            assert_eq!(line.split('\t').count(), 3, "{line}");
        }
    }
}
