package cn.icpfiling.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private final AtomicLong nanos = new AtomicLong(7_000);
    private Instant today = Instant.parse("2026-11-29T15:59:30Z");
    private final Times times = new Times(nanos::get, new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return today;
        }
    });
    private final Policy tenAMinute = Policy.aMinute("ten", 10);
    private final Allowance allowance = new Allowance();

    @Test
    void who_was_quiet_has_the_whole_quota_at_once_and_no_more() {
        for (var left = 9; left >= 0; left--) {
            assertThat(allowance.take(tenAMinute, times)).isEqualTo(left);
        }
        assertThat(allowance.take(tenAMinute, times))
                .isEqualTo(-Duration.ofSeconds(6).toNanos());
    }

    @Test
    void the_quota_comes_back_evenly() {
        spend(10);
        pass(Duration.ofSeconds(5));
        assertThat(allowance.take(tenAMinute, times))
                .isEqualTo(-Duration.ofSeconds(1).toNanos());
        pass(Duration.ofSeconds(1));
        assertThat(allowance.take(tenAMinute, times)).isZero();
        pass(Duration.ofSeconds(12));
        assertThat(allowance.take(tenAMinute, times)).isEqualTo(1);
        pass(Duration.ofHours(3));
        assertThat(allowance.take(tenAMinute, times)).isEqualTo(9);
    }

    @Test
    void a_refused_request_costs_nothing() {
        spend(10);
        for (var more = 0; more < 100; more++) {
            assertThat(allowance.take(tenAMinute, times)).isNegative();
        }
        pass(Duration.ofSeconds(6));
        assertThat(allowance.take(tenAMinute, times)).isZero();
    }

    @Test
    void a_day_ends_at_midnight_in_china_and_no_day_sees_more() {
        var threeADay = Policy.aDay("day", 3);
        for (var left = 2; left >= 0; left--) {
            assertThat(allowance.take(threeADay, times)).isEqualTo(left);
        }
        assertThat(allowance.take(threeADay, times))
                .isEqualTo(-Duration.ofSeconds(30).toNanos());

        today = Instant.parse("2026-11-29T16:00:00Z");
        assertThat(allowance.take(threeADay, times)).isEqualTo(2);
    }

    @Test
    void a_quota_of_none_allows_none() {
        assertThat(allowance.take(Policy.aMinute("none", 0), times)).isNegative();
        assertThat(allowance.take(Policy.aDay("none", 0), times)).isNegative();
    }

    @Test
    void of_many_threads_at_once_exactly_as_many_are_let_through_as_the_quota_says() throws Exception {
        var policy = Policy.aMinute("many", 5_000);
        var begin = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var counts = new ArrayList<Future<Integer>>();
            for (var thread = 0; thread < 4; thread++) {
                counts.add(threads.submit(() -> {
                    begin.await();
                    var taken = 0;
                    for (var request = 0; request < 2_000; request++) {
                        taken += allowance.take(policy, times) >= 0 ? 1 : 0;
                    }
                    return taken;
                }));
            }
            begin.countDown();
            var taken = 0;
            for (var count : counts) {
                taken += count.get();
            }
            assertThat(taken).isEqualTo(5_000);
        }
    }

    @Test
    void what_is_whole_is_forgotten_and_what_is_not_stays() {
        var all = new Subjects(false, 2);
        var quota = new Quota(tenAMinute, all, "a");
        assertThat(quota.take(times)).isEqualTo(9);
        assertThat(quota.take(times)).isEqualTo(8);
        all.forgetWhole(times);
        assertThat(all.size()).isOne();

        pass(Duration.ofSeconds(12));
        all.forgetWhole(times);
        assertThat(all.size()).isZero();
        assertThat(quota.take(times)).as("counted from the beginning").isEqualTo(9);
        assertThat(all.size()).isOne();
    }

    @Test
    void beyond_the_bound_a_new_subject_is_not_counted_and_the_known_ones_are() {
        var all = new Subjects(false, 1);
        var known = new Quota(tenAMinute, all, "known");
        known.take(times);
        for (var request = 0; request < 50; request++) {
            assertThat(new Quota(tenAMinute, all, "stranger " + request).take(times))
                    .isNotNegative();
        }
        assertThat(all.size()).isOne();
        assertThat(known.take(times)).isEqualTo(8);
        assertThat(new Quota(Policy.aMinute("none", 0), all, "stranger").take(times))
                .as("a quota of none")
                .isNegative();
    }

    private void spend(int requests) {
        for (var request = 0; request < requests; request++) {
            assertThat(allowance.take(tenAMinute, times)).isNotNegative();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
