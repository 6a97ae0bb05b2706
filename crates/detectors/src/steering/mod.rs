//! What steers an agent that writes code, and what lets it do more than it should.
//!
//! Words: an *agent* is a program that reads a repository and acts on it by
//! itself, led by a language model. Its *settings* are files that its product
//! reads from a repository, so that whoever can change the repository can
//! change them; a *switch* is one of them that takes a question or a fence
//! away; a *hook* is a command in them which runs without being asked for. A
//! *server* offers tools to agents, by the Model Context Protocol.
//!
//! What products there are and which files they read is data, in `laocoon-inventory`.

pub mod agent_hook;
pub mod approvals_switched_off;
pub mod auto_run_editor_task;
pub mod mcp_server_command;
