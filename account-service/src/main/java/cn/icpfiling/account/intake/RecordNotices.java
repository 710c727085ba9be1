package cn.icpfiling.account.intake;

import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.Accounts;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Tells the holder of what left the register without their asking. What they asked for themselves the order's end tells. */
@ApplicationScoped
class RecordNotices implements EventHandler {

    private static final Logger LOG = Logger.getLogger(RecordNotices.class);
    private static final String BY_HOLDER = "HOLDER";

    private final Accounts accounts;
    private final Notices notices;

    RecordNotices(Accounts accounts, Notices notices) {
        this.accounts = accounts;
        this.notices = notices;
    }

    @Override
    public String topic() {
        return "icp.filing.record.v1";
    }

    @Override
    public String purpose() {
        return "record-notices";
    }

    @Override
    public Set<String> types() {
        return Set.of("filing.record.deregistered");
    }

    /** The topic is compacted: what was told between is gone. */
    @Override
    public boolean gapless() {
        return false;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var step = event.as(RecordStep.class);
        return () -> {
            if (!step.recordEnd().by().equals(BY_HOLDER)) {
                tell(event, step);
            }
        };
    }

    private void tell(IncomingEvent event, RecordStep step) {
        var cause = event.type() + "/" + step.subjectId() + "/" + event.sequence();
        accounts.findByIdOptional(step.holder())
                .ifPresentOrElse(
                        holder -> notices.tell(holder, NoticeTemplate.RECORD_DEREGISTERED, cause, values(step)),
                        () -> LOG.warnf("Nobody to tell of %s: no account %s", cause, step.holder()));
    }

    static Map<String, Object> values(RecordStep step) {
        return Map.of("subjectNumber", step.subjectNumber(), "serviceNumbers", step.endedNumbers());
    }
}
