package cn.icpfiling.verification.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The WHOIS servers by top-level domain: {@code cn=whois.cnnic.cn:43,…}. */
@ApplicationScoped
class WhoisServers {

    private static final int PORT = 43;

    record Server(String host, int port) {

        private static final Pattern HOST = Pattern.compile("[a-z0-9][a-z0-9.-]{1,251}[a-z0-9]");

        /** Returns the server that a record names, on the WHOIS port; empty if the text is not a host name. */
        static Optional<Server> named(String told) {
            var bare = told.strip().toLowerCase(Locale.ROOT);
            var host = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
            return HOST.matcher(host).matches() && host.contains(".")
                    ? Optional.of(new Server(host, PORT))
                    : Optional.empty();
        }

        String address() {
            return host + ":" + port;
        }
    }

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
