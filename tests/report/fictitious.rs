//! Three fictitious counties with an indicator of every kind that words depend on.

use kaohe::model::Scheme;
use kaohe::model::scheme::document::SchemeDocument;
use serde_json::{Value, json};

/// The scheme of the fictitious city.
pub fn scheme() -> Scheme {
    let document: SchemeDocument = serde_json::from_value(document()).expect("a scheme document");
    Scheme::new(document, "0123456789abcdef".repeat(4)).expect("a valid scheme")
}

fn document() -> Value {
    json!({
        "format": 1, "id": "fictitious", "version": "1.2.0", "status": "proposal",
        "title": {"zh": "甲市外贸考核方案", "en": "Trade assessment of Jia City"},
        "full_marks": 100, "periods": ["2020", "2021"], "base_period": "2019",
        "groups": [{"code": "c", "name": {"zh": "县组", "en": "Counties"}}, {"code": "d", "name": {"zh": "区组", "en": "Districts"}}],
        "units": [
            {"code": "jia", "name": {"zh": "甲县", "en": "Jia County"}, "group": "c"},
            {"code": "yi", "name": {"zh": "乙县", "en": "Yi County"}, "group": "c"},
            {"code": "bing", "name": {"zh": "丙区", "en": "Bing District"}, "group": "d"},
            {"code": "ding", "name": {"zh": "丁区", "en": "Ding District"}, "group": "d"}
        ],
        "metrics": [
            {"code": "gt", "name": {"zh": "一般贸易进出口", "en": "General trade"}, "unit": "亿元", "source": "海关统计"},
            {"code": "total", "name": {"zh": "进出口总额", "en": "All trade"}, "unit": "亿元", "source": "海关统计"},
            {"code": "brands", "name": {"zh": "国际知名品牌", "en": "Known brands"}, "unit": "个"},
            {"code": "events", "name": {"zh": "违规事件", "en": "Events"}, "unit": "次"}
        ],
        "tree": [
            {"code": "A", "name": {"zh": "规模与结构", "en": "Size and structure"}, "weight": 60, "children": [
                {"code": "A1", "name": {"zh": "一般贸易占比", "en": "General-trade share"}, "weight": 40, "unit": "%",
                 "input": {"ratio": {"num": "gt", "den": "total", "scale": 100}},
                 "method": {"efficacy": {"unacceptable": 20, "satisfactory": 60}}, "scored_by": "市商务局"},
                {"code": "A2", "name": {"zh": "占比增幅", "en": "Increase of the share"}, "weight": 20, "unit": "百分点",
                 "input": {"increment": {"of": {"ratio": {"num": "gt", "den": "total", "scale": 100}}, "over": "previous"}},
                 "method": {"min_max": {"base": 0.6, "scope": "all"}}, "scored_by": "市商务局"}
            ]},
            {"code": "B", "name": {"zh": "品牌与规范", "en": "Brands and conduct"}, "weight": 40, "children": [
                {"code": "B1", "name": {"zh": "国际知名品牌", "en": "Known brands"}, "weight": 30, "unit": "个", "input": "brands",
                 "method": {"attainment": {"target": {"by_unit": {"jia": 4, "yi": 2, "bing": 2, "ding": 2}, "path": {"2020": 0.5, "2021": 1}}, "cap": 1.2}},
                 "scored_by": "市市场监管局"},
                {"code": "B2", "name": {"zh": "规范经营", "en": "Good conduct"}, "weight": 10, "unit": "次", "direction": "negative",
                 "input": "events", "method": {"deduct": {"points": 2}}, "scored_by": "市商务局"}
            ]}
        ],
        "adjustments": {
            "bonus": {"cap": 5, "items": [{"code": "X1", "name": {"zh": "获国家表彰", "en": "National award"}, "points": 2}]},
            "penalty": {"cap": 5, "items": [{"code": "Y1", "name": {"zh": "被通报批评", "en": "Criticised"}, "points": 1}]},
            "veto": [{"code": "V1", "name": {"zh": "弄虚作假", "en": "Falsified data"}, "score_cap": 59.99, "grade_cap": "fail"}]
        },
        "ranking": {"tie_break": ["A", "B1"]},
        "grades": [
            {"code": "excellent", "name": {"zh": "优秀", "en": "Excellent"}, "min": 90, "quota": 0.3},
            {"code": "good", "name": {"zh": "良好", "en": "Good"}, "min": 75},
            {"code": "fail", "name": {"zh": "不合格", "en": "Fail"}, "min": 0}
        ],
        "weak": {"rate_below": 0.6, "below_mean": 0.8}
    })
}
