//! The process: arguments in, words and an exit code out.
//!
//! It decides nothing that the library could decide.

use std::process::ExitCode;

/// It keeps freed pages: evaluating thousands of units at a keystroke would otherwise spend half its
/// time asking the system for the same memory again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let variables = |name: &str| std::env::var_os(name);
    let code = kaohe::cli::run(&arguments, &variables, &mut std::io::stdout(), &mut std::io::stderr());
    ExitCode::from(code)
}
