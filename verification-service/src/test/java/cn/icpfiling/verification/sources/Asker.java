package cn.icpfiling.verification.sources;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The real clients, without a container around them. */
record Asker(URI bootstrap, String whoisServers, SourceSettings settings, Clock clock, SSLContext trust) {

    static Asker of(URI bootstrap, Clock clock) {
        try {
            return new Asker(bootstrap, "", new QuickSettings(), clock, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Asker whois(String servers) {
        return new Asker(bootstrap, servers, settings, clock, trust);
    }

    Asker trusting(SSLContext authorities) {
        return new Asker(bootstrap, whoisServers, settings, clock, authorities);
    }

    Asker with(SourceSettings other) {
        return new Asker(bootstrap, whoisServers, other, clock, trust);
    }

    Registrations registrations() {
        var gates = new SourceGates(settings);
        var addresses = new PublicAddresses(settings);
        var http = new BoundedHttp(settings, gates, trust);
        return new Registrations(
                new RdapBootstrap(http, settings, new ObjectMapper(), bootstrap),
                new RdapClient(http, addresses, settings, clock),
                new WhoisServers(Optional.of(whoisServers)),
                new WhoisClient(settings, gates, addresses, clock),
                new KeptAnswers(settings, clock),
                bootstrap,
                clock);
    }
}
