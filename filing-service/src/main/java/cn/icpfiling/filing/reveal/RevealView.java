package cn.icpfiling.filing.reveal;

import cn.icpfiling.platform.audit.AuditTrail;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One reveal as the audit tells it: in which role, why and what, never what it said, and no name of the staff. */
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
                RevealRole.valueOf(entry.details().get(RevealData.ROLE)),
                RevealReason.valueOf(entry.reason()),
                entry.details().get(RevealData.CASE),
                entry.details().entrySet().stream()
                        .filter(detail -> detail.getKey().startsWith(RevealData.FIELD))
                        .map(detail -> RevealedField.valueOf(detail.getValue()))
                        .sorted()
                        .toList());
    }
}
