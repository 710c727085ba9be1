package cn.icpfiling.filing.importedpapers;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The papers of an imported filing: those that are stored here, the oldest first, then those that are not. */
@Schema(name = "ImportedPapers")
record ImportedPapersView(@NotNull List<ImportedPaperEntry> items) {}
