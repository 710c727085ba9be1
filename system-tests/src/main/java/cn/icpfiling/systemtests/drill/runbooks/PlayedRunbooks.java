package cn.icpfiling.systemtests.drill.runbooks;

import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.drill.runbooks.Looks.Ending;
import cn.icpfiling.systemtests.drill.runbooks.Looks.Look;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** {@code ./icp drill runbooks}: the pages are followed on a stack of its own. */
public final class PlayedRunbooks {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final Duration FIRST_SAMPLES = Duration.ofMinutes(2);
    /** The longer window of the alert's slower half, and some turns. */
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(33);

    private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\w+)$");

    private static final Pattern NAMED = Pattern.compile("\\{name: (\\w+)");
    private static final Pattern RECORDED = Pattern.compile("(?m)\\brecord: ([a-z0-9_:]+)");
    private static final Pattern METER = Pattern.compile("\"((?:icp|gateway)[.][a-z.-]+)\"");

    private final Stack stack;
    private final Path root;
    private final Prometheus prometheus;
    private final Terminal terminal;
    private final List<String> violations = new ArrayList<>();
    private final Set<String> fired = new TreeSet<>();
    private final Set<String> later = new TreeSet<>();

    private PlayedRunbooks(Stack stack, URI prometheus) {
        this.stack = stack;
        this.root = stack.script().toAbsolutePath().getParent();
        this.prometheus = new Prometheus(prometheus);
        this.terminal = new Terminal(stack);
    }

    public static void main(String[] args) throws IOException {
        var played = new PlayedRunbooks(Stack.fromEnvironment(), URI.create(System.getenv("ICP_PROMETHEUS_URL")));
        System.exit(played.holds() ? 0 : 1);
    }

    private boolean holds() throws IOException {
        var sections = sections(root);
        Play.await(
                "Prometheus has samples of all services",
                FIRST_SAMPLES,
                () -> prometheus.ready().isPresent()
                        && prometheus.isTrue("count(up)", "== 6")
                        && prometheus.isTrue("up", "== 1"));
        looks(sections);
        new Faults(stack, terminal).all().forEach((name, fault) -> plays(name, fault, sections));
        for (var alert : later) {
            try {
                Play.await(
                        alert + " ends",
                        HALF_AN_HOUR,
                        () -> prometheus.firing(alert).isEmpty());
                OUT.println("over: " + alert);
            } catch (ConditionTimeoutException goesOn) {
                fired.remove(alert);
                violations.add(goesOn.getMessage());
            }
        }
        var alerts = new TreeSet<>(alerts(root));
        OUT.printf(
                "%d of %d alerts fired by a fault and ended by their section: %s%n",
                fired.size(), alerts.size(), String.join(", ", fired));
        alerts.removeAll(fired);
        OUT.printf("Not fired by a fault of this drill: %s%n", String.join(", ", alerts));
        violations.forEach(violation -> OUT.println("VIOLATION " + violation));
        return violations.isEmpty();
    }

    private void looks(List<Section> sections) throws IOException {
        var looks = new Looks(stack, prometheus, terminal, counted(root));
        var all = looks.take(sections);
        for (var ending : Ending.values()) {
            OUT.printf(
                    "%-13s %d looks%n",
                    ending, all.stream().filter(look -> look.ending() == ending).count());
        }
        all.stream()
                .filter(look -> look.ending() == Ending.FAULTY)
                .map(Look::toString)
                .forEach(violations::add);
        all.stream()
                .filter(look -> look.ending() == Ending.OF_A_CLUSTER)
                .forEach(look ->
                        OUT.println("  not taken here: " + look.section().title() + ": "
                                + look.told().text().lines().findFirst().orElse("")));
        misses(looks);
    }

    /** The canary: a page with a slip of each kind, and each must be found. */
    private void misses(Looks looks) {
        var page = """
                ## Slips

                **Look.** `icp_outbox_oldest_second` and `sum by (job (icp_outbox_depth)`, `GET /api/v1/authority-issue`,
                `POST /api/v1/findings`, `kubectl logs -l app.kubernetes.io/name=filing-service --tail=-1 | jq -r .message`, `./icp statu`.

                ```
                SELECT DISTINCT consumer, event_keys FROM inbox_parked_events;
                ```
                """;
        var slips = Section.of("slips.md", page);
        var wanted = slips.getFirst().told().size();
        var found = looks.take(slips).stream()
                .filter(look -> look.ending() == Ending.FAULTY)
                .toList();
        if (found.size() != wanted) {
            violations.add("of %d slips on a page %d are found: %s".formatted(wanted, found.size(), found));
        }
        OUT.printf("%d of %d slips on a page are found%n", found.size(), wanted);
    }

    private void plays(String name, Consumer<Play> fault, List<Section> sections) {
        var begun = Instant.now();
        OUT.println("When " + name + ":");
        var play = new Play(stack, sections, prometheus, terminal, told -> OUT.println("  " + told));
        try {
            fault.accept(play);
            fired.addAll(play.fired());
            later.addAll(play.later());
        } catch (Differs | ConditionTimeoutException | UncheckedIOException | IllegalStateException differs) {
            violations.add("when " + name + ": " + differs.getMessage());
            OUT.println("  VIOLATION " + differs.getMessage());
        }
        OUT.printf("  (%d s)%n", Duration.between(begun, Instant.now()).toSeconds());
    }

    /** The sections of all pages, by page. */
    static List<Section> sections(Path root) throws IOException {
        var sections = new ArrayList<Section>();
        try (var pages = Files.list(root.resolve("docs/runbooks"))) {
            for (var page : pages.sorted().toList()) {
                sections.addAll(Section.of(page.getFileName().toString(), Files.readString(page)));
            }
        }
        return sections;
    }

    /** The names of all alerts. */
    static List<String> alerts(Path root) throws IOException {
        var alerts = new ArrayList<String>();
        try (var files = Files.list(root.resolve("deploy/monitoring/rules"))) {
            for (var file : files.sorted().toList()) {
                ALERT.matcher(Files.readString(file)).results().forEach(alert -> alerts.add(alert.group(1)));
            }
        }
        return alerts;
    }

    /** The names of metrics in the sources of all services, with underscores in place of points, and those that the rules use or make. */
    private static Set<String> counted(Path root) throws IOException {
        var names = new TreeSet<String>();
        NAMED.matcher(Files.readString(root.resolve("deploy/monitoring/metrics.yaml")))
                .results()
                .forEach(metric -> names.add(metric.group(1)));
        try (var rules = Files.list(root.resolve("deploy/monitoring/rules"))) {
            for (var file : rules.toList()) {
                RECORDED.matcher(Files.readString(file)).results().forEach(rule -> names.add(rule.group(1)));
            }
        }
        for (var sources : sources(root)) {
            try (var files = Files.walk(sources)) {
                for (var file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    METER.matcher(Files.readString(file))
                            .results()
                            .forEach(meter -> names.add(meter.group(1).replaceAll("[.-]", "_")));
                }
            }
        }
        return names;
    }

    /** The folders of main sources of the modules; a folder "target" has older ones, and data that come and go. */
    private static List<Path> sources(Path root) throws IOException {
        try (var folders =
                Files.find(root, 2, (path, attributes) -> Files.isDirectory(path.resolve("src/main/java")))) {
            return folders.map(folder -> folder.resolve("src/main/java")).toList();
        }
    }
}
