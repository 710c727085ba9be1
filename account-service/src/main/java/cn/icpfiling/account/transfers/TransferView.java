package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.TransferState;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A transfer as one side sees it: phones masked.
 *
 * @param sourceId the account that gives its filing away; null for the target
 * @param sponsor as filing-service shows the name to the holder; null for the target and after the end
 * @param principal the same
 * @param targetPartner the name of the partner whose customer the target is; null for other targets
 * @param rights what the new holder receives, in the language of the request; null after the draft
 * @param refusal null unless filing-service refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransferView(
        UUID transferId,
        TransferState state,
        TransferSide side,
        UUID sourceId,
        UUID subjectId,
        String subjectNumber,
        int services,
        String sponsor,
        String principal,
        String sourcePhone,
        String targetPhone,
        String targetPartner,
        String rights,
        Instant openedAt,
        Instant expiresAt,
        Instant confirmedAt,
        Instant endedAt,
        Refusal refusal) {

    /**
     * Why filing-service refused.
     *
     * @param code of the catalogue of problems
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Refusal(String code, String detail, String remedy) {}

    @Override
    public String toString() {
        return "TransferView[" + transferId + "]";
    }
}
