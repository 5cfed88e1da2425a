#!/usr/bin/env python3
"""Sends questions to a running service and checks every answer. Python alone, no packages.

  load-client.py load PORT QUESTIONS CONNECTIONS SECONDS [--until-killed]
      Batches of one to /match from so many connections; every answer must be 200 with the
      question's key, or 503 that says when to come again.
  load-client.py overload PORT QUESTIONS CONNECTIONS
      Batches of 50 from so many connections at once; afterwards the service must answer as before.

Prints one JSON object: answers, refusals, times. Times are told and never judged.
"""
import asyncio
import json
import sys
import time


class Wrong(Exception):
    """An answer that must not be."""


class Tally:
    def __init__(self):
        self.answered = 0   # questions that were answered
        self.refused = 0    # requests that were told to come again
        self.broken = 0     # connections that ended before an answer
        self.seconds = []   # of requests that were answered
        self.refusal_seconds = []

    def summary(self, elapsed):
        def percentile(values, share):
            values = sorted(values)
            return round(values[min(len(values) - 1, int(len(values) * share))] * 1000, 2) if values else None

        return {
            "answered": self.answered, "refused": self.refused, "broken": self.broken,
            "requests_per_second": round(len(self.seconds) / elapsed, 1),
            "p50_ms": percentile(self.seconds, 0.5), "p99_ms": percentile(self.seconds, 0.99),
            "refused_p99_ms": percentile(self.refusal_seconds, 0.99),
        }


def request(names, keys):
    queries = {
        key: {"schema": "Person", "properties": {"name": [name]}} for key, name in zip(keys, names)}
    body = json.dumps({"queries": queries}).encode()
    return (b"POST /match/default HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)) + body


async def reply(reader):
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    fields = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
    body = await reader.readexactly(int(fields.get("content-length", 0)))
    return int(head[0].split()[1]), fields, body


def check(status, fields, body, keys):
    """Whether it was answered; an answer of another shape is wrong."""
    if status == 503:
        if "retry-after" not in fields and b"/readyz" not in body:
            raise Wrong("503 without a word of what to do")
        return False
    if status != 200:
        raise Wrong(f"status {status}: {body[:300]!r}")
    responses = json.loads(body)["responses"]
    if list(responses) != keys:
        raise Wrong(f"asked {keys[:3]}, answered {list(responses)[:3]}")
    for response in responses.values():
        if response["status"] != 200 or response["total"]["relation"] != "eq":
            raise Wrong("an answer of another shape")
        scores = [result["score"] for result in response["results"]]
        if scores != sorted(scores, reverse=True) or any(not 0 <= score <= 1 for score in scores):
            raise Wrong(f"scores {scores}")
    return True


async def ask(reader, writer, names, keys, tally):
    start = time.perf_counter()
    writer.write(request(names, keys))
    status, fields, body = await reply(reader)
    elapsed = time.perf_counter() - start
    if check(status, fields, body, keys):
        tally.answered += len(keys)
        tally.seconds.append(elapsed)
        return True
    tally.refused += 1
    tally.refusal_seconds.append(elapsed)
    return False


async def loaded(number, port, names, step, end, tally, until_killed):
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        place = number
        while time.perf_counter() < end:
            key = f"q{place}"
            if not await ask(reader, writer, [names[place % len(names)]], [key], tally):
                await asyncio.sleep(0.05)
            place += step
        writer.close()
    except (ConnectionError, asyncio.IncompleteReadError, OSError):
        tally.broken += 1
        if not until_killed:
            raise Wrong("the service closed a connection before its answer")


async def pressed(number, port, names, tally):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    count = min(50, len(names))
    keys = [f"q{index}" for index in range(count)]
    chosen = [names[(number * count + index) % len(names)] for index in range(count)]
    await ask(reader, writer, chosen, keys, tally)
    writer.close()


async def main():
    mode, port, questions, connections = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    with open(questions, encoding="utf-8") as file:
        names = [json.loads(line)["name"] for line in file]
    tally = Tally()
    start = time.perf_counter()
    if mode == "load":
        end = start + float(sys.argv[5])
        until_killed = "--until-killed" in sys.argv
        await asyncio.gather(*(
            loaded(number, port, names, connections, end, tally, until_killed)
            for number in range(connections)))
    else:
        await asyncio.gather(*(
            pressed(number, port, names, tally) for number in range(connections)))
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        if not await ask(reader, writer, names[:1], ["after"], tally):
            raise Wrong("still refused after the rush is over")
        writer.close()
    print(json.dumps(tally.summary(time.perf_counter() - start)))


try:
    asyncio.run(main())
except Wrong as wrong:
    sys.exit(f"load-client: {wrong}")
