//! A formula as a spreadsheet writes it, with no more brackets than it needs.

use super::formula::{Expr, Rows, Sign, Spot};
use super::tab::Tab;

/// Writes a formula as a spreadsheet does, without the sign before it.
pub(super) fn text(expr: &Expr, spot: Spot<'_>, name: &dyn Fn(Tab) -> &'static str) -> String {
    let mut out = String::new();
    Writer { spot, name }.part(expr, 0, &mut out);
    out
}

struct Writer<'a> {
    spot: Spot<'a>,
    name: &'a dyn Fn(Tab) -> &'static str,
}

impl Writer<'_> {
    /// Writes a part that stands beside a sign which binds so strongly.
    fn part(&self, expr: &Expr, around: u8, out: &mut String) {
        match expr {
            Expr::Number(number) => out.push_str(&number_text(*number, around > 0)),
            Expr::Word(word) => {
                out.push('"');
                out.push_str(&word.replace('"', "\"\""));
                out.push('"');
            }
            Expr::Cell(cell) => {
                self.sheet(cell.tab, out);
                let row = cell.row.unwrap_or(self.spot.row);
                out.push_str(&place(row, cell.column, cell.row.is_some()));
            }
            Expr::Range(range) => {
                self.sheet(range.tab, out);
                let (top, bottom) = self.spot.spans.resolve(range.rows, self.spot.row);
                let is_fixed = range.rows != Rows::Here;
                out.push_str(&place(top, range.first, is_fixed));
                out.push(':');
                out.push_str(&place(bottom, range.last, is_fixed));
            }
            Expr::Binary(sign, parts) => {
                let strength = sign.strength();
                // Two comparisons or powers in a row always need brackets to be read rightly.
                let brackets = strength < around || (strength == around && matches!(strength, 1 | 5));
                if brackets {
                    out.push('(');
                }
                self.part(&parts[0], strength, out);
                out.push_str(sign.text());
                let after = strength + u8::from(matches!(sign, Sign::Sub | Sign::Div));
                self.part(&parts[1], after, out);
                if brackets {
                    out.push(')');
                }
            }
            Expr::Call(function, arguments) => {
                out.push_str(function.text());
                out.push('(');
                for (n, argument) in arguments.iter().enumerate() {
                    if n > 0 {
                        out.push(',');
                    }
                    self.part(argument, 0, out);
                }
                out.push(')');
            }
        }
    }

    fn sheet(&self, tab: Tab, out: &mut String) {
        if tab != self.spot.tab {
            out.push('\'');
            out.push_str((self.name)(tab));
            out.push_str("'!");
        }
    }
}

fn number_text(number: f64, beside_a_sign: bool) -> String {
    let digits = format!("{number:?}").replace('e', "E");
    let digits = digits.strip_suffix(".0").unwrap_or(&digits);
    if number < 0.0 && beside_a_sign {
        format!("({digits})")
    } else {
        digits.to_owned()
    }
}

/// A place as a spreadsheet writes it: `D7`, or `$D$7` where it must not move when it is copied.
pub(super) fn place(row: usize, column: usize, is_fixed: bool) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).expect("BUG: there are 26 letters");
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.iter().rev().collect();
    if is_fixed {
        format!("${letters}${}", row + 1)
    } else {
        format!("{letters}{}", row + 1)
    }
}
