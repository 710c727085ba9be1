package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.imports.ImportedFilingRequest.ImportWay;
import cn.icpfiling.filing.store.ImportedFilingTable;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A filing that was taken over. */
@Schema(name = "ImportedFiling")
record ImportedFilingView(
        @NotNull UUID subjectId,
        @NotNull String legacyId,
        @NotNull UUID account,
        @NotNull ImportWay way,
        @NotNull Instant importedAt,
        @NotNull List<RegisteredService> services,
        @NotNull List<MaterialKind> missingPapers) {

    /** A service of the filing, with its domains in ASCII. */
    @Schema(name = "RegisteredService")
    record RegisteredService(
            @NotNull UUID serviceId,
            @NotNull String serviceNumber,
            @NotNull List<String> domains) {}

    static ImportedFilingView of(
            String legacyId, ImportedFilingTable.Registered registered, List<FiledService> services) {
        return new ImportedFilingView(
                registered.subject(),
                legacyId,
                registered.account(),
                ImportWay.valueOf(registered.way()),
                registered.at(),
                services.stream()
                        .map(service -> new RegisteredService(service.id(), service.serviceNumber(), service.domains()))
                        .toList(),
                registered.missingPapers());
    }
}
