package cn.icpfiling.filing.drafting;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** From which type check an order is opened. */
record OrderRequest(@NotNull UUID typeCheckId) {}
