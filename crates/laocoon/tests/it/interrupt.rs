//! Ctrl-C.
#![cfg(target_os = "linux")]

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::scene::Scene;

/// The bit of SIGINT among the signals that a process handles.
const SIGINT: u64 = 1 << (2 - 1);

fn handles_interrupts(process: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
    let caught = u64::from_str_radix(caught.unwrap().trim(), 16).unwrap();
    caught & SIGINT != 0
}

#[test]
fn an_interrupt_ends_the_scan_at_once_with_130() {
    let scene = Scene::new();
    // Standard input stays open, so that the scan waits for the rest of it.
    let mut child = scene
        .command()
        .args(["scan", "--stdin-path", "a.py", "--output", "report.txt"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let input = child.stdin.take();
    while !handles_interrupts(child.id()) {
        sleep(Duration::from_millis(5));
    }
    let killed = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(killed.success());
    let output = child.wait_with_output().unwrap();
    drop(input);
    assert_eq!(output.status.code(), Some(130));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "interrupted\n");
    assert!(!scene.path("report.txt").exists());
}
