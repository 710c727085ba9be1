package cn.icpfiling.account.consumers;

import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Notifies the holder of an offline case that the authority no longer shows the filing. The holder knows the other
 * steps, having taken them.
 */
@ApplicationScoped
class OfflineNotices implements EventHandler {

    private static final Logger LOG = Logger.getLogger(OfflineNotices.class);
    private static final int TAIL = 8;

    private final AccountRepository accounts;
    private final Notices notices;

    OfflineNotices(AccountRepository accounts, Notices notices) {
        this.accounts = accounts;
        this.notices = notices;
    }

    @Override
    public String topic() {
        return "icp.filing.offline.v1";
    }

    @Override
    public String purpose() {
        return "offline-notices";
    }

    @Override
    public Set<String> types() {
        return Set.of("filing.offline.freed");
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var step = event.as(OfflineStep.class);
        return () -> tell(event, step);
    }

    private void tell(IncomingEvent event, OfflineStep step) {
        var cause = event.type() + "/" + step.caseId() + "/" + event.sequence();
        var tail = step.caseId().toString();
        accounts.findByIdOptional(step.holder())
                .ifPresentOrElse(
                        holder -> notices.tell(
                                holder,
                                NoticeTemplate.OFFLINE_FREED,
                                cause,
                                Map.of("offlineCase", tail.substring(tail.length() - TAIL)),
                                About.the(About.Kind.OFFLINE_CASE, step.caseId())),
                        () -> LOG.warnf("No notice for %s: account %s does not exist", cause, step.holder()));
    }
}
