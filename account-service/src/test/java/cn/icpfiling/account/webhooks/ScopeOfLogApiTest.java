package cn.icpfiling.account.webhooks;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that may write webhooks and not read events does not have the event log sent to it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
@QuarkusTestResource(ReceiverStub.class)
class ScopeOfLogApiTest {

    private static final String ENDPOINTS = "/api/v1/webhook-endpoints";
    private static final Map<String, Integer> RANGE = Map.of("fromNumber", 1, "toNumber", 1000);

    ReceiverStub receivers;

    private HookOwner narrow;
    private HookOwner whole;
    private String url;

    @BeforeEach
    void one_client_has_two_tokens() {
        var partner = TestPartner.create("events:read", "webhooks:read", "webhooks:write");
        narrow = new HookOwner(partner.token("webhooks:read", "webhooks:write"));
        whole = new HookOwner(partner.token());
        url = receivers.url(HookOwner.host("ok"));
    }

    @Test
    void it_adds_no_endpoint() {
        isRefused(narrow.posts(ENDPOINTS, Map.of("url", url, "types", List.of("partner.*"))));
    }

    @Test
    void it_neither_moves_an_endpoint_nor_widens_it_nor_replays_the_log_to_it() {
        var path = ENDPOINTS + "/" + whole.addsId(url, "partner.*");

        isRefused(narrow.puts(path, "*", entry(receivers.url(HookOwner.host("ok")), "partner.*", "")));
        isRefused(narrow.puts(path, "*", entry(url, "filing.*", "")));
        isRefused(narrow.posts(path + "/replays", RANGE));
        whole.posts(path + "/replays", RANGE).then().statusCode(202);
    }

    @Test
    void it_describes_and_deletes_an_endpoint() {
        var path = ENDPOINTS + "/" + whole.addsId(url, "partner.*");

        narrow.puts(path, "*", entry(url, "partner.*", "of the panel")).then().statusCode(200);
        narrow.deletes(path).then().statusCode(204);
    }

    private static Map<String, Object> entry(String url, String type, String description) {
        return Map.of("url", url, "types", List.of(type), "description", description);
    }

    private static void isRefused(Response answer) {
        answer.then()
                .statusCode(403)
                .body("code", equalTo("SCOPE_MISSING"))
                .body("detail", containsString("events:read"));
    }
}
