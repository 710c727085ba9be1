package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.core.LookReason;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why somebody wants to see a paper. */
@Schema(name = "MaterialLinkRequest")
record LinkRequest(@NotNull LookReason reason) {}
