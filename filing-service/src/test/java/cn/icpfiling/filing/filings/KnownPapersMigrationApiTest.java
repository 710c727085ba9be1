package cn.icpfiling.filing.filings;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What migration 0040 puts on record of papers that were accepted before records kept it. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class KnownPapersMigrationApiTest {

    private static final TestTopic RECORDS = new TestTopic("icp.filing.record.v1");
    private static final Path MIGRATION = Path.of("src/main/resources/db/0040-known-papers-of-registrants.sql");
    private static final Map<String, Object> ACCEPT = Map.of("decision", "ACCEPT", "ground", "HELD_BY_HEAD");

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    Sql sql;

    @Inject
    TellRecords telling;

    private final Applicant applicant = Applicant.inZhejiang();
    private final String domain = Applicant.domain("other");
    private String order;
    private UUID service;
    private String subject;

    @BeforeEach
    void a_granted_order_whose_record_forgot_that_papers_were_accepted() {
        order = applicant.completesDraft(domain);
        applicant
                .handsIn(order, "DOMAIN_PROOF", Papers.png(), "image/png")
                .then()
                .statusCode(200);
        applicant.submits(order).then().statusCode(200);
        verdicts.anotherRegistrant(order, 1);
        Applicant.reviews(Ids.next(), order, "domain-papers-decision", ACCEPT)
                .then()
                .statusCode(200);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(
                order, "浙ICP备2026%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000)));
        service = UUID.fromString(applicant.call().get("/api/v1/services").path("items[0].serviceId"));
        subject = applicant.call().get("/api/v1/subjects").path("items[0].subjectId");
        assertThat(kept()).as("what a grant of today records").isEqualTo("[\"" + domain + "\"]");
        update("UPDATE filed_services SET registrant_by_papers = NULL WHERE id = ?", service);
    }

    @Test
    void the_domain_of_an_accepted_paper_is_on_record_as_a_grant_of_today_records_it() {
        migrate();

        assertThat(kept()).isEqualTo("[\"" + domain + "\"]");
    }

    @Test
    void the_other_services_are_told_once_by_an_event_that_names_no_order() {
        migrate();

        telling.run();
        telling.run();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> RECORDS.recordsOf(subject).size() > 1);
        var told = RECORDS.recordsOf(subject);
        assertThat(told).hasSize(2);
        assertThat(new String(told.getLast().value(), StandardCharsets.UTF_8))
                .contains("\"registrantByPapers\":[\"" + domain + "\"]")
                .doesNotContain("\"change\"");
    }

    @Test
    void a_paper_at_a_change_of_the_subject_names_its_domain() {
        update("DELETE FROM rule_settlements WHERE order_id = ?", UUID.fromString(order));
        var change = completed("subjects/" + subject);
        update("""
                INSERT INTO rule_settlements (order_id, sequence, pointer, rule, submission, result, paper, paper_sha256, ground, reviewer,
                  settled_at) VALUES (?, 9, ?, 'D1', 0, 'HOLDS', 'DOMAIN_PROOF', '', 'HELD_BY_HEAD', ?, UTC_TIMESTAMP(6))""", change, "/subject/domains/" + domain, Ids.next());

        migrate();

        assertThat(kept()).isEqualTo("[\"" + domain + "\"]");
    }

    @Test
    void a_later_change_of_the_site_was_judged_anew_and_counts_alone() {
        completed("services/" + service);

        migrate();

        assertThat(kept()).isNull();
    }

    @Test
    void papers_of_a_sponsor_with_another_certificate_do_not_count() {
        var change = completed("subjects/" + subject);
        migrate();
        assertThat(kept()).as("the same certificate").isNotNull();
        update("UPDATE filed_services SET registrant_by_papers = NULL WHERE id = ?", service);

        update(
                "UPDATE orders SET certificate_index = UNHEX(MD5(?)), certificate_index_b = NULL WHERE id = ?",
                change.toString(),
                change);
        migrate();

        assertThat(kept()).isNull();
    }

    /** A change that was granted, as far as its row tells. */
    private UUID completed(String what) {
        var change = UUID.fromString(applicant
                .creates()
                .post("/api/v1/" + what + "/change")
                .then()
                .statusCode(201)
                .extract()
                .path("orderId"));
        update(
                "UPDATE orders SET state = 'COMPLETED', subject_id = (SELECT subject_id FROM filed_services WHERE id = ?) WHERE id = ?",
                service,
                change);
        return change;
    }

    /** All statements but the one of the table that stays. */
    private void migrate() {
        try (var lines = Files.lines(MIGRATION)) {
            var statements = lines.filter(line -> !line.startsWith("--")).collect(joining("\n"));
            update("DELETE FROM untold_records");
            Stream.of(statements.split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty() && !statement.startsWith("CREATE TABLE untold_records"))
                    .forEach(this::update);
        } catch (IOException unread) {
            throw new AssertionError(unread);
        }
    }

    private void update(String statement, Object... values) {
        UnitOfWork.run(() -> sql.update(statement, values));
    }

    /** Null if nothing is kept. */
    private String kept() {
        return sql.first(
                        row -> row.getString(1),
                        "SELECT registrant_by_papers FROM filed_services WHERE id = ? AND registrant_by_papers IS NOT NULL",
                        service)
                .orElse(null);
    }
}
