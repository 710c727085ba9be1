package cn.icpfiling.filing.trace;

import cn.icpfiling.filing.trace.TracePage.State;
import cn.icpfiling.platform.history.HistoryAnswer;
import cn.icpfiling.platform.history.HistoryEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page out of the answers of all sources.
 *
 * @param next where the sources are left if a page follows
 */
record MergedTrace(List<TraceEntry> items, Optional<TracePositions> next, List<TracePage.Source> sources) {

    private record Found(TraceService service, HistoryEntry entry) {}

    private static final Comparator<Found> ORDER = Comparator.comparing(
                    (Found found) -> found.entry().position().at())
            .thenComparing(Found::service)
            .thenComparing(found -> found.entry().position());

    /**
     * @param answers empty for a silent source; each has at most one entry more than the page
     * @param before where the sources were left by the page before
     */
    static MergedTrace of(Map<TraceService, Optional<HistoryAnswer>> answers, TracePositions before, int limit) {
        var all = new ArrayList<Found>();
        answers.forEach((service, answer) ->
                answer.ifPresent(some -> some.entries().forEach(entry -> all.add(new Found(service, entry)))));
        all.sort(ORDER);
        var shown = all.subList(0, Math.min(limit, all.size()));
        var left = before;
        for (var found : shown) {
            left = left.with(found.service(), found.entry().position());
        }
        return new MergedTrace(
                shown.stream()
                        .map(found -> TraceEntry.of(found.service(), found.entry()))
                        .toList(),
                all.size() > limit ? Optional.of(left) : Optional.empty(),
                answers.entrySet().stream()
                        .map(entry -> new TracePage.Source(entry.getKey(), state(entry.getValue())))
                        .toList());
    }

    boolean isComplete() {
        return sources.stream().allMatch(source -> source.state() == State.ANSWERED);
    }

    private static State state(Optional<HistoryAnswer> answer) {
        return answer.map(some -> some.whole() ? State.ANSWERED : State.PARTIAL).orElse(State.SILENT);
    }
}
