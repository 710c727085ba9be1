package cn.icpfiling.inspection.statistics;

import java.time.LocalDate;
import java.util.List;

/**
 * The numbers of a dashboard.
 *
 * @param on the legal day of the response, by which ages are counted
 * @param ages of open findings only
 * @param days one entry for each legal day between the two days, also for one on which nothing happened
 */
record FindingStatistics(
        LocalDate on,
        long findings,
        long open,
        List<StatisticsCount> states,
        List<StatisticsCount> ages,
        List<StatisticsCount> reasons,
        List<StatisticsCount> sources,
        List<StatisticsCount> provinces,
        List<StatisticsDay> days) {}
