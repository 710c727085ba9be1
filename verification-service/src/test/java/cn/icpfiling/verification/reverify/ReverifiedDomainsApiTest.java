package cn.icpfiling.verification.reverify;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.verification.FiledRecordEvents;
import cn.icpfiling.verification.OrderEvents;
import cn.icpfiling.verification.Script;
import cn.icpfiling.verification.WorldResource;
import cn.icpfiling.verification.core.VerificationRound;
import cn.icpfiling.verification.store.DomainStandingRepository;
import cn.icpfiling.verification.store.VerificationRoundRepository;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a filed domain after completion. In tests two looks need no day between them. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class ReverifiedDomainsApiTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TODAY = "2026-11-24T09:00:00Z";
    private static final Instant SILENT_SINCE = Instant.parse("2026-11-01T00:00:00Z");
    private static final String LONG_AGO = "2017-12-31T23:59:59+08:00";

    @Inject
    ReverifyDomains reverify;

    @Inject
    VerificationRoundRepository looks;

    @Inject
    DomainStandingRepository standings;

    @Inject
    Sql sql;

    @ConfigProperty(name = "test.world")
    String world;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private final String label = UUID.randomUUID().toString();
    private Script script;
    private OrderEvents events;

    @BeforeEach
    void open() {
        events = new OrderEvents(broker);
        script = new Script(world);
    }

    @AfterEach
    void close() {
        events.close();
        script.close();
    }

    @Test
    void a_domain_that_expires_is_told_after_the_second_look_and_again_when_it_is_renewed() {
        var domain = "ok-" + label + ".com";
        filed(domain, TODAY);
        var before = shown(domain);
        assertThat(before.getString("fitness")).isEqualTo("NOT_JUDGED");
        assertThat(before.getString("nextRoundAt")).startsWith("2026-12-2");

        script.put("/rdap/domain/" + domain, rdap(domain, "2020-01-01T00:00:00Z"));
        asked(domain, 202);

        soon(() -> types(domain).equals(List.of("verification.domain.unfit")));
        var unfit = event(domain, 0);
        assertThat(unfit.path("rules").toString()).isEqualTo("[{\"rule\":\"D4\",\"code\":\"DOMAIN_EXPIRED\"}]");
        assertThat(unfit.path("domain").asText()).isEqualTo(domain);
        assertThat(unfit.toString()).doesNotContain("某公司", "91350100M000100Y43");
        assertThat(lookedAt(domain)).extracting(VerificationRound::sequence).startsWith(null, 1L);
        var shown = shown(domain);
        assertThat(shown.getString("fitness")).isEqualTo("UNFIT");
        assertThat(shown.getString("faults[0].rule")).isEqualTo("D4");
        assertThat(shown.getBoolean("faults[0].certain")).isTrue();
        assertThat(shown.getList("lastRound.rules.result"))
                .containsExactly("HOLDS", "HOLDS", "NOT_APPLICABLE", "BROKEN", "HOLDS", "HOLDS");
        assertThat(shown.getList("lastRound.evidence.source"))
                .containsExactly("RDAP", "REAL_NAME", "TLD_LIST", "REGISTRAR_LIST");
        assertThat(lookedAt(domain))
                .extracting(look -> look.id().toString())
                .contains(unfit.path("verificationId").asText());

        script.remove("/rdap/domain/" + domain);

        soon(() -> types(domain).size() == 2);
        assertThat(types(domain)).last().isEqualTo("verification.domain.fit-again");
        assertThat(event(domain, 1).path("rules")).isEmpty();
        assertThat(sequences(domain)).containsExactly("1", "2");
        assertThat(shown(domain).getString("fitness")).isEqualTo("FIT");
    }

    @Test
    @Tag("long")
    void an_old_site_stays_fit_under_a_top_level_domain_and_a_holder_that_could_not_be_filed_today() {
        var old = "other-" + label + ".org";
        var young = "other-young-" + label + ".org";
        filed(old, LONG_AGO);
        var site = filed(young, "2018-01-01T00:00:00+08:00");

        asked(old, 202);
        asked(young, 202);

        soon(() -> shown(old).getString("fitness").equals("FIT"));
        assertThat(shown(old).getList("lastRound.rules.result"))
                .containsExactly(
                        "NOT_APPLICABLE", "HOLDS", "NOT_APPLICABLE", "HOLDS", "NOT_APPLICABLE", "NOT_APPLICABLE");
        assertThat(types(old)).isEmpty();
        soon(() -> types(young).equals(List.of("verification.domain.unfit")));
        assertThat(event(young, 0).path("rules"))
                .extracting(rule -> rule.path("code").asText())
                .contains("REGISTRANT_MISMATCH", "TLD_NOT_APPROVED");
        assertThat(shown(young).getString("lastRound.on")).isEqualTo("2018-01-01");

        // its access ends: what was told is taken back, and nobody looks any more
        site.tell(2, "access-cancelled", "CANCELLED", young);

        soon(() -> types(young).size() == 2);
        assertThat(types(young)).last().isEqualTo("verification.domain.no-longer-judged");
        assertThat(shown(young).getString("state")).isEqualTo("ACCESS_CANCELLED");
        assertThat(shown(young).getString("fitness")).isEqualTo("NOT_JUDGED");
        asked(young, 404);
    }

    @Test
    void a_site_that_was_filed_elsewhere_is_not_judged_by_the_day_of_its_grant_here() {
        var old = "other-elsewhere-" + label + ".org";
        var young = "other-later-" + label + ".org";
        filed(new FiledRecordEvents(TODAY).with("\"filedNotBefore\":\"2012-01-01\""), old);
        filed(new FiledRecordEvents(TODAY).with("\"filedNotBefore\":\"2018-01-01\""), young);

        asked(old, 202);
        asked(young, 202);

        soon(() -> shown(old).getString("fitness").equals("FIT"));
        assertThat(types(old)).isEmpty();
        assertThat(shown(old).getString("filedNotBefore")).isEqualTo("2012-01-01");
        soon(() -> types(young).equals(List.of("verification.domain.unfit")));
        assertThat(event(young, 0).path("rules"))
                .extracting(rule -> rule.path("code").asText())
                .containsExactly("REGISTRANT_MISMATCH");
    }

    @Test
    void papers_that_were_accepted_in_place_of_the_registrant_count_until_the_record_no_longer_names_them() {
        var domain = "other-papers-" + label + ".com";
        var site = filed(new FiledRecordEvents(TODAY).with("\"registrantByPapers\":[\"" + domain + "\"]"), domain);

        asked(domain, 202);

        soon(() -> shown(domain).getString("fitness").equals("FIT"));
        assertThat(shown(domain).getList("lastRound.rules.result"))
                .containsExactly("NOT_APPLICABLE", "HOLDS", "NOT_APPLICABLE", "HOLDS", "HOLDS", "HOLDS");
        assertThat(shown(domain).getBoolean("registrantByPapers")).isTrue();

        site.with("\"registrantByPapers\":[]").tell(2, "changed", "LIVE", domain);
        await().atMost(SOON).until(() -> shown(domain).get("registrantByPapers") == null);
    }

    @Test
    @Tag("long")
    void what_nobody_answers_for_stays_unknown_and_stands_in_the_list() {
        var domain = "rdapdown-" + label + ".com";
        filed(domain, TODAY);

        asked(domain, 202);

        soon(() -> lookedAt(domain).size() > 1);
        assertThat(shown(domain).getString("fitness")).isEqualTo("UNKNOWN");
        assertThat(shown(domain).getList("faults")).isEmpty();
        assertThat(types(domain)).isEmpty();
        assertThat(unknown()).contains(domain);

        script.put("/rdap/domain/" + domain, rdap(domain, "2099-01-01T00:00:00Z"));

        soon(() -> shown(domain).getString("fitness").equals("FIT"));
        assertThat(types(domain)).isEmpty();
    }

    @Test
    void staff_alone_may_look_and_what_is_not_filed_is_not_found() {
        as("applicant").get("/api/v1/filed-domains").then().statusCode(403);
        as("support").post(path("ok-any.com")).then().statusCode(403);
        as("support").get(path("nowhere-" + label + ".com")).then().statusCode(404);
        as("inspector").get(path("not a domain")).then().statusCode(404);
        as("inspector").post(path("nowhere-" + label + ".com")).then().statusCode(404);
        as("inspector").get("/api/v1/filed-domains?cursor=abc").then().statusCode(400);
    }

    /** A later list of public suffixes may have a name that was filed before: its look fails by itself each time. */
    @Test
    void a_domain_that_cannot_be_looked_at_is_unknown_and_due_again_after_the_usual_wait() {
        var domain = "ok-fails-" + label + ".com";
        filed(domain, TODAY);
        var id = UUID.fromString(shown(domain).getString("filedDomainId"));
        isNamed(id, "com.cn");
        try {
            sql.update("UPDATE domain_standings SET next_round_at = '2026-01-01' WHERE filed_domain_id = ?", id);
            soon(() -> sql.first(
                            row -> row.getString(1),
                            "SELECT fitness FROM domain_standings WHERE filed_domain_id = ? AND lease_until IS NULL"
                                    + " AND unknown_rounds > 0 AND next_round_at > '2026-01-01'",
                            id)
                    .filter("UNKNOWN"::equals)
                    .isPresent());
        } finally {
            isNamed(id, domain);
        }
    }

    /** Its holder may have mended the fault, which no look can see. A replica of the last release writes no time, and 0 as the number. */
    @Test
    void an_unfit_domain_that_cannot_be_looked_at_stays_unfit_and_is_for_staff_after_a_week_without_a_result() {
        var domain = "ok-unfit-fails-" + label + ".com";
        filed(domain, TODAY);
        var id = UUID.fromString(shown(domain).getString("filedDomainId"));
        isNamed(id, "com.cn");
        var before = silent();
        try {
            sql.update(
                    "UPDATE domain_standings SET fitness = 'UNFIT', unknown_rounds = 6, silent_since = ?,"
                            + " next_round_at = '2026-01-01', faults = ? WHERE filed_domain_id = ?",
                    SILENT_SINCE,
                    "[{\"rule\":\"D4\",\"code\":\"DOMAIN_EXPIRED\",\"since\":\"2026-01-01T00:00:00Z\",\"certain\":true}]",
                    id);
            soon(() -> listed(domain).get("roundsWithoutAnswer").equals(7));
            assertThat(listed(domain))
                    .containsEntry("fitness", "UNFIT")
                    .containsEntry("silentSince", "2026-11-01T00:00:00.000000Z");
            assertThat(silent()).isEqualTo(before + 1);
            sql.update(
                    "UPDATE domain_standings SET unknown_rounds = 1, next_round_at = '2099-01-01'"
                            + " WHERE filed_domain_id = ?",
                    id);
            assertThat(silent()).as("by one round").isEqualTo(before);

            sql.update("UPDATE domain_standings SET unknown_rounds = 0 WHERE filed_domain_id = ?", id);
            assertThat(silent()).as("told by a replica of the last release").isEqualTo(before);
            assertThat(listed(domain)).doesNotContainKey("silentSince");

            sql.update("UPDATE domain_standings SET next_round_at = '2026-01-01' WHERE filed_domain_id = ?", id);
            soon(() -> listed(domain).containsKey("roundsWithoutAnswer"));
            assertThat(Instant.parse((String) listed(domain).get("silentSince")))
                    .as("anew, and not since the rounds before that replica's")
                    .isAfter(SILENT_SINCE);
        } finally {
            isNamed(id, domain);
            sql.update(
                    "UPDATE domain_standings SET fitness = 'UNKNOWN', unknown_rounds = 0, faults = '[]'"
                            + " WHERE filed_domain_id = ?",
                    id);
        }
    }

    private long silent() {
        return UnitOfWork.in(() -> standings.unfitSilentSinceBefore(SILENT_SINCE.plusSeconds(1)));
    }

    private static Map<String, Object> listed(String domain) {
        return as("support")
                .get("/api/v1/filed-domains?limit=200&fitness=UNFIT")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(item -> domain.equals(item.get("domain")) || "com.cn".equals(item.get("domain")))
                .findFirst()
                .orElseThrow();
    }

    private void isNamed(UUID id, String domain) {
        sql.update("UPDATE filed_domains SET domain = ? WHERE id = ?", domain, id);
    }

    private FiledRecordEvents filed(String domain, String filedAt) {
        return filed(new FiledRecordEvents(filedAt), domain);
    }

    private FiledRecordEvents filed(FiledRecordEvents site, String domain) {
        script.put("/internal/subjects/" + site.subject, """
                {"subjectId": "%s", "name": "某公司", "certificateType": 1, "certificateNumber": "91350100M000100Y43"}
                """.formatted(site.subject));
        site.tell(1, "registered", "LIVE", domain);
        await().atMost(SOON).until(() -> as("support").get(path(domain)).statusCode() == 200);
        return site;
    }

    /** Waits for an outcome of the looks that are due, which are made at once: the schedule makes them once a second. */
    private void soon(Callable<Boolean> outcome) {
        await().pollInSameThread().atMost(SOON).until(() -> {
            reverify.verifyDue();
            return outcome.call();
        });
    }

    private static String rdap(String domain, String expiry) {
        return """
                {"objectClassName": "domain", "ldhName": "%s",
                 "events": [{"eventAction": "expiration", "eventDate": "%s"}],
                 "entities": [{"roles": ["registrar"], "publicIds": [{"type": "IANA Registrar ID", "identifier": "1599"}]}]}
                """.formatted(domain, expiry);
    }

    private static JsonPath shown(String domain) {
        return as("support").get(path(domain)).then().statusCode(200).extract().jsonPath();
    }

    private static void asked(String domain, int status) {
        as("inspector").post(path(domain)).then().statusCode(status);
    }

    private static List<String> unknown() {
        return as("support")
                .get("/api/v1/filed-domains?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.domain");
    }

    private static RequestSpecification as(String role) {
        return given().auth()
                .oauth2(TestTokens.token("icp-api", UUID.randomUUID().toString(), "web", role));
    }

    private static String path(String domain) {
        return "/api/v1/filed-domains/" + domain + "/verification";
    }

    private List<VerificationRound> lookedAt(String domain) {
        var id = UUID.fromString(shown(domain).getString("filedDomainId"));
        return UnitOfWork.in(() -> looks.of(id));
    }

    private List<String> types(String domain) {
        return headers(domain, "ce_type");
    }

    private List<String> sequences(String domain) {
        return headers(domain, "ce_sequence");
    }

    private List<String> headers(String domain, String name) {
        return events.headers(domain, name);
    }

    private JsonNode event(String domain, int index) {
        return events.told(domain).get(index);
    }
}
