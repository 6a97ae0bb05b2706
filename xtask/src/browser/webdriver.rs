//! A browser, driven by the WebDriver protocol: <https://www.w3.org/TR/webdriver2/>.
//!
//! The driver is a process of ours, on a port that it chooses itself, and ends
//! with us.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

/// How long the driver may take to answer.
const PATIENCE: Duration = Duration::from_secs(120);

pub(super) struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts the driver and a headless browser with a profile of its own.
    ///
    /// # Errors
    ///
    /// When there is no driver or no browser.
    pub(super) fn start(driver: &Path) -> anyhow::Result<Self> {
        let mut driver = Command::new(driver)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| {
                format!(
                    "cannot run {}: install chromium-driver, or name it with --driver",
                    driver.display()
                )
            })?;
        let port = port_of(&mut driver);
        let profile = tempfile::tempdir()?;
        let mut browser = Self {
            driver,
            port: port?,
            session: String::new(),
            _profile: profile,
        };
        let profile = format!("--user-data-dir={}", browser._profile.path().display());
        let arguments = [
            "--headless",
            // Tests run as root on build machines, where Chromium has no sandbox.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,1400",
            &profile,
        ];
        let capabilities = json!({"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": {"args": arguments}}}});
        let session = browser.call("POST", "/session", &capabilities)?;
        browser.session = session["sessionId"]
            .as_str()
            .context("no session")?
            .to_owned();
        Ok(browser)
    }

    /// Opens a file and waits until it is loaded.
    pub(super) fn open(&mut self, page: &Path) -> anyhow::Result<()> {
        self.in_session(
            "/url",
            &json!({"url": format!("file://{}", page.display())}),
        )?;
        Ok(())
    }

    /// What an expression is on the page.
    pub(super) fn value(&mut self, expression: &str) -> anyhow::Result<Value> {
        let script = format!("return {expression}");
        self.in_session("/execute/sync", &json!({"script": script, "args": []}))
    }

    /// What a script gives to the function that is its last argument.
    pub(super) fn wait_for(&mut self, script: &str) -> anyhow::Result<Value> {
        self.in_session("/execute/async", &json!({"script": script, "args": []}))
    }

    /// Presses keys, one after the other.
    pub(super) fn press(&mut self, keys: &str) -> anyhow::Result<()> {
        let press = |key: char| {
            let key = key.to_string();
            [
                json!({"type": "keyDown", "value": key}),
                json!({"type": "keyUp", "value": key}),
            ]
        };
        let actions: Vec<Value> = keys.chars().flat_map(press).collect();
        let actions = json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]});
        self.in_session("/actions", &actions)?;
        Ok(())
    }

    /// What the window shows, as PNG.
    pub(super) fn picture(&mut self) -> anyhow::Result<Vec<u8>> {
        let path = format!("/session/{}/screenshot", self.session);
        let text = self.call("GET", &path, &Value::Null)?;
        Ok(BASE64_STANDARD.decode(text.as_str().context("no picture")?)?)
    }

    fn in_session(&mut self, path: &str, body: &Value) -> anyhow::Result<Value> {
        let path = format!("/session/{}{path}", self.session);
        self.call("POST", &path, body)
    }

    fn call(&mut self, method: &str, path: &str, body: &Value) -> anyhow::Result<Value> {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        let mut line = String::new();
        while reader.read_line(&mut line)? > 0 && line.trim_end() != "" {
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse()?;
            }
            line.clear();
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer)?;
        let mut answer: Value = serde_json::from_slice(&answer)?;
        let value = answer["value"].take();
        if let Some(error) = value["error"].as_str() {
            bail!(
                "the driver answers `{error}` to {path}: {}",
                value["message"]
            );
        }
        Ok(value)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let path = format!("/session/{}", self.session);
            // A driver that does not answer is ended below all the same.
            let _ = self.call("DELETE", &path, &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The driver says which port it chose.
fn port_of(driver: &mut Child) -> anyhow::Result<u16> {
    let output = driver.stdout.take().context("no output of the driver")?;
    for line in BufReader::new(output).lines() {
        let line = line?;
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            return Ok(port.trim_end_matches('.').parse()?);
        }
    }
    bail!("the driver did not start")
}
