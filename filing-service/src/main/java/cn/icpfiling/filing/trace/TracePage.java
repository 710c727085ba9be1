package cn.icpfiling.filing.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of a trace.
 *
 * @param next cursor of the next page; null on the last
 * @param complete false if a source was silent or partial
 */
@Schema(name = "TraceEntryPage")
record TracePage(
        @NotNull List<TraceEntry> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) String next,
        @NotNull Boolean complete,
        @NotNull List<Source> sources) {

    /** A service and whether it answered for this page. */
    @Schema(name = "TraceSource")
    record Source(@NotNull TraceService service, @NotNull State state) {}

    /** How far a service answered. */
    enum State {
        ANSWERED,
        /** The filing has more ids in this service than a question may have, or the service fills in data after an upgrade. */
        PARTIAL,
        /** The service did not answer in time. */
        SILENT
    }
}
