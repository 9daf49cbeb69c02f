//! Checks one after the other, and what became of each.

use std::time::{Duration, Instant};

/// How a check can end without failing.
pub(crate) enum Done {
    /// It held.
    Passed,
    /// It could not be made here, and why.
    Skipped(String),
}

/// A check: its name, what it makes sure of, and how.
pub(crate) struct Step {
    /// The word that `cargo xtask test` knows it by.
    pub(crate) name: &'static str,
    /// What holds when it passes.
    pub(crate) what: &'static str,
    /// The names of checks that must have passed, where they run too.
    pub(crate) after: &'static [&'static str],
    /// Makes the check.
    pub(crate) check: fn() -> Result<Done, String>,
}

struct Ended {
    name: &'static str,
    took: Duration,
    result: Result<Done, String>,
}

/// Runs the steps that are named, or all; prints one summary; an error when one failed.
pub(crate) fn run(steps: &[Step], only: &[String]) -> Result<(), String> {
    let chosen: Vec<&Step> =
        steps.iter().filter(|s| only.is_empty() || only.iter().any(|name| name == s.name)).collect();
    let mut ended: Vec<Ended> = vec![];
    for (number, step) in chosen.iter().enumerate() {
        println!("\n━━ {}/{} {}: {}", number + 1, chosen.len(), step.name, step.what);
        let start = Instant::now();
        let broken = ended.iter().find(|e| step.after.contains(&e.name) && e.result.is_err());
        let result = match broken {
            Some(other) => Ok(Done::Skipped(format!("{} failed", other.name))),
            None => (step.check)(),
        };
        match &result {
            Err(sentence) => println!("✗ {}: {sentence}", step.name),
            Ok(Done::Skipped(why)) => println!("– {} skipped: {why}", step.name),
            Ok(Done::Passed) => {}
        }
        ended.push(Ended { name: step.name, took: start.elapsed(), result });
    }
    summary(&ended)
}

fn summary(ended: &[Ended]) -> Result<(), String> {
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    println!("\n━━ Summary");
    for step in ended {
        let (mark, more) = match &step.result {
            Ok(Done::Passed) => {
                passed += 1;
                ("passed ", String::new())
            }
            Ok(Done::Skipped(why)) => {
                skipped += 1;
                ("skipped", why.clone())
            }
            Err(sentence) => {
                failed += 1;
                ("FAILED ", format!("{sentence} Again alone: cargo xtask test {}", step.name))
            }
        };
        println!("{mark} {:<10} {:>6.1} s  {more}", step.name, step.took.as_secs_f64());
    }
    println!("{passed} passed, {failed} failed, {skipped} skipped");
    if failed == 0 { Ok(()) } else { Err(String::new()) }
}

#[cfg(test)]
mod tests {
    use super::{Done, Step, run};

    fn step(name: &'static str, check: fn() -> Result<Done, String>) -> Step {
        Step { name, what: "", after: &["bad"], check }
    }

    #[test]
    fn a_failure_fails_the_whole_and_stops_what_builds_on_it() {
        let good = || step("good", || Ok(Done::Passed));
        let bad = || step("bad", || Err("broken".to_owned()));
        let late = || step("late", || panic!("runs although what it needs has failed"));
        assert!(run(&[good()], &[]).is_ok());
        assert!(run(&[bad(), late()], &[]).is_err());
        assert!(run(&[bad(), good()], &["good".to_owned()]).is_ok());
    }
}
