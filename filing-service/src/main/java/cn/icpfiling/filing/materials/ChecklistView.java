package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.MaterialKind;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The papers an order needs, and which are there. */
@Schema(name = "Checklist")
record ChecklistView(@NotNull UUID orderId, @NotNull List<Item> items) {

    /** One kind of paper. */
    @Schema(name = "ChecklistItem")
    record Item(
            @NotNull MaterialKind kind,
            @NotNull String title,
            @NotNull String hint,
            @NotNull boolean required,
            @NotNull boolean present,
            @NotNull List<String> mediaTypes) {}
}
