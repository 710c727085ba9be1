package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.typecheck.NextStep;
import cn.icpfiling.filing.core.typecheck.OpeningBlock;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One step, allowed or with every reason against it.
 *
 * @param path of the operation; null if this API has none for the step
 * @param province for CHECK_IN_PROVINCE and DEREGISTER_FIRST, the province of the subject's number
 */
@Schema(name = "FilingTypeNextStep")
record NextStepView(
        @NotNull NextStep step,
        @NotNull boolean allowed,
        @NotNull List<BlockView> blockedBy,
        String path,
        String province) {

    /** One reason in the language of the request. */
    @Schema(name = "OpeningBlock")
    record BlockView(
            @NotNull OpeningBlock.Code code,
            @NotNull String detail,
            @NotNull String remedy,
            UUID orderId) {}
}
