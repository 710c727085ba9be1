#!/usr/bin/env python3
"""A partner's day: a hosting provider starts from nothing and files for its customers in bulk (J30).

    ICP=http://localhost:8080 SANDBOX=http://localhost:8090 FILINGS=1000 python3 docs/partner-day/partner_day.py

`./icp partner-day 1000` calls it with the addresses of the stack that runs. It needs Python 3.11 and requests. Each step prints what it did
and how long it took. Staff sign in by `./icp staff-code`, unless ADMINISTRATOR_REFRESH and REVIEWER_REFRESH have the refresh tokens of
sessions that the script may renew. STAFF=no ends the day with the submission. The webhooks arrive at port ICP_HOOK_PORT (8064) of an
address 127.0.10.x of this machine, where a platform on this machine may send them; ICP_HOOK_PORT=no leaves them out.
"""

import base64
import hashlib
import hmac
import json
import os
import random
import re
import subprocess
import sys
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests

from edge import CHANGED as SERVING, Edge

ICP = os.environ.get("ICP", "http://localhost:8080")
SANDBOX = os.environ.get("SANDBOX", "http://localhost:8090")
FILINGS = int(os.environ.get("FILINGS", "1000"))
AT_ONCE = int(os.environ.get("AT_ONCE", "8"))
PATIENCE = float(os.environ.get("PATIENCE", "600"))
HOOK_PORT = os.environ.get("ICP_HOOK_PORT", "8064")
SCOPES = ["customers:read", "customers:write", "filings:read", "filings:write", "networks:read", "networks:write", "events:read",
          "webhooks:write"]
REGION = {"province": "33", "city": "330100", "county": "330106"}
PAPER = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
FACE = base64.b64decode(
    "/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/"
    "wAALCAABAAEBAREA/8QAJgABAAAAAAAAAAAAAAAAAAAAABABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQAAPwA//9k="
)


class Refused(Exception):
    """A refusal, as its problem document."""

    def __init__(self, answer, text):
        super().__init__(text)
        self.answer, self.status = answer, answer.status_code


class Caller:
    """Calls as one actor. Waits where the platform says so, and repeats with the same key, so that nothing happens twice."""

    def __init__(self, token=lambda: None):
        self._token = token
        self._local = threading.local()

    def __call__(self, method, url, **more):
        headers = {"Accept-Language": "en"} | more.pop("headers", {})
        if method == "POST":
            headers.setdefault("Idempotency-Key", str(uuid.uuid4()))
        session = self._local.__dict__.setdefault("session", requests.Session())
        until = time.monotonic() + PATIENCE
        while True:
            token = self._token()
            signed = headers | ({"Authorization": f"Bearer {token}"} if token else {})
            answer = session.request(method, url if "://" in url else ICP + url, headers=signed, timeout=60, **more)
            # a 504 leaves open what became of the request: with its key a POST happens once, a PUT of an order is read first
            again = (429, 503) if method == "PUT" else (429, 502, 503, 504)
            if answer.status_code not in again or time.monotonic() > until:
                break
            time.sleep(min(float(answer.headers.get("Retry-After", "1")), 60))
        if answer.status_code >= 400:
            raise Refused(answer, f"{method} {url}: {answer.status_code} {answer.text}")
        return answer


class Renewed:
    """A token that is fetched again before its ten minutes are over."""

    def __init__(self, fetch):
        self._fetch, self._token, self._until, self._lock = fetch, None, 0.0, threading.Lock()

    def __call__(self):
        with self._lock:
            if time.monotonic() > self._until:
                self._token, seconds = self._fetch()
                self._until = time.monotonic() + seconds - 60
            return self._token


anybody = Caller()


def staff(login):
    """A member of the sandbox's staff: by a session of the environment, or by password and authenticator app."""
    renewed = os.environ.get(login.upper() + "_REFRESH")
    state = {"held": {"refreshToken": renewed}} if renewed else {"held": signed_in(login), "first": True}

    def fetch():
        if not state.pop("first", False):
            state["held"] = anybody("POST", "/api/v1/sessions/refresh", json={"refreshToken": state["held"]["refreshToken"]}).json()
        return state["held"]["accessToken"], 600

    return Caller(Renewed(fetch))


def signed_in(login):
    told = subprocess.run(["./icp", "staff-code", login], check=True, capture_output=True, text=True).stdout
    said = {line.split()[0]: line.split()[1] for line in told.splitlines()}
    challenge = anybody("POST", "/api/v1/sessions", json={"login": login, "password": said["password"]}).json()["challengeId"]
    return anybody("POST", "/api/v1/sessions/second-factor", json={"challengeId": challenge, "code": said["code"]}).json()


def credit_code():
    """An invented code with both check characters right (GB 32100, GB 11714)."""
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    eight = "MA" + "".join(random.choices(letters, k=6))
    check = (11 - sum(w * int(c, 36) for w, c in zip((3, 7, 9, 10, 5, 8, 4, 2), eight)) % 11) % 11
    code = "91330106" + eight + ("X" if check == 10 else str(check))
    return code + letters[(31 - sum(letters.index(c) * pow(3, i, 31) for i, c in enumerate(code)) % 31) % 31]


def id_number():
    """An invented ID number with its check character (GB 11643)."""
    first = f"330106{random.randrange(1965, 1995)}{random.randrange(1, 13):02d}{random.randrange(1, 29):02d}{random.randrange(1, 1000):03d}"
    return first + "10X98765432"[sum(w * int(c) for w, c in zip((7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), first)) % 11]


class Customer:
    def __init__(self, number):
        self.reference = f"C-{number}"
        brand = "".join(random.choices("云海青松远帆星河长风明月锦程新禾卓越启航博雅天工", k=4))
        self.name, self.site = f"杭州{brand}科技有限公司", f"{brand}科技官方网站"
        self.code, self.id_number = credit_code(), id_number()
        self.phone = f"138{random.randrange(10**7):07d}3"  # no magic value of the sandbox ends in 3
        self.domain = f"ok-day-{uuid.uuid4().hex[:12]}.com"

    def principal(self):
        return {"name": "张三", "certificateType": 2, "certificateNumber": self.id_number, "mobile": self.phone,
                "officePhone": "0571-85022088", "mail": "zhang@example.com"}

    def draft(self):
        address = "浙江省杭州市西湖区示例路1号101室"
        return {
            "reference": self.reference, "onBehalfOf": self.account,
            "typeCheck": {"region": REGION, "nature": 4, "certificateType": 1, "certificateNumber": self.code, "domain": self.domain},
            "subject": {"name": self.name, "certificateAddress": address, "mailingAddress": address,
                        "principal": self.principal() | {"legalRepresentative": True}},
            "service": {"serviceNumber": self.number, "name": self.site, "domains": [self.domain], "homePage": self.domain,
                        "contentTypes": 128, "preApprovals": 0, "languages": [1], "accessMode": 16, "serverLocation": 8589934592,
                        "principal": self.principal()},
        }


class Receiver:
    """Takes webhooks, and keeps those whose signature is right (Standard Webhooks 1.0.0), each once."""

    def __init__(self, port):
        self.secret, self.events, self.wrong = "", {}, 0
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(204)
                self.end_headers()
                receiver.takes(self.headers, body)

            def log_message(self, *_):
                pass

        self.address = f"127.0.10.{random.randrange(100, 250)}"
        self.server = ThreadingHTTPServer((self.address, port), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def takes(self, headers, body):
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        key = base64.b64decode(self.secret.removeprefix("whsec_"))
        right = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        fresh = abs(time.time() - int(headers["webhook-timestamp"])) < 300
        if fresh and any(hmac.compare_digest(right, one) for one in headers["webhook-signature"].split()):
            self.events[headers["webhook-id"]] = json.loads(body)
        else:
            self.wrong += 1

    def orders(self, kind):
        return {event["data"]["about"]["orderId"] for event in list(self.events.values()) if event["type"] == kind}

    def served(self):
        """Domains whose change a webhook told whole."""
        told = [event["data"].get("serving") for event in list(self.events.values()) if event["type"] == SERVING]
        return {change["domain"] for change in told if change}


def listens(partner):
    """An endpoint of the partner, whose name leads to a receiver on this machine; none if there shall be none."""
    if HOOK_PORT == "no":
        return None
    receiver, name = Receiver(int(HOOK_PORT)), f"ok-hooks-{uuid.uuid4().hex[:12]}.com"
    anybody("POST", f"{SANDBOX}/registry/domains", json={"domain": name, "registrant": {
        "name": "Hosting", "certificateType": 1, "certificateNumber": credit_code()}})
    anybody("PUT", f"{SANDBOX}/registry/domains/{name}/dns", json={"addresses": [receiver.address]})
    receiver.secret = partner("POST", "/api/v1/webhook-endpoints", json={
        "url": f"http://{name}:{HOOK_PORT}/icp", "types": ["filing.order.submitted", "filing.order.completed", SERVING]}).json()["secret"]
    return receiver


def told(partner, types, place, lost):
    """The events of the log behind a place, which moves on with them. After 410 events may be missing: reads elsewhere what they told."""
    while True:
        try:
            page = partner("GET", "/api/v1/events", params={"types": types, "limit": 200} | place).json()
        except Refused as refused:
            if refused.status != 410:
                raise
            lost()
            place.clear()
            continue
        yield from page["items"]
        place["after"] = page["next"]
        if not page["more"]:
            return


def gets(partner):
    """How the edge calls: a 410 is an answer to it."""

    def get(path, params, headers):
        try:
            return partner("GET", path, params=params, headers=headers)
        except Refused as refused:
            if refused.status != 410:
                raise
            return refused.answer

    return get


def step(title, count=None):
    """Prints how long the step took that follows in a with block."""

    class Timed:
        def __enter__(self):
            self.begun = time.monotonic()

        def __exit__(self, kind, *_):
            if kind is None:
                took = time.monotonic() - self.begun
                rate = f", {count / took:.0f} a second" if count else ""
                print(f"{title}: {took:.1f} s{rate}", flush=True)

    return Timed()


def each(work, customers):
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(work, customers))


def pages(caller, path, **query):
    """All items of a list. The cursor stays good while entries come and go."""
    while True:
        page = caller("GET", path, params=query | {"limit": 200}).json()
        yield from page["items"]
        if not page.get("next"):
            return
        query["cursor"] = page["next"]


def until(done, what):
    end = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > end:
            raise SystemExit(f"{what} did not happen within {PATIENCE:.0f} s")
        time.sleep(1)


def bulk(partner, lines):
    """Sends the lines, sends them once more with the same key, waits for the end and returns each line's order."""
    headers = {"Content-Type": "application/x-ndjson", "Idempotency-Key": str(uuid.uuid4())}
    body = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()
    taken = partner("POST", "/api/v1/bulk-orders", data=body, headers=headers)
    again = partner("POST", "/api/v1/bulk-orders", data=body, headers=headers)
    assert taken.json()["operationId"] == again.json()["operationId"], "a repetition is the same operation"
    operation = taken.headers["Location"]
    until(lambda: partner("GET", operation).json()["state"] == "FINISHED", "the end of the bulk operation")
    results = list(pages(partner, operation + "/results"))
    failed = [result for result in results if result["state"] != "DONE"]
    assert not failed, f"{len(failed)} of {len(results)} lines failed, the first with {json.dumps(failed[0], ensure_ascii=False)}"
    return {result["reference"]: result["orderId"] for result in results}


def six_digits(channel, phone):
    found = []

    def look():
        items = anybody("GET", f"{SANDBOX}/inbox/messages", params={"to": phone, "channel": channel}).json()["items"]
        found.extend(match.group() for item in items for match in re.finditer(r"(?<![A-Za-z0-9_-])[0-9]{6}(?![A-Za-z0-9_-])", item["text"]))
        return found

    until(look, f"a message to {phone}")
    return found[0]


def main():
    begun, dawn = time.monotonic(), time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 60))
    with step("Credentials"):
        administrator = staff("administrator")
        partner_id = administrator("POST", "/api/v1/partners", json={"name": f"Hosting {uuid.uuid4()}"}).json()["partnerId"]
        client = administrator("POST", f"/api/v1/partners/{partner_id}/clients", json={"name": "panel", "scopes": SCOPES}).json()
        secret = administrator("POST", f"/api/v1/partners/{partner_id}/clients/{client['clientId']}/credentials",
                               json={"kind": "SECRET"}).json()["secret"]

        # the quota of every day is 600 requests a minute; a token carries the quotas that are in force when it is issued
        administrator("POST", f"/api/v1/partners/{partner_id}/quotas",
                      json={"kind": "REQUESTS_A_MINUTE", "most": 60_000, "reason": "TEMPORARY_PEAK"})

        def fetch():
            told = anybody("POST", "/oauth2/token", data={"grant_type": "client_credentials"}, auth=(client["clientId"], secret)).json()
            return told["access_token"], told["expires_in"]

        partner = Caller(Renewed(fetch))
        edge = Edge(gets(partner))

    with step("Networks"):
        listed = partner("GET", f"/api/v1/provider-networks/{partner_id}")
        block = f"2a{random.randrange(256):02x}:{random.randrange(65536):x}:{random.randrange(65536):x}::/48"
        partner("PUT", f"/api/v1/provider-networks/{partner_id}", headers={"If-Match": listed.headers["ETag"]},
                json={"networks": [{"cidr": block, "region": "33", "validFrom": "2026-01-01"}]})

    with step("Webhook endpoint"):
        receiver = listens(partner)

    customers = [Customer(number) for number in range(1, FILINGS + 1)]

    def opens(customer):
        anybody("POST", f"{SANDBOX}/registry/domains", json={"domain": customer.domain, "registrant": {
            "name": customer.name, "certificateType": 1, "certificateNumber": customer.code}})
        customer.account = partner("POST", f"/api/v1/partners/{partner_id}/customers",
                                   json={"reference": customer.reference}).json()["customerId"]

    with step(f"{FILINGS} customers and their domains", FILINGS):
        each(opens, customers)

    def numbers(customer):
        server = anybody("POST", f"{SANDBOX}/cloud/accounts/{customer.account}/instances", json={}).json()["instanceId"]
        customer.number = partner("POST", "/api/v1/service-numbers", params={"onBehalfOf": customer.account},
                                  json={"product": "ECS", "instanceId": server}).json()["number"]

    with step(f"{FILINGS} service numbers", FILINGS):
        each(numbers, customers)

    with step("Bulk operation: drafts", FILINGS):
        orders = bulk(partner, [customer.draft() for customer in customers])
        for customer in customers:
            customer.order = "/api/v1/orders/" + orders[customer.reference]

    def evidence(customer):
        seen = partner("GET", customer.order).headers["ETag"]
        for item in partner("GET", customer.order + "/checklist").json()["items"]:
            if item["required"]:
                seen = partner("PUT", f"{customer.order}/materials/{item['kind']}", data=PAPER,
                               headers={"Content-Type": "image/png", "If-Match": seen}).headers["ETag"]
        link = partner("POST", customer.order + "/authenticity/links", json={"part": "SUBJECT_PRINCIPAL"}).json()["url"]
        phone = f"/api/v1/authenticity-steps/{link[-43:]}"
        anybody("POST", phone + "/consent", json={"version": anybody("GET", phone).json()["consent"]["version"]})
        anybody("PUT", phone + "/face", data=FACE, headers={"Content-Type": "image/jpeg"})
        customer.seen = partner("GET", customer.order).headers["ETag"]

    with step("Papers, and the principals' phones", FILINGS):
        each(evidence, customers)

    with step("Bulk operation: submissions", FILINGS):
        declaration = partner("GET", customers[0].order + "/confirmation").json()["declaration"]["version"]
        bulk(partner, [{"reference": customer.reference, "onBehalfOf": customer.account, "orderId": customer.order[-36:],
                        "ifMatch": customer.seen, "submission": {"declarationVersion": declaration, "accepted": True}}
                       for customer in customers])

    if os.environ.get("STAFF") == "no":
        return
    reviewer = staff("reviewer")

    def approves(customer):
        shown = {}

        def judged():
            shown["order"] = reviewer("GET", customer.order)
            return shown["order"].json().get("verdict", {}).get("outcome") == "PASSED"

        until(judged, "the verdict")
        reviewer("POST", customer.order + "/provider-decision", json={"decision": "APPROVE"},
                 headers={"If-Match": shown["order"].headers["ETag"]})

    with step("Verdicts, and the reviewer's approvals", FILINGS):
        each(approves, customers)

    def types(customer):
        anybody("POST", f"{SANDBOX}/authority/sms-verifications", json={
            "phone": customer.phone, "code": six_digits("AUTHORITY_SMS", customer.phone), "lastSix": customer.id_number[-6:]})

    with step("Uploads, and the authority's codes", FILINGS):
        each(types, customers)

    with step("Grants, seen in the event log", FILINGS):
        wanted, granted, place = set(orders.values()), set(), {}

        def completed():
            changed = pages(partner, "/api/v1/orders", changedSince=dawn)
            granted.update(order["orderId"] for order in changed if order["state"] == "COMPLETED")

        def heard():
            granted.update(event["about"]["orderId"] for event in told(partner, "filing.order.completed", place, lost=completed))
            return wanted <= granted

        until(heard, "the last grant")

    domains = {customer.domain for customer in customers}
    if receiver:
        with step("Webhooks of the submissions, the grants and the serving list"):
            until(lambda: all(wanted <= receiver.orders(f"filing.order.{kind}") for kind in ("submitted", "completed")), "the last webhook")
            until(lambda: receiver.served() == domains, "the last webhook of the serving list")
            print(f"  {len(receiver.events)} events, {receiver.wrong} with a wrong signature")
            assert receiver.wrong == 0

    with step("What is due: orders that changed, and findings"):
        states = {}
        for order in pages(partner, "/api/v1/orders", changedSince=dawn):
            states[order["state"]] = states.get(order["state"], 0) + 1
        findings = sum(1 for _ in pages(partner, "/api/v1/findings"))
        print(f"  orders {states}, findings {findings}")
        assert states == {"COMPLETED": FILINGS}, states

    with step("Serving list, by its events"):

        def all_are_served():
            edge.hears()
            return edge.served() == domains

        until(all_are_served, "the events of all domains of the serving list")
        print(f"  {edge.heard} events of the list, which leads to version {edge.state['version']}")
        edge.checks()
        assert edge.served() == domains, "the changes lead to what the events said"
        whole = {one["domain"] for one in pages(partner, "/api/v1/serving-list") if one["state"] == "SERVE"}
        assert whole == domains, "the changes lead to the list"

    print(f"{FILINGS} filings in {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    try:
        main()
    except Refused as refusal:
        sys.exit(f"Refused: {refusal}")
