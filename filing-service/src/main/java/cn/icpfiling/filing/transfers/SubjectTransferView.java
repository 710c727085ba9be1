package cn.icpfiling.filing.transfers;

import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.filings.SubjectContacts;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A filing that was handed over.
 *
 * @param transferredAt by the business clock
 * @param services the services on record at that time
 * @param contacts of the subject and of these services, as they are on record now
 */
@Schema(name = "SubjectTransfer")
record SubjectTransferView(
        @NotNull UUID subjectId,
        @NotNull Instant transferredAt,
        @NotNull List<TransferredService> services,
        @NotNull List<SubjectContacts> contacts) {

    /** A service of the filing, with its domains in ASCII. */
    @Schema(name = "TransferredService")
    record TransferredService(
            @NotNull UUID serviceId, @NotNull List<String> domains) {}

    static List<TransferredService> onRecord(List<FiledService> moved) {
        return moved.stream()
                .filter(service -> service.status() == RecordStatus.REGISTERED)
                .map(service -> new TransferredService(service.id(), service.domains()))
                .toList();
    }
}
