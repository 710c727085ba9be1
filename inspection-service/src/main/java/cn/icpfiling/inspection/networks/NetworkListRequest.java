package cn.icpfiling.inspection.networks;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A whole list; an empty one gives all networks back. */
record NetworkListRequest(
        @NotNull @Size(max = WriteNetworks.MOST_NETWORKS) List<@NotNull @Valid NetworkLine> networks) {}
