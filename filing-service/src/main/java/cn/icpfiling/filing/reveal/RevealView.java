package cn.icpfiling.filing.reveal;

import cn.icpfiling.platform.audit.AuditTrail;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One reveal as the audit has it: role, reason and fields, but neither the values nor the name of the member of staff.
 */
@Schema(name = "Reveal")
record RevealView(
        @NotNull UUID revealId,
        @NotNull Instant at,
        @NotNull RevealRole role,
        @NotNull RevealReason reason,
        String caseReference,
        @NotNull List<RevealedField> fields) {

    static RevealView of(AuditTrail.Told entry) {
        return new RevealView(
                entry.id(),
                entry.at(),
                RevealRole.valueOf(entry.details().get(RevealEntry.ROLE)),
                RevealReason.valueOf(entry.reason()),
                entry.details().get(RevealEntry.CASE),
                entry.details().entrySet().stream()
                        .filter(detail -> detail.getKey().startsWith(RevealEntry.FIELD))
                        .map(detail -> RevealedField.valueOf(detail.getValue()))
                        .sorted()
                        .toList());
    }
}
