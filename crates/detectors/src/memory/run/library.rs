//! What the functions of the standard library do.

use laocoon_syntax::{Kind, NodeId};

use super::calls::Given;
use super::event::{Event, Happening};
use super::state::State;
use super::text::Content;
use super::value::{Null, Range, Value, checks, trust};
use super::{Machine, Outcomes};

impl Machine<'_> {
    /// A call of a function that the file does not define.
    pub(super) fn library(
        &mut self,
        node: NodeId,
        name: &str,
        given: &Given,
        mut state: State,
    ) -> Outcomes {
        let arguments: Vec<Value> = given.iter().map(|(_, value)| *value).collect();
        let one = |state: State, value: Value| vec![(state, value)];
        match (name, &arguments[..]) {
            (
                "exit"
                | "_exit"
                | "abort"
                | "quick_exit"
                | "err"
                | "errx"
                | "longjmp"
                | "pthread_exit"
                | "__builtin_unreachable"
                | "terminate",
                _,
            ) => Vec::new(),
            (_, [_, ..]) if holds_what_it_is_given(name) => match given.first() {
                Some((condition, _)) if !self.mentions_call(*condition) => {
                    let (holds, _) = self.branch(*condition, state);
                    holds
                        .into_iter()
                        .map(|state| (state, Value::UNKNOWN))
                        .collect()
                }
                _ => one(state, Value::UNKNOWN),
            },
            ("malloc" | "alloca" | "valloc", [size]) => {
                self.check_size(node, size);
                let value = self.allocate(node, &mut state, size.range.only(), name != "alloca");
                one(state, value)
            }
            ("calloc", [count, size]) => {
                self.check_size(node, count);
                let whole = count.range.operate("*", size.range).only();
                let value = self.allocate(node, &mut state, whole, true);
                one(state, value)
            }
            ("strdup" | "strndup" | "_strdup", [text, ..]) => {
                self.use_all(given, &mut state, node);
                let content = self.text_of(text, &state);
                let value = self.allocate(node, &mut state, None, true);
                self.fill_text(&value, content, &mut state, false);
                one(state, value)
            }
            ("realloc" | "reallocarray", [old, .., size]) => {
                self.check_size(node, size);
                let content = self.text_of(old, &state);
                // When it fails, the old memory is still there.
                let failed = (state.clone(), Value::null(node));
                self.free(node, old, &mut state);
                let size = (name == "realloc").then(|| size.range.only()).flatten();
                let value = self.allocate(node, &mut state, size, false);
                self.fill_text(&value, content, &mut state, false);
                vec![(state, value), failed]
            }
            ("free" | "cfree" | "g_free", [value]) => {
                self.free(node, value, &mut state);
                one(state, Value::UNKNOWN)
            }
            ("getenv" | "secure_getenv", [_]) => {
                let value = self.outside(node, &mut state);
                one(state, value)
            }
            ("rand" | "random" | "lrand48", _) => {
                let value = Value {
                    trust: trust::RANDOM,
                    from: Some(node),
                    ..Value::number(Range::new(0, i128::from(i32::MAX)))
                };
                one(state, value)
            }
            ("getchar" | "getc" | "fgetc", _) => {
                let value = Value {
                    trust: trust::INPUT,
                    from: Some(node),
                    ..Value::number(Range::new(-1, 255))
                };
                one(state, value)
            }
            (
                "atoi" | "atol" | "atoll" | "strtol" | "strtoul" | "strtoll" | "strtoull" | "stoi"
                | "stol",
                [text, ..],
            ) => {
                self.use_all(given, &mut state, node);
                let value = self.parsed(node, name, text, &state);
                if let Some(end) = arguments.get(1) {
                    self.changed_by_others(end, &mut state);
                }
                one(state, value)
            }
            ("scanf" | "fscanf" | "sscanf", _) => {
                let first = if name == "scanf" { 1 } else { 2 };
                let source = match (name, arguments.first()) {
                    ("sscanf", Some(text)) => self.text_of(text, &state),
                    _ => input(node),
                };
                for value in arguments.iter().skip(first) {
                    self.received(value, source, &mut state);
                }
                one(state, Value::number(Range::new(-1, 100)))
            }
            ("fgets" | "gets" | "fgetws" | "getline" | "getdelim" | "gets_s", [to, ..]) => {
                self.touch_value(to, &mut state, node);
                self.received(to, input(node), &mut state);
                let result = if name.starts_with("get") {
                    Value::UNKNOWN
                } else {
                    *to
                };
                // Whether it could be read is asked of the result.
                let result = Value {
                    target: None,
                    null: Null::Unknown,
                    ..result
                };
                one(state, result)
            }
            ("read" | "recv" | "recvfrom" | "pread", [_, to, size, ..]) => {
                self.touch_value(to, &mut state, node);
                self.received(to, input(node), &mut state);
                self.unended(to, size, &mut state);
                one(state, received_count(node, size))
            }
            ("fread", [to, _, count, ..]) => {
                self.touch_value(to, &mut state, node);
                self.received(to, input(node), &mut state);
                one(
                    state,
                    Value {
                        trust: 0,
                        ..received_count(node, count)
                    },
                )
            }
            _ => self.on_texts(node, name, given, state),
        }
    }

    fn on_texts(&mut self, node: NodeId, name: &str, given: &Given, mut state: State) -> Outcomes {
        let arguments: Vec<Value> = given.iter().map(|(_, value)| *value).collect();
        self.sinks(node, name, given, &state);
        match (name, &arguments[..]) {
            (
                "strcpy" | "stpcpy" | "strncpy" | "memcpy" | "memmove" | "strlcpy" | "wcscpy",
                [to, from, ..],
            ) => {
                self.use_all(given, &mut state, node);
                self.ends(node, name, from, &state);
                let content = self.text_of(from, &state);
                self.fill_text(to, content, &mut state, false);
                vec![(state, *to)]
            }
            ("strcat" | "strncat" | "strlcat", [to, from, ..]) => {
                self.use_all(given, &mut state, node);
                self.ends(node, name, from, &state);
                let content = self.text_of(from, &state);
                self.fill_text(to, content, &mut state, true);
                vec![(state, *to)]
            }
            ("sprintf" | "snprintf" | "asprintf" | "vsnprintf", [to, ..]) => {
                self.use_all(given, &mut state, node);
                let format = if name == "snprintf" { 2 } else { 1 };
                let content = self.formatted(given, format, &state);
                self.fill_text(to, content, &mut state, false);
                vec![(state, Value::number(Range::new(-1, i128::from(i32::MAX))))]
            }
            ("realpath" | "canonicalize_file_name", [from, ..]) => {
                let mut content = self.text_of(from, &state);
                content.checks |= checks::RESOLVED;
                let value = match arguments.get(1).filter(|to| to.target.is_some()) {
                    Some(to) => {
                        self.fill_text(to, content, &mut state, false);
                        Value {
                            target: None,
                            ..*to
                        }
                    }
                    None => {
                        let value = self.allocate(node, &mut state, None, true);
                        self.fill_text(&value, content, &mut state, false);
                        value
                    }
                };
                vec![(state, value)]
            }
            (
                "strlen" | "strnlen" | "strspn" | "strcspn" | "strcmp" | "strncmp" | "memcmp"
                | "strcasecmp" | "strncasecmp" | "puts" | "fputs" | "printf" | "fprintf" | "memset"
                | "bzero" | "fwrite" | "write" | "send" | "isalnum" | "isalpha" | "isdigit"
                | "isspace" | "isxdigit" | "abs" | "perror" | "putchar" | "fflush" | "fclose"
                | "toupper" | "tolower" | "sleep" | "time" | "srand" | "system" | "fopen" | "open"
                | "close" | "unlink" | "stat" | "access" | "remove" | "strerror" | "popen"
                | "pclose" | "opendir" | "feof" | "ferror" | "explicit_bzero",
                _,
            ) => {
                self.use_all(given, &mut state, node);
                if let Some(text) = arguments
                    .first()
                    .filter(|_| matches!(name, "strlen" | "puts" | "printf"))
                {
                    self.ends(node, name, text, &state);
                }
                if matches!(name, "memset" | "bzero" | "explicit_bzero")
                    && let Some(to) = arguments.first()
                {
                    self.fill_text(to, Content::default(), &mut state, false);
                    self.changed_by_others(to, &mut state);
                }
                let value = match name {
                    "strlen" | "strnlen" | "strspn" | "strcspn" => {
                        Value::number(Range::new(0, 1 << 40))
                    }
                    "abs" => Value::number(Range::new(0, i128::from(i32::MAX))),
                    _ => Value::UNKNOWN,
                };
                vec![(state, value)]
            }
            (
                "strchr" | "strrchr" | "strstr" | "strpbrk" | "strtok" | "memchr" | "basename"
                | "dirname",
                [text, ..],
            ) => {
                let content = self.text_of(text, &state);
                let value = Value {
                    trust: content.trust,
                    checks: content.checks,
                    from: content.from,
                    // It may be null; who does not ask has a reason more often than not.
                    ..Value::UNKNOWN
                };
                vec![(state, value)]
            }
            _ => {
                let state = self.unknown(given, state);
                vec![(state, Value::UNKNOWN)]
            }
        }
    }

    /// A number that a text says.
    fn parsed(&self, node: NodeId, name: &str, text: &Value, state: &State) -> Value {
        let content = self.text_of(text, state);
        let range = match name {
            "atoi" | "stoi" => Range::new(i128::from(i32::MIN), i128::from(i32::MAX)),
            "strtoul" | "strtoull" => Range::new(0, i128::from(u64::MAX)),
            _ => Range::new(i128::from(i64::MIN), i128::from(i64::MAX)),
        };
        Value {
            trust: content.trust & trust::STRANGE,
            from: content.from.or(Some(node)),
            ..Value::number(range)
        }
    }

    /// Input is put where a pointer points to.
    fn received(&mut self, to: &Value, content: Content, state: &mut State) {
        let Some(target) = to.target else { return };
        self.fill_text(to, content, state, false);
        let place = self.place_of_target(target, state);
        self.changed_by_others(to, state);
        let is_number = state
            .objects
            .get(&target.object)
            .and_then(|object| self.code.type_of(object.site))
            .filter(|&of| self.code.kind(of) == Kind::TypeName);
        if let (Some(place), Some(of)) = (place, is_number) {
            let value = Value {
                trust: content.trust & trust::STRANGE,
                from: content.from,
                ..Value::number(self.range_of(Some(of)))
            };
            state.cells.insert(place, value);
        }
    }

    /// As many bytes were read as fit: there is no end behind them.
    fn unended(&self, to: &Value, size: &Value, state: &mut State) {
        let Some(target) = to.target else { return };
        let Some(object) = state.objects.get_mut(&target.object) else {
            return;
        };
        let is_full = match (object.size, size.range.only(), target.offset.only()) {
            (Some(room), Some(size), Some(offset)) => offset + size >= room,
            _ => false,
        };
        object.unended = is_full;
    }

    /// A text is read that may have no end.
    fn ends(&mut self, node: NodeId, name: &str, from: &Value, state: &State) {
        let is_bounded = matches!(name, "memcpy" | "memmove" | "strncpy" | "strncat");
        let object = from
            .target
            .and_then(|target| state.objects.get(&target.object));
        if let Some(object) = object.filter(|object| object.unended && !is_bounded) {
            let cause = object.from;
            self.tell(Happening::NoEnd, node, cause);
        }
    }

    /// What a format makes of its arguments.
    fn formatted(&self, given: &Given, format: usize, state: &State) -> Content {
        let text = given
            .get(format)
            .and_then(|(node, _)| self.code.string(*node));
        let mut content = Content::default();
        let mut directives = text.map(texts_in);
        let mut is_first = true;
        for (_, value) in given.iter().skip(format + 1) {
            let is_text = match &mut directives {
                Some(directives) => directives.next().unwrap_or(true),
                None => true,
            };
            if is_text {
                let next = self.text_of(value, state);
                content = if is_first { next } else { content.and(next) };
                is_first = false;
            }
        }
        if text.is_some_and(|text| text != "%s") {
            content.trust |= trust::COMPOSED;
        }
        content
    }

    /// What a function is given is used by it.
    fn use_all(&mut self, given: &Given, state: &mut State, node: NodeId) {
        for (argument, value) in given {
            let is_memory = self.code.called(node).is_some_and(takes_memory);
            if is_memory && value.is_null() && value.range.only() == Some(0) {
                continue;
            }
            if value.trust & trust::UNSET != 0 && is_memory {
                self.tell(Happening::UnsetUsed, node, None);
                if let Some(place) = self.place(*argument, state) {
                    state.cells.remove(&place);
                }
            }
            self.touch_value(value, state, node);
        }
    }

    fn touch_value(&mut self, value: &Value, state: &mut State, node: NodeId) {
        if let Some(target) = value.target {
            self.touch(target.object, state, node);
        }
    }

    /// So much is allocated.
    fn check_size(&mut self, node: NodeId, size: &Value) {
        let is_unlooked = size.range.high >= i128::from(i32::MAX);
        if size.trust & trust::INPUT != 0 && is_unlooked {
            self.tell(Happening::InputSize, node, size.from);
        }
    }

    /// Whether a condition calls something that would be run twice.
    fn mentions_call(&self, node: NodeId) -> bool {
        let code = self.code;
        code.tree
            .subtree(node)
            .take(64)
            .any(|inner| matches!(code.kind(inner), Kind::Call | Kind::Assign | Kind::Update))
    }

    /// Where input must not arrive.
    fn sinks(&mut self, node: NodeId, name: &str, given: &Given, state: &State) {
        let content = |index: usize| {
            given
                .get(index)
                .map_or(Content::default(), |(_, value)| self.text_of(value, state))
        };
        let (happening, content, looked) = match name {
            "system" | "popen" | "_popen" => (Happening::Command, content(0), checks::CHARACTERS),
            "sqlite3_exec" | "sqlite3_prepare" | "sqlite3_prepare_v2" | "sqlite3_prepare_v3"
            | "mysql_query" | "mysql_real_query" | "PQexec" | "sqlite3_get_table" => (
                Happening::Query,
                content(1),
                checks::CHARACTERS | checks::QUOTES,
            ),
            "fopen" | "open" | "freopen" | "unlink" | "remove" | "rmdir" | "opendir" | "creat" => (
                Happening::Path,
                content(0),
                checks::CHARACTERS | checks::DOTS,
            ),
            "xmlXPathEvalExpression" | "xmlXPathEval" | "xmlXPathCompile" => (
                Happening::Search,
                content(0),
                checks::CHARACTERS | checks::QUOTES,
            ),
            "printf" => (Happening::Format, content(0), 0),
            "fprintf" | "sprintf" | "syslog" | "dprintf" => (Happening::Format, content(1), 0),
            "snprintf" => (Happening::Format, content(2), 0),
            _ => return,
        };
        if content.trust & trust::STRANGE == 0 || content.checks & looked != 0 {
            return;
        }
        let is_resolved = checks::RESOLVED | checks::PREFIX;
        if happening == Happening::Path && content.checks & is_resolved == is_resolved {
            return;
        }
        let from_parameter = content.trust & trust::INPUT == 0;
        let is_composed = content.trust & trust::COMPOSED != 0;
        // A program opens the files it is told to; below a folder of its own it
        // must look where they lead. A function's whole text is its caller's.
        if !is_composed && (from_parameter || happening == Happening::Path) {
            return;
        }
        self.tell_more(Event {
            happening,
            node,
            cause: content.from,
            from_parameter,
            is_write: false,
            number: None,
        });
    }
}

/// Content that comes from outside, here.
fn input(node: NodeId) -> Content {
    Content {
        trust: trust::INPUT,
        checks: 0,
        from: Some(node),
    }
}

/// Whether a function ends the program where its first argument does not hold.
fn holds_what_it_is_given(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["assert", "assume", "require", "check"]
        .iter()
        .any(|word| name.contains(word))
        && !name.contains("error")
}

/// How many bytes were read: no more than were asked for.
fn received_count(node: NodeId, size: &Value) -> Value {
    Value {
        from: Some(node),
        ..Value::number(Range::new(-1, size.range.high))
    }
}

/// Whether a function reads or writes memory that it is given.
fn takes_memory(name: &str) -> bool {
    matches!(
        name,
        "strcpy"
            | "strncpy"
            | "strcat"
            | "strlen"
            | "strcmp"
            | "memcpy"
            | "memset"
            | "memmove"
            | "puts"
            | "sprintf"
            | "snprintf"
            | "fgets"
            | "read"
            | "recv"
    )
}

/// For each argument of a format, whether it is a text.
fn texts_in(format: &str) -> impl Iterator<Item = bool> + '_ {
    let mut rest = format;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[rest.find('%')? + 1..];
            if let Some(after) = rest.strip_prefix('%') {
                rest = after;
                continue;
            }
            let end = rest.find(|c: char| {
                c.is_ascii_alphabetic() && !matches!(c, 'h' | 'l' | 'z' | 'j' | 't')
            })?;
            let is_text = rest[end..].starts_with(['s', 'S', 'c']);
            rest = &rest[end + 1..];
            return Some(is_text);
        }
    })
}
