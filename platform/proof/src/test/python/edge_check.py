"""docs/partner-day/edge.py against an invented list that changes between two pages and is put back to earlier moments."""

import functools
import json
import pathlib
import random
import subprocess
import sys

# What may be taken out of the edge: called with the sound part, this check plays the edge without it and must fail.
SABOTAGES = {
    '        self.state["version"] = None': "        pass",
    "reset=0, version=None)": "reset=0)",
    "if change and event": "if event",
    "if not change:  #": 'if not change and event["sequence"] <= version:  #',
    'if change and event["number"] < self.state["reset"]': "if False",
    'if not change and event["sequence"] <= version:\n            self.anew()': "if False:\n            pass",
    'change["version"] > version + 1': "False",
    "for seconds in WAITS:": "while seconds := 1:",
    "            self._wait(seconds)\n": "",
}

source, broken = pathlib.Path("../../docs/partner-day/edge.py").read_text("utf-8"), sys.argv[1:]
for sound in broken:
    assert source.count(sound) == 1, sound
    source = source.replace(sound, SABOTAGES[sound])
names = {}
exec(source, names)
Edge, Unsettled = functools.partial(names["Edge"], wait=lambda seconds: None), names["Unsettled"]


class Answer:
    def __init__(self, body, status=200, etag=None):
        self.status_code, self.headers, self._body = status, {"ETag": etag} if etag else {}, body

    def json(self):
        return self._body


class Platform:
    """Two items a page. `between` runs once, behind the first page of the whole list."""

    def __init__(self):
        self.changes, self.log, self.between, self.asked, self.moment, self.restored = [], [], None, [], 0, 0

    def happens(self, domain, state, told=True):
        self.moment += 1
        change = {"domain": domain, "state": state, "version": len(self.changes) + 1}
        self.changes.append(change | {"mark": self.moment})
        if told:
            self.tells(change["version"], change)

    def tells(self, sequence, change=None):
        self.log.append({"number": len(self.log) + 1, "sequence": sequence} | ({"serving": change} if change else {}))

    def put_back(self, version, log=None):
        self.changes = self.changes[:version]
        if log is not None:
            self.log, self.restored = self.log[:log], self.restored + 1

    def held(self):
        return {change["domain"]: item(change) for change in self.changes}

    def served(self):
        return {domain for domain, change in self.held().items() if change["state"] == "SERVE"}

    def mark(self, version):
        return self.changes[version - 1]["mark"] if 0 < version <= len(self.changes) else 0

    def get(self, path, params, headers):
        self.asked.append(path)
        return self._events(params) if path.endswith("events") else self._list(params, headers)

    def _events(self, params):
        restored, after = params.get("after", (self.restored, 0))
        if restored != self.restored:
            return Answer({}, 410)
        page = self.log[after:after + 2]
        return Answer({"items": page, "next": (restored, after + len(page)), "more": after + 2 < len(self.log)})

    def _list(self, params, headers):
        version = len(self.changes)
        etag = f"{version}.{self.mark(version)}"
        since, place = params.get("since"), 0
        if headers.get("If-None-Match") == etag and since in (None, version) and params.get("mark", self.mark(version)) == self.mark(version):
            return Answer({}, 304)
        if "cursor" in params:
            version, mark, since, place = params["cursor"]
            if version > len(self.changes) or mark != self.mark(version):
                return Answer({}, 410)
        if since is not None:
            if since > len(self.changes) or params.get("mark", self.mark(since)) != self.mark(since):
                return Answer({}, 410)
            items = [item(change) for change in self.changes[since:]]
        else:
            items = sorted(self.held().values(), key=lambda one: one["domain"])
        body = {"items": items[place:place + 2], "version": version, "mark": self.mark(version)}
        if place + 2 < len(items):
            body["next"] = (version, self.mark(version), since, place + 2)
        if since is None and place == 0 and self.between:
            happens, self.between = self.between, None
            happens()
        return Answer(body, etag=etag)


def item(change):
    return {name: change[name] for name in ("domain", "state", "version")}


def check(what, so):
    print(("ok " if so else "FAILED ") + what)


def begun(*domains):
    platform = Platform()
    for domain in domains:
        platform.happens(domain, "SERVE")
    return platform


platform = begun("a", "b")
edge = Edge(platform.get)
platform.happens("c", "SERVE")
platform.happens("a", "STOP", told=False)
platform.happens("d", "SERVE")
edge.hears()
check("events, and changes where one is missing, lead to the list", edge.served() == platform.served() == {"b", "c", "d"})
edge.checks()
platform.asked.clear()
held = edge.state["held"]
edge.checks()
check("an unchanged list is one call and keeps what is held", len(platform.asked) == 1 and edge.state["held"] == held)

platform = begun("a", "b", "c", "d")
platform.between = lambda: (platform.happens("a", "STOP"), platform.happens("d", "STOP"))
edge = Edge(platform.get)
check("of changes between two pages none is missing", edge.served() == platform.served() == {"b", "c"})

platform = begun("a", "b", "c", "d", "e")


def restored_between():
    platform.happens("d", "STOP")

    def undone():
        platform.put_back(5)
        platform.happens("a", "STOP")

    answers, pages = platform.get, []

    def get(path, params, headers):
        answer = answers(path, params, headers)
        pages.append(path)
        if len(pages) == 1:  # the second page has shown the change
            undone()
        return answer

    edge._get = get


edge = Edge(platform.get)
platform.between = restored_between
edge.anew()
check("a change between two pages that a restore undid is not held", edge.served() == platform.served() == {"b", "c", "d", "e"})

platform = begun("a", "b", "c")
edge = Edge(platform.get)
platform.put_back(1)
for domain in ("x", "y", "z"):
    platform.happens(domain, "SERVE", told=False)
edge.checks()
check("a restore that the list has passed is told by the mark", edge.served() == platform.served() == {"a", "x", "y", "z"})

platform = begun("a", "b", "c")
edge = Edge(platform.get)
edge.hears()
late = platform.log[2]
platform.put_back(1)
platform.happens("n", "SERVE", told=False)
platform.tells(2)
edge.hears()
edge.takes(late)
check("an event without a change tells a restore, and what came before it is ignored", edge.served() == platform.served() == {"a", "n"})

platform.put_back(1, log=2)
edge.hears()
check("a log that was put back is read anew, and the list too", edge.served() == platform.served() == {"a"})

again = Edge(platform.get, edge.state)
check("an edge goes on with what it has stored", again.served() == {"a"})

platform = begun("a", "b", "c", "d", "e")
edge = Edge(platform.get)
platform.happens("f", "SERVE")
platform.happens("x", "SERVE")
edge.hears()
platform.put_back(5, log=5)
platform.happens("n", "SERVE", told=False)
platform.tells(6)
platform.happens("o", "SERVE")
platform.happens("q", "SERVE")


def times_out(path, params, headers):
    if path.endswith("serving-list") and "since" not in params:
        raise TimeoutError()
    return platform.get(path, params, headers)


edge._get = times_out
try:
    edge.hears()
except TimeoutError:
    pass
again = Edge(platform.get, json.loads(json.dumps(edge.state)))
kept = again.served()
again.checks()
check("a list that could not be taken anew stays due, and what is held is served meanwhile",
      kept == {*"abcdefx"} and again.served() == platform.served() == {*"abcdenoq"})

platform = begun("a", "b", "c")
edge = Edge(platform.get)
platform.put_back(2)
for domain in "xyz":
    platform.happens(domain, "SERVE", told=domain == "y")
edge._get = times_out
try:
    edge.checks()
except TimeoutError:
    pass
edge._get = platform.get
edge.takes(platform.log[-1])
edge.checks()
check("nor is it forgotten for an event", edge.served() == platform.served() == {*"abxyz"})

platform = begun("a", "b", "c", "d", "e")
edge = Edge(platform.get)
for domain in "fghx":
    platform.happens(domain, "SERVE")
undone = platform.log[-1]
platform.put_back(7)
platform.happens("n", "SERVE", told=False)
platform.tells(8)
edge.takes(platform.log[-1])
edge.takes(undone)
platform.happens("a", "STOP")
edge.takes(platform.log[-1])
check("a late webhook of an undone change is ignored by an edge that was behind", edge.served() == platform.served() == {*"bcdefgn"})

platform = begun("a", "b", "c")
edge = Edge(platform.get)
platform.put_back(2, log=2)
answers = iter((None, Answer({}, 410)))
edge._get = lambda path, params, headers: path.endswith("events") and next(answers, None) or platform.get(path, params, headers)
edge.hears()
check("a log that is put back again while it is read is read anew", edge.served() == platform.served() == {"a", "b"})


class Impatient(Exception):
    """The edge waits longer than it says."""


def unsettled(call, gone):
    """What an edge of a, b and c says, and how long it waits, when the platform answers 410 to each request that is `gone`."""
    waits, platform = [], begun("a", "b", "c")
    edge = Edge(platform.get)
    platform.put_back(2)
    for domain in "xy":
        platform.happens(domain, "SERVE", told=False)

    def wait(seconds):
        waits.append(seconds)
        if len(waits) > 20:
            raise Impatient()

    edge._get = lambda path, params, headers: Answer({}, 410) if gone(path, params) else platform.get(path, params, headers)
    edge._wait = wait
    try:
        getattr(edge, call)()
        told = None
    except (Unsettled, Impatient) as raised:
        told = str(raised)
    kept, edge._get = edge.served(), platform.get
    edge.checks()
    return waits == [0, 1, 2, 4, 8] and kept == {*"abc"} and edge.served() == platform.served() == {*"abxy"} and told


told = unsettled("checks", lambda path, params: "cursor" in params or "since" in params)
check("a list that changes at every page is tried six times within 15 seconds, served as it is held, and told",
      told and told.startswith("The serving list was put back at each of 6 tries within 15 seconds."))
told = unsettled("hears", lambda path, params: path.endswith("events"))
check("and so is an event log", told and told.startswith("The event log was put back at each of 6 tries"))


def played(kind, seed, acts):
    """Two edges, one by the log and webhooks, one by webhooks alone; answers and webhooks are lost, late and twice. How many wrong lists?"""
    chance, platform, hooks, told, wrong = random.Random(seed), begun("a"), [], True, 0

    def get(path, params, headers):
        if failing and chance.random() < 0.1:
            raise TimeoutError()
        return platform.get(path, params, headers)

    def at(edge, call, *values):
        try:
            getattr(edge, call)(*values)
            return edge, True
        except TimeoutError:
            return kind(get, json.loads(json.dumps(edge.state))), False

    def arrives():
        nonlocal failing
        failing = False
        chance.shuffle(hooks)
        for event in hooks:
            hooked.takes(event)
        hooks.clear()

    failing = False
    logged, hooked = kind(get), kind(get)
    for _ in range(acts):
        act, before = chance.randrange(16), len(platform.log)
        failing = chance.random() < 0.5
        if act == 0 and len(platform.changes) > 3:
            everything = chance.random() < 0.2
            if everything:  # what is on its way arrives before
                arrives()
            platform.put_back(len(platform.changes) - chance.randrange(1, 3), len(platform.log) // 2 if everything else None)
            before = len(platform.log)
            platform.happens(chance.choice("abcdefgh"), "STOP", told=False)
            platform.tells(len(platform.changes))
            told = True
        elif act < 8:
            told = chance.random() < 0.8
            platform.happens(chance.choice("abcdefgh"), chance.choice(("SERVE", "STOP")), told)
        elif act < 11 and hooks:
            event = chance.choice(hooks)
            logged, _ = at(logged, "takes", event)
            hooked, done = at(hooked, "takes", event)
            if done and chance.random() < 0.8:
                hooks.remove(event)
        elif act < 14:
            logged, done = at(logged, "hears")
            wrong += done and told and logged.served() != platform.served()
        else:
            logged, done = at(logged, "checks")
            arrives()
            hooked.checks()
            wrong += hooked.served() != platform.served()
        hooks += platform.log[before:]
    return wrong


seed = random.randrange(10**6)
wrong = any(played(Edge, seed, 300) for seed in range(60)) if broken else played(Edge, seed, 2000)
check(f"random acts, seed {seed}: {wrong} wrong lists", not wrong)

if not broken:
    runs = {sound: subprocess.run([sys.executable, "-B", __file__, sound], capture_output=True, text=True, timeout=20) for sound in SABOTAGES}
    unnoticed = [sound for sound, run in runs.items() if "FAILED" not in run.stdout]
    check(f"each of {len(SABOTAGES)} sabotages of the edge is noticed but for {unnoticed}", not unnoticed)
