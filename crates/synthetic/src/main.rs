//! Writes a generated corpus to a file: `synthetic 3000 generated.orc`, with another seed
//! `synthetic 3000 x.orc 8`, with families of reprints too `synthetic 3000 x.orc 7 40`.

use on_record_engine::model::archive::encode;
use on_record_synthetic::{Plan, corpus};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).and_then(|n| n.parse::<u64>().ok());
    let (Some(statements), Some(path)) = (number(0), arguments.get(1)) else {
        eprintln!("usage: synthetic STATEMENTS FILE [SEED [REPRINTS]]");
        return ExitCode::from(2);
    };
    let reprints = number(3).unwrap_or(0) as usize;
    let plan =
        Plan { statements: statements as usize, seed: number(2).unwrap_or(7), reprints, ..Plan::default() };
    let bytes = encode(&corpus(&plan));
    match std::fs::write(path, &bytes) {
        Ok(()) => {
            println!("{path}: {statements} statements, {} bytes", bytes.len());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path} cannot be written: {error}");
            ExitCode::from(2)
        }
    }
}
