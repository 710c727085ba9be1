package cn.icpfiling.filing.offline;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** The legal day on which the papers were handed in. */
record OfflineHandingIn(@NotNull LocalDate handedInOn) {}
