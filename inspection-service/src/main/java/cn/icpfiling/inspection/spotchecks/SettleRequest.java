package cn.icpfiling.inspection.spotchecks;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** An inspector's results, one answer for each item of the spot check. */
record SettleRequest(@NotNull @Size(min = 1, max = 6) List<@NotNull @Valid ItemAnswer> answers) {}
