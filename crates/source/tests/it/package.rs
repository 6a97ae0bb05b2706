//! What of a package is said to run.

use laocoon_source::LayoutBuilder;

/// `when member` of what runs, after the ecosystem.
#[track_caller]
fn check(members: &[(&str, &str)], ecosystem: &str, expected: &[&str]) {
    let mut builder = LayoutBuilder::default();
    for (name, text) in members {
        builder.see(name, text.as_bytes());
    }
    let layout = builder.finish().expect("a package");
    assert_eq!(layout.ecosystem.as_str(), ecosystem);
    let runs: Vec<String> = layout
        .runs
        .iter()
        .map(|runs| format!("{} {}", runs.when, runs.member))
        .collect();
    assert_eq!(runs, expected);
}

#[test]
fn wheel() {
    check(
        &[
            ("x-1.0.dist-info/WHEEL", ""),
            (
                "x-1.0.dist-info/entry_points.txt",
                "[console_scripts]\nx = x.cli:main\n[pytest11]\nplugin = x.plugin\n# c = x.no\n",
            ),
            ("x-1.0.data/scripts/run", ""),
            ("x-1.0.data/purelib/late.pth", ""),
            ("x.pth", "import x\n"),
            ("sitecustomize.py", ""),
            ("usercustomize/__init__.py", ""),
            ("x/__init__.py", ""),
            ("x/cli.py", ""),
            ("x/plugin/__init__.py", ""),
            ("x/no.py", ""),
            ("x/deep/x.pth", ""),
            ("fast.cpython-312-x86_64-linux-gnu.so", ""),
            ("README.md", ""),
        ],
        "pypi-wheel",
        &[
            "startup sitecustomize.py",
            "startup usercustomize/__init__.py",
            "startup x-1.0.data/purelib/late.pth",
            "startup x.pth",
            "import fast.cpython-312-x86_64-linux-gnu.so",
            "import x/__init__.py",
            "import x/plugin/__init__.py",
            "command x-1.0.data/scripts/run",
            "command x/cli.py",
        ],
    );
}

#[test]
fn sdist_with_a_build_backend_of_its_own() {
    check(
        &[
            ("x-1.0/PKG-INFO", ""),
            (
                "x-1.0/pyproject.toml",
                "[build-system]\nrequires = []\nbuild-backend = 'backend.api:hooks'\n\
                 backend-path = ['./build_tools', '.']\n",
            ),
            ("x-1.0/build_tools/backend/api.py", ""),
            ("x-1.0/setup.py", ""),
            ("x-1.0/src/x/__init__.py", ""),
            ("x-1.0/tests/test_x.py", ""),
            ("x-1.0/package.json", "{}"),
        ],
        "pypi-sdist",
        &[
            "install x-1.0/build_tools/backend/api.py",
            "install x-1.0/setup.py",
            "import x-1.0/src/x/__init__.py",
        ],
    );
}

#[test]
fn npm() {
    check(
        &[
            (
                "package/package.json",
                r#"{"scripts": {"postinstall": "node ./scripts/setup && sh x.sh", "test": "node t.js"},
                    "main": "./lib", "bin": {"x": "cli.js"},
                    "exports": {".": {"import": "./esm.mjs"}}}"#,
            ),
            ("package/scripts/setup.js", ""),
            ("package/x.sh", ""),
            ("package/t.js", ""),
            ("package/lib/index.js", ""),
            ("package/esm.mjs", ""),
            ("package/cli.js", ""),
            ("package/binding.gyp", ""),
        ],
        "npm",
        &[
            "install package/binding.gyp",
            "install package/package.json",
            "install package/scripts/setup.js",
            "install package/x.sh",
            "import package/esm.mjs",
            "import package/lib/index.js",
            "command package/cli.js",
        ],
    );
    check(
        &[("other/package.json", "{}"), ("other/index.js", "")],
        "npm",
        &["import other/index.js"],
    );
}

#[test]
fn extension_of_an_editor() {
    check(
        &[
            ("extension.vsixmanifest", ""),
            (
                "extension/package.json",
                r#"{"main": "./out/extension", "activationEvents": ["*"]}"#,
            ),
            ("extension/out/extension.js", ""),
        ],
        "vs-code-extension",
        &["startup extension/out/extension.js"],
    );
    check(
        &[
            ("extension.vsixmanifest", ""),
            ("extension/package.json", r#"{"main": "a.js"}"#),
            ("extension/a.js", ""),
        ],
        "vs-code-extension",
        &["import extension/a.js"],
    );
}

#[test]
fn gem() {
    check(
        &[
            (
                "metadata.gz!metadata",
                "---\nextensions:\n- ext/x/Rakefile\nfiles:\n- a\n",
            ),
            ("data.tar.gz!ext/x/Rakefile", ""),
            ("data.tar.gz!ext/y/extconf.rb", ""),
            ("data.tar.gz!lib/x.rb", ""),
            ("data.tar.gz!lib/rubygems_plugin.rb", ""),
            ("data.tar.gz!exe/x", ""),
            ("data.tar.gz!Rakefile", ""),
        ],
        "gem",
        &[
            "install data.tar.gz!ext/x/Rakefile",
            "install data.tar.gz!ext/y/extconf.rb",
            "startup data.tar.gz!lib/rubygems_plugin.rb",
            "import data.tar.gz!lib/x.rb",
            "command data.tar.gz!exe/x",
        ],
    );
}

#[test]
fn crate_of_rust() {
    check(
        &[
            (
                "x-1.0.0/Cargo.toml",
                "[package]\nname = 'x'\nbuild = 'tools/b.rs'\n[lib]\nproc-macro = true\n",
            ),
            ("x-1.0.0/tools/b.rs", ""),
            ("x-1.0.0/build.rs", ""),
            ("x-1.0.0/src/lib.rs", ""),
            ("x-1.0.0/src/bin/x.rs", ""),
        ],
        "crate",
        &[
            "install x-1.0.0/src/lib.rs",
            "install x-1.0.0/tools/b.rs",
            "command x-1.0.0/src/bin/x.rs",
        ],
    );
}

#[test]
fn skill() {
    check(
        &[
            ("pdf/SKILL.md", ""),
            ("pdf/scripts/fill.py", ""),
            ("pdf/forms.md", ""),
        ],
        "skill",
        &["import pdf/SKILL.md", "command pdf/scripts/fill.py"],
    );
}

#[test]
fn manifests_that_are_nonsense_mark_nothing() {
    check(
        &[
            ("x-1.0/PKG-INFO", ""),
            ("x-1.0/pyproject.toml", "build-system = ["),
            ("x-1.0/setup.py", ""),
        ],
        "pypi-sdist",
        &["install x-1.0/setup.py"],
    );
    let mut builder = LayoutBuilder::default();
    builder.see("notes.txt", b"");
    assert_eq!(builder.finish(), None);
}
