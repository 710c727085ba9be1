package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.MaterialKind;
import cn.icpfiling.filing.core.ScanStatus;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The papers an order needs, and which are there. */
@Schema(name = "Checklist")
record ChecklistView(@NotNull UUID orderId, @NotNull List<Item> items) {

    /** One kind of paper; of one that is there, what the scanner said and what that means. */
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
