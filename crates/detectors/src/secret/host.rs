//! Whether a host is somebody's, or a name for this machine or none.

/// Ends of names that nobody can have, or only at home (RFC 2606, RFC 6762).
const NOBODYS: [&str; 14] = [
    "localhost",
    "example",
    "example.com",
    "example.org",
    "example.net",
    "example.edu",
    "example.io",
    "test",
    "invalid",
    "local",
    "localdomain",
    "internal",
    "domain.com",
    "host.com",
];

/// Whether a host, with or without a port, can be reached by others.
pub(super) fn is_remote(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let host = host.split(':').next().unwrap_or_default();
    let host = host.trim_end_matches('.');
    if !host.contains('.') || host.contains("example") || host.contains(['$', '{', '<', '%']) {
        return false;
    }
    let is_nobodys = |end: &str| {
        host.strip_suffix(end)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    !NOBODYS.iter().any(|end| is_nobodys(end)) && !is_private_address(host)
}

fn is_private_address(host: &str) -> bool {
    host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| {
        address.is_private()
            || address.is_loopback()
            || address.is_link_local()
            || address.is_documentation()
            || address.is_unspecified()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_others_are_told_from_names_for_this_one() {
        for host in [
            "db.acme.io",
            "ep-cool.eu-central-1.aws.neon.tech:5432",
            "93.184.216.34",
        ] {
            assert!(is_remote(host), "{host}");
        }
        for host in [
            "localhost:5432",
            "db",
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1:80",
            "db.example.com",
            "my.example.org:1",
            "a.test",
            "printer.local",
            "${HOST}.acme.io",
            "203.0.113.9",
            "",
        ] {
            assert!(!is_remote(host), "{host}");
        }
    }
}
