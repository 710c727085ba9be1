package cn.icpfiling.filing.serving;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of a list, or of what changed in it.
 *
 * @param version what to ask for as since when the last page was read
 * @param next cursor of the page after, null on the last
 */
@Schema(name = "ServingList")
record ServingListView(@NotNull long version, @NotNull List<ServedDomain> items, String next) {}
