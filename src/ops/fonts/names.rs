//! The names that faces have on people's machines, for each typeface of an office: its own names
//! first, then what stands for it, the closest first.

use crate::report::render::pdf::Typeface;

/// A family and the weight that is wanted of it.
pub(super) type Name = (&'static str, u16);

/// The families that stand for a typeface, the most wanted first.
pub(super) const fn names(typeface: Typeface) -> &'static [Name] {
    match typeface {
        Typeface::Song => SONG,
        Typeface::Hei => HEI,
        Typeface::Fang => FANG,
        Typeface::Kai => KAI,
        Typeface::Title => TITLE,
    }
}

/// The weight of a face that has all of them.
pub(super) const fn weight(typeface: Typeface) -> u16 {
    match typeface {
        Typeface::Song | Typeface::Fang | Typeface::Kai => 400,
        Typeface::Hei => 500,
        Typeface::Title => 700,
    }
}

const SONG: &[Name] = &[
    ("宋体", 400),
    ("SimSun", 400),
    ("新宋体", 400),
    ("NSimSun", 400),
    ("方正书宋_GBK", 400),
    ("华文宋体", 400),
    ("STSong", 400),
    ("Songti SC", 400),
    ("Noto Serif CJK SC", 400),
    ("Noto Serif SC", 400),
    ("Source Han Serif SC", 400),
    ("思源宋体", 400),
    ("Source Han Serif CN", 400),
    ("AR PL SungtiL GB", 400),
    ("AR PL UMing CN", 400),
];

const HEI: &[Name] = &[
    ("黑体", 400),
    ("SimHei", 400),
    ("方正黑体_GBK", 400),
    ("华文黑体", 400),
    ("STHeiti", 400),
    ("Heiti SC", 500),
    ("PingFang SC", 500),
    ("微软雅黑", 400),
    ("Microsoft YaHei", 400),
    ("Noto Sans CJK SC", 500),
    ("Noto Sans SC", 500),
    ("Source Han Sans SC", 500),
    ("思源黑体", 500),
    ("Source Han Sans CN", 500),
    ("文泉驿正黑", 500),
    ("WenQuanYi Zen Hei", 500),
    ("文泉驿微米黑", 400),
    ("WenQuanYi Micro Hei", 400),
];

const FANG: &[Name] = &[
    ("仿宋_GB2312", 400),
    ("FangSong_GB2312", 400),
    ("仿宋", 400),
    ("FangSong", 400),
    ("方正仿宋_GBK", 400),
    ("方正仿宋简体", 400),
    ("华文仿宋", 400),
    ("STFangsong", 400),
    ("朱雀仿宋", 400),
    ("Zhuque Fangsong", 400),
    ("朱雀仿宋（预览测试版）", 400),
    ("Zhuque Fangsong (technical preview)", 400),
];

const KAI: &[Name] = &[
    ("楷体_GB2312", 400),
    ("KaiTi_GB2312", 400),
    ("楷体", 400),
    ("KaiTi", 400),
    ("方正楷体_GBK", 400),
    ("方正楷体简体", 400),
    ("华文楷体", 400),
    ("STKaiti", 400),
    ("Kaiti SC", 400),
    ("霞鹜文楷", 400),
    ("LXGW WenKai", 400),
    ("霞鹜文楷 GB", 400),
    ("LXGW WenKai GB", 400),
    ("AR PL KaitiM GB", 400),
    ("AR PL UKai CN", 400),
];

const TITLE: &[Name] = &[
    ("方正小标宋简体", 400),
    ("FZXiaoBiaoSong-B05S", 400),
    ("方正小标宋_GBK", 400),
    ("FZXiaoBiaoSong-B05", 400),
    ("华文中宋", 400),
    ("STZhongsong", 400),
    ("Noto Serif CJK SC", 700),
    ("Noto Serif SC", 700),
    ("Source Han Serif SC", 700),
    ("思源宋体", 700),
    ("Source Han Serif CN", 700),
];

/// What stands for a typeface where none of its own names is there: 宋体 for what is drawn with a
/// brush, then 黑体.
pub(super) const fn instead(typeface: Typeface) -> &'static [Typeface] {
    match typeface {
        Typeface::Hei => &[Typeface::Song],
        Typeface::Song => &[Typeface::Hei],
        Typeface::Fang | Typeface::Kai | Typeface::Title => &[Typeface::Song, Typeface::Hei],
    }
}
