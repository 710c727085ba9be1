package cn.icpfiling.verification.sources;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * One gate for each server. Configuration and bootstrap name few servers, but records name registrars' servers, which
 * are foreign input, so the number of gates is limited.
 */
@ApplicationScoped
class SourceGates {

    private static final int MOST = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Cache<String, SourceGate> gates = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();
    private final SourceSettings settings;

    SourceGates(SourceSettings settings) {
        this.settings = settings;
    }

    /** One machine can host several sources, each with its own failures. */
    SourceGate of(SourceKind kind, String host, int port) {
        return gates.get(kind + " " + host + ":" + port, unused -> gate(kind, host));
    }

    private SourceGate gate(SourceKind kind, String host) {
        var server = kind + " " + host;
        var pace = settings.servers().get(host);
        if (pace != null) {
            return gate(server, pace.atOnce(), pace.every());
        }
        return kind == SourceKind.WHOIS
                ? gate(server, settings.whoisAtOnce(), each(settings.whoisPerSecond()))
                : gate(server, settings.atOnce(), each(settings.perSecond()));
    }

    private SourceGate gate(String server, int atOnce, Duration every) {
        return new SourceGate(server, atOnce, every, settings.failuresToRest(), settings.rest());
    }

    private static Duration each(int perSecond) {
        return Duration.ofSeconds(1).dividedBy(perSecond);
    }
}
