package cn.icpfiling.platform.web.time;

import cn.icpfiling.platform.web.BusinessClock;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes over the sandbox's clock before any business code runs. Where customers' data may be, the start check refuses a
 * test clock.
 */
@Singleton
final class TestClock {

    private static final Logger LOG = Logger.getLogger(TestClock.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int BEFORE_ALL_OTHERS = 1;

    private final BusinessClock clock;
    private final ObjectMapper json;
    private final Optional<URI> source;
    private final boolean movable;
    private final Duration patience;

    TestClock(
            BusinessClock clock,
            ObjectMapper json,
            @ConfigProperty(name = "icp.clock.url") Optional<URI> source,
            @ConfigProperty(name = "icp.clock.movable", defaultValue = "false") boolean movable,
            @ConfigProperty(name = "icp.clock.patience", defaultValue = "60s") Duration patience) {
        this.clock = clock;
        this.json = json;
        this.source = source;
        this.movable = movable;
        this.patience = patience;
    }

    boolean isThere() {
        return source.isPresent() || movable;
    }

    void takeOver(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent started) {
        source.ifPresent(url -> clock.moveTo(offsetAt(url.resolve("/clock"))));
        if (!clock.offset().isZero()) {
            LOG.infof("the test clock is %s ahead", clock.offset());
        }
    }

    private Duration offsetAt(URI address) {
        var end = System.nanoTime() + patience.toNanos();
        IOException last = null;
        try (var http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (System.nanoTime() < end) {
                try {
                    var request = HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(3))
                            .build();
                    var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                    if (answer.statusCode() == 200) {
                        return Duration.parse(
                                json.readTree(answer.body()).path("offset").asText("PT0S"));
                    }
                    last = new IOException("answered " + answer.statusCode());
                } catch (DateTimeParseException e) {
                    throw new IllegalStateException("The test clock at " + address + " tells no offset.", e);
                } catch (IOException notYet) {
                    last = notYet;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("The test clock at " + address + " does not answer.", last);
    }
}
