package cn.icpfiling.account.transfers;

import cn.icpfiling.account.store.TransferAcceptanceTable;
import java.time.Instant;
import java.util.UUID;

/** A partner's consent to a filing that comes to its customer. */
record TransferAcceptance(UUID customerId, String subjectNumber, Instant acceptedAt, Instant expiresAt) {

    static TransferAcceptance of(TransferAcceptanceTable.Row row) {
        return new TransferAcceptance(row.customer(), row.subjectNumber(), row.acceptedAt(), row.expiresAt());
    }
}
