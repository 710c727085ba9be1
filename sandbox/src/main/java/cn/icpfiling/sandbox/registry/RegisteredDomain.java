package cn.icpfiling.sandbox.registry;

import cn.icpfiling.sandbox.magic.MagicDns;
import java.time.Instant;
import java.util.List;

/**
 * A domain as registry and registrar store it. {@code verifiedAt} is null until the real name is verified.
 *
 * @param addresses IPv4 and IPv6 addresses that the DNS answers
 * @param dnsCase how the DNS answers; null leaves the decision to the first label of the name
 */
public record RegisteredDomain(
        String domain,
        Registrant registrant,
        Instant registeredAt,
        Instant expiresAt,
        Instant verifiedAt,
        Registrar registrar,
        List<String> addresses,
        MagicDns dnsCase) {

    public static final List<String> NAME_SERVERS = List.of("ns1.sandbox-dns.cn", "ns2.sandbox-dns.cn");

    boolean verified() {
        return verifiedAt != null;
    }

    RegisteredDomain heldBy(Registrant other) {
        return new RegisteredDomain(domain, other, registeredAt, expiresAt, verifiedAt, registrar, addresses, dnsCase);
    }

    RegisteredDomain expiring(Instant at) {
        var bought = registeredAt.isBefore(at) ? registeredAt : at.minus(java.time.Duration.ofDays(365));
        return new RegisteredDomain(domain, registrant, bought, at, verifiedAt, registrar, addresses, dnsCase);
    }

    RegisteredDomain soldBy(Registrar other) {
        return new RegisteredDomain(domain, registrant, registeredAt, expiresAt, verifiedAt, other, addresses, dnsCase);
    }

    RegisteredDomain verifiedSince(Instant at) {
        return new RegisteredDomain(domain, registrant, registeredAt, expiresAt, at, registrar, addresses, dnsCase);
    }
}
