package cn.icpfiling.inspection.networks;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A whole list; an empty one gives all networks back.
 *
 * @param confirmedRemovals the number of lines that the list drops, to confirm a list that was held back; null otherwise
 */
record NetworkListRequest(
        @NotNull @Size(max = WriteNetworks.MOST_NETWORKS) List<@NotNull @Valid NetworkLine> networks,
        @Min(1) @Max(WriteNetworks.MOST_NETWORKS) Integer confirmedRemovals) {}
