package cn.icpfiling.gateway.door;

import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the services are. */
@Singleton
final class Upstreams {

    private final Map<String, URI> addresses;

    Upstreams(
            @ConfigProperty(name = "icp.account.url") URI account,
            @ConfigProperty(name = "icp.filing.url") URI filing,
            @ConfigProperty(name = "icp.verification.url") URI verification,
            @ConfigProperty(name = "icp.inspection.url") URI inspection,
            @ConfigProperty(name = "icp.legacy.url") URI legacy) {
        addresses = Map.of(
                "account-service", account,
                "filing-service", filing,
                "verification-service", verification,
                "inspection-service", inspection,
                "legacy-import-service", legacy);
    }

    RequestOptions to(String owner) {
        var address = addresses.get(owner);
        var tls = "https".equals(address.getScheme());
        var port = address.getPort() >= 0 ? address.getPort() : tls ? 443 : 80;
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, address.getHost()))
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(tls);
    }
}
