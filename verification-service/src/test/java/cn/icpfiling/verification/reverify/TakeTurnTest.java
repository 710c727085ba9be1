package cn.icpfiling.verification.reverify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.sources.AskedServer;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.ToldServers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Re-verification goes in the lane of those who have many questions. */
class TakeTurnTest {

    private static final Duration EVERY = Duration.ofMillis(50);

    private final DomainName domain = DomainName.verbatim("ok.cn");
    private final AskedServer registry = ToldServers.of(4);
    private final AskedServer realNames = ToldServers.of(4);

    @Test
    void a_look_takes_of_each_server_that_it_asks_a_place_among_those_with_many_questions_and_leaves_it()
            throws InterruptedException {
        var turn = turn(registry);

        for (var time = 0; time < 3; time++) {
            assertThat(turn.at(domain, soon(), () -> {
                        assertThat(isFull(registry))
                                .as("one of two places is left")
                                .isFalse();
                        return "looked";
                    }))
                    .contains("looked");
        }
        assertThatThrownBy(() -> turn.at(domain, soon(), () -> {
                    throw new IllegalStateException("a look that fails");
                }))
                .hasMessage("a look that fails");
        for (var server : new AskedServer[] {registry, realNames}) {
            assertThat(server.enter(soon())).isTrue();
            assertThat(server.enter(soon())).as("all places are free again").isTrue();
        }
    }

    @Test
    void while_others_have_all_places_nobody_is_asked() throws InterruptedException {
        registry.enter(soon());
        registry.enter(soon());

        assertThat(turn(registry).at(domain, soon(), () -> "looked")).isEmpty();
        registry.leave();
        assertThat(turn(registry).at(domain, soon(), () -> "looked")).contains("looked");

        realNames.enter(soon());
        realNames.enter(soon());
        assertThat(turn(registry).at(domain, soon(), () -> "looked")).isEmpty();
        assertThat(registry.enter(soon()))
                .as("its place at the registry is free")
                .isTrue();
    }

    @Test
    void a_name_whose_registry_is_not_known_waits_for_the_real_names_alone() {
        var turn = turn(registry);

        assertThat(turn.at(DomainName.verbatim("ok.unheard"), soon(), () -> "looked"))
                .contains("looked");
    }

    @Test
    void somebody_with_one_question_is_answered_beside_all_looks_at_a_server_that_bears_one_at_a_time()
            throws InterruptedException {
        var slow = ToldServers.slow(EVERY);
        var turn = turn(slow);
        var stops = new AtomicBoolean();
        var looks = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one = 0; one < 8; one++) {
                threads.execute(() -> {
                    while (!stops.get()) {
                        turn.at(domain, soon(), () -> asks(slow) ? looks.incrementAndGet() : 0);
                    }
                });
            }
            Thread.sleep(EVERY.multipliedBy(2));
            for (var question = 0; question < 5; question++) {
                assertThat(ToldServers.asks(slow, Deadline.in(EVERY.multipliedBy(5))))
                        .as("within a few turns, not after those of all looks")
                        .isTrue();
            }
            stops.set(true);
        }
        assertThat(looks.get()).isPositive();
    }

    private TakeTurn turn(AskedServer server) {
        return new TakeTurn(ToldServers.registrations(Map.of("cn", server)), ToldServers.realNames(realNames));
    }

    private static boolean isFull(AskedServer server) {
        try {
            var entered = server.enter(soon());
            if (entered) {
                server.leave();
            }
            return !entered;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static boolean asks(AskedServer server) {
        try {
            return ToldServers.asks(server, Deadline.in(EVERY.multipliedBy(20)));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofMillis(150));
    }
}
