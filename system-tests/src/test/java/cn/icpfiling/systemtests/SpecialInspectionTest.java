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
    void a_holder_who_renews_the_domain_asks_for_the_check_again_and_is_cured_and_told() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {}).toTheNumber();
        var domain = filing.who().domain();
        SANDBOX.post(
                        "/registry/domains",
                        Forms.purchase(filing.who())
                                .put("registeredOn", "2019-01-01")
                                .put("expiresOn", "2020-01-01"))
                .expect(201);
        var campaign = Campaigns.runs(inspector, Campaigns.list(domain), "DOMAIN");
        assertThat(Campaigns.result(inspector, campaign, filing.subjectNumber() + "-1")
                        .at("/reasons/0")
                        .asText())
                .isEqualTo("DOMAIN.EXPIRED");
        var finding = "/api/v1/findings/"
                + finding(domain, "DOMAIN.EXPIRED")
                        .orElseThrow()
                        .path("findingId")
                        .asText();
        inspector
                .having(inspector.get(finding).expect(200))
                .post(finding + "/notice")
                .expect(200);
        var holder = filing.caller();
        assertThat(holder.get(finding).expect(200).at("/cureLinks"))
                .extracting(link -> link.path("operation").asText())
                .contains("requestRescan");
        assertThat(Campaigns.result(
                                inspector,
                                Campaigns.runs(inspector, Campaigns.list(domain), "DOMAIN"),
                                filing.subjectNumber() + "-1")
                        .at("/knownFindings/0")
                        .asText())
                .as("a further campaign opens no second finding")
                .isEqualTo(finding.substring(finding.lastIndexOf('/') + 1));

        SANDBOX.post("/registry/domains", Forms.purchase(filing.who())).expect(201);
        holder.post(finding + "/rescans").expect(202);

        await().atMost(LONG)
                .until(() -> holder.get(finding).expect(200).text("/state").equals("CURED"));
        assertThat(holder.get(finding).expect(200).at("/repeatedChecks/0/cured").asBoolean())
                .isTrue();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(new Inbox(STACK)
                                .texts("+86" + filing.who().head().phone(), "SMS"))
                        .anyMatch(text -> text.contains("已整改") && text.contains(domain)));
    }

    @Test
    void a_campaign_takes_up_the_sites_of_a_province_and_a_sample_of_them() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .in(Forms.HUNAN)
                .toTheNumber();
        // Once a list knows the site, so do the others.
        Campaigns.runs(inspector, Campaigns.list(filing.who().domain()), "REGISTER");
        var province = Forms.node().put("kind", "PROVINCE");
        province.putArray("provinces").add(Forms.HUNAN.province());
        var campaign = Campaigns.runs(inspector, province, "REGISTER");
        assertThat(Campaigns.result(inspector, campaign, filing.subjectNumber() + "-1")
                        .path("state")
                        .asText())
                .isEqualTo("PASSED");

        var sample = Forms.node().put("kind", "SAMPLE").put("seed", 20261201L).put("size", 1);
        sample.putArray("provinces").add(Forms.HUNAN.province());
        var ofOne = Campaigns.runs(inspector, sample, "REGISTER");
        assertThat(inspector.get(ofOne).expect(200).at("/progress/total").asInt())
                .isEqualTo(1);
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
