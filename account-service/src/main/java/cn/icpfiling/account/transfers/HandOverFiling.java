package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.notices.FiledContacts;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.call.AnsweredProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Has filing-service hand a filing over, and tells a definite answer from none. Call it outside any transaction. All its
 * calls may be repeated: the hand-over of one transfer happens once.
 */
@ApplicationScoped
public class HandOverFiling {

    private static final Logger LOG = Logger.getLogger(HandOverFiling.class);
    private static final Set<Integer> DEFINITE = Set.of(404, 409);
    private static final Pattern REFUSAL = Pattern.compile("TRANSFER_[A-Z_]{1,60}");

    /** No further contact is asked for after this time: the caller of a confirmation waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SubjectTransfers filing;
    private final ObjectMapper json;

    HandOverFiling(@RestClient SubjectTransfers filing, ObjectMapper json) {
        this.filing = filing;
        this.json = json;
    }

    /** What came of a try. */
    public sealed interface Outcome {

        /** @param contacts in the filing: of the subject and of its services, as far as filing-service told them */
        record Done(Instant at, List<FiledContacts> contacts) implements Outcome {}

        /** @param code of filing-service's problem */
        record Refused(String code) implements Outcome {}

        /** Whether the filing moved is not known; the next try tells. */
        record Unanswered() implements Outcome {}
    }

    /**
     * Refuses with UPSTREAM_UNAVAILABLE if filing-service does not answer, or answers without the facts: no answer is never
     * "no open order".
     */
    public SubjectTransfers.Facts factsOf(UUID holder) {
        try {
            var facts = filing.facts(holder);
            if (facts == null || facts.openOrder() == null) {
                throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE);
            }
            return facts;
        } catch (WebApplicationException | ProcessingException silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }

    /** Returns what keeps the account from taking a filing: an open order, and a filing of its own. Asks as {@link #factsOf}. */
    public List<AccountProblem> hindrancesOfTarget(UUID target) {
        var facts = factsOf(target);
        var found = new ArrayList<AccountProblem>();
        if (facts.openOrder()) {
            found.add(AccountProblem.TRANSFER_TARGET_HAS_OPEN_ORDER);
        }
        if (facts.subject() != null) {
            found.add(AccountProblem.TRANSFER_TARGET_HAS_SUBJECT);
        }
        return found;
    }

    /** Refuses an account that cannot take a filing now. */
    public void requireFree(UUID target) {
        hindrancesOfTarget(target).stream().findFirst().ifPresent(found -> {
            throw new ProblemException(found);
        });
    }

    /** Done as soon as the filing has moved, whether its contacts are known or not: both accounts are told of it, always. */
    public Outcome handle(SubjectTransfers.HandOver transfer) {
        try {
            var done = filing.handOver(transfer);
            return new Outcome.Done(
                    done.transferredAt(), Optional.ofNullable(done.contacts()).orElseGet(() -> asked(done)));
        } catch (WebApplicationException answered) {
            var refused = refusal(answered);
            if (refused.isPresent()) {
                return new Outcome.Refused(refused.get());
            }
            return unanswered(transfer, "status " + answered.getResponse().getStatus());
        } catch (ProcessingException silent) {
            return unanswered(transfer, silent.getClass().getSimpleName());
        }
    }

    private static Outcome unanswered(SubjectTransfers.HandOver transfer, String trouble) {
        LOG.warnf("Transfer %s waits for filing-service: %s", transfer.transferId(), trouble);
        return new Outcome.Unanswered();
    }

    /**
     * Empty unless the answer names a refusal of this act: an answer of a proxy or of a wrong address decides nothing.
     */
    private Optional<String> refusal(WebApplicationException answered) {
        var response = answered.getResponse();
        if (!DEFINITE.contains(response.getStatus()) || !response.hasEntity()) {
            return Optional.empty();
        }
        try {
            var code = json.readTree(response.readEntity(String.class)).path("code");
            return Optional.of(code.asText())
                    .filter(text -> REFUSAL.matcher(text).matches());
        } catch (JsonProcessingException | ProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Returns the contacts of a filed subject, without those of its services; none if filing-service says that it has none. Refuses with
     * UPSTREAM_UNAVAILABLE without an answer: a notice that is not sent now is never sent.
     */
    public List<FiledContacts> contactsOf(UUID subject) {
        return contacts(subject, null).map(List::of).orElse(List.of());
    }

    /** Asks a filing-service of the last release, as far as the time allows. A filing that moved is told without the rest. */
    private List<FiledContacts> asked(SubjectTransfers.HandedOver done) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var found = new ArrayList<FiledContacts>();
        var services = Optional.ofNullable(done.services()).orElse(List.of()).stream()
                .map(SubjectTransfers.FiledService::serviceId);
        var skipped = 0;
        for (var service : Stream.concat(Stream.of(Optional.<UUID>empty()), services.map(Optional::of))
                .toList()) {
            try {
                if (System.nanoTime() - end < 0) {
                    contacts(done.subjectId(), service.orElse(null)).ifPresent(found::add);
                } else {
                    skipped++;
                }
            } catch (RuntimeException untold) {
                LOG.warnf(
                        "Contacts of subject %s are not told of its transfer: %s",
                        done.subjectId(), untold.getClass().getSimpleName());
            }
        }
        if (skipped > 0) {
            LOG.warnf("Contacts of %d records of subject %s are not told of its transfer", skipped, done.subjectId());
        }
        return List.copyOf(found);
    }

    private Optional<FiledContacts> contacts(UUID subject, UUID service) {
        try {
            return Optional.ofNullable(filing.contacts(subject, service));
        } catch (WebApplicationException answered) {
            if (AnsweredProblem.isNotFound(answered)) {
                return Optional.empty();
            }
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(answered);
        } catch (ProcessingException silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }
}
