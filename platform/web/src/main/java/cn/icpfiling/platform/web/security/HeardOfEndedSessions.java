package cn.icpfiling.platform.web.security;

import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.ServiceTokens;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks account-service every few seconds which sessions ended within the life of an access token. The list is short,
 * and most answers are 304. While account-service is away, the last list stays in use, so no user is locked out. A
 * token of a session that ended meanwhile expires within ten minutes. The age of the list is a metric.
 */
@DefaultBean
@Singleton
final class HeardOfEndedSessions implements EndedSessions {

    private static final Logger LOG = Logger.getLogger(HeardOfEndedSessions.class);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ScheduledExecutorService ear = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ended-sessions").factory());
    private final ServiceTokens tokens;
    private final ObjectMapper json;
    private final Clock clock;
    private final URI list;
    private final Duration every;
    private volatile Heard heard;

    private record Heard(Set<String> sessions, String tag, Instant at) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(Set<String> sessions) {}

    HeardOfEndedSessions(
            ServiceTokens tokens,
            ObjectMapper json,
            MeterRegistry metrics,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.account.url") URI account,
            @ConfigProperty(name = "icp.ended-sessions.every") Duration every) {
        this.tokens = tokens;
        this.json = json;
        this.clock = clock;
        this.list = account.resolve("/internal/ended-sessions");
        this.every = every;
        this.heard = new Heard(Set.of(), null, clock.instant());
        if (isOn()) {
            Gauge.builder("icp.ended.sessions.age", this, HeardOfEndedSessions::age)
                    .description("seconds since account-service last told which sessions ended")
                    .baseUnit("seconds")
                    .register(metrics);
        }
    }

    @Override
    public boolean contains(String session) {
        return heard.sessions().contains(session);
    }

    void start(@Observes StartupEvent started) {
        if (!isOn()) return;
        var _ = ear.scheduleWithFixedDelay(this::listen, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        ear.shutdownNow();
    }

    private void listen() {
        try {
            heard = ask(heard);
        } catch (IOException | RuntimeException unheard) {
            LOG.debugf("account-service does not tell which sessions ended: %s", unheard);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Heard ask(Heard before) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(list)
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + tokens.bearer());
        Optional.ofNullable(before.tag()).ifPresent(tag -> request.header("If-None-Match", tag));
        var asked = clock.instant();
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return switch (answer.statusCode()) {
            case 200 ->
                new Heard(
                        Set.copyOf(json.readValue(answer.body(), Answer.class).sessions()),
                        answer.headers().firstValue("ETag").orElse(null),
                        asked);
            case 304 -> new Heard(before.sessions(), before.tag(), asked);
            default -> throw new IOException("answered " + answer.statusCode());
        };
    }

    private boolean isOn() {
        return every.isPositive();
    }

    private double age() {
        return Duration.between(heard.at(), clock.instant()).toMillis() / 1000.0;
    }
}
