package cn.icpfiling.filing.offline;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** For which type check a case is opened. */
record OfflineRequest(@NotNull UUID typeCheckId, @Valid OfflineApplicant applicant) {}
