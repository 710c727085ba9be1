package cn.icpfiling.gateway.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Counts requests in Valkey, together with all replicas. One script takes from all quotas of a caller, or from none. Each event loop
 * has a connection of its own, so that no request changes threads.
 *
 * <p>Valkey never makes a request fail: without an answer within the patience what this replica has counted holds. After a fault,
 * or several answers in a row that come too late, Valkey is left alone for a while.
 */
@Singleton
final class SharedCounts {

    private static final Logger LOG = Logger.getLogger(SharedCounts.class);
    private static final long LOOK_EVERY_MILLIS = 10;
    private static final long REST = TimeUnit.SECONDS.toNanos(1);
    private static final long CONNECT = TimeUnit.SECONDS.toNanos(2);
    private static final int LATE_IN_A_ROW = 3;
    /** Questions of one event loop without an answer. */
    private static final int MOST_OPEN = 4_096;

    private static final String SCRIPT = script();

    private final Vertx vertx;
    private final Optional<String> url;
    private final Duration patience;
    private final Times times;
    private final Counter answered;
    private final Counter late;
    private final Counter failed;
    private final Counter absent;
    private final ThreadLocal<Line> here = ThreadLocal.withInitial(Line::new);
    private final AtomicBoolean alone = new AtomicBoolean();

    @Inject
    SharedCounts(
            Vertx vertx,
            @ConfigProperty(name = "icp.gateway.limits.url") Optional<String> url,
            @ConfigProperty(name = "icp.gateway.limits.patience") Duration patience,
            Callers callers,
            MeterRegistry metrics) {
        this(vertx, url, patience, callers.times(), metrics);
    }

    SharedCounts(Vertx vertx, Optional<String> url, Duration patience, Times times, MeterRegistry metrics) {
        if (url.filter(written -> !written.matches("rediss?://[^/].*")).isPresent()) {
            // without the text, which may hold a password
            throw new IllegalStateException(
                    "icp.gateway.limits.url is no address of Valkey; write one as redis://valkey:6379.");
        }
        this.vertx = vertx;
        this.url = url;
        this.patience = patience;
        this.times = times;
        this.answered = outcome(metrics, "answered");
        this.late = outcome(metrics, "late");
        this.failed = outcome(metrics, "failed");
        this.absent = outcome(metrics, "absent");
    }

    private static Counter outcome(MeterRegistry metrics, String outcome) {
        return Counter.builder("gateway.limits.shared")
                .tag("outcome", outcome)
                .description("Questions to Valkey by what became of them")
                .register(metrics);
    }

    boolean areConfigured() {
        return url.isPresent();
    }

    /**
     * @param own where the caller stands by what this replica has counted
     * @param then gets the standing by what all replicas have counted, or {@code own}
     */
    void take(Caller caller, Standing own, Consumer<Standing> then) {
        here.get().ask(new Question(caller, own, then, System.nanoTime()));
    }

    private static final class Question {
        private final Caller caller;
        private final Standing own;
        private final Consumer<Standing> then;
        private final long since;
        private boolean over;

        Question(Caller caller, Standing own, Consumer<Standing> then, long since) {
            this.caller = caller;
            this.own = own;
            this.then = then;
            this.since = since;
        }

        boolean end(Standing standing) {
            if (over) {
                return false;
            }
            over = true;
            then.accept(standing);
            return true;
        }
    }

    /** The connection of one event loop. */
    private final class Line {

        private final Deque<Question> open = new ArrayDeque<>();
        private Redis redis;
        private RedisConnection connection;
        private String script;
        private boolean connecting;
        private long connectingSince;
        private long restsUntil = System.nanoTime();
        private int lateInARow;

        Line() {
            // Not the context of the first request, which would keep that request in memory.
            var context = ((ContextInternal) vertx.getOrCreateContext()).unwrap();
            context.setPeriodic(LOOK_EVERY_MILLIS, due -> look());
        }

        void ask(Question question) {
            if (script == null || open.size() >= MOST_OPEN) {
                end(question, absent);
                return;
            }
            open.add(question);
            var asked = connection;
            asked.send(command(question.caller)).onComplete(answer -> answered(asked, question, answer));
        }

        private Request command(Caller caller) {
            var quotas = caller.quotas();
            var request = Request.cmd(Command.EVALSHA).arg(script).arg(quotas.size());
            for (var quota : quotas) {
                var day = quota.policy().ofDay() ? ":" + times.day() : "";
                request.arg(
                        "icp:limit:{" + caller.group() + "}:" + quota.policy().name() + ":" + quota.subject() + day);
            }
            for (var quota : quotas) {
                var policy = quota.policy();
                request.arg(policy.quota());
                request.arg(policy.ofDay() ? 0 : TimeUnit.NANOSECONDS.toMicros(policy.nanos()));
                request.arg(policy.ofDay() ? times.secondsLeftOfDay() : 0);
            }
            return request;
        }

        private void answered(RedisConnection asked, Question question, AsyncResult<Response> answer) {
            open.remove(question);
            if (question.over) {
                return;
            }
            if (answer.failed()) {
                end(question, failed);
                if (asked == connection) {
                    lost(answer.cause());
                }
                return;
            }
            lateInARow = 0;
            Standing standing;
            try {
                standing = standing(question.caller, answer.result());
            } catch (RuntimeException unreadable) { // no answer of the script: what this replica counted goes on
                end(question, failed);
                return;
            }
            answered.increment();
            question.end(standing);
        }

        private void look() {
            var now = System.nanoTime();
            while (!open.isEmpty() && now - open.peek().since >= patience.toNanos()) {
                end(open.poll(), late);
                lateInARow++;
            }
            if (lateInARow >= LATE_IN_A_ROW && connection != null) {
                lost(new IOException("no answer within " + patience.toMillis() + " ms"));
            }
            if (connecting && now - connectingSince >= CONNECT) {
                lost(new IOException("no connection in time"));
            }
            if (connection == null && !connecting && now - restsUntil >= 0) {
                connect();
            }
        }

        private void connect() {
            connecting = true;
            connectingSince = System.nanoTime();
            var options = new RedisOptions()
                    .setConnectionString(url.orElseThrow())
                    .setMaxPoolSize(1)
                    .setMaxPoolWaiting(1)
                    .setMaxWaitingHandlers(2 * MOST_OPEN)
                    .setNetClientOptions(
                            new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(1_000));
            var made = Redis.createClient(vertx, options);
            redis = made;
            made.connect()
                    .compose(opened -> opened.send(
                                    Request.cmd(Command.SCRIPT).arg("LOAD").arg(SCRIPT))
                            .map(loaded -> {
                                begin(made, opened, loaded.toString());
                                return opened;
                            }))
                    .onFailure(fault -> {
                        if (redis == made) {
                            lost(fault);
                        }
                    });
        }

        private void begin(Redis made, RedisConnection opened, String loaded) {
            if (redis != made) {
                return;
            }
            connecting = false;
            connection = opened;
            script = loaded;
            lateInARow = 0;
            opened.exceptionHandler(fault -> {
                if (connection == opened) {
                    lost(fault);
                }
            });
            opened.endHandler(end -> {
                if (connection == opened) {
                    lost(new IOException("it closed the connection"));
                }
            });
            if (alone.compareAndSet(true, false)) {
                LOG.info("limits are counted together with the other replicas again");
            }
        }

        private void lost(Throwable fault) {
            connecting = false;
            connection = null;
            script = null;
            lateInARow = 0;
            restsUntil = System.nanoTime() + REST;
            if (redis != null) {
                redis.close();
                redis = null;
            }
            while (!open.isEmpty()) {
                end(open.poll(), failed);
            }
            if (alone.compareAndSet(false, true)) {
                LOG.warn("limits are counted by this replica alone, since Valkey cannot be asked: "
                        + Objects.requireNonNullElse(
                                fault.getMessage(), fault.getClass().getSimpleName()));
            }
        }

        private void end(Question question, Counter why) {
            if (question.end(question.own)) {
                why.increment();
            }
        }
    }

    /** The answer has the microseconds to wait and the quota that ended, or zero and what is left of each quota. */
    private static Standing standing(Caller caller, Response answer) {
        var wait = answer.get(0).toLong();
        if (wait > 0) {
            var ended = caller.quotas().get(answer.get(1).toInteger() - 1);
            return new Standing(ended.policy(), -TimeUnit.MICROSECONDS.toNanos(wait));
        }
        var nearest = 0;
        var least = Long.MAX_VALUE;
        for (var i = 0; i < caller.quotas().size(); i++) {
            var left = answer.get(i + 1).toLong();
            if (left < least) {
                least = left;
                nearest = i;
            }
        }
        return new Standing(caller.quotas().get(nearest).policy(), least);
    }

    private static String script() {
        try (var stream = SharedCounts.class.getResourceAsStream("/limits/take.lua")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
