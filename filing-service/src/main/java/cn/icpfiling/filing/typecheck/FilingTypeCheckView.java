package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.typecheck.FilingType;
import cn.icpfiling.filing.core.typecheck.TypeFact;
import cn.icpfiling.filing.views.RegionView;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer of a type check, with the facts that decided it.
 *
 * @param message what the holder is told, for CLAIM and LEGACY_IMPORT only
 * @param oldFiling what the old platform shows of the filing; null unless domain and certificate agree
 * @param statusInquiry the newest inquiry about the subject, where only a member of staff can tell; null for none
 * @param repeats the check whose data was asked again; null for none
 */
@Schema(name = "FilingTypeCheck")
public record FilingTypeCheckView(
        @NotNull UUID typeCheckId,
        @NotNull UUID holder,
        @NotNull FilingType type,
        @NotNull RegionView region,
        @NotNull int nature,
        @NotNull int certificateType,
        @NotNull String certificateNumber,
        @NotNull String domain,
        @NotNull List<TypeFact> facts,
        @NotNull List<TypeFact.Source> missing,
        @NotNull boolean opensOrder,
        @NotNull List<NextStepView> nextSteps,
        String message,
        String maskedLogin,
        OldFilingView oldFiling,
        UUID repeats,
        StatusInquiryView statusInquiry,
        @NotNull Instant checkedAt) {}
