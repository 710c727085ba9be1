package cn.icpfiling.inspection.core.scans;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a look saw, as it is kept. All of it is public DNS data.
 *
 * @param name the sub-domain that decided, where one may suffice; null for the domain itself
 * @param addresses at most 32, IPv4 first
 * @param aliases the names of the CNAME chain behind the domain, at most 8
 * @param vantage the verdict of the second vantage point; null if it was not asked
 * @param proofs the answers of the deciding name servers, at most 6
 */
public record LookEvidence(
        String name, List<Address> addresses, List<String> aliases, String vantage, List<Proof> proofs) {

    public LookEvidence {
        addresses = List.copyOf(addresses);
        aliases = List.copyOf(aliases);
        proofs = List.copyOf(proofs);
    }

    /** Nothing was seen. */
    public static LookEvidence none() {
        return new LookEvidence(null, List.of(), List.of(), null, List.of());
    }

    /**
     * An address of the domain.
     *
     * @param provider whose network it is in on the day of the look; null if no provider claims it
     * @param region where that network is; null if no provider claims it
     * @param here whether the address is in a network that makes the site healthy
     */
    public record Address(String address, UUID provider, String region, boolean here) {}

    /**
     * One answer, or the silence, of one name server.
     *
     * @param server address and port
     * @param question name and type
     * @param at when the answer came, or when the wait ended
     * @param flags the second 16-bit word of the header; -1 if the server was silent
     * @param rcode the response code; -1 if the server was silent
     * @param answer the first 512 bytes of the answer, in Base64; empty if the server was silent
     */
    public record Proof(String server, String question, Instant at, int flags, int rcode, String answer) {}
}
