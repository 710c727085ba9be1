package cn.icpfiling.filing.uploads;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;

/** The papers of an order that are on their way, oldest first. */
record OpenUploads(@NotNull UUID orderId, @NotNull List<UploadView> items) {}
