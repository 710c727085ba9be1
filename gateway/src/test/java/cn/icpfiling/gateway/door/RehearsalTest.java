package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may go wrong in a rehearsal. That the gateway refuses in it: {@link ShortLimitsApiTest}. */
class RehearsalTest {

    private static final int ENOUGH = 64;

    private final Vertx vertx = Vertx.vertx();
    private final Router router = Router.router(vertx);

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    @Timeout(20)
    void one_whose_requests_get_no_answer_ends_with_its_time_and_closes_its_port() throws InterruptedException {
        var port = new AtomicInteger();
        var rehearsal = rehearsal(Duration.ofMillis(300));
        router.route()
                .handler(silent -> port.set(silent.request().localAddress().port()));

        rehearsal.play();

        assertThat(rehearsal.refused()).isZero();
        await().atMost(Duration.ofSeconds(10)).until(() -> isClosed(port.get()));
    }

    @Test
    void callers_whose_connections_break_call_again() throws InterruptedException {
        var toBreak = new AtomicInteger(50);
        var rehearsal = rehearsal(Duration.ofSeconds(20));
        router.route().handler(request -> {
            if (toBreak.getAndDecrement() > 0) {
                reset(request.request().connection());
            } else {
                assertThat(rehearsal.isOf(request.request())).isTrue();
                rehearsal.refuses();
                request.response().setStatusCode(503).end();
            }
        });

        rehearsal.play();

        assertThat(rehearsal.refused()).isGreaterThanOrEqualTo(ENOUGH);
    }

    private Rehearsal rehearsal(Duration longest) {
        var rehearsal = new Rehearsal(vertx, longest, ENOUGH);
        rehearsal.open(router);
        return rehearsal;
    }

    /** A connection that ends orderly is no fault to its caller. */
    private static void reset(HttpConnection connection) {
        var channel = ((ConnectionBase) connection).channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        var _ = channel.close();
    }

    private static boolean isClosed(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return !socket.isConnected();
        } catch (IOException closed) {
            return true;
        }
    }
}
