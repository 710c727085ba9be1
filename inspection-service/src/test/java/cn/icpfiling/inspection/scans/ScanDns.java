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
 * the two name servers of its operator, and refuse all others.
 */
public class ScanDns implements QuarkusTestResourceLifecycleManager {
    static final int OPERATORS = 4;
    private static final List<String> ROOTS = List.of("127.0.60.1", "127.0.60.2");
    private static final int AAAA = 28;
    private static final String WWW = "www.";

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
        var domain = ask.name().startsWith(WWW) ? ask.name().substring(WWW.length()) : ask.name();
        var site = sites.get(domain);
        if (site == null) {
            return Reply.error(5);
        }
        if (ROOTS.contains(ask.server())) {
            return Reply.answer()
                    .withoutAuthority()
                    .nameServer(domain, "ns1." + domain)
                    .nameServer(domain, "ns2." + domain)
                    .glue("ns1." + domain, server(site.operator(), 1))
                    .glue("ns2." + domain, server(site.operator(), 2));
        }
        var asked = sites.getOrDefault(ask.name(), ask.name().equals(domain) ? site : null);
        if (asked == null || asked.outcome().equals("NXDOMAIN")) {
            return Reply.error(3).soa(domain);
        }
        return switch (asked.outcome()) {
            case "SERVFAIL" -> Reply.error(2);
            case "SILENT" -> Reply.silence();
            default -> addresses(ask, asked, domain);
        };
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
