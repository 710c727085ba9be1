package cn.icpfiling.inspection.policies;

import cn.icpfiling.inspection.tables.PageWordLists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** An entry of the words by which home pages are judged, as an administrator sends it. */
record PageWordsEntry(
        @NotNull @Pattern(regexp = "^[A-Z][A-Z0-9-]{0,39}$") String id,

        @NotNull LocalDate validFrom,
        @NotNull @Valid PageWordsContent words,
        @NotNull PolicyStatus status,
        @NotNull @Size(min = 1, max = 300) String source) {

    static PageWordsEntry of(PageWordLists.Version version) {
        return new PageWordsEntry(
                version.id(),
                version.validFrom(),
                PageWordsContent.of(version.words()),
                PolicyStatus.valueOf(version.status()),
                version.source());
    }

    PageWordLists.Version version() {
        return new PageWordLists.Version(id, validFrom, status.name(), source, words.words());
    }
}
