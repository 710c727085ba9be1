package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.core.materials.MaterialKind;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link to a paper of an imported filing, for the caller only; its secret is shown once. */
@Schema(name = "ImportedPaperLink")
record ImportedPaperLinkView(
        @NotNull UUID subjectId,
        @NotNull UUID paperId,
        @NotNull MaterialKind kind,
        @NotNull String url,
        @NotNull int uses,
        @NotNull Instant expiresAt) {

    @Override
    public String toString() {
        return "ImportedPaperLinkView[" + paperId + "]";
    }
}
