package cn.icpfiling.inspection.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.limit.LimitSettings;
import cn.icpfiling.inspection.dns.limit.WindowSettings;
import cn.icpfiling.inspection.dns.wire.Message;
import cn.icpfiling.inspection.dns.wire.Name;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a forger would have to guess, and how repeated questions spread over time. The clock is a number that the tests set,
 * and the random numbers have a seed, so every run sends the same.
 */
class QuestionSpreadTest {
    private static final int PORTS = 4;
    private static final int HEADER = 12;
    private static final long MILLISECOND = 1_000_000L;
    private static final long JITTER = 1_000 * MILLISECOND;

    /** A timer fires at most one tick late. */
    private static final long TICK = 5 * MILLISECOND;

    private final AtomicLong now = new AtomicLong();
    private final NameServers servers = new NameServers(limits());
    private DatagramSocket server;

    /** A question as it arrived at the server. */
    private record Arrival(int port, int id) {}

    @BeforeEach
    void open() throws IOException {
        server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        server.setSoTimeout(10_000);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void questions_leave_from_all_source_ports_with_ids_from_the_whole_range_in_no_order() throws IOException {
        var arrivals = arrivals(1, 256);
        assertThat(arrivals.stream().map(Arrival::port).distinct()).hasSize(PORTS);
        assertThat(IntStream.range(1, 256).filter(i -> !samePort(arrivals, i)))
                .as("changes of the port from one question to the next")
                .hasSizeGreaterThan(128);
        assertThat(arrivals.stream().map(arrival -> arrival.id >> 12).distinct())
                .as("sixteenths of all ids")
                .hasSize(16);
        assertThat(IntStream.range(1, 256).map(i -> step(arrivals, i)).distinct())
                .as("steps from one id to the next")
                .hasSizeGreaterThan(240);
    }

    @Test
    void another_run_sends_other_ids() throws IOException {
        var one = arrivals(1, 64);
        var other = arrivals(2, 64);
        assertThat(IntStream.range(0, 64).filter(i -> one.get(i).id == other.get(i).id))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.test", "example.test", "an-example-of-a-name-that-is-longer-than-any-draw.of-sixty-four.test"
            })
    void each_letter_of_a_name_leaves_in_either_case(String name) throws IOException {
        var packet = new DatagramPacket(new byte[512], 512);
        var upper = new int[name.length()];
        try (var dispatcher = dispatcher(1)) {
            for (var i = 0; i < 64; i++) {
                ask(dispatcher, name, 0);
                now.addAndGet(MILLISECOND);
                dispatcher.pass(0);
                server.receive(packet);
                for (var at = 0; at < name.length(); at++) {
                    upper[at] += Character.isUpperCase(packet.getData()[HEADER + 1 + at]) ? 1 : 0;
                }
            }
        }
        for (var at = 0; at < name.length(); at++) {
            if (Character.isLetter(name.charAt(at))) {
                assertThat(upper[at]).as("capitals at %d", at).isBetween(12, 52);
            }
        }
    }

    @Test
    void a_first_question_leaves_at_once_and_repeated_ones_spread_over_the_whole_jitter() throws IOException {
        try (var dispatcher = dispatcher(1)) {
            ask(dispatcher, 0);
            dispatcher.pass(0);
            assertThat(dispatcher.counters().sentUdp()).isEqualTo(1);

            for (var i = 0; i < 200; i++) {
                ask(dispatcher, 1);
            }
            var quarters = new ArrayList<Long>();
            var before = 1L;
            for (var quarter = 1; quarter <= 4; quarter++) {
                passTo(dispatcher, quarter * JITTER / 4);
                quarters.add(dispatcher.counters().sentUdp() - before);
                before = dispatcher.counters().sentUdp();
            }
            assertThat(quarters).as("repeats in each quarter of the jitter").allMatch(sent -> sent > 30);
            passTo(dispatcher, JITTER + TICK);
            assertThat(dispatcher.counters().sentUdp()).isEqualTo(201);
        }
    }

    /** In small steps, as a loop does; each step sends what is due then. */
    private void passTo(Dispatcher dispatcher, long nanos) throws IOException {
        while (now.get() < nanos) {
            now.set(Math.min(nanos, now.get() + 10 * MILLISECOND));
            dispatcher.pass(0);
        }
    }

    private List<Arrival> arrivals(int seed, int count) throws IOException {
        var arrivals = new ArrayList<Arrival>();
        var packet = new DatagramPacket(new byte[512], 512);
        try (var dispatcher = dispatcher(seed)) {
            for (var i = 0; i < count; i++) {
                ask(dispatcher, 0);
                now.addAndGet(MILLISECOND);
                dispatcher.pass(0);
                server.receive(packet);
                arrivals.add(
                        new Arrival(packet.getPort(), (packet.getData()[0] & 0xff) << 8 | packet.getData()[1] & 0xff));
            }
        }
        return arrivals;
    }

    private static boolean samePort(List<Arrival> arrivals, int i) {
        return arrivals.get(i).port == arrivals.get(i - 1).port;
    }

    private static int step(List<Arrival> arrivals, int i) {
        return arrivals.get(i).id - arrivals.get(i - 1).id & 0xffff;
    }

    private void ask(Dispatcher dispatcher, int attempt) {
        ask(dispatcher, "example.test", attempt);
    }

    private void ask(Dispatcher dispatcher, String name, int attempt) {
        var asked = servers.at((InetSocketAddress) server.getLocalSocketAddress());
        dispatcher.ask(asked, Name.parse(name).orElseThrow(), 1, false, attempt, new Nothing());
    }

    private Dispatcher dispatcher(int seed) throws IOException {
        var never = Duration.ofHours(1);
        var settings = new TransportSettings(
                PORTS,
                400,
                4 << 20,
                never,
                never,
                Duration.ofNanos(JITTER),
                never,
                1,
                true,
                false,
                true,
                true,
                Optional.empty());
        return new Dispatcher(settings, limits(), new Entropy(new Random(seed)), now::get);
    }

    private static LimitSettings limits() {
        return new LimitSettings(1e9, 1e9, Map.of(), new WindowSettings(1_000, 1_000, 1_000, Duration.ZERO));
    }

    /** No question of these tests ends. */
    private static final class Nothing implements QueryOwner {
        @Override
        public void answered(Query query, Message message) {
            throw new AssertionError("answered");
        }

        @Override
        public void silent(Query query) {
            throw new AssertionError("silent");
        }

        @Override
        public void malformed(Query query, byte[] answer) {
            throw new AssertionError("malformed");
        }

        @Override
        public void truncated(Query query) {
            throw new AssertionError("truncated");
        }
    }
}
