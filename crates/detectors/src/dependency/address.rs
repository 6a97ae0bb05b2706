//! What an address says of who stands behind it.

/// Schemes without encryption, and without a proof of who answers.
const PLAIN: [&str; 8] = [
    "http://",
    "git://",
    "git+http://",
    "git+git://",
    "hg+http://",
    "svn://",
    "svn+http://",
    "ftp://",
];

/// Where people keep repositories, with the releases made from them.
const FORGES: [&str; 13] = [
    "github.com",
    "githubusercontent.com",
    "gitlab.com",
    "bitbucket.org",
    "codeberg.org",
    "sr.ht",
    "gitee.com",
    "googlesource.com",
    "savannah.gnu.org",
    "pytorch.org",
    "huggingface.co",
    "python.org",
    "apache.org",
];

/// Where anybody can put something for a while, without a name.
const THROWAWAY: [(&str, &[&str]); 4] = [
    (
        ", from a place for texts of anybody",
        &[
            "pastebin.com",
            "paste.ee",
            "hastebin.com",
            "gist.githubusercontent.com",
            "rentry.co",
            "dpaste.com",
            "ghostbin.co",
        ],
    ),
    (
        ", through a tunnel to somebody's machine",
        &[
            "ngrok.io",
            "ngrok-free.app",
            "ngrok.app",
            "trycloudflare.com",
            "loca.lt",
            "serveo.net",
            "localhost.run",
        ],
    ),
    (
        ", from a place for files of anybody",
        &[
            "transfer.sh",
            "file.io",
            "discordapp.com",
            "discord.com",
            "anonfiles.com",
            "catbox.moe",
            "temp.sh",
            "0x0.st",
            "gofile.io",
            "mega.nz",
            "oastify.com",
            "interact.sh",
            "oast.fun",
            "oast.pro",
            "webhook.site",
            "pipedream.net",
        ],
    ),
    (
        ", behind a short address",
        &[
            "bit.ly",
            "tinyurl.com",
            "t.co",
            "goo.gl",
            "is.gd",
            "cutt.ly",
            "rb.gy",
        ],
    ),
];

/// The host of an address, in lower case, without user and port; empty if there
/// is none.
pub(super) fn host(address: &str) -> String {
    let Some((_, rest)) = address.split_once("://") else {
        return String::new();
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = match host.strip_prefix('[') {
        Some(six) => six.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    host.trim_end_matches('.').to_ascii_lowercase()
}

/// Whether a host is this domain or below it.
pub(super) fn belongs(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether it is one's own machine or network, or is filled in later.
pub(super) fn is_local(host: &str) -> bool {
    let starts = ["127.", "10.", "192.168.", "0.0.0.0", "169.254."];
    let is_private_172 = host
        .strip_prefix("172.")
        .and_then(|rest| rest.split('.').next()?.parse::<u8>().ok())
        .is_some_and(|second| (16..32).contains(&second));
    host.contains(['$', '{', '%', '<'])
        || !host.contains('.') && !host.contains(':')
        || host == "::1"
        || is_private_172
        || starts.iter().any(|start| host.starts_with(start))
        || [
            ".local",
            ".localhost",
            ".internal",
            ".lan",
            ".test",
            ".corp",
            ".home.arpa",
        ]
        .iter()
        .any(|end| host.ends_with(end))
}

/// Whether somebody on the way can answer instead.
pub(super) fn is_plain(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    PLAIN.iter().any(|scheme| lower.starts_with(scheme)) && !is_local(&host(&lower))
}

/// Whether it is where people keep repositories.
pub(super) fn is_forge(address: &str) -> bool {
    let host = host(address);
    FORGES.iter().any(|forge| belongs(&host, forge))
}

/// What is wrong with a place where nobody stands behind what is there.
pub(super) fn is_throwaway(address: &str) -> Option<&'static str> {
    let host = host(address);
    let named = THROWAWAY
        .iter()
        .find(|(_, hosts)| hosts.iter().any(|domain| belongs(&host, domain)));
    let is_number = !is_local(&host)
        && (host.contains(':')
            || host.split('.').count() == 4
                && host.split('.').all(|part| part.parse::<u8>().is_ok()));
    match named {
        Some((what, _)) => Some(what),
        None => is_number.then_some(", from a machine without a name"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_read_as_clients_read_them() {
        let check = |address, expected| assert_eq!(host(address), expected, "{address}");
        check("https://user:pw@A.Example:8443/x?y@z", "a.example");
        check("git+ssh://git@github.com/a/b", "github.com");
        check("https://[2001:db8::1]:80/", "2001:db8::1");
        check("a/b", "");
    }

    #[test]
    fn places_are_told_by_their_host() {
        assert!(is_plain("http://a.example/x"));
        assert!(!is_plain("http://localhost:8080/x"));
        assert!(!is_plain("http://172.20.1.1/x"));
        assert!(!is_plain("https://a.example/http://b"));
        assert!(is_forge("https://codeload.github.com/a/b"));
        assert!(!is_forge("https://github.com.evil.example/a"));
        assert!(is_throwaway("https://ab-1.ngrok-free.app/simple").is_some());
        assert!(is_throwaway("https://203.0.113.7/simple").is_some());
        assert!(is_throwaway("https://192.168.0.7/simple").is_none());
        assert!(is_throwaway("https://1.example/simple").is_none());
    }
}
