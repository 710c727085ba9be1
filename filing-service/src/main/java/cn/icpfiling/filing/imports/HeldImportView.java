package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.imports.ImportedFilingRequest.ImportWay;
import cn.icpfiling.filing.store.HeldImportTable;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A filing of the old platform as it is registered here. */
@Schema(name = "HeldImport")
record HeldImportView(
        @NotNull String legacyId,
        @NotNull UUID subjectId,
        @NotNull UUID account,
        @NotNull ImportWay way,
        @NotNull Instant importedAt,
        String subjectNumber,
        @NotNull Integer services,
        Integer papers,
        String checksum,
        String sumKeyId,
        String contentSum,
        String papersSum) {

    static HeldImportView of(HeldImportTable.Row row) {
        return new HeldImportView(
                row.legacyId(),
                row.subject(),
                row.account(),
                ImportWay.valueOf(row.way()),
                row.at(),
                row.subjectNumber(),
                row.services(),
                row.papers(),
                row.checksum(),
                row.sumKeyId(),
                row.contentSum(),
                row.papersSum());
    }
}
