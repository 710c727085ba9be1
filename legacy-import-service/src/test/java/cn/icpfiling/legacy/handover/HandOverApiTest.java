package cn.icpfiling.legacy.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class HandOverApiTest {

    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");
    private static final Instant OF_2013 = Instant.parse("2013-05-06T02:00:00Z");
    private static final byte[] FILE = "a picture".getBytes(StandardCharsets.UTF_8);
    private static final Neighbours.Answer CLOSED = new Neighbours.Answer(200, "{\"status\":\"CLOSED\"}");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final UUID account = Ids.next();
    private final TestTopic events = new TestTopic("icp.legacy.v1");

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    HandOverFiling handOver;

    @Inject
    HandOverSteps steps;

    @Inject
    AskAgain again;

    @Inject
    HandOverAgain onceMore;

    @Test
    void all_data_and_papers_arrive_and_the_event_says_so() throws IOException {
        var row = rows.filing(OF_2013, false);
        var paper = rows.paper(row, "SUBJECT_CERTIFICATE", FILE);
        neighbours.files.put("papers/" + paper, FILE);

        var done = handOver.handle(row.id(), account, HandOverWay.IMPORT, Ids.next());

        assertThat(done).isEqualTo(new HandOver.Done(neighbours.subjects.get(row.legacyId())));
        var sent = sent(row).getLast();
        assertThat(sent.path("account").asText()).isEqualTo(account.toString());
        assertThat(sent.path("way").asText()).isEqualTo("IMPORT");
        assertThat(Instant.parse(sent.path("submittedAt").asText())).isEqualTo(OF_2013);
        assertThat(sent.at("/subject/certificateNumber").asText()).isEqualTo(row.certificate());
        assertThat(sent.at("/subject/principal/name").asText()).isEqualTo("张三");
        assertThat(sent.at("/services/0/domains/0").asText()).isEqualTo(row.domain());
        assertThat(sent.at("/services/0/accesses/0/ipAddresses/0").asText()).isEqualTo("203.0.113.9");
        assertThat(sent.at("/services/0/remark").asText()).contains("shop." + row.domain());
        assertThat(sent.at("/papers/0/legacyId").asText()).isEqualTo(paper);
        assertThat(sent.path("missingPapers")).isEmpty();
        var put = neighbours.puts.stream()
                .filter(one -> one.path().endsWith(paper))
                .findFirst()
                .orElseThrow();
        assertThat(put.content()).isEqualTo(FILE);
        assertThat(put.mediaType()).isEqualTo("image/jpeg");
        assertThat(put.query()).contains("kind=SUBJECT_CERTIFICATE");
        assertThat(rows.stateOf(row)).isEqualTo("IMPORTED");
        await().atMost(LONG).until(() -> events.recordsOf(row.id().toString()).size() == 1);
        var event = new ObjectMapper()
                .readTree(events.recordsOf(row.id().toString()).getFirst().value());
        assertThat(event.path("account").asText()).isEqualTo(account.toString());
    }

    @Test
    void a_repeat_gets_the_same_subject_and_another_account_nothing() {
        var row = rows.filing(OF_2009, false);
        var first = handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next());

        assertThat(handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next()))
                .isEqualTo(first);
        assertThat(handOver.handle(row.id(), Ids.next(), HandOverWay.CLAIM, Ids.next()))
                .isEqualTo(new HandOver.Refused(RefusedHandOver.LEGACY_FILING_TAKEN));
        assertThat(sent(row)).hasSize(1);
    }

    @Test
    void the_routes_decide_the_way() {
        var row = rows.filing(OF_2009, false);

        assertThat(handOver.handle(row.id(), account, HandOverWay.IMPORT, Ids.next()))
                .isEqualTo(new HandOver.Refused(RefusedHandOver.LEGACY_ROUTE_DIFFERS));
        assertThat(rows.stateOf(row)).isEqualTo("WAITING");
    }

    @Test
    void nothing_is_handed_over_before_all_sites_domains_and_papers_are_loaded() {
        var row = rows.filing(OF_2009, false);
        rows.file("SITES", "READY", true);
        rows.file("ORDERS", "READY", false);
        rows.file("SITES", "CANCELLED", false);
        for (var kind : List.of("SITES", "DOMAINS", "PAPERS")) {
            var file = rows.file(kind, "READY", false);
            for (var state : List.of("READY", "ARRIVING", "UNREADABLE")) {
                rows.fileIs(file, state);
                assertThat(handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next()))
                        .as(kind + " " + state)
                        .isEqualTo(new HandOver.Pending());
            }
            // Another file of the kind brings what the unreadable one lacks.
            rows.file(kind, "LOADED", false);
        }
        assertThat(rows.stateOf(row)).isEqualTo("WAITING");
        assertThat(sent(row)).isEmpty();

        assertThat(handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next()))
                .isInstanceOf(HandOver.Done.class);
    }

    /** Until an administrator starts it, or its week is over, no owner at all could import or claim. */
    @Test
    void an_upload_that_is_not_started_within_a_day_keeps_no_filing_waiting_until_its_load_runs() {
        var row = rows.filing(OF_2009, false);
        var file = rows.file("SITES", "READY", false);
        rows.beganBefore(file, Duration.ofHours(23));
        assertThat(handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next()))
                .isEqualTo(new HandOver.Pending());

        rows.beganBefore(file, Duration.ofHours(25));
        rows.runs(file);
        assertThat(handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next()))
                .as("its load runs")
                .isEqualTo(new HandOver.Pending());

        var forgotten = rows.file("PAPERS", "ARRIVING", false);
        rows.fileIs(file, "LOADED");
        rows.beganBefore(forgotten, Duration.ofHours(25));
        assertThat(handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next()))
                .isInstanceOf(HandOver.Done.class);
    }

    /** A file of twenty gigabytes is sent for days. */
    @Test
    void an_upload_keeps_filings_waiting_for_as_long_as_its_bytes_come_and_a_day_more() {
        var row = rows.filing(OF_2009, false);
        var file = rows.file("SITES", "ARRIVING", false);
        rows.beganBefore(file, Duration.ofDays(3));
        for (var state : List.of("ARRIVING", "READY")) {
            rows.fileIs(file, state);
            rows.grewBefore(file, Duration.ofHours(23));
            assertThat(handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next()))
                    .as(state)
                    .isEqualTo(new HandOver.Pending());
        }

        rows.grewBefore(file, Duration.ofHours(25));
        assertThat(handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next()))
                .isInstanceOf(HandOver.Done.class);
    }

    @Test
    @Tag("long")
    void without_an_answer_the_filing_stays_on_its_way_until_the_job_gets_one() {
        var row = rows.filing(OF_2009, false);
        for (var silence : List.of(
                new Neighbours.Answer(0, ""),
                new Neighbours.Answer(503, "{}"),
                new Neighbours.Answer(409, "<html>a proxy</html>"),
                Neighbours.Answer.problem(409, "PAPERS_MISSING"))) {
            neighbours.registrations.put(row.legacyId(), silence);
            assertThat(handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next()))
                    .isEqualTo(new HandOver.Pending());
            assertThat(rows.stateOf(row)).isEqualTo("HANDING_OVER");
        }
        var next = Ids.next();
        assertThat(handOver.handle(row.id(), next, HandOverWay.CLAIM, Ids.next()))
                .isEqualTo(new HandOver.Pending());

        neighbours.registrations.remove(row.legacyId());
        again.run();

        assertThat(rows.stateOf(row)).isEqualTo("CLAIMED");
        assertThat(handOver.handle(row.id(), next, HandOverWay.CLAIM, Ids.next()))
                .isEqualTo(new HandOver.Refused(RefusedHandOver.LEGACY_FILING_TAKEN));
        assertThat(events.recordsOf(row.id().toString()).size()).isLessThanOrEqualTo(1);
    }

    @Test
    void a_registration_whose_answer_was_lost_ends_with_the_same_subject() {
        var row = rows.filing(OF_2009, false);
        var subject = UUID.randomUUID();
        neighbours.subjects.put(row.legacyId(), subject);
        neighbours.registrations.put(row.legacyId(), new Neighbours.Answer(0, ""));
        handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next());
        neighbours.registrations.remove(row.legacyId());

        assertThat(handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next()))
                .isEqualTo(new HandOver.Done(subject));
    }

    /** Its owner could not sign in. A filing that is refused waits for another account, and the case or import of this one says why. */
    @Test
    void a_closed_account_gets_no_filing() {
        var row = rows.filing(OF_2013, false);
        neighbours.customers.put(account, CLOSED);

        assertThat(handOver.handle(row.id(), account, HandOverWay.IMPORT, Ids.next()))
                .isEqualTo(new HandOver.Refused(RefusedHandOver.IMPORT_ACCOUNT_UNKNOWN));

        assertThat(rows.stateOf(row)).isEqualTo("WAITING");
        assertThat(sent(row)).isEmpty();
        assertThat(handOver.handle(row.id(), Ids.next(), HandOverWay.IMPORT, Ids.next()))
                .isInstanceOf(HandOver.Done.class);
    }

    /** A closing that finds the filing on its way is taken back after a moment, and filing-service may hold it already. */
    @Test
    void a_registration_whose_answer_was_lost_is_not_refused_while_its_account_is_closed_for_a_moment() {
        var row = rows.filing(OF_2009, false);
        var subject = UUID.randomUUID();
        neighbours.subjects.put(row.legacyId(), subject);
        neighbours.registrations.put(row.legacyId(), new Neighbours.Answer(0, ""));
        handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next());
        neighbours.registrations.remove(row.legacyId());
        neighbours.customers.put(account, CLOSED);

        assertThat(handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next()))
                .isEqualTo(new HandOver.Done(subject));
        assertThat(rows.stateOf(row)).isEqualTo("CLAIMED");
    }

    @Test
    void an_account_that_was_not_seen_open_gets_no_filing_in_a_later_try_either() {
        var row = rows.filing(OF_2013, false);
        neighbours.customers.put(account, new Neighbours.Answer(503, "{}"));
        handOver.handle(row.id(), account, HandOverWay.IMPORT, Ids.next());
        neighbours.customers.put(account, CLOSED);

        assertThat(handOver.handle(row.id(), account, HandOverWay.IMPORT, Ids.next()))
                .isEqualTo(new HandOver.Refused(RefusedHandOver.IMPORT_ACCOUNT_UNKNOWN));
        assertThat(sent(row)).isEmpty();
    }

    /** What was said during the first hand-over says nothing of the second one. */
    @Test
    void a_hand_over_that_is_repeated_after_a_loss_asks_for_the_account_anew() {
        var row = rows.filing(OF_2013, false);
        handOver.handle(row.id(), account, HandOverWay.IMPORT, Ids.next());
        UnitOfWork.run(() -> onceMore.handle(row.id()));
        neighbours.customers.put(account, CLOSED);

        again.run();

        assertThat(rows.stateOf(row)).isEqualTo("WAITING");
        assertThat(rows.refusalOf(row)).isEqualTo("IMPORT_ACCOUNT_UNKNOWN");
        assertThat(sent(row)).hasSize(1);
    }

    @Test
    void a_filing_whose_account_is_not_known_to_be_open_stays_on_its_way() {
        var row = rows.filing(OF_2013, false);
        for (var silence : List.of(new Neighbours.Answer(503, "{}"), new Neighbours.Answer(200, "{}"))) {
            neighbours.customers.put(account, silence);
            assertThat(handOver.handle(row.id(), account, HandOverWay.IMPORT, Ids.next()))
                    .isEqualTo(new HandOver.Pending());
        }
        assertThat(rows.stateOf(row)).isEqualTo("HANDING_OVER");
        assertThat(sent(row)).isEmpty();

        neighbours.customers.remove(account);
        assertThat(handOver.handle(row.id(), account, HandOverWay.IMPORT, Ids.next()))
                .isInstanceOf(HandOver.Done.class);
    }

    @Test
    void an_initiator_that_has_ended_gives_no_filing_away() {
        var row = rows.filing(OF_2013, false);

        assertThat(handOver.handle(row.id(), account, HandOverWay.IMPORT, Ids.next(), () -> false))
                .isEqualTo(new HandOver.Pending());
        assertThat(rows.stateOf(row)).isEqualTo("WAITING");
        assertThat(sent(row)).isEmpty();
    }

    @Test
    void a_refused_filing_waits_again_for_any_account() {
        var row = rows.filing(OF_2013, false);
        neighbours.registrations.put(row.legacyId(), Neighbours.Answer.problem(422, "RULES_BROKEN"));
        assertThat(handOver.handle(row.id(), account, HandOverWay.IMPORT, Ids.next()))
                .isEqualTo(new HandOver.Refused(RefusedHandOver.IMPORT_UNFIT));
        assertThat(rows.hasPassword(row)).isTrue();
        neighbours.registrations.remove(row.legacyId());

        assertThat(handOver.handle(row.id(), Ids.next(), HandOverWay.IMPORT, Ids.next()))
                .isInstanceOf(HandOver.Done.class);
    }

    /** Two tries of one hand-over may be under way: the one that read its papers slowly is registered after the other one was refused. */
    @Test
    void a_try_that_is_registered_after_a_later_one_was_refused_gives_the_filing_after_all() {
        var row = rows.filing(OF_2009, false);
        var slow = UnitOfWork.in(() -> steps.begin(row.id(), account, HandOverWay.CLAIM, Ids.next(), () -> true));
        neighbours.registrations.put(row.legacyId(), Neighbours.Answer.problem(422, "RULES_BROKEN"));
        handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next());
        assertThat(rows.stateOf(row)).isEqualTo("WAITING");
        var given = ((HandOverSteps.Begun.Running) slow).old().filing();
        var registered = new HandOver.Done(UUID.randomUUID());
        for (var turn = 0; turn < 2; turn++) {
            assertThat(UnitOfWork.in(() -> steps.answered(given, registered, HandOverSums.NONE)))
                    .isEqualTo(registered);
        }
        assertThat(rows.stateOf(row)).isEqualTo("CLAIMED");
        await().atMost(LONG).until(() -> events.recordsOf(row.id().toString()).size() == 1);
        assertThat(handOver.handle(row.id(), Ids.next(), HandOverWay.CLAIM, Ids.next()))
                .isEqualTo(new HandOver.Refused(RefusedHandOver.LEGACY_FILING_TAKEN));
    }

    @Test
    void a_filing_that_is_too_large_for_filing_service_is_refused_and_waits_again() {
        var row = rows.filing(OF_2013, false);
        neighbours.registrations.put(row.legacyId(), new Neighbours.Answer(413, "<html>a proxy</html>"));
        assertThat(handOver.handle(row.id(), account, HandOverWay.IMPORT, Ids.next()))
                .isEqualTo(new HandOver.Pending());
        neighbours.registrations.put(row.legacyId(), Neighbours.Answer.problem(413, "BODY_TOO_LARGE"));

        again.run();

        assertThat(rows.stateOf(row)).isEqualTo("WAITING");
        assertThat(rows.refusalOf(row)).isEqualTo("IMPORT_UNFIT");
    }

    @Test
    void a_paper_that_is_gone_differs_or_is_refused_stays_behind_and_is_told() {
        var row = rows.filing(OF_2009, false);
        rows.paper(row, "SUBJECT_CERTIFICATE", FILE);
        var differs = rows.paper(row, "SUBJECT_PRINCIPAL_ID", FILE);
        neighbours.files.put("papers/" + differs, "another picture".getBytes(StandardCharsets.UTF_8));
        var infected = rows.paper(row, "DOMAIN_CERTIFICATE", FILE);
        neighbours.files.put("papers/" + infected, FILE);
        neighbours.uploads.put(infected, Neighbours.Answer.problem(422, "MATERIAL_INFECTED"));

        assertThat(handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next()))
                .isInstanceOf(HandOver.Done.class);

        var sent = sent(row).getLast();
        assertThat(sent.path("papers")).isEmpty();
        assertThat(sent.path("missingPapers"))
                .extracting(JsonNode::asText)
                .containsExactly("DOMAIN_CERTIFICATE", "SUBJECT_CERTIFICATE", "SUBJECT_PRINCIPAL_ID");
        assertThat(sent.path("lostPapers"))
                .extracting(lost ->
                        lost.path("kind").asText() + " " + lost.path("loss").asText())
                .containsExactlyInAnyOrder(
                        "SUBJECT_CERTIFICATE MISSING",
                        "SUBJECT_PRINCIPAL_ID UNREADABLE",
                        "DOMAIN_CERTIFICATE UNREADABLE");
    }

    @Test
    @Tag("long")
    void while_papers_cannot_be_sent_the_filing_is_not_registered() {
        var row = rows.filing(OF_2009, false);
        var paper = rows.paper(row, "SUBJECT_CERTIFICATE", FILE);
        neighbours.files.put("papers/" + paper, FILE);
        neighbours.uploads.put(paper, new Neighbours.Answer(503, "{}"));

        assertThat(handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next()))
                .isEqualTo(new HandOver.Pending());
        assertThat(sent(row)).isEmpty();

        neighbours.uploads.remove(paper);
        again.run();
        assertThat(sent(row)).hasSize(1);
        assertThat(rows.stateOf(row)).isEqualTo("CLAIMED");
    }

    private List<JsonNode> sent(OldFilingRows.Row row) {
        return neighbours.registered.stream()
                .filter(filing -> filing.path("legacyId").asText().equals(row.legacyId()))
                .toList();
    }
}
