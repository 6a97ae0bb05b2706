//! Conditions: in which states they hold, and what is known then.

use laocoon_syntax::{Kind, NodeId, Role};

use super::Machine;
use super::state::{ObjectId, ObjectKind, Place, State};
use super::value::{Null, Range, Value, checks, trust};

/// States in which a condition holds, and those in which it does not.
type Branches = (Vec<State>, Vec<State>);

impl Machine<'_> {
    /// Takes a state apart by a condition.
    pub(super) fn branch(&mut self, node: NodeId, state: State) -> Branches {
        if !self.step() || self.depth >= super::DEEPEST {
            return (vec![state.clone()], vec![state]);
        }
        self.depth += 1;
        let branches = self.branch_at(node, state);
        self.depth -= 1;
        branches
    }

    fn branch_at(&mut self, node: NodeId, state: State) -> Branches {
        let code = self.code;
        let operator = code.symbol(node);
        match (code.kind(node), operator) {
            (Kind::Unary, "!") => {
                let Some(inner) = code.child(node, Role::Value) else {
                    return self.truth(node, state);
                };
                let (holds, fails) = self.branch(inner, state);
                (fails, holds)
            }
            (Kind::Binary, "&&" | "||") => {
                let (Some(left), Some(right)) =
                    (code.child(node, Role::Left), code.child(node, Role::Right))
                else {
                    return self.truth(node, state);
                };
                let (mut holds, mut fails) = self.branch(left, state);
                let go_on = if operator == "&&" {
                    &mut holds
                } else {
                    &mut fails
                };
                let (mut yes, mut no) = (Vec::new(), Vec::new());
                for state in std::mem::take(go_on) {
                    let (a, b) = self.branch(right, state);
                    yes.extend(a);
                    no.extend(b);
                }
                if operator == "&&" {
                    fails.extend(no);
                    (yes, fails)
                } else {
                    holds.extend(yes);
                    (holds, no)
                }
            }
            (Kind::Binary, "==" | "!=" | "<" | "<=" | ">" | ">=") => {
                match (code.child(node, Role::Left), code.child(node, Role::Right)) {
                    (Some(left), Some(right)) => self.comparison(operator, left, right, state),
                    _ => self.truth(node, state),
                }
            }
            (Kind::Call, _)
                if matches!(
                    code.called(node),
                    Some("likely" | "unlikely" | "__builtin_expect")
                ) =>
            {
                match code.arguments(node).first() {
                    Some(&inner) => self.branch(inner, state),
                    None => self.truth(node, state),
                }
            }
            _ => self.truth(node, state),
        }
    }

    /// Whether a value is anything but zero.
    fn truth(&mut self, node: NodeId, state: State) -> Branches {
        let (mut yes, mut no) = (Vec::new(), Vec::new());
        for (state, value) in self.eval(node, state) {
            let zero = Value::null(node);
            let (a, b) = self.compare(node, "!=", node, (value, zero), state);
            yes.extend(a);
            no.extend(b);
        }
        (yes, no)
    }

    fn comparison(
        &mut self,
        operator: &str,
        left: NodeId,
        right: NodeId,
        state: State,
    ) -> Branches {
        let (mut yes, mut no) = (Vec::new(), Vec::new());
        for (state, a) in self.eval(left, state) {
            for (state, b) in self.eval(right, state) {
                let (holds, fails) = self.compare(left, operator, right, (a, b), state);
                yes.extend(holds);
                no.extend(fails);
            }
        }
        (yes, no)
    }

    fn compare(
        &mut self,
        left: NodeId,
        operator: &str,
        right: NodeId,
        (a, b): (Value, Value),
        state: State,
    ) -> Branches {
        if let (true, Some(target)) = (b.is_null() && b.range.only() == Some(0), a.target) {
            return self.presence(operator, target.object, left, state);
        }
        if let (true, Some(target)) = (a.is_null() && a.range.only() == Some(0), b.target) {
            return self.presence(operator, target.object, right, state);
        }
        let is_pointer = a.target.is_some() || b.target.is_some();
        let certain = match is_pointer {
            true => None,
            false => match (a.is_null(), b.is_null(), operator) {
                (true, true, "==") => Some(true),
                (true, true, "!=") => Some(false),
                (true, _, "==") if b.null == Null::Never => Some(false),
                (true, _, "!=") if b.null == Null::Never => Some(true),
                (_, true, "==") if a.null == Null::Never => Some(false),
                (_, true, "!=") if a.null == Null::Never => Some(true),
                _ => a.range.compare(operator, b.range),
            },
        };
        let mut holds = Vec::new();
        let mut fails = Vec::new();
        if certain != Some(false) {
            holds.extend(self.assume(state.clone(), operator, (left, a), (right, b), true));
        }
        if certain != Some(true) {
            fails.extend(self.assume(state, opposite(operator), (left, a), (right, b), false));
        }
        (holds, fails)
    }

    /// Whether an object is there, where a pointer to it is compared with null.
    fn presence(&mut self, operator: &str, object: ObjectId, at: NodeId, state: State) -> Branches {
        let mut there = state.clone();
        let mut absent = Vec::new();
        let known = state.objects.get(&object).copied();
        let may_be_absent =
            known.is_some_and(|known| known.unasked || known.kind == ObjectKind::Outside);
        if let Some(known) = there.objects.get_mut(&object) {
            known.unasked = false;
        }
        if may_be_absent {
            let mut gone = state;
            gone.objects.remove(&object);
            for value in gone.cells.values_mut() {
                if value.target.is_some_and(|target| target.object == object) {
                    *value = Value::null(at);
                }
            }
            absent.push(gone);
        }
        match operator {
            "==" => (absent, vec![there]),
            "!=" => (vec![there], absent),
            // `p < 0` and the like say nothing.
            _ => (vec![there.clone()], vec![there]),
        }
    }

    /// What is known where a comparison holds; nothing where it cannot.
    fn assume(
        &mut self,
        mut state: State,
        operator: &str,
        (left, a): (NodeId, Value),
        (right, b): (NodeId, Value),
        as_written: bool,
    ) -> Option<State> {
        let _ = as_written;
        self.narrow(&mut state, left, a, operator, b)?;
        self.narrow(&mut state, right, b, mirrored(operator), a)?;
        self.looked_at(&mut state, (left, a), operator, (right, b));
        Some(state)
    }

    /// Narrows what a variable may hold.
    fn narrow(
        &self,
        state: &mut State,
        node: NodeId,
        value: Value,
        operator: &str,
        other: Value,
    ) -> Option<()> {
        if value.target.is_some() || other.target.is_some() {
            return Some(());
        }
        let range = value.range.where_holds(operator, other.range)?;
        let Some(place) = self.compared_place(node, state) else {
            return Some(());
        };
        // `x - 1 < n` says as much of `x`.
        let shift = self.shift(node);
        let range = match shift {
            0 => range,
            by => Range::new(range.low.saturating_sub(by), range.high.saturating_sub(by)),
        };
        let known = state.cells.entry(place).or_insert(Value {
            range: value.range,
            ..value
        });
        if known.target.is_some() {
            return Some(());
        }
        let narrowed = known.range.meet(range).unwrap_or(range);
        if narrowed != known.range {
            known.trust |= trust::NARROWED;
        }
        known.range = narrowed;
        let is_zero = other.range.only() == Some(0);
        match (operator, is_zero) {
            ("==", true) if shift == 0 && !matches!(known.null, Null::Always(_)) => {
                known.null = Null::Always(node)
            }
            ("!=", true) if shift == 0 => known.null = Null::Never,
            _ => {}
        }
        Some(())
    }

    fn compared_place(&self, node: NodeId, state: &State) -> Option<Place> {
        let code = self.code;
        if code.kind(node) == Kind::Binary && matches!(code.symbol(node), "+" | "-") {
            let left = code.child(node, Role::Left)?;
            (self.shift(node) != 0).then_some(())?;
            return self.place(left, state);
        }
        self.place(node, state)
    }

    /// How far an expression is from the variable in it.
    fn shift(&self, node: NodeId) -> i128 {
        let code = self.code;
        if code.kind(node) != Kind::Binary {
            return 0;
        }
        let by = code
            .child(node, Role::Right)
            .and_then(|by| code.integer(by));
        match (code.symbol(node), by) {
            ("+", Some(by)) => by,
            ("-", Some(by)) => -by,
            _ => 0,
        }
    }

    /// Notes that a text was looked at: one of its characters was compared, or
    /// something was asked of it.
    fn looked_at(
        &mut self,
        state: &mut State,
        (left, a): (NodeId, Value),
        operator: &str,
        (right, b): (NodeId, Value),
    ) {
        let code = self.code;
        for (value, other, node) in [(a, b, right), (b, a, left)] {
            let Some(text) = value.part_of else { continue };
            let mut looked = 0;
            match (operator, other.range.only()) {
                // It is none of these.
                ("!=", Some(found)) => looked |= forbidden(found),
                // It is between two characters.
                ("<" | "<=" | ">" | ">=", Some(_)) if code.kind(node) == Kind::Character => {
                    looked |= checks::CHARACTERS;
                }
                ("==", Some(found)) if found != 0 && code.kind(node) == Kind::Character => {
                    looked |= checks::CHARACTERS;
                }
                _ => {}
            }
            look(state, text, looked);
        }
        self.asked(state, left, operator, &b);
        // `strspn(text, allowed) == strlen(text)`
        for (side, other) in [(left, right), (right, left)] {
            if code.called(code.held(side)) == Some("strspn")
                && operator == "=="
                && code.called(code.held(other)) != Some("strspn")
                && let Some(&text) = code.arguments(code.held(side)).first()
            {
                self.look_at(state, text, checks::CHARACTERS);
            }
        }
    }

    /// Notes what a call says of a text: `isalnum(c)`, `strstr(path, "..") == NULL`.
    fn asked(&mut self, state: &mut State, node: NodeId, operator: &str, other: &Value) {
        let code = self.code;
        let call = code.bare(node);
        let call = match code.kind(call) {
            Kind::Call => call,
            Kind::Assign => match code.child(call, Role::Value) {
                Some(value) => code.bare(value),
                None => return,
            },
            Kind::Name => code.held(call),
            _ => return,
        };
        let Some(function) = code.called(call) else {
            return;
        };
        let arguments = code.arguments(call);
        let is_zero = other.range.only() == Some(0);
        let yields_something = is_zero && matches!(operator, "!=" | ">");
        let yields_nothing = operator == "==" && is_zero;
        match (function, &arguments[..]) {
            ("isalnum" | "isdigit" | "isalpha" | "isxdigit" | "std::isalnum", [character])
                if yields_something =>
            {
                self.look_at(state, *character, checks::CHARACTERS);
            }
            ("strstr", [text, what]) if yields_nothing => {
                let what = code.string(*what).unwrap_or("");
                if what.contains("..") || what == "/" {
                    self.look_at(state, *text, checks::DOTS);
                }
            }
            ("strchr" | "strrchr" | "memchr", [text, what, ..]) if yields_nothing => {
                let found = code.integer(*what).unwrap_or(-1);
                self.look_at(state, *text, forbidden(found));
            }
            ("strpbrk" | "strcspn", [text, _]) if yields_nothing => {
                let all = checks::CHARACTERS | checks::DOTS | checks::QUOTES;
                self.look_at(state, *text, all);
            }
            ("strcmp" | "strcasecmp" | "wcscmp", [a, b]) if yields_nothing => {
                // It is one text that is known.
                for text in [*a, *b] {
                    self.look_at(state, text, u8::MAX);
                }
            }
            ("strncmp" | "strncasecmp" | "memcmp", [a, b, ..]) if yields_nothing => {
                for text in [*a, *b] {
                    self.look_at(state, text, checks::PREFIX);
                }
            }
            ("regexec", [_, text, ..]) if yields_nothing => {
                self.look_at(state, *text, checks::CHARACTERS);
            }
            ("regex_match", [text, ..]) if yields_something => {
                self.look_at(state, *text, checks::CHARACTERS);
            }
            _ => {}
        }
    }

    /// Notes a check of the text that an expression names, or of which it is a
    /// character.
    fn look_at(&mut self, state: &mut State, node: NodeId, looked: u8) {
        let code = self.code;
        let mut node = code.bare(node);
        for _ in 0..8 {
            if let Some(place) = self.place(node, state) {
                if let Some(value) = state.cells.get_mut(&place) {
                    value.checks |= looked;
                    let of = value.part_of.or(value.target.map(|target| target.object));
                    if let Some(of) = of {
                        look(state, of, looked);
                    }
                    return;
                }
                if let Place::Variable(frame, id) = place {
                    let site = code
                        .facts
                        .definitions
                        .get(id.0 as usize)
                        .map(|one| one.node);
                    let object = site.and_then(|site| self.object_ids.get(&(frame, site)));
                    if let Some(&object) = object {
                        look(state, object, looked);
                    }
                }
                return;
            }
            let inner = match code.kind(node) {
                Kind::Index => code.child(node, Role::Object),
                Kind::Unary | Kind::Update => code.child(node, Role::Value),
                Kind::Binary => code.child(node, Role::Left),
                // `isalnum(toupper(c))`, `name.c_str()`
                Kind::Call => match code.child(node, Role::Callee) {
                    Some(callee) if code.kind(callee) == Kind::Member => {
                        code.child(callee, Role::Object)
                    }
                    _ => code.arguments(node).first().copied(),
                },
                _ => None,
            };
            match inner {
                Some(inner) => node = code.bare(inner),
                None => return,
            }
        }
    }
}

/// Notes a check of a text.
fn look(state: &mut State, object: ObjectId, looked: u8) {
    if let Some(object) = state.objects.get_mut(&object) {
        object.checks |= looked;
    }
}

/// What it says of a text that a character is not in it.
fn forbidden(character: i128) -> u8 {
    match u8::try_from(character) {
        Ok(b'.' | b'/' | b'\\') => checks::DOTS,
        Ok(b'\'' | b'"') => checks::QUOTES,
        Ok(b';' | b'|' | b'&' | b'$' | b'`') => checks::CHARACTERS,
        _ => 0,
    }
}

fn opposite(operator: &str) -> &'static str {
    match operator {
        "==" => "!=",
        "!=" => "==",
        "<" => ">=",
        "<=" => ">",
        ">" => "<=",
        _ => "<",
    }
}

fn mirrored(operator: &str) -> &'static str {
    match operator {
        "==" => "==",
        "!=" => "!=",
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        _ => "<=",
    }
}
