package cn.icpfiling.platform.egress;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the client of a process from its settings; the defaults stand in the platform's microprofile-config.properties. */
final class Egress {

    @Produces
    @Singleton
    SafeFetch safeFetch(
            @ConfigProperty(name = "icp.egress.ports") Set<Integer> ports,
            @ConfigProperty(name = "icp.egress.accepted-special-purpose") Optional<List<String>> accepted,
            @ConfigProperty(name = "icp.egress.refused-networks") Optional<List<String>> refused,
            @ConfigProperty(name = "icp.egress.at-once") int atOnce,
            @ConfigProperty(name = "icp.egress.per-host") int perHost,
            @ConfigProperty(name = "icp.egress.https-to-http") boolean downgrade,
            @ConfigProperty(name = "icp.egress.user-agent") String userAgent,
            @ConfigProperty(name = "icp.egress.resolvers") Optional<List<String>> resolvers)
            throws GeneralSecurityException {
        var settings = new EgressSettings(
                ports, accepted.orElse(List.of()), refused.orElse(List.of()), atOnce, perHost, downgrade, userAgent);
        return new SafeFetch(
                settings, resolvers.<Resolver>map(DnsResolver::new).orElseGet(JdkResolver::new), withoutKeys());
    }

    /** The default context would show a stranger the client certificate of the process, if it has one. */
    static SSLContext withoutKeys() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], null, null);
        return context;
    }
}
