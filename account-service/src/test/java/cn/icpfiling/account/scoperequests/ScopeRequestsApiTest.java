package cn.icpfiling.account.scoperequests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class ScopeRequestsApiTest {

    @Inject
    ExpireScopeRequests expire;

    private TestPartner partner;
    private String administrator;

    @BeforeEach
    void a_partner_with_few_scopes_is_there() {
        administrator = new Caller().entersAs("administrator").getString("accessToken");
        partner = TestPartner.createdBy(administrator, "clients:write", "events:read", "filings:read");
    }

    @Test
    void a_granted_request_widens_the_client() {
        var request = opens("filings:write");
        partner.as()
                .get(partner.path("/scope-requests"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("OPEN"))
                .body("items[0].reason", equalTo("we file now"));
        assertThat(queued("OPEN")).contains(request);

        decides(request, "grant").then().statusCode(200).body("state", equalTo("GRANTED"));

        partner.asksForToken()
                .then()
                .statusCode(200)
                .body("scope", equalTo("clients:write events:read filings:read filings:write"));
        partner.as()
                .get(partner.path("/scope-requests/" + request))
                .then()
                .body("state", equalTo("GRANTED"))
                .body("answer", equalTo("agreed"))
                .body("decidedAt", notNullValue());
        partner.as()
                .get("/api/v1/events?types=partner.client.*")
                .then()
                .body("items.type", equalTo(List.of("partner.client.scope-request-decided")))
                .body("items[0].about.requestId", equalTo(request));
        decides(request, "refusal").then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        assertThat(Audited.acts(request)).containsExactly("SCOPE_REQUEST.OPEN", "SCOPE_REQUEST.GRANT");
        assertThat(queued("OPEN")).doesNotContain(request);
    }

    @Test
    void a_refused_a_withdrawn_and_an_expired_request_change_nothing_and_make_room_for_the_next() {
        var refused = opens("filings:write");
        decides(refused, "refusal").then().statusCode(200).body("state", equalTo("REFUSED"));
        var withdrawn = opens("filings:write");
        acts(partner.token(), withdrawn, "withdrawal", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        var expired = opens("filings:write");
        expire.runAt(Instant.now().plus(Duration.ofDays(31)));

        partner.as()
                .get(partner.path("/scope-requests"))
                .then()
                .body("items.requestId", equalTo(List.of(refused, withdrawn, expired)))
                .body("items.state", equalTo(List.of("REFUSED", "WITHDRAWN", "EXPIRED")));
        partner.asksForToken().then().body("scope", not(containsString("filings:write")));
        assertThat(Audited.acts(refused)).endsWith("SCOPE_REQUEST.REFUSE");
        assertThat(Audited.acts(withdrawn)).endsWith("SCOPE_REQUEST.WITHDRAW");
        assertThat(Audited.acts(expired)).endsWith("SCOPE_REQUEST.EXPIRE");
    }

    @Test
    void of_many_requests_at_once_one_is_open() throws Exception {
        var token = partner.token();
        var attempts = Stream.generate(() ->
                        (Callable<Integer>) () -> asks(token, "filings:write").statusCode())
                .limit(8)
                .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var codes = new ArrayList<Integer>();
            for (var done : threads.invokeAll(attempts)) {
                codes.add(done.get());
            }
            assertThat(codes).containsOnly(201, 409).containsOnlyOnce(201);
        }
        asks(token, "filings:write").then().statusCode(409).body("code", equalTo("SCOPE_REQUEST_EXISTS"));
    }

    @Test
    void a_request_for_nothing_new_or_for_an_unknown_scope_is_refused() {
        var token = partner.token();
        asks(token, "filings:read").then().statusCode(422).body("errors[0].code", equalTo("SCOPE_HELD_ALREADY"));
        asks(token, "filings:shred").then().statusCode(422).body("errors[0].code", equalTo("SCOPE_UNKNOWN"));
    }

    @Test
    void another_partner_learns_nothing_and_a_partner_does_not_decide() {
        var request = opens("filings:write");
        var stranger = TestPartner.createdBy(administrator, "clients:write");

        stranger.as().get(partner.path("/scope-requests")).then().statusCode(404);
        stranger.as().get(stranger.path("/scope-requests/" + request)).then().statusCode(404);
        stranger.posts("/scope-requests", body(partner.client(), "filings:write"))
                .then()
                .statusCode(404);
        acts(partner.token(), request, "grant", Map.of("answer", "to myself"))
                .then()
                .statusCode(403);
        partner.as().get("/api/v1/scope-requests").then().statusCode(403);
    }

    private String opens(String... scopes) {
        return asks(partner.token(), scopes)
                .then()
                .statusCode(201)
                .header("Location", containsString(partner.path("/scope-requests/")))
                .body("state", equalTo("OPEN"))
                .extract()
                .path("requestId");
    }

    private Response asks(String token, String... scopes) {
        return TestPartner.posts(token, partner.path("/scope-requests"), body(partner.client(), scopes));
    }

    private static Map<String, Object> body(String client, String... scopes) {
        return Map.of("clientId", client, "scopes", List.of(scopes), "reason", "we file now");
    }

    private Response decides(String request, String act) {
        return acts(administrator, request, act, Map.of("answer", "agreed"));
    }

    private Response acts(String token, String request, String act, Map<String, Object> body) {
        return new Caller()
                .as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "*")
                .body(body)
                .post(partner.path("/scope-requests/" + request + "/" + act));
    }

    private List<String> queued(String state) {
        var queued = new ArrayList<String>();
        String cursor = null;
        do {
            var page = new Caller()
                    .as(administrator)
                    .get("/api/v1/scope-requests?state=" + state + (cursor == null ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            queued.addAll(page.getList("items.requestId"));
            cursor = page.getString("next");
        } while (cursor != null);
        return queued;
    }
}
