//! Work on all cores, results in the order of the input, and never more than a window of it in memory.
//!
//! Workers draw inputs from one shared iterator. None may run further ahead of the last result that was handed
//! on than the window is wide, so one slow article holds the others back instead of filling the memory.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::mpsc::channel;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

struct Supply<I> {
    inputs: I,
    drawn: usize,
    handed_on: usize,
    stopped: bool,
}

struct Shared<I> {
    supply: Mutex<Supply<I>>,
    room: Condvar,
    window: usize,
}

impl<I: Iterator> Shared<I> {
    fn lock(&self) -> MutexGuard<'_, Supply<I>> {
        self.supply.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next input with its number, once there is room for it.
    fn draw(&self) -> Option<(usize, I::Item)> {
        let mut supply = self.lock();
        while !supply.stopped && supply.drawn >= supply.handed_on + self.window {
            supply = self.room.wait(supply).unwrap_or_else(PoisonError::into_inner);
        }
        if supply.stopped {
            return None;
        }
        let input = supply.inputs.next();
        match input {
            Some(input) => {
                supply.drawn += 1;
                Some((supply.drawn - 1, input))
            }
            None => {
                supply.stopped = true;
                self.room.notify_all();
                None
            }
        }
    }

    fn hand_on(&self, stop: bool) {
        let mut supply = self.lock();
        supply.handed_on += 1;
        supply.stopped |= stop;
        self.room.notify_all();
    }
}

/// Runs `work` on every input and gives the results to `sink` in the order of the inputs, until it returns false.
pub(crate) fn ordered<I, R>(
    inputs: I,
    jobs: Option<NonZeroUsize>,
    work: impl Fn(I::Item) -> R + Sync,
    mut sink: impl FnMut(R) -> bool,
) where
    I: Iterator + Send,
    R: Send,
{
    let jobs = jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    // A wasm module has one thread; under node several modules share the work, see npm/.
    if cfg!(target_family = "wasm") {
        let _ = inputs.map(work).map(sink).find(|open| !open);
        return;
    }
    let supply = Supply { inputs, drawn: 0, handed_on: 0, stopped: false };
    let shared = Shared { supply: Mutex::new(supply), room: Condvar::new(), window: 4 * jobs };
    let (results, arriving) = channel();
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            let (shared, results, work) = (&shared, results.clone(), &work);
            scope.spawn(move || {
                while let Some((number, input)) = shared.draw() {
                    if results.send((number, work(input))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(results);
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        let mut open = true;
        for (number, result) in arriving {
            waiting.insert(number, result);
            while let Some(result) = waiting.remove(&next) {
                next += 1;
                open = open && sink(result);
                shared.hand_on(!open);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::ordered;
    use std::num::NonZeroUsize;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn keeps_the_order_and_the_window() {
        let (begun, done, widest) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
        let inputs = (0..5_000_usize).inspect(|_| {
            let ahead = begun.fetch_add(1, Ordering::SeqCst) - done.load(Ordering::SeqCst);
            widest.fetch_max(ahead, Ordering::SeqCst);
        });
        let mut seen = vec![];
        let slow_at_times = |n: usize| {
            if n.is_multiple_of(97) {
                std::thread::yield_now();
            }
            n * 2
        };
        ordered(inputs, NonZeroUsize::new(4), slow_at_times, |n| {
            done.fetch_add(1, Ordering::SeqCst);
            seen.push(n);
            true
        });
        assert_eq!(seen, (0..5_000).map(|n| n * 2).collect::<Vec<_>>());
        assert!(widest.load(Ordering::SeqCst) <= 16, "{widest:?}");
    }

    #[test]
    fn stops_when_nobody_listens() {
        let drawn = AtomicUsize::new(0);
        let endless = std::iter::repeat_with(|| drawn.fetch_add(1, Ordering::SeqCst));
        let mut heard = 0;
        ordered(
            endless,
            NonZeroUsize::new(3),
            |n| n,
            |_| {
                heard += 1;
                heard < 10
            },
        );
        assert_eq!(heard, 10);
        assert!(drawn.load(Ordering::SeqCst) < 40);
    }
}
