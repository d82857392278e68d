//! The process: arguments in, words and an exit code out.
//!
//! It decides nothing that the library could decide.

use std::io::{IsTerminal, stderr, stdin, stdout};
use std::process::ExitCode;

use kaohe::cli::{self, Clock, Next, Person, Process, Screens, Terminal};
use kaohe::plain;
use kaohe::tui::{self, Options, terminal::MouseUse};

/// It keeps freed pages: evaluating thousands of units at a keystroke would otherwise spend half its
/// time asking the system for the same memory again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let is_interactive = stdin().is_terminal() && stderr().is_terminal();
    let next = cli::run(
        &arguments,
        Process {
            variables: &|name| std::env::var_os(name),
            person: if is_interactive {
                Person::Present
            } else {
                Person::Absent
            },
            clock: Clock::System,
            out: &mut stdout(),
            err: &mut stderr(),
            terminal: stderr().is_terminal().then(|| Box::new(stderr()) as Terminal),
            on_interrupt: &cli::stop_on_interrupt,
        },
    );
    ExitCode::from(match next {
        Next::Exit(code) => code,
        Next::Screens(screens) => open(*screens),
    })
}

fn open(screens: Screens) -> u8 {
    let (lang, period) = (screens.lang, screens.period);
    let result = if screens.plain {
        plain::run(&screens.begin, (lang, period), &mut stdin().lock(), &mut stdout())
    } else {
        let options = Options {
            lang,
            period,
            look: screens.look,
            keys: screens.keys,
            folders: Some(screens.folders),
            mouse: if screens.no_mouse { MouseUse::Off } else { MouseUse::On },
        };
        tui::run(screens.begin, &options)
    };
    match result {
        Ok(()) => 0,
        Err(error) => cli::report(&error, lang, &mut stderr()),
    }
}
