//! All detectors, in the order in which the documentation lists them.
//!
//! One line for each. Everything else that knows of all of them (`scan`,
//! `rules list`, `rules explain`, the catalogue, the tests) goes by this list.

use crate::{
    Detector, dependency, hidden, injection, memory, pipeline, secret, steering, weakening,
};

/// All detectors, by family.
pub const DETECTORS: &[&dyn Detector] = &[
    // hidden
    &hidden::bidirectional_text::BidirectionalText,
    &hidden::invisible_character::InvisibleCharacter,
    &hidden::tag_text::TagText,
    &hidden::variation_selector_payload::VariationSelectorPayload,
    &hidden::homoglyph_identifier::HomoglyphIdentifier,
    &hidden::misleading_file_name::MisleadingFileName,
    &hidden::deceptive_archive::DeceptiveArchive,
    &hidden::off_screen_code::OffScreenCode,
    &hidden::repainting_text::RepaintingText,
    &hidden::unrendered_instruction::UnrenderedInstruction,
    &hidden::encoded_program::EncodedProgram,
    &hidden::encoded_literal::EncodedLiteral,
    &hidden::content_unlike_name::ContentUnlikeName,
    &hidden::blob_executed::BlobExecuted,
    &hidden::comment_executed::CommentExecuted,
    // pipeline
    &pipeline::untrusted_input_in_script::UntrustedInputInScript,
    &pipeline::untrusted_environment_write::UntrustedEnvironmentWrite,
    &pipeline::privileged_trigger_runs_outsiders_code::PrivilegedTriggerRunsOutsidersCode,
    &pipeline::unpinned_action::UnpinnedAction,
    &pipeline::all_secrets_exposed::AllSecretsExposed,
    &pipeline::broad_token_permissions::BroadTokenPermissions,
    &pipeline::own_runner_for_outsiders::OwnRunnerForOutsiders,
    &pipeline::spoofable_bot_check::SpoofableBotCheck,
    &pipeline::substring_for_membership::SubstringForMembership,
    &pipeline::download_piped_to_shell::DownloadPipedToShell,
    &pipeline::environment_to_network::EnvironmentToNetwork,
    &pipeline::hard_coded_registry_password::HardCodedRegistryPassword,
    &pipeline::commands_from_output::CommandsFromOutput,
    &pipeline::untrusted_variable_evaluated::UntrustedVariableEvaluated,
    &pipeline::artifact_of_other_run_trusted::ArtifactOfOtherRunTrusted,
    &pipeline::untrusted_macro_in_script::UntrustedMacroInScript,
    &pipeline::remote_include::RemoteInclude,
    // dependency
    &dependency::unknown_package::UnknownPackage,
    &dependency::name_close_to_popular_package::NameCloseToPopularPackage,
    &dependency::version_control_or_url_source::VersionControlOrUrlSource,
    &dependency::registry_overridden::RegistryOverridden,
    &dependency::install_script::InstallScript,
    &dependency::lockfile_disagrees_with_manifest::LockfileDisagreesWithManifest,
    &dependency::undeclared_import::UndeclaredImport,
    // injection
    &injection::untrusted_sql::UntrustedSql,
    &injection::untrusted_document_query::UntrustedDocumentQuery,
    &injection::untrusted_directory_filter::UntrustedDirectoryFilter,
    &injection::untrusted_xpath::UntrustedXpath,
    &injection::untrusted_command::UntrustedCommand,
    &injection::untrusted_code::UntrustedCode,
    &injection::untrusted_path::UntrustedPath,
    &injection::untrusted_template::UntrustedTemplate,
    &injection::untrusted_objects::UntrustedObjects,
    &injection::untrusted_xml::UntrustedXml,
    &injection::untrusted_redirect::UntrustedRedirect,
    &injection::untrusted_request_address::UntrustedRequestAddress,
    &injection::untrusted_page::UntrustedPage,
    &injection::untrusted_header::UntrustedHeader,
    &injection::untrusted_log_line::UntrustedLogLine,
    &injection::untrusted_regular_expression::UntrustedRegularExpression,
    &injection::untrusted_session_value::UntrustedSessionValue,
    &injection::untrusted_command_native::UntrustedCommandNative,
    &injection::untrusted_sql_native::UntrustedSqlNative,
    &injection::untrusted_path_native::UntrustedPathNative,
    &injection::untrusted_xpath_native::UntrustedXpathNative,
    &injection::unescaped_template_value::UnescapedTemplateValue,
    // weakening
    &weakening::form_without_token::FormWithoutToken,
    // secret
    &secret::provider_token::ProviderToken,
    &secret::private_key::PrivateKey,
    &secret::cloud_key_pair::CloudKeyPair,
    &secret::password_in_url::PasswordInUrl,
    &secret::connection_string::ConnectionString,
    &secret::web_token::WebToken,
    &secret::assigned_credential::AssignedCredential,
    // steering
    &steering::agent_hook::AgentHook,
    &steering::approvals_switched_off::ApprovalsSwitchedOff,
    &steering::auto_run_editor_task::AutoRunEditorTask,
    &steering::mcp_server_command::McpServerCommand,
    &steering::instruction_to_agent::InstructionToAgent,
    &steering::encoded_instruction::EncodedInstruction,
    &steering::rules_file_backdoor::RulesFileBackdoor,
    &steering::tool_description_mismatch::ToolDescriptionMismatch,
    // memory
    &memory::wrong_error_test::WrongErrorTest,
    &memory::unbounded_copy::UnboundedCopy,
    &memory::copy_bounded_by_source::CopyBoundedBySource,
    &memory::string_without_room::StringWithoutRoom,
    &memory::size_of_pointer::SizeOfPointer,
    &memory::pointer_scaled_twice::PointerScaledTwice,
    &memory::walk_below_start::WalkBelowStart,
    &memory::swapped_arguments::SwappedArguments,
    &memory::constant_false_assertion::ConstantFalseAssertion,
    &memory::endless_recursion::EndlessRecursion,
    &memory::endless_loop::EndlessLoop,
    &memory::unlocked_shared_variable::UnlockedSharedVariable,
    &memory::double_free::DoubleFree,
    &memory::use_after_free::UseAfterFree,
    &memory::wrong_free::WrongFree,
    &memory::lost_memory::LostMemory,
    &memory::null_dereference::NullDereference,
    &memory::unset_pointer::UnsetPointer,
    &memory::pointer_from_input::PointerFromInput,
    &memory::index_outside::IndexOutside,
    &memory::division_by_zero::DivisionByZero,
    &memory::integer_overflow::IntegerOverflow,
    &memory::size_from_input::SizeFromInput,
    &memory::text_without_end::TextWithoutEnd,
    &memory::structure_taken_for_another::StructureTakenForAnother,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::HEADINGS;
    use globset::Glob;
    use laocoon_report::Family;

    #[test]
    fn ids_are_families_and_names_and_nobody_elses() {
        let mut ids: Vec<&str> = DETECTORS.iter().map(|d| d.about().id).collect();
        for id in &ids {
            assert!(Family::from_rule_id(id).is_some(), "{id}");
            let is_plain =
                |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-/".contains(c);
            assert!(id.chars().all(is_plain), "{id}");
        }
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }

    #[test]
    fn every_detector_is_documented_under_the_fixed_headings() {
        for detector in DETECTORS {
            let about = detector.about();
            let id = about.id;
            let documentation = about.documentation();
            let headings: Vec<&str> = documentation.sections.iter().map(|(h, _)| &**h).collect();
            assert_eq!(headings, HEADINGS, "{id}");
            assert!(documentation.title.ends_with('.'), "{id}: a title");
            for (heading, text) in &documentation.sections {
                assert!(!text.is_empty(), "{id}: {heading} is empty");
                assert!(!text.contains("TODO"), "{id}: {heading} is not written");
            }
            assert!(documentation.why().is_some(), "{id}");
            assert!(!documentation.references().is_empty(), "{id}");
            assert!(!about.remediation.is_empty(), "{id}");
            for cwe in about.cwe {
                let number = cwe.strip_prefix("CWE-").unwrap_or_default();
                assert!(number.parse::<u16>().is_ok(), "{id}: {cwe}");
            }
        }
    }

    #[test]
    fn interests_are_valid() {
        for detector in DETECTORS {
            let gatherers = detector.gatherers().iter().map(|g| g.interest());
            for interest in gatherers.chain([detector.interest()]) {
                let id = detector.about().id;
                for name in interest.names {
                    assert!(Glob::new(name).is_ok(), "{id}: {name}");
                }
                for word in interest.words {
                    assert!(word.len() > 1, "{id}: `{word}` is in every file");
                }
            }
        }
    }
}
