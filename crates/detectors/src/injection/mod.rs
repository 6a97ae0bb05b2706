//! Untrusted text that is put into something that reads it as more than text.
//!
//! Each detector is one kind of that something: a statement, a command, a
//! path. All of them ask the same question of the flow of a file ([`inquiry`])
//! with the models of libraries ([`crate::models`]): does a value that
//! somebody else sets arrive there, and was it neither made harmless on the
//! way nor checked ([`checks`])?

mod arguments;
mod checks;
mod derived;
mod inquiry;
mod level;
mod look;
mod places;

pub mod unescaped_template_value;
pub mod untrusted_code;
pub mod untrusted_command;
pub mod untrusted_command_native;
pub mod untrusted_directory_filter;
pub mod untrusted_document_query;
pub mod untrusted_header;
pub mod untrusted_log_line;
pub mod untrusted_objects;
pub mod untrusted_page;
pub mod untrusted_path;
pub mod untrusted_path_native;
pub mod untrusted_redirect;
pub mod untrusted_regular_expression;
pub mod untrusted_request_address;
pub mod untrusted_session_value;
pub mod untrusted_sql;
pub mod untrusted_sql_native;
pub mod untrusted_template;
pub mod untrusted_xml;
pub mod untrusted_xpath;
pub mod untrusted_xpath_native;
