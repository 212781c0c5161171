//! The `okplan` command.

fn main() -> std::process::ExitCode {
    okplan::cli::run()
}
