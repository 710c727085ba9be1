package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.notices.FiledContacts;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.account.store.UnansweredLookUpTable;
import cn.icpfiling.account.transfers.HandOverFiling;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.Backoff;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.call.AnsweredProblem;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Looks up the filings that new cases name. It runs every second and is never woken by a request, so that its load reveals nothing about
 * a request. It claims cases under a lease in their rows. A case whose look-up failed is due again after a wait that grows with its age.
 * When filing-service itself has refused the contacts in the filing for half an hour, with no other outcome between, the account alone is
 * told: without a source the case would go nowhere. Everything else is no answer, however long it lasts: the desk and the operator see the
 * case, it is tried on, and it is neither granted nor refused as not filed here meanwhile.
 */
@ApplicationScoped
class FindTransferSources {

    private static final Logger LOG = Logger.getLogger(FindTransferSources.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Backoff TRIES = new Backoff(LEASE, Duration.ofMinutes(10));
    private static final Duration WITHOUT_CONTACTS = Duration.ofMinutes(30);
    private static final int AT_ONCE = 16;

    /** Our own token, scope, pace or rate: no word on the contacts of a filing. */
    private static final Set<Integer> OF_CALLER = Set.of(401, 403, 408, 429);

    private final SupportCaseRepository cases;
    private final FiledSubjects filings;
    private final HandOverFiling handOver;
    private final TellSource tellSource;
    private final UnansweredLookUpTable unanswered;
    private final Clock clock;
    private final Clock machine;

    FindTransferSources(
            SupportCaseRepository cases,
            @RestClient FiledSubjects filings,
            HandOverFiling handOver,
            TellSource tellSource,
            UnansweredLookUpTable unanswered,
            Clock clock,
            @MachineClock Clock machine) {
        this.cases = cases;
        this.filings = filings;
        this.handOver = handOver;
        this.tellSource = tellSource;
        this.unanswered = unanswered;
        this.clock = clock;
        this.machine = machine;
    }

    private record Sought(UUID id, String filedAs, Duration age) {}

    @Scheduled(
            identity = "find-transfer-sources",
            every = "1s",
            delayed = "5s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void findDue() {
        List<Sought> due;
        do {
            due = UnitOfWork.in(this::claim);
            due.forEach(this::find);
        } while (due.size() == AT_ONCE);
    }

    private List<Sought> claim() {
        var now = machine.instant();
        return cases.claimSought(CaseKind.OFFLINE_TRANSFER, now, now.plus(LEASE), AT_ONCE).stream()
                .map(found ->
                        new Sought(found.id(), found.filedAs(), Duration.between(found.openedAt(), clock.instant())))
                .toList();
    }

    private void find(Sought sought) {
        try {
            var filing = FiledAs.stored(sought.filedAs());
            var answer = filing.isNumber()
                    ? filings.ofNumber(new FiledSubjects.NumberQuestion(filing.text()))
                    : filings.ofDomain(new FiledSubjects.DomainQuestion(filing.text()));
            var contacts = answer.filed() ? contacts(sought, answer.subjectId()) : List.<FiledContacts>of();
            UnitOfWork.run(() -> {
                tellSource.handle(sought.id(), answer, contacts);
                unanswered.answered(sought.id());
            });
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "The source of case %s is not known yet: %s",
                    sought.id(), trouble.getClass().getSimpleName());
            later(sought, isRefusal(trouble));
        }
    }

    private List<FiledContacts> contacts(Sought sought, UUID subject) {
        try {
            return handOver.contactsOf(subject);
        } catch (ProblemException unread) {
            if (!isRefusal(unread) || !isRefusedFor(WITHOUT_CONTACTS, sought)) {
                throw unread;
            }
            LOG.errorf("The contacts in the filing of case %s cannot be told of it", sought.id());
            return List.of();
        }
    }

    private boolean isRefusedFor(Duration least, Sought sought) {
        return unanswered
                .contactsRefusedSince(sought.id())
                .filter(since -> !since.isAfter(clock.instant().minus(least)))
                .isPresent();
    }

    /**
     * Whether filing-service refused the contacts. A 500, and what a proxy or a wrong address says, is not its word on them (ADR 0039); a
     * refusal of the look-up before them comes as it is, without a problem of ours around it.
     */
    private static boolean isRefusal(RuntimeException trouble) {
        return trouble instanceof ProblemException unread
                && unread.getCause() instanceof WebApplicationException answered
                && answered.getResponse().getStatusInfo().getFamily() == Response.Status.Family.CLIENT_ERROR
                && !OF_CALLER.contains(answered.getResponse().getStatus())
                && AnsweredProblem.code(answered).isPresent();
    }

    private void later(Sought sought, boolean refused) {
        try {
            UnitOfWork.run(() -> cases.locked(sought.id())
                    .filter(found -> found.isOpen() && !found.isSought())
                    .ifPresent(found -> {
                        if (refused) {
                            unanswered.contactsRefused(found.id(), clock.instant());
                        } else {
                            unanswered.noAnswer(found.id(), clock.instant());
                        }
                        found.tryAgainAt(machine.instant().plus(TRIES.ofAge(sought.age(), 1)));
                    }));
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "Case %s keeps its lease: %s",
                    sought.id(), trouble.getClass().getSimpleName());
        }
    }
}
