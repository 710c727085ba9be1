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

/** Notifies the account that a filing of the old platform belongs to it, so that a stranger's success does not stay unseen. */
@ApplicationScoped
class LegacyNotices implements EventHandler {

    private static final Logger LOG = Logger.getLogger(LegacyNotices.class);

    private final AccountRepository accounts;
    private final Notices notices;

    LegacyNotices(AccountRepository accounts, Notices notices) {
        this.accounts = accounts;
        this.notices = notices;
    }

    @Override
    public String topic() {
        return "icp.legacy.v1";
    }

    @Override
    public String purpose() {
        return "legacy-notices";
    }

    @Override
    public Set<String> types() {
        return Set.of("legacy.filing.claimed", "legacy.filing.imported");
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var filing = event.as(LegacyFiling.class);
        return () -> tell(event, filing);
    }

    private void tell(IncomingEvent event, LegacyFiling filing) {
        var cause = event.type() + "/" + filing.legacyFilingId() + "/" + event.sequence();
        accounts.findByIdOptional(filing.account())
                .ifPresentOrElse(
                        holder -> notices.tell(
                                holder,
                                NoticeTemplate.LEGACY_FILING_ARRIVED,
                                cause,
                                Map.of("way", filing.way()),
                                About.the(About.Kind.SUBJECT, filing.subjectId())),
                        () -> LOG.warnf("No notice for %s: account %s does not exist", cause, filing.account()));
    }
}
