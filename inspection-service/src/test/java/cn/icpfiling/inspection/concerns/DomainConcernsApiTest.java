package cn.icpfiling.inspection.concerns;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A filed domain that has become unfit reaches who inspects, as one concern until it ends. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class DomainConcernsApiTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String EXPIRED = "{\"rule\":\"D4\",\"code\":\"DOMAIN_EXPIRED\"}";
    private static final String NO_REAL_NAME = "{\"rule\":\"D2\",\"code\":\"REAL_NAME_MISSING\"}";

    private final TestTopic verdicts = new TestTopic("icp.verification.verdict.v1");
    private final UUID filedDomain = Ids.next();
    private final String domain = "ok-" + filedDomain + ".com";

    @Test
    void a_domain_has_one_open_concern_with_its_newest_reasons_until_it_is_fit_again() {
        var event = Ids.next();
        tell(event, 1, "unfit", EXPIRED);
        tell(event, 1, "unfit", EXPIRED);
        await().atMost(LONG).until(() -> codes("OPEN").equals(List.of(List.of("DOMAIN.EXPIRED"))));
        var concern = concerns("OPEN").getFirst();
        assertThat(concern)
                .containsEntry("concernId", event.toString())
                .containsEntry("serviceNumber", "京ICP备2026000001号-1")
                .containsEntry("verificationId", "019ab0a2-7c00-7000-8000-0000000000fe")
                .containsEntry("since", "2026-11-24T09:00:00.000000Z")
                .containsEntry("state", "OPEN")
                .doesNotContainKey("endedAt");

        tell(Ids.next(), 2, "unfit", EXPIRED + "," + NO_REAL_NAME);
        await().atMost(LONG)
                .until(() -> codes("OPEN").equals(List.of(List.of("DOMAIN.EXPIRED", "DOMAIN.REAL_NAME_MISSING"))));
        assertThat(concerns("OPEN").getFirst()).containsEntry("concernId", event.toString());

        tell(Ids.next(), 4, "fit-again", "");
        tell(Ids.next(), 3, "unfit", EXPIRED);
        await().atMost(LONG).until(() -> concerns("FIT_AGAIN").size() == 1);
        assertThat(concerns("FIT_AGAIN").getFirst()).containsEntry("endedAt", "2026-11-24T09:00:00.000000Z");

        tell(Ids.next(), 5, "unfit", NO_REAL_NAME);
        await().atMost(LONG).until(() -> codes("OPEN").equals(List.of(List.of("DOMAIN.REAL_NAME_MISSING"))));
        assertThat(concerns("FIT_AGAIN")).hasSize(1);

        tell(Ids.next(), 6, "no-longer-judged", "");
        await().atMost(LONG).until(() -> concerns("NO_LONGER_JUDGED").size() == 1);
        assertThat(concerns("OPEN")).isEmpty();
    }

    @Test
    void inspectors_alone_are_shown_them() {
        given().get("/api/v1/domain-concerns").then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.token("icp-api", Ids.next().toString(), "web", "reviewer"))
                .get("/api/v1/domain-concerns")
                .then()
                .statusCode(403);
        look("?state=OTHER").statusCode(400);
        look("?cursor=abc").statusCode(400);
    }

    private void tell(UUID event, long sequence, String type, String rules) {
        verdicts.send(domain, event, "verification.domain." + type, filedDomain, sequence, """
                {"filedDomainId":"%s","domain":"%s","serviceId":"019ab0a2-7c00-7000-8000-0000000000cc",
                 "serviceNumber":"京ICP备2026000001号-1","subjectId":"019ab0a2-7c00-7000-8000-0000000000bb",
                 "since":"2026-11-24T09:00:00.000000Z","rules":[%s],"verificationId":"019ab0a2-7c00-7000-8000-0000000000fe"}""".formatted(
                        filedDomain, domain, rules));
    }

    private List<Object> codes(String state) {
        return concerns(state).stream()
                .map(concern -> (Object) ((List<?>) concern.get("reasons"))
                        .stream()
                                .map(reason -> ((Map<?, ?>) reason).get("code"))
                                .toList())
                .toList();
    }

    /** Page by page, so that the cursor is used. */
    private List<Map<String, Object>> concerns(String state) {
        var own = new ArrayList<Map<String, Object>>();
        String cursor = null;
        do {
            var page = look("?limit=1&state=" + state + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            items.stream().filter(item -> domain.equals(item.get("domain"))).forEach(own::add);
            cursor = page.getString("next");
        } while (cursor != null);
        return own;
    }

    private static ValidatableResponse look(String what) {
        return given().auth()
                .oauth2(TestTokens.token("icp-api", Ids.next().toString(), "web", "inspector"))
                .get("/api/v1/domain-concerns" + what)
                .then();
    }
}
