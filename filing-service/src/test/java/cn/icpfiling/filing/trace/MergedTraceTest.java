package cn.icpfiling.filing.trace;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.trace.TracePage.State;
import cn.icpfiling.platform.history.HistoryAnswer;
import cn.icpfiling.platform.history.HistoryEntry;
import cn.icpfiling.platform.history.HistoryEntry.Told;
import cn.icpfiling.platform.history.HistoryPosition;
import cn.icpfiling.platform.page.CursorCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergedTraceTest {

    private static final Instant MOMENT = Instant.parse("2026-11-29T01:00:00.123456Z");

    /** The longest place of a table of each service, and as many positions as a cursor can hold. */
    @Test
    void a_cursor_keeps_where_each_source_was_left_and_fits_its_parameter() {
        var left = TracePositions.START.with(TraceService.FILING, new HistoryPosition(MOMENT, 3, "F".repeat(74)));
        for (var service : List.of(TraceService.VERIFICATION, TraceService.ACCOUNT, TraceService.LEGACY)) {
            left = left.with(service, new HistoryPosition(MOMENT.plusNanos(1_000), 11, "A".repeat(32)));
        }
        left = left.with(TraceService.INSPECTION, new HistoryPosition(MOMENT, 12, "0".repeat(64)));
        var codec = new CursorCodec(new byte[32]);

        var cursor = codec.encode("scope", left.parts());

        assertThat(cursor).hasSizeLessThanOrEqualTo(512);
        assertThat(TracePositions.of(codec.decode("scope", cursor))).isEqualTo(left);
        assertThat(TracePositions.of(List.of())).isEqualTo(TracePositions.START);
    }

    @Test
    void a_page_is_the_earliest_of_all_answers_and_each_source_goes_on_behind_its_own_last_entry() {
        var answers = answers(
                TraceService.FILING,
                List.of(1, 4),
                TraceService.INSPECTION,
                List.of(2, 3),
                TraceService.LEGACY,
                List.of(5));

        var merged = MergedTrace.of(answers, TracePositions.START, 3);

        assertThat(merged.items().stream().map(TraceEntry::what)).containsExactly("1", "2", "3");
        var next = merged.next().orElseThrow();
        assertThat(next.of(TraceService.FILING)).isEqualTo(position(1));
        assertThat(next.of(TraceService.INSPECTION)).isEqualTo(position(3));
        assertThat(next.of(TraceService.LEGACY)).isEqualTo(HistoryPosition.START);
        assertThat(merged.isComplete()).isTrue();
    }

    @Test
    void a_silent_source_stays_where_it_was_and_brings_its_entries_later() {
        var answers = answers(TraceService.FILING, List.of(1, 2), TraceService.ACCOUNT, List.of());
        answers.put(TraceService.ACCOUNT, Optional.empty());
        var first = MergedTrace.of(answers, TracePositions.START, 1);
        assertThat(first.isComplete()).isFalse();
        assertThat(first.sources())
                .contains(new TracePage.Source(TraceService.ACCOUNT, State.SILENT))
                .contains(new TracePage.Source(TraceService.FILING, State.ANSWERED));

        var second = MergedTrace.of(
                answers(TraceService.FILING, List.of(2), TraceService.ACCOUNT, List.of(0)),
                first.next().orElseThrow(),
                5);

        assertThat(second.items().stream().map(TraceEntry::what)).containsExactly("0", "2");
        assertThat(second.next()).isEmpty();
        assertThat(second.isComplete()).isTrue();
    }

    @Test
    void a_source_that_left_ids_out_is_partial() {
        var answers = answers(TraceService.FILING, List.of(1));
        answers.put(TraceService.LEGACY, Optional.of(new HistoryAnswer(List.of(), false)));

        var merged = MergedTrace.of(answers, TracePositions.START, 5);

        assertThat(merged.isComplete()).isFalse();
        assertThat(merged.sources()).contains(new TracePage.Source(TraceService.LEGACY, State.PARTIAL));
    }

    @Test
    void a_walk_shows_each_entry_of_all_sources_once_whatever_the_size_of_a_page() {
        for (var size = 1; size <= 9; size++) {
            var seen = new ArrayList<String>();
            var left = Optional.of(TracePositions.START);
            while (left.isPresent()) {
                var page = MergedTrace.of(rest(left.get(), size + 1), left.get(), size);
                page.items().forEach(entry -> seen.add(entry.service() + entry.what()));
                left = page.next();
            }
            assertThat(seen).as("pages of %d", size).hasSize(40).doesNotHaveDuplicates();
        }
    }

    /** Every service has eight entries, at the same moments as the others. */
    private static Map<TraceService, Optional<HistoryAnswer>> rest(TracePositions left, int limit) {
        var answers = new EnumMap<TraceService, Optional<HistoryAnswer>>(TraceService.class);
        for (var service : TraceService.values()) {
            answers.put(
                    service,
                    Optional.of(new HistoryAnswer(
                            IntStream.range(0, 8)
                                    .filter(at -> position(at).compareTo(left.of(service)) > 0)
                                    .limit(limit)
                                    .mapToObj(MergedTraceTest::entry)
                                    .toList(),
                            true)));
        }
        return answers;
    }

    private static Map<TraceService, Optional<HistoryAnswer>> answers(Object... servicesAndTimes) {
        var answers = new EnumMap<TraceService, Optional<HistoryAnswer>>(TraceService.class);
        for (var i = 0; i < servicesAndTimes.length; i += 2) {
            var entries = ((List<?>) servicesAndTimes[i + 1])
                    .stream().map(at -> entry((Integer) at)).toList();
            answers.put((TraceService) servicesAndTimes[i], Optional.of(new HistoryAnswer(entries, true)));
        }
        return answers;
    }

    private static HistoryEntry entry(int at) {
        return new HistoryEntry(
                position(at), "STEP", Integer.toString(at), null, new Told(null, null, null, "evidence", null), null);
    }

    private static HistoryPosition position(int at) {
        return new HistoryPosition(MOMENT.plusSeconds(at), 0, "00");
    }
}
