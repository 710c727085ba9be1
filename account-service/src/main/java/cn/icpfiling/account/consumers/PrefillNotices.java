package cn.icpfiling.account.consumers;

import cn.icpfiling.account.core.PartnerStatus;
import cn.icpfiling.account.notices.PrefillMessage;
import cn.icpfiling.account.notices.TellHolder;
import cn.icpfiling.account.store.PartnerRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.call.AnsweredProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Sends the holder of a prefilled order each message that its partner asked for. The event carries the number of the message
 * alone; phone and link are fetched before the transaction. A message that was replaced or whose offer is over is not sent,
 * also if it waits for the morning or for its provider. A suspended partner's message is not sent, and the
 * suspension cancels those that wait; after it is resumed the partner asks for another one.
 */
@ApplicationScoped
class PrefillNotices implements EventHandler {

    private static final Logger LOG = Logger.getLogger(PrefillNotices.class);
    private static final Set<String> NOTHING_TO_SEND =
            Set.of(CommonProblem.NOT_FOUND.name(), CommonProblem.ACT_NOT_ALLOWED.name());

    private static final String PREFIX = "filing.prefilled-order.";
    private static final Set<String> MESSAGES = Set.of(PREFIX + "prepared", PREFIX + "resent");
    private static final Set<String> ENDS =
            Set.of(PREFIX + "withdrawn", PREFIX + "expired", PREFIX + "declined", PREFIX + "accepted");

    private final PrefillMessages filing;
    private final PartnerRepository partners;
    private final TellHolder tell;

    PrefillNotices(@RestClient PrefillMessages filing, PartnerRepository partners, TellHolder tell) {
        this.filing = filing;
        this.partners = partners;
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
        return Stream.concat(MESSAGES.stream(), ENDS.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Each message is fetched by its number, and a newer one replaces it, as does the end of the offer. */
    @Override
    public Needs needs() {
        return Needs.NEWEST;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var step = event.as(PrefillStep.class);
        if (ENDS.contains(event.type())) {
            return () -> tell.callBack(step.prefilledOrderId());
        }
        var message = isSuspended(step.partner()) ? Optional.<PrefillMessage>empty() : message(step);
        return () -> message.filter(found -> isActive(step.partner()))
                .ifPresent(found -> tell.tell(step.prefilledOrderId(), step.partner(), step.messages(), found));
    }

    private boolean isSuspended(UUID partner) {
        return UnitOfWork.in(() -> partners.findByIdOptional(partner)
                .filter(found -> found.status() == PartnerStatus.SUSPENDED)
                .isPresent());
    }

    /** The lock lets the message be stored before a suspension, which cancels it, or not at all. */
    private boolean isActive(UUID partner) {
        return partners.locked(partner)
                .filter(found -> found.status() == PartnerStatus.SUSPENDED)
                .isEmpty();
    }

    /** Without an answer the attempt fails, and the inbox tries again. */
    private Optional<PrefillMessage> message(PrefillStep step) {
        try {
            return Optional.of(filing.take(step.prefilledOrderId(), new PrefillMessages.Request(step.messages())));
        } catch (WebApplicationException refused) {
            if (AnsweredProblem.code(refused).filter(NOTHING_TO_SEND::contains).isPresent()) {
                LOG.infof("message %d of prefilled order %s is not sent", step.messages(), step.prefilledOrderId());
                return Optional.empty();
            }
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(refused);
        } catch (ProcessingException silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }
}
