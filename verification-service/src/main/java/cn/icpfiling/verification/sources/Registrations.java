package cn.icpfiling.verification.sources;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.Registration;
import cn.icpfiling.verification.registration.RegistrationRecord;
import cn.icpfiling.verification.registration.WhoisFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks for the registration of a domain: by RDAP, and by WHOIS only if the registry has no RDAP. The registrar is asked
 * only for a fact that the registry does not have: whether the holder has renewed a name that the registry renewed
 * automatically.
 */
@ApplicationScoped
public class Registrations {

    private final RdapBootstrap bootstrap;
    private final RdapClient rdap;
    private final WhoisServers servers;
    private final WhoisClient whois;
    private final KeptAnswers kept;
    private final String bootstrapLocation;
    private final Clock clock;

    Registrations(
            RdapBootstrap bootstrap,
            RdapClient rdap,
            WhoisServers servers,
            WhoisClient whois,
            KeptAnswers kept,
            @ConfigProperty(name = "icp.rdap.bootstrap") URI bootstrapLocation,
            Clock clock) {
        this.bootstrap = bootstrap;
        this.rdap = rdap;
        this.servers = servers;
        this.whois = whois;
        this.kept = kept;
        this.bootstrapLocation = BoundedHttp.address(bootstrapLocation);
        this.clock = clock;
    }

    public Sourced<Registration> ask(DomainName name, Freshness freshness, Deadline deadline) {
        var known = freshness == Freshness.MAY_BE_KEPT ? kept.of(name) : Optional.<Sourced<RegistrationRecord>>empty();
        return known.orElseGet(() -> askNow(name, deadline)).map(RegistrationRecord::facts);
    }

    /** Returns the server that {@link #ask} asks first; empty if an answer is cached, or no server is known. */
    public Optional<AskedServer> serverOf(DomainName name, Deadline deadline) {
        return kept.of(name).isPresent() ? Optional.empty() : registryOf(name, deadline);
    }

    /** Returns the server that {@link #ask} asks first if no cached answer is allowed; empty if no server is known. */
    public Optional<AskedServer> registryOf(DomainName name, Deadline deadline) {
        return switch (bootstrap.of(name.ascii(), deadline)) {
            case RdapBootstrap.Registry(var base) -> Optional.of(rdap.server(base));
            case RdapBootstrap.NoRdap() -> servers.of(name.tld()).map(whois::server);
            case RdapBootstrap.Unread() -> Optional.empty();
        };
    }

    private Sourced<RegistrationRecord> askNow(DomainName name, Deadline deadline) {
        var registrys = askRegistry(name, deadline);
        var sourced = registrys.answer() instanceof Answer.Known<RegistrationRecord>(var record)
                        && record.isRenewedByRegistry()
                ? askRegistrar(record, name, deadline).map(registrys::and).orElse(registrys)
                : registrys;
        kept.keep(name, sourced);
        return sourced;
    }

    private Sourced<RegistrationRecord> askRegistry(DomainName name, Deadline deadline) {
        return switch (bootstrap.of(name.ascii(), deadline)) {
            case RdapBootstrap.Registry(var base) -> rdap.ask(base, name, deadline);
            case RdapBootstrap.NoRdap() ->
                servers.of(name.tld())
                        .map(server -> whois.ask(server, WhoisFamily.of(name.tld()), name, deadline))
                        .orElseGet(() -> nobody(AnswerKind.NO_SOURCE));
            case RdapBootstrap.Unread() -> nobody(AnswerKind.UNREACHABLE);
        };
    }

    /** Follows one step only, whatever server the registrar's record names. Empty if the registry names no server. */
    private Optional<Sourced<RegistrationRecord>> askRegistrar(
            RegistrationRecord record, DomainName name, Deadline deadline) {
        var at = record.origin().registrarAt();
        if (at == null) {
            return Optional.empty();
        }
        var registrars = at.contains("://")
                ? Endpoints.web(at).map(uri -> rdap.askRegistrar(uri, name, deadline))
                : WhoisServers.Server.named(at).map(server -> whois.ask(server, WhoisFamily.ICANN, name, deadline));
        return registrars.map(sourced -> sourced.map(record::withTermOf));
    }

    private Sourced<RegistrationRecord> nobody(AnswerKind why) {
        return Sourced.failed(new Asked(SourceKind.RDAP, bootstrapLocation, clock.instant(), why, null));
    }
}
