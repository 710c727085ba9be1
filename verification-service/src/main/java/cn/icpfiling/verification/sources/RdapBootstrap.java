package cn.icpfiling.verification.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Which registry answers for which names: the bootstrap file of RFC 9224, kept for a day, and longer while it cannot be read. */
@ApplicationScoped
class RdapBootstrap {

    private static final Logger LOG = Logger.getLogger(RdapBootstrap.class);

    private final BoundedHttp http;
    private final SourceSettings settings;
    private final ObjectMapper json;
    private final URI location;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Read read;

    private record Read(Map<String, URI> bases, Set<String> origins, long at) {}

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

    /** What the bootstrap says of a name. */
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
        // the longest match wins
        for (var suffix = ascii; !suffix.isEmpty(); suffix = parent(suffix)) {
            var base = known.bases().get(suffix);
            if (base != null) {
                return new Registry(base);
            }
        }
        return new NoRdap();
    }

    /** Whether this is a server that the bootstrap names, so that one may be sent on to it. */
    boolean names(URI uri) {
        var known = read;
        return known != null && origin(uri).filter(known.origins()::contains).isPresent();
    }

    private Read current(Deadline deadline) {
        if (isFresh(read)) {
            return read;
        }
        try {
            if (!reading.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                return read;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return read;
        }
        try {
            if (!isFresh(read)) {
                fetch(deadline).ifPresent(fetched -> read = fetched);
            }
            return read;
        } finally {
            reading.unlock();
        }
    }

    private boolean isFresh(Read known) {
        return known != null
                && System.nanoTime() - known.at() < settings.bootstrapFor().toNanos();
    }

    private Optional<Read> fetch(Deadline deadline) {
        var reply = http.get(location, "application/json", deadline, settings.bootstrapMaxBytes());
        if (!(reply instanceof BoundedHttp.Answered answered) || answered.status() != 200) {
            LOG.warnf("The RDAP bootstrap at %s cannot be read: %s", BoundedHttp.address(location), told(reply));
            return Optional.empty();
        }
        try {
            var bases = bases(json.readTree(answered.body()));
            if (bases.isEmpty()) {
                LOG.warnf("The RDAP bootstrap at %s names no registry", BoundedHttp.address(location));
                return Optional.empty();
            }
            var origins = new HashSet<String>();
            bases.values().forEach(base -> origin(base).ifPresent(origins::add));
            return Optional.of(new Read(bases, origins, System.nanoTime()));
        } catch (JsonProcessingException garbled) {
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

    /** {"services": [[["cn", …], ["https://…/"]], …]}; entries that are not so are passed over. */
    private static Map<String, URI> bases(JsonNode bootstrap) {
        var bases = new HashMap<String, URI>();
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
        try {
            var uri = URI.create(text.endsWith("/") ? text : text + "/");
            return origin(uri).isPresent() ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    private static Optional<String> origin(URI uri) {
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !List.of("http", "https").contains(scheme)) {
            return Optional.empty();
        }
        var port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port);
    }

    private static String parent(String name) {
        var dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }
}
