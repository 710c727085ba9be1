package cn.icpfiling.inspection.statistics;

import cn.icpfiling.inspection.core.findings.FindingAct;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.store.FindingCountTable;
import cn.icpfiling.inspection.store.FindingCountTable.Count;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds up the counts of findings. */
@ApplicationScoped
class ReadStatistics {
    static final int MOST_DAYS = 366;

    private static final int DAYS_BY_DEFAULT = 30;
    private static final String UNKNOWN = "UNKNOWN";
    private static final Set<FindingState> OPEN =
            EnumSet.of(FindingState.OPENED, FindingState.NOTIFIED, FindingState.CONTESTED, FindingState.OVERDUE);

    private final FindingCountTable counts;
    private final Clock clock;

    ReadStatistics(FindingCountTable counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * What the caller wants to see; a null field matches all.
     *
     * @param from null for 30 days up to the last one
     * @param to null for today
     */
    record Wanted(LocalDate from, LocalDate to, FindingSource source, String province) {

        boolean isOf(Count count) {
            return (source == null || source.name().equals(count.source()))
                    && (province == null || province.equals(count.province()));
        }
    }

    @Transactional
    FindingStatistics handle(Wanted wanted) {
        var today = LegalTime.dayOf(clock.instant());
        var to = Objects.requireNonNullElse(wanted.to(), today);
        var from = Objects.requireNonNullElse(wanted.from(), to.minusDays(DAYS_BY_DEFAULT - 1L));
        requirePeriod(from, to);
        var states = counts.states().stream().filter(wanted::isOf).toList();
        var open = states.stream().filter(ReadStatistics::isOpen).toList();
        return new FindingStatistics(
                today,
                sum(states),
                sum(open),
                by(states, Count::measure),
                by(
                        open,
                        count -> AgeBucket.of(ChronoUnit.DAYS.between(count.day(), today))
                                .name()),
                by(states, Count::reason),
                by(states, Count::source),
                by(states, count -> count.province().isEmpty() ? UNKNOWN : count.province()),
                days(
                        from,
                        to,
                        counts.acts(from, to).stream().filter(wanted::isOf).toList()));
    }

    private static void requirePeriod(LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            throw refused("/query/from", StatisticsFault.PERIOD_REVERSED);
        }
        if (!from.plusDays(MOST_DAYS).isAfter(to)) {
            throw refused("/query/from", StatisticsFault.PERIOD_TOO_LONG, MOST_DAYS);
        }
    }

    private static ProblemException refused(String pointer, StatisticsFault fault, Object... args) {
        return ProblemException.invalid(Violation.of(pointer, fault.name(), null, args));
    }

    /** Sorted by key. */
    private static List<StatisticsCount> by(List<Count> counts, Function<Count, String> key) {
        var groups = counts.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> new StatisticsCount(
                        group.getKey(),
                        sum(group.getValue()),
                        sum(group.getValue().stream()
                                .filter(ReadStatistics::isOpen)
                                .toList())))
                .toList();
    }

    private static List<StatisticsDay> days(LocalDate from, LocalDate to, List<Count> acts) {
        var byDay = new HashMap<LocalDate, Map<String, Long>>();
        acts.forEach(act -> byDay.computeIfAbsent(act.day(), it -> new HashMap<>())
                .merge(act.measure(), act.findings(), Long::sum));
        return from.datesUntil(to.plusDays(1))
                .map(day -> day(day, byDay.getOrDefault(day, Map.of())))
                .toList();
    }

    private static StatisticsDay day(LocalDate day, Map<String, Long> acts) {
        return new StatisticsDay(
                day,
                acts.getOrDefault(FindingAct.OPEN.name(), 0L),
                acts.getOrDefault(FindingAct.REOPEN.name(), 0L),
                acts.getOrDefault(FindingAct.CURE.name(), 0L),
                acts.getOrDefault(FindingAct.DISMISS.name(), 0L),
                acts.getOrDefault(FindingAct.EXPIRE.name(), 0L),
                acts.getOrDefault(FindingAct.END.name(), 0L));
    }

    private static boolean isOpen(Count count) {
        return OPEN.contains(FindingState.valueOf(count.measure()));
    }

    private static long sum(List<Count> counts) {
        return counts.stream().mapToLong(Count::findings).sum();
    }
}
