//! The command.
fn main() {
    println!("on-record");
}
