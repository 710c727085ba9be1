package cn.icpfiling.inspection.campaignchecks;

import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;

/** Turns a service that cannot be asked into an unknown outcome. */
final class AskSource {

    private static final int NOT_FOUND = 404;

    private AskSource() {}

    /**
     * Runs a look that calls other services. An outage may pass, so the look is tried again; a refusal will not, so a
     * person decides. The words of a refusal may name a person and are left out.
     */
    static CheckOutcome of(Supplier<CheckOutcome> look) {
        try {
            return look.get();
        } catch (WebApplicationException refused) {
            var status = refused.getResponse().getStatus();
            return new CheckOutcome.Unknown(
                    status == NOT_FOUND ? "SUBJECT_UNKNOWN" : "SOURCE_REFUSED " + status,
                    status >= 500 || status == 429);
        } catch (ProcessingException unreachable) {
            return new CheckOutcome.Unknown("SOURCE_UNAVAILABLE", true);
        }
    }
}
