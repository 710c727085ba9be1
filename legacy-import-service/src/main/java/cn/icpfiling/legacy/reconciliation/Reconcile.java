package cn.icpfiling.legacy.reconciliation;

import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.store.ComparisonTable;
import cn.icpfiling.legacy.store.ComparisonTable.Comparison;
import cn.icpfiling.legacy.store.HeldFilingsTable;
import cn.icpfiling.legacy.store.HeldFilingsTable.Held;
import cn.icpfiling.legacy.store.LegacyLoadTable;
import cn.icpfiling.legacy.store.ReconciliationTable;
import cn.icpfiling.legacy.store.ReconciliationTable.Count;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reconciles what was loaded with what became of it. */
@ApplicationScoped
class Reconcile {
    private static final int MOST_DAYS = 367;
    private static final String REVERSED = "PERIOD_REVERSED";
    private static final String TOO_LONG = "PERIOD_TOO_LONG";
    private static final String NOTHING = "0".repeat(16);

    private static final String SET_ASIDE = "SET_ASIDE";
    private static final String SET_ASIDE_WAITING = "SET_ASIDE_WAITING";

    private final ReconciliationTable table;
    private final HeldFilingsTable held;
    private final LegacyLoadTable loads;
    private final ComparisonTable comparisons;

    Reconcile(ReconciliationTable table, HeldFilingsTable held, LegacyLoadTable loads, ComparisonTable comparisons) {
        this.table = table;
        this.held = held;
        this.loads = loads;
        this.comparisons = comparisons;
    }

    /**
     * @param filings all of them; the sum over the states
     * @param changedLater those of one load that a later one has changed; null for all loads
     * @param setAside rows of all kinds that were set aside; the sum over the kinds
     * @param held rows that hold a filing back
     * @param comparison with filing-service; null for one load, and before the first one
     */
    record Reconciliation(
            UUID loadId,
            long filings,
            List<StateCount> states,
            List<StateCount> refusals,
            Long changedLater,
            long setAside,
            List<RowsOfKind> setAsideRows,
            Held held,
            ComparisonView comparison) {}

    /**
     * @param differences filings of which the two services say two things, without those that are settled
     * @param settled those that an administrator has settled
     * @param notComparable filings without a difference whose content filing-service has summed up under a key that is lost here
     */
    record ComparisonView(
            Instant begunAt,
            Instant endedAt,
            SideView handedOver,
            SideView held,
            long differences,
            long settled,
            long notComparable) {
        static ComparisonView of(Comparison last) {
            return new ComparisonView(
                    last.begunAt(),
                    last.endedAt(),
                    SideView.of(last.handedOver()),
                    SideView.of(last.held()),
                    last.differences(),
                    last.settled(),
                    last.notComparable());
        }
    }

    record SideView(long filings, String checksum) {
        static SideView of(ComparisonTable.Side side) {
            return new SideView(side.filings(), side.shownChecksum());
        }
    }

    /** @param waiting those of the rows that wait for their correction */
    record RowsOfKind(LoadKind kind, long rows, long waiting) {}

    record RowsOfDay(LocalDate day, LoadKind kind, long rows, long waiting) {}

    record StateCount(String state, long filings, String checksum) {
        static StateCount of(Count count) {
            return new StateCount(count.state(), count.filings(), count.checksum());
        }
    }

    record Day(LocalDate day, String what, long filings, String checksum) {}

    record Days(List<Day> items, List<RowsOfDay> setAside) {}

    /** Every state and every kind is named, also one that no filing and no row has. */
    Reconciliation of(UUID load) {
        if (load != null && loads.find(load).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        var found = table.states(load);
        var states = Arrays.stream(LegacyState.values())
                .map(state -> found.stream()
                        .filter(count -> count.state().equals(state.name()))
                        .map(StateCount::of)
                        .findFirst()
                        .orElse(new StateCount(state.name(), 0, NOTHING)))
                .toList();
        var rows = rows(load);
        return new Reconciliation(
                load,
                states.stream().mapToLong(StateCount::filings).sum(),
                states,
                table.refusals(load).stream().map(StateCount::of).toList(),
                load == null ? null : table.changedLater(load),
                rows.stream().mapToLong(RowsOfKind::rows).sum(),
                rows,
                held.held(load),
                load == null ? comparisons.last().map(ComparisonView::of).orElse(null) : null);
    }

    private List<RowsOfKind> rows(UUID load) {
        var found = table.setAside(load);
        return Arrays.stream(LoadKind.values())
                .map(kind -> found.stream()
                        .filter(count -> count.kind().equals(kind.name()))
                        .map(count -> new RowsOfKind(kind, count.rows(), count.waiting()))
                        .findFirst()
                        .orElse(new RowsOfKind(kind, 0, 0)))
                .toList();
    }

    /** Both days belong to it. */
    Days days(LocalDate from, LocalDate until) {
        requirePeriod(from, until);
        var begin = LegalTime.startOf(from);
        var end = LegalTime.startOf(until.plusDays(1));
        return new Days(
                table.days(begin, end).stream()
                        .map(day -> new Day(day.day(), day.what(), day.filings(), day.checksum()))
                        .toList(),
                table.setAsideDays(begin, end).stream()
                        .map(day -> new RowsOfDay(day.day(), LoadKind.valueOf(day.kind()), day.rows(), day.waiting()))
                        .toList());
    }

    private static void requirePeriod(LocalDate from, LocalDate until) {
        if (from.isAfter(until)) {
            throw refused(REVERSED);
        }
        if (!from.plusDays(MOST_DAYS).isAfter(until)) {
            throw refused(TOO_LONG, MOST_DAYS);
        }
    }

    private static ProblemException refused(String code, Object... args) {
        return ProblemException.invalid(Violation.of("/query/from", code, null, args));
    }

    String csv(Reconciliation told) {
        var lines = new StringBuilder("part,state,filings,checksum\n");
        told.states().forEach(count -> line(lines, "STATE", count.state(), count.filings(), count.checksum()));
        told.refusals().forEach(count -> line(lines, "REFUSAL", count.state(), count.filings(), count.checksum()));
        if (told.changedLater() != null) {
            line(lines, "CHANGED_LATER", "", told.changedLater(), "");
        }
        for (var rows : told.setAsideRows()) {
            line(lines, SET_ASIDE, rows.kind(), rows.rows(), "");
            line(lines, SET_ASIDE_WAITING, rows.kind(), rows.waiting(), "");
        }
        line(lines, "HELD_ROWS", "", told.held().rows(), "");
        line(lines, "HELD_FILINGS", "", told.held().filings(), "");
        var compared = told.comparison();
        if (compared != null) {
            line(
                    lines,
                    "COMPARED",
                    "HANDED_OVER",
                    compared.handedOver().filings(),
                    compared.handedOver().checksum());
            line(
                    lines,
                    "COMPARED",
                    "HELD",
                    compared.held().filings(),
                    compared.held().checksum());
            line(lines, "COMPARED", "DIFFERENT", compared.differences(), "");
            line(lines, "COMPARED", "SETTLED", compared.settled(), "");
            line(lines, "COMPARED", "NOT_COMPARABLE", compared.notComparable(), "");
        }
        return lines.toString();
    }

    /** The kind stands behind the columns of the filings, which have kept their places. */
    String csv(Days days) {
        var lines = new StringBuilder("day,what,filings,checksum,kind\n");
        days.items().forEach(day -> line(lines, day.day(), day.what(), day.filings(), day.checksum(), ""));
        for (var rows : days.setAside()) {
            line(lines, rows.day(), SET_ASIDE, rows.rows(), "", rows.kind());
            line(lines, rows.day(), SET_ASIDE_WAITING, rows.waiting(), "", rows.kind());
        }
        return lines.toString();
    }

    private static void line(StringBuilder lines, Object... values) {
        lines.append(Arrays.stream(values).map(Object::toString).collect(Collectors.joining(",", "", "\n")));
    }
}
