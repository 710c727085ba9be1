package cn.icpfiling.filing.transfers;

import cn.icpfiling.filing.views.RegionView;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a holder is shown before a transfer, and what stands against it.
 *
 * @param subject null if the account holds no subject on record
 * @param openOrder whether the account has an order that is not over
 */
@Schema(name = "TransferFacts")
record TransferFacts(TransferredSubject subject, @NotNull boolean openOrder) {

    /**
     * The subject that a transfer would move, masked as in the holder's own views.
     *
     * @param sponsorName an organisation's name is public; a person's is masked
     * @param principalName masked; null if the record has no principal
     * @param services number of services on record
     * @param partner the partner whose customer the holder is; null if there is none
     */
    @Schema(name = "SubjectToTransfer")
    record TransferredSubject(
            @NotNull UUID subjectId,
            @NotNull String subjectNumber,
            @NotNull RegionView region,
            @NotNull int nature,
            @NotNull String sponsorName,
            String principalName,
            @NotNull int services,
            UUID partner) {

        @Override
        public String toString() {
            return "TransferredSubject[" + subjectId + "]";
        }
    }
}
