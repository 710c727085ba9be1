package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.views.RegionView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The subject, the domain and the region of the filing.
 *
 * @param certificateNumberConfirmed the applicant has compared a number with a wrong check digit with the certificate
 */
public record FilingTypeQuestion(
        @NotNull @Valid RegionView region,
        @NotNull @Min(1) @Max(99) Integer nature,
        @NotNull @Min(1) @Max(99) Integer certificateType,
        @NotNull @Size(min = 1, max = 64) String certificateNumber,
        Boolean certificateNumberConfirmed,
        @NotNull @Size(min = 1, max = 253) String domain,
        @Valid CaptchaAnswer captcha) {

    boolean confirmsNumber() {
        return Boolean.TRUE.equals(certificateNumberConfirmed);
    }

    @Override
    public String toString() {
        return "FilingTypeQuestion[" + domain + "]";
    }
}
