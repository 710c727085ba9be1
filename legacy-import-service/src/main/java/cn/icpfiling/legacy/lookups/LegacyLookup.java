package cn.icpfiling.legacy.lookups;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The look-up of a type check. */
record LegacyLookup(
        @NotNull @Size(max = 253) String domain,
        @NotNull @Min(1) @Max(99) Integer certificateType,
        @NotNull @Size(max = 64) String certificateNumber) {
    @Override
    public String toString() {
        return "LegacyLookup[" + domain + "]";
    }
}
