package cn.icpfiling.filing.transfers;

import cn.icpfiling.filing.store.SubjectTransferTable;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A transfer that the holder has confirmed.
 *
 * @param transferId the transfer's id in account-service
 * @param from the account that holds the subject
 * @param to the account that will hold it
 * @param toPartner the partner whose customer the target is; null if there is none
 */
@Schema(name = "SubjectTransferRequest")
record SubjectTransferRequest(
        @NotNull UUID transferId,
        @NotNull UUID subjectId,
        @NotNull UUID from,
        @NotNull UUID to,
        UUID toPartner) {

    SubjectTransferTable.Terms terms() {
        return new SubjectTransferTable.Terms(subjectId, from, to, toPartner);
    }
}
