package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.findings.ShellSitePolicy;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.ShellSiteRule;
import cn.icpfiling.inspection.dns.authority.Ask;
import cn.icpfiling.inspection.dns.authority.Reply;
import cn.icpfiling.inspection.dns.authority.TestAuthority;
import cn.icpfiling.inspection.networks.TestSnapshots;
import cn.icpfiling.platform.id.Ids;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs over sites of one provider, which has one block of IPv4 addresses unless a test gives it another, against name servers on loopback. */
abstract class LookRunScene {
    static final String HERE = "101.200.1.1";
    static final String ELSEWHERE = "203.0.113.1";
    static final List<String> ZONE = List.of("127.0.62.1", "127.0.63.1");
    static final List<String> VANTAGE = List.of("127.0.64.1", "127.0.65.1");
    static final Duration LONG = Duration.ofSeconds(30);

    final UUID provider = Ids.next();
    boolean oneSubdomainSuffices;
    boolean withVantage;
    List<String> networks = List.of("101.200.1.0/24");
    Set<String> awayForGood = Set.of();
    LookRun run;

    /** The root leads to the servers of the zone: lookups of one zone wait for the one that explores the way to it. */
    static Reply delegated(String zone) {
        return Reply.answer()
                .withoutAuthority()
                .nameServer(zone, "ns1." + zone)
                .nameServer(zone, "ns2." + zone)
                .glue("ns1." + zone, VANTAGE.getFirst())
                .glue("ns2." + zone, VANTAGE.getLast());
    }

    static Reply address(Ask ask, String address) {
        return ask.type() == 1
                ? Reply.answer().address(ask.name(), address)
                : Reply.answer().soa("cn");
    }

    static Map<String, String> codes(LookRun.Result result) {
        return result.looks().stream()
                .collect(Collectors.toMap(
                        look -> look.site().domain(),
                        look -> look.look().health() + " " + look.look().verdict()));
    }

    LookRun.Result looks(Function<Ask, Reply> world, String... domains) throws IOException {
        return run(world, LONG, false, domains);
    }

    LookRun.Result run(Function<Ask, Reply> world, Duration longest, boolean cancelled, String... domains)
            throws IOException {
        var sites = new ArrayList<ScannedSite>();
        for (var domain : domains) {
            sites.add(new ScannedSite(Ids.next(), Ids.next(), domain, provider, Instant.EPOCH, null));
        }
        return look(world, longest, cancelled, sites);
    }

    LookRun.Result look(Function<Ask, Reply> world, Duration longest, boolean cancelled, List<ScannedSite> sites)
            throws IOException {
        var servers = new ArrayList<>(ZONE);
        servers.addAll(VANTAGE);
        try (var authority = new TestAuthority(servers, world)) {
            var engines = new ScanEngines(
                    new TestScanConfig(
                            authority.port(),
                            Optional.of(at(ZONE, authority.port())),
                            withVantage ? Optional.of(at(VANTAGE, authority.port())) : Optional.empty()),
                    Clock.systemUTC());
            var policy = new ShellSitePolicy(
                    "T", LocalDate.of(2000, 1, 1), 3, 2, oneSubdomainSuffices, List.of("HK"), Set.of(), Set.of());
            var terms =
                    new ScanTerms.Terms(new ShellSiteRule(policy), TestSnapshots.of(provider, networks), awayForGood);
            run = LookRun.ofShard(engines, terms, Clock.systemUTC());
            if (cancelled) {
                run.cancel();
            }
            return run.run(sites, longest);
        }
    }

    static List<String> at(List<String> addresses, int port) {
        return addresses.stream().map(address -> address + ":" + port).toList();
    }
}
