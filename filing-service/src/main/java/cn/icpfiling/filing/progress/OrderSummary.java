package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.WaitingFor;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** One line of a list of orders. */
public record OrderSummary(
        @NotNull UUID orderId,
        @NotNull OrderType type,
        @NotNull OrderState state,
        @NotNull UUID holder,
        UUID partner,
        @NotNull String province,
        @JsonInclude(JsonInclude.Include.NON_NULL) String domain,
        @NotNull int submission,
        @NotNull WaitingFor waitingFor,
        VerdictView verdict,
        @NotNull boolean needsPerson,
        @NotNull Instant createdAt,
        @NotNull Instant changedAt,
        Instant submittedAt) {

    static OrderSummary of(Order order) {
        return new OrderSummary(
                order.id(),
                order.type(),
                order.state(),
                order.holder(),
                order.partner(),
                order.region().province(),
                order.domain(),
                order.submission(),
                order.waitingFor(),
                VerdictView.of(order),
                order.verdict().needsPerson(),
                order.createdAt(),
                order.changedAt(),
                order.submittedAt());
    }
}
