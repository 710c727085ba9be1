package cn.icpfiling.legacy.routing;

import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.LegacyProduct;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.platform.personaldata.Masks;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A filing of the old platform as a caller sees it who named its domain and its certificate. Masked here, at the source.
 *
 * @param city null if the old platform did not say
 * @param principalCertificateType null if the old platform had none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LegacyFilingOnShow")
public record FilingOnShow(
        @NotNull Region region,
        @NotNull int nature,
        @NotNull int certificateType,
        @NotNull String maskedCertificateNumber,
        Integer principalCertificateType,
        String maskedPrincipalCertificateNumber,
        @NotNull String subjectNumber,
        @NotNull LegacyProduct product) {

    private static final String HIDDEN = "****";

    /** Three levels of GB/T 2260, as far as the old platform had them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LegacyRegion")
    public record Region(@NotNull String province, String city, String county) {}

    public static FilingOnShow of(LegacyFiling filing, LegacyContents contents) {
        var principal = contents.content(filing).principal();
        return new FilingOnShow(
                new Region(filing.province(), filing.city(), filing.county()),
                filing.nature(),
                filing.certificateType(),
                Masks.idNumber(contents.certificateNumber(filing)),
                principal == null ? null : principal.certificateType(),
                principal == null ? null : Masks.idNumber(principal.certificateNumber()),
                filing.subjectNumber(),
                filing.product());
    }

    /** The same without what tells of its holder, for a caller who does not prove that one. */
    public FilingOnShow withoutHolder() {
        return new FilingOnShow(region, nature, certificateType, HIDDEN, null, null, subjectNumber, product);
    }

    @Override
    public String toString() {
        return "FilingOnShow[" + product + "]";
    }
}
