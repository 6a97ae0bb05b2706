//! A test for an error that never sees the error.
//!
//! ## What it finds
//!
//! Results that are compared with what the function never returns: a pointer
//! with a negative number or `EOF` (`malloc() < 0`, `fgets() == EOF`), a size
//! without a sign with less than zero (`fread() < 0`), the result of
//! `pthread_create` with -1, a descriptor with null (`!open()`), the result of
//! `strcmp` with exactly 1 or -1, and `getchar` kept in a `char`.
//!
//! ## Why that is bad
//!
//! The error goes unnoticed, and the program works on with a null pointer or
//! with a buffer that nothing was read into.
//!
//! ## Example
//!
//! ```c
//! char *copy = malloc(size);
//! if (copy < 0)
//!     return -1;
//! ```
//!
//! ## Limits
//!
//! Functions of the standard library and of POSIX only; the result has to be
//! compared where it is returned, or be the last that its variable was given.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/253.html>
//! - <https://wiki.sei.cmu.edu/confluence/display/c/ERR33-C.+Detect+and+handle+standard+library+errors>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{Kind, NodeId, Role};

use super::code::{Code, LANGUAGES};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/wrong-error-test`
pub struct WrongErrorTest;

/// What a function returns when it fails.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Failure {
    /// A null pointer.
    Null,
    /// A number that is too small; it has no sign.
    Short,
    /// An error's number, above zero.
    ErrorNumber,
    /// -1, where 0 is a descriptor like any other.
    Descriptor,
    /// Nothing: it says which of two texts is the lesser, by the sign alone.
    Order,
}

fn failure(function: &str) -> Option<Failure> {
    Some(match function {
        "malloc" | "calloc" | "realloc" | "reallocarray" | "aligned_alloc" | "strdup"
        | "strndup" | "fopen" | "fdopen" | "freopen" | "popen" | "tmpfile" | "fgets" | "getenv"
        | "secure_getenv" | "strchr" | "strrchr" | "strstr" | "strtok" | "strpbrk" | "memchr"
        | "opendir" | "readdir" | "localtime" | "gmtime" | "gethostbyname" | "getcwd"
        | "realpath" | "bsearch" | "getpwnam" | "getpwuid" | "setlocale" | "fgetws" | "wcschr"
        | "wcsstr" | "dlsym" | "dlopen" | "inet_ntop" => Failure::Null,
        "fread" | "fwrite" | "strlen" | "strnlen" | "wcslen" | "strspn" | "strcspn"
        | "strftime" => Failure::Short,
        "pthread_create"
        | "pthread_join"
        | "pthread_detach"
        | "pthread_mutex_lock"
        | "pthread_mutex_unlock"
        | "pthread_mutex_init"
        | "pthread_cond_wait"
        | "pthread_cond_signal"
        | "posix_memalign"
        | "posix_spawn" => Failure::ErrorNumber,
        "open" | "openat" | "creat" | "socket" | "accept" | "dup" | "epoll_create1"
        | "inotify_init" | "shm_open" | "memfd_create" => Failure::Descriptor,
        "strcmp" | "strncmp" | "memcmp" | "strcasecmp" | "strncasecmp" | "wcscmp" => Failure::Order,
        _ => return None,
    })
}

impl Detector for WrongErrorTest {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/wrong-error-test",
            severity: Severity::Medium,
            confidence: Confidence::High,
            cwe: &["CWE-253"],
            remediation: "Compare the result with what the function returns when it fails.",
            source: include_str!("wrong_error_test.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_kinds(&[Kind::Binary, Kind::Unary])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let Some(code) = Code::of(file) else { return };
        let tests = [Kind::Binary, Kind::Unary].map(|kind| code.tree.of_kind(kind).iter());
        for &test in tests.into_iter().flatten() {
            if let Some((message, severity)) = wrong(&code, test) {
                findings.at(code.span(test), message).severity(severity);
            }
        }
    }
}

/// What is wrong with a test, if it is one.
fn wrong(code: &Code<'_>, test: NodeId) -> Option<(String, Severity)> {
    if code.kind(test) == Kind::Unary {
        if code.symbol(test) != "!" {
            return None;
        }
        let tested = code.child(test, Role::Value)?;
        let function = result_of(code, tested)?;
        return (failure(function) == Some(Failure::Descriptor))
            .then(|| (never(function, "0"), Severity::Medium));
    }
    let operator = code.symbol(test);
    let (left, right) = (
        code.child(test, Role::Left)?,
        code.child(test, Role::Right)?,
    );
    let (tested, operator, other) = match code.integer(right) {
        Some(number) => (left, operator, (right, number)),
        None => (right, mirrored(operator), (left, code.integer(left)?)),
    };
    if let Some((name, severity)) = kept_in_char(code, tested, operator, other) {
        let message = format!(
            "The result of `{name}` is kept in a `char`, where `EOF` is a byte like any other."
        );
        return Some((message, severity));
    }
    let function = result_of(code, tested)?;
    let (node, number) = other;
    let is_wrong = match failure(function)? {
        Failure::Null | Failure::Short => match operator {
            "<" | ">=" => number <= 0,
            "<=" | ">" | "==" | "!=" => number < 0,
            _ => false,
        },
        Failure::ErrorNumber => match operator {
            "<" => number <= 0,
            "<=" | "==" => number < 0,
            _ => false,
        },
        Failure::Descriptor => {
            matches!(operator, "==" | "!=") && number == 0 && code.kind(node) == Kind::Null
        }
        Failure::Order => matches!(operator, "==" | "!=") && number.abs() == 1,
    };
    let told = match code.kind(node) {
        Kind::Name => code.symbol(node).to_owned(),
        Kind::Null => "NULL".to_owned(),
        _ => number.to_string(),
    };
    is_wrong.then(|| {
        let message = match failure(function) {
            Some(Failure::Order) => {
                format!("`{function}` says by the sign which is the lesser: it need not be {told}.")
            }
            _ => never(function, &format!("{operator} {told}")),
        };
        (message, Severity::Medium)
    })
}

fn never(function: &str, test: &str) -> String {
    format!("`{function}` does not tell an error in this way: `{test}` never sees one.")
}

fn mirrored(operator: &str) -> &str {
    match operator {
        "<" => ">",
        ">" => "<",
        "<=" => ">=",
        ">=" => "<=",
        other => other,
    }
}

/// The function whose result an expression is.
fn result_of<'a>(code: &Code<'a>, tested: NodeId) -> Option<&'a str> {
    let mut value = code.bare(tested);
    if code.kind(value) == Kind::Assign {
        value = code.bare(code.child(value, Role::Value)?);
    }
    let function = code.called(code.held(value))?;
    // A function of the file of this name returns what it likes.
    code.function_named(function).is_none().then_some(function)
}

/// `c != EOF` of a `char` that holds what `getchar` returned.
fn kept_in_char<'a>(
    code: &Code<'a>,
    tested: NodeId,
    operator: &str,
    (node, number): (NodeId, i128),
) -> Option<(&'a str, Severity)> {
    let is_end = number == -1 && code.symbol(node) == "EOF";
    if !is_end || !matches!(operator, "==" | "!=") {
        return None;
    }
    let name = match code.kind(tested) {
        Kind::Assign => code.child(tested, Role::Target)?,
        _ => tested,
    };
    let of = code.type_of(name)?;
    let severity = match code.symbol(of) {
        // The loop never ends.
        "unsigned char" | "uint8_t" => Severity::Medium,
        // It ends too early for one byte of 256.
        "char" | "signed char" => Severity::Low,
        _ => return None,
    };
    let value = match code.kind(tested) {
        Kind::Assign => code.child(tested, Role::Value)?,
        _ => code.held(name),
    };
    let function = code.called(code.bare(value))?;
    matches!(function, "getchar" | "getc" | "fgetc").then_some((function, severity))
}
