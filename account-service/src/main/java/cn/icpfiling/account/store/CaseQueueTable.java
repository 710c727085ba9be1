package cn.icpfiling.account.store;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The order of the support's queue: the case that is due first, first; those that were opened before among those of a day. */
@ApplicationScoped
public class CaseQueueTable {

    /** The day of a case that has no due day yet. */
    public static final LocalDate NOT_DUE = LocalDate.of(9999, 12, 31);

    private static final String SOME = "SELECT id, queue_day FROM support_cases WHERE state = ?";
    private static final String LAPSED = " AND claim_ends_at <= ?";
    private static final String CLAIMED = " AND claim_ends_at > ?";
    private static final String IN_ORDER =
            " AND (? IS NULL OR kind = ?) AND (queue_day > ? OR (queue_day = ? AND id > ?))"
                    + " ORDER BY queue_day, id LIMIT ?";

    /** One page of a state; a test reads its plan. */
    static final String PAGE = SOME + IN_ORDER;

    private static final Comparator<Place> FIRST_DUE =
            Comparator.comparing(Place::day).thenComparing(place -> place.id().toString());

    private final Sql sql;

    CaseQueueTable(Sql sql) {
        this.sql = sql;
    }

    /** The place of a case in the queue. */
    public record Place(LocalDate day, UUID id) {

        public static final Place BEFORE_ALL = new Place(LocalDate.of(1000, 1, 1), new UUID(0, 0));

        /** @param dueOn null for a case that has no due day yet */
        public static Place of(LocalDate dueOn, UUID id) {
            return new Place(dueOn == null ? NOT_DUE : dueOn, id);
        }
    }

    /**
     * Returns the next cases in one state. A claim that has lapsed counts as OPEN.
     *
     * @param kind null for all kinds
     * @param now on the machine's clock
     */
    public List<UUID> after(Place place, CaseState state, CaseKind kind, Instant now, int most) {
        return (switch (state) {
                    // Two reads that each follow the key: one for both states would sort all cases of either.
                    case OPEN ->
                        Stream.concat(
                                page(CaseState.OPEN, "", List.of(), kind, place, most),
                                page(CaseState.CLAIMED, LAPSED, List.of(now), kind, place, most));
                    case CLAIMED -> page(CaseState.CLAIMED, CLAIMED, List.of(now), kind, place, most);
                    default -> page(state, "", List.of(), kind, place, most);
                })
                .sorted(FIRST_DUE)
                .limit(most)
                .map(Place::id)
                .toList();
    }

    private Stream<Place> page(CaseState state, String claim, List<?> ends, CaseKind kind, Place after, int most) {
        var name = kind == null ? null : kind.name();
        var values = new ArrayList<Object>(List.of(state.name()));
        values.addAll(ends);
        Collections.addAll(values, name, name, after.day(), after.day(), after.id(), most);
        return sql
                .list(
                        row -> new Place(row.getObject(2, LocalDate.class), Binary.toUuid(row.getBytes(1))),
                        SOME + claim + IN_ORDER,
                        values.toArray())
                .stream();
    }
}
