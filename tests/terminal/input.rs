//! What comes in: many keys at once, Chinese in pieces, a paste.

use crate::demo;

#[test]
fn a_flood_of_keys_is_taken_whole() {
    let mut pty = demo((80, 24));
    pty.send("2");
    pty.wait_for("总分 名次");
    pty.send(&"j".repeat(2000));
    pty.wait_for("评委 王五");
    pty.send(&"k".repeat(1999));
    pty.wait_for("A 一般贸易规模与结构");
    pty.wait("the first row", |screen| screen.cursor_position().0 <= 4);
}

#[test]
fn chinese_split_between_two_reads_arrives_whole() {
    let mut pty = demo((80, 24));
    pty.send("2jj");
    pty.wait_for("惠城区 · 一般贸易出口额");
    for byte in "不涉及".as_bytes() {
        // One byte a write: the program may see them one by one.
        pty.send_bytes(&[*byte]);
    }
    pty.wait_for("读作：不涉及");
    pty.send("\r");
    pty.wait_for("已保存：惠城区 一般贸易出口额 204.07 → 不涉及");
}

#[test]
fn a_bracketed_paste_is_one_value() {
    let mut pty = demo((80, 24));
    pty.send("2jj");
    pty.wait_for("惠城区 · 一般贸易出口额");
    pty.send("\x1b[200~150.25\r\x1b[201~");
    pty.wait_for("读作：150.25");
}

#[test]
fn a_released_key_does_nothing() {
    let mut pty = demo((80, 24));
    pty.send("2");
    pty.wait_for("总分 名次");
    // j pressed, j released, as kitty and Windows tell it, then a key to wait for.
    pty.send("\x1b[106;1:1u\x1b[106;1:3ui");
    pty.wait("the second row, without details", |screen| {
        screen.cursor_position().0 == 4 && !screen.contents().contains("计分过程")
    });
}
