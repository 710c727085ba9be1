package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.ProviderGround;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/**
 * The provider's ground for having a record deregistered.
 *
 * @param findingId of inspection-service
 * @param reason its code
 */
record DeregistrationGround(
        @NotNull UUID findingId,

        @NotNull @Pattern(regexp = "^[A-Z][A-Z0-9_.]{0,63}$")
        String reason) {

    ProviderGround ground() {
        return new ProviderGround(findingId, reason);
    }
}
