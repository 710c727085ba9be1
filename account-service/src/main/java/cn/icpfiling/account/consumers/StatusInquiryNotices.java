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

/** Notifies the account that a member of staff found out whether its subject is filed: its type check can be repeated now. */
@ApplicationScoped
class StatusInquiryNotices implements EventHandler {

    private static final Logger LOG = Logger.getLogger(StatusInquiryNotices.class);
    private static final int TAIL = 8;

    private final AccountRepository accounts;
    private final Notices notices;

    StatusInquiryNotices(AccountRepository accounts, Notices notices) {
        this.accounts = accounts;
        this.notices = notices;
    }

    @Override
    public String topic() {
        return "icp.filing.status-inquiry.v1";
    }

    @Override
    public String purpose() {
        return "status-inquiry-notices";
    }

    @Override
    public Set<String> types() {
        return Set.of("filing.status-inquiry.answered");
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var step = event.as(StatusInquiryStep.class);
        return () -> tell(event, step);
    }

    private void tell(IncomingEvent event, StatusInquiryStep step) {
        var cause = event.type() + "/" + step.inquiryId() + "/" + event.sequence();
        var tail = step.typeCheckId().toString();
        accounts.findByIdOptional(step.holder())
                .ifPresentOrElse(
                        holder -> notices.tell(
                                holder,
                                NoticeTemplate.STATUS_INQUIRY_ANSWERED,
                                cause,
                                Map.of("typeCheck", tail.substring(tail.length() - TAIL)),
                                About.NOTHING),
                        () -> LOG.warnf("No notice for %s: account %s does not exist", cause, step.holder()));
    }
}
