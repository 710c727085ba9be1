package cn.icpfiling.filing.progress;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.regex.Pattern;

/** Answers a caller who may not know the order with 404 before any other check, however the request is formed. */
@ApplicationScoped
class OrderVisibility implements Visibility {

    private static final Pattern ONE_ORDER = Pattern.compile("/api/v1/orders/([^/]+)(?:/.*)?");

    private final OrderAccess access;

    OrderVisibility(OrderAccess access) {
        this.access = access;
    }

    @Override
    public void require(String path) {
        var order = ONE_ORDER.matcher(path);
        if (order.matches()) {
            access.requireKnown(id(order.group(1)));
        }
    }

    private static UUID id(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException none) {
            throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(none);
        }
    }
}
