package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.Registration;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the registry holds of a domain: by RDAP, and by WHOIS only where the registry has no RDAP. */
@ApplicationScoped
public class Registrations {

    private final RdapBootstrap bootstrap;
    private final RdapClient rdap;
    private final WhoisServers servers;
    private final WhoisClient whois;
    private final String bootstrapLocation;
    private final Clock clock;

    Registrations(
            RdapBootstrap bootstrap,
            RdapClient rdap,
            WhoisServers servers,
            WhoisClient whois,
            @ConfigProperty(name = "icp.rdap.bootstrap") URI bootstrapLocation,
            Clock clock) {
        this.bootstrap = bootstrap;
        this.rdap = rdap;
        this.servers = servers;
        this.whois = whois;
        this.bootstrapLocation = BoundedHttp.address(bootstrapLocation);
        this.clock = clock;
    }

    public Sourced<Registration> ask(String ascii, String tld, Deadline deadline) {
        return switch (bootstrap.of(ascii, deadline)) {
            case RdapBootstrap.Registry(var base) -> rdap.ask(base, ascii, deadline);
            case RdapBootstrap.NoRdap() ->
                servers.of(tld)
                        .map(server -> whois.ask(server, ascii, deadline))
                        .orElseGet(() -> nobody(AnswerKind.NO_SOURCE));
            case RdapBootstrap.Unread() -> nobody(AnswerKind.UNREACHABLE);
        };
    }

    private Sourced<Registration> nobody(AnswerKind why) {
        return Sourced.failed(new Asked(SourceKind.RDAP, bootstrapLocation, clock.instant(), why, null));
    }
}
