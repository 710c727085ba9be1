package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.core.materials.PaperViewReason;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The reason of a request for a link. */
@Schema(name = "MaterialLinkRequest")
record LinkRequest(@NotNull PaperViewReason reason) {}
