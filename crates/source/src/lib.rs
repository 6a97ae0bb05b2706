//! stub until the crate lands
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span { pub start: u32, pub end: u32 }
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Language { Python, JavaScript, TypeScript, Tsx, Java, Go, C, Cpp, Ruby, Php, CSharp, Bash, Yaml, Json, Dockerfile, Hcl }

impl Language {
    pub fn from_rule_name(name: &str) -> Option<&'static [Language]> {
        Some(match name { "python"|"py" => &[Language::Python], "javascript"|"js" => &[Language::JavaScript], "typescript"|"ts" => &[Language::TypeScript, Language::Tsx], "java" => &[Language::Java], "go" => &[Language::Go], "c" => &[Language::C], "cpp" => &[Language::Cpp], "ruby" => &[Language::Ruby], "php" => &[Language::Php], "csharp" => &[Language::CSharp], "bash" => &[Language::Bash], "yaml" => &[Language::Yaml], "json" => &[Language::Json], "dockerfile" => &[Language::Dockerfile], "hcl"|"terraform" => &[Language::Hcl], _ => return None })
    }
}
