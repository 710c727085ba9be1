package cn.icpfiling.bench.sites;

import cn.icpfiling.bench.measure.Finding;
import cn.icpfiling.bench.measure.Interval;
import cn.icpfiling.bench.measure.Machine;
import cn.icpfiling.bench.measure.Plan;
import cn.icpfiling.bench.measure.Report;
import cn.icpfiling.bench.measure.Spread;
import cn.icpfiling.bench.measure.WarmUp;
import cn.icpfiling.bench.service.Issuer;
import cn.icpfiling.platform.id.Ids;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * P3, a separate program: {@code SITES [--short]}. inspection-service scans filed sites again and again: it reads them from its
 * database in shards, asks for A and AAAA, compares the addresses with the published networks, and writes what changed. Two of
 * a hundred domains change from scan to scan; a scan that writes more or fewer states, or finds one domain elsewhere than the
 * zone says, fails the bench. The first scan, in which every domain is news, is told and not judged.
 */
public final class SitesBench {
    private static final double MUST = 25;
    private static final double AIM = 12;
    private static final double FAMILIES = 2;
    private static final String SERVICE = "inspection-service";
    private static final String DATABASE = "mariadb";

    private final FiledSites sites;
    private final Scans scans;
    private final Resolver resolver;
    private final Map<String, Long> own;
    private final boolean shortForm;
    private final PrintStream out = System.out;
    private int next;

    private SitesBench(FiledSites sites, Scans scans, Resolver resolver, Map<String, Long> own, boolean shortForm) {
        this.sites = sites;
        this.scans = scans;
        this.resolver = resolver;
        this.own = own;
        this.shortForm = shortForm;
    }

    /** One scan, what it used, and what dnsperf asked a second just before it; 0 if dnsperf was not asked. */
    private record Round(Scans.Ended scan, Interval interval, double perf) {}

    public static void main(String... arguments) throws Exception {
        var shortForm = List.of(arguments).contains("--short");
        var plan = shortForm ? Plan.SHORT : Plan.FULL;
        System.out.printf("%s, load %.2f%n", Machine.described(), Machine.load());
        var own = Machine.withBench(told("ICP_BENCH_PIDS"));
        var report = new Report(plan.judged());
        var sites = new FiledSites(Integer.parseInt(arguments[0]));
        var settings = new Resolver.Settings(
                Path.of(told("ICP_BENCH_NSD")),
                Integer.parseInt(told("ICP_BENCH_DNS_PORT")),
                told("ICP_BENCH_OTHER_CORE"),
                told("ICP_BENCH_CORE"));
        try (var issuer = Issuer.at(Integer.parseInt(told("ICP_BENCH_ISSUER_PORT")), told("ICP_ISSUER"));
                var database = DriverManager.getConnection(
                        told("QUARKUS_DATASOURCE_JDBC_URL") + "?connectionTimeZone=UTC",
                        told("QUARKUS_DATASOURCE_USERNAME"),
                        told("QUARKUS_DATASOURCE_PASSWORD"));
                var scans = new Scans(
                        URI.create(told("ICP_BENCH_SERVICE")), issuer.token(Ids.next(), "administrator"), database);
                var resolver = new Resolver(settings, sites)) {
            database.setAutoCommit(false);
            sites.layIn(database);
            database.setAutoCommit(true);
            sites.writeQuestions(settings.questions());
            new SitesBench(sites, scans, resolver, own, shortForm).measure(plan, report);
        }
        System.out.printf("%n%s%n", report.table());
        System.exit(report.exitCode());
    }

    private static String told(String variable) {
        var value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(variable + " is not set; \"./icp bench sites\" sets it");
        }
        return value;
    }

    private void measure(Plan plan, Report report) throws Exception {
        var first = round("first", 0, sites.count());
        (shortForm ? new WarmUp(0, 0) : new WarmUp(4, 12))
                .until(run -> 1e6 / micros(round("warm", 0, sites.changed()), SERVICE), out);
        var sound = new ArrayList<Round>();
        var all = new ArrayList<Round>();
        while (sound.size() < plan.pairs() && all.size() < plan.atMost()) {
            var round = round("scan", shortForm ? 1 : 4, sites.changed());
            all.add(round);
            if (!round.interval().disturbed()) {
                sound.add(round);
            }
        }
        var isValid = sound.size() >= plan.pairs();
        tell(first, isValid ? sound : all, isValid, report);
    }

    private Round round(String name, int perfSeconds, int changed) throws Exception {
        resolver.serve(next);
        next++;
        var perf = perfSeconds == 0 ? 0 : resolver.perSecond(perfSeconds);
        var pids = new LinkedHashMap<>(own);
        pids.putAll(resolver.pids());
        var machine = new Machine(pids);
        var before = machine.look();
        var scan = scans.run();
        var round = new Round(scan, machine.between(before, machine.look()), perf);
        out.printf(
                Locale.ROOT,
                "%s %d: %.1f us a domain, database %.1f; %,.0f domains/s, dnsperf %,.0f q/s; %,d written; %s%n",
                name,
                scan.number(),
                micros(round, SERVICE),
                micros(round, DATABASE),
                perSecond(round),
                perf,
                scan.written(),
                round.interval());
        check(scan, changed);
        return round;
    }

    /** A domain that is skipped, asked in vain, judged wrongly or written for nothing changes one of these numbers. */
    private void check(Scans.Ended scan, int changed) {
        if (scan.written() != changed
                || scan.states() != changed
                || scan.looks() != changed
                || scan.notHere() != sites.away()
                || scan.here() != sites.count() - sites.away()) {
            throw new IllegalStateException("%d states were to be written, %d of %d domains are away: %s"
                    .formatted(changed, sites.away(), sites.count(), scan));
        }
    }

    private double micros(Round round, String process) {
        return round.interval().cpuSeconds().get(process) * 1e6 / sites.count();
    }

    private double perSecond(Round round) {
        return sites.count() / round.scan().seconds();
    }

    private void tell(Round first, List<Round> rounds, boolean isValid, Report report) {
        var service = spread(rounds, round -> micros(round, SERVICE));
        report.add(new Finding(
                "P3",
                "processor time of inspection-service for a domain: read, A and AAAA, networks, changes written, µs",
                service.with("%.1f"),
                "",
                "",
                service.median(),
                MUST,
                AIM,
                false,
                isValid));
        told(report, "the database beside it, µs a domain", spread(rounds, round -> micros(round, DATABASE)), isValid);
        report.add(Finding.told(
                "P3",
                "questions a second (2 x domains), from the first shard to the last; dnsperf on the same core",
                spread(rounds, round -> FAMILIES * perSecond(round)).with("%,.0f"),
                spread(rounds, Round::perf).with("%,.0f"),
                spread(rounds, round -> FAMILIES * perSecond(round) / round.perf())
                        .with("%.2f"),
                isValid));
        told(
                report,
                "states written, of 100 domains; 2 have changed",
                spread(rounds, round -> 100.0 * round.scan().written() / sites.count()),
                isValid);
        told(
                report,
                "the first scan, all news: processor time of inspection-service for a domain, µs",
                spread(List.of(first), round -> micros(round, SERVICE)),
                isValid);
    }

    private static void told(Report report, String what, Spread spread, boolean isValid) {
        report.add(Finding.told("P3", what, spread.with("%.1f"), "", "", isValid));
    }

    private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
