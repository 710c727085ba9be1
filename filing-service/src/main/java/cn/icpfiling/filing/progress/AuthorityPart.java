package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.rules.SmsProvinces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What an order shows of the authority: when its answer is expected, and the pages where its code is typed and its result is found. */
@Singleton
class AuthorityPart {

    private final SmsProvinces sms;
    private final ExpectedWindows windows;
    private final String publicQuery;

    AuthorityPart(
            SmsProvinces sms,
            ExpectedWindows windows,
            @ConfigProperty(name = "icp.authority.public-query-page") String publicQuery) {
        this.sms = sms;
        this.windows = windows;
        this.publicQuery = publicQuery;
    }

    /** Null where no day is known. */
    ExpectedWindow window(Order order) {
        return windows.of(order).orElse(null);
    }

    String smsPage(Order order) {
        return order.state() == OrderState.SMS_PENDING ? sms.page(order.region().province()) : null;
    }

    /** Null before the authority has granted the order. */
    String publicQuery(Order order) {
        return order.state() == OrderState.COMPLETED ? publicQuery : null;
    }
}
