package cn.icpfiling.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas and a real Valkey; {@code ./icp test} installs valkey-server, or says that they are not checked. */
class SharedCountsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private final List<Replica> replicas = new ArrayList<>();
    private int port;
    private Process valkey;

    /** A gateway's limits, with one event loop. */
    private static final class Replica implements AutoCloseable {
        private final Vertx vertx = Vertx.vertx();
        private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        private final Callers callers = new Callers(
                new LimitSettings(600, 60, 10, 300, 1_000, Optional.empty()),
                new Times(System::nanoTime, Clock.systemUTC()));
        private final ContextInternal loop = ((VertxInternal) vertx).createEventLoopContext();
        private final RequestLimits limits;
        private final SharedCounts shared;

        Replica(int port, Duration patience) {
            shared = new SharedCounts(
                    vertx, Optional.of("redis://127.0.0.1:" + port), patience, callers.times(), metrics);
            limits = new RequestLimits(callers, shared, metrics);
        }

        Standing asks(Caller caller) {
            var answer = new CompletableFuture<Standing>();
            loop.runOnContext(turn -> {
                var here = limits.take(caller);
                if (here.isRefusal()) {
                    answer.complete(here);
                } else {
                    shared.take(caller, here, answer::complete);
                }
            });
            return answer.orTimeout(5, TimeUnit.SECONDS).join();
        }

        double counted(String outcome) {
            return metrics.counter("gateway.limits.shared", "outcome", outcome).count();
        }

        void connects() {
            await().atMost(SOON).until(() -> {
                asks(callers.ofAddress("198.51.100.1", false));
                return counted("answered") > 0;
            });
        }

        Caller address(String address) {
            return callers.ofAddress(address, true);
        }

        @Override
        public void close() {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @BeforeEach
    void a_valkey_runs() throws IOException {
        assumeTrue(program().isPresent(), "NOT CHECKED: the shared limits, because valkey-server is missing");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        valkey = start();
    }

    private static Optional<String> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "valkey-server"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private Process start() throws IOException {
        var started = new ProcessBuilder(
                        program().orElseThrow(),
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--dir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("valkey.log").toFile())
                .start();
        await().atMost(SOON).until(() -> {
            try (var _ = new Socket("127.0.0.1", port)) {
                return true;
            } catch (IOException notYet) {
                return false;
            }
        });
        return started;
    }

    @AfterEach
    void all_ends() throws InterruptedException {
        replicas.forEach(Replica::close);
        if (valkey != null) {
            signal("CONT");
            valkey.destroyForcibly().waitFor();
        }
    }

    /** Its patience is longer than a busy machine may take. */
    private Replica replica() {
        return replica(LONG);
    }

    private Replica replica(Duration patience) {
        var made = new Replica(port, patience);
        replicas.add(made);
        return made;
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(valkey.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void two_replicas_let_no_more_through_than_one() {
        var one = replica();
        var other = replica();
        one.connects();
        other.connects();

        var let = 0;
        for (var round = 0; round < 60; round++) {
            let += one.asks(one.address("192.0.2.1")).isRefusal() ? 0 : 1;
            let += other.asks(other.address("192.0.2.1")).isRefusal() ? 0 : 1;
        }
        // one a second comes back while the test runs
        assertThat(let).isBetween(60, 75);
        // what came back this very moment may let one more through
        var refused = Stream.generate(() -> other.asks(other.address("192.0.2.1")))
                .limit(10)
                .filter(Standing::isRefusal)
                .findFirst()
                .orElseThrow();
        assertThat(refused.policy().name()).isEqualTo("open-writes");
        assertThat(refused.patience()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
        assertThat(other.asks(other.address("192.0.2.2")).left())
                .as("another address")
                .isEqualTo(59);
    }

    @Test
    void what_one_quota_refuses_is_taken_from_none() {
        var one = replica();
        one.connects();
        var strict = new Quota(Policy.aMinute("strict", 2), new Subjects(false, 9), "x");
        var wide = new Quota(Policy.aDay("wide-day", 100), new Subjects(true, 9), "x");
        var both = new Caller("x", List.of(wide, strict));
        assertThat(shared(one, both).left()).isEqualTo(1);
        assertThat(shared(one, both).left()).isZero();
        for (var more = 0; more < 5; more++) {
            assertThat(shared(one, both).isRefusal()).isTrue();
        }
        assertThat(shared(one, new Caller("x", List.of(wide))).left())
                .as("two were taken, and now a third")
                .isEqualTo(97);
    }

    /** Asks Valkey alone. */
    private static Standing shared(Replica replica, Caller caller) {
        var answer = new CompletableFuture<Standing>();
        replica.loop.runOnContext(turn -> replica.shared.take(caller, null, answer::complete));
        return answer.orTimeout(5, TimeUnit.SECONDS).join();
    }

    @Test
    @Tag("long")
    void a_valkey_that_is_gone_leaves_each_replica_its_own_limits_and_is_found_again() throws Exception {
        var one = replica();
        one.connects();
        valkey.destroyForcibly().waitFor();

        var let = 0;
        while (let < 200 && !one.asks(one.address("192.0.2.3")).isRefusal()) {
            let++;
        }
        assertThat(let).as("its own limit, and what comes back meanwhile").isBetween(60, 100);
        assertThat(one.counted("failed") + one.counted("absent")).isPositive();

        valkey = start();
        var before = one.counted("answered");
        await().atMost(SOON).until(() -> {
            one.asks(one.address("192.0.2.4"));
            return one.counted("answered") > before;
        });
    }

    @Test
    @Tag("long")
    void a_valkey_that_stands_still_holds_no_request_longer_than_the_patience() {
        var one = replica(Duration.ofMillis(50));
        one.connects();
        signal("STOP");

        var begin = System.nanoTime();
        for (var request = 0; request < 30; request++) {
            assertThat(one.asks(one.address("192.0.2.5")).isRefusal()).isFalse();
        }
        var took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(one.counted("late")).isPositive();
        assertThat(took)
                .as("three are late, then Valkey is left alone for a second")
                .isLessThan(Duration.ofSeconds(2));

        signal("CONT");
        var before = one.counted("answered");
        await().atMost(SOON).until(() -> {
            one.asks(one.address("192.0.2.6"));
            return one.counted("answered") > before;
        });
    }
}
