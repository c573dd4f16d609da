#!/usr/bin/env python3
"""Does a batch of livingcircle on Apache Spark.

    spark-submit livingcircle_spark.py MANIFEST --output DIR [--livingcircle PATH] [--slices N]

Every machine needs the tool, and the manifest's inputs and DIR under the same paths. The tasks of the
batch are piped through `livingcircle worker` on the executors; Spark hands out again what a lost
executor had not finished. What the workers answer becomes the journal of DIR, and the batch's own
--resume looks all of it over, does what is missing and writes batch.json, byte for byte as one machine
would have. The exit status is that of the batch.
"""

import argparse
import os
import shlex
import subprocess
import sys

from pyspark.sql import SparkSession


def plan(tool: str, manifest: str, output: str) -> list[str]:
    """The tasks of the batch, a line of JSON each."""
    command = [tool, "batch", manifest, "--output", output, "--plan"]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()


def write_journal(output: str, answers: list[str]) -> None:
    """Puts the workers' answers where the batch looks for them, all of them or none."""
    os.makedirs(output, exist_ok=True)
    journal = os.path.join(output, "batch.journal")
    with open(journal + ".new", "w", encoding="utf-8") as file:
        file.writelines(answer + "\n" for answer in answers)
    os.rename(journal + ".new", journal)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("manifest")
    parser.add_argument("--output", required=True, help="the folder of the batch, shared by all machines")
    parser.add_argument("--livingcircle", default="livingcircle", help="the tool's path on every machine")
    parser.add_argument("--slices", type=int, help="pieces of work; each loses a process start")
    asked = parser.parse_args()
    output = os.path.abspath(asked.output)

    tasks = plan(asked.livingcircle, asked.manifest, output)
    spark = SparkSession.builder.appName("livingcircle batch").getOrCreate()
    context = spark.sparkContext
    slices = asked.slices or min(len(tasks), 8 * context.defaultParallelism)
    worker = f"{shlex.quote(asked.livingcircle)} worker"
    answers = context.parallelize(tasks, max(slices, 1)).pipe(worker, checkCode=True).collect()
    spark.stop()

    write_journal(output, answers)
    return subprocess.call([asked.livingcircle, "batch", asked.manifest, "--output", output, "--resume"])


if __name__ == "__main__":
    sys.exit(main())
