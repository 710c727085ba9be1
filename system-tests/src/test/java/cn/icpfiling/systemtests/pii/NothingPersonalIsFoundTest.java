package cn.icpfiling.systemtests.pii;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.KeptAnswers;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.pii.Search.Where;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Comes last: whoever was invented by any test of this run is searched for in everything that the run left behind. */
@Order(Integer.MAX_VALUE)
@Isolated
class NothingPersonalIsFoundTest {

    private static final int FILINGS = 3;

    private static Map<Integer, Integer> blunders;
    private static Report report;
    private static List<String> overlooked;
    private static Report decoys;

    @BeforeAll
    static void all_that_is_left_behind_is_searched() {
        var stack = Stack.fromEnvironment();
        var clumsy = CompletableFuture.supplyAsync(() -> new Clumsy(stack).blunders());
        new Crowd(stack, told -> {}).file(FILINGS, FILINGS);
        blunders = clumsy.join();
        var data = Pii.everything();
        report = new Search(stack, data).everywhere();
        report.figures().forEach(System.out::println);
        System.out.printf("%d values in %d forms%n", data.size(), report.forms());
        var planted = new Decoys(stack);
        overlooked = planted.overlooked();
        decoys = planted.report();
    }

    @Test
    void nothing_personal_is_found_anywhere() {
        assertThat(report.findings()).isEmpty();
        assertThat(report.exitCode()).isZero();
    }

    @Test
    void every_kind_of_place_was_looked_at() {
        assertThat(report.looked()).containsOnlyKeys(Where.values());
        assertThat(report.looked().values())
                .allSatisfy(looked -> assertThat(looked.bytes()).isPositive());
        assertThat(KeptAnswers.count()).isGreaterThan(100);
    }

    @Test
    void whoever_fills_in_everything_wrongly_is_refused_and_told_no_server_trouble() {
        assertThat(blunders.getOrDefault(400, 0)).isGreaterThan(300);
        assertThat(blunders.keySet()).allSatisfy(status -> assertThat(status).isLessThan(500));
    }

    @Test
    void the_search_finds_somebody_who_is_planted_in_any_encoding_and_place() {
        assertThat(overlooked).isEmpty();
        assertThat(decoys.hits()).isNotEmpty();
    }

    @Test
    void a_finding_ends_the_command_with_1_and_does_not_show_the_value() {
        assertThat(decoys.exitCode()).isEqualTo(1);
        assertThat(decoys.findings())
                .isNotEmpty()
                .noneMatch(finding -> finding.contains("13870707073") || finding.contains("龘"));
    }
}
