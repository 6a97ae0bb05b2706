//! What steers an agent that writes code, and what lets it do more than it should.
//!
//! Words: an *agent* is a program that reads a repository and acts on it by
//! itself, led by a language model. Its *settings* are files that its product
//! reads from a repository, so that whoever can change the repository can
//! change them; a *switch* is one of them that takes a question or a fence
//! away; a *hook* is a command in them which runs without being asked for. A
//! *server* offers tools to agents, by the Model Context Protocol.
//!
//! What agents are told in prose is heard by `text::address`.
//!
//! What products there are and which files they read is data, in `laocoon-inventory`.

pub mod agent_hook;
pub mod approvals_switched_off;
pub mod auto_run_editor_task;
mod declared_tool;
pub mod encoded_instruction;
pub mod instruction_to_agent;
mod leaking_image;
pub mod mcp_server_command;
mod ordered_command;
mod rules_file;
pub mod rules_file_backdoor;
mod started_agent;
mod started_in_program;
pub mod tool_description_mismatch;
