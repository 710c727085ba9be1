package cn.icpfiling.inspection.networks;

import static cn.icpfiling.inspection.networks.Lists.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.networks.IpAddress;
import cn.icpfiling.inspection.core.networks.NetworkOwner;
import cn.icpfiling.inspection.store.PublishedNetworkTable;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a scan compares addresses with. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class NetworkSnapshotApiTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    ProviderNetworks networks;

    @Inject
    PublishedNetworkTable published;

    @Inject
    NetworkRegions regions;

    FilingStub neighbours;

    private Lists own;

    @BeforeEach
    void a_partner_is_there() {
        own = Lists.ofAPartner(neighbours);
    }

    @Test
    void a_change_of_a_list_reaches_the_scan_by_itself() {
        var v4 = FreeBlocks.ipv4();
        var v6 = FreeBlocks.ipv6();
        own.replace(line(v4 + ".0/25"), line(v4 + ".128/25", "81"), line(v6 + "::/48"))
                .statusCode(200);

        await().atMost(LONG).until(() -> owner(v4 + ".1") != null);
        assertThat(owner(v4 + ".1")).isEqualTo(new NetworkOwner(own.partner(), "33", true));
        assertThat(owner(v4 + ".200")).isEqualTo(new NetworkOwner(own.partner(), "81", false));
        assertThat(owner(v6 + ":1::1")).isEqualTo(new NetworkOwner(own.partner(), "33", true));

        own.replace().statusCode(200);
        await().atMost(LONG).until(() -> owner(v4 + ".1") == null);
    }

    @Test
    void networks_of_other_days_are_not_in_the_snapshot() {
        var v4 = FreeBlocks.ipv4();
        own.replace(
                        line(v4 + ".0/25"),
                        line(v4 + ".128/26", "2020-01-01", "2020-12-31"),
                        line(v4 + ".192/26", "2070-01-01", "2070-12-31"))
                .statusCode(200);
        networks.refresh();

        assertThat(owner(v4 + ".1")).isNotNull();
        assertThat(owner(v4 + ".129")).isNull();
        assertThat(owner(v4 + ".193")).isNull();
    }

    /** Each change moves one block to the other half, so a mixture of two lists would have both or none. */
    @Test
    @Tag("long")
    void a_snapshot_is_one_state_of_all_lists_while_they_change() throws Exception {
        var v4 = FreeBlocks.ipv4();
        own.replace(line(v4 + ".0/25")).statusCode(200);
        var isChanging = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changing = threads.submit(() -> {
                for (var turn = 1; turn <= 20; turn++) {
                    own.replace(line(v4 + (turn % 2 == 0 ? ".0/25" : ".128/25")))
                            .statusCode(200);
                }
                isChanging.set(false);
            });
            while (isChanging.get() && !changing.isDone()) {
                networks.refresh();
                var snapshot = networks.current();
                assertThat(owner(snapshot, v4 + ".1") == null).isNotEqualTo(owner(snapshot, v4 + ".129") == null);
            }
            changing.get();
        }
    }

    @Test
    void a_snapshot_that_nobody_confirmed_for_long_is_not_given_to_a_scan() {
        var meters = new SimpleMeterRegistry();
        var now = new AtomicReference<>(Instant.parse("2026-11-24T01:00:00Z"));
        var aging =
                new ProviderNetworks(published, regions, Clock.systemUTC(), clock(now), Duration.ofMinutes(2), meters);
        var first = aging.current();

        now.set(now.get().plusSeconds(120));
        assertThat(aging.current()).isSameAs(first);
        assertThat(meters.get("icp.inspection.networks.age.seconds").gauge().value())
                .isEqualTo(120);
        now.set(now.get().plusMillis(1));
        assertThatThrownBy(aging::current).isInstanceOf(IllegalStateException.class);

        aging.refresh();
        assertThat(aging.current()).isNotNull();
        assertThat(meters.get("icp.inspection.networks.age.seconds").gauge().value())
                .isZero();
    }

    @Test
    void a_scan_after_midnight_gets_the_networks_of_its_day() {
        var v4 = FreeBlocks.ipv4();
        own.replace(line(v4 + ".0/25", "2026-01-01", "2026-11-24"), line(v4 + ".128/25", "2026-11-25", "2026-12-31"))
                .statusCode(200);
        var now = new AtomicReference<>(Instant.parse("2026-11-24T15:59:59Z"));
        var rolling = new ProviderNetworks(
                published, regions, clock(now), Clock.systemUTC(), Duration.ofMinutes(2), new SimpleMeterRegistry());
        assertThat(owner(rolling.current(), v4 + ".129")).isNull();

        now.set(Instant.parse("2026-11-24T16:00:00Z"));
        assertThat(owner(rolling.current(), v4 + ".129")).isNotNull();
        assertThat(owner(rolling.current(), v4 + ".1")).isNull();
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    private NetworkOwner owner(String address) {
        return owner(networks.current(), address);
    }

    private static NetworkOwner owner(NetworkSnapshot snapshot, String address) {
        return snapshot.lookup(IpAddress.parse(address).orElseThrow().bytes());
    }
}
