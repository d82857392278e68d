//! Signals and a terminal that went away, heard as events.
//!
//! They end in a normal exit, which restores the terminal; nothing here touches the screen.

#[cfg(unix)]
pub(super) use unix::{listen, stop_here};

#[cfg(not(unix))]
pub(super) use elsewhere::{listen, stop_here};

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::{self, IsTerminal};
    use std::sync::mpsc::Sender;
    use std::thread;

    use rustix::event::{PollFd, PollFlags, poll};
    use signal_hook::consts::signal::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use crate::error::Result;
    use crate::tui::event::{Event, cannot_listen};

    /// Starts one thread that waits for signals and one that waits for the terminal to hang up.
    pub(in crate::tui) fn listen(sender: Sender<Event>) -> Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])
            .map_err(|error| cannot_listen(&error))?;
        let hang_up = sender.clone();
        let threads = [
            thread::Builder::new().name("signals".to_owned()).spawn(move || {
                for signal in signals.forever() {
                    let event = match signal {
                        SIGTSTP => Event::Suspend,
                        SIGCONT => Event::Resume,
                        _ => Event::Terminate,
                    };
                    if sender.send(event).is_err() {
                        return;
                    }
                }
            }),
            thread::Builder::new().name("hang-up".to_owned()).spawn(move || {
                if wait_for_hang_up().is_ok() {
                    // Nobody listens any more only when the program is ending anyway.
                    let _ = hang_up.send(Event::Terminate);
                }
            }),
        ];
        for thread in threads {
            thread.map_err(|error| cannot_listen(&error))?;
        }
        Ok(())
    }

    /// Sleeps until the terminal is gone: without this a blocking read of a dead terminal never blocks.
    fn wait_for_hang_up() -> io::Result<()> {
        let stdin = io::stdin();
        let terminal;
        let mut watched = if stdin.is_terminal() {
            [PollFd::new(&stdin, PollFlags::empty())]
        } else {
            terminal = File::open("/dev/tty")?;
            [PollFd::from_borrowed_fd(
                std::os::fd::AsFd::as_fd(&terminal),
                PollFlags::empty(),
            )]
        };
        loop {
            match poll(&mut watched, None) {
                Ok(_) if watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) => return Ok(()),
                Ok(_) => return Err(io::ErrorKind::Unsupported.into()),
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Stops the process as if the signal had not been caught, until it is continued.
    pub(in crate::tui) fn stop_here() {
        // The signal is one that the system knows, so this cannot fail.
        let _ = emulate_default_handler(SIGTSTP);
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::sync::mpsc::Sender;

    use crate::error::Result;
    use crate::tui::event::Event;

    /// There are no such signals here.
    pub(in crate::tui) fn listen(_sender: Sender<Event>) -> Result<()> {
        Ok(())
    }

    /// There is no stopping here.
    pub(in crate::tui) fn stop_here() {}
}
