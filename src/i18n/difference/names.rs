//! Names of the things and fields in which schemes differ.

use super::{Field, Lang, Scheme, Text, Thing};

/// A thing with its kind, code and name, as the later scheme calls it where it has it.
#[must_use]
pub fn thing(schemes: [&Scheme; 2], thing: &Thing) -> Text {
    let [before, after] = schemes;
    let named = |of: fn(&Scheme, &str) -> Option<Text>, code: &str| of(after, code).or_else(|| of(before, code));
    let (zh, en, code, name) = match thing {
        Thing::Scheme => return Text::new("方案", "the scheme"),
        Thing::Group(code) => ("分类", "group", code, named(group, code)),
        Thing::Unit(code) => ("考核对象", "unit", code, named(unit, code)),
        Thing::Reference(code) => ("参照单位", "reference unit", code, named(unit, code)),
        Thing::Metric(code) => ("填报数据", "metric", code, named(metric, code)),
        Thing::Node(code) if is_indicator(schemes, code) => ("指标", "indicator", code, named(node, code)),
        Thing::Node(code) => ("一级指标", "criterion", code, named(node, code)),
        Thing::Bonus(code) => ("加分项", "bonus item", code, named(item, code)),
        Thing::Penalty(code) => ("扣分项", "penalty item", code, named(item, code)),
        Thing::Veto(code) => ("否决项", "veto item", code, named(item, code)),
        Thing::Grade(code) => ("等次", "grade", code, named(grade, code)),
    };
    let name = name.unwrap_or_else(|| Text::same(""));
    Text::of(
        format!("{zh} {code}“{}”", name.get(Lang::Zh)),
        format!("{en} {code} \"{}\"", name.get(Lang::En)),
    )
}

fn is_indicator(schemes: [&Scheme; 2], code: &str) -> bool {
    let found = schemes.iter().rev().find_map(|scheme| {
        let node = scheme.find_node(code)?;
        Some(scheme.node(node).is_indicator())
    });
    found.unwrap_or(false)
}

fn group(scheme: &Scheme, code: &str) -> Option<Text> {
    let mut groups = scheme.document().groups.iter();
    groups.find(|group| group.code == code).map(|group| group.name.clone())
}

fn unit(scheme: &Scheme, code: &str) -> Option<Text> {
    scheme.find_unit(code).map(|unit| scheme.unit(unit).name.clone())
}

fn metric(scheme: &Scheme, code: &str) -> Option<Text> {
    scheme
        .find_metric(code)
        .map(|metric| scheme.metric(metric).name.clone())
}

fn node(scheme: &Scheme, code: &str) -> Option<Text> {
    scheme.find_node(code).map(|node| scheme.node(node).name().clone())
}

fn item(scheme: &Scheme, code: &str) -> Option<Text> {
    let adjustments = &scheme.document().adjustments;
    let items = adjustments.bonus.items.iter().chain(&adjustments.penalty.items);
    let mut names = items
        .map(|item| (&item.code, &item.name))
        .chain(adjustments.veto.iter().map(|veto| (&veto.code, &veto.name)));
    names.find(|(other, _)| *other == code).map(|(_, name)| name.clone())
}

fn grade(scheme: &Scheme, code: &str) -> Option<Text> {
    let mut grades = scheme.document().grades.iter();
    grades.find(|grade| grade.code == code).map(|grade| grade.name.clone())
}

/// What a field is called.
#[must_use]
pub const fn field(field: Field) -> &'static Text {
    match field {
        Field::Id => const { &Text::new("标识", "id") },
        Field::Status => const { &Text::new("状态", "status") },
        Field::Title => const { &Text::new("标题", "title") },
        Field::Basis => const { &Text::new("依据", "basis") },
        Field::FullMarks => const { &Text::new("满分", "full marks") },
        Field::Periods => const { &Text::new("考核期", "periods") },
        Field::BasePeriod => const { &Text::new("基期", "base period") },
        Field::Rounding => const { &Text::new("取整", "rounding") },
        Field::RankedOn => const { &Text::new("排名依据", "what is ranked") },
        Field::TieBreak => const { &Text::new("同分比较", "tie break") },
        Field::Rankings => const { &Text::new("排名范围", "rankings") },
        Field::QuotaScope => const { &Text::new("等次限额范围", "scope of grade quotas") },
        Field::Weak => const { &Text::new("薄弱环节规则", "rules of weak links") },
        Field::Rectified => const { &Text::new("整改结果计入考核", "what rectification counts for") },
        Field::Closing => const { &Text::new("总评办法", "closing score") },
        Field::BonusCap => const { &Text::new("加分合计上限", "cap of bonuses") },
        Field::PenaltyCap => const { &Text::new("扣分合计上限", "cap of penalties") },
        Field::Name => const { &Text::new("名称", "name") },
        Field::Group => const { &Text::new("分类", "group") },
        Field::Within => const { &Text::new("所在地", "place it lies within") },
        Field::Coverage => const { &Text::new("数据口径", "coverage") },
        Field::Measure => const { &Text::new("计量单位", "measure") },
        Field::Range => const { &Text::new("上下限和小数位", "range and decimals") },
        Field::Source => const { &Text::new("数据来源和佐证", "source and evidence") },
        Field::Departments => const { &Text::new("责任单位", "departments") },
        Field::Parent => const { &Text::new("上级", "parent") },
        Field::Weight => const { &Text::new("权重", "weight") },
        Field::Aggregation => const { &Text::new("汇总方法", "aggregation") },
        Field::MinAvailable => const { &Text::new("最低可用比例", "least share available") },
        Field::Direction => const { &Text::new("方向", "direction") },
        Field::Input => const { &Text::new("取数", "input") },
        Field::Method => const { &Text::new("计分办法", "method") },
        Field::Target => const { &Text::new("目标值", "target") },
        Field::TargetOfNewPeriod => const { &Text::new("新考核期的目标值", "target of a new period") },
        Field::Missing => const { &Text::new("缺报处理", "what missing does") },
        Field::Undefined => const { &Text::new("无法计算时的处理", "what undefined does") },
        Field::NotApplicable => const { &Text::new("不涉及的单位", "units it does not apply to") },
        Field::Texts => const { &Text::new("定义和说明", "definition and notes") },
        Field::Links => const { &Text::new("对应的措施和目标", "measures and targets of the plan") },
        Field::Points => const { &Text::new("分值", "points") },
        Field::Cap => const { &Text::new("上限", "cap") },
        Field::Effect => const { &Text::new("后果", "effect") },
        Field::Minimum => const { &Text::new("最低总分", "lowest total") },
        Field::Quota => const { &Text::new("限额", "quota") },
    }
}
