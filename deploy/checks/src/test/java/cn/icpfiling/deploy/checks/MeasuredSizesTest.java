package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What production asks for is what {@code ./icp bench resources} measured under load (bench/baselines/resources.md), with room: the limit of
 * memory is 1.3 times the most that was resident, and the processor time asked for is no less than the average.
 */
class MeasuredSizesTest {
    private static final double ROOM = 1.3;
    private static final List<String> PROCESSES = List.of(
            "gateway",
            "account-service",
            "filing-service",
            "verification-service",
            "inspection-service",
            "legacy-import-service");
    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)m");

    /** A process under load, in MiB and millicores. */
    record Measured(String process, int heap, int resident, int average) {

        /** The rows of a baseline's table; none if it has no such table. */
        static List<Measured> all(String baseline) {
            return baseline.lines()
                    .dropWhile(line -> !line.startsWith(
                            "| process | heap, MiB | resident at most, MiB | processor on average, m |"))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> cells(line))
                    .map(cells -> new Measured(
                            cells.get(0), number(cells.get(1)), number(cells.get(2)), number(cells.get(3))))
                    .toList();
        }
    }

    /** What the manifests give a process, in MiB and millicores. */
    record Given(int heap, int limit, int processor) {

        static Given of(Bundle production, String process) {
            var pod = production.workloads().stream()
                    .filter(workload -> workload.item().kind().equals("Deployment")
                            && workload.item().name().equals(process))
                    .findFirst()
                    .orElseThrow();
            var resources = pod.mainContainers().getFirst().path("resources");
            var options = HEAP.matcher(SettingChecks.variables(production, pod).get("JDK_JAVA_OPTIONS"));
            assertThat(options.find()).as(process).isTrue();
            return new Given(
                    Integer.parseInt(options.group(1)),
                    Quantities.of(resources.at("/limits/memory").asText())
                            .divide(BigDecimal.TWO.pow(20))
                            .intValueExact(),
                    Quantities.of(resources.at("/requests/cpu").asText())
                            .multiply(BigDecimal.valueOf(1000))
                            .intValueExact());
        }
    }

    static Stream<String> processes() {
        return PROCESSES.stream();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void production_gives_what_was_measured_under_load_and_room(String process) {
        var baseline = Overlay.ROOT.resolve("bench/baselines/resources.md");
        if (!Files.exists(baseline)) {
            abort("NOT CHECKED: the sizes of production against a load, because bench/baselines/resources.md is missing"
                    + " (./icp bench resources --keep)");
        }
        var measured = Measured.all(Overlay.read(baseline));
        assertThat(faults(process, measured, Given.of(Overlay.bundle("production"), process)))
                .isEmpty();
    }

    @Test
    void what_is_too_small_missing_or_measured_with_another_heap_is_told() {
        var measured = Measured.all("""
                | target | what |
                |---|---|
                | P14 | resident |

                | process | heap, MiB | resident at most, MiB | processor on average, m | busiest ten seconds, m |
                |---|---|---|---|---|
                | gateway | 256 | 500 | 300 | 900 |
                | mariadb |  | 300 | 100 | 200 |

                told
                """);

        assertThat(measured)
                .containsExactly(new Measured("gateway", 256, 500, 300), new Measured("mariadb", 0, 300, 100));
        assertThat(faults("gateway", measured, new Given(256, 650, 300))).isEmpty();
        assertThat(faults("gateway", measured, new Given(256, 649, 299)))
                .containsExactly(
                        "gateway: a limit of 649 MiB is less than 1.3 times the 500 MiB that it held",
                        "gateway: 299m asked for is less than the 300m that it used on average");
        assertThat(faults("gateway", measured, new Given(384, 650, 300)))
                .containsExactly("gateway: measured with a heap of 256 MiB, and has 384 MiB");
        assertThat(faults("filing-service", measured, new Given(384, 1280, 1000)))
                .containsExactly("filing-service: no figure under load");
        assertThat(Measured.all("| target | what |\n|---|---|\n| P14 | resident |\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void the_page_tells_the_sizes_of_the_manifests(String process) {
        var given = Given.of(Overlay.bundle("production"), process);

        var row = Overlay.read(Overlay.KUBERNETES.resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("| " + process + " |"))
                .map(MeasuredSizesTest::cells)
                .findFirst()
                .orElseThrow();

        assertThat(new Given(number(row.get(1)), number(row.get(3)), number(row.get(4))))
                .isEqualTo(given);
    }

    private static List<String> faults(String process, List<Measured> measured, Given given) {
        var one = measured.stream().filter(row -> row.process().equals(process)).findFirst();
        if (one.isEmpty()) {
            return List.of(process + ": no figure under load");
        }
        var faults = new ArrayList<String>();
        if (one.get().heap() != given.heap()) {
            faults.add("%s: measured with a heap of %d MiB, and has %d MiB"
                    .formatted(process, one.get().heap(), given.heap()));
        }
        if (given.limit() < one.get().resident() * ROOM) {
            faults.add("%s: a limit of %d MiB is less than %s times the %d MiB that it held"
                    .formatted(process, given.limit(), ROOM, one.get().resident()));
        }
        if (given.processor() < one.get().average()) {
            faults.add("%s: %dm asked for is less than the %dm that it used on average"
                    .formatted(process, given.processor(), one.get().average()));
        }
        return faults;
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.split("\\|")).skip(1).map(String::strip).toList();
    }

    /** 1,280 MiB and 1000m are numbers; an empty cell is none. */
    private static int number(String cell) {
        var digits = cell.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
