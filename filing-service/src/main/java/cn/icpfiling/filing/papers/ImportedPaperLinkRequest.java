package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.core.materials.PaperViewReason;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a member of staff opens a paper of an imported filing.
 *
 * @param about the order under review, the finding or the case of the support for which they do
 */
@Schema(name = "ImportedPaperLinkRequest")
record ImportedPaperLinkRequest(
        @NotNull PaperViewReason reason, @NotNull UUID about) {}
