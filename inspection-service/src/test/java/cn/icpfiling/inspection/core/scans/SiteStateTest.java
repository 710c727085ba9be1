package cn.icpfiling.inspection.core.scans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The looks in a row are counted without a write for each look. */
class SiteStateTest {
    private static final NavigableSet<Long> NONE = new TreeSet<>();

    /**
     * One letter a scan, from the first: here, not here, unknown, frozen, and x for a cancelled scan, which may have looked
     * at the domain or not: here it has not.
     */
    @ParameterizedTest
    @CsvSource({
        "nnn,     3",
        "hnn,     2",
        "nhn,     1",
        "n,       1",
        "h,       0",
        "nun,     2",
        "nuun,    2",
        "nuunun,  3",
        "unn,     2",
        "nu,      0",
        "nxn,     2",
        "nxxnn,   3",
        "nuxn,    1",
        "fnn,     2",
        "hfn,     1",
    })
    void unhealthy_looks_in_a_row(String looks, long expected) {
        var cancelled = new TreeSet<Long>();
        SiteState state = null;
        var scan = 0L;
        for (var letter : looks.toCharArray()) {
            scan++;
            if (letter == 'x') {
                cancelled.add(scan);
            } else if (letter != 'f') {
                state = after(state, look(letter), scan);
            } else if (state != null) {
                state = state.after(new SiteLook(Health.NOT_HERE, "NXDOMAIN", true, 9, "g"), scan, at(scan));
            }
        }
        assertThat(state.looksInARow(scan, cancelled)).isEqualTo(expected);
    }

    @Test
    void a_result_that_stays_changes_nothing_for_a_hundred_scans() {
        var state = SiteState.first(look('n'), 1, at(1));
        for (var scan = 2; scan <= 100; scan++) {
            assertThat(state.after(look('n'), scan, at(scan))).isSameAs(state);
        }
        assertThat(state.looksInARow(100, NONE)).isEqualTo(100);
    }

    @Test
    void the_same_scan_again_comes_to_the_same_state() {
        for (var before : List.of('h', 'n', 'u')) {
            for (var now : List.of('h', 'n', 'u')) {
                var once = after(after(null, look(before), 1), look(now), 4);
                assertThat(after(once, look(now), 4))
                        .as("%s then %s", before, now)
                        .isEqualTo(once);
            }
        }
    }

    @Test
    void a_run_begins_with_its_first_unhealthy_look_and_a_healthy_one_ends_it() {
        var state = after(after(after(null, look('n'), 1), look('u'), 2), look('n'), 3);
        assertThat(state.firstUnhealthyScan()).isEqualTo(1);
        assertThat(state.firstUnhealthyAt()).isEqualTo(at(1));
        assertThat(state.missed()).isEqualTo(1);

        var healthy = after(state, look('h'), 4);
        assertThat(healthy.isInRun()).isFalse();
        assertThat(after(healthy, look('n'), 5).firstUnhealthyScan()).isEqualTo(5);
    }

    @Test
    void a_healthy_look_ends_what_was_found_so_that_a_new_run_is_found_again() {
        var run = after(null, look('n'), 1);
        var found = new SiteState(
                run.look(), 1, run.since(), run.firstUnhealthyScan(), run.firstUnhealthyAt(), 0, null, true, false);
        assertThat(after(found, look('u'), 2).found()).isTrue();
        var again = after(after(found, look('h'), 2), look('n'), 3);
        assertThat(again.found()).isFalse();
        assertThat(again.firstUnhealthyScan()).isEqualTo(3);
    }

    @Test
    void scans_that_learn_nothing_are_one_row_whatever_their_answers() {
        var state = after(after(after(null, look('h'), 1), look('u'), 2), SiteLook.unknown("LAME"), 3);
        assertThat(state.sinceScan()).isEqualTo(3);
        assertThat(state.unknownSinceScan()).isEqualTo(2);
        assertThat(after(state, look('n'), 4).unknownSinceScan()).isNull();
        assertThat(after(null, look('u'), 1).unknownSinceScan()).isEqualTo(1);
    }

    @Test
    void scans_that_did_not_ask_for_want_of_networks_are_not_of_the_row() {
        var waits = after(null, SiteLook.unknown(SiteLook.NO_NETWORKS), 1);
        assertThat(after(waits, look('u'), 5).unknownSinceScan()).isEqualTo(5);

        var answered = new SiteLook(Health.UNKNOWN, SiteLook.NO_NETWORKS, false, 4, "g");
        assertThat(after(after(after(null, look('u'), 1), answered, 3), look('u'), 4)
                        .unknownSinceScan())
                .as("an answer of a family without networks goes on with the row")
                .isEqualTo(1);

        var inRun = after(after(null, look('n'), 1), SiteLook.unknown(SiteLook.NO_NETWORKS), 2);
        assertThat(after(after(inRun, look('u'), 5), look('n'), 6).missed())
                .as("of a run they are missed")
                .isEqualTo(4);
    }

    private static SiteState after(SiteState state, SiteLook look, long scan) {
        return state == null ? SiteState.first(look, scan, at(scan)) : state.after(look, scan, at(scan));
    }

    private static SiteLook look(char letter) {
        return switch (letter) {
            case 'h' -> new SiteLook(Health.HERE, "ADDRESSES", false, 1, "g");
            case 'n' -> new SiteLook(Health.NOT_HERE, "NXDOMAIN", false, 2, "g");
            default -> new SiteLook(Health.UNKNOWN, "TIMEOUT", false, 3, "g");
        };
    }

    private static Instant at(long scan) {
        return Instant.parse("2026-11-01T00:00:00Z").plusSeconds(scan * 3600);
    }
}
