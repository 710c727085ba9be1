package cn.icpfiling.inspection.dns.transport;

import cn.icpfiling.inspection.dns.limit.LimitSettings;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The name servers and groups that the run has met. The longest unused servers are forgotten beyond a bound. A group
 * lives as long as one of its servers is in use, so that no two groups share a prefix and its limit.
 */
public final class NameServers {
    private static final int MOST = 200_000;

    private final LimitSettings limits;
    private final Map<String, WeakReference<ServerGroup>> groups = new HashMap<>();
    private int sweepAt = 1024;
    private final Map<InetSocketAddress, NameServer> servers = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, NameServer> eldest) {
            return size() > MOST;
        }
    };

    public NameServers(LimitSettings limits) {
        this.limits = limits;
    }

    public NameServer at(InetSocketAddress address) {
        var known = servers.get(address);
        if (known != null) {
            return known;
        }
        var key = ServerGroup.keyOf(address.getAddress());
        var server = new NameServer(address, key, groupOf(key));
        servers.put(address, server);
        return server;
    }

    private ServerGroup groupOf(String key) {
        var known = groups.get(key);
        var group = known == null ? null : known.get();
        if (group == null) {
            group = new ServerGroup(key, limits);
            groups.put(key, new WeakReference<>(group));
            if (groups.size() > sweepAt) {
                groups.values().removeIf(reference -> reference.get() == null);
                sweepAt = Math.max(1024, 2 * groups.size());
            }
        }
        return group;
    }
}
