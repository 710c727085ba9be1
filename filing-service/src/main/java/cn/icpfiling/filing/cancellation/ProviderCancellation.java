package cn.icpfiling.filing.cancellation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/**
 * The provider's ground for ending its access.
 *
 * @param findingId the overdue finding of inspection-service
 * @param reason its code
 */
record ProviderCancellation(
        @NotNull UUID findingId,

        @NotNull @Pattern(regexp = "^[A-Z][A-Z0-9_.]{0,63}$")
        String reason) {}
