package cn.icpfiling.inspection.dns.resolve;

import cn.icpfiling.inspection.dns.wire.Name;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/**
 * What a referral says.
 *
 * @param zone the delegated zone
 * @param hosts the names of its servers
 * @param glue addresses of hosts that lie within the delegating zone
 * @param ttl seconds
 */
record Delegation(Name zone, List<Name> hosts, Map<Name, List<InetAddress>> glue, int ttl) {}
