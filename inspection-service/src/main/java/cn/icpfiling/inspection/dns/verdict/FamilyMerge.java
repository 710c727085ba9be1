package cn.icpfiling.inspection.dns.verdict;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Merges the results of A and AAAA into one verdict.
 *
 * <ul>
 *   <li>Addresses decide, whatever the other family says: here, or elsewhere by the word of the servers that stand behind
 *       them. Addresses of an unknown family cannot make good those that are elsewhere.
 *   <li>Otherwise an unknown family makes the verdict unknown, because its addresses could be here. Of two unknown
 *       families the one that comes first in {@link VerdictKind} decides.
 *   <li>Otherwise an alias chain that does not end decides.
 *   <li>NXDOMAIN needs both families; NXDOMAIN with NO_ADDRESS is NO_ADDRESS, because some load balancers answer
 *       NXDOMAIN for the type that they do not serve (RFC 4074 4.2).
 * </ul>
 */
public final class FamilyMerge {
    private static final Comparator<InetAddress> BY_BYTES = FamilyMerge::compare;

    private FamilyMerge() {}

    public static Verdict merge(String domain, FamilyResult a, Optional<FamilyResult> aaaa) {
        var other = aaaa.orElse(a);
        var here = a.here() || other.here();
        var addresses = a.addresses();
        if (aaaa.isPresent() && !other.addresses().isEmpty()) {
            addresses = joined(a.addresses(), other.addresses());
        }
        return new Verdict(domain, kind(a, other), here, false, addresses, a.group(), a, aaaa);
    }

    /** Both lists are sorted, so IPv4 before IPv6 is the order; an IPv6 address that stands for an IPv4 one is sorted in. */
    private static List<InetAddress> joined(List<InetAddress> a, List<InetAddress> aaaa) {
        var all = new ArrayList<InetAddress>(a.size() + aaaa.size());
        all.addAll(a);
        all.addAll(aaaa);
        var inOrder = (a.isEmpty() || a.getLast() instanceof Inet4Address) && aaaa.getFirst() instanceof Inet6Address;
        return inOrder ? List.copyOf(all) : sorted(all);
    }

    private static VerdictKind kind(FamilyResult a, FamilyResult aaaa) {
        var first = a.kind().compareTo(aaaa.kind()) <= 0 ? a.kind() : aaaa.kind();
        var second = first == a.kind() ? aaaa.kind() : a.kind();
        if (first == VerdictKind.ADDRESSES || !first.isDefinite() || first == second) {
            return first;
        }
        if (!second.isDefinite()) {
            return second;
        }
        return second == VerdictKind.ALIAS_BROKEN ? second : VerdictKind.NO_ADDRESS;
    }

    /** Sorts addresses, IPv4 first, then by their bytes, and drops repeats. */
    public static List<InetAddress> sorted(Collection<InetAddress> addresses) {
        if (addresses.size() == 1) {
            return List.copyOf(addresses);
        }
        var sorted = addresses.toArray(InetAddress[]::new);
        if (sorted.length == 2) {
            var order = compare(sorted[0], sorted[1]);
            return order == 0
                    ? List.of(sorted[0])
                    : order < 0 ? List.of(sorted[0], sorted[1]) : List.of(sorted[1], sorted[0]);
        }
        Arrays.sort(sorted, BY_BYTES);
        var kept = 0;
        for (var address : sorted) {
            if (kept == 0 || compare(sorted[kept - 1], address) != 0) {
                sorted[kept++] = address;
            }
        }
        return List.of(kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept));
    }

    /** Each call of getAddress copies the bytes, so it is called once for each side. */
    private static int compare(InetAddress one, InetAddress other) {
        var left = one.getAddress();
        var right = other.getAddress();
        return left.length == right.length ? Arrays.compareUnsigned(left, right) : left.length - right.length;
    }

    /** The order of addresses in verdicts and of servers in zones. */
    public static Comparator<InetAddress> byBytes() {
        return BY_BYTES;
    }
}
