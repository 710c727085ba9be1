package cn.icpfiling.bench.read;

import cn.icpfiling.bench.measure.Pairs;
import cn.icpfiling.bench.measure.Plan;
import cn.icpfiling.bench.measure.Report;
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
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lists of a million filings: compares far pages with first pages. */
@ApplicationScoped
public class PagesBench {

    private final Register register;
    private final FilingDatabase database;
    private final URI service;
    private final int issuerPort;
    private final String issuer;

    PagesBench(
            Register register,
            FilingDatabase database,
            @ConfigProperty(name = "icp.bench.service") URI service,
            @ConfigProperty(name = "icp.bench.issuer-port") int issuerPort,
            @ConfigProperty(name = "icp.issuer") String issuer) {
        this.register = register;
        this.database = database;
        this.service = service;
        this.issuerPort = issuerPort;
        this.issuer = issuer;
    }

    /** The first and the far pages of a list, each as the bytes of a request. */
    private record Ends(List<byte[]> first, List<byte[]> far) {}

    public void run(Function<Plan, Pairs> pairs, boolean shortForm, PrintStream out, Report report) throws Exception {
        var scale = shortForm ? Scale.SHORT : Scale.FULL;
        register.fill(scale.filings(), out);
        try (var tokens = Issuer.at(issuerPort, issuer);
                var counter = database.connection()) {
            counter.setAutoCommit(true);
            var begun = System.nanoTime();
            var lists = walked(scale, callers(tokens));
            out.printf(
                    "%d lists walked through in %d s%n",
                    lists.size(), Duration.ofNanos(System.nanoTime() - begun).toSeconds());
            byOffset(pairs.apply(scale.pages()), scale, counter, report);
            for (var list : lists.entrySet()) {
                far(pairs.apply(scale.pages()), scale, list.getKey(), list.getValue(), counter, report);
            }
        }
    }

    private Map<Who, ReadRequest> callers(Issuer tokens) {
        var callers = new EnumMap<Who, ReadRequest>(Who.class);
        callers.put(Who.REVIEWER, new ReadRequest(service, tokens.token(Ids.next(), "reviewer")));
        callers.put(Who.SUPPORT, new ReadRequest(service, tokens.token(Ids.next(), "support")));
        callers.put(Who.PARTNER, new ReadRequest(service, tokens.tokenOfPartner(Filing.PARTNER)));
        return callers;
    }

    /** Walks four lists at a time, which also warms up the service. */
    private Map<PageList, Ends> walked(Scale scale, Map<Who, ReadRequest> callers) throws Exception {
        var walking = new LinkedHashMap<PageList, Future<Ends>>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var list : PageList.ALL) {
                if (scale.before(list) > 0) {
                    var caller = callers.get(list.who());
                    walking.put(list, threads.submit(() -> ends(scale, list, caller)));
                }
            }
        }
        var walked = new LinkedHashMap<PageList, Ends>();
        for (var one : walking.entrySet()) {
            walked.put(one.getKey(), one.getValue().get());
        }
        return walked;
    }

    private Ends ends(Scale scale, PageList list, ReadRequest caller) throws IOException {
        try (var line = new HttpLine(service)) {
            var first = new Walk(line, caller, list).pages(scale.around(list));
            var walk = new Walk(line, caller, list);
            walk.skip(scale.before(list));
            return new Ends(first, walk.pages(scale.around(list)));
        }
    }

    private void byOffset(Pairs pairs, Scale scale, Connection counter, Report report) throws Exception {
        try (var far = new ByOffset(database.connection(), scale.before());
                var first = new ByOffset(database.connection(), 0)) {
            Pages.requireSeen(
                    pairs.run(
                            "Subjects by OFFSET, p95, ms",
                            Crew.side(List.of(far), scale.list(), counter),
                            Crew.side(List.of(first), scale.list(), counter),
                            Done::p95),
                    report);
        }
    }

    private void far(Pairs pairs, Scale scale, PageList list, Ends ends, Connection counter, Report report)
            throws Exception {
        var name = "%s: page %,d against page 1".formatted(list.name(), scale.before(list) / Walk.PAGE + 1);
        try (var far = new Reader(service, ends.far());
                var first = new Reader(service, ends.first())) {
            Pages.judge(
                    name,
                    pairs.run(
                            name + ", p95, ms",
                            Crew.side(List.of(far), scale.list(), counter),
                            Crew.side(List.of(first), scale.list(), counter),
                            Done::p95),
                    report);
        }
    }
}
