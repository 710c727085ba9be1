package cn.icpfiling.verification.sources;

import cn.icpfiling.platform.identifier.DomainName;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Servers with the gates that a test wishes. */
public final class ToldServers {

    private ToldServers() {}

    public static AskedServer of(int atOnce) {
        return new AskedServer(new SourceGate("told", atOnce, Duration.ZERO, 5, Duration.ofSeconds(30)));
    }

    /** Bears one question at a time, and one each so long. */
    public static AskedServer slow(Duration every) {
        return new AskedServer(new SourceGate("told", 1, every, 5, Duration.ofSeconds(30)));
    }

    /** A question goes out; false when its turn would come too late. */
    public static boolean asks(AskedServer server, Deadline deadline) throws InterruptedException {
        if (!server.gate().enter(deadline)) {
            return false;
        }
        server.gate().leave();
        return true;
    }

    public static RealNameSource realNames(AskedServer server) {
        return new RealNameSource(null, null, URI.create("http://localhost"), Clock.systemUTC()) {
            @Override
            public AskedServer server() {
                return server;
            }
        };
    }

    public static void rests(AskedServer server, Duration rest) {
        server.gate().restFor(rest, 429);
    }

    /** @param byTld whom the names of a top-level domain are asked of */
    public static Registrations registrations(Map<String, AskedServer> byTld) {
        return new Registrations(null, null, null, null, null, URI.create("http://localhost"), Clock.systemUTC()) {
            @Override
            public Optional<AskedServer> serverOf(DomainName name, Deadline deadline) {
                return registryOf(name, deadline);
            }

            @Override
            public Optional<AskedServer> registryOf(DomainName name, Deadline deadline) {
                return Optional.ofNullable(byTld.get(name.tld()));
            }
        };
    }
}
