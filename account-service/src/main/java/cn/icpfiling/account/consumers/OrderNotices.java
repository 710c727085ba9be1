package cn.icpfiling.account.consumers;

import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Notifies the holder of an order about each step, once (docs/trade.md 3.15). */
@ApplicationScoped
class OrderNotices implements EventHandler {

    private static final Logger LOG = Logger.getLogger(OrderNotices.class);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(LegalTime.ZONE);
    private static final int TAIL = 8;

    private static final Map<String, NoticeTemplate> TOLD = Map.ofEntries(
            Map.entry("filing.order.submitted", NoticeTemplate.ORDER_SUBMITTED),
            Map.entry("filing.order.resubmitted", NoticeTemplate.ORDER_SUBMITTED),
            Map.entry("filing.order.returned", NoticeTemplate.ORDER_RETURNED),
            Map.entry("filing.order.approved", NoticeTemplate.ORDER_APPROVED),
            Map.entry("filing.order.uploaded", NoticeTemplate.ORDER_SMS_WANTED),
            Map.entry("filing.order.sms-failed", NoticeTemplate.ORDER_SMS_FAILED),
            Map.entry("filing.order.completed", NoticeTemplate.ORDER_COMPLETED),
            Map.entry("filing.order.refused", NoticeTemplate.ORDER_REFUSED),
            Map.entry("filing.order.rejected", NoticeTemplate.ORDER_REJECTED),
            Map.entry("filing.order.reminded", NoticeTemplate.ORDER_REMINDED),
            Map.entry("filing.order.expired", NoticeTemplate.ORDER_EXPIRED));

    private final AccountRepository accounts;
    private final Notices notices;

    OrderNotices(AccountRepository accounts, Notices notices) {
        this.accounts = accounts;
        this.notices = notices;
    }

    @Override
    public String topic() {
        return "icp.filing.order.v1";
    }

    @Override
    public String purpose() {
        return "notices";
    }

    @Override
    public Set<String> types() {
        return TOLD.keySet();
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var step = event.as(OrderStep.class, "orderId", "orderType", "holder");
        return () -> templateOf(event, step).ifPresent(template -> tell(event, step, template));
    }

    /** An upload gets a notice only if the authority then waits for SMS codes from the people in the filing. */
    private static Optional<NoticeTemplate> templateOf(IncomingEvent event, OrderStep step) {
        var told = TOLD.get(event.type());
        // A provider's own deregistration only needs the holder's SMS code. RecordNotices tells its end.
        if (step.ground() != null && told != NoticeTemplate.ORDER_SMS_WANTED) {
            return Optional.empty();
        }
        var template = step.isDeregistration() ? ofDeregistration(told) : told;
        return template == NoticeTemplate.ORDER_SMS_WANTED && step.smsUntil() == null
                ? Optional.empty()
                : Optional.of(template);
    }

    /** Submission and grant of a deregistration have texts of their own. */
    private static NoticeTemplate ofDeregistration(NoticeTemplate ofFiling) {
        return switch (ofFiling) {
            case ORDER_SUBMITTED -> NoticeTemplate.DEREGISTRATION_SUBMITTED;
            case ORDER_COMPLETED -> NoticeTemplate.DEREGISTRATION_COMPLETED;
            default -> ofFiling;
        };
    }

    private void tell(IncomingEvent event, OrderStep step, NoticeTemplate template) {
        var cause = event.type() + "/" + step.orderId() + "/" + event.sequence();
        accounts.findByIdOptional(step.holder())
                .ifPresentOrElse(
                        holder -> notices.tellStep(holder, template, told(step, template, cause), values(step)),
                        () -> LOG.warnf("No notice for %s: account %s does not exist", cause, step.holder()));
    }

    /** A message that comes after the authority's code has ended asks for what its holder cannot do any more. */
    private static Notices.OrderStep told(OrderStep step, NoticeTemplate template, String cause) {
        var goodUntil = template == NoticeTemplate.ORDER_SMS_WANTED ? step.smsUntil() : null;
        return new Notices.OrderStep(step.orderId(), cause, about(step), goodUntil);
    }

    private static About about(OrderStep step) {
        return About.the(About.Kind.ORDER, step.orderId()).and(About.Kind.SUBJECT, step.subjectId());
    }

    static Map<String, Object> values(OrderStep step) {
        var order = step.orderId().toString();
        var values = new HashMap<String, Object>();
        values.put("order", order.substring(order.length() - TAIL));
        values.put("reasons", codes(step));
        values.put("subjectNumber", step.subjectNumber());
        values.put("serviceNumbers", step.serviceNumbers() == null ? List.of() : step.serviceNumbers());
        values.put("smsUntil", step.smsUntil() == null ? null : MINUTE.format(step.smsUntil()));
        values.put("smsPage", step.smsPage());
        values.put("idleDays", step.idle() == null ? null : step.idle().days());
        values.put("retryOn", text(step.retryOn()));
        values.put("endsOn", step.idle() == null ? null : text(step.idle().endsOn()));
        values.put(
                "expectedFrom",
                step.expected() == null ? null : text(step.expected().from()));
        values.put(
                "expectedTo",
                step.expected() == null ? null : text(step.expected().to()));
        return values;
    }

    private static List<String> codes(OrderStep step) {
        return step.reasons() == null
                ? List.of()
                : step.reasons().stream().map(OrderStep.Reason::code).toList();
    }

    private static String text(Object day) {
        return day == null ? null : day.toString();
    }
}
