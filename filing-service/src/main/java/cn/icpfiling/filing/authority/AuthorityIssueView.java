package cn.icpfiling.filing.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An issue between the authority and us that waits for a member of staff. It has ids and codes only; the authority's
 * text stays encrypted.
 *
 * @param group of a record, as the interface names it
 * @param orderId the held order, or the order that a record names, known here or not
 * @param spotCheckId of a result of a spot check
 * @param round of a result of a spot check, from 1
 * @param why code of the fault
 * @param since when it arrived or was found
 */
@Schema(name = "AuthorityIssue")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuthorityIssueView(
        @NotNull UUID id,
        @NotNull Kind kind,
        @NotNull State state,
        String group,
        UUID orderId,
        UUID spotCheckId,
        Integer round,
        @NotNull String why,
        @NotNull Instant since) {

    /** The kind of issue. */
    enum Kind {
        /** An order that cannot be sent until its applicant corrects it, or that the authority bars. */
        ORDER,
        /** A record of a download that could not be applied. */
        RECORD,
        /** A download that could not be read at all. */
        FILE,
        /** A result of a spot check that the authority refused. */
        SPOT_CHECK_RESULT
    }

    /** The state of the issue. */
    enum State {
        OPEN,
        SENT_AGAIN,
        SET_ASIDE
    }

    AuthorityIssueView in(State now) {
        return new AuthorityIssueView(id, kind, now, group, orderId, spotCheckId, round, why, since);
    }
}
