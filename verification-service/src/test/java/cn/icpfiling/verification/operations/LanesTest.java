package cn.icpfiling.verification.operations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.rules.VerifiedOrderType;
import cn.icpfiling.verification.sources.AskedServer;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.Holder;
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

class LanesTest {

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
        var worked = run(items, Duration.ofMillis(300), item -> {
            if (item.domain().endsWith(".cn")) {
                sleep(200);
            }
            done.add(item.domain());
            return putOff(item);
        });

        assertThat(done.stream().filter(domain -> domain.endsWith(".com"))).hasSize(40);
        assertThat(done.stream().filter(domain -> domain.endsWith(".cn"))).hasSizeBetween(1, 2);
        assertThat(worked).as("what was not begun stays due").hasSameSizeAs(done);
    }

    @Test
    void of_one_server_no_more_lines_are_under_way_than_it_gives_to_operations() throws InterruptedException {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        run(items("cn", 6), SOON, item -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            sleep(5);
            now.decrementAndGet();
            return putOff(item);
        });

        assertThat(most).hasValue(1);
    }

    @Test
    void while_a_server_rests_its_lines_are_put_off_unasked_and_cost_no_try() throws InterruptedException {
        ToldServers.rests(slow, Duration.ofSeconds(30));
        var items = items("cn", 3);
        items.addAll(items("com", 2));
        var worked = run(items, SOON, item -> new Worked.Done(item, null));

        assertThat(worked.stream()
                        .filter(Worked.Done.class::isInstance)
                        .map(one -> one.item().domain()))
                .allMatch(domain -> domain.endsWith(".com"))
                .hasSize(2);
        assertThat(worked.stream().filter(Worked.PutOff.class::isInstance).map(Worked.PutOff.class::cast))
                .hasSize(3)
                .allMatch(one -> one.tries() == 0 && one.pause().compareTo(Duration.ofSeconds(25)) > 0);
    }

    @Test
    void where_nobody_answers_for_real_names_nothing_is_asked() throws InterruptedException {
        ToldServers.rests(realNames, Duration.ofSeconds(30));

        assertThat(run(items("com", 2), SOON, item -> new Worked.Done(item, null)))
                .hasSize(2)
                .allMatch(Worked.PutOff.class::isInstance);
    }

    private List<Worked> run(List<Item> items, Duration turn, Function<Item, Worked> check)
            throws InterruptedException {
        var registrations = ToldServers.registrations(Map.of("cn", slow, "com", quick));
        var work = new Lanes.Work(check, realNames, Deadline.in(turn), 4, true);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var lanes = Lanes.begin(items, registrations, work, threads);
            assertThat(lanes.haveEnded(SOON)).isTrue();
            return lanes.worked();
        }
    }

    private static List<Item> items(String tld, int how) {
        var entry = new LineEntry(new Holder("某公司", 1, "1"), VerifiedOrderType.FIRST_FILING);
        return new ArrayList<>(IntStream.range(0, how)
                .mapToObj(
                        line -> new Item(UUID.randomUUID(), OPERATION, line, "ok-%d.%s".formatted(line, tld), 0, entry))
                .toList());
    }

    private static Worked putOff(Item item) {
        return new Worked.PutOff(item, 1, Duration.ZERO);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
