//! The methods that texts and lists have in each language.

use super::dialect::Dialect;
use super::text::Operation;

/// What a method of a text or list does.
pub(super) fn operation(dialect: Dialect, name: &str) -> Option<Operation> {
    match dialect {
        Dialect::Python => python(name),
        Dialect::JavaScript => javascript(name),
        Dialect::Java => java(name),
        Dialect::CSharp => csharp(name),
        Dialect::Ruby => ruby(name),
        Dialect::Cpp => cpp(name),
        Dialect::Go | Dialect::C | Dialect::Php => None,
    }
}

/// Members that are worth something without being called.
pub(super) fn property(dialect: Dialect, name: &str) -> Option<Operation> {
    match (dialect, name) {
        (Dialect::JavaScript | Dialect::Java, "length") | (Dialect::CSharp, "Length") => {
            Some(Operation::Length)
        }
        (Dialect::Ruby, _) => ruby(name),
        _ => None,
    }
}

/// Method of Python's `str`, `bytes` and `list`.
fn python(name: &str) -> Option<Operation> {
    Some(match name {
        "upper" => Operation::Upper,
        "lower" | "casefold" => Operation::Lower,
        "capitalize" => Operation::Capitalized,
        "strip" => Operation::Stripped,
        "lstrip" => Operation::StrippedLeft,
        "rstrip" => Operation::StrippedRight,
        "removeprefix" => Operation::WithoutPrefix,
        "removesuffix" => Operation::WithoutSuffix,
        "replace" => Operation::Replaced,
        "split" => Operation::Split,
        "join" => Operation::Joins,
        "startswith" => Operation::StartsWith,
        "endswith" => Operation::EndsWith,
        "find" => Operation::Found,
        "rfind" => Operation::FoundLast,
        "count" => Operation::Counted,
        "__contains__" => Operation::Contains,
        "__len__" => Operation::Length,
        "__getitem__" => Operation::At,
        "__add__" => Operation::Concatenated,
        "__str__" => Operation::Same,
        "encode" => Operation::Encoded,
        "decode" => Operation::Decoded,
        "hex" => Operation::Hexadecimal,
        _ => return None,
    })
}

fn javascript(name: &str) -> Option<Operation> {
    Some(match name {
        "toUpperCase" | "toLocaleUpperCase" => Operation::Upper,
        "toLowerCase" | "toLocaleLowerCase" => Operation::Lower,
        "trim" => Operation::Stripped,
        "trimStart" | "trimLeft" => Operation::StrippedLeft,
        "trimEnd" | "trimRight" => Operation::StrippedRight,
        "replace" => Operation::ReplacedOnce,
        "replaceAll" => Operation::Replaced,
        "split" => Operation::Split,
        "join" => Operation::Joined,
        "startsWith" => Operation::StartsWith,
        "endsWith" => Operation::EndsWith,
        "includes" => Operation::Contains,
        "indexOf" => Operation::Found,
        "lastIndexOf" => Operation::FoundLast,
        "charAt" => Operation::At,
        "charCodeAt" | "codePointAt" => Operation::CodeAt,
        "substring" => Operation::Part,
        "slice" => Operation::Cut,
        "substr" => Operation::CutOfLength,
        "repeat" => Operation::Repeated,
        "reverse" | "toReversed" => Operation::Reversed,
        "concat" => Operation::Concatenated,
        "toString" => Operation::Shown,
        "valueOf" => Operation::Same,
        _ => return None,
    })
}

fn java(name: &str) -> Option<Operation> {
    Some(match name {
        "toUpperCase" => Operation::Upper,
        "toLowerCase" => Operation::Lower,
        "trim" | "strip" => Operation::Stripped,
        "stripLeading" => Operation::StrippedLeft,
        "stripTrailing" => Operation::StrippedRight,
        "replace" => Operation::Replaced,
        "split" => Operation::Split,
        "startsWith" => Operation::StartsWith,
        "endsWith" => Operation::EndsWith,
        "contains" => Operation::Contains,
        "indexOf" => Operation::Found,
        "lastIndexOf" => Operation::FoundLast,
        "charAt" => Operation::At,
        "codePointAt" => Operation::CodeAt,
        "substring" => Operation::Part,
        "repeat" => Operation::Repeated,
        "reverse" => Operation::Reversed,
        "concat" | "append" => Operation::Concatenated,
        "equals" | "contentEquals" => Operation::Equals,
        "equalsIgnoreCase" => Operation::EqualsWithoutCase,
        "isEmpty" => Operation::IsEmpty,
        "length" => Operation::Length,
        "toCharArray" => Operation::Characters,
        "toString" => Operation::Shown,
        "intern" => Operation::Same,
        _ => return None,
    })
}

fn csharp(name: &str) -> Option<Operation> {
    Some(match name {
        "ToUpper" | "ToUpperInvariant" => Operation::Upper,
        "ToLower" | "ToLowerInvariant" => Operation::Lower,
        "Trim" => Operation::Stripped,
        "TrimStart" => Operation::StrippedLeft,
        "TrimEnd" => Operation::StrippedRight,
        "Replace" => Operation::Replaced,
        "Split" => Operation::Split,
        "StartsWith" => Operation::StartsWith,
        "EndsWith" => Operation::EndsWith,
        "Contains" => Operation::Contains,
        "IndexOf" => Operation::Found,
        "LastIndexOf" => Operation::FoundLast,
        "Substring" => Operation::PartOfLength,
        "Append" => Operation::Concatenated,
        "Equals" => Operation::Equals,
        "ToCharArray" => Operation::Characters,
        "ToString" => Operation::Shown,
        _ => return None,
    })
}

fn ruby(name: &str) -> Option<Operation> {
    Some(match name {
        "upcase" => Operation::Upper,
        "downcase" => Operation::Lower,
        "capitalize" => Operation::Capitalized,
        "strip" => Operation::Stripped,
        "lstrip" => Operation::StrippedLeft,
        "rstrip" => Operation::StrippedRight,
        "delete_prefix" => Operation::WithoutPrefix,
        "delete_suffix" => Operation::WithoutSuffix,
        "gsub" => Operation::Replaced,
        "sub" => Operation::ReplacedOnce,
        "split" => Operation::Split,
        "join" => Operation::Joined,
        "start_with?" => Operation::StartsWith,
        "end_with?" => Operation::EndsWith,
        "include?" => Operation::Contains,
        "empty?" => Operation::IsEmpty,
        "eql?" => Operation::Equals,
        "size" | "length" => Operation::Length,
        "reverse" => Operation::Reversed,
        "chars" => Operation::Characters,
        "chr" => Operation::OfCode,
        "ord" => Operation::Code,
        "to_s" | "to_sym" => Operation::Shown,
        "to_i" => Operation::Number,
        "to_str" | "dup" | "freeze" | "itself" | "b" => Operation::Same,
        "unpack1" => Operation::Unpacked,
        "*" => Operation::Repeated,
        _ => return None,
    })
}

fn cpp(name: &str) -> Option<Operation> {
    Some(match name {
        "length" | "size" => Operation::Length,
        "substr" => Operation::CutOfLength,
        "empty" => Operation::IsEmpty,
        "at" => Operation::At,
        "starts_with" => Operation::StartsWith,
        "ends_with" => Operation::EndsWith,
        "contains" => Operation::Contains,
        "c_str" | "data" => Operation::Same,
        _ => return None,
    })
}
