package cn.icpfiling.inspection.dns.zone;

import cn.icpfiling.inspection.dns.transport.NameServer;
import cn.icpfiling.inspection.dns.wire.Name;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The words by which a server of the zone above delegated a zone.
 *
 * @param by the server
 * @param hosts the names of the zone's servers, sorted
 * @param glue addresses of hosts that the server gave along; servers may leave some out
 */
public record Referral(NameServer by, List<Name> hosts, Map<Name, List<InetAddress>> glue) {

    /** Whether another server's words delegate the zone to the same hosts at no other addresses. */
    public boolean agreesWith(List<Name> otherHosts, Map<Name, List<InetAddress>> otherGlue) {
        return hosts.equals(otherHosts)
                && glue.entrySet().stream()
                        .allMatch(known -> !otherGlue.containsKey(known.getKey())
                                || !Collections.disjoint(known.getValue(), otherGlue.get(known.getKey())));
    }
}
