package cn.icpfiling.filing.drafting;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The type check from which an order is opened. */
record OrderRequest(@NotNull UUID typeCheckId) {}
