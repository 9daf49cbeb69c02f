//! The explorer's entry point in the browser: whoever loads the program mounts it, see `on_record::element`.

fn main() {
    on_record::platform::boot::report_panics();
}
