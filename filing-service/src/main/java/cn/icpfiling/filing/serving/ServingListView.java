package cn.icpfiling.filing.serving;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of a list, or of its changes.
 *
 * @param version to pass as since after the last page
 * @param mark to pass beside it; null for none
 * @param next cursor of the next page; null on the last one
 */
@Schema(name = "ServingList")
record ServingListView(
        @NotNull long version, String mark, @NotNull List<ServedDomain> items, String next) {

    static ServingListView of(ListVersion version, List<ServedDomain> items, String next) {
        return new ServingListView(version.number(), version.mark(), items, next);
    }
}
