package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.tables.RuleFiles;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The addresses of the root name servers that came with the release. */
record RootHints(String source, LocalDate lastUpdate, List<Server> servers) {
    private static final String FILE = "root-hints.yaml";

    record Server(String name, String ipv4, String ipv6) {}

    static RootHints bundled() {
        return RuleFiles.read(FILE, new TypeReference<>() {});
    }

    List<String> addresses(boolean withIpv6) {
        var addresses = new ArrayList<>(servers.stream().map(Server::ipv4).toList());
        if (withIpv6) {
            servers.forEach(server -> addresses.add(server.ipv6()));
        }
        return addresses;
    }
}
