package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The materials that an order needs, and which of them it has. */
@Schema(name = "Checklist")
record ChecklistView(@NotNull UUID orderId, @NotNull List<Item> items) {

    /** One kind of material. If the order has it, also the scanner's answer and its meaning. */
    @Schema(name = "ChecklistItem")
    record Item(
            @NotNull MaterialKind kind,
            @NotNull String title,
            @NotNull String hint,
            @NotNull boolean required,
            @NotNull boolean present,
            ScanStatus scan,
            String scanNote,
            @NotNull List<String> mediaTypes) {}
}
