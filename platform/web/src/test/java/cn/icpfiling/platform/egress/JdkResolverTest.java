package cn.icpfiling.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the operating system's resolver does, and what the platform's own queue before it does. */
class JdkResolverTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int THREADS = JdkResolver.THREADS;
    private static final int WAITING = JdkResolver.WAITING;
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean unknown;
    private volatile CountDownLatch answers = new CountDownLatch(1);
    private final JdkResolver resolver = new JdkResolver(this::answer, QUIET);

    private List<InetAddress> answer(String host) throws UnknownHostException {
        asked.incrementAndGet();
        if (host.startsWith("unknown")) {
            throw new UnknownHostException(host + ": Name or service not known");
        }
        if (host.startsWith("failing")) {
            throw new UnknownHostException(host + ": Temporary failure in name resolution");
        }
        if (host.startsWith("remembered")) {
            throw new UnknownHostException(host + ".");
        }
        if (host.startsWith("twice")) {
            throw new UnknownHostException(host + (asked.get() == 1 ? ".: Name or service not known" : "."));
        }
        if (host.startsWith("slow")) {
            try {
                answers.await();
            } catch (InterruptedException stopped) {
                throw new UnknownHostException(host);
            }
            if (unknown) {
                throw new UnknownHostException(host);
            }
        }
        return List.of(InetAddress.getLoopbackAddress());
    }

    @Test
    void a_name_that_is_unknown_or_slow_is_the_names_own_fault() throws Exception {
        assertThat(resolver.addresses("well.example.com", SHORT)).hasSize(1);
        assertThat(resolver.addresses("unknown.example.com", SHORT)).isEmpty();
        assertThatThrownBy(() -> resolver.addresses("slow.example.com", SHORT))
                .isInstanceOf(SocketTimeoutException.class);
        answers.countDown();
    }

    @Test
    void a_resolver_that_fails_says_nothing_of_the_name() {
        for (var name : List.of("failing.example.com", "remembered.example.com")) {
            assertThatThrownBy(() -> resolver.addresses(name, SHORT))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class)
                    .isNotInstanceOf(ResolverBusyException.class);
        }
    }

    @Test
    void a_name_that_does_not_exist_is_answered_alike_while_java_remembers_it() throws Exception {
        assertThat(resolver.addresses("twice.example.com", SHORT)).isEmpty();
        // a caller may still join the call that has just ended
        Awaitility.await().until(() -> {
            assertThat(resolver.addresses("twice.example.com", SHORT)).isEmpty();
            return asked.get() > 1;
        });
    }

    @Test
    void a_question_that_waits_behind_others_is_not_the_names_fault() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call = 0; call < THREADS + WAITING; call++) {
                var name = "slow-" + call + ".example.com";
                var _ = threads.submit(() -> resolver.addresses(name, Duration.ofSeconds(20)));
                if (call == THREADS - 1) {
                    Awaitility.await().until(() -> resolver.running() == THREADS);
                    assertThatThrownBy(() -> resolver.addresses("queued.example.com", SHORT))
                            .isInstanceOf(ResolverBusyException.class);
                }
            }
            Awaitility.await().until(() -> resolver.queued() == WAITING);
            assertThatThrownBy(() -> resolver.addresses("refused.example.com", SHORT))
                    .isInstanceOf(ResolverBusyException.class);
            var client = new SafeFetch(
                    new EgressSettings(Set.of(80), List.of(), List.of(), 2, true, "test/1.0"),
                    resolver,
                    Scene.systemTrust());
            var page = client.get(Scene.url("site.example.com", 80, "/"), Scene.QUICK);
            assertThat(page.outcome()).isEqualTo(FetchOutcome.TOO_BUSY);
            assertThat(page.detail()).isEqualTo("NAME");
            answers.countDown();
        }
    }

    @Test
    void many_questions_for_one_silent_name_take_one_thread() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var silent = IntStream.range(0, 2 * (THREADS + WAITING))
                    .mapToObj(one -> threads.submit(() -> resolver.addresses("slow.example.com", SHORT)))
                    .toList();
            assertThat(resolver.addresses("well.example.com", SHORT)).hasSize(1);
            for (var one : silent) {
                assertThatThrownBy(one::get).hasCauseInstanceOf(SocketTimeoutException.class);
            }
        }
        assertThat(resolver.running()).isEqualTo(1);
        assertThat(asked.get()).isEqualTo(2);
        answers.countDown();
    }

    @Test
    void a_name_that_was_silent_is_refused_at_once_and_asked_for_again_later() throws Exception {
        assertThatThrownBy(() -> resolver.addresses("slow.example.com", SHORT))
                .isInstanceOf(SocketTimeoutException.class);
        var again = System.nanoTime();
        assertThatThrownBy(() -> resolver.addresses("slow.example.com", Duration.ofSeconds(20)))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - again)).isLessThan(Duration.ofSeconds(10));
        answers.countDown();
        // The late answer of the call counts.
        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(resolver.addresses("slow.example.com", SHORT))
                        .hasSize(1));
    }

    @Test
    void names_that_were_silent_leave_half_of_the_threads_to_the_others() throws Exception {
        var resolver = new JdkResolver(this::answer, Duration.ZERO);
        startThreads(resolver);
        var names = IntStream.range(0, THREADS - 1)
                .mapToObj(one -> "slow-" + one + ".example.com")
                .toList();
        ask(resolver, names);
        assertThat(resolver.running()).isEqualTo(names.size());
        unknown = true;
        answers.countDown();
        Awaitility.await().until(() -> resolver.running() == 0);
        unknown = false;
        answers = new CountDownLatch(1);
        ask(resolver, names);
        assertThat(resolver.running()).isEqualTo(THREADS / 2);
        assertThat(resolver.addresses("well.example.com", SHORT)).hasSize(1);
        answers.countDown();
    }

    /** A thread that has still to be started on a busy machine takes half of a short patience, and then the resolver was busy, not silent. */
    private void startThreads(JdkResolver resolver) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one = 0; one < THREADS; one++) {
                var name = "slow-first-" + one + ".example.com";
                var _ = threads.submit(() -> resolver.addresses(name, Duration.ofSeconds(20)));
            }
            Awaitility.await().until(() -> resolver.running() == THREADS);
            answers.countDown();
        }
        Awaitility.await().until(() -> resolver.running() == 0);
        answers = new CountDownLatch(1);
    }

    private static void ask(JdkResolver resolver, List<String> names) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var questions = names.stream()
                    .map(name -> threads.submit(() -> resolver.addresses(name, SHORT)))
                    .toList();
            for (var question : questions) {
                assertThatThrownBy(question::get).hasCauseInstanceOf(SocketTimeoutException.class);
            }
        }
    }
}
