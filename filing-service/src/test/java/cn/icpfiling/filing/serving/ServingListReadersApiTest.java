package cn.icpfiling.filing.serving;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.OtherReplica;
import cn.icpfiling.filing.core.records.AccessEnd;
import cn.icpfiling.filing.core.records.AccessStatus;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever applies the list and its changes ends where the database stands, whatever is committed in whatever order meanwhile. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ServingListReadersApiTest {

    private static final int SERVICES = 8;
    private static final int WRITERS = 4;
    private static final int ACTS = 60;
    private static final int ROLLED_BACK_OF_TEN = 2;
    private static final TestTopic CHANGES = new TestTopic("icp.filing.partner-serving.v1");
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");

    @Inject
    Sql sql;

    @Inject
    FiledServiceRepository services;

    @Inject
    ServingList serving;

    @Inject
    ForgetServingChanges forget;

    private final UUID partner = Ids.next();
    private final UUID holder = Ids.next();
    private final List<UUID> ids = new ArrayList<>();

    @BeforeEach
    void something_is_filed() {
        sql.update("INSERT INTO customers (account, partner, known_at) VALUES (?, ?, ?)", holder, partner, AT);
        for (var count = 0; count < SERVICES; count++) {
            var id = filed("LIVE");
            UnitOfWork.run(() -> serving.serve(services.locked(id), AT));
        }
    }

    /** A service of a partner's customer, with two domains. */
    private UUID filed(String access) {
        var id = Ids.next();
        ids.add(id);
        sql.update("""
                INSERT INTO filed_services (id, subject_id, holder, partner, service_number, kind, name, status,
                                            access_status, content, filed_at, version)
                VALUES (?, ?, ?, ?, ?, 'WEBSITE', 'x', 'REGISTERED', ?, ?, ?, 0)""", id, Ids.next(), holder, partner, "N-" + id, access, new byte[] {1}, AT);
        for (var domain : domainsOf(id)) {
            sql.update(
                    "INSERT INTO filed_domains (service_id, position, domain) VALUES (?, ?, ?)",
                    id,
                    domainsOf(id).indexOf(domain),
                    domain);
        }
        return id;
    }

    @Test
    void a_reader_ends_where_the_database_stands() throws Exception {
        var written = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(WRITERS + 2)) {
            var early = threads.submit(() -> new Reader(0).follows(written));
            var late = threads.submit(() -> new Reader(300).follows(written));
            var writers = new ArrayList<Future<Integer>>();
            for (var writer = 0; writer < WRITERS; writer++) {
                writers.add(threads.submit(acts(writer)));
            }
            for (var writer : writers) {
                assertThat(writer.get()).isEqualTo(ACTS);
            }
            written.set(true);

            assertThat(early.get()).isEqualTo(whatIsFiled());
            assertThat(late.get()).isEqualTo(whatIsFiled());
        }
        assertThat(told()).as("the state that the events lead to").isEqualTo(whatIsFiled());
    }

    @Test
    void what_was_forgotten_is_never_passed_over() {
        var all = SERVICES * 2;
        versioned();
        since(0).then().statusCode(200).body("items", hasSize(all)).body("version", is(all));

        sql.update("UPDATE serving_changes SET versioned_at = versioned_at - INTERVAL 1 DAY WHERE list = ?", partner);
        OtherReplica.holds(sql, "serving-changes", () -> forget.handle(Duration.ofHours(1)));
        since(0).then().statusCode(200);
        forget.handle(Duration.ofHours(1));

        since(0).then().statusCode(410).body("code", is("SERVING_LIST_CHANGES_GONE"));
        since(all - 2).then().statusCode(410);
        var known = since(all);
        known.then().statusCode(200).body("items", hasSize(0)).body("version", is(all));
        toggleAccess(ids.getFirst());
        versioned();
        since(all).then().statusCode(200).body("items.version", contains(all + 1, all + 2));
        asOf(known, null).then().statusCode(200).body("items.version", contains(all + 1, all + 2));
        since(all - 2).then().statusCode(410);
    }

    @Test
    void a_reader_that_is_ahead_of_a_list_that_was_put_back_takes_it_anew() {
        var all = SERVICES * 2;
        versioned();
        var pageOfList = list(null, null, null, 3).<String>path("next");
        var pageOfChanges = list("since", 0, null, all - 1).<String>path("next");

        isPutBackTo(all - 2);

        for (var refused : List.of(
                since(all), since(all - 1), list(null, null, pageOfList, 3), list("since", 0, pageOfChanges, 3))) {
            refused.then().statusCode(410).body("code", is("SERVING_LIST_CHANGES_GONE"));
        }
        since(all - 2).then().statusCode(200).body("items", hasSize(0));
        list(null, null, null, 200).then().body("items", hasSize(all - 2)).body("version", is(all - 2));
    }

    @Test
    void a_reader_that_a_list_overtook_after_it_was_put_back_takes_it_anew_once() {
        var all = SERVICES * 2;
        versioned();
        var kept = reader(all - 2);
        var undone = List.of(reader(all - 1), reader(all));
        var tag = undone.getLast().header("ETag");
        var pageOfList = list(null, null, null, 3).<String>path("next");
        var pageOfChanges = list("since", 0, null, all - 1).<String>path("next");

        isPutBackTo(all - 2);
        asOf(kept, null).then().statusCode(200).body("items", hasSize(0));
        toggleAccess(ids.getFirst());
        versioned();
        list(null, null, null, 200).then().body("version", is(all));

        undone.forEach(
                reader -> asOf(reader, null).then().statusCode(410).body("code", is("SERVING_LIST_CHANGES_GONE")));
        asOf(undone.getLast(), tag).then().statusCode(410);
        list(null, null, pageOfList, 3).then().statusCode(410);
        list("since", 0, pageOfChanges, 3).then().statusCode(410);
        since(all).then().statusCode(200).body("items", hasSize(0));

        asOf(kept, null).then().statusCode(200).body("items.version", contains(all - 1, all));
        var anew = list(null, null, null, 200);
        asOf(anew, null).then().statusCode(200).body("items", hasSize(0));
        asOf(anew, anew.header("ETag")).then().statusCode(304);
    }

    /** What a reader holds that has read the changes up to this version. */
    private Response reader(int version) {
        var page = list("since", version - 1, null, 1);
        page.then().statusCode(200).body("version", is(version));
        return page;
    }

    /** The next call of a reader, with version and mark of its last page. */
    private Response asOf(Response page, String tag) {
        var request = edge().queryParam("since", page.<Number>path("version").longValue())
                .queryParam("limit", 5);
        Optional.ofNullable(page.<String>path("mark")).ifPresent(mark -> request.queryParam("mark", mark));
        return (tag == null ? request : request.header("If-None-Match", tag)).get("/api/v1/serving-list");
    }

    /** As a restore leaves the list of this partner. */
    private void isPutBackTo(long version) {
        sql.update("DELETE FROM serving_changes WHERE list = ? AND version > ?", partner, version);
        sql.update("DELETE FROM serving_entries WHERE list = ? AND version > ?", partner, version);
        sql.update("UPDATE serving_lists SET version = ? WHERE list = ?", version, partner);
    }

    /** One writer's acts: access ended and granted, a domain taken out and put back, some rolled back, each held open for a moment. */
    private Callable<Integer> acts(int seed) {
        var random = new Random(seed);
        return () -> {
            for (var act = 0; act < ACTS; act++) {
                var id = ids.get(random.nextInt(SERVICES));
                var kind = random.nextBoolean();
                var undone = random.nextInt(10) < ROLLED_BACK_OF_TEN;
                var open = random.nextInt(3_000_000);
                try {
                    UnitOfWork.run(() -> {
                        if (kind) {
                            toggleAccessHere(id);
                        } else {
                            toggleDomainHere(id);
                        }
                        LockSupport.parkNanos(open);
                        if (undone) {
                            throw new Undone();
                        }
                    });
                } catch (Undone asked) {
                    assertThat(undone).isTrue();
                }
            }
            return ACTS;
        };
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void toggleAccess(UUID id) {
        UnitOfWork.run(() -> toggleAccessHere(id));
    }

    private void toggleAccessHere(UUID id) {
        var service = services.locked(id);
        if (service.accessStatus() == AccessStatus.LIVE) {
            service.accessCancelled(AccessEnd.byHolder(), AT);
            services.flush();
            serving.stop(service, ServingReason.ACCESS_CANCELLED, AT);
        } else {
            service.accessGranted("x", domainsOf(id), null, new byte[] {1});
            services.flush();
            serving.serve(service, AT);
        }
    }

    private void toggleDomainHere(UUID id) {
        var service = services.locked(id);
        var both = domainsOf(id);
        var fewer = service.domains().size() == both.size();
        service.changed("x", fewer ? both.subList(0, 1) : both, new byte[] {1});
        services.flush();
        if (fewer) {
            serving.stop(service, both.subList(1, 2), ServingReason.DOMAIN_REMOVED, AT);
        }
        serving.serve(service, AT);
    }

    private static List<String> domainsOf(UUID service) {
        return List.of("a-" + service + ".cn", "b-" + service + ".cn");
    }

    private void versioned() {
        await().until(() -> unversioned() == 0);
    }

    private long unversioned() {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM serving_unversioned_changes WHERE partner = ?",
                        partner)
                .orElseThrow();
    }

    private Map<String, String> whatIsFiled() {
        var served =
                sql.list(row -> row.getString(1), """
                        SELECT d.domain FROM filed_domains d JOIN filed_services s ON s.id = d.service_id
                         WHERE s.partner = ? AND s.status = 'REGISTERED' AND s.access_status = 'LIVE'""", partner).stream().collect(toMap(domain -> domain, _ -> "SERVE"));
        ids.stream().flatMap(id -> domainsOf(id).stream()).forEach(domain -> served.putIfAbsent(domain, "STOP"));
        return served;
    }

    /** What the events of the partner's list say one after the other; they are its versions, without a gap. */
    private Map<String, String> told() throws IOException {
        var key = partner.toString();
        var version = list(null, null, null, 1).<Number>path("version").intValue();
        await().until(() -> CHANGES.recordsOf(key).size() >= version);
        var versions = new ArrayList<Integer>();
        var state = new HashMap<String, String>();
        for (var record : CHANGES.recordsOf(key)) {
            var change = new ObjectMapper().readTree(record.value());
            versions.add(change.path("version").asInt());
            state.put(change.path("domain").asText(), change.path("state").asText());
        }
        assertThat(versions).isEqualTo(IntStream.rangeClosed(1, version).boxed().toList());
        return state;
    }

    private Response since(long version) {
        return list("since", version, null, 200);
    }

    private RequestSpecification edge() {
        return given().header(
                        "Authorization", "Bearer " + TestTokens.bearerOfPartner(partner, "edge", Scopes.FILINGS_READ));
    }

    private Response list(String name, Object value, String cursor, int limit) {
        var request = edge().queryParam("limit", limit);
        if (name != null) {
            request.queryParam(name, value);
        }
        return (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/serving-list");
    }

    /** As the contract says that one reads. */
    private final class Reader {

        private final Map<String, String> state = new HashMap<>();
        private final Map<String, Long> versionOf = new HashMap<>();
        private final long startsAfterMillis;
        private Response last;
        private long version;

        Reader(long startsAfterMillis) {
            this.startsAfterMillis = startsAfterMillis;
        }

        Map<String, String> follows(AtomicBoolean written) throws InterruptedException {
            Thread.sleep(startsAfterMillis);
            takesTheList();
            while (true) {
                var last = written.get() && unversioned() == 0;
                takesTheChanges();
                if (last) {
                    return state;
                }
            }
        }

        private void takesTheList() {
            String cursor = null;
            do {
                var page = list(null, null, cursor, 3);
                page.then().statusCode(200);
                version = page.<Number>path("version").longValue();
                last = page;
                page.<List<Map<String, Object>>>path("items").forEach(this::applies);
                cursor = page.path("next");
            } while (cursor != null);
        }

        private void takesTheChanges() {
            var page = asOf(last, null);
            page.then().statusCode(200);
            last = page;
            for (var item : page.<List<Map<String, Object>>>path("items")) {
                version++;
                assertThat(((Number) item.get("version")).longValue()).isEqualTo(version);
                applies(item);
            }
            assertThat(page.<Number>path("version").longValue()).isEqualTo(version);
            if (page.path("next") != null) {
                takesTheChanges();
            }
        }

        private void applies(Map<String, Object> item) {
            var domain = (String) item.get("domain");
            var made = ((Number) item.get("version")).longValue();
            if (versionOf.getOrDefault(domain, 0L) < made) {
                versionOf.put(domain, made);
                state.put(domain, (String) item.get("state"));
            }
        }
    }
}
