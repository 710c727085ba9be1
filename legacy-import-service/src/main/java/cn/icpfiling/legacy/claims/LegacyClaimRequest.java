package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.pictures.CaptchaAnswer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The form of a claim. */
record LegacyClaimRequest(
        @NotNull @Valid ClaimRegion region,
        @NotNull @Min(1) @Max(99) Integer nature,
        @NotNull @Min(1) @Max(99) Integer certificateType,
        @NotNull @Size(min = 1, max = 64) String certificateNumber,
        @NotNull @Size(min = 1, max = 253) String domain,
        @Valid CaptchaAnswer captcha) {

    /** The region of the filing; the old platform may have had the province alone. */
    record ClaimRegion(
            @NotNull @Pattern(regexp = "^[0-9]{2}$") String province,
            @Pattern(regexp = "^[0-9]{6}$") String city,
            @Pattern(regexp = "^[0-9]{6}$") String county) {}

    @Override
    public String toString() {
        return "LegacyClaimRequest[" + domain + "]";
    }
}
