package cn.icpfiling.sandbox.dns;

import cn.icpfiling.sandbox.SandboxConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Opens the name servers: {@code icp.sandbox.dns-addresses}, each on {@code icp.sandbox.dns-port}. */
@ApplicationScoped
public class DnsServer {

    /** With a port of the kernel's choice, the port may be taken on another address. */
    private static final int TRIES = 20;

    private final SandboxConfig config;
    private final ZoneAnswers answers;
    private final List<DnsEndpoint> endpoints = new ArrayList<>();

    DnsServer(SandboxConfig config, ZoneAnswers answers) {
        this.config = config;
        this.answers = answers;
    }

    void start(@Observes StartupEvent event) throws IOException {
        for (var attempt = 1; endpoints.isEmpty(); attempt++) {
            try {
                open();
            } catch (IOException | UncheckedIOException taken) {
                close();
                if (config.dnsPort() != 0 || attempt == TRIES) {
                    throw taken;
                }
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        close();
    }

    public int port() {
        return endpoints.getFirst().port();
    }

    private void open() throws IOException {
        var addresses = NameServerAddresses.of(config);
        open(addresses.registry(), NameServerGroup.REGISTRY);
        open(addresses.hoster(), NameServerGroup.HOSTER);
    }

    private void open(List<String> addresses, NameServerGroup group) throws IOException {
        for (var address : addresses) {
            var port = endpoints.isEmpty() ? config.dnsPort() : port();
            endpoints.add(new DnsEndpoint(address, port, group, address.equals(addresses.getFirst()), answers));
        }
    }

    private void close() {
        endpoints.forEach(DnsEndpoint::close);
        endpoints.clear();
    }
}
