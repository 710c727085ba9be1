package cn.icpfiling.bench.read;

import cn.icpfiling.bench.measure.Finding;
import cn.icpfiling.bench.measure.Pairs;
import cn.icpfiling.bench.measure.Pairs.Side;
import cn.icpfiling.bench.measure.Plan;
import cn.icpfiling.bench.measure.Report;
import cn.icpfiling.bench.measure.Spread;
import cn.icpfiling.bench.read.Filing.Thing;
import cn.icpfiling.bench.read.PageList.Who;
import cn.icpfiling.bench.service.Crew;
import cn.icpfiling.bench.service.Done;
import cn.icpfiling.bench.service.FilingDatabase;
import cn.icpfiling.bench.service.HttpLine;
import cn.icpfiling.bench.service.Issuer;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** P15: one filing of a million is read, against the lightest JSON of the same process; and lists, far behind against in front. */
@ApplicationScoped
public class ReadBench {
    private static final int CALLERS = 16;
    private static final String PING = "/q/health/live";

    private final Register register;
    private final FilingDatabase database;
    private final URI service;
    private final URI management;
    private final int issuerPort;
    private final String issuer;

    ReadBench(
            Register register,
            FilingDatabase database,
            @ConfigProperty(name = "icp.bench.service") URI service,
            @ConfigProperty(name = "icp.bench.management") URI management,
            @ConfigProperty(name = "icp.bench.issuer-port") int issuerPort,
            @ConfigProperty(name = "icp.issuer") String issuer) {
        this.register = register;
        this.database = database;
        this.service = service;
        this.management = management;
        this.issuerPort = issuerPort;
        this.issuer = issuer;
    }

    /** What is read one by one. The target speaks of a filing, which is what stands on record; the two others are told beside it. */
    private enum One {
        SUBJECT(Thing.SUBJECT, "/api/v1/subjects/", true),
        SERVICE(Thing.SERVICE, "/api/v1/services/", false),
        ORDER(Thing.ORDER, "/api/v1/orders/", false);

        private final Thing thing;
        private final String path;
        private final boolean judged;

        One(Thing thing, String path, boolean judged) {
            this.thing = thing;
            this.path = path;
            this.judged = judged;
        }

        String told() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The first and the far pages of a list, each as bytes to be sent. */
    private record Ends(List<byte[]> first, List<byte[]> far) {}

    public void run(Function<Plan, Pairs> pairs, boolean shortForm, PrintStream out, Report report) throws Exception {
        Scale scale = shortForm ? Scale.SHORT : Scale.FULL;
        fill(scale, out);
        try (Issuer tokens = Issuer.at(issuerPort, issuer);
                Connection counter = database.connection()) {
            counter.setAutoCommit(true);
            Map<Who, ReadRequest> callers = callers(tokens);
            long begun = System.nanoTime();
            Map<PageList, Ends> lists = walked(scale, callers);
            out.printf("%d lists walked through in %d s%n", lists.size(), secondsSince(begun));
            byOffset(pairs.apply(scale.pages()), scale, counter, report);
            for (var list : lists.entrySet()) {
                far(pairs.apply(scale.pages()), scale, list.getKey(), list.getValue(), counter, report);
            }
            for (One what : One.values()) {
                one(what, pairs.apply(scale.one()), scale, tokens, counter, report);
            }
        }
    }

    private void fill(Scale scale, PrintStream out) throws Exception {
        long begun = System.nanoTime();
        register.fill(scale.filings());
        out.printf(
                "%,d filings in the tables in %d s, %,d MiB%n",
                scale.filings(), secondsSince(begun), register.mebibytes());
    }

    private Map<Who, ReadRequest> callers(Issuer tokens) {
        Map<Who, ReadRequest> callers = new EnumMap<>(Who.class);
        callers.put(Who.REVIEWER, new ReadRequest(service, tokens.token(Ids.next(), "reviewer")));
        callers.put(Who.SUPPORT, new ReadRequest(service, tokens.token(Ids.next(), "support")));
        callers.put(Who.PARTNER, new ReadRequest(service, tokens.tokenOfPartner(Filing.PARTNER)));
        return callers;
    }

    /** Four at a time, which also brings the service to its pace. */
    private Map<PageList, Ends> walked(Scale scale, Map<Who, ReadRequest> callers) throws Exception {
        Map<PageList, Future<Ends>> walking = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (PageList list : PageList.ALL) {
                if (scale.before(list) > 0) {
                    ReadRequest caller = callers.get(list.who());
                    walking.put(list, threads.submit(() -> ends(scale, list, caller)));
                }
            }
        }
        Map<PageList, Ends> walked = new LinkedHashMap<>();
        for (var one : walking.entrySet()) {
            walked.put(one.getKey(), one.getValue().get());
        }
        return walked;
    }

    private Ends ends(Scale scale, PageList list, ReadRequest caller) throws IOException {
        try (HttpLine line = new HttpLine(service)) {
            List<byte[]> first = new Walk(line, caller, list).pages(scale.around(list));
            Walk walk = new Walk(line, caller, list);
            walk.skip(scale.before(list));
            return new Ends(first, walk.pages(scale.around(list)));
        }
    }

    private void byOffset(Pairs pairs, Scale scale, Connection counter, Report report) throws Exception {
        try (ByOffset far = new ByOffset(database.connection(), scale.before());
                ByOffset first = new ByOffset(database.connection(), 0)) {
            Pages.requireSeen(
                    pairs.run(
                            "Subjects by OFFSET, p95, ms",
                            side(List.of(far), scale.list(), counter),
                            side(List.of(first), scale.list(), counter),
                            Done::p95),
                    report);
        }
    }

    private void far(Pairs pairs, Scale scale, PageList list, Ends ends, Connection counter, Report report)
            throws Exception {
        String name = "%s: page %,d against page 1".formatted(list.name(), scale.before(list) / Walk.PAGE + 1);
        try (Reader far = new Reader(service, ends.far());
                Reader first = new Reader(service, ends.first())) {
            Pages.judge(
                    name,
                    pairs.run(
                            name + ", p95, ms",
                            side(List.of(far), scale.list(), counter),
                            side(List.of(first), scale.list(), counter),
                            Done::p95),
                    report);
        }
    }

    private void one(One what, Pairs pairs, Scale scale, Issuer tokens, Connection counter, Report report)
            throws Exception {
        List<Reader> readers = new ArrayList<>();
        List<Reader> pings = new ArrayList<>();
        try {
            List<String> paths = register.readOneByOne(scale.filings(), what.thing).stream()
                    .map(id -> what.path + id)
                    .toList();
            for (int i = 0; i < CALLERS; i++) {
                ReadRequest caller = new ReadRequest(service, tokens.tokenOfPartner(Filing.PARTNER));
                List<byte[]> own = new ArrayList<>();
                for (int path = i; path < paths.size(); path += CALLERS) {
                    own.add(caller.of(paths.get(path)));
                }
                readers.add(new Reader(service, own));
                pings.add(new Reader(
                        management, List.of(ReadRequest.open(management).of(PING))));
            }
            Crew.atWork(readers, scale.warmUp(), counter);
            judge(
                    what,
                    pairs.run(
                            "P15: one %s a call, answers a second, %d callers".formatted(what.told(), CALLERS),
                            side(readers, scale.each(), counter),
                            side(pings, scale.each(), counter),
                            Done::perSecond),
                    report);
        } finally {
            for (Reader one : readers) {
                one.close();
            }
            for (Reader one : pings) {
                one.close();
            }
        }
    }

    private static void judge(One what, Pairs.Result<Done> result, Report report) {
        report.add(found(
                what,
                "GET of one %s against GET of %s, answers/s".formatted(what.told(), PING),
                result.ours(Done::perSecond).with("%,.0f"),
                result.plain(Done::perSecond).with("%,.0f"),
                result.ratio(Done::perSecond),
                result.valid()));
        report.add(found(
                what,
                "processor time an answer, all processes, µs (the ratio is that of plain to ours)",
                result.cpuMicros(true, Done::calls).with("%.0f"),
                result.cpuMicros(false, Done::calls).with("%.0f"),
                result.cpuRatio(Done::calls),
                result.valid()));
        report.add(told(
                "statements an answer that read rows",
                result,
                result.ours(Done::rowStatements).with("%.2f"),
                result.plain(Done::rowStatements).with("%.2f")));
        report.add(told(
                "p50, ms",
                result,
                result.ours(Done::p50).with("%.2f"),
                result.plain(Done::p50).with("%.2f")));
        report.add(told(
                "p99, ms",
                result,
                result.ours(Done::p99).with("%.2f"),
                result.plain(Done::p99).with("%.2f")));
    }

    private static Finding found(One what, String name, String ours, String plain, Spread ratio, boolean valid) {
        String told = ratio.with("%.2f");
        return what.judged
                ? new Finding("P15", name, ours, plain, told, ratio.median(), 0.12, 0.20, true, valid)
                : Finding.told("", name, ours, plain, told, valid);
    }

    private static Finding told(String what, Pairs.Result<Done> result, String ours, String plain) {
        return Finding.told("", what, ours, plain, "", result.valid());
    }

    private static Side<Done> side(List<? extends Crew.Caller> callers, Duration length, Connection counter) {
        return new Side<>() {
            @Override
            public void prepare() {
                // nothing is changed by reading
            }

            @Override
            public Done measure() throws Exception {
                return Crew.atWork(callers, length, counter);
            }
        };
    }

    private static long secondsSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }
}
