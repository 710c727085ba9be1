package cn.icpfiling.platform.web.security;

import cn.icpfiling.platform.security.RunsWithoutKeys;
import cn.icpfiling.platform.web.MachineClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks account-service every few seconds which sessions ended within the life of an access token. The list is short,
 * and most answers are 304. While account-service is away, the last list stays in use, so no user is locked out. A
 * token of a session that ended meanwhile expires within ten minutes. The age of the list is a metric.
 */
@DefaultBean
@Singleton
final class EndedSessionsCache implements EndedSessions {

    private static final Logger LOG = Logger.getLogger(EndedSessionsCache.class);
    private static final String OFF = "off";

    private final EndedSessionsClient client;
    private final Clock clock;
    private volatile Heard heard;

    private record Heard(Set<String> sessions, String tag, Instant at) {}

    EndedSessionsCache(
            @RestClient EndedSessionsClient client,
            MeterRegistry metrics,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.ended-sessions.every") String every) {
        this.client = client;
        this.clock = clock;
        this.heard = new Heard(Set.of(), null, clock.instant());
        if (!every.equals(OFF)) {
            Gauge.builder("icp.ended.sessions.age", this, EndedSessionsCache::age)
                    .description("seconds since account-service last told which sessions ended")
                    .baseUnit("seconds")
                    .register(metrics);
        }
    }

    @Override
    public boolean contains(String session) {
        return heard.sessions().contains(session);
    }

    /** On a virtual thread, because a pool that is full of slow requests must not keep the list from being renewed. */
    @RunsWithoutKeys
    @Scheduled(
            identity = "ended-sessions",
            every = "{icp.ended-sessions.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void listen() {
        try {
            heard = ask(heard);
        } catch (RuntimeException unheard) {
            LOG.warnf("account-service does not tell which sessions ended: %s", unheard);
        }
    }

    private Heard ask(Heard before) {
        var asked = clock.instant();
        try (var answer = client.endedSessions(before.tag())) {
            return answer.getStatus() == Response.Status.NOT_MODIFIED.getStatusCode()
                    ? new Heard(before.sessions(), before.tag(), asked)
                    : new Heard(
                            Set.copyOf(answer.readEntity(EndedSessionsClient.Answer.class)
                                    .sessions()),
                            answer.getHeaderString(HttpHeaders.ETAG),
                            asked);
        }
    }

    private double age() {
        return Duration.between(heard.at(), clock.instant()).toMillis() / 1000.0;
    }
}
