package cn.icpfiling.filing.offline;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** On which legal day the papers were handed in. */
record OfflineHandingIn(@NotNull LocalDate handedInOn) {}
