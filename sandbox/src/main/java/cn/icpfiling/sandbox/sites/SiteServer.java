package cn.icpfiling.sandbox.sites;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.listener.TcpListener;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Serves the demo sites on {@code icp.sandbox.site-addresses}, each on {@code icp.sandbox.site-port}. */
@ApplicationScoped
public class SiteServer {

    private static final String FOLLOWED = "/followed/";
    /** With a port of the kernel's choice, the port may be taken on another address. */
    private static final int TRIES = 20;

    private final SandboxConfig config;
    private final DemoSites sites;
    private final List<TcpListener> listeners = new ArrayList<>();

    SiteServer(SandboxConfig config, DemoSites sites) {
        this.config = config;
        this.sites = sites;
    }

    void start(@Observes StartupEvent event) {
        for (var attempt = 1; listeners.isEmpty(); attempt++) {
            try {
                open();
            } catch (UncheckedIOException taken) {
                close();
                if (config.sitePort() != 0 || attempt == TRIES) {
                    throw taken;
                }
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        close();
    }

    public int port() {
        return listeners.getFirst().port();
    }

    private void open() {
        for (var address : config.siteAddresses()) {
            var port = listeners.isEmpty() ? config.sitePort() : port();
            listeners.add(new TcpListener("sites-" + address, address, port, this::converse));
        }
    }

    private void close() {
        listeners.forEach(TcpListener::close);
        listeners.clear();
    }

    private void converse(Socket connection) throws IOException {
        var request = RequestHead.read(new BufferedInputStream(connection.getInputStream()));
        var answer = new SiteAnswer(connection.getOutputStream());
        if (request.path().startsWith(FOLLOWED)) {
            domain(request.path().substring(FOLLOWED.length())).ifPresent(sites::countFollowed);
            answer.plain("200 OK", "A client that checks addresses does not come here.");
            return;
        }
        var domain = domain(request.host());
        if (domain.isEmpty() || !request.method().equals("GET")) {
            answer.plain("400 Bad Request", "This server answers GET with a Host header that is a domain name.");
            return;
        }
        sites.countServed(domain.get());
        answer.page(sites.site(domain.get()), request.path(), "http://127.0.0.1:" + port());
    }

    private static Optional<String> domain(String name) {
        try {
            return Optional.of(DomainName.parse(name).ascii());
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }
}
