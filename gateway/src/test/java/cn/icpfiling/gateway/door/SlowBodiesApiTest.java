package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callers who send their bodies, or take in their answers, drop by drop. */
@Tag("long")
@QuarkusTest
@TestProfile(SlowBodiesApiTest.FiveTimesAsFast.class)
@QuarkusTestResource(StubServices.class)
class SlowBodiesApiTest {

    /** More than there are connections to a service. */
    private static final int TRICKLING = 260;

    /** A body that is read whole before a connection is asked for, and one that is not. */
    private static final int SHORT = 1_000;

    private static final int LONG = 20_000;

    private static final String ORDERS = "/api/v1/orders";

    @Inject
    LoopClients clients;

    @Inject
    MeterRegistry metrics;

    /** All times of production in the same relation to each other, five times as fast. */
    public static final class FiveTimesAsFast implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "icp.gateway.timeout", "2400ms",
                    "icp.gateway.body.silence", "2s",
                    "icp.gateway.body.grace", "4s",
                    "icp.gateway.answer.steady-bytes-a-second", String.valueOf(5 * (16 << 10)),
                    "icp.gateway.connection-wait", "1s",
                    "icp.gateway.overload-wait", "4ms");
        }
    }

    @Test
    void senders_who_trickle_short_bodies_hold_no_connection_and_are_given_up() throws Exception {
        try (var senders = new Trickling(SHORT)) {
            await().until(() -> underWay() >= TRICKLING);

            assertThat(connectionsHeld()).as("connections to services in use").isZero();
            assertThat(ask(StubServices.token(), 2)).isEqualTo(201);
            assertThat(ask(StubServices.token(), LONG)).isEqualTo(201);
            assertThat(ask(StubServices.token(), 0)).isEqualTo(201);

            assertThat(senders.hear(SlowBodiesApiTest::hears))
                    .allSatisfy(answer -> assertThat(answer)
                            .startsWith("HTTP/1.1 408 ")
                            .containsIgnoringCase("connection: close")
                            .contains("REQUEST_TOO_SLOW"));
        }
    }

    @Test
    void one_account_that_trickles_long_bodies_holds_its_share_and_others_are_served() throws Exception {
        var before = withoutPlace();
        try (var senders = new Trickling(LONG)) {
            await().until(() -> underWay() + withoutPlace() - before >= TRICKLING);

            assertThat(connectionsHeld()).as("connections to services in use").isBetween(1, 256 / 2);
            var other = tokenOfAnother();
            assertThat(ask(other, LONG)).isEqualTo(201);
            assertThat(ask(other, 2)).isEqualTo(201);
            assertThat(ask(StubServices.token(), 2)).isEqualTo(201);
            assertThat(ask(StubServices.token(), 0)).isEqualTo(201);

            assertThat(senders.hear(SlowBodiesApiTest::status))
                    .contains("408", "503")
                    .isSubsetOf("408", "503");
        }
    }

    /** The answer fits into no buffer, and its caller has a minute for it. */
    @Test
    void one_account_that_reads_nothing_of_its_answers_holds_its_share_and_others_are_served() throws Exception {
        try (var _ = new Silent(TRICKLING, List.of(StubServices.token()))) {
            await().atMost(Duration.ofSeconds(10)).until(() -> connectionsHeld() <= 256 / 4);

            assertThat(connectionsHeld()).as("not all are cut off").isPositive();
            assertThat(ask(tokenOfAnother(), 0)).isEqualTo(201);
            assertThat(ask(StubServices.token(), 0)).isEqualTo(201);
        }
    }

    /** 64 kB/s and 1 kB/s, five times as fast. */
    @Test
    void who_reads_steadily_goes_on_though_silent_ones_have_all_places_and_who_trickles_is_cut_off() throws Exception {
        var accounts =
                Stream.generate(SlowBodiesApiTest::tokenOfAnother).limit(5).toList();
        var cut = cutForPlaces();
        try (var _ = new Silent(160, accounts);
                var steady = new RawCaller();
                var trickling = new RawCaller(4 << 10);
                var pieces = Executors.newScheduledThreadPool(2)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> cutForPlaces() - cut == 160 - 256 / 4);
            await().until(() -> connectionsHeld() == 256 / 4);

            for (var caller : List.of(steady, trickling)) {
                caller.send(RawCaller.getBy(tokenOfAnother(), ORDERS, "x-behave: endless"));
            }
            var read = new AtomicInteger();
            var steadily = pieces.scheduleAtFixedRate(
                    () -> read.addAndGet(reads(steady, 32_000)), 0, 100, TimeUnit.MILLISECONDS);
            var drops = pieces.scheduleAtFixedRate(() -> reads(trickling, 500), 0, 100, TimeUnit.MILLISECONDS);
            await().atMost(Duration.ofSeconds(10)).until(() -> cutForPlaces() - cut == 160 - 256 / 4 + 2);
            var whenCut = read.get();
            // More than the buffers on the way hold.
            await().atMost(Duration.ofSeconds(10)).until(() -> read.get() > whenCut + 800_000 || steadily.isDone());

            assertThat(steadily.isDone()).as("is cut off").isFalse();
            drops.cancel(false);
            assertThat(trickling.isCutOff(60 << 20))
                    .as("and none of the silent in its place")
                    .isTrue();
            assertThat(cutForPlaces() - cut)
                    .as("who trickles, and one who is silent")
                    .isEqualTo(160 - 256 / 4 + 2);
        }
    }

    /** Callers who take in nothing of their answers, in turn of each account. */
    private static final class Silent implements AutoCloseable {

        private final List<RawCaller> readers = new ArrayList<>();

        /** Returns when more have an answer under way than may have one to the end. */
        Silent(int many, List<String> tokens) throws IOException {
            var before = StubServices.REQUESTS.get();
            for (var reader = 0; reader < many; reader++) {
                var token = tokens.get(reader % tokens.size());
                readers.add(new RawCaller(4 << 10).send(RawCaller.getBy(token, ORDERS, "x-behave: endless")));
            }
            await().until(() -> StubServices.REQUESTS.get() - before > 256 / 2);
        }

        @Override
        public void close() throws IOException {
            for (var reader : readers) {
                reader.tearDown();
            }
        }
    }

    private static String tokenOfAnother() {
        return StubServices.signed(
                StubServices.claims().subject(UUID.randomUUID().toString()), "at+jwt");
    }

    /** Returns how much came; throws if no more comes. */
    private static int reads(RawCaller caller, int bytes) {
        try {
            if (caller.read(bytes) < bytes) {
                throw new IOException("at its end");
            }
            return bytes;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private int cutForPlaces() {
        return (int) metrics.counter("gateway.answers.cut", "service", "filing-service", "reason", "place")
                .count();
    }

    private int underWay() {
        return clients.all().stream().mapToInt(loop -> loop.pulse().underWay()).sum();
    }

    private int connectionsHeld() {
        return clients.all().stream()
                .mapToInt(loop -> loop.pulse().connectionsHeld())
                .sum();
    }

    private int withoutPlace() {
        return (int) metrics.counter("gateway.requests.shed", "service", "filing-service", "reason", "bodies")
                .count();
    }

    @Test
    void who_falls_silent_is_given_up_soon() throws Exception {
        try (var sender = begins(SHORT, "")) {
            var began = System.nanoTime();
            drips(sender);

            assertThat(hears(sender)).startsWith("HTTP/1.1 408 ");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void who_has_an_answer_already_and_goes_on_dripping_is_cut_off() throws Exception {
        try (var sender = begins(LONG, "x-behave: early\r\n")) {
            drips(sender);

            assertThat(hears(sender)).startsWith("HTTP/1.1 409 ");
        }
    }

    /** So many senders of one account, each of whom sends a byte at a time. */
    private static final class Trickling implements AutoCloseable {

        private final List<Socket> senders = new ArrayList<>();
        private final ScheduledExecutorService drops = Executors.newSingleThreadScheduledExecutor();

        Trickling(int length) throws IOException {
            for (var sender = 0; sender < TRICKLING; sender++) {
                senders.add(begins(length, ""));
            }
            var _ = drops.scheduleWithFixedDelay(
                    () -> senders.forEach(SlowBodiesApiTest::drips), 0, 200, TimeUnit.MILLISECONDS);
        }

        List<String> hear(Function<Socket, String> answer) {
            return senders.stream().map(answer).toList();
        }

        @Override
        public void close() throws IOException {
            drops.shutdownNow();
            for (var sender : senders) {
                sender.close();
            }
        }
    }

    private static Socket begins(int length, String headers) throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("POST " + ORDERS + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + headers
                                + "Authorization: Bearer " + StubServices.token() + "\r\nContent-Length: " + length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void drips(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
        } catch (IOException gone) {
            // It was cut off, as it should be.
        }
    }

    /** All that comes until the connection is closed. */
    private static String hears(Socket socket) {
        return read(socket, Integer.MAX_VALUE);
    }

    private static String status(Socket socket) {
        return read(socket, "HTTP/1.1 408".length()).substring("HTTP/1.1 ".length());
    }

    private static String read(Socket socket, int length) {
        try {
            return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the status of a request whose body has so many bytes. */
    private static int ask(String token, int length) throws IOException {
        try (var caller = new RawCaller()) {
            var head = (length == 0 ? "GET " : "POST ") + ORDERS + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + token + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
            return Integer.parseInt(
                    caller.send(head + " ".repeat(length)).head().split(" ")[1]);
        }
    }
}
