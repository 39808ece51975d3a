"""Many at once."""

import threading


def in_parallel(count: int, work) -> list:
    """Calls `work(number)` in as many threads, all let go at once."""
    gate, results = threading.Barrier(count), [None] * count

    def run(number: int):
        gate.wait()
        results[number] = work(number)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
