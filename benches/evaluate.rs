//! How long the engine takes on the largest assessment in mind: 2,844 counties by 100 indicators.
//!
//! Run with `cargo bench --bench evaluate`; ratios matter more than absolute times.

use divan::Bencher;
use kaohe::exchange::scheme::read_scheme;
use kaohe::model::{Dataset, Entry, MetricIx, NodeIx, Period, Quantity, Reported, Scheme, UnitIx};
use kaohe::scoring::{evaluate, evaluate_again, explain};
use serde_json::json;

/// The allocator of the program itself: it keeps pages that the next evaluation needs again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const N_UNITS: usize = 2844;
const N_INDICATORS: usize = 100;
const PERIOD: Period = Period::year(2021);

fn main() {
    divan::main();
}

/// Five criteria of four criteria of five indicators, min-max and arithmetic.
fn large() -> (Scheme, Dataset) {
    let indicator = |n: usize| json!({"code": format!("I{n}"), "name": "i", "weight": 1, "input": format!("m{n}"), "method": {"min_max": {}}});
    let middle = |n: usize| {
        let children: Vec<_> = (5 * n..5 * n + 5).map(indicator).collect();
        json!({"code": format!("C{n}"), "name": "c", "children": children})
    };
    let top = |n: usize| {
        let children: Vec<_> = (4 * n..4 * n + 4).map(middle).collect();
        json!({"code": format!("T{n}"), "name": "t", "children": children})
    };
    let scheme = json!({
        "format": 1,
        "units": (0..N_UNITS).map(|n| json!({"code": format!("u{n}"), "name": "u"})).collect::<Vec<_>>(),
        "metrics": (0..N_INDICATORS).map(|n| json!({"code": format!("m{n}"), "name": "m"})).collect::<Vec<_>>(),
        "tree": (0..5).map(top).collect::<Vec<_>>(),
    });
    let scheme = read_scheme(scheme.to_string().as_bytes()).expect("a valid scheme");
    let mut dataset = scheme.empty_dataset();
    let mut seed = 20_240_613_u32;
    for unit in 0..N_UNITS {
        for metric in 0..N_INDICATORS {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let value = i32::try_from(seed >> 12).expect("20 bits");
            dataset.set(PERIOD, UnitIx(unit), MetricIx(metric), entry(value));
        }
    }
    (scheme, dataset)
}

fn entry(value: i32) -> Entry {
    Entry {
        reported: Reported::Value(Quantity::from(value)),
        ..Entry::default()
    }
}

#[divan::bench]
fn evaluate_2844_by_100(bencher: Bencher<'_, '_>) {
    let (scheme, dataset) = large();
    bencher.bench_local(|| evaluate(&scheme, &dataset, PERIOD));
}

#[divan::bench]
fn edit_one_cell_and_rank_again(bencher: Bencher<'_, '_>) {
    let (scheme, mut dataset) = large();
    let changed = scheme.find_node("I50").unwrap_or(NodeIx(0));
    let mut evaluation = evaluate(&scheme, &dataset, PERIOD);
    let mut value = 0;
    bencher.bench_local(|| {
        value += 1;
        dataset.set(PERIOD, UnitIx(1000), MetricIx(50), entry(value));
        evaluation = evaluate_again(&scheme, &dataset, &evaluation, &[changed]);
        evaluation.in_rank_order()
    });
}

#[divan::bench]
fn explain_one_indicator(bencher: Bencher<'_, '_>) {
    let (scheme, dataset) = large();
    let indicator = scheme.find_node("I50").unwrap_or(NodeIx(0));
    let evaluation = evaluate(&scheme, &dataset, PERIOD);
    bencher.bench_local(|| explain(&scheme, &dataset, &evaluation, UnitIx(1000), indicator));
}
