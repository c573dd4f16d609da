#!/usr/bin/env python3
"""Runs a batch on a Spark cluster of several executors, kills one of them in the middle, and holds every
file against what one machine writes.

    python3 test_spark.py LIVINGCIRCLE

Needs pyspark (PyPI) and Java.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXECUTORS = 3
CITIES = 48


def write_cities(folder: Path) -> Path:
    """Cities of mixed size, and one that cannot be read."""
    made = random.Random(20240731)
    rows = ["city,communities,outlets,standard"]
    for number in range(CITIES):
        name = f"city{number}"

        def degrees(base: int) -> str:
            return f"{base}.{made.randrange(100_000, 200_000)}"

        communities = [f"c{row},{degrees(10)},{degrees(50)}" for row in range(made.randrange(1, 200))]
        outlets = [
            f"o{row},{made.choice(['pharmacy', 'supermarket', 'bakery'])},{degrees(10)},{degrees(50)}"
            for row in range(made.randrange(1, 20_000))
        ]
        (folder / f"{name}-c.csv").write_text("id,lon,lat\n" + "\n".join(communities) + "\n")
        (folder / f"{name}-o.csv").write_text("id,category,lon,lat\n" + "\n".join(outlets) + "\n")
        rows.append(f"{name},{name}-c.csv,{name}-o.csv,everyday")
    rows.append("lost,nowhere.csv,nowhere.csv,everyday")
    manifest = folder / "cities.csv"
    manifest.write_text("\n".join(rows) + "\n")
    return manifest


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path, those that are for this machine alone left out."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".livingcircle-entries"
    }


def executors(session: int) -> list[int]:
    """The processes of the cluster's executors."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            if any(b"CoarseGrainedExecutorBackend" in word for word in words):
                if os.getsid(int(entry.name)) == session:
                    found.append(int(entry.name))
        except (OSError, ProcessLookupError):
            continue
    return sorted(found)


def kill_one(output: Path, driver: subprocess.Popen, killed: list[int]) -> None:
    """Kills an executor once a few cities are there."""
    while driver.poll() is None:
        if sum(1 for _ in output.glob("*/manifest.json")) >= 4:
            for process in executors(driver.pid)[:1]:
                os.kill(process, signal.SIGKILL)
                killed.append(process)
                return
        time.sleep(0.01)


def main() -> int:
    tool = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        manifest = write_cities(folder)
        alone, together = folder / "alone", folder / "together"
        status = subprocess.call(
            [tool, "batch", str(manifest), "--output", str(alone)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        assert status == 1, "the city that cannot be read makes the batch fail"

        import pyspark

        environment = dict(os.environ, SPARK_HOME=os.path.dirname(pyspark.__file__), PYSPARK_PYTHON=sys.executable)
        submit = os.path.join(environment["SPARK_HOME"], "bin", "spark-submit")
        log = open(folder / "spark.log", "wb")
        driver = subprocess.Popen(
            [submit, "--master", f"local-cluster[{EXECUTORS},1,1024]",
             "--conf", "spark.ui.enabled=false", "--conf", "spark.executor.memory=512m",
             str(HERE / "livingcircle_spark.py"), str(manifest), "--output", str(together),
             "--livingcircle", tool],
            env=environment, stdout=log, stderr=log, start_new_session=True, cwd=folder)
        killed: list[int] = []
        threading.Thread(target=kill_one, args=(together, driver, killed), daemon=True).start()
        status = driver.wait(timeout=600)
        log.close()
        text = (folder / "spark.log").read_text(errors="replace")
        if status != 1 or not killed:
            print(text[-4_000:])
        assert status == 1, f"the batch's own exit status, not {status}"
        assert killed, "an executor was killed while the batch ran"
        assert "Lost executor" in text, "Spark has noticed"

        one, several = files(alone), files(together)
        assert one.keys() == several.keys(), sorted(one.keys() ^ several.keys())
        different = [path for path in one if one[path] != several[path]]
        assert not different, different
        print(f"Spark: {len(one)} files of {CITIES} cities equal those of one machine, one of {EXECUTORS} executors killed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
