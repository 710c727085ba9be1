package cn.icpfiling.filing.reveal;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Data in clear, for the caller alone; it is kept nowhere. */
record RevealedData(
        @NotNull UUID orderId,
        @NotNull RevealReason reason,
        @NotNull Instant revealedAt,
        @NotNull List<RevealedValue> values) {

    /** One value; null where nothing was entered. */
    record RevealedValue(@NotNull RevealedField field, String value) {

        @Override
        public String toString() {
            return field.name();
        }
    }
}
