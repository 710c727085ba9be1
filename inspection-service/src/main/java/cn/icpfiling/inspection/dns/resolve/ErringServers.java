package cn.icpfiling.inspection.dns.resolve;

import cn.icpfiling.inspection.dns.transport.NameServer;
import cn.icpfiling.inspection.dns.wire.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * Servers that answered each try for a name of one domain with an error, by the family that was asked first. The other
 * family gives them one try: the error has lasted, so a further try would only press a server in trouble.
 */
final class ErringServers {
    private record Erring(NameServer server, Name name) {}

    private List<Erring> all = List.of();

    void add(NameServer server, Name name) {
        if (all.isEmpty()) {
            all = new ArrayList<>(2);
        }
        all.add(new Erring(server, name));
    }

    boolean has(NameServer server, Name name) {
        for (var one : all) {
            if (one.server == server && one.name.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
