package cn.icpfiling.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PollLoopTest {

    private static final InboxSettings SETTINGS = new InboxSettings() {
        @Override
        public int attempts() {
            return 1;
        }

        @Override
        public int parallel() {
            return 1;
        }

        @Override
        public Duration keep() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration tidy() {
            return Duration.ofDays(1);
        }
    };

    @Test
    @Tag("long")
    void loops_that_hang_hold_up_the_end_of_the_process_no_longer_than_one_of_them() throws InterruptedException {
        var over = new CountDownLatch(1);
        var loops = Stream.generate(() -> hanging(over)).limit(3).toList();
        loops.forEach(PollLoop::start);

        var begun = System.nanoTime();
        loops.forEach(PollLoop::askToStop);
        for (var loop : loops) {
            loop.awaitStop();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
        over.countDown();
    }

    private static PollLoop hanging(CountDownLatch over) {
        var handler = new EventHandler() {
            @Override
            public String topic() {
                return "topic";
            }

            @Override
            public String purpose() {
                return "purpose";
            }

            @Override
            public Set<String> types() {
                return Set.of();
            }

            @Override
            public Runnable prepare(IncomingEvent event) {
                return () -> {};
            }
        };
        var processor = new InboxProcessor(handler, "consumer", null, SETTINGS, new SimpleMeterRegistry());
        return new PollLoop(processor, "topic", Map.of(), SETTINGS, () -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
