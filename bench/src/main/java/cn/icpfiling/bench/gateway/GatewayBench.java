package cn.icpfiling.bench.gateway;

import cn.icpfiling.bench.measure.Finding;
import cn.icpfiling.bench.measure.Machine;
import cn.icpfiling.bench.measure.Pairs;
import cn.icpfiling.bench.measure.Pairs.Pair;
import cn.icpfiling.bench.measure.Pairs.Run;
import cn.icpfiling.bench.measure.Pairs.Side;
import cn.icpfiling.bench.measure.Plan;
import cn.icpfiling.bench.measure.Report;
import cn.icpfiling.bench.measure.Spread;
import cn.icpfiling.bench.measure.WarmUp;
import cn.icpfiling.bench.service.Crew;
import cn.icpfiling.bench.service.Issuer;
import cn.icpfiling.platform.id.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * P6, P7 and P17, a separate program: {@code [--short]}. Compares the gateway with nginx as a proxy with one worker,
 * each alone on one core. wrk and the upstream, an nginx that answers half a KiB of JSON, share the other core. Spring
 * Cloud Gateway on the same core is told beside them and not judged.
 */
public final class GatewayBench {
    private static final int CALLERS = 64;
    /** Callers a second that leave. */
    private static final int LEAVING = 500;

    /** How late an answer may be before wrk reports it, which ends the bench. */
    private static final String PATIENCE = "2s";

    /** The first answers of a process that still loads its classes on a core that it is alone on take longer. */
    private static final String COLD_PATIENCE = "20s";

    private static final String OPEN = "/api/v1/provider-profile";
    private static final String WITH_TOKEN = "/api/v1/orders";

    private final Pairs pairs;
    private final Report report;
    private final int seconds;
    private final WarmUp warmUp;
    private final String gateway;
    private final String plain;
    private final String spring;
    private final String token;

    private GatewayBench(
            Pairs pairs,
            Report report,
            int seconds,
            WarmUp warmUp,
            String gateway,
            String plain,
            String spring,
            String token) {
        this.pairs = pairs;
        this.report = report;
        this.seconds = seconds;
        this.warmUp = warmUp;
        this.gateway = gateway;
        this.plain = plain;
        this.spring = spring;
        this.token = token;
    }

    public static void main(String... arguments) throws Exception {
        var shortForm = List.of(arguments).contains("--short");
        var plan = shortForm ? Plan.SHORT : Plan.FULL;
        System.out.printf("%s, load %.2f%n", Machine.described(), Machine.load());
        var own = Machine.withBench(told("ICP_BENCH_PIDS"));
        var report = new Report(plan.judged());
        try (var issuer = Issuer.at(Integer.parseInt(told("ICP_BENCH_ISSUER_PORT")), told("ICP_ISSUER"))) {
            new GatewayBench(
                            new Pairs(
                                    new Machine(own, OptionalInt.of(Integer.parseInt(told("ICP_BENCH_LOADER_CORE")))),
                                    plan,
                                    System.out),
                            report,
                            shortForm ? 1 : 5,
                            shortForm ? WarmUp.ONCE : new WarmUp(15, 60),
                            told("ICP_BENCH_GATEWAY"),
                            told("ICP_BENCH_PLAIN"),
                            told("ICP_BENCH_SPRING"),
                            issuer.token(Ids.next(), "applicant"))
                    .run();
        }
        System.out.printf("%n%s%n", report.table());
        System.exit(report.exitCode());
    }

    private void run() throws Exception {
        warmUp();
        atFullLoad("with a token", WITH_TOKEN, "P6", 0.45, 0.60);
        atFullLoad("open", OPEN, "", Double.NaN, Double.NaN);
        alone();
        besideSpring();
        whileOthersLeave();
    }

    private void warmUp() throws Exception {
        warmUp.until(
                run -> wrk(gateway + (run % 3 == 2 ? OPEN : WITH_TOKEN), CALLERS, seconds, COLD_PATIENCE)
                        .perSecond(),
                System.out);
        firstAnswer(spring + WITH_TOKEN);
        warmUp.until(
                _ -> wrk(spring + WITH_TOKEN, CALLERS, seconds, COLD_PATIENCE).perSecond(), System.out);
    }

    /** Has the peer fetch its keys, and tells the reason of a refusal, which wrk does not. */
    private void firstAnswer(String url) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(20))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("%s answered %d %s %s"
                        .formatted(
                                url,
                                answer.statusCode(),
                                answer.headers().firstValue("WWW-Authenticate").orElse(""),
                                answer.body()));
            }
        }
    }

    private void besideSpring() throws Exception {
        beside(
                "GET %s (with a token), %d callers, answers/s; Spring Cloud Gateway as the plain one",
                CALLERS, Load::perSecond, "%,.0f");
        beside("GET %s, %d caller, p50, ms; Spring Cloud Gateway as the plain one", 1, Load::p50, "%.3f");
    }

    private void beside(String what, int callers, ToDoubleFunction<Load> figure, String format) throws Exception {
        var name = what.formatted(WITH_TOKEN, callers);
        var result = pairs.run(name, side(gateway + WITH_TOKEN, callers), side(spring + WITH_TOKEN, callers), figure);
        report.add(Finding.told(
                "",
                name,
                result.ours(figure).with(format),
                result.plain(figure).with(format),
                result.ratio(figure).with("%.2f"),
                result.valid()));
    }

    private void atFullLoad(String what, String path, String target, double must, double aim) throws Exception {
        var name = "GET %s (%s), %d callers".formatted(path, what, CALLERS);
        var result = pairs.run(
                name + ", answers/s", side(gateway + path, CALLERS), side(plain + path, CALLERS), Load::perSecond);
        var ratio = result.ratio(Load::perSecond);
        report.add(new Finding(
                target,
                name + ", answers/s",
                result.ours(Load::perSecond).with("%,.0f"),
                result.plain(Load::perSecond).with("%,.0f"),
                ratio.with("%.2f"),
                target.isEmpty() ? Double.NaN : ratio.median(),
                must,
                aim,
                true,
                result.valid()));
        told("processor time an answer, proxy alone, µs", result, Pair::ours, Pair::plain);
        report.add(Finding.told(
                "",
                "p99, ms",
                result.ours(Load::p99).with("%.2f"),
                result.plain(Load::p99).with("%.2f"),
                "",
                result.valid()));
    }

    private void told(
            String what,
            Pairs.Result<Load> result,
            Function<Pair<Load>, Run<Load>> ours,
            Function<Pair<Load>, Run<Load>> plainly) {
        var own = result.pairs().stream()
                .map(pair -> micros(ours.apply(pair), "gateway"))
                .toList();
        var others = result.pairs().stream()
                .map(pair -> micros(plainly.apply(pair), "nginx"))
                .toList();
        var ratios = new ArrayList<Double>();
        for (var i = 0; i < own.size(); i++) {
            ratios.add(others.get(i) / own.get(i));
        }
        report.add(Finding.told(
                "",
                what,
                Spread.of(own).with("%.1f"),
                Spread.of(others).with("%.1f"),
                Spread.of(ratios).with("%.2f"),
                result.valid()));
    }

    private void alone() throws Exception {
        var name = "GET %s, one caller, p50, ms".formatted(WITH_TOKEN);
        var result = pairs.run(name, side(gateway + WITH_TOKEN, 1), side(plain + WITH_TOKEN, 1), Load::p50);
        var ratio = result.ratio(Load::p50);
        report.add(new Finding(
                "P7",
                name,
                result.ours(Load::p50).with("%.3f"),
                result.plain(Load::p50).with("%.3f"),
                ratio.with("%.2f"),
                ratio.median(),
                1.30,
                1.15,
                false,
                result.valid()));
    }

    /** Compares a caller while a crowd of callers leaves with the same caller without the crowd. */
    private void whileOthersLeave() throws Exception {
        var door = URI.create(gateway);
        var calm = new CalmCaller(door, WITH_TOKEN, token);
        var length = Duration.ofSeconds(2L * seconds);
        var name = "GET %s, 100 a second, p99, ms, while %d callers a second leave".formatted(WITH_TOKEN, LEAVING);
        var result = pairs.run(
                name,
                Crew.unprepared(() -> {
                    try (var others = new LeavingCallers(door, token, LEAVING)) {
                        var seen = calm.calls(length);
                        System.out.printf("  %,d left%n", others.gone());
                        return seen;
                    }
                }),
                Crew.unprepared(() -> calm.calls(length)),
                Load::p99);
        var ratio = result.ratio(Load::p99);
        report.add(new Finding(
                "P17",
                name,
                result.ours(Load::p99).with("%.2f"),
                result.plain(Load::p99).with("%.2f"),
                ratio.with("%.2f"),
                ratio.median(),
                2.00,
                1.50,
                false,
                result.valid()));
    }

    private static double micros(Run<Load> run, String process) {
        return run.interval().cpuSeconds().get(process) * 1e6 / run.result().requests();
    }

    private Side<Load> side(String url, int callers) {
        return Crew.unprepared(() -> wrk(url, callers, seconds, PATIENCE));
    }

    private Load wrk(String url, int callers, int seconds, String patience) throws IOException, InterruptedException {
        var wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + callers,
                        "-d" + seconds + "s",
                        "--timeout",
                        patience,
                        "--latency",
                        "-H",
                        "Authorization: Bearer " + token,
                        url)
                .redirectErrorStream(true)
                .start();
        var told = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0) {
            throw new IOException("wrk ended with " + wrk.exitValue() + ": " + told);
        }
        return Load.read(told);
    }

    private static String told(String variable) {
        var value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(variable + " is not set; run ./icp bench gateway");
        }
        return value;
    }
}
