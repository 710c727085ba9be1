"""The edge of a hosting provider: the domains that its web servers may serve, by the serving list and its events. Made to be copied.

    edge = Edge(get, stored)      # stored: what `state` was when the edge ended; nothing for a new one
    edge.hears()                  # every few seconds, also beside webhooks: applies the events of the log
    edge.checks()                 # once an hour: what no event told; a cheap 304 if nothing is missing
    edge.serves("ok-shop.com")    # may it be served?

`get(path, params, headers)` calls the platform as the partner. It returns an answer with `status_code`, `headers` and `json()` for 200, 304
and 410, waits and repeats where the platform says so (429, 503), and raises for everything else. The numbers in parentheses are the steps
of the guide, /docs/en/guides/serving-list. Store `state` (JSON) after each call, also after one that raised: the next call goes on from
there. One call at a time. The domains are kept meanwhile, and replaced in one step. Webhooks alone, by `takes`, are not enough: only
`hears` finds out that the event log was put back and counts its numbers anew; until then changes of webhooks wait for the next `checks`.
A call that reads the whole list takes up to 15 seconds if the platform puts it back meanwhile, and then raises `Unsettled`.
"""

import time

CHANGED = "filing.serving.changed"
WAITS = (0, 1, 2, 4, 8)  # seconds before each further try of what a restore takes away while it is read


class Gone(Exception):
    """A 410: what the edge asked from is not there any more."""


class Unsettled(Exception):
    """The list or the log was put back at each try. What is held stays, and the next call tries again."""

    def __init__(self, what):
        super().__init__(f"{what} was put back at each of {1 + len(WAITS)} tries within {sum(WAITS)} seconds. What is held is served further, "
                         "and the next call tries again. If that fails for ten minutes too, ask the support of the platform.")


class Edge:
    def __init__(self, get, stored=None, wait=time.sleep):
        self._get, self._wait, self.heard = get, wait, 0
        self.state = stored or {"held": {}, "version": None, "mark": None, "etag": None, "after": None, "reset": 0}
        if not stored:
            self._begin()

    def _begin(self):
        """The end of the log before the list: what happens meanwhile is an event behind it, and older events say nothing any more."""
        if self.state["version"] is not None:
            return
        for _ in self._tries("The event log"):  # the whole list is due
            try:
                for event in self._events():
                    self.state["reset"] = event["number"]
                return self.anew()
            except Gone:
                self.state.update(after=None, reset=0)

    def _tries(self, what):
        yield
        for seconds in WAITS:
            self._wait(seconds)
            yield
        raise Unsettled(what)

    def serves(self, domain):
        return self.state["held"].get(domain, {}).get("state") == "SERVE"

    def served(self):
        return {domain for domain in self.state["held"] if self.serves(domain)}

    def anew(self):
        """Takes the whole list in place of what is held, and again if a restore puts it back between two of its pages."""
        self.state["version"] = None  # if this raises, the next call begins
        for _ in self._tries("The serving list"):
            if self._whole():
                return

    def _whole(self):
        try:
            items, end = self._read({})  # (1)
            held = {item["domain"]: item for item in items}
            ahead = {(item["domain"], item["version"]) for item in items if item["version"] > end["version"]}
            if ahead:  # (5) a change between two pages
                changes, end = self._read({"since": end["version"], "mark": end["mark"]})
                held.update((change["domain"], change) for change in changes)
                if not ahead <= {(change["domain"], change["version"]) for change in changes}:
                    return False
        except Gone:
            return False
        self.state.update(end, held=held)
        return True

    def follows(self):
        """Applies the changes since the version (2, 3)."""
        try:
            changes, end = self._read({"since": self.state["version"], "mark": self.state["mark"]}, self.state["etag"])
        except Gone:  # (4)
            return self.anew()
        held = dict(self.state["held"])
        for change in changes:
            if held.get(change["domain"], {}).get("version", 0) < change["version"]:
                held[change["domain"]] = change
        self.state.update(end, held=held)

    def checks(self):
        self._begin()
        self.follows()

    def hears(self):
        """Applies the events of the log behind the last one."""
        self._begin()
        try:
            for event in self._events():
                self.takes(event)
        except Gone:  # the log was put back, or was not read for 30 days
            self.state.update(after=None, reset=0, version=None)
            self._begin()

    def _events(self):
        """Each page counts as read once its last event was taken."""
        more = True
        while more:
            answer = self._get("/api/v1/events", given(types=CHANGED, limit=200, after=self.state["after"]), {})
            if answer.status_code == 410:
                raise Gone()
            page = answer.json()
            yield from page["items"]
            self.state["after"], more = page["next"], page["more"]

    def takes(self, event):
        """Takes one event, of the log or of a webhook whose signature is right. It may come twice, late, and in any order."""
        self._begin()
        change, version = event.get("serving"), self.state["version"]
        if change and event["number"] < self.state["reset"]:
            return
        self.heard += 1
        if not change:  # the list was put back, and changes of earlier events may be undone
            self.state["reset"] = max(self.state["reset"], event["number"])
        if not change and event["sequence"] <= version:
            self.anew()
        elif not change or change["version"] > version + 1:
            self.follows()
        elif change["version"] == version + 1:
            self.state.update(held=self.state["held"] | {change["domain"]: change}, version=version + 1, mark=None, etag=None)

    def _read(self, query, etag=None):
        """All pages of the list or of its changes, and where the reader stands then. An unchanged list is a 304 (6)."""
        items, cursor = [], None
        while True:
            answer = self._get("/api/v1/serving-list", given(**query, cursor=cursor) | {"limit": 1000},
                               {"If-None-Match": etag} if etag and not cursor else {})
            if answer.status_code == 410:
                raise Gone()
            if answer.status_code == 304:
                return [], {}
            page = answer.json()
            items += page["items"]
            cursor = page.get("next")
            if not cursor:
                return items, {"version": page["version"], "mark": page.get("mark"), "etag": answer.headers.get("ETag")}


def given(**values):
    return {name: value for name, value in values.items() if value is not None}
