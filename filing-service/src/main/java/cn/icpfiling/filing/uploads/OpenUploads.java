package cn.icpfiling.filing.uploads;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;

/** The open uploads of an order, oldest first. */
record OpenUploads(@NotNull UUID orderId, @NotNull List<UploadView> items) {}
