package cn.icpfiling.filing.serving;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of a list, or of its changes.
 *
 * @param version to pass as since after the last page
 * @param next cursor of the next page; null on the last one
 */
@Schema(name = "ServingList")
record ServingListView(@NotNull long version, @NotNull List<ServedDomain> items, String next) {}
