package cn.icpfiling.filing.trace;

import cn.icpfiling.platform.history.HistoryActor;
import cn.icpfiling.platform.history.HistoryEntry;
import cn.icpfiling.platform.history.HistoryReason;
import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One event of a filing, in ids and codes only.
 *
 * @param service the source
 * @param evidence where the source stores it
 * @param link path of the operation that shows it
 * @param traceId of the request that caused it
 */
record TraceEntry(
        @NotNull @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = MICROSECONDS, timezone = "UTC")
        Instant at,

        @NotNull TraceService service,
        @NotNull TraceKind kind,
        @NotNull String what,
        UUID objectId,
        Actor actor,
        @NotNull List<Finding> findings,
        @NotNull Map<String, String> details,
        String evidence,
        String link,
        String traceId) {

    /** One precision for all sources, so that texts sort like times. */
    static final String MICROSECONDS = "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'";

    static TraceEntry of(TraceService service, HistoryEntry entry) {
        var told = entry.told();
        return new TraceEntry(
                entry.position().at(),
                service,
                TraceKind.of(entry.kind()),
                entry.what(),
                entry.objectId(),
                Actor.of(told.actor()),
                told.reasons().stream().map(Finding::of).toList(),
                told.details(),
                told.evidence(),
                told.link(),
                entry.traceId());
    }

    /** The actor; the platform itself and the authority have a role only. */
    @Schema(name = "TraceActor")
    record Actor(@NotNull String role, UUID account, UUID partner, String client) {

        static Actor of(HistoryActor actor) {
            return actor == null ? null : new Actor(actor.role(), actor.account(), actor.partner(), actor.client());
        }
    }

    /** A reason or a finding, without free text. */
    @Schema(name = "TraceFinding")
    record Finding(@NotNull String code, String pointer, String rule) {

        static Finding of(HistoryReason reason) {
            return new Finding(reason.code(), reason.pointer(), reason.rule());
        }
    }
}
