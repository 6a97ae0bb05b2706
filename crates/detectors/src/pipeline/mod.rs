//! Build and delivery settings that hand secrets or a shell to others.
//!
//! The words of the family are defined in `workflow` (trigger, outsider,
//! privileged), `expression` (context, flow) and `untrusted` (whose text).

pub mod all_secrets_exposed;
pub mod artifact_of_other_run_trusted;
pub mod broad_token_permissions;
pub mod commands_from_output;
mod download;
pub mod download_piped_to_shell;
mod environment_file;
pub mod environment_to_network;
mod evaluation;
mod expression;
mod groovy;
pub mod hard_coded_registry_password;
mod outputs;
pub mod own_runner_for_outsiders;
pub mod privileged_trigger_runs_outsiders_code;
pub mod remote_include;
mod settings;
mod shell_command;
mod shell_words;
pub mod spoofable_bot_check;
pub mod substring_for_membership;
mod system;
pub mod unpinned_action;
mod untrusted;
pub mod untrusted_environment_write;
pub mod untrusted_input_in_script;
pub mod untrusted_macro_in_script;
pub mod untrusted_variable_evaluated;
mod workflow;
mod written;
