package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.core.materials.MaterialKind;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link to a paper of a case, for the caller only; its secret is shown once. */
@Schema(name = "CasePaperLink")
record CasePaperLinkView(
        @NotNull UUID caseId,
        @NotNull UUID paperId,
        @NotNull MaterialKind kind,
        @NotNull String url,
        @NotNull int uses,
        @NotNull Instant expiresAt) {

    @Override
    public String toString() {
        return "CasePaperLinkView[" + paperId + "]";
    }
}
