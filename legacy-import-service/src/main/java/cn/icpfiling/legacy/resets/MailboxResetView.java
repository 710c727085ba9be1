package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.resets.HolderKind;
import cn.icpfiling.legacy.core.resets.ResetState;
import cn.icpfiling.legacy.reasons.Reason;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An application for another login mail.
 *
 * @param caseId the case at the support desk; null for the moment until it is open
 * @param match what the old platform knows of the filing; for the support only
 * @param linkExpiresAt until when the mailed link sets a new password; null before it was mailed
 * @param reason why it is REFUSED, in words, with what to do; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LegacyMailboxReset")
record MailboxResetView(
        @NotNull UUID id,
        @NotNull ResetState state,
        UUID caseId,
        @NotNull HolderKind holderKind,
        @NotNull String filedAs,
        @NotNull int certificateType,
        @NotNull String maskedCertificateNumber,
        @NotNull String maskedNewMail,
        FindOldLogin.Match match,
        @NotNull Instant askedAt,
        Instant decidedAt,
        Instant linkExpiresAt,
        Instant endedAt,
        String refusal,
        Reason reason) {

    @Override
    public String toString() {
        return "MailboxResetView[" + id + "]";
    }
}
