package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.dns.authority.Ask;
import cn.icpfiling.inspection.dns.authority.Reply;
import cn.icpfiling.inspection.dns.authority.TestAuthority;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The domain name system as the scans of the service see it: two root name servers, which delegate each known domain to
 * the two name servers of its operator, and refuse all others. Below a known domain no other name exists.
 */
public class ScanDns implements QuarkusTestResourceLifecycleManager {
    static final int OPERATORS = 4;
    private static final List<String> ROOTS = List.of("127.0.60.1", "127.0.60.2");
    private static final int AAAA = 28;

    private final Map<String, Site> sites = new ConcurrentHashMap<>();
    private TestAuthority authority;

    /** What the name servers of an operator say about a domain: addresses, or an outcome in place of them. */
    private record Site(int operator, String outcome, List<String> addresses) {}

    void leads(int operator, String name, String... addresses) {
        sites.put(name, new Site(operator, "ADDRESSES", List.of(addresses)));
    }

    void isGone(int operator, String domain) {
        sites.put(domain, new Site(operator, "NXDOMAIN", List.of()));
    }

    void fails(int operator, String domain) {
        sites.put(domain, new Site(operator, "SERVFAIL", List.of()));
    }

    /** One name server says that the domain does not exist, and the other one fails. */
    void isUnconfirmed(int operator, String domain) {
        sites.put(domain, new Site(operator, "UNCONFIRMED", List.of()));
    }

    /** A domain whose name servers are silent keeps a shard busy for ten seconds and more. */
    void isSilent(int operator, String domain) {
        sites.put(domain, new Site(operator, "SILENT", List.of()));
    }

    static String group(int operator) {
        return "127.0." + (70 + operator) + ".0/24";
    }

    private static String server(int operator, int number) {
        return "127.0." + (70 + operator) + "." + number;
    }

    private Reply reply(Ask ask) {
        var domain = known(ask.name());
        if (domain.isEmpty()) {
            return Reply.error(5);
        }
        var site = sites.get(domain);
        if (ROOTS.contains(ask.server())) {
            return Reply.answer()
                    .withoutAuthority()
                    .nameServer(domain, "ns1." + domain)
                    .nameServer(domain, "ns2." + domain)
                    .glue("ns1." + domain, server(site.operator(), 1))
                    .glue("ns2." + domain, server(site.operator(), 2));
        }
        var asked = sites.get(ask.name());
        if (asked == null || asked.outcome().equals("NXDOMAIN")) {
            return Reply.error(3).soa(domain);
        }
        return switch (asked.outcome()) {
            case "SERVFAIL" -> Reply.error(2);
            case "UNCONFIRMED" ->
                ask.server().equals(server(site.operator(), 1)) ? Reply.error(3).soa(domain) : Reply.error(2);
            case "SILENT" -> Reply.silence();
            default -> addresses(ask, asked, domain);
        };
    }

    /** The name, or the next one above it that is known; empty if there is none. */
    private String known(String name) {
        var found = name;
        while (!found.isEmpty() && !sites.containsKey(found)) {
            found = found.substring(found.contains(".") ? found.indexOf('.') + 1 : found.length());
        }
        return found;
    }

    private static Reply addresses(Ask ask, Site site, String domain) {
        var fitting = site.addresses().stream()
                .filter(address -> address.contains(":") == (ask.type() == AAAA))
                .toList();
        var reply = Reply.answer();
        if (fitting.isEmpty()) {
            return reply.soa(domain);
        }
        fitting.forEach(address -> reply.address(ask.name(), address));
        return reply;
    }

    @Override
    public Map<String, String> start() {
        var addresses = new ArrayList<>(ROOTS);
        for (var operator = 0; operator < OPERATORS; operator++) {
            addresses.add(server(operator, 1));
            addresses.add(server(operator, 2));
        }
        try {
            authority = new TestAuthority(addresses, this::reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new HashMap<>(Map.of(
                "icp.scan.root-servers",
                ROOTS.get(0) + ":" + authority.port() + "," + ROOTS.get(1) + ":" + authority.port(),
                "icp.scan.server-port",
                Integer.toString(authority.port()),
                "icp.scan.private-servers",
                "true",
                "icp.scan.shard-size",
                "40",
                "icp.scan.shard-lease",
                "4s",
                "icp.scan.tend",
                "0.5s",
                "icp.scan.rescans",
                "0.5s",
                "icp.scan.rescans-per-day",
                "3",
                "icp.scan.group-rate",
                "5000",
                "icp.scan.frozen-fewest",
                "20"));
        settings.put("icp.scan.frozen-provider-fewest", "20");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(ScanDns.class));
    }

    @Override
    public void stop() {
        try {
            authority.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
