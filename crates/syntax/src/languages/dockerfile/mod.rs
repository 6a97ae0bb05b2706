//! Dockerfile and Containerfile.
//!
//! An instruction is a [`Kind::Call`] of its name, which is compared without
//! regard to case. What may be left out of a pattern (flags, an image's tag
//! and alias, a user's group) is a [`Kind::KeywordArgument`] among the call's
//! resources. The commands of `RUN` and others are a [`Kind::Block`] of
//! statements of the shell, or a [`Kind::List`] in their exec form.

use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;
use crate::{Kind, Role};

mod continuations;
mod instructions;
mod patterns;
mod shell;
mod words;

pub(in crate::languages) use continuations::before_parsing;

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::DOCKERFILE,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &patterns::PATTERNS,
    names: &NameRules::DOCKERFILE,
};

static ACTIONS: &[(&str, Action)] = &[
    (
        "source_file",
        Action::Emit(Kind::File, &[("", Role::Statement)]),
    ),
    ("comment", Action::Skip),
    ("line_continuation", Action::Skip),
    // ---- instructions
    ("from_instruction", Action::With(instructions::from)),
    ("run_instruction", Action::With(instructions::plain)),
    ("cmd_instruction", Action::With(instructions::plain)),
    ("entrypoint_instruction", Action::With(instructions::plain)),
    ("shell_instruction", Action::With(instructions::shell)),
    ("healthcheck_instruction", Action::With(instructions::plain)),
    ("onbuild_instruction", Action::With(instructions::plain)),
    ("env_instruction", Action::With(instructions::plain)),
    ("arg_instruction", Action::With(instructions::plain)),
    ("label_instruction", Action::With(instructions::label)),
    ("add_instruction", Action::With(instructions::plain)),
    ("copy_instruction", Action::With(instructions::plain)),
    ("expose_instruction", Action::With(instructions::plain)),
    ("volume_instruction", Action::With(instructions::plain)),
    ("workdir_instruction", Action::With(instructions::plain)),
    ("user_instruction", Action::With(instructions::user)),
    (
        "stopsignal_instruction",
        Action::With(instructions::rest_of_line),
    ),
    (
        "maintainer_instruction",
        Action::With(instructions::rest_of_line),
    ),
    (
        "cross_build_instruction",
        Action::With(instructions::rest_of_line),
    ),
    // ---- parts of instructions
    ("param", Action::With(instructions::flag)),
    ("mount_param", Action::With(instructions::mount)),
    ("end_of_options", Action::Skip),
    ("env_pair", Action::With(instructions::pair)),
    ("arg_pair", Action::With(instructions::pair)),
    ("shell_command", Action::With(shell::command)),
    ("heredoc_block", Action::With(shell::document)),
    ("json_string_array", Action::Emit(Kind::List, &[])),
    // ---- words
    ("json_string", Action::With(words::word)),
    ("path", Action::With(words::word)),
    ("unquoted_string", Action::With(words::word)),
    ("double_quoted_string", Action::With(words::word)),
    ("single_quoted_string", Action::With(words::word)),
    ("expose_port", Action::With(words::word)),
    ("image_name", Action::With(words::word)),
    ("image_tag", Action::With(words::word)),
    ("image_digest", Action::With(words::word)),
    ("image_alias", Action::With(words::word)),
    ("expansion", Action::With(words::expansion)),
    ("expansion_modifier", Action::Splice),
    ("expansion_operator", Action::Skip),
    ("variable", Action::Leaf(Kind::Name)),
];
