//! C and C++ code that goes wrong in memory, or that trusts a result, a size or
//! a loop that it must not trust.
//!
//! Words: a **buffer** is memory that something is written into; its **room**
//! is how much fits. **Input** is what comes from outside of the program: its
//! arguments, its environment, files, the network.

pub(crate) mod code;
pub mod constant_false_assertion;
pub mod copy_bounded_by_source;
pub mod division_by_zero;
pub mod double_free;
pub mod endless_loop;
pub mod endless_recursion;
pub mod index_outside;
pub mod integer_overflow;
pub mod lost_memory;
pub mod null_dereference;
pub mod pointer_from_input;
pub mod pointer_scaled_twice;
pub(crate) mod run;
pub mod size_from_input;
pub mod size_of_pointer;
pub mod string_without_room;
pub mod structure_taken_for_another;
pub mod swapped_arguments;
pub mod text_without_end;
pub(crate) mod told;
pub mod unbounded_copy;
pub mod unlocked_shared_variable;
pub mod unset_pointer;
pub mod use_after_free;
pub mod walk_below_start;
pub mod wrong_error_test;
pub mod wrong_free;
