package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J19: a campaign looks at filed sites; a lapsed domain becomes a finding, and an inspector calls a filed number. */
@Tag("long")
class SpecialInspectionTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Caller SANDBOX = Caller.sandbox(STACK);
    private static final Pattern EVIDENCE = Pattern.compile(" page ([0-9a-f-]{36}) FETCHED");

    private final Caller inspector = new Staff(STACK).caller("inspector");

    @Test
    void a_campaign_finds_a_lapsed_domain_and_lets_an_inspector_call_a_filed_number() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {}).toTheNumber();
        var domain = filing.who().domain();
        await().atMost(LONG)
                .until(() -> creates(domain, "DOMAIN", "REGISTER", "CALLS").status() == 201);
        SANDBOX.post(
                        "/registry/domains",
                        Forms.purchase(filing.who())
                                .put("registeredOn", "2019-01-01")
                                .put("expiresOn", "2020-01-01"))
                .expect(201);
        var created = creates(domain, "DOMAIN", "REGISTER", "CALLS").expect(201);
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
        assertThat(finding(domain, "DOMAIN.EXPIRED")).isPresent();

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

    @Test
    void a_campaign_sees_a_home_page_with_a_wrong_number_and_keeps_it_as_evidence() {
        var filing = FirstFiling.of(Applicant.fresh("page-wrongnumber-", ".com"), STACK, _ -> {})
                .toTheNumber();
        var domain = filing.who().domain();
        var address = Forms.node();
        address.putArray("addresses").add("127.0.10.1");
        SANDBOX.put("/registry/domains/" + domain + "/dns", address).expect(200);
        await().atMost(LONG).until(() -> creates(domain, "PAGE").status() == 201);
        var campaign =
                "/api/v1/campaigns/" + creates(domain, "PAGE").expect(201).text("/campaignId");

        inspector
                .having(inspector.get(campaign).expect(200))
                .post(campaign + "/start")
                .expect(200);

        await().atMost(LONG)
                .until(() ->
                        inspector.get(campaign).expect(200).at("/progress/done").asInt() == 1);
        var seen = result(inspector.get(campaign + "/results").expect(200), "PAGE");
        assertThat(seen.at("/reasons/0").asText()).as("%s", seen).isEqualTo("NUMBER.SHOWN_WRONG");
        assertThat(finding(domain, "NUMBER.SHOWN_WRONG")).isPresent();
        var evidence = EVIDENCE.matcher(seen.path("evidence").asText());
        assertThat(evidence.find()).as("%s", seen).isTrue();
        var page = inspector.get("/api/v1/page-evidence/" + evidence.group(1)).expect(200);
        assertThat(page.text("/inspection/domain")).isEqualTo(domain);
        assertThat(page.text("/source")).contains("ICP备").doesNotContain(filing.serviceNumber());
    }

    private Answer creates(String domain, String... checks) {
        var campaign = Forms.node().put("name", "专项核查").put("deadline", "2999-12-31");
        var wanted = campaign.putArray("checks");
        List.of(checks).forEach(wanted::add);
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

    private Optional<JsonNode> finding(String domain, String reason) {
        return StreamSupport.stream(
                        inspector
                                .get("/api/v1/findings?source=CAMPAIGN&limit=200&reason=" + reason)
                                .expect(200)
                                .at("/items")
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("domain").asText().equals(domain))
                .findFirst();
    }
}
