package cn.icpfiling.filing.cancellation;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Redeems one-time codes over HTTP. Call this outside any transaction. */
@ApplicationScoped
class AccountCodes {

    private static final int REFUSED = 422;
    private static final String PURPOSE = "CANCEL_ACCESS";

    private final CodesApi codes;

    AccountCodes(@RestClient CodesApi codes) {
        this.codes = codes;
    }

    /**
     * Redeems the code, or refuses: CODE_NOT_ACCEPTED if account-service refuses it, 503 if it does not answer. A repeat of the
     * request redeems the same code again.
     */
    void redeem(IdempotentRequest request, UUID account, UUID service, UUID codeId, String code) {
        try {
            codes.redeem(account, new CodesApi.Redemption(PURPOSE, service, codeId, code, idOf(request)));
        } catch (WebApplicationException refused) {
            if (refused.getResponse().getStatus() == REFUSED) {
                throw new ProblemException(FilingProblem.CODE_NOT_ACCEPTED).causedBy(refused);
            }
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(refused);
        } catch (ProcessingException unreachable) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(unreachable);
        }
    }

    /** A length stands before the sender, so that no two requests read alike. */
    private static UUID idOf(IdempotentRequest request) {
        var sender = request.sender();
        var name = sender.length() + ":" + sender + request.operation() + ":" + request.key();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
