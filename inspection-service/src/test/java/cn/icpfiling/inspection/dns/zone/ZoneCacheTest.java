package cn.icpfiling.inspection.dns.zone;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.limit.LimitSettings;
import cn.icpfiling.inspection.dns.transport.NameServers;
import cn.icpfiling.inspection.dns.wire.Name;
import cn.icpfiling.inspection.dns.zone.ZoneServers.Completeness;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long a delegation is believed. The clock is a number that the tests set. */
class ZoneCacheTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int SHORTEST = 60;
    private static final int LONGEST = 3_600;
    private static final int MOST = 3;

    /** {@link System#nanoTime} may pass the largest number while a scan runs. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 30 * SECOND);

    private final NameServers servers = new NameServers(LimitSettings.defaults());
    private final InetSocketAddress root = new InetSocketAddress("192.0.2.1", 53);
    private final ZoneCache cache = new ZoneCache(settings(), servers, now::get);

    @Test
    void a_delegation_is_kept_to_the_end_of_its_time_to_live_and_then_asked_for_again() {
        var zone = learns("example.cn", 300);
        passes(300 * SECOND - 1);
        assertThat(deepest("www.example.cn")).isSameAs(zone);
        assertThat(cache.holds(zone)).isTrue();
        passes(1);
        assertThat(deepest("www.example.cn").name()).isEqualTo(Name.ROOT);
        assertThat(cache.holds(zone)).isFalse();
    }

    @Test
    void a_look_does_not_make_a_delegation_live_longer() {
        learns("example.cn", 300);
        for (var look = 0; look < 3; look++) {
            deepest("example.cn");
            passes(100 * SECOND);
        }
        assertThat(deepest("example.cn").name()).isEqualTo(Name.ROOT);
    }

    @Test
    void a_time_to_live_below_the_shortest_or_above_the_longest_is_not_the_servers_choice() {
        var brief = learns("brief.cn", 0);
        var negative = learns("negative.cn", -1);
        var endless = learns("endless.cn", Integer.MAX_VALUE);
        passes(SHORTEST * SECOND - 1);
        assertThat(deepest("brief.cn")).isSameAs(brief);
        assertThat(deepest("negative.cn")).isSameAs(negative);
        passes(1);
        assertThat(deepest("brief.cn").name()).isEqualTo(Name.ROOT);
        assertThat(deepest("negative.cn").name()).isEqualTo(Name.ROOT);
        passes((LONGEST - SHORTEST) * SECOND - 1);
        assertThat(deepest("endless.cn")).isSameAs(endless);
        passes(1);
        assertThat(deepest("endless.cn").name()).isEqualTo(Name.ROOT);
    }

    @Test
    void below_an_expired_zone_the_one_above_it_counts() {
        var registry = learns("cn", 600);
        learns("example.cn", 300);
        passes(300 * SECOND);
        assertThat(deepest("example.cn")).isSameAs(registry);
        var anew = learns("example.cn", 300);
        passes(299 * SECOND);
        assertThat(deepest("example.cn")).isSameAs(anew);
    }

    @Test
    void that_a_suffix_has_no_cut_is_forgotten_with_the_zone_that_answers_for_it() {
        var registry = learns("cn", 300);
        var suffix = name("com.cn");
        cache.noteNoCut(suffix, registry);
        assertThat(cache.deepest(name("shop.com.cn"))).isEqualTo(new ZoneCache.Found(suffix, registry));
        passes(300 * SECOND);
        assertThat(deepest("shop.com.cn").name()).isEqualTo(Name.ROOT);
    }

    @Test
    void the_zones_of_the_settings_never_expire() {
        passes(Duration.ofDays(3_650).toNanos());
        assertThat(deepest("example.cn").name()).isEqualTo(Name.ROOT);
    }

    @Test
    void the_longest_unused_delegation_makes_room_for_a_new_one() {
        var first = learns("first.cn", 300);
        learns("second.cn", 300);
        learns("third.cn", 300);
        deepest("first.cn");
        learns("fourth.cn", 300);
        assertThat(deepest("first.cn")).isSameAs(first);
        assertThat(deepest("second.cn").name()).isEqualTo(Name.ROOT);
    }

    private Zone learns(String zone, int ttl) {
        var known = new ZoneServers(
                Map.of(servers.at(new InetSocketAddress("198.51.100.1", 53)), 1), Completeness.ONE_HOST, 0);
        var learnt = cache.zone(name(zone), known, deepest("."), null, ttl);
        cache.keep(learnt);
        return learnt;
    }

    private Zone deepest(String domain) {
        return cache.deepest(name(domain)).zone();
    }

    private void passes(long nanos) {
        now.addAndGet(nanos);
    }

    private static Name name(String text) {
        return Name.parse(text).orElseThrow();
    }

    private ZoneSettings settings() {
        return new ZoneSettings(
                Map.of(".", List.of(root)),
                List.of(),
                53,
                MOST,
                MOST,
                Duration.ofSeconds(SHORTEST),
                Duration.ofSeconds(LONGEST),
                true);
    }
}
