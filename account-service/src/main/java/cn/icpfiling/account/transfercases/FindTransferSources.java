package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.notices.FiledContacts;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.account.transfers.HandOverFiling;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Looks up the filings that new cases name. It runs every second and is never woken by a request, so that its load reveals nothing about
 * a request. It claims cases under a lease in their rows; a case whose look-up failed is due again when the lease ends.
 */
@ApplicationScoped
class FindTransferSources {

    private static final Logger LOG = Logger.getLogger(FindTransferSources.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 16;

    private final SupportCaseRepository cases;
    private final FiledSubjects filings;
    private final HandOverFiling handOver;
    private final TellSource tellSource;
    private final Clock machine;

    FindTransferSources(
            SupportCaseRepository cases,
            @RestClient FiledSubjects filings,
            HandOverFiling handOver,
            TellSource tellSource,
            @MachineClock Clock machine) {
        this.cases = cases;
        this.filings = filings;
        this.handOver = handOver;
        this.tellSource = tellSource;
        this.machine = machine;
    }

    private record Sought(UUID id, String filedAs) {}

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
                .map(found -> new Sought(found.id(), found.filedAs()))
                .toList();
    }

    private void find(Sought sought) {
        try {
            var filing = FiledAs.stored(sought.filedAs());
            var answer = filing.isNumber()
                    ? filings.ofNumber(new FiledSubjects.NumberQuestion(filing.text()))
                    : filings.ofDomain(new FiledSubjects.DomainQuestion(filing.text()));
            var contacts = answer.filed() ? handOver.contactsOf(answer.subjectId()) : List.<FiledContacts>of();
            UnitOfWork.run(() -> tellSource.handle(sought.id(), answer, contacts));
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "The source of case %s is not known yet: %s",
                    sought.id(), trouble.getClass().getSimpleName());
        }
    }
}
