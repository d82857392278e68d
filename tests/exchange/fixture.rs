//! A small scheme with everything a data file can name: units, a reference, metrics, marks,
//! adjustments.

use std::sync::LazyLock;

use kaohe::exchange::read_scheme;
use kaohe::model::Scheme;

/// Two counties and their city, two metrics and a share, one judgement, one item of each kind.
pub fn scheme() -> Scheme {
    static READ: LazyLock<Scheme> = LazyLock::new(|| read_scheme(SCHEME.as_bytes()).expect("the fixture is a scheme"));
    READ.clone()
}

const SCHEME: &str = r#"{
  "format": 1, "id": "fixture", "version": "1.0.0", "periods": ["2020", "2021"], "base_period": "2018",
  "groups": [{"code": "g", "name": {"zh": "县组", "en": "Counties"}}],
  "units": [
    {"code": "441324", "name": {"zh": "龙门县", "en": "Longmen County"}, "group": "g"},
    {"code": "441302", "name": {"zh": "惠城区", "en": "Huicheng District"}, "group": "g"}],
  "references": [{"code": "441300", "name": {"zh": "惠州市", "en": "Huizhou"}}],
  "metrics": [
    {"code": "export", "name": {"zh": "出口总额", "en": "Exports"}, "unit": "亿元", "min": 0, "max": 5000},
    {"code": "import", "name": {"zh": "进口总额", "en": "Imports"}, "unit": "亿元"},
    {"code": "share", "name": {"zh": "占比", "en": "Share"}, "unit": "%", "min": 0, "max": 100}],
  "tree": [
    {"code": "A1", "name": {"zh": "出口", "en": "Exports"}, "weight": 60, "input": "export",
     "method": {"linear": {"from": 0, "to": 100}}},
    {"code": "A2", "name": {"zh": "占比", "en": "Share"}, "weight": 20,
     "input": {"increment": {"of": "share", "over": "base"}}, "method": {"min_max": {"scope": "all"}}},
    {"code": "G4", "name": {"zh": "专家评价", "en": "Assessors"}, "weight": 20,
     "method": {"judgement": {"scale": 100, "combine": "mean"}}}],
  "adjustments": {
    "bonus": {"cap": 5, "items": [{"code": "X1", "name": {"zh": "表彰", "en": "Award"}, "points": 2}]},
    "penalty": {"cap": 5, "items": [{"code": "Y1", "name": {"zh": "迟报", "en": "Late"}, "points": 1}]},
    "veto": [{"code": "V1", "name": {"zh": "弄虚作假", "en": "Falsified"}, "score_cap": 59.99}]},
  "grades": [
    {"code": "good", "name": {"zh": "良好", "en": "Good"}, "min": 60},
    {"code": "fail", "name": {"zh": "不合格", "en": "Fail"}, "min": 0}]
}"#;
