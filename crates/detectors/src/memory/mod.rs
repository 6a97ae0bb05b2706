//! C and C++ code that goes wrong in memory, or that trusts a result, a size or
//! a loop that it must not trust.
//!
//! Words: a **buffer** is memory that something is written into; its **room**
//! is how much fits. **Input** is what comes from outside of the program: its
//! arguments, its environment, files, the network.

mod code;
pub mod constant_false_assertion;
pub mod copy_bounded_by_source;
pub mod endless_loop;
pub mod endless_recursion;
pub mod pointer_scaled_twice;
pub mod size_of_pointer;
pub mod string_without_room;
pub mod swapped_arguments;
pub mod unbounded_copy;
pub mod unlocked_shared_variable;
pub mod walk_below_start;
pub mod wrong_error_test;
