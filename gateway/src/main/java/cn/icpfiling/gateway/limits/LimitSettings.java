package cn.icpfiling.gateway.limits;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The limits of all who have no quota of their own, in requests a minute. */
@Singleton
final class LimitSettings {

    private final int address;
    private final int openWrites;
    private final int account;
    private final int client;
    private final int subjects;
    private final Set<String> uncounted;

    LimitSettings(
            @ConfigProperty(name = "icp.gateway.limits.address") int address,
            @ConfigProperty(name = "icp.gateway.limits.open-writes") int openWrites,
            @ConfigProperty(name = "icp.gateway.limits.account") int account,
            @ConfigProperty(name = "icp.gateway.limits.client") int client,
            @ConfigProperty(name = "icp.gateway.limits.subjects") int subjects,
            @ConfigProperty(name = "icp.gateway.limits.uncounted") Optional<Set<String>> uncounted) {
        this.address = address;
        this.openWrites = openWrites;
        this.account = account;
        this.client = client;
        this.subjects = subjects;
        this.uncounted = uncounted.map(Set::copyOf).orElse(Set.of());
    }

    /** Of an address from which requests without a token come. */
    int address() {
        return address;
    }

    /** Of an address, for writes without a token: signing in, asking for codes, opening accounts, recovering them. */
    int openWrites() {
        return openWrites;
    }

    int account() {
        return account;
    }

    /** A member of an account has half of its limits at most. */
    int member() {
        return Math.max(1, account / 2);
    }

    /** Of a partner's client whose token names no quota. */
    int client() {
        return client;
    }

    /** Operations of machines that sign what they send, all of them from one address. */
    Set<String> uncounted() {
        return uncounted;
    }

    /** How many subjects of one policy are counted at a time. */
    int subjects() {
        return subjects;
    }
}
