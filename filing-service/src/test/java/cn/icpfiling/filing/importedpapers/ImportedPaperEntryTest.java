package cn.icpfiling.filing.importedpapers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.PaperLoss;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.store.ImportedFilingTable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportedPaperEntryTest {

    private static final UUID PAPER = new UUID(0, 1);
    private static final Instant AT = Instant.parse("2026-11-28T09:00:00Z");

    @Test
    void an_infected_paper_has_no_file_here() {
        var entry = entry(ScanStatus.INFECTED);

        assertThat(entry.state()).isEqualTo(ImportedPaperState.UNREADABLE);
        assertThat(entry.legacyId()).isEqualTo("P-1");
        assertThat(entry.paperId()).isNull();
        assertThat(entry.mediaType()).isNull();
        assertThat(entry.size()).isNull();
        assertThat(entry.uploadedAt()).isNull();
    }

    @Test
    void a_clean_paper_is_shown_with_its_file() {
        var entry = entry(ScanStatus.CLEAN);

        assertThat(entry.state()).isEqualTo(ImportedPaperState.ADOPTED);
        assertThat(entry.paperId()).isEqualTo(PAPER);
        assertThat(entry.size()).isEqualTo(7);
    }

    @Test
    void a_missing_kind_that_no_loss_names_is_shown_too() {
        var loss = new ImportedFilingTable.LostPaper("P-2", MaterialKind.PLEDGE, PaperLoss.UNREADABLE, null);
        var kinds = List.of(MaterialKind.PLEDGE, MaterialKind.PRE_APPROVAL);

        assertThat(ImportedPaperAccess.lost(registered(kinds, List.of(loss))))
                .extracting(ImportedPaperEntry::legacyId, ImportedPaperEntry::kind)
                .containsExactly(tuple("P-2", MaterialKind.PLEDGE), tuple(null, MaterialKind.PRE_APPROVAL));
        assertThat(ImportedPaperAccess.lost(registered(kinds, null)))
                .extracting(ImportedPaperEntry::kind)
                .containsExactlyElementsOf(kinds);
    }

    private static ImportedFilingTable.Registered registered(
            List<MaterialKind> kinds, List<ImportedFilingTable.LostPaper> losses) {
        return new ImportedFilingTable.Registered(new UUID(0, 2), "IMPORT", "ICP", new UUID(0, 3), AT, kinds, losses);
    }

    private static ImportedPaperEntry entry(ScanStatus scan) {
        return ImportedPaperEntry.of(
                new ImportedFilingTable.AdoptedPaper("P-1", PAPER, null),
                new Material(PAPER, null, MaterialKind.PLEDGE, "image/png", 7, "0".repeat(64), AT, scan));
    }
}
