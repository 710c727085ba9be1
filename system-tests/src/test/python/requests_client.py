"""The API as a caller with Python's requests sees it: ETags, 304, bulk orders and refusals, through the gateway.

PythonRequestsTest starts it and names the gateway, an applicant with a draft, and a partner with a customer in the
environment. A wait without an answer is a failure after TIMEOUT seconds, so that a client that would hang does not.
"""

import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid
from urllib.parse import urljoin, urlsplit

import requests

GATEWAY = os.environ["ICP_GATEWAY_URL"]
ORDER = "/api/v1/orders/" + os.environ["ICP_ORDER"]
TIMEOUT = 20


class Gateway(requests.Session):
    """Keeps its connections, so an answer that does not end spoils the next one."""

    def __init__(self, token=None):
        super().__init__()
        if token:
            self.headers["Authorization"] = "Bearer " + token

    def request(self, method, url, **more):
        more.setdefault("timeout", TIMEOUT)
        more.setdefault("allow_redirects", False)
        if method == "POST":
            more["headers"] = {"Idempotency-Key": str(uuid.uuid4())} | (more.get("headers") or {})
        return super().request(method, urljoin(GATEWAY, url), **more)


applicant = Gateway(os.environ["ICP_APPLICANT_TOKEN"])
partner = Gateway(os.environ["ICP_PARTNER_TOKEN"])
stranger = Gateway()


def refused(answer, status, code):
    assert answer.status_code == status, (answer.status_code, answer.text)
    assert answer.headers["Content-Type"].startswith("application/problem+json"), answer.headers
    problem = answer.json()
    assert problem["code"] == code, problem
    assert problem["status"] == status and problem["title"] and problem["detail"], problem
    return problem


def location_of(made):
    """Relative, so that it leads through the gateway and tells no address inside."""
    location = made.headers["Location"]
    assert location.startswith("/api/v1/") and not urlsplit(location).netloc, location
    return location


def an_unchanged_order_is_answered_304_and_the_connection_goes_on():
    shown = applicant.get(ORDER)
    assert shown.status_code == 200, shown.text
    tag = shown.headers["ETag"]
    for _ in range(3):
        same = applicant.get(ORDER, headers={"If-None-Match": tag})
        assert same.status_code == 304, same.status_code
        assert same.content == b"" and "Transfer-Encoding" not in same.headers, same.headers
        assert same.headers["ETag"] == tag
    assert applicant.get(ORDER, headers={"If-None-Match": '"9999-zh"'}).json() == shown.json()


def urllib_does_not_wait_for_a_body_either():
    for path in (ORDER, "/api/v1/provider-profile"):
        request = urllib.request.Request(GATEWAY + path)
        request.add_header("Authorization", applicant.headers["Authorization"])
        with urllib.request.urlopen(request, timeout=TIMEOUT) as shown:
            request.add_header("If-None-Match", shown.headers["ETag"])
        begun = time.monotonic()
        try:
            urllib.request.urlopen(request, timeout=TIMEOUT)
            raise AssertionError(path + " was shown again")
        except urllib.error.HTTPError as same:
            assert same.code == 304 and same.read() == b"", same
        assert time.monotonic() - begun < TIMEOUT / 2


def a_change_names_the_version_that_was_seen():
    subject = json.loads(os.environ["ICP_SUBJECT"])
    shown = applicant.get(ORDER)
    refused(applicant.put(ORDER + "/subject", json=subject), 428, "PRECONDITION_REQUIRED")
    stale = applicant.put(ORDER + "/subject", json=subject, headers={"If-Match": '"9999-zh"'})
    refused(stale, 412, "PRECONDITION_FAILED")
    changed = applicant.put(ORDER + "/subject", json=subject, headers={"If-Match": shown.headers["ETag"]})
    assert changed.status_code == 200, changed.text
    assert changed.headers["ETag"] != shown.headers["ETag"]
    again = applicant.get(ORDER, headers={"If-None-Match": shown.headers["ETag"]})
    assert again.status_code == 200 and again.headers["ETag"] == changed.headers["ETag"]


def a_location_leads_to_what_was_made():
    question = json.loads(os.environ["ICP_TYPE_QUESTION"])
    made = applicant.post("/api/v1/filing-type-checks", json=question)
    assert made.status_code == 201, made.text
    assert applicant.get(location_of(made)).json()["typeCheckId"] == made.json()["typeCheckId"]


def a_bulk_order_is_followed_to_its_end():
    customer = os.environ["ICP_CUSTOMER"]
    lines = [{"reference": "P-1", "onBehalfOf": customer}, {"reference": "P-2", "onBehalfOf": str(uuid.uuid4())}]
    body = "\n".join(json.dumps(line) for line in lines).encode()
    key = {"Content-Type": "application/x-ndjson", "Idempotency-Key": str(uuid.uuid4())}
    taken = partner.post("/api/v1/bulk-orders", data=body, headers=key)
    assert taken.status_code == 202, taken.text
    assert partner.post("/api/v1/bulk-orders", data=body, headers=key).json() == taken.json()
    operation = location_of(taken)
    until = time.monotonic() + 60
    while partner.get(operation).json()["state"] != "FINISHED":
        assert time.monotonic() < until, "the operation did not finish"
        time.sleep(0.1)
    results = partner.get(operation + "/results").json()["items"]
    assert [one["reference"] for one in results] == ["P-1", "P-2"], results
    assert all(one["state"] == "FAILED" and one["problem"]["code"] for one in results), results
    refused(partner.post("/api/v1/bulk-orders", data=b"", headers=key | {"Idempotency-Key": str(uuid.uuid4())}),
            400, "INVALID_FIELD")


def every_refusal_is_a_problem():
    refused(stranger.get(ORDER), 401, "UNAUTHENTICATED")
    refused(applicant.get("/api/v1/orders/" + str(uuid.uuid4())), 404, "NOT_FOUND")
    assert applicant.delete("/api/v1/filing-type-checks").headers["Allow"] == "POST"
    kind = applicant.post("/api/v1/filing-type-checks", data=b"a", headers={"Content-Type": "text/plain"})
    refused(kind, 415, "UNSUPPORTED_MEDIA_TYPE")
    assert kind.headers["Accept"] == "application/json" and "application/json" in kind.json()["detail"]
    faults = refused(applicant.post("/api/v1/filing-type-checks", json={"nature": "4", "colour": 1, "domain": ""}),
                     400, "INVALID_FIELD")
    pointers = [one["pointer"] for one in faults["errors"]]
    assert {"/nature", "/colour", "/domain", "/region", "/certificateNumber"} <= set(pointers), pointers
    assert "{" not in faults["detail"], faults
    refused(applicant.get("/api/v1/orders?limit=0"), 400, "INVALID_FIELD")
    refused(stranger.get("/api/v1/orders?q=" + "a" * 20_000), 414, "URI_TOO_LONG")
    refused(stranger.get("/api/v1/orders", headers={"X-Long": "a" * 20_000}), 431, "HEADERS_TOO_LARGE")
    assert stranger.get("/api/v1/provider-profile").status_code == 200, "the session goes on"


def the_token_endpoint_refuses_as_oauth_says():
    none = refused(stranger.post("/oauth2/token", data={"grant_type": "client_credentials"}), 400, "INVALID_REQUEST")
    assert none["error"] == "invalid_request" and none["error_description"], none
    wrong = stranger.post("/oauth2/token", data={"grant_type": "client_credentials"}, auth=("nobody", "nothing"))
    assert refused(wrong, 401, "INVALID_CLIENT")["error"] == "invalid_client"


CHECKS = [
    an_unchanged_order_is_answered_304_and_the_connection_goes_on,
    urllib_does_not_wait_for_a_body_either,
    a_change_names_the_version_that_was_seen,
    a_location_leads_to_what_was_made,
    a_bulk_order_is_followed_to_its_end,
    every_refusal_is_a_problem,
    the_token_endpoint_refuses_as_oauth_says,
]

failed = 0
for check in CHECKS:
    try:
        check()
        print("ok", check.__name__)
    except Exception as fault:
        failed += 1
        print("FAILED", check.__name__, type(fault).__name__, fault)
print(len(CHECKS) - failed, "of", len(CHECKS), "checks hold with requests", requests.__version__)
sys.exit(1 if failed else 0)
