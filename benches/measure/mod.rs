//! How time and memory are measured.

#![allow(dead_code, reason = "no bench needs all of it")]

use cpu_time::ProcessTime;
use std::time::Duration;

const RUNS: usize = 5;

/// A time in milliseconds.
pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The least CPU time of a few runs.
pub fn fastest(mut work: impl FnMut()) -> Duration {
    let times = (0..RUNS).map(|_| {
        let start = ProcessTime::now();
        work();
        start.elapsed()
    });
    times.min().expect("at least one run")
}

/// The CPU time of all processes this one has started and waited for, to a hundredth of a second, where the system tells
/// (proc(5), `cutime` and `cstime` of `/proc/self/stat`).
pub fn children_time() -> Option<Duration> {
    let status = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, behind) = status.rsplit_once(')')?;
    let ticks: Vec<u64> = behind.split_whitespace().skip(13).take(2).map_while(|ticks| ticks.parse().ok()).collect();
    (ticks.len() == 2).then(|| Duration::from_millis(10 * ticks.iter().sum::<u64>()))
}

/// The most memory this process has held, in bytes, where the system tells.
pub fn peak_memory() -> Option<u64> {
    process_memory("self")
}

/// The most memory the process with the number `id` has held so far, in bytes, where the system tells.
pub fn process_memory(id: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
