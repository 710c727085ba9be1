package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.FilingTransfer;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;

/** Encrypts and decrypts the names that a draft shows its holder. */
@ApplicationScoped
class TransferEncryption {

    private static final String TABLE = "filing_transfers";
    private static final String SPONSOR = "sponsor_name";
    private static final String PRINCIPAL = "principal_name";

    private final FieldCipher cipher;

    TransferEncryption(FieldCipher cipher) {
        this.cipher = cipher;
    }

    FilingTransfer show(FilingTransfer draft, SubjectTransfers.FiledSubject filed) {
        return draft.showing(
                filed.services(),
                cipher.encrypt(TABLE, SPONSOR, draft.id(), filed.sponsorName()),
                cipher.encrypt(TABLE, PRINCIPAL, draft.id(), filed.principalName()));
    }

    /** Null once the transfer has ended. */
    String sponsorOf(FilingTransfer transfer) {
        return cipher.decrypt(TABLE, SPONSOR, transfer.id(), transfer.sponsorName());
    }

    /** Null once the transfer has ended, and if the filing has no principal. */
    String principalOf(FilingTransfer transfer) {
        return cipher.decrypt(TABLE, PRINCIPAL, transfer.id(), transfer.principalName());
    }
}
