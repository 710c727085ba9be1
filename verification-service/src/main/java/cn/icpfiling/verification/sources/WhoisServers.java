package cn.icpfiling.verification.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The WHOIS servers that are asked, by top-level domain: {@code cn=whois.cnnic.cn:43,…}. */
@ApplicationScoped
class WhoisServers {

    record Server(String host, int port) {}

    private static final int PORT = 43;

    private final Map<String, Server> byTld = new HashMap<>();

    WhoisServers(@ConfigProperty(name = "icp.whois.servers") Optional<String> servers) {
        for (var entry : servers.orElse("").split(",")) {
            if (!entry.isBlank()) {
                add(entry.strip());
            }
        }
    }

    Optional<Server> of(String tld) {
        return Optional.ofNullable(byTld.get(tld));
    }

    private void add(String entry) {
        var parts = entry.split("=", 2);
        if (parts.length != 2 || parts[1].isBlank()) {
            throw new IllegalArgumentException("icp.whois.servers wants tld=host:port, not " + entry);
        }
        var colon = parts[1].lastIndexOf(':');
        var host = colon < 0 ? parts[1] : parts[1].substring(0, colon);
        var port = colon < 0
                ? PORT
                : Integer.parseInt(parts[1].substring(colon + 1).strip());
        byTld.put(parts[0].strip().toLowerCase(Locale.ROOT), new Server(host.strip(), port));
    }
}
