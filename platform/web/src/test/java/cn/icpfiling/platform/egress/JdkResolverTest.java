package cn.icpfiling.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the operating system's resolver does, and what the platform's own queue before it does. */
class JdkResolverTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int THREADS = 8;
    private static final int WAITING = 64;

    private final CountDownLatch answers = new CountDownLatch(1);
    private final JdkResolver resolver = new JdkResolver(host -> {
        if (host.startsWith("unknown")) {
            throw new UnknownHostException(host);
        }
        if (host.startsWith("slow")) {
            try {
                answers.await();
            } catch (InterruptedException stopped) {
                throw new UnknownHostException(host);
            }
        }
        return List.of(InetAddress.getLoopbackAddress());
    });

    @Test
    void a_name_that_is_unknown_or_slow_is_the_names_own_fault() throws Exception {
        assertThat(resolver.addresses("well.example.com", SHORT)).hasSize(1);
        assertThat(resolver.addresses("unknown.example.com", SHORT)).isEmpty();
        assertThatThrownBy(() -> resolver.addresses("slow.example.com", SHORT))
                .isInstanceOf(SocketTimeoutException.class);
        answers.countDown();
    }

    @Test
    void a_question_that_waits_behind_others_is_not_the_names_fault() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call = 0; call < THREADS + WAITING; call++) {
                var _ = threads.submit(() -> resolver.addresses("slow.example.com", Duration.ofSeconds(20)));
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
}
