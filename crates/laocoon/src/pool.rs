//! Threads that work through a list, of which no item can stop the others.
//!
//! Items are numbers. A *worker* takes the next one until none is left. Work
//! that panics ends that item alone. Work that takes longer than the time
//! allowed is given up: threads cannot be stopped from outside, so its worker
//! is *abandoned* - it goes on until it is done or the process ends, what it
//! makes is thrown away, and a new worker takes its place. Abandoned workers
//! hold memory and processor time, so there is a bound to them, too.
//!
//! Outcomes are in the order of the items, whichever came first.

use std::any::Any;
use std::cell::RefCell;
use std::num::NonZeroUsize;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Enough for code nested as deep as the parser's bound allows.
const STACK_BYTES: usize = 64 << 20;

/// After so many abandoned workers no more are replaced.
const MAX_ABANDONED: usize = 32;

/// How long to wait for news when nothing can run out of time.
const FOR_LONG: Duration = Duration::from_secs(3600);

/// How many workers, and how long each may take for one item.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PoolOptions {
    pub(crate) workers: NonZeroUsize,
    /// `None` for as long as it takes.
    pub(crate) time_for_one: Option<Duration>,
}

impl PoolOptions {
    /// One worker for each processor, and all the time they want.
    pub(crate) fn as_many_as_processors() -> Self {
        Self {
            workers: thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
            time_for_one: None,
        }
    }
}

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome<T> {
    Done(T),
    /// The work panicked, with this message.
    Panicked(String),
    /// The work took too long.
    TimedOut,
    /// There was no worker left: too many were abandoned, or none could start.
    NotReached,
}

type Work<T> = dyn Fn(usize) -> T + Send + Sync;

/// Does the work for every item from 0 to `count`.
pub(crate) fn run<T: Send + 'static>(
    count: usize,
    options: PoolOptions,
    work: Arc<Work<T>>,
) -> Vec<Outcome<T>> {
    let (sender, receiver) = mpsc::channel();
    let mut pool = Pool {
        options,
        list: Arc::new(List {
            next: AtomicUsize::new(0),
            count,
            work,
        }),
        sender,
        workers: Vec::new(),
        abandoned: 0,
        outcomes: std::iter::repeat_with(|| None).take(count).collect(),
        missing: count,
    };
    for _ in 0..options.workers.get().min(count) {
        pool.start_worker();
    }
    pool.wait(&receiver);
    let not_reached = |outcome: Option<_>| outcome.unwrap_or(Outcome::NotReached);
    pool.outcomes.into_iter().map(not_reached).collect()
}

struct Pool<T> {
    options: PoolOptions,
    list: Arc<List<T>>,
    sender: Sender<(usize, Outcome<T>)>,
    /// Those that were not abandoned.
    workers: Vec<Arc<Desk>>,
    abandoned: usize,
    outcomes: Vec<Option<Outcome<T>>>,
    missing: usize,
}

/// What all workers share.
struct List<T> {
    next: AtomicUsize,
    count: usize,
    work: Arc<Work<T>>,
}

/// Where a worker says what it is at.
#[derive(Default)]
struct Desk(Mutex<DeskState>);

#[derive(Default)]
struct DeskState {
    current: Option<(usize, Instant)>,
    abandoned: bool,
}

impl Desk {
    fn with<R>(&self, change: impl FnOnce(&mut DeskState) -> R) -> R {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T: Send + 'static> Pool<T> {
    fn start_worker(&mut self) {
        let desk = Arc::new(Desk::default());
        let (list, sender) = (Arc::clone(&self.list), self.sender.clone());
        let own = Arc::clone(&desk);
        let started = thread::Builder::new()
            .name("worker".to_owned())
            .stack_size(STACK_BYTES)
            .spawn(move || work_through(&list, &own, &sender));
        // Fewer workers do the same work; with none, nothing is reached.
        if started.is_ok() {
            self.workers.push(desk);
        }
    }

    fn wait(&mut self, receiver: &Receiver<(usize, Outcome<T>)>) {
        while self.missing > 0 && !self.workers.is_empty() {
            match receiver.recv_timeout(self.time_to_wait()) {
                Ok((item, outcome)) => self.record(item, outcome),
                Err(RecvTimeoutError::Timeout) => self.give_up_late_items(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
    }

    fn record(&mut self, item: usize, outcome: Outcome<T>) {
        if let Some(slot) = self.outcomes.get_mut(item)
            && slot.is_none()
        {
            *slot = Some(outcome);
            self.missing -= 1;
        }
    }

    /// Until the first item that is being worked on runs out of time. One that
    /// is begun later runs out later.
    fn time_to_wait(&self) -> Duration {
        let Some(time_for_one) = self.options.time_for_one else {
            return FOR_LONG;
        };
        let begun = self
            .workers
            .iter()
            .filter_map(|desk| desk.with(|state| state.current));
        begun
            .map(|(_, start)| time_for_one.saturating_sub(start.elapsed()))
            .fold(time_for_one, Duration::min)
            .max(Duration::from_millis(1))
    }

    fn give_up_late_items(&mut self) {
        let Some(time_for_one) = self.options.time_for_one else {
            return;
        };
        let late_item = |state: &mut DeskState| {
            let (item, _) = state
                .current
                .filter(|(_, start)| start.elapsed() >= time_for_one)?;
            state.abandoned = true;
            Some(item)
        };
        for desk in std::mem::take(&mut self.workers) {
            let Some(item) = desk.with(late_item) else {
                self.workers.push(desk);
                continue;
            };
            self.record(item, Outcome::TimedOut);
            self.abandoned += 1;
            if self.abandoned <= MAX_ABANDONED {
                self.start_worker();
            }
        }
    }
}

fn work_through<T>(list: &List<T>, desk: &Desk, sender: &Sender<(usize, Outcome<T>)>) {
    loop {
        let item = list.next.fetch_add(1, Ordering::Relaxed);
        if item >= list.count {
            return;
        }
        desk.with(|state| state.current = Some((item, Instant::now())));
        let outcome = match catch(|| (list.work)(item)) {
            Ok(made) => Outcome::Done(made),
            Err(message) => Outcome::Panicked(message),
        };
        let is_abandoned = desk.with(|state| {
            state.current = None;
            state.abandoned
        });
        if is_abandoned || sender.send((item, outcome)).is_err() {
            return;
        }
    }
}

thread_local! {
    /// The message of the panic of the work on this thread; the outer `None`
    /// where no work is going on.
    static PANIC: RefCell<Option<Option<String>>> = const { RefCell::new(None) };
}

/// From now on, panics of the work are not printed: they are outcomes.
pub(crate) fn keep_panics_quiet() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let is_work = PANIC.with_borrow_mut(|panic| {
            panic
                .as_mut()
                .map(|message| *message = Some(describe(info)))
        });
        if is_work.is_none() {
            print(info);
        }
    }));
}

fn describe(info: &PanicHookInfo<'_>) -> String {
    let message = text_of(info.payload());
    match info.location() {
        Some(place) => format!("{message}, at {}:{}", place.file(), place.line()),
        None => message.to_owned(),
    }
}

fn text_of(payload: &(dyn Any + Send)) -> &str {
    let owned = payload.downcast_ref::<String>().map(String::as_str);
    owned
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("panicked")
}

/// Does it, or says what it panicked with.
fn catch<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    PANIC.set(Some(None));
    // What the work shares with others it only reads; what it was making is lost.
    let outcome = panic::catch_unwind(AssertUnwindSafe(work));
    let told = PANIC.take().flatten();
    outcome.map_err(|payload| told.unwrap_or_else(|| text_of(&*payload).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(workers: usize, time_for_one: Option<Duration>) -> PoolOptions {
        PoolOptions {
            workers: NonZeroUsize::new(workers).unwrap(),
            time_for_one,
        }
    }

    #[test]
    fn outcomes_are_in_the_order_of_the_items() {
        for workers in [1, 8] {
            let outcomes = run(100, options(workers, None), Arc::new(|item| item * 2));
            let expected: Vec<_> = (0..100).map(|item| Outcome::Done(item * 2)).collect();
            assert_eq!(outcomes, expected);
        }
        assert_eq!(run(0, options(2, None), Arc::new(|item| item)), []);
    }

    #[test]
    fn a_panic_ends_one_item_alone() {
        let work = |item| assert_ne!(item, 1, "item {item} is bad");
        let outcomes = run(3, options(1, None), Arc::new(work));
        assert_eq!(outcomes[0], Outcome::Done(()));
        assert_eq!(outcomes[2], Outcome::Done(()));
        let Outcome::Panicked(message) = &outcomes[1] else {
            unreachable!("{:?}", outcomes[1]);
        };
        assert!(message.contains("item 1 is bad"), "{message}");
    }

    /// Work that never ends for some items.
    fn endless(is_endless: fn(usize) -> bool) -> Arc<Work<usize>> {
        Arc::new(move |item| {
            while is_endless(item) {
                thread::park();
            }
            item
        })
    }

    #[test]
    fn an_item_that_never_ends_is_given_up_and_the_others_are_done() {
        let short = Some(Duration::from_millis(50));
        let outcomes = run(4, options(1, short), endless(|item| item % 2 == 0));
        assert_eq!(
            outcomes,
            [
                Outcome::TimedOut,
                Outcome::Done(1),
                Outcome::TimedOut,
                Outcome::Done(3)
            ]
        );
    }

    #[test]
    fn there_is_a_bound_to_abandoned_workers() {
        let short = Some(Duration::from_millis(5));
        let outcomes = run(100, options(4, short), endless(|_| true));
        let count = |wanted: &Outcome<usize>| outcomes.iter().filter(|o| *o == wanted).count();
        assert_eq!(count(&Outcome::TimedOut), MAX_ABANDONED + 4);
        assert_eq!(count(&Outcome::NotReached), 100 - MAX_ABANDONED - 4);
    }
}
