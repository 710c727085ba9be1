package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.scans.FrozenGroup;
import cn.icpfiling.inspection.core.scans.FrozenProvider.Decision;
import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanShard;
import cn.icpfiling.inspection.core.scans.ScanState;
import cn.icpfiling.inspection.core.scans.ScanTotals;
import cn.icpfiling.inspection.store.FrozenProviderTable;
import cn.icpfiling.inspection.store.ScanShardTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a scan shows of itself while it runs: how far it has come, how fast, and which name servers it froze. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(ScanDns.class)
class ScanProgressApiTest {
    FilingStub filing;
    ScanDns dns;

    @Inject
    ScanTable scans;

    @Inject
    ScanShardTable shards;

    @Inject
    FrozenProviderTable frozenProviders;

    @Inject
    UnansweredSites unanswered;

    @Inject
    ReadScans read;

    @Inject
    Sql sql;

    /** Of this test alone: the registry of the application keeps the gauges of an application that ran before it in this JVM. */
    private final MeterRegistry metrics = new SimpleMeterRegistry();

    private final SampledGauges gauges =
            new SampledGauges(metrics, Duration.ofMinutes(2), Runnable::run, System::nanoTime);
    private ScanScene scene;

    @BeforeEach
    void a_scene_and_gauges() {
        scene = new ScanScene(filing);
        new ScanMetrics(scans, shards, frozenProviders, unanswered, gauges).start(new StartupEvent());
    }

    @AfterEach
    void no_scan_runs_on() {
        scene.endsScans();
    }

    /** The rows are the test's own. No event tells of these shards, so no replica works on them. */
    @Test
    void what_is_shown_is_the_sum_over_the_shards_that_are_worked_on_and_those_that_are_done() {
        var scan = Ids.next();
        var fast = shard(scan, "a.com");
        var slow = shard(scan, "b.com");
        var left = shard(scan, "c.com");
        var done = shard(scan, "d.com");
        UnitOfWork.run(() -> {
            scans.lockStart();
            scans.insert(scan(scan, ScanState.RUNNING));
            List.of(fast, slow, left, done).forEach(shards::insert);
            shards.seen(fast.id(), 40, 12.5);
            shards.seen(slow.id(), 10, 3.25);
            shards.seen(left.id(), 7, 100);
            shards.seen(done.id(), 30, 50);
            shards.done(done.id(), 41, ScanTotals.none());
            scans.freeze(
                    scan,
                    fast.id().toString(),
                    List.of(new FrozenGroup("192.0.2.0/24", 30, 25), group("198.51.100.0/24")));
            scans.freeze(scan, slow.id().toString(), List.of(group("192.0.2.0/24"), group("203.0.113.0/24")));
        });
        // A replica that works notes its rate each second; the one that left the shard has not done so for an hour.
        notedAt(fast, "+");
        notedAt(slow, "+");
        notedAt(left, "-");

        var shown = scene.scan(scan.toString());
        assertThat(shown.getInt("shardsDone")).isEqualTo(1);
        assertThat(shown.getLong("domainsSeen")).isEqualTo(40 + 10 + 7 + 41);
        assertThat(shown.getString("domainsPerSecond")).isEqualTo("15.8");
        assertThat(shown.getList("frozenGroups.nameServers"))
                .containsExactly("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
        assertThat(shown.getLong("frozenGroups[0].bad")).isEqualTo(25 + 20);
        gauges.sample();
        assertThat(gauge("icp.scan.running")).isEqualTo(1);
        assertThat(gauge("icp.scan.seen.domains")).isEqualTo(98);
        assertThat(gauge("icp.scan.rate")).isEqualTo(15.75);
        assertThat(gauge("icp.scan.frozen.groups")).isEqualTo(3);

        scene.acts(scan.toString(), "pause").statusCode(200);
        gauges.sample();
        assertThat(gauge("icp.scan.running")).isZero();
        assertThat(gauge("icp.scan.rate")).as("a paused scan is not late").isZero();
    }

    /** The rows are the test's own: three scans, the newest of which runs. Each has done one of its shards, and froze a group and a provider. */
    @Test
    void a_page_of_scans_costs_as_many_statements_as_one_scan() {
        var ids = Stream.generate(Ids::next).limit(3).toList();
        var partners = List.of(scene.partner, Ids.next(), Ids.next());
        UnitOfWork.run(() -> {
            scans.lockStart();
            for (var i = 0; i < 3; i++) {
                var shard = shard(ids.get(i), "a.com");
                var totals = ScanTotals.none().writing(10 + i);
                scans.insert(scan(ids.get(i), ScanState.RUNNING));
                List.of(shard, shard(ids.get(i), "b.com")).forEach(shards::insert);
                shards.seen(shard.id(), i, 0);
                shards.done(shard.id(), i, totals);
                scans.freeze(ids.get(i), ScanTable.WHOLE_SCAN, List.of(group("192.0.2." + i)));
                frozenProviders.add(ids.get(i), partners.get(i), 9, 9);
                if (i < 2) {
                    scans.end(ids.get(i), ScanState.CANCELLED, totals, Instant.now());
                }
            }
        });

        assertThat(List.of(statementsToRead(1), statementsToRead(3)))
                .as("the page, and what five tables know of it")
                .containsExactly(6L, 6L);
        var shown = scene.asInspector().get("/api/v1/scans?limit=3").jsonPath();
        assertThat(shown.getList("items.scanId")).isEqualTo(texts(ids.reversed()));
        assertThat(shown.getList("items.domainsSeen")).isEqualTo(List.of(2, 1, 0));
        assertThat(shown.getList("items.shardsDone")).isEqualTo(List.of(1, 1, 1));
        assertThat(shown.getList("items.written")).isEqualTo(List.of(12, 11, 10));
        assertThat(shown.getList("items.frozenGroups.nameServers"))
                .isEqualTo(List.of(List.of("192.0.2.2"), List.of("192.0.2.1"), List.of("192.0.2.0")));
        assertThat(shown.getList("items.frozenProviders.scanId"))
                .as("its own, and those of scans before it that wait for a person")
                .isEqualTo(List.of(
                        texts(ids.reversed()), texts(List.of(ids.get(1), ids.get(0))), texts(ids.subList(0, 1))));
        assertThat(shown.getList("items[2].frozenProviders.name")).isEqualTo(List.of("云上主机 " + scene.partner));
        UnitOfWork.run(() -> {
            for (var i = 0; i < 3; i++) {
                frozenProviders.decide(ids.get(i), partners.get(i), Decision.DISCARDED, Ids.next(), Instant.now());
            }
        });
    }

    private long statementsToRead(int limit) {
        return UnitOfWork.in(() -> {
            var before = statements();
            assertThat(read.page(null, limit, "statements").items()).hasSize(limit);
            return statements() - before - 1;
        });
    }

    /** Of this connection, which a transaction keeps. */
    private long statements() {
        return sql.first(row -> row.getLong(2), "SHOW SESSION STATUS LIKE 'Questions'")
                .orElseThrow();
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    /** A silent domain holds the shard up for ten seconds. On a machine that stood still for so long, another scan follows. */
    @Test
    @Tag("long")
    void a_scan_tells_how_far_it_has_come_before_its_shard_is_done() {
        var healthy = scene.domain("healthy");
        var silent = scene.domain("silent");
        scene.files(List.of(healthy, silent));
        dns.leads(0, healthy, scene.here());
        dns.isSilent(1, silent);
        var scan = new AtomicReference<>(scene.starts());

        ScanScene.soon(() -> {
            gauges.sample();
            var shown = scene.scan(scan.get());
            if (shown.getString("state").equals("FINISHED")) {
                scan.set(scene.starts());
            }
            return shown.getInt("shardsDone") == 0
                    && shown.getLong("domainsSeen") == 1
                    && shown.<Number>get("domainsPerSecond").doubleValue() > 0
                    && gauge("icp.scan.rate") > 0;
        });
        assertThat(gauge("icp.scan.rate")).as("one domain in a second or more").isBetween(0.0, 1.0);
    }

    private Scan scan(UUID id, ScanState state) {
        var number = scans.newest().map(Scan::number).orElse(0L) + 1;
        return new Scan(id, number, state, null, Instant.now(), true, "d.com", 4, 200, null, null);
    }

    private static ScanShard shard(UUID scan, String upTo) {
        return new ScanShard(Ids.next(), scan, "", upTo, 50, 1, false);
    }

    private static FrozenGroup group(String nameServers) {
        return new FrozenGroup(nameServers, 30, 20);
    }

    private static void notedAt(ScanShard shard, String sign) {
        ScanScene.update("UPDATE scan_shards SET seen_at = UTC_TIMESTAMP(6) " + sign
                + " INTERVAL 1 HOUR WHERE shard_id = " + ScanScene.binary(shard.id()));
    }

    private double gauge(String name) {
        return metrics.get(name).gauge().value();
    }
}
