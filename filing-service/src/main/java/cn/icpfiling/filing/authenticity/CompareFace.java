package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.authenticity.FaceResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Compares a face, outside any transaction. A missing or unknown answer is UNKNOWN. */
@ApplicationScoped
class CompareFace {

    private static final Logger LOG = Logger.getLogger(CompareFace.class);

    private final FaceChecks checks;

    CompareFace(@RestClient FaceChecks checks) {
        this.checks = checks;
    }

    /** @param checkId null if verification-service was not reached */
    record Said(FaceResult result, UUID checkId) {}

    Said handle(FaceChecks.Question question) {
        try {
            return said(checks.check(question));
        } catch (WebApplicationException | ProcessingException failed) {
            LOG.warnf("a face of order %s cannot be compared: %s", question.orderId(), failed.getClass());
            return new Said(FaceResult.UNKNOWN, null);
        }
    }

    private static Said said(FaceChecks.Answer answer) {
        if (answer == null) {
            return new Said(FaceResult.UNKNOWN, null);
        }
        var result = Arrays.stream(FaceResult.values())
                .filter(word -> word.name().equals(answer.result()))
                .findFirst();
        return new Said(
                Optional.of(result.orElse(FaceResult.UNKNOWN))
                        .filter(word -> word != FaceResult.MATCH || answer.checkId() != null)
                        .orElse(FaceResult.UNKNOWN),
                answer.checkId());
    }
}
