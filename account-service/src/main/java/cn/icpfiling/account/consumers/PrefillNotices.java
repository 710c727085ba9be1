package cn.icpfiling.account.consumers;

import cn.icpfiling.account.notices.PrefillMessage;
import cn.icpfiling.account.notices.TellHolder;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Sends the holder of a prefilled order each message that its partner asked for. The event carries the number of the message
 * alone; phone and link are fetched before the transaction. A message that was replaced or whose offer is over is not sent.
 */
@ApplicationScoped
class PrefillNotices implements EventHandler {

    private static final Logger LOG = Logger.getLogger(PrefillNotices.class);
    private static final Set<String> NOTHING_TO_SEND =
            Set.of(CommonProblem.NOT_FOUND.name(), CommonProblem.ACT_NOT_ALLOWED.name());

    private final PrefillMessages filing;
    private final TellHolder tell;

    PrefillNotices(@RestClient PrefillMessages filing, TellHolder tell) {
        this.filing = filing;
        this.tell = tell;
    }

    @Override
    public String topic() {
        return "icp.filing.prefilled-order.v1";
    }

    @Override
    public String purpose() {
        return "prefill-notices";
    }

    @Override
    public Set<String> types() {
        return Set.of("filing.prefilled-order.prepared", "filing.prefilled-order.resent");
    }

    /** False: each message is fetched by its number, and a newer one replaces it. */
    @Override
    public boolean gapless() {
        return false;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var step = event.as(PrefillStep.class);
        var message = message(step);
        return () -> message.ifPresent(found -> tell.tell(step.prefilledOrderId(), step.messages(), found));
    }

    /** Without an answer the attempt fails, and the inbox tries again. */
    private Optional<PrefillMessage> message(PrefillStep step) {
        try {
            return Optional.of(filing.take(step.prefilledOrderId(), new PrefillMessages.Request(step.messages())));
        } catch (WebApplicationException refused) {
            if (RefusalCode.of(refused).filter(NOTHING_TO_SEND::contains).isPresent()) {
                LOG.infof("message %d of prefilled order %s is not sent", step.messages(), step.prefilledOrderId());
                return Optional.empty();
            }
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(refused);
        } catch (ProcessingException silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }
}
