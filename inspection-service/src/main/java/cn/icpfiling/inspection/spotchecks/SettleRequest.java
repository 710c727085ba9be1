package cn.icpfiling.inspection.spotchecks;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What an inspector found, one answer for each thing that was asked. */
record SettleRequest(@NotNull @Size(min = 1, max = 6) List<@NotNull @Valid ItemAnswer> answers) {}
