package cn.icpfiling.verification.sources;

import cn.icpfiling.platform.egress.SafeFetch;
import cn.icpfiling.platform.egress.TestEgress;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The real clients, without a container around them. */
record Asker(
        URI bootstrap, String whoisServers, SourceSettings settings, Clock clock, SSLContext trust, SafeFetch egress) {

    static Asker of(URI bootstrap, Clock clock) {
        var trust = publicAuthorities();
        return new Asker(bootstrap, "", new QuickSettings(), clock, trust, TestEgress.nowhere(trust));
    }

    /** For a source that is asked at the address of a setting. */
    static BoundedHttp http() {
        var settings = new QuickSettings();
        var trust = publicAuthorities();
        var egress = TestEgress.nowhere(trust);
        return new BoundedHttp(
                settings, new SourceGates(settings), new PublicAddresses(settings, egress), egress, trust);
    }

    static SSLContext publicAuthorities() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Asker whois(String servers) {
        return new Asker(bootstrap, servers, settings, clock, trust, egress);
    }

    Asker trusting(SSLContext authorities) {
        return new Asker(bootstrap, whoisServers, settings, clock, authorities, egress);
    }

    Asker with(SourceSettings other) {
        return new Asker(bootstrap, whoisServers, other, clock, trust, egress);
    }

    Asker over(SafeFetch other) {
        return new Asker(bootstrap, whoisServers, settings, clock, trust, other);
    }

    Registrations registrations() {
        var gates = new SourceGates(settings);
        var addresses = new PublicAddresses(settings, egress);
        var http = new BoundedHttp(settings, gates, addresses, egress, trust);
        return new Registrations(
                new RdapBootstrap(http, settings, new ObjectMapper(), bootstrap),
                new RdapClient(http, addresses, clock),
                new WhoisServers(Optional.of(whoisServers)),
                new WhoisClient(settings, gates, addresses, clock),
                new KeptAnswers(settings, clock),
                bootstrap,
                clock);
    }
}
