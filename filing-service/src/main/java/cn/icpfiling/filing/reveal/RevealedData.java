package cn.icpfiling.filing.reveal;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Decrypted data for the caller only; it is not stored. */
record RevealedData(
        @NotNull UUID orderId,
        @NotNull RevealReason reason,
        @NotNull Instant revealedAt,
        @NotNull List<RevealedValue> values) {

    /** One value; null if nothing was entered. */
    record RevealedValue(@NotNull RevealedField field, String value) {

        @Override
        public String toString() {
            return field.name();
        }
    }
}
