package cn.icpfiling.verification.operations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.operation.LineOutcome;
import cn.icpfiling.platform.operation.OperationLine;
import cn.icpfiling.verification.sources.AskedServer;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.ToldServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PerServerQueuesTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final UUID OPERATION = UUID.randomUUID();

    private final AskedServer slow = ToldServers.of(1);
    private final AskedServer quick = ToldServers.of(16);
    private final AskedServer realNames = ToldServers.of(16);

    @Test
    void a_slow_server_holds_up_its_own_lines_only() throws InterruptedException {
        var done = new LinkedBlockingQueue<String>();
        var items = items("cn", 5);
        items.addAll(items("com", 40));
        var worked = run(items, Duration.ofMillis(300), line -> {
            if (line.item().endsWith(".cn")) {
                sleep(200);
            }
            done.add(line.item());
            return putOff(line);
        });

        assertThat(done.stream().filter(domain -> domain.endsWith(".com"))).hasSize(40);
        assertThat(done.stream().filter(domain -> domain.endsWith(".cn"))).hasSizeBetween(1, 2);
        assertThat(worked).as("what was not begun stays due").hasSameSizeAs(done);
    }

    @Test
    void of_one_server_no_more_lines_are_under_way_than_it_gives_to_operations() throws InterruptedException {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        run(items("cn", 6), SOON, line -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            sleep(5);
            now.decrementAndGet();
            return putOff(line);
        });

        assertThat(most).hasValue(1);
    }

    @Test
    void while_a_server_rests_its_lines_are_put_off_unasked_and_cost_no_try() throws InterruptedException {
        ToldServers.rests(slow, Duration.ofSeconds(30));
        var items = items("cn", 3);
        items.addAll(items("com", 2));
        var worked = run(items, SOON, line -> new LineOutcome.Done(line, null));

        assertThat(worked.stream()
                        .filter(LineOutcome.Done.class::isInstance)
                        .map(one -> one.line().item()))
                .allMatch(domain -> domain.endsWith(".com"))
                .hasSize(2);
        assertThat(worked.stream().filter(LineOutcome.PutOff.class::isInstance).map(LineOutcome.PutOff.class::cast))
                .hasSize(3)
                .allMatch(one -> one.tries() == 0 && one.pause().compareTo(Duration.ofSeconds(25)) > 0);
    }

    @Test
    void where_nobody_answers_for_real_names_nothing_is_asked() throws InterruptedException {
        ToldServers.rests(realNames, Duration.ofSeconds(30));

        assertThat(run(items("com", 2), SOON, line -> new LineOutcome.Done(line, null)))
                .hasSize(2)
                .allMatch(LineOutcome.PutOff.class::isInstance);
    }

    private List<LineOutcome> run(List<OperationLine> items, Duration turn, Function<OperationLine, LineOutcome> check)
            throws InterruptedException {
        var registrations = ToldServers.registrations(Map.of("cn", slow, "com", quick));
        var work = new PerServerQueues.Work(check, realNames, Deadline.in(turn), 4, true);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var queues = PerServerQueues.begin(items, registrations, work, threads);
            assertThat(queues.haveEnded(SOON)).isTrue();
            return queues.outcomes();
        }
    }

    private static List<OperationLine> items(String tld, int how) {
        return new ArrayList<>(IntStream.range(0, how)
                .mapToObj(line -> new OperationLine(
                        UUID.randomUUID(), OPERATION, line, "ok-%d.%s".formatted(line, tld), 0, null, ""))
                .toList());
    }

    private static LineOutcome putOff(OperationLine line) {
        return new LineOutcome.PutOff(line, 1, Duration.ZERO);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
