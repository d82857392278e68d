//! Operations on a session with a clock that stands still: a round that was changed equals one
//! that is loaded, every change can be taken back, and what is refused changes nothing.

mod appeals;
mod changes;
mod desk;
mod doubts;
mod duties;
mod effect;
mod evidence;
mod export;
mod fonts;
mod holding;
mod import;
mod periods;
mod progress;
mod rectifying;
mod site;
mod templates;
mod verification;
mod versions;
mod weights;
