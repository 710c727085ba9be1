package cn.icpfiling.verification.domainchecks;

import cn.icpfiling.verification.core.rules.VerifiedOrderType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * @param added the domains that a CHANGE_OLD_SERVICE order adds; null means none
 * @param on the day whose lists apply; null means today
 * @param holder the account of the order or filing; null from callers of the release before
 */
record DomainChecksRequest(
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Size(min = 1, max = 255) String> domains,
        @NotNull @Size(min = 1, max = 200) String holderName,
        @NotNull @Min(1) @Max(99) Integer certificateType,
        @NotNull @Size(min = 1, max = 64) String certificateNumber,
        @NotNull VerifiedOrderType orderType,
        @Size(max = 100) List<@NotNull @Size(min = 1, max = 255) String> added,
        LocalDate on,
        UUID holder) {

    @Override
    public String toString() {
        return "DomainChecksRequest" + domains;
    }
}
