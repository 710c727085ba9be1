package cn.icpfiling.account.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.account.store.EventTable;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Owners read their events in one order and miss none. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class EventLogApiTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final TestTopic ACCOUNTS = new TestTopic("icp.account.v1");
    private static final TestTopic ORDERS = new TestTopic("icp.filing.order.v1");
    private static final TestTopic RECORDS = new TestTopic("icp.filing.record.v1");
    private static final TestTopic VERDICTS = new TestTopic("icp.verification.verdict.v1");
    private static final TestTopic FINDINGS = new TestTopic("icp.inspection.finding.v1");

    @Inject
    EventLog log;

    @Inject
    EventTable events;

    @Inject
    FillAboutEvents fill;

    @Inject
    Sql sql;

    private String account;
    private String token;

    @BeforeEach
    void a_holder_signs_up() {
        var holder = new Caller().signedUp();
        account = holder.getString("account.accountId");
        token = holder.getString("session.accessToken");
    }

    @Test
    void an_applicant_reads_orders_records_verdicts_findings_and_the_own_account() {
        var order = UUID.randomUUID();
        var subject = UUID.randomUUID();
        ORDERS.send(order.toString(), UUID.randomUUID(), "filing.order.drafted", order, 1, ofOrder(order));
        ORDERS.send(order.toString(), UUID.randomUUID(), "filing.order.claimed", order, 2, ofOrder(order));
        ORDERS.send(order.toString(), UUID.randomUUID(), "filing.order.completed", order, 3, ofOrder(order));
        // The verdict on a domain and the finding name the subject alone, and come before its record.
        VERDICTS.send(
                "a.cn",
                UUID.randomUUID(),
                "verification.domain.unfit",
                UUID.randomUUID(),
                1,
                json("subjectId", subject));
        FINDINGS.send(
                "s",
                UUID.randomUUID(),
                "inspection.finding.rechecked",
                UUID.randomUUID(),
                1,
                json("subjectId", subject));
        VERDICTS.send(
                order.toString(),
                UUID.randomUUID(),
                "verification.order.judged",
                order,
                1,
                "{\"orderId\": \"" + order + "\", \"holder\": \"" + account + "\"}");
        RECORDS.send(
                subject.toString(),
                UUID.randomUUID(),
                "filing.record.registered",
                subject,
                1,
                "{\"subjectId\": \"" + subject + "\", \"holder\": \"" + account + "\", \"subjectNumber\": \"N-1\"}");

        var read = await().atMost(Duration.ofSeconds(40))
                .until(() -> reads(token, ""), page -> page.getList("items").size() == 7);

        assertThat(read.getList("items.type", String.class))
                .containsExactlyInAnyOrder(
                        "account.opened",
                        "filing.order.drafted",
                        "filing.order.completed",
                        "verification.order.judged",
                        "filing.record.registered",
                        "verification.domain.unfit",
                        "inspection.finding.rechecked");
        assertThat(read.getList("items.number", Long.class)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(read.getList("items.holder", String.class)).containsOnly(account);
        assertThat(read.prettify())
                .contains(order.toString(), subject.toString())
                .doesNotContain("N-1", "a.cn");
        var filtered = reads(token, "?types=filing.order.*&types=account.opened");
        assertThat(filtered.getList("items")).hasSize(3);
    }

    @Test
    void both_sides_of_a_transfer_read_that_the_filing_moved_and_its_record_with_it() throws IOException {
        var other = new Caller().signedUp();
        var former = other.getString("account.accountId");
        var subject = UUID.randomUUID();
        var transfer = UUID.randomUUID();
        ACCOUNTS.send(
                former,
                UUID.randomUUID(),
                "account.transferred",
                transfer,
                1,
                example("account-service", "account.transferred")
                        .put("transferId", transfer.toString())
                        .put("subjectId", subject.toString())
                        .put("from", former)
                        .put("to", account)
                        .toString());
        RECORDS.send(
                subject.toString(),
                UUID.randomUUID(),
                "filing.record.transferred",
                subject,
                1,
                example("filing-service", "filing.record.transferred")
                        .put("subjectId", subject.toString())
                        .put("previousHolder", former)
                        .put("holder", account)
                        .toString());

        for (var side : List.of(token, other.getString("session.accessToken"))) {
            var read = await().atMost(LONG)
                    .until(
                            () -> reads(side, "?types=account.transferred&types=filing.record.transferred"),
                            page -> page.getList("items").size() == 2);

            assertThat(read.getList("items.type", String.class))
                    .containsExactlyInAnyOrder("account.transferred", "filing.record.transferred");
            assertThat(read.prettify()).contains(subject.toString(), transfer.toString());
        }
    }

    @Test
    void a_partner_reads_the_events_of_its_customers_and_no_others() {
        var partner = TestPartner.create("customers:write", "events:read");
        var customer =
                partner.opens("C-1", Map.of("mobile", new Caller().phone())).getString("customerId");
        append(UUID.fromString(customer), "filing.order.submitted");
        append(UUID.fromString(account), "filing.order.submitted");

        var read = await().atMost(LONG)
                .until(
                        () -> reads(partner.token(), ""),
                        page -> page.getList("items").size() == 2);

        assertThat(read.getList("items.holder", String.class)).containsOnly(customer);
        assertThat(read.getList("items.type", String.class))
                .containsExactlyInAnyOrder("account.opened", "filing.order.submitted");
    }

    @Test
    void a_cursor_goes_on_where_it_ended_and_is_only_its_owners() {
        for (var event = 0; event < 5; event++) {
            append(UUID.fromString(account), "filing.order.submitted");
        }
        var first = reads(token, "?limit=2&types=filing.order.submitted");
        var second = reads(token, "?limit=200&types=filing.order.submitted&after=" + first.getString("next"));
        append(UUID.fromString(account), "filing.order.completed");
        var third = reads(token, "?types=filing.*&after=" + second.getString("next"));

        assertThat(first.getList("items")).hasSize(2);
        assertThat(first.getBoolean("more")).isTrue();
        assertThat(second.getList("items")).hasSize(3);
        assertThat(second.getBoolean("more")).isFalse();
        assertThat(third.getList("items.type", String.class)).containsExactly("filing.order.completed");
        new Caller()
                .as(new Caller().signedUp().getString("session.accessToken"))
                .get("/api/v1/events?after=" + first.getString("next"))
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_CURSOR"));
    }

    @Test
    @Tag("long")
    void a_reader_beside_many_writers_misses_nothing() throws Exception {
        var owner = UUID.fromString(account);
        var writers = 8;
        var each = 40;
        var done = new AtomicBoolean();
        var seen = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = threads.submit(() -> {
                String next = null;
                for (var last = false; ; ) {
                    last = done.get();
                    var page = reads(token, "?limit=200" + (next == null ? "" : "&after=" + next));
                    seen.addAll(page.getList("items.number", Long.class));
                    next = page.getString("next");
                    if (last && !page.getBoolean("more")) {
                        return seen.size();
                    }
                }
            });
            var all = new ArrayList<Future<?>>();
            for (var writer = 0; writer < writers; writer++) {
                all.add(threads.submit(() -> {
                    for (var event = 0; event < each; event++) {
                        UnitOfWork.run(() -> {
                            log.append(List.of(owner), event("filing.order.reminded"));
                            pause();
                        });
                    }
                }));
            }
            for (var one : all) {
                one.get();
            }
            done.set(true);
            reader.get();
        }

        assertThat(seen).doesNotHaveDuplicates().isSorted().hasSizeGreaterThanOrEqualTo(writers * each);
        assertThat(seen.getLast()).isEqualTo(seen.size());
    }

    @Test
    void a_cursor_behind_deleted_events_is_refused() {
        append(UUID.fromString(account), "filing.order.submitted");
        var cursor = await().atMost(LONG)
                .until(() -> reads(token, "?limit=1"), page -> page.getBoolean("more"))
                .getString("next");
        append(UUID.fromString(account), "filing.order.completed");
        UnitOfWork.run(() -> {
            while (events.deleteBefore(Instant.now().plusSeconds(60), 2000) > 0) {}
        });

        new Caller()
                .as(token)
                .get("/api/v1/events?after=" + cursor)
                .then()
                .statusCode(410)
                .body("code", equalTo("EVENTS_DELETED"));
        assertThat(reads(token, "").getList("items")).isEmpty();
    }

    @Test
    void a_cursor_is_refused_although_the_events_behind_it_are_deleted_while_it_is_read() {
        for (var event = 0; event < 3; event++) {
            append(UUID.fromString(account), "filing.order.submitted");
        }
        var cursor = await().atMost(LONG)
                .until(() -> reads(token, "?limit=1"), page -> page.getBoolean("more"))
                .getString("next");
        // As the reader sees it that has read the range of the log before the deletion, and reads the events after it.
        sql.update("DELETE FROM account_events WHERE owner_id = ? AND number <= 2", UUID.fromString(account));

        new Caller()
                .as(token)
                .get("/api/v1/events?after=" + cursor)
                .then()
                .statusCode(410)
                .body("code", equalTo("EVENTS_DELETED"));
        assertThat(reads(token, "").getList("items.number", Long.class))
                .as("without a cursor from the oldest event that is kept")
                .startsWith(3L);
    }

    @Test
    void an_event_names_what_it_is_about_also_if_a_replica_of_an_earlier_release_wrote_it() {
        var order = Ids.next();
        var event = new AccountEvent(
                Ids.next(),
                "filing.order.submitted",
                1,
                Instant.now(),
                new TreeMap<>(Map.of("orderId", order, "subjectId", Ids.next())));
        UnitOfWork.run(() -> log.append(List.of(UUID.fromString(account)), event));
        assertThat(about(event.id())).contains(order);
        sql.update("UPDATE account_events SET about_id = NULL WHERE owner_id = ?", UUID.fromString(account));
        assertThat(about(event.id())).isEmpty();
        assertThat(isHistoryWhole()).isFalse();

        fill.run();

        assertThat(about(event.id())).contains(order);
        assertThat(sql.list(
                        row -> Binary.toUuid(row.getBytes(1)),
                        "SELECT about_id FROM account_events WHERE owner_id = ? AND type = 'account.opened'",
                        UUID.fromString(account)))
                .as("of the account alone")
                .containsExactly(UUID.fromString(account));
        assertThat(isHistoryWhole()).isTrue();
    }

    private static boolean isHistoryWhole() {
        return new Caller()
                .as(Caller.serviceToken())
                .contentType("application/json")
                .body(Map.of("limit", 1))
                .post("/internal/history-entries")
                .then()
                .statusCode(200)
                .extract()
                .path("whole");
    }

    private Optional<UUID> about(UUID event) {
        return sql.first(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT about_id FROM account_events WHERE about_id IS NOT NULL AND owner_id = ? AND event_id = ?",
                UUID.fromString(account),
                event);
    }

    private void append(UUID about, String type) {
        UnitOfWork.run(() -> log.append(List.of(about), event(type)));
    }

    private static AccountEvent event(String type) {
        return new AccountEvent(
                Ids.next(), type, 1, Instant.now(), new TreeMap<>(Map.of("orderId", UUID.randomUUID())));
    }

    /** Transactions of different lengths, so that their commits do not come in the order of their beginnings. */
    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String ofOrder(UUID order) {
        return "{\"orderId\": \"" + order + "\", \"holder\": \"" + account + "\", \"orderType\": \"FIRST_FILING\"}";
    }

    private static ObjectNode example(String owner, String type) throws IOException {
        var file = Path.of("../" + owner + "/src/main/contract/examples/" + type + ".json");
        return (ObjectNode) new ObjectMapper().readTree(file.toFile());
    }

    private static String json(String name, UUID id) {
        return "{\"" + name + "\": \"" + id + "\"}";
    }

    private static JsonPath reads(String token, String query) {
        return new Caller()
                .as(token)
                .get("/api/v1/events" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
