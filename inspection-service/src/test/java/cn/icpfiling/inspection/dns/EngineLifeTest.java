package cn.icpfiling.inspection.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.dns.ScanReport.End;
import cn.icpfiling.inspection.dns.authority.Ask;
import cn.icpfiling.inspection.dns.authority.Reply;
import cn.icpfiling.inspection.dns.authority.TestAuthority;
import cn.icpfiling.inspection.dns.verdict.Verdict;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EngineLifeTest {
    private static final List<String> SERVERS = List.of("127.0.1.1", "127.0.2.1");

    @Test
    void a_cancelled_run_ends_soon_and_says_what_it_abandoned() throws IOException {
        try (var authority = start(ask -> Reply.silence())) {
            var engine = engine(authority, 20_000);
            // not by time: a run that begins after its cancel has nothing to abandon
            Thread.ofVirtual().start(() -> {
                await().until(() -> authority.questions() >= 500);
                engine.cancel();
            });
            var report = engine.run(names(500), verdict -> {}, Duration.ofSeconds(20));
            assertThat(report.end()).isEqualTo(End.CANCELLED);
            assertThat(report.abandoned()).isEqualTo(500);
            assertThat(report.took()).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void a_cancel_just_before_the_run_counts() throws IOException {
        try (var authority = start(ask -> Reply.silence())) {
            var engine = engine(authority, 20_000);
            engine.cancel();
            var report = engine.run(names(500), verdict -> {}, Duration.ofSeconds(1));
            assertThat(report.end()).isEqualTo(End.CANCELLED);
            assertThat(authority.questions()).isZero();
        }
    }

    @Test
    void an_interrupt_cancels_the_run_and_stays_set() throws IOException {
        try (var authority = start(ask -> Reply.silence())) {
            Thread.currentThread().interrupt();
            var report = engine(authority, 20_000).run(names(5), verdict -> {}, Duration.ofMillis(300));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(report.end()).isEqualTo(End.CANCELLED);
        }
    }

    @Test
    void a_run_ends_at_its_deadline() throws IOException {
        try (var authority = start(ask -> Reply.silence())) {
            var report = engine(authority, 20_000).run(names(500), verdict -> {}, Duration.ofMillis(150));
            assertThat(report.end()).isEqualTo(End.DEADLINE);
            assertThat(report.took()).isBetween(Duration.ofMillis(150), Duration.ofSeconds(2));
        }
    }

    @Test
    void runs_leave_no_thread_and_no_socket_even_if_the_consumer_fails() throws IOException {
        try (var authority = start(ask -> ask.hash(1) % 5 == 0 && !ask.tcp()
                ? Reply.answer().truncated()
                : Reply.answer().address(ask.name(), ask.type() == 28 ? "2001:db8::1" : "192.0.2.1"))) {
            var engine = engine(authority, 20_000);
            engine.run(names(50), verdict -> {}, Duration.ofSeconds(20));
            var threads = platformThreads();
            var files = openFiles();
            for (var i = 0; i < 10; i++) {
                assertThatThrownBy(() -> engine.run(
                                names(50),
                                verdict -> {
                                    throw new IllegalStateException("full");
                                },
                                Duration.ofSeconds(20)))
                        .hasMessage("full");
                engine.run(names(50), verdict -> {}, Duration.ofSeconds(20));
            }
            assertThat(platformThreads()).isLessThanOrEqualTo(threads + 2);
            // Ten runs with four sockets and a selector each would be fifty.
            assertThat(openFiles()).isLessThan(files + 15);
        }
    }

    @Test
    void the_source_is_read_no_further_than_the_open_domains() throws IOException {
        try (var authority = start(ask -> Reply.error(3).after(5))) {
            var taken = new AtomicInteger();
            var open = new AtomicInteger();
            var most = new AtomicInteger();
            var names = names(400);
            Iterator<ScanTarget> source = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return names.hasNext();
                }

                @Override
                public ScanTarget next() {
                    taken.incrementAndGet();
                    most.accumulateAndGet(open.incrementAndGet(), Math::max);
                    return new ScanTarget(names.next().domain(), ScanTarget.Before.NOT_HERE, address -> true);
                }
            };
            engine(authority, 40).run(source, verdict -> open.decrementAndGet(), Duration.ofSeconds(20));
            assertThat(taken).hasValue(400);
            assertThat(most).hasValueLessThanOrEqualTo(40);
        }
    }

    @Test
    void a_consumer_that_is_slow_causes_no_timeouts() throws IOException {
        try (var authority = start(ask -> Reply.answer().address(ask.name(), "192.0.2.1"))) {
            var verdicts = new ArrayList<Verdict>();
            var report = engine(authority, 20_000)
                    .run(
                            names(40),
                            verdict -> {
                                verdicts.add(verdict);
                                if (verdicts.size() % 10 == 0) {
                                    sleep(150);
                                }
                            },
                            Duration.ofSeconds(20));
            assertThat(verdicts).hasSize(40).allMatch(verdict -> verdict.kind() == VerdictKind.ADDRESSES);
            assertThat(report.end()).isEqualTo(End.COMPLETE);
        }
    }

    @Test
    void mutated_answers_never_stop_the_loop() throws IOException {
        try (var authority = start(ask -> Reply.answer()
                .alias(ask.name(), "www.zone.test")
                .address("www.zone.test", "192.0.2.1")
                .soa("zone.test")
                .nameServer("zone.test", "ns.zone.test")
                .glue("ns.zone.test", "127.0.1.1")
                .mutated(ask.hash(7)))) {
            var verdicts = new ArrayList<Verdict>();
            var report = engine(authority, 20_000, 15).run(names(400), verdicts::add, Duration.ofSeconds(20));
            assertThat(report.end()).isEqualTo(End.COMPLETE);
            assertThat(verdicts).hasSize(400);
            assertThat(report.counters().malformed()).isPositive();
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static TestAuthority start(Function<Ask, Reply> script) throws IOException {
        return new TestAuthority(SERVERS, script);
    }

    private static ScanEngine engine(TestAuthority authority, int openDomains) {
        return engine(authority, openDomains, 60);
    }

    private static ScanEngine engine(TestAuthority authority, int openDomains, int timeoutMillis) {
        var base = TestSettings.withTimeout(
                TestSettings.of(
                        Map.of("zone.test", SERVERS.stream().map(authority::at).toList()), authority.port()),
                timeoutMillis);
        var settings = new ScanSettings(
                base.zones(), base.resolve(), base.limits(), base.transport(), base.health(), openDomains);
        return new ScanEngine(settings, Clock.systemUTC(), new SecureRandom());
    }

    private static Iterator<ScanTarget> names(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> ScanTarget.of("n" + number + ".zone.test"))
                .iterator();
    }

    private static int platformThreads() {
        return Thread.getAllStackTraces().size();
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
