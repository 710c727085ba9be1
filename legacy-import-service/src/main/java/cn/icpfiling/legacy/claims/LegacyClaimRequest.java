package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.pictures.CaptchaAnswer;
import cn.icpfiling.legacy.routing.OldFilings;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The form of a claim: a type check that knows the data, or the data.
 *
 * @param typeCheckId null if the data are given
 */
record LegacyClaimRequest(
        UUID typeCheckId,
        @Valid ClaimRegion region,
        @Min(1) @Max(99) Integer nature,
        @Min(1) @Max(99) Integer certificateType,
        @Size(min = 1, max = 64) String certificateNumber,
        @Size(min = 1, max = 253) String domain,
        @Size(min = 1, max = 40) String filingNumber,
        @Valid CaptchaAnswer captcha) {

    static final String DATA_TWICE = "LEGACY_CLAIM_DATA_TWICE";
    static final String NUMBER_MALFORMED = "LEGACY_FILING_MALFORMED";

    /** The region of the filing; the old platform may have had the province alone. */
    record ClaimRegion(
            @NotNull @Pattern(regexp = "^[0-9]{2}$") String province,
            @Pattern(regexp = "^[0-9]{6}$") String city,
            @Pattern(regexp = "^[0-9]{6}$") String county) {}

    /** 400 with each datum that is missing, or that stands beside a type check. */
    void requireOneWay() {
        var faults = data(this).entrySet().stream()
                .filter(datum -> datum.getValue().isPresent() == (typeCheckId != null))
                .map(datum -> Violation.of(datum.getKey(), typeCheckId == null ? "REQUIRED" : DATA_TWICE, null))
                .toList();
        if (!faults.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID_FIELD, faults.size()).with(faults);
        }
    }

    /** 422 for a number that was copied from an answer, where it is masked: the holder could not tell why it fits no filing. */
    void requireInClear() {
        new MaskedValues().at("/certificateNumber", certificateNumber).refuse();
    }

    private static Map<String, Optional<?>> data(LegacyClaimRequest wanted) {
        var data = new LinkedHashMap<String, Optional<?>>();
        data.put("/region", Optional.ofNullable(wanted.region));
        data.put("/nature", Optional.ofNullable(wanted.nature));
        data.put("/certificateType", Optional.ofNullable(wanted.certificateType));
        data.put("/certificateNumber", Optional.ofNullable(wanted.certificateNumber));
        // One of the two names the filing; the number stands at the domain's place only if it is there alone.
        data.put(
                wanted.domain == null && wanted.filingNumber != null ? "/filingNumber" : "/domain",
                Optional.ofNullable(wanted.domain == null ? wanted.filingNumber : wanted.domain));
        return data;
    }

    /** 400 for a number or a domain that is none. */
    void requireWellFormed() {
        if (domain != null) {
            OldFilings.ascii(domain);
        }
        subjectNumber();
    }

    /** The number of a site names its subject. */
    private String subjectNumber() {
        return filingNumber == null
                ? null
                : FilingNumber.tryParse(filingNumber)
                        .map(number -> number.subject().toString())
                        .orElseThrow(
                                () -> ProblemException.invalid(Violation.of("/filingNumber", NUMBER_MALFORMED, null)));
    }

    /** The data of a request without a type check. */
    ClaimData data() {
        return new ClaimData(
                region.province(), region.city(), nature, certificateType, certificateNumber, domain, subjectNumber());
    }

    @Override
    public String toString() {
        return "LegacyClaimRequest[" + (typeCheckId == null ? domain == null ? filingNumber : domain : typeCheckId)
                + "]";
    }
}
