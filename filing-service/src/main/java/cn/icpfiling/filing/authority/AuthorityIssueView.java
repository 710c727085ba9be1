package cn.icpfiling.filing.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something between the authority and us that waits for a person. Ids and codes alone: what the authority wrote stays sealed.
 *
 * @param group of a record, as the interface names it
 * @param orderId the order that is held, or which a record names, whether we know it or not
 * @param spotCheckId of a result of a spot check
 * @param round of a result of a spot check, from 1
 * @param why code of what is wrong with it
 * @param since when it came, or was found
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

    /** What it is. */
    enum Kind {
        /** An order that cannot be sent, so long as its applicant does not mend it. */
        ORDER,
        /** A record of a download that could not be applied. */
        RECORD,
        /** A download that could not be read at all. */
        FILE,
        /** A result of a spot check that the authority would not have. */
        SPOT_CHECK_RESULT
    }

    /** Where it stands. */
    enum State {
        OPEN,
        SENT_AGAIN,
        SET_ASIDE
    }

    AuthorityIssueView in(State now) {
        return new AuthorityIssueView(id, kind, now, group, orderId, spotCheckId, round, why, since);
    }
}
