package cn.icpfiling.inspection.tables;

import cn.icpfiling.inspection.core.pages.PageWords;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The dated words by which home pages are judged. {@code rules/page-words.yaml} has the shipped ones. */
public final class PageWordLists {
    private static final PageWordLists BUNDLED = new PageWordLists(
            RuleFiles.read("page-words.yaml", new TypeReference<File>() {}).versions());

    private final List<Version> versions;

    private record File(List<Version> versions) {}

    /**
     * Words that hold from a day on.
     *
     * @param validFrom the first legal day
     * @param status whether a source states the values
     */
    public record Version(String id, LocalDate validFrom, String status, String source, PageWords words) {}

    public PageWordLists(List<Version> versions) {
        this.versions = versions.stream()
                .sorted(Comparator.comparing(Version::validFrom))
                .toList();
        if (versions.stream().map(Version::validFrom).distinct().count() < versions.size()) {
            throw new IllegalStateException("two versions of the page words begin on one day");
        }
    }

    public static PageWordLists bundled() {
        return BUNDLED;
    }

    /** All of them, by their days. */
    public List<Version> versions() {
        return versions;
    }

    /** @param day a legal day in China */
    public PageWords on(LocalDate day) {
        return versions.stream()
                .filter(version -> !version.validFrom().isAfter(day))
                .reduce((earlier, later) -> later)
                .map(Version::words)
                .orElseThrow(() -> new IllegalStateException("no page words for " + day));
    }
}
