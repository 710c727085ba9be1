package cn.icpfiling.inspection.dns.verdict;

import java.net.InetAddress;
import java.util.List;

/**
 * What the scan found out about one address family of a domain.
 *
 * @param kind the result
 * @param confirmation how many servers stand behind the result
 * @param here whether the addresses pass the caller's {@link HereTest}
 * @param addresses sorted, without repeats; empty unless the kind is {@code ADDRESSES}
 * @param aliases the names of the CNAME chain behind the domain, in order
 * @param group the key of the name servers of the zone that answered for the domain itself; empty if no zone was found
 * @param parentGroup the key of the name servers that delegated this zone; empty if the zone was configured
 * @param proofs the answers of the deciding and of the confirming servers, in the order of the servers
 */
public record FamilyResult(
        VerdictKind kind,
        Confirmation confirmation,
        boolean here,
        List<InetAddress> addresses,
        List<String> aliases,
        String group,
        String parentGroup,
        List<Proof> proofs) {
    /** The result of a domain that cannot be asked, or of a family that was not asked. */
    public static FamilyResult notAsked() {
        return new FamilyResult(
                VerdictKind.BAD_NAME, Confirmation.NONE, false, List.of(), List.of(), "", "", List.of());
    }
}
