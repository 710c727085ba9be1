package cn.icpfiling.systemtests.drill.runbooks;

import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.LocalDatabase;
import cn.icpfiling.systemtests.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * One fault and the section of one alert, followed as an operator does: the alert fires, the look shows what the section says, the act mends
 * it, what the section calls over comes true, the alert ends. Each method fails ({@link Differs}) if it goes otherwise, or if the section
 * does not have the code that the caller wants to use.
 */
final class Play {

    private static final Duration EACH = Duration.ofSeconds(2);
    private static final Duration A_LOOK = Duration.ofSeconds(75);

    private final Stack stack;
    private final List<Section> sections;
    private final Prometheus prometheus;
    private final Terminal terminal;
    private final Consumer<String> tell;
    private final Instant begun;
    private final List<Over> overs = new ArrayList<>();
    private final TreeSet<String> fired = new TreeSet<>();
    private final Set<String> later = new TreeSet<>();

    /** What a section calls over: this expression, compared so. */
    private record Over(String alert, String expression, String comparison) {}

    Play(Stack stack, List<Section> sections, Prometheus prometheus, Terminal terminal, Consumer<String> tell) {
        this.stack = stack;
        this.sections = sections;
        this.prometheus = prometheus;
        this.terminal = terminal;
        this.tell = tell;
        // to the second, as logs and commands of the same moment count
        this.begun = Instant.now().minusSeconds(1);
    }

    /** The alert fires within that time, and what its section calls over is not true then. */
    Play fires(String alert, Duration within, String over, String comparison) {
        var since = Instant.now();
        await(alert + " fires", within, () -> prometheus.firing(alert).isPresent());
        fired.add(alert);
        isOnThePage(section(alert), section(alert).text(), over);
        overs.add(new Over(alert, over, comparison));
        Differs.unless(
                !prometheus.isTrue(over, comparison),
                "%s fires although %s %s, which its section calls over",
                alert,
                over,
                comparison);
        tell.accept("%s fires after %d s"
                .formatted(alert, Duration.between(since, Instant.now()).toSeconds()));
        return this;
    }

    /** None of these alerts fires. Before a fault: else the fault would not be what fires it. */
    Play quiet(String... alerts) {
        for (var alert : alerts) {
            Differs.unless(prometheus.firing(alert).isEmpty(), "%s fires before its fault", alert);
        }
        return this;
    }

    /** The command of the section prints a line with this pattern, of what was logged since the fault. */
    Play shows(String alert, String command, String pattern) {
        var section = section(alert);
        isOnThePage(section, section.text(), command);
        var printed = new String[1];
        await("`%s` prints \"%s\"".formatted(command, pattern), A_LOOK, () -> {
            printed[0] = terminal.run(command, Optional.of(begun)).printed();
            return Pattern.compile(pattern).matcher(printed[0]).find();
        });
        return this;
    }

    /** The expression of the section has a series with this label and value. */
    Play showsSeries(String alert, String expression, String label, String value) {
        var section = section(alert);
        isOnThePage(section, section.text(), expression);
        await(
                "%s has a series with %s=%s".formatted(expression, label, value),
                A_LOOK,
                () -> prometheus.query(expression).stream()
                        .anyMatch(series -> value.equals(series.labels().get(label)) && series.value() > 0));
        return this;
    }

    /** The statement of the section answers in that schema, with a row that has this pattern; returns the rows. */
    String showsRows(String alert, String statement, String schema, String pattern) {
        var section = section(alert);
        isOnThePage(section, section.text(), statement);
        var rows = new String[1];
        await("`%s` has a row with \"%s\"".formatted(statement, pattern), A_LOOK, () -> {
            rows[0] = new LocalDatabase(stack, schema).run(statement.replaceFirst(";$", ""));
            return Pattern.compile(pattern).matcher(rows[0]).find();
        });
        return rows[0];
    }

    /** The act of the section, a command that must succeed. Returns what it printed. */
    String does(String alert, String command) {
        isOnThePage(section(alert), section(alert).text(), command);
        return run(command);
    }

    /** A command with a place for a name, from any section of a page: {@code told} stands there, {@code filled} is run. */
    String does(Section section, String told, String filled) {
        isOnThePage(section, section.text(), told);
        return run(filled);
    }

    private String run(String command) {
        var outcome = terminal.run(command, Optional.of(begun));
        Differs.unless(outcome.status() == 0, "`%s` ends with %d: %s", command, outcome.status(), outcome.printed());
        tell.accept("done: " + command.lines().findFirst().orElseThrow());
        return outcome.printed();
    }

    /** An act that the section tells in words, such as an operation of the API with its data. */
    Play does(String alert, String words, Runnable act) {
        Differs.unless(
                oneLine(section(alert).text()).contains(words), "the section of %s does not say \"%s\"", alert, words);
        act.run();
        tell.accept("done: " + words);
        return this;
    }

    /** Waits until all that fired is over, as the sections say, and no alert of them fires. */
    Play ends(Duration within) {
        for (var over : overs) {
            await(
                    "over, as the section of %s says: %s %s"
                            .formatted(over.alert(), over.expression(), over.comparison()),
                    within,
                    () -> prometheus.isTrue(over.expression(), over.comparison()));
            if (!later.contains(over.alert())) {
                await(
                        over.alert() + " ends",
                        within,
                        () -> prometheus.firing(over.alert()).isEmpty());
            }
        }
        tell.accept("over: " + String.join(", ", fired));
        return this;
    }

    /** The alert looks back for so long that the drill waits for its end last. */
    Play endsLater(String alert) {
        later.add(alert);
        return this;
    }

    /** The alerts that fired and whose end no play has waited for. */
    Set<String> later() {
        return later;
    }

    /** The alerts that fired so far in this play. */
    List<String> fired() {
        return List.copyOf(fired);
    }

    Section section(String title) {
        return sections.stream()
                .filter(section -> section.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new Differs("no page has a section " + title));
    }

    private static void isOnThePage(Section section, String part, String code) {
        Differs.unless(
                Section.told(part).stream().anyMatch(told -> told.text().equals(code)),
                "the section of %s does not have `%s` there",
                section.title(),
                code);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    static void await(String what, Duration within, Callable<Boolean> isSo) {
        Awaitility.await(what)
                .atMost(within)
                .pollDelay(Duration.ZERO)
                .pollInterval(EACH)
                .until(isSo);
    }
}
