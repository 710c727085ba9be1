package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** J19: a campaign looks at filed sites; a lapsed domain becomes a finding, and an inspector calls a filed number. */
class SpecialInspectionTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Caller SANDBOX = Caller.sandbox(STACK);

    private final Caller inspector = new Staff(STACK).caller("inspector");

    @Test
    void a_campaign_finds_a_lapsed_domain_and_lets_an_inspector_call_a_filed_number() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {}).toTheNumber();
        var domain = filing.who().domain();
        await().atMost(LONG).until(() -> creates(domain).status() == 201);
        SANDBOX.post(
                        "/registry/domains",
                        Forms.purchase(filing.who())
                                .put("registeredOn", "2019-01-01")
                                .put("expiresOn", "2020-01-01"))
                .expect(201);
        var created = creates(domain).expect(201);
        var campaign = "/api/v1/campaigns/" + created.text("/campaignId");
        assertThat(created.text("/unknownEntries/0/entry")).isEqualTo("never-filed-here.com");

        inspector
                .having(inspector.get(campaign).expect(200))
                .post(campaign + "/start")
                .expect(200);

        await().atMost(LONG)
                .until(() ->
                        inspector.get(campaign).expect(200).at("/progress/done").asInt() == 1);
        var results = inspector.get(campaign + "/results").expect(200);
        assertThat(result(results, "DOMAIN").at("/reasons/0").asText()).isEqualTo("DOMAIN.EXPIRED");
        assertThat(result(results, "REGISTER").path("state").asText()).isEqualTo("PASSED");
        assertThat(result(results, "CALLS").path("state").asText()).isEqualTo("UNKNOWN");
        assertThat(finding(domain)).isPresent();

        var tasks = inspector
                .get("/api/v1/inspection-tasks?list=CAMPAIGN&campaignId=" + created.text("/campaignId"))
                .expect(200);
        var call = StreamSupport.stream(tasks.at("/items").spliterator(), false)
                .filter(task -> task.path("topic").asText().equals("SUBJECT_MOBILE"))
                .findFirst()
                .orElseThrow();
        var task = "/api/v1/inspection-tasks/" + call.path("taskId").asText();
        inspector.post(task + "/reveal").expect(409);
        inspector.post(task + "/claim").expect(200);
        assertThat(inspector.post(task + "/reveal").expect(200).text("/number")).matches("1[0-9]{10}");
        assertThat(inspector
                        .post(task + "/outcome", Forms.node().put("outcome", "REACHED"))
                        .expect(200)
                        .text("/state"))
                .isEqualTo("DONE");
        inspector
                .having(inspector.get(campaign).expect(200))
                .post(campaign + "/cancel")
                .expect(200);
    }

    private Answer creates(String domain) {
        var campaign = Forms.node().put("name", "专项核查").put("deadline", "2999-12-31");
        campaign.putArray("checks").add("DOMAIN").add("REGISTER").add("CALLS");
        campaign.putObject("population")
                .put("kind", "LIST")
                .putArray("entries")
                .add("never-filed-here.com")
                .add(domain);
        return inspector.post("/api/v1/campaigns", campaign);
    }

    private static JsonNode result(Answer results, String check) {
        return StreamSupport.stream(results.at("/items").spliterator(), false)
                .filter(result -> result.path("check").asText().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private Optional<JsonNode> finding(String domain) {
        return StreamSupport.stream(
                        inspector
                                .get("/api/v1/findings?source=CAMPAIGN&reason=DOMAIN.EXPIRED")
                                .expect(200)
                                .at("/items")
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("domain").asText().equals(domain))
                .findFirst();
    }
}
