package cn.icpfiling.verification.evidence;

import cn.icpfiling.verification.core.EvidenceEntry;
import cn.icpfiling.verification.sources.AnswerKind;
import cn.icpfiling.verification.sources.SourceKind;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One stored answer, without its content. */
@Schema(name = "KeptEvidence")
record KeptEvidenceView(
        @NotNull UUID id,
        @NotNull UUID checkId,
        @NotNull String about,
        @NotNull SourceKind source,
        @NotNull String address,
        @NotNull Instant askedAt,
        @NotNull AnswerKind answer) {

    static KeptEvidenceView of(EvidenceEntry entry) {
        return new KeptEvidenceView(
                entry.id(),
                entry.checkId(),
                entry.subject(),
                SourceKind.valueOf(entry.source()),
                entry.address(),
                entry.askedAt(),
                AnswerKind.valueOf(entry.answer()));
    }
}
