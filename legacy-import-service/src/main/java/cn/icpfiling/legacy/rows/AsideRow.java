package cn.icpfiling.legacy.rows;

import cn.icpfiling.legacy.core.SetAsideState;
import cn.icpfiling.legacy.rows.JudgeChunk.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A row that is set aside, with what it says of itself and its filing, and with the state in which it begins. */
public record AsideRow(JudgedRow judged, RowKeys keys, SetAsideState state) {

    /**
     * Returns the rows of a chunk that are set aside. Where its rows were cut into chunks makes no difference: a row of the same
     * key that follows and is stored stands for the faulty one.
     *
     * @param faulty those that the schema refuses
     * @param outcome with those that contradict other rows
     */
    public static List<AsideRow> of(LoadKind kind, boolean dryRun, List<JudgedRow> faulty, Outcome outcome) {
        if (faulty.isEmpty() && outcome.aside().isEmpty()) {
            return List.of();
        }
        var stored = outcome.stored()
                .collect(Collectors.toMap(
                        PreparedRow::id, row -> row.judged().raw().line()));
        var rows = new ArrayList<AsideRow>(faulty.size() + outcome.aside().size());
        for (var judged : faulty) {
            rows.add(of(kind, dryRun, judged, false, stored));
        }
        for (var judged : outcome.aside()) {
            rows.add(of(
                    kind,
                    dryRun,
                    judged,
                    outcome.repeated().contains(judged.raw().line()),
                    stored));
        }
        return rows;
    }

    private static AsideRow of(
            LoadKind kind, boolean dryRun, JudgedRow judged, boolean repeated, Map<UUID, Long> stored) {
        var keys = RowKeys.of(kind, judged.raw());
        return new AsideRow(judged, keys, dryRun ? SetAsideState.TRIED : stateOf(keys, judged, repeated, stored));
    }

    /** The earlier row that this one stands for: nothing is missing, or this one holds the filing back in its place. Null for none. */
    public RowPlace replaced() {
        var holds = state == SetAsideState.WAITING && (keys.filing() != null || keys.site() != null);
        return holds || state == SetAsideState.REPEATED ? judged.raw().corrects() : null;
    }

    private static SetAsideState stateOf(RowKeys keys, JudgedRow judged, boolean repeated, Map<UUID, Long> stored) {
        if (repeated) {
            return SetAsideState.REPEATED;
        }
        var isFollowed = keys.row() != null
                && stored.getOrDefault(keys.row(), 0L) > judged.raw().line();
        return isFollowed ? SetAsideState.CORRECTED : SetAsideState.WAITING;
    }
}
