package cn.icpfiling.filing.acts;

import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.FiledAct;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One act, allowed or with every reason against it.
 *
 * @param operation id of the operation that begins the act
 */
@Schema(name = "FiledActView")
record ActView(
        @NotNull FiledAct act,
        @NotNull String operation,
        @NotNull boolean allowed,
        @NotNull List<BlockView> blockedBy) {

    /** One reason in the language of the request. */
    @Schema(name = "ActBlock")
    record BlockView(
            @NotNull ActBlock.Code code,
            @NotNull String detail,
            @NotNull String remedy,
            UUID orderId,
            String rule,
            LocalDate on) {}
}
