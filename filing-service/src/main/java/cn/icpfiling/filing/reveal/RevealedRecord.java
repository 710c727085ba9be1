package cn.icpfiling.filing.reveal;

import cn.icpfiling.filing.reveal.RevealedData.RevealedValue;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Decrypted data of a filed record for the caller only; it is not stored.
 *
 * @param recordId the id of the filed subject or service
 */
record RevealedRecord(
        @NotNull UUID recordId,
        @NotNull RevealReason reason,
        @NotNull Instant revealedAt,
        @NotNull List<RevealedValue> values) {}
