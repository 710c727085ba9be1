package cn.icpfiling.gateway.door;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The addresses of the services. */
@Singleton
final class Upstreams {

    private final Map<String, Upstream> services = new HashMap<>();

    Upstreams(
            @ConfigProperty(name = "icp.account.url") URI account,
            @ConfigProperty(name = "icp.filing.url") URI filing,
            @ConfigProperty(name = "icp.verification.url") URI verification,
            @ConfigProperty(name = "icp.inspection.url") URI inspection,
            @ConfigProperty(name = "icp.legacy.url") URI legacy) {
        var addresses = Map.of(
                "account-service", account,
                "filing-service", filing,
                "verification-service", verification,
                "inspection-service", inspection,
                "legacy-import-service", legacy);
        var internal = addresses.values().stream().map(URI::getAuthority).collect(Collectors.toUnmodifiableSet());
        addresses.forEach((owner, address) -> services.put(owner, new Upstream(options(address), internal)));
    }

    /** A service's address for the HTTP client. */
    record Upstream(RequestOptions options, Set<String> internal) {

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

    private static RequestOptions options(URI address) {
        var tls = "https".equals(address.getScheme());
        var port = address.getPort() >= 0 ? address.getPort() : tls ? 443 : 80;
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, address.getHost()))
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(tls);
    }
}
