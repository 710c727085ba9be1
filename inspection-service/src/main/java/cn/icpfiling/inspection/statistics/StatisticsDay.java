package cn.icpfiling.inspection.statistics;

import java.time.LocalDate;

/** What happened on a legal day: how many findings were opened, cured and so on. */
record StatisticsDay(LocalDate day, long opened, long reopened, long cured, long dismissed, long overdue, long ended) {}
