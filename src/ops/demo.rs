//! The demonstration: the Huizhou sample in a throw-away store, removed when the session ends.

use super::clock::Clock;
use super::session::Session;
use super::{data, file, import, plan};
use crate::error::Result;

/// The sample's scheme, as its file is.
pub const SCHEME: &[u8] = include_bytes!("../../sample-data/huizhou/scheme.json");
/// The sample's data, as its file is.
pub const DATA: &[u8] = include_bytes!("../../sample-data/huizhou/data.csv");

/// The sample's plan, as its file is.
pub const PLAN: &[u8] = include_bytes!("../../sample-data/huizhou/plan.json");

/// Opens the sample in a new store in a temporary folder.
///
/// # Errors
/// The temporary folder cannot be written.
pub fn open(actor: &str, clock: Clock) -> Result<Session> {
    let folder = tempfile::Builder::new()
        .prefix("kaohe-demo-")
        .tempdir()
        .map_err(|error| file::failed(&std::env::temp_dir(), &error))?;
    let mut session = Session::create(&folder.path().join("demo.db"), SCHEME, actor, clock)?.in_folder(folder);
    let mut round = session.round(None)?;
    let table = data::parse(DATA, session.scheme())?;
    let data = import::plan_of(&session, &round, table, "data.csv".to_owned())?;
    import::apply(&mut session, &mut round, data, "")?;
    plan::import(&mut session, &mut round, &plan::parse(PLAN)?, "")?;
    session.hand_over()?;
    Ok(session)
}
