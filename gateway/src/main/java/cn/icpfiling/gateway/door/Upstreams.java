package cn.icpfiling.gateway.door;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The services and their addresses, each one or several separated by commas. Names are resolved again while the gateway runs. */
@Singleton
final class Upstreams {

    private final Map<String, Upstream> services = new HashMap<>();
    private final AtomicBoolean resolving = new AtomicBoolean();

    Upstreams(
            Vertx vertx,
            @ConfigProperty(name = "icp.gateway.account-addresses") List<URI> account,
            @ConfigProperty(name = "icp.filing.url") List<URI> filing,
            @ConfigProperty(name = "icp.verification.url") List<URI> verification,
            @ConfigProperty(name = "icp.inspection.url") List<URI> inspection,
            @ConfigProperty(name = "icp.legacy.url") List<URI> legacy,
            @ConfigProperty(name = "icp.gateway.resolve-every") Duration every) {
        var written = Map.of(
                "account-service", account,
                "filing-service", filing,
                "verification-service", verification,
                "inspection-service", inspection,
                "legacy-import-service", legacy);
        var internal = written.values().stream()
                .flatMap(List::stream)
                .map(URI::getAuthority)
                .collect(Collectors.toUnmodifiableSet());
        written.forEach((owner, addresses) -> services.put(
                owner, new Upstream(owner, new Addresses(addresses, InetAddress::getAllByName), internal)));
        vertx.setTimer(1, begin -> resolve(vertx));
        vertx.setPeriodic(every.toMillis(), due -> resolve(vertx));
    }

    Set<String> owners() {
        return services.keySet();
    }

    private void resolve(Vertx vertx) {
        if (!resolving.compareAndSet(false, true)) {
            return;
        }
        vertx.executeBlocking(() -> {
                    services.values().forEach(service -> service.addresses().resolve());
                    return null;
                })
                .onComplete(done -> resolving.set(false));
    }

    /**
     * A service.
     *
     * @param internal what no address in an answer may name
     */
    record Upstream(String owner, Addresses addresses, Set<String> internal) {

        /** Returns path and query, also if the caller sent an absolute URI. */
        String target(HttpServerRequest caller) {
            if (caller.uri().startsWith("/")) {
                return caller.uri();
            }
            return caller.query() == null ? caller.path() : caller.path() + "?" + caller.query();
        }

        /**
         * Removes an internal address from a reference, because callers cannot reach it. The path and the rest remain.
         */
        String withoutAddress(String reference) {
            if (reference.startsWith("/")) {
                return reference;
            }
            try {
                var address = URI.create(reference);
                if (address.getAuthority() == null || !internal.contains(address.getAuthority())) {
                    return reference;
                }
                var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
                return address.getRawPath() + query;
            } catch (IllegalArgumentException noAddress) {
                return reference;
            }
        }
    }

    Upstream of(String owner) {
        return services.get(owner);
    }
}
