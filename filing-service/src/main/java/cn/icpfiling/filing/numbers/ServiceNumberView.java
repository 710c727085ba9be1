package cn.icpfiling.filing.numbers;

import cn.icpfiling.filing.core.numbers.InstanceProduct;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.core.numbers.ServiceNumberState;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A service number. */
@Schema(name = "ServiceNumber")
record ServiceNumberView(
        @NotNull UUID serviceNumberId,
        @NotNull UUID holder,
        @NotNull String number,
        @NotNull InstanceProduct product,
        @NotNull String instanceId,
        @NotNull ServiceNumberState state,
        UUID orderId,
        @NotNull List<String> ipAddresses,
        @NotNull LocalDate termEnds,
        @NotNull Instant createdAt) {

    static ServiceNumberView of(ServiceNumber number) {
        return new ServiceNumberView(
                number.id(),
                number.holder(),
                number.number(),
                number.product(),
                number.instanceId(),
                number.state(),
                number.orderId(),
                number.ipAddresses(),
                number.termEnds(),
                number.createdAt());
    }
}
