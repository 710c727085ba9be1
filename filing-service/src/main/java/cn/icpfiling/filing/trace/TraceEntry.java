package cn.icpfiling.filing.trace;

import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.findings.RuleFinding;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One event of a filing, in ids and codes only.
 *
 * @param place distinguishes the entry from others of its kind at the same moment
 * @param evidence where the source can be read
 */
record TraceEntry(
        @NotNull Instant at,
        @NotNull TraceKind kind,
        @JsonIgnore @Schema(hidden = true) String place,
        @NotNull String what,
        @NotNull UUID objectId,
        Actor actor,
        @NotNull List<Finding> findings,
        @NotNull Map<String, String> details,
        @NotNull String evidence) {

    /** The actor; the platform itself and the authority have a role only. */
    @Schema(name = "TraceActor")
    record Actor(@NotNull String role, UUID account, UUID partner, String client) {}

    /** A reason or a finding, without free text. */
    @Schema(name = "TraceFinding")
    record Finding(@NotNull String code, String pointer, String rule) {

        static Finding of(Reason reason) {
            return new Finding(reason.code(), reason.pointer(), reason.rule());
        }

        static Finding of(RuleFinding found) {
            return new Finding(found.code(), found.pointer(), found.rule());
        }
    }
}
