//! Ctrl-C while a long command runs: the first asks it to stop, the second ends the process.
//!
//! Until a command has begun something long, Ctrl-C ends the process as it always does.

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use crate::error::Kind;
use crate::progress::Stop;

/// Has Ctrl-C ask for a stop; called once, when something begins that can be stopped.
pub type OnInterrupt<'a> = &'a dyn Fn(&Stop);

/// Has Ctrl-C ask for a stop from now on.
pub fn stop_on_interrupt(stop: &Stop) {
    // In this order: the flag that the first one sets is what the second one finds.
    let ends = flag::register_conditional_shutdown(SIGINT, Kind::Cancelled.exit_code().into(), stop.flag());
    if ends.is_ok() {
        // Where the system refuses, Ctrl-C ends the process at once.
        drop(flag::register(SIGINT, stop.flag()));
    }
}
