package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.rules.SmsProvinces;
import cn.icpfiling.filing.store.OrderContentRepository.Entered;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What an order shows of the authority: when its answer is expected, and the pages where its code is typed and its result is found. */
@Singleton
class AuthorityPart {

    private final SmsProvinces sms;
    private final ExpectedWindows windows;
    private final CodesOwed codes;
    private final WaitingSteps steps;
    private final String publicQuery;

    AuthorityPart(
            SmsProvinces sms,
            ExpectedWindows windows,
            CodesOwed codes,
            WaitingSteps steps,
            @ConfigProperty(name = "icp.authority.public-query-page") String publicQuery) {
        this.sms = sms;
        this.windows = windows;
        this.codes = codes;
        this.steps = steps;
        this.publicQuery = publicQuery;
    }

    /** Null where no day is known. */
    ExpectedWindow window(Order order) {
        return windows.of(order).orElse(null);
    }

    String smsPage(Order order) {
        return order.state() == OrderState.SMS_PENDING
                ? sms.page(order.type(), order.region().province())
                : null;
    }

    /** Null unless the order waits for a code. */
    List<CodeOwedView> codesOwedBy(Order order, Entered entered) {
        return codes.of(order, entered);
    }

    /** What the holder can do while the order waits for others. */
    List<WaitingStep> stepsWhileWaiting(Order order) {
        return steps.of(order);
    }

    /** Null before the authority has granted the order. */
    String publicQuery(Order order) {
        return order.state() == OrderState.COMPLETED ? publicQuery : null;
    }
}
