package cn.icpfiling.account.consumers;

import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Notifies the holder when re-verification finds a filed domain unfit (docs/trade.md 3.15): the domain, each broken
 * rule, its remedy. The event names only the subject, so filing-service is asked for the holder.
 */
@ApplicationScoped
class DomainNotices implements EventHandler {

    private static final Logger LOG = Logger.getLogger(DomainNotices.class);
    private static final int NOT_FOUND = 404;

    private final FilingSubjects subjects;
    private final AccountRepository accounts;
    private final Notices notices;

    DomainNotices(@RestClient FilingSubjects subjects, AccountRepository accounts, Notices notices) {
        this.subjects = subjects;
        this.accounts = accounts;
        this.notices = notices;
    }

    @Override
    public String topic() {
        return "icp.verification.verdict.v1";
    }

    @Override
    public String purpose() {
        return "domain-notices";
    }

    @Override
    public Set<String> types() {
        return Set.of("verification.domain.unfit");
    }

    /** Each event is complete, and the topic carries verdicts on orders too, so gaps do not matter. */
    @Override
    public boolean gapless() {
        return false;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var unfit = event.as(DomainUnfit.class);
        var holder = holderOf(unfit.subjectId());
        return () -> tell(event, unfit, holder);
    }

    /** Empty when filing-service has no such subject; a silent filing-service fails the attempt, and the inbox tries again. */
    private Optional<UUID> holderOf(UUID subject) {
        try {
            return Optional.of(subjects.holderOf(subject).holder());
        } catch (WebApplicationException refused) {
            if (refused.getResponse().getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private void tell(IncomingEvent event, DomainUnfit unfit, Optional<UUID> holder) {
        var cause = event.type() + "/" + unfit.filedDomainId() + "/" + event.sequence();
        holder.flatMap(accounts::findByIdOptional)
                .ifPresentOrElse(
                        account -> notices.tell(account, NoticeTemplate.DOMAIN_UNFIT, cause, values(unfit)),
                        () -> LOG.warnf("No notice for %s: no account holds subject %s", cause, unfit.subjectId()));
    }

    static Map<String, Object> values(DomainUnfit unfit) {
        return Map.of(
                "domain", unfit.domain(),
                "serviceNumbers", List.of(unfit.serviceNumber()),
                "reasons", unfit.rules().stream().map(DomainUnfit.Broken::code).toList());
    }
}
