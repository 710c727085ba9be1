package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.web.call.WarmCall;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Liveness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A gateway with few connections and little patience. */
@QuarkusTest
@TestProfile(ShortLimitsApiTest.Short.class)
@QuarkusTestResource(StubServices.class)
class ShortLimitsApiTest {

    private static final String ORDERS = "/api/v1/orders";

    @Inject
    LoopClients clients;

    @Inject
    @Liveness
    RequestsPass liveness;

    @Inject
    Vertx vertx;

    @Inject
    Rehearsal rehearsal;

    @All
    @Inject
    List<WarmCall> beforeReady;

    @Inject
    MeterRegistry metrics;

    public static final class Short implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "icp.gateway.timeout", "3s",
                    "icp.gateway.connections", "4",
                    "icp.gateway.waiting", "4",
                    "icp.gateway.connection-wait", "1s",
                    "icp.gateway.answer.silence", "1s",
                    "icp.gateway.answer.grace", "1s",
                    "icp.gateway.stuck-after", "1s",
                    "icp.gateway.rehearsal", "20s",
                    "icp.gateway.rehearsed-refusals", "64");
        }
    }

    @Test
    void who_reads_nothing_is_cut_off_and_the_services_connection_is_free_again() throws IOException {
        try (var page = new RawCaller(4 << 10);
                var answer = new RawCaller(4 << 10)) {
            page.send(RawCaller.get("/openapi?format=json").repeat(16));
            answer.send(RawCaller.get(ORDERS, "x-behave: endless"));
            await().atMost(Duration.ofSeconds(5)).until(() -> underWay() == 2);
            await().atMost(Duration.ofSeconds(10)).until(() -> underWay() == 0);

            assertThat(page.isCutOff(16L << 20)).isTrue();
            assertThat(answer.isCutOff(64L << 20)).isTrue();
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(StubServices.UNANSWERED).hasValue(0));
    }

    @Test
    @Tag("long")
    void who_gets_no_connection_in_time_is_told_when_to_come_back() throws IOException {
        var callers = new ArrayList<RawCaller>();
        try {
            var heads = new ArrayList<String>();
            for (var caller = 0; caller < 24; caller++) {
                callers.add(new RawCaller().send(RawCaller.get(ORDERS, "x-behave: silent")));
            }
            for (var caller : callers) {
                heads.add(caller.head());
            }

            assertThat(heads)
                    .allSatisfy(head -> assertThat(head).contains("\r\nretry-after: "))
                    .anySatisfy(head -> assertThat(head).startsWith("http/1.1 503 "))
                    .anySatisfy(head -> assertThat(head).startsWith("http/1.1 504 "));
            assertThat(liveness.call().getStatus()).as("a service is slow").isEqualTo(Status.UP);
        } finally {
            for (var caller : callers) {
                caller.close();
            }
        }
    }

    @Test
    void an_overloaded_service_refuses_newcomers_before_their_token_is_read() throws Exception {
        eachLoopServes();
        assertThat(headForBadToken()).startsWith("http/1.1 401 ");
        onEachLoop(permits -> {
            while (permits.apply(() -> {}) == ConnectionPermits.Place.TAKEN) {}
        });
        try {
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(headForBadToken())
                            .startsWith("http/1.1 503 ")
                            .contains("\r\nretry-after: "));
        } finally {
            onEachLoop(permits -> {
                while (permits.held() > 0) {
                    permits.giveBack();
                }
            });
        }
        assertThat(headForBadToken()).startsWith("http/1.1 401 ");
    }

    /** Readiness waits for each of these calls (WarmUpTest); DrainPackagedTest sees it at the packaged gateway. */
    @Test
    void refusals_are_rehearsed_before_the_gateway_is_ready_and_no_metric_counts_them() throws Exception {
        assertThat(beforeReady).extracting(WarmCall::name).containsExactly("own refusals");
        var before = rehearsal.refused();

        beforeReady.getFirst().call().make();

        assertThat(rehearsal.refused() - before).isBetween(64, 64 + 8 * 16);
        assertThat(metrics.find("gateway.requests.shed")
                        .tag("reason", Rehearsal.REASON)
                        .counters())
                .isEmpty();
        assertThat(metrics.find("http.server.requests")
                        .tag("uri", Rehearsal.COUNTED_PATH)
                        .timers())
                .isEmpty();
        assertThat(headForBadToken()).as("on the port of all").startsWith("http/1.1 401 ");
    }

    private static void eachLoopServes() throws IOException {
        for (var caller = 0; caller < 16; caller++) {
            try (var any = new RawCaller()) {
                any.send(RawCaller.get(ORDERS, "x-behave: sizes"));
                any.head();
            }
        }
    }

    private static String headForBadToken() throws IOException {
        try (var stranger = new RawCaller()) {
            return stranger.send(
                            "GET " + ORDERS + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer no.good.token\r\n\r\n")
                    .head();
        }
    }

    private void onEachLoop(Consumer<ConnectionPermits> act) throws Exception {
        for (var loop : ((VertxInternal) vertx).getEventLoopGroup()) {
            loop.submit(() -> act.accept(clients.here().permitsOf("filing-service")))
                    .get();
        }
    }

    @Test
    @Tag("long")
    void a_gateway_whose_event_loop_is_blocked_is_not_alive() throws IOException {
        eachLoopServes();
        assertThat(liveness.call().getStatus()).isEqualTo(Status.UP);
        var release = new CountDownLatch(1);
        try {
            ((VertxInternal) vertx).getEventLoopGroup().next().execute(() -> hold(release));
            await().atMost(Duration.ofSeconds(10)).until(() -> liveness.call().getStatus() == Status.DOWN);
        } finally {
            release.countDown();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> liveness.call().getStatus() == Status.UP);
    }

    @Test
    void what_cannot_be_looked_after_is_given_up_and_all_else_is_looked_after() throws Exception {
        eachLoopServes();
        var broken = new Looked(true);
        var well = new Looked(false);
        var loop = ((VertxInternal) vertx).getEventLoopGroup().next();
        for (var looked : List.of(broken, well)) {
            loop.submit(() -> clients.here().begins(looked)).get();
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> broken.givenUp.get() == 1 && well.looks.get() > 2);
        assertThat(broken.looks).as("looked at no more").hasValue(1);
        loop.submit(() -> clients.here().ends(well)).get();
    }

    /** Vert.x takes no handlers of such an answer any more. */
    @Test
    void an_answer_that_ended_before_it_was_given_up_costs_no_connection_to_its_service() throws Exception {
        var service = ConfigProvider.getConfig().getValue("icp.filing.url", URI.class);
        var permits = new ConnectionPermits(1, 1, Duration.ofSeconds(1), System::nanoTime);
        var held = new AtomicInteger(-1);
        var context = vertx.getOrCreateContext();
        context.runOnContext(begin -> {
            permits.apply(() -> {});
            var side = new ServiceSide(permits, context);
            clients.here()
                    .http()
                    .request(HttpMethod.GET, service.getPort(), service.getHost(), ORDERS)
                    .compose(request -> {
                        side.asked(request);
                        return request.send();
                    })
                    .compose(answer -> {
                        side.answers(answer);
                        return answer.end();
                    })
                    .onSuccess(end -> {
                        context.runOnContext(after -> context.runOnContext(last -> held.set(permits.held())));
                        side.release(Stage.ANSWERING, false, null);
                    });
        });
        await().atMost(Duration.ofSeconds(5)).until(() -> held.get() >= 0);
        assertThat(held).hasValue(0);
    }

    /** One that breaks also breaks when it is given up. */
    private record Looked(boolean breaks, AtomicInteger looks, AtomicInteger givenUp) implements LoopClient.Watched {

        Looked(boolean breaks) {
            this(breaks, new AtomicInteger(), new AtomicInteger());
        }

        @Override
        public void look(long now) {
            looks.incrementAndGet();
            fail();
        }

        @Override
        public void giveUp() {
            givenUp.incrementAndGet();
            fail();
        }

        private void fail() {
            if (breaks) {
                throw new IllegalStateException("as a test wants it");
            }
        }
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int underWay() {
        return List.copyOf(clients.all()).stream()
                .mapToInt(loop -> loop.pulse().underWay())
                .sum();
    }
}
