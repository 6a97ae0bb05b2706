//! The HTML report in a real browser: whether anything hostile on it runs,
//! whether its filters and keys work, and how long a large one takes to open.
//!
//! Needs Chromium and its driver (`chromium-driver` in Debian). It is no unit
//! test, so that `cargo test` needs neither.

mod pages;
mod webdriver;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use clap::Args;
use serde_json::Value;

use crate::workspace;
use webdriver::Browser;

/// How many findings the large report has.
const MANY: usize = 5_000;

#[derive(Args)]
pub(crate) struct Options {
    /// Where chromedriver is
    #[arg(long, default_value = "chromedriver")]
    driver: PathBuf,
    /// Write pictures of the pages to this folder
    #[arg(long)]
    pictures: Option<PathBuf>,
    /// How often the large report is opened
    #[arg(long, default_value_t = 3)]
    runs: usize,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let program = workspace::build_program()?;
    let folder = tempfile::tempdir()?;
    let mut browser = Browser::start(&options.driver)?;

    let hostile = pages::hostile(&program, folder.path())?;
    browser.open(&hostile)?;
    picture(&mut browser, options, "hostile")?;
    nothing_hostile_ran(&mut browser).context("the page of hostile text")?;
    println!("hostile text: nothing ran, nothing was loaded, nothing became markup");
    filters_and_keys_work(&mut browser).context("filters and keys")?;
    println!("filters and keys: work");

    let large = pages::large(&program, folder.path(), MANY)?;
    let mut times = Vec::new();
    for _ in 0..options.runs.max(1) {
        browser.open(&large)?;
        // Script, layout and the first frame are done in the second frame.
        let time = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));";
        times.push(browser.wait_for(time)?.as_f64().context("no time")?);
    }
    picture(&mut browser, options, "large")?;
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    let size = std::fs::metadata(&large)?.len() / 1024;
    println!(
        "{MANY} findings, {size} KiB: open after {median:.0} ms, median of {}",
        times.len()
    );
    Ok(())
}

fn picture(browser: &mut Browser, options: &Options, name: &str) -> anyhow::Result<()> {
    let Some(folder) = &options.pictures else {
        return Ok(());
    };
    let path: &Path = &folder.join(name).with_extension("png");
    std::fs::write(path, browser.picture()?).with_context(|| path.display().to_string())
}

/// The hostile text would set the title, add elements, or load something.
fn nothing_hostile_ran(browser: &mut Browser) -> anyhow::Result<()> {
    let check = |browser: &mut Browser, what: &str, expression: &str, expected: Value| {
        let value = browser.value(expression)?;
        ensure!(
            value == expected,
            "{what}: `{expression}` is {value}, not {expected}"
        );
        Ok(())
    };
    check(
        browser,
        "the title",
        "document.title",
        "block · laocoon".into(),
    )?;
    check(
        browser,
        "a mark of a script that ran",
        "String(window.pwned)",
        "undefined".into(),
    )?;
    check(browser, "scripts", "document.scripts.length", 1.into())?;
    check(
        browser,
        "elements that only hostile text has",
        "document.querySelectorAll('img, svg, iframe, object, embed, form, style ~ style, base, main script').length",
        0.into(),
    )?;
    check(
        browser,
        "attributes that run",
        "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value))).length",
        0.into(),
    )?;
    check(
        browser,
        "what was loaded",
        "performance.getEntriesByType('resource').length",
        0.into(),
    )?;
    let found = browser.value("document.querySelectorAll('article').length")?;
    ensure!(
        found.as_u64() >= Some(3),
        "only {found} findings: the test tests nothing"
    );
    Ok(())
}

fn filters_and_keys_work(browser: &mut Browser) -> anyhow::Result<()> {
    const SHOWN: &str = "document.querySelectorAll('article:not([hidden])').length";
    let shown = |browser: &mut Browser| -> anyhow::Result<u64> {
        browser.value(SHOWN)?.as_u64().context("no number")
    };
    let all = shown(browser)?;
    browser.press("1")?;
    let without_critical = shown(browser)?;
    ensure!(without_critical < all, "key 1 hid nothing of {all}");
    browser.press("1")?;
    ensure!(shown(browser)? == all, "key 1 did not show them again");
    browser.press("/")?;
    browser.press("needle")?;
    ensure!(
        shown(browser)? == 1,
        "the search shows {} findings, not one",
        shown(browser)?
    );
    // Escape leaves the field; what is in it stays.
    browser.press("\u{e00c}")?;
    browser.press("j")?;
    let focused = browser.value("document.activeElement.tagName")?;
    ensure!(focused == "ARTICLE", "key j went to {focused}");
    let before = browser.value("document.documentElement.dataset.theme ?? ''")?;
    browser.press("t")?;
    let after = browser.value("document.documentElement.dataset.theme ?? ''")?;
    ensure!(before != after, "key t changed nothing");
    Ok(())
}
