package cn.icpfiling.sandbox.registry;

import java.time.Instant;
import java.util.List;

/** A domain as registry and registrar store it. {@code verifiedAt} is null until the real name is verified. */
record RegisteredDomain(
        String domain,
        Registrant registrant,
        Instant registeredAt,
        Instant expiresAt,
        Instant verifiedAt,
        Registrar registrar,
        List<String> addresses) {

    boolean verified() {
        return verifiedAt != null;
    }

    RegisteredDomain heldBy(Registrant other) {
        return new RegisteredDomain(domain, other, registeredAt, expiresAt, verifiedAt, registrar, addresses);
    }

    RegisteredDomain expiring(Instant at) {
        var bought = registeredAt.isBefore(at) ? registeredAt : at.minus(java.time.Duration.ofDays(365));
        return new RegisteredDomain(domain, registrant, bought, at, verifiedAt, registrar, addresses);
    }

    RegisteredDomain soldBy(Registrar other) {
        return new RegisteredDomain(domain, registrant, registeredAt, expiresAt, verifiedAt, other, addresses);
    }

    RegisteredDomain verifiedSince(Instant at) {
        return new RegisteredDomain(domain, registrant, registeredAt, expiresAt, at, registrar, addresses);
    }
}
