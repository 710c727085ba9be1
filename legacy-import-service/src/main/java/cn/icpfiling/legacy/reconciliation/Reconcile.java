package cn.icpfiling.legacy.reconciliation;

import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.store.LegacyLoadTable;
import cn.icpfiling.legacy.store.ReconciliationTable;
import cn.icpfiling.legacy.store.ReconciliationTable.Count;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Reconciles what was loaded with what became of it. */
@ApplicationScoped
class Reconcile {
    private static final int MOST_DAYS = 366;
    private static final String NOTHING = "0".repeat(16);

    private final ReconciliationTable table;
    private final LegacyLoadTable loads;

    Reconcile(ReconciliationTable table, LegacyLoadTable loads) {
        this.table = table;
        this.loads = loads;
    }

    /**
     * @param filings all of them; the sum over the states
     * @param setAside rows of subjects that wait for their correction
     */
    record Reconciliation(
            UUID loadId, long filings, List<StateCount> states, List<StateCount> refusals, long setAside) {}

    record StateCount(String state, long filings, String checksum) {
        static StateCount of(Count count) {
            return new StateCount(count.state(), count.filings(), count.checksum());
        }
    }

    record Day(LocalDate day, String what, long filings, String checksum) {}

    record Days(List<Day> items) {}

    /** Every state is named, also one that no filing has. */
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
        return new Reconciliation(
                load,
                states.stream().mapToLong(StateCount::filings).sum(),
                states,
                table.refusals(load).stream().map(StateCount::of).toList(),
                table.setAside(load));
    }

    /** Both days belong to it. */
    Days days(LocalDate from, LocalDate until) {
        var last = until.isAfter(from.plusDays(MOST_DAYS)) ? from.plusDays(MOST_DAYS) : until;
        return new Days(table.days(LegalTime.startOf(from), LegalTime.startOf(last.plusDays(1))).stream()
                .map(day -> new Day(day.day(), day.what(), day.filings(), day.checksum()))
                .toList());
    }

    String csv(Reconciliation told) {
        var lines = new StringBuilder("part,state,filings,checksum\n");
        told.states().forEach(count -> line(lines, "STATE", count));
        told.refusals().forEach(count -> line(lines, "REFUSAL", count));
        lines.append("SET_ASIDE,,").append(told.setAside()).append(",\n");
        return lines.toString();
    }

    private static void line(StringBuilder lines, String part, StateCount count) {
        lines.append(part)
                .append(',')
                .append(count.state())
                .append(',')
                .append(count.filings())
                .append(',')
                .append(count.checksum())
                .append('\n');
    }

    String csv(Days days) {
        var lines = new StringBuilder("day,what,filings,checksum\n");
        days.items()
                .forEach(day -> lines.append(day.day())
                        .append(',')
                        .append(day.what())
                        .append(',')
                        .append(day.filings())
                        .append(',')
                        .append(day.checksum())
                        .append('\n'));
        return lines.toString();
    }
}
