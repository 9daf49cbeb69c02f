"""The commands: `python -m on_record_training {distil,tune,mean,teach,tell,confidence,vectors,export,evaluate,toy}`."""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
from pathlib import Path
from typing import Any

from .data import Missing, Shared


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m on_record_training", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Shared.default(), help="the folder with articles and weights")
    parser.add_argument("--threads", type=int, default=0, help="how many cores to use; all when 0")
    commands = parser.add_subparsers(dest="command", required=True)

    distil = commands.add_parser("distil", help="train: labels and the teachers' probabilities")
    distil.add_argument("--start", type=Path, nargs="*", default=[], help="weights to begin with; else from nothing")
    distil.add_argument("--wild", type=Path, help="what `tell` wrote: the labelled articles of other outlets, mixed in")
    distil.add_argument("--halves", action="store_true", help="with --wild: also each without a half, side by side")
    tune = commands.add_parser("tune", help="tune weights on the labelled articles of other outlets")
    tune.add_argument("--start", type=Path, nargs="*", help="weights to begin with; else those beside the checkout")
    tune.add_argument("--halves", action="store_true", help="also twice without a half: OUT-without-0 and -1")
    tune.add_argument(
        "--beside", type=Path, nargs="*", default=[],
        help="labelled articles beside the others, as on-record corrections --export gold --all writes them",
    )  # fmt: skip
    for command in (distil, tune):
        command.add_argument("--soft", type=Path, help="soft labels; those beside the checkout when left out")
        command.add_argument("--out", type=Path, required=True, help="the file with weights to write, or OUT-1, OUT-2 …")
    mean = commands.add_parser("mean", help="the mean of weights that were tuned from the same ones")
    mean.add_argument("weights", type=Path, nargs="+")
    mean.add_argument("--out", type=Path, required=True, help="the file with weights to write")
    teach = commands.add_parser("teach", help="write soft labels: the given ones mixed with what networks say on the mean")
    teach.add_argument("--soft", type=Path, nargs="*", help="soft labels; those beside the checkout when left out")
    teach.add_argument("--networks", type=Path, nargs="+", required=True, help="their weights")
    teach.add_argument("--share", type=float, default=0.5, help="how much the networks count, from 0 to 1")
    teach.add_argument("--out", type=Path, required=True, help="the file with soft labels to write")
    tell = commands.add_parser("tell", help="write what networks say of labelled articles that they have not seen")
    for half in (0, 1):
        tell.add_argument(f"--without-{half}", type=Path, nargs="+", required=True, help=f"weights without half {half}")
    tell.add_argument("--out", type=Path, required=True, help="the file with soft labels to write")

    confidence = commands.add_parser("confidence", help="fit the confidence on readings of unseen articles")
    confidence.add_argument(
        "--halves", type=Path, nargs=2, required=True, metavar=("WITHOUT_0", "WITHOUT_1"),
        help="weights that have not learned from the one half, and from the other (tune --leave-out 0 and 1)",
    )  # fmt: skip
    confidence.add_argument("--polnear-weight", type=float, default=0.2, help="how much one of PolNeAR's statements counts")
    confidence.add_argument("--out", type=Path, required=True, help="the JSON file to write")

    for name, words in (
        ("vectors", "write reference vectors for other kernels"),
        ("export", "write the model file that the engine reads"),
        ("evaluate", "print the scorer's table"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("--weights", type=Path, required=True)
        command.add_argument("--confidence", type=Path, required=True)
        if name == "vectors":
            command.add_argument("--out", type=Path, required=True, help="the JSON file to write")
        elif name == "export":
            command.add_argument("--out", type=Path, required=True, help="the model file to write")
            command.add_argument("--name", required=True, help="what the model is called")
        else:
            command.add_argument("--json", action="store_true", help="numbers for programs")

    toy = commands.add_parser("toy", help="the whole way in a minute, on ten made-up articles")
    toy.add_argument("--out", type=Path, required=True, help="a folder for what it writes")
    _add_options(distil, "distil")
    _add_options(tune, "tune")
    return parser


def _options_of(command: str) -> type:
    from . import distil, tune

    return {"distil": distil.Options, "tune": tune.Options}[command]


def _add_options(parser: argparse.ArgumentParser, command: str) -> None:
    for field in dataclasses.fields(_options_of(command)):
        if field.name == "leave_out":
            continue  # told by --halves
        kind = float if isinstance(field.default, float) else int
        flag = "--" + field.name.replace("_", "-")
        parser.add_argument(flag, type=kind, default=field.default, help=f"default {field.default}")


def _options(arguments: argparse.Namespace) -> Any:
    options = _options_of(arguments.command)
    names = [field.name for field in dataclasses.fields(options) if hasattr(arguments, field.name)]
    return options(**{name: getattr(arguments, name) for name in names})


def limit_threads(threads: int) -> None:
    """Must be called before JAX computes anything: it takes its cores once."""
    if threads > 0 and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])


def keep_compiled(folder: Path) -> None:
    """What JAX compiles is kept, so that the next run begins at once."""
    import jax

    jax.config.update("jax_compilation_cache_dir", str(folder))
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 1.0)


def _run(arguments: argparse.Namespace) -> None:
    shared = Shared(arguments.shared)
    if arguments.command == "distil":
        from . import distil

        soft = arguments.soft or shared.path("reader/soft.npz")
        beside = distil.Beside(arguments.wild, arguments.halves) if arguments.wild else None
        distil.distil(shared, soft, arguments.start, arguments.out, _options(arguments), beside)
    elif arguments.command == "tune":
        from . import tune

        start = arguments.start or [shared.path("reader/student-A.npz")]
        soft = arguments.soft or shared.path("reader/soft.npz")
        tune.tune(shared, soft, start, arguments.out, arguments.halves, _options(arguments), arguments.beside)
    elif arguments.command == "mean":
        from . import weights

        weights.save(arguments.out, weights.mean([weights.load(path) for path in arguments.weights]))
    elif arguments.command == "teach":
        from . import teach

        given = arguments.soft or [shared.path("reader/soft.npz")]
        teach.teach(shared, given, arguments.networks, arguments.share, arguments.out)
    elif arguments.command == "tell":
        from . import teach

        teach.tell(shared, (arguments.without_0, arguments.without_1), arguments.out)
    elif arguments.command == "confidence":
        from . import crossfit

        crossfit.write(shared, arguments.halves, arguments.polnear_weight, arguments.out)
    elif arguments.command == "vectors":
        from . import vectors

        vectors.write(arguments.weights, arguments.confidence, arguments.out)
    elif arguments.command == "export":
        from . import export

        try:
            export.export(arguments.weights, arguments.confidence, arguments.out, arguments.name)
        except export.ExportError as wrong:
            raise Missing(f"{arguments.out} is not written: {wrong}.") from wrong
    elif arguments.command == "evaluate":
        from . import evaluate

        evaluate.evaluate(shared, arguments.weights, arguments.confidence, arguments.json)
    else:
        from . import toy

        toy.run(arguments.out)


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; what it lacks is told in a sentence."""
    parsed = _parser().parse_args(arguments)
    limit_threads(parsed.threads)
    keep_compiled(Path(os.environ.get("ON_RECORD_TRAINING_CACHE", Path.home() / ".cache" / "on-record-training")))
    try:
        _run(parsed)
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0
