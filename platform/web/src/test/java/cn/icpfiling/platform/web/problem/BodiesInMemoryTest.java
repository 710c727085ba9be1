package cn.icpfiling.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BodiesInMemoryTest {

    private static final int KIB = 1 << 10;
    private static final int HEAP = 256 * KIB;
    /** Two of them fit, each with what is made of it. */
    private static final int LARGE = 64 * KIB;

    private static BodiesInMemory bodies(Duration patience) {
        return new BodiesInMemory(OptionalLong.of(HEAP), patience);
    }

    private static void refused(BodiesInMemory bodies, long bytes) {
        refused(null, bodies, bytes);
    }

    private static void refused(String caller, BodiesInMemory bodies, long bytes) {
        assertThatThrownBy(() -> bodies.inPlace(caller, bytes, () -> "read"))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.type()).isEqualTo(CommonProblem.SERVICE_BUSY);
                    assertThat(refusal.retryAfter()).isPresent();
                });
    }

    @Test
    void large_bodies_take_no_more_than_the_heap_that_they_share() throws IOException {
        var bodies = bodies(Duration.ofMillis(10));
        bodies.inPlace(
                null,
                LARGE,
                () -> bodies.inPlace(null, LARGE, () -> {
                    assertThat(bodies.free()).isZero();
                    refused(bodies, LARGE);
                    return "read";
                }));
        assertThat(bodies.free()).isEqualTo(HEAP);
    }

    @Test
    void a_small_body_is_read_while_large_ones_take_all() throws IOException {
        var bodies = bodies(Duration.ofMillis(10));
        var read = bodies.inPlace(null, HEAP / 2, () -> bodies.inPlace(null, BodiesInMemory.SMALL, () -> "small"));
        assertThat(read).isEqualTo("small");
    }

    @Test
    void a_body_that_is_larger_than_all_is_read_alone() throws IOException {
        var bodies = bodies(Duration.ofMillis(10));
        assertThat(bodies.<String>inPlace(null, Long.MAX_VALUE / 4, () -> {
                    refused(bodies, LARGE);
                    return "alone";
                }))
                .isEqualTo("alone");
    }

    @Test
    void a_place_comes_back_from_a_body_that_broke() {
        var bodies = bodies(Duration.ofMillis(10));
        assertThatThrownBy(() -> bodies.inPlace(null, LARGE, () -> {
                    throw new IOException("the caller went");
                }))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> bodies.inPlace(null, LARGE, () -> {
                    throw new ProblemException(CommonProblem.BODY_TOO_LARGE, 1);
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(bodies.free()).isEqualTo(HEAP);
    }

    @Test
    void a_body_waits_until_another_one_is_read() throws IOException, InterruptedException, ExecutionException {
        var bodies = bodies(Duration.ofSeconds(20));
        var inside = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> bodies.inPlace(null, HEAP, () -> {
                inside.countDown();
                // The second one waits by now, or comes later: it is read in both cases.
                Thread.yield();
                return "first";
            }));
            inside.await();
            assertThat(bodies.inPlace(null, HEAP, () -> "second")).isEqualTo("second");
            assertThat(first.get()).isEqualTo("first");
        }
        assertThat(bodies.free()).isEqualTo(HEAP);
    }

    @Test
    void of_a_thousand_bodies_at_once_two_are_in_memory_and_every_place_comes_back() throws InterruptedException {
        var bodies = bodies(Duration.ofSeconds(20));
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 1_000; n++) {
                var broken = n % 3 == 0;
                var _ = threads.submit(() -> bodies.inPlace(null, LARGE, () -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.yield();
                    now.decrementAndGet();
                    if (broken) {
                        throw new IOException("the caller went");
                    }
                    return "read";
                }));
            }
        }
        assertThat(most.get()).isBetween(1, 2);
        assertThat(bodies.free()).isEqualTo(HEAP);
    }

    @Test
    void one_caller_has_half_of_the_places_and_another_one_finds_the_other_half() throws IOException {
        var bodies = bodies(Duration.ofMillis(10));
        bodies.inPlace("one", LARGE, () -> {
            refused("one", bodies, LARGE);
            assertThat(bodies.<String>inPlace("another", LARGE, () -> "read")).isEqualTo("read");
            return "read";
        });
        assertThat(bodies.<String>inPlace("one", LARGE, () -> "again")).isEqualTo("again");
        assertThat(bodies.callers()).isZero();
    }

    @Test
    void a_body_that_is_larger_than_half_is_the_only_one_of_its_caller() throws IOException {
        var bodies = bodies(Duration.ofMillis(10));
        assertThat(bodies.<String>inPlace("one", HEAP, () -> {
                    refused("one", bodies, BodiesInMemory.SMALL + 1);
                    return "read";
                }))
                .isEqualTo("read");
        assertThat(bodies.free()).isEqualTo(HEAP);
    }

    @Test
    void of_many_callers_at_once_none_has_more_than_half_and_every_place_comes_back() throws InterruptedException {
        var bodies = bodies(Duration.ofSeconds(20));
        var now = new ConcurrentHashMap<String, AtomicInteger>();
        var most = new AtomicInteger();
        var read = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 1_000; n++) {
                var caller = "caller " + n % 7;
                var broken = n % 3 == 0;
                var _ = threads.submit(() -> bodies.inPlace(caller, LARGE, () -> {
                    var own = now.computeIfAbsent(caller, _ -> new AtomicInteger());
                    most.accumulateAndGet(own.incrementAndGet(), Math::max);
                    read.incrementAndGet();
                    Thread.yield();
                    own.decrementAndGet();
                    if (broken) {
                        throw new IOException("the caller went");
                    }
                    return "read";
                }));
            }
        }
        assertThat(read.get()).isEqualTo(1_000);
        assertThat(most.get()).isEqualTo(1);
        assertThat(bodies.free()).isEqualTo(HEAP);
        assertThat(bodies.callers()).isZero();
    }

    @Test
    void a_caller_whose_bodies_wait_in_vain_leaves_nothing_behind() throws Exception {
        var bodies = bodies(Duration.ofMillis(10));
        var refused = new AtomicInteger();
        bodies.inPlace(null, HEAP, () -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var n = 0; n < 200; n++) {
                    var caller = "caller " + n % 7;
                    var _ = threads.submit(() -> {
                        refused(caller, bodies, LARGE);
                        return refused.incrementAndGet();
                    });
                }
            }
            return "read";
        });
        assertThat(refused.get()).isEqualTo(200);
        assertThat(bodies.free()).isEqualTo(HEAP);
        assertThat(bodies.callers()).isZero();
        assertThat(bodies.<String>inPlace("caller 1", LARGE, () -> "read")).isEqualTo("read");
    }
}
