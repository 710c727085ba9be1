package cn.icpfiling.verification.domainverifications;

import cn.icpfiling.verification.core.rules.VerifiedOrderType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param orderType null means a first filing */
record DomainVerificationRequest(
        @NotNull @Size(min = 1, max = 255) String domain,
        @NotNull @Size(min = 1, max = 200) String holderName,
        @NotNull @Min(1) @Max(99) Integer certificateType,
        @NotNull @Size(min = 1, max = 64) String certificateNumber,
        VerifiedOrderType orderType) {

    VerifiedOrderType orderTypeOrDefault() {
        return orderType == null ? VerifiedOrderType.FIRST_FILING : orderType;
    }

    @Override
    public String toString() {
        return "DomainVerificationRequest[" + domain + "]";
    }
}
