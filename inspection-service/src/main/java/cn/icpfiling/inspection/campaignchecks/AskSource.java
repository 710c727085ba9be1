package cn.icpfiling.inspection.campaignchecks;

import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;

/** Turns a service that cannot be asked into an unknown outcome. */
final class AskSource {

    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FAILED = 500;

    private AskSource() {}

    /**
     * Runs a look that calls other services. An outage may pass, so the look is tried again; a refusal will not, so a
     * person decides. A fault of the service may be about this site alone, a service that does not answer is away for all. The
     * words of a refusal may name a person and are left out.
     */
    static CheckOutcome of(Supplier<CheckOutcome> look) {
        try {
            return look.get();
        } catch (WebApplicationException refused) {
            var status = refused.getResponse().getStatus();
            return new CheckOutcome.Unknown(
                    status == NOT_FOUND ? "SUBJECT_UNKNOWN" : "SOURCE_REFUSED " + status,
                    status >= FAILED || status == TOO_MANY_REQUESTS,
                    status > FAILED);
        } catch (ProcessingException unreachable) {
            return new CheckOutcome.Unknown("SOURCE_UNAVAILABLE", true, true);
        }
    }
}
