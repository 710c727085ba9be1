package cn.icpfiling.inspection.networks;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What to remove from a list, and what to add afterwards; null is nothing.
 *
 * @param takeOver whether lines of other providers that stand in the way are removed; administrators only
 */
record NetworkChangeRequest(
        @Size(max = WriteNetworks.MOST_NETWORKS) List<@NotNull @Valid ListedNetwork> remove,
        @Size(max = WriteNetworks.MOST_NETWORKS) List<@NotNull @Valid NetworkLine> add,
        Boolean takeOver) {

    /** @param validFrom tells lines of one block apart; null for all of them */
    record ListedNetwork(@NotNull @Size(min = 1, max = 50) String cidr, LocalDate validFrom) {}

    NetworkChangeRequest {
        remove = Objects.requireNonNullElse(remove, List.of());
        add = Objects.requireNonNullElse(add, List.of());
        takeOver = Objects.requireNonNullElse(takeOver, false);
    }
}
