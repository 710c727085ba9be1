package cn.icpfiling.verification.operations;

import cn.icpfiling.verification.core.rules.VerifiedOrderType;
import cn.icpfiling.verification.sources.Holder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * One domain, in the words of the single check. The holder's three fields are null where the common holder is meant.
 *
 * @param reference the caller's own word for it; null when there is none
 * @param orderType a first filing when null
 */
record DomainLine(
        @Size(min = 1, max = 64) @Pattern(regexp = REFERENCE)
        String reference,

        @NotNull @Size(min = 1, max = 255) String domain,
        @Size(min = 1, max = 200) String holderName,
        @Min(1) @Max(99) Integer certificateType,
        @Size(min = 1, max = 64) String certificateNumber,
        VerifiedOrderType orderType) {

    /** No place for a name or a phone. */
    static final String REFERENCE = "[A-Za-z0-9._:/-]{1,64}";

    boolean namesNoHolder() {
        return holderName == null && certificateType == null && certificateNumber == null;
    }

    Holder holder() {
        return new Holder(holderName, certificateType, certificateNumber);
    }

    VerifiedOrderType orderTypeOrDefault() {
        return orderType == null ? VerifiedOrderType.FIRST_FILING : orderType;
    }

    @Override
    public String toString() {
        return "DomainLine[" + reference + "]";
    }
}
