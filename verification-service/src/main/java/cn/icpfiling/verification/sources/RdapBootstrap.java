package cn.icpfiling.verification.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Finds the registry of a name in the bootstrap file of RFC 9224 (before it 7484). The file is cached for a day, or
 * longer while it cannot be read. One question reads it again. Other questions meanwhile use the old copy, without a
 * lock.
 */
@ApplicationScoped
class RdapBootstrap {

    private static final Logger LOG = Logger.getLogger(RdapBootstrap.class);
    private static final String VERSION = "1.0";
    private static final int NOT_MODIFIED = 304;

    private final BoundedHttp http;
    private final SourceSettings settings;
    private final ObjectMapper json;
    private final URI location;
    private final AtomicReference<CompletableFuture<Void>> reading = new AtomicReference<>();
    private volatile Read read;
    private volatile long triedAt;

    /** @param tag ETag of the file; null if the server gives none */
    private record Read(Map<String, URI> bases, String tag, long at) {}

    RdapBootstrap(
            BoundedHttp http,
            SourceSettings settings,
            ObjectMapper json,
            @ConfigProperty(name = "icp.rdap.bootstrap") URI location) {
        this.http = http;
        this.settings = settings;
        this.json = json;
        this.location = location;
    }

    /** The bootstrap's entry for a name. */
    sealed interface Place {}

    record Registry(URI base) implements Place {}

    /** The registry of this name has no RDAP. */
    record NoRdap() implements Place {}

    record Unread() implements Place {}

    Place of(String ascii, Deadline deadline) {
        var known = current(deadline);
        if (known == null) {
            return new Unread();
        }
        // The longest match wins.
        for (var suffix = ascii; !suffix.isEmpty(); suffix = parent(suffix)) {
            var base = known.bases().get(suffix);
            if (base != null) {
                return new Registry(base);
            }
        }
        return new NoRdap();
    }

    private Read current(Deadline deadline) {
        var known = read;
        if (isFresh(known)) {
            return known;
        }
        if (known != null) {
            if (System.nanoTime() - triedAt > settings.rest().toNanos()) {
                var unused = readAnew();
            }
            return known;
        }
        try {
            readAnew().get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException late) {
            // There is no file yet.
        }
        return read;
    }

    /** Returns a future that completes when the file was read, or the attempt failed. */
    private CompletableFuture<Void> readAnew() {
        var mine = new CompletableFuture<Void>();
        var others = reading.compareAndExchange(null, mine);
        if (others != null) {
            return others;
        }
        Thread.ofVirtual().name("rdap-bootstrap").start(() -> {
            try {
                triedAt = System.nanoTime();
                fetch(read).ifPresent(fetched -> read = fetched);
            } finally {
                reading.set(null);
                mine.complete(null);
            }
        });
        return mine;
    }

    private boolean isFresh(Read known) {
        return known != null
                && System.nanoTime() - known.at() < settings.bootstrapFor().toNanos();
    }

    private Optional<Read> fetch(Read known) {
        var deadline = Deadline.in(settings.timeout());
        var tag = known == null ? null : known.tag();
        var reply =
                http.get(SourceKind.RDAP, location, "application/json", tag, deadline, settings.bootstrapMaxBytes());
        if (known != null && reply instanceof BoundedHttp.Answered same && same.status() == NOT_MODIFIED) {
            return Optional.of(new Read(known.bases(), known.tag(), System.nanoTime()));
        }
        if (!(reply instanceof BoundedHttp.Answered answered) || answered.status() != 200) {
            LOG.warnf("The RDAP bootstrap at %s cannot be read: %s", BoundedHttp.address(location), told(reply));
            return Optional.empty();
        }
        try {
            var bases = bases(json.readTree(answered.bytes()));
            if (bases.isEmpty()) {
                LOG.warnf("The RDAP bootstrap at %s names no registry", BoundedHttp.address(location));
                return Optional.empty();
            }
            var newTag = answered.headers().firstValue("ETag").orElse(null);
            return Optional.of(new Read(bases, newTag, System.nanoTime()));
        } catch (IOException garbled) {
            LOG.warnf("The RDAP bootstrap at %s is no JSON", BoundedHttp.address(location));
            return Optional.empty();
        }
    }

    private static String told(BoundedHttp.Reply reply) {
        return switch (reply) {
            case BoundedHttp.Answered answered -> "status " + answered.status();
            case BoundedHttp.Failed failed -> failed.why().name();
        };
    }

    /** Reads {"version": "1.0", "services": [[["cn", …], ["https://…/"]], …]}; entries of another form are skipped. */
    private static Map<String, URI> bases(JsonNode bootstrap) {
        var bases = new HashMap<String, URI>();
        // Another version has another format (RFC 9224, 11).
        if (!bootstrap.path("version").asText(VERSION).equals(VERSION)) {
            return bases;
        }
        for (var service : bootstrap.path("services")) {
            var base = best(service.path(1));
            if (base.isPresent()) {
                service.path(0).forEach(tld -> bases.put(tld.asText().toLowerCase(Locale.ROOT), base.get()));
            }
        }
        return bases;
    }

    private static Optional<URI> best(JsonNode urls) {
        var usable = new ArrayList<URI>();
        for (var url : urls) {
            base(url.asText()).ifPresent(usable::add);
        }
        return usable.stream()
                .filter(uri -> "https".equals(uri.getScheme()))
                .findFirst()
                .or(() -> usable.stream().findFirst());
    }

    private static Optional<URI> base(String text) {
        return Endpoints.web(text.endsWith("/") ? text : text + "/");
    }

    private static String parent(String name) {
        var dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }
}
