//! The explorer's entry point in the browser.

fn main() {
    on_record::start();
}
