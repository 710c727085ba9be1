package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.typecheck.OldFiling;
import cn.icpfiling.filing.views.RegionView;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A filing that waits on the old platform, with masked numbers. What the old filing lacks is absent. */
@Schema(name = "OldFiling")
record OldFilingView(
        String subjectNumber,
        RegionView region,
        Integer nature,
        Integer certificateType,
        String certificateNumber,
        Integer principalCertificateType,
        String principalCertificateNumber,
        String product,
        Instant submittedAt,
        @NotNull boolean unfinishedOrder) {

    static OldFilingView of(OldFiling filing) {
        return new OldFilingView(
                filing.subjectNumber(),
                filing.region() == null ? null : RegionView.of(filing.region()),
                filing.nature(),
                filing.certificateType(),
                filing.maskedCertificateNumber(),
                filing.principalCertificateType(),
                filing.maskedPrincipalCertificateNumber(),
                filing.product(),
                filing.submittedAt(),
                filing.unfinishedOrder());
    }

    @Override
    public String toString() {
        return "OldFilingView[" + subjectNumber + "]";
    }
}
