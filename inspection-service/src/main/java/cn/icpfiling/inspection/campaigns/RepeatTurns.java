package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.store.RepeatedCheckTable.Waiting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * The order of the checks that wait, in one pass; each has one turn. Holders come first, also those who ask meanwhile. Then come
 * the platform's, those that may take longest last: after the last day of a campaign thousands of looks at addresses may wait.
 */
final class RepeatTurns {
    private static final int PAGE = 50;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final List<Waiting> OF_PLATFORM =
            List.of(Waiting.OF_PLATFORM, Waiting.ADDRESSES, Waiting.TRIED_ADDRESSES);

    private final Reader repeats;
    private final ToIntFunction<CheckKind> most;
    private final Map<Waiting, UUID> last = new EnumMap<>(Waiting.class);
    private final Deque<List<RepeatedCheck>> holders = new ArrayDeque<>();
    private final Deque<List<RepeatedCheck>> platforms = new ArrayDeque<>();

    /** Reads checks that wait, the oldest first: those after the given one. */
    interface Reader {
        List<RepeatedCheck> waiting(Waiting which, UUID after, int limit);
    }

    /** @param most how many checks of a kind are repeated together */
    RepeatTurns(Reader repeats, ToIntFunction<CheckKind> most) {
        this.repeats = repeats;
        this.most = most;
    }

    /** Checks of one kind to be repeated together; empty at the end of the pass. */
    List<RepeatedCheck> next() {
        if (holders.isEmpty()) {
            read(Waiting.OF_HOLDERS, holders);
        }
        if (!holders.isEmpty()) {
            return holders.poll();
        }
        for (var waiting : OF_PLATFORM) {
            if (platforms.isEmpty()) {
                read(waiting, platforms);
            }
        }
        return platforms.isEmpty() ? List.of() : platforms.poll();
    }

    private void read(Waiting waiting, Deque<List<RepeatedCheck>> into) {
        var page = repeats.waiting(waiting, last.getOrDefault(waiting, BEFORE_ALL), PAGE);
        if (!page.isEmpty()) {
            last.put(waiting, page.getLast().id());
            divide(page, into);
        }
    }

    /** One that was tried already goes alone: it may have had no time beside the others. */
    private void divide(List<RepeatedCheck> page, Deque<List<RepeatedCheck>> into) {
        var together = new EnumMap<CheckKind, List<RepeatedCheck>>(CheckKind.class);
        for (var repeat : page) {
            var kind = repeat.check();
            var alone = repeat.firstTriedAt() != null || most.applyAsInt(kind) == 1;
            var group = alone ? new ArrayList<RepeatedCheck>(1) : together.computeIfAbsent(kind, _ -> begun(into));
            group.add(repeat);
            if (alone) {
                into.add(group);
            } else if (group.size() == most.applyAsInt(kind)) {
                together.remove(kind);
            }
        }
    }

    private static List<RepeatedCheck> begun(Deque<List<RepeatedCheck>> into) {
        var group = new ArrayList<RepeatedCheck>();
        into.add(group);
        return group;
    }
}
