//! stub until the crate lands
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span { pub start: u32, pub end: u32 }
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Language { Python, JavaScript, TypeScript, Tsx, Java, Go, C, Cpp, Ruby, Php, CSharp, Bash, Yaml, Json, Dockerfile, Hcl }
