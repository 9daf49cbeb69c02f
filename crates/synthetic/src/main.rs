//! Writes a generated corpus to a file: `synthetic 3000 generated.orc`, with another seed
//! `synthetic 3000 x.orc 8`, with families of reprints too `synthetic 3000 x.orc 7 40`. Into a folder, `synthetic 3000 shards`,
//! it goes as a sharded archive, in small files: so few statements would else fill a handful of them.

use on_record_engine::model::archive::encode;
use on_record_engine::shards::{MANIFEST, Part, Sizes, write};
use on_record_synthetic::{Plan, corpus};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).and_then(|n| n.parse::<u64>().ok());
    let (Some(statements), Some(path)) = (number(0), arguments.get(1)) else {
        eprintln!("usage: synthetic STATEMENTS FILE.orc|FOLDER [SEED [REPRINTS]]");
        return ExitCode::from(2);
    };
    let reprints = number(3).unwrap_or(0) as usize;
    let plan =
        Plan { statements: statements as usize, seed: number(2).unwrap_or(7), reprints, ..Plan::default() };
    let made = corpus(&plan);
    let written = if path.ends_with(".orc") {
        let bytes = encode(&made);
        std::fs::write(path, &bytes).map(|()| bytes.len())
    } else {
        shards(&made, Path::new(path))
    };
    match written {
        Ok(bytes) => {
            println!("{path}: {statements} statements, {bytes} bytes");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path} cannot be written: {error}");
            ExitCode::from(2)
        }
    }
}

/// Writes a sharded archive; how many bytes it has.
fn shards(made: &on_record_engine::Corpus, folder: &Path) -> std::io::Result<usize> {
    let sizes = Sizes { segment: 600, text: 16 << 10, article: 48 << 10, words: 12 << 10, front: 60 };
    let mut bytes = 0;
    let manifest = write(made, sizes, |part: Part, file: &[u8]| {
        let path = folder.join(part.path());
        bytes += file.len();
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(path, file)
    })?;
    std::fs::write(folder.join(MANIFEST), &manifest)?;
    Ok(bytes + manifest.len())
}
