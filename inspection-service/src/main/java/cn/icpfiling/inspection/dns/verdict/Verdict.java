package cn.icpfiling.inspection.dns.verdict;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The verdict about one domain.
 *
 * @param domain the domain as the source gave it
 * @param kind the merged verdict of the families
 * @param here whether the addresses of a family pass the caller's {@link HereTest}
 * @param frozen whether the whole group of name servers turned bad at once, so that the caller alerts and opens no
 *     finding
 * @param addresses the addresses of both families: IPv4 first, then by their bytes
 * @param group the key of the name servers of the domain's zone, for instance {@code 192.0.2.0/24+198.51.100.0/24}
 * @param a the result of the A question
 * @param aaaa the result of the AAAA question; empty if the scan asks for A only
 */
public record Verdict(
        String domain,
        VerdictKind kind,
        boolean here,
        boolean frozen,
        List<InetAddress> addresses,
        String group,
        FamilyResult a,
        Optional<FamilyResult> aaaa) {
    /** Tells whether the verdict may not be read as "the domain is not here". */
    public boolean isUnknown() {
        return !kind.isDefinite();
    }

    public Verdict freeze() {
        return new Verdict(domain, kind, here, true, addresses, group, a, aaaa);
    }

    /**
     * The verdict as one line of UTF-8. Two scans of the same world give the same bytes. The proof is left out, because
     * time, ids and letter case differ in every scan.
     */
    public byte[] canonical() {
        return String.join(
                        "|",
                        domain,
                        kind.name(),
                        here ? "here" : "elsewhere",
                        frozen ? "frozen" : "live",
                        group,
                        canonical(a),
                        aaaa.map(Verdict::canonical).orElse("-"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String canonical(FamilyResult family) {
        var addresses =
                family.addresses().stream().map(InetAddress::getHostAddress).collect(Collectors.joining(","));
        return family.kind() + "," + family.confirmation() + "[" + addresses + "]" + family.aliases();
    }
}
