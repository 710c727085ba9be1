package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.claims.ClaimState;
import cn.icpfiling.legacy.core.claims.LegacyClaim.HolderKind;
import cn.icpfiling.legacy.reasons.Reason;
import cn.icpfiling.legacy.routing.FilingOnShow;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A claim, as its holder, the partner that claims for its holder, and the support see it.
 *
 * @param title what the old platform's page said about the type
 * @param message what the holder is told now
 * @param customerId null for the claim of an applicant
 * @param caseId null until the case is open
 * @param reason null unless the claim ended without the filing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LegacyClaim")
record LegacyClaimView(
        @NotNull UUID claimId,
        @NotNull ClaimState state,
        @NotNull String title,
        String message,
        @NotNull FilingOnShow filing,
        @NotNull List<String> domains,
        UUID customerId,
        @NotNull HolderKind holderKind,
        UUID caseId,
        UUID subjectId,
        Reason reason,
        @NotNull Instant openedAt,
        Instant papersAt,
        Instant decidedAt,
        Instant endedAt) {}
