package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.rows.LoadKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A load as an administrator opens it.
 *
 * @param moreFollows null is false
 */
record NewLoad(
        @NotBlank @Size(max = 100) String name,
        @NotNull @Size(min = 1, max = 6) List<@NotNull LoadKind> kinds,
        @NotNull Boolean dryRun,
        Boolean moreFollows) {}
