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

/** Where the services are. */
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

    /** One service as the HTTP client needs to know it. */
    record Upstream(RequestOptions options, Set<String> internal) {

        /** Path and query, also where the caller wrote a whole address. */
        String target(HttpServerRequest caller) {
            if (caller.uri().startsWith("/")) return caller.uri();
            return caller.query() == null ? caller.path() : caller.path() + "?" + caller.query();
        }

        /** An address inside is nothing for callers: of such a reference the path and what follows it remain. */
        String withoutAddress(String reference) {
            if (reference.startsWith("/")) return reference;
            try {
                var address = URI.create(reference);
                if (address.getAuthority() == null || !internal.contains(address.getAuthority())) return reference;
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
