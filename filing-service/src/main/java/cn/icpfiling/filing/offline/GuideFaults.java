package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.offline.OfflineGround;
import cn.icpfiling.filing.offline.ProvinceGuides.Nature;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes the guides of the provinces unusable. The release's are judged by the tests, replaced ones at the start. */
final class GuideFaults {

    private final List<String> faults = new ArrayList<>();
    private final ProvinceGuides.Data data;

    private GuideFaults(ProvinceGuides.Data data) {
        this.data = data;
    }

    /** @param provinces the codes that the code tables know */
    static List<String> of(ProvinceGuides.Data data, Set<String> provinces) {
        if (data.sources() == null || data.workingDays() == null || data.papers() == null || data.provinces() == null) {
            return List.of("sources, workingDays, papers and provinces must stand in the file");
        }
        var found = new GuideFaults(data);
        found.time();
        found.papers();
        data.provinces().forEach(found::guide);
        found.provinces(provinces);
        return List.copyOf(found.faults);
    }

    private void time() {
        var days = data.workingDays();
        check(days.usual() > 0 && days.most() >= days.usual(), "working days are not from the usual to the most");
        check(named(days.sources()), "working days name no source of the file");
    }

    private void papers() {
        for (var paper : data.papers()) {
            var at = "paper " + paper.code();
            check(there(paper.code()) && there(paper.zh()) && there(paper.en()), at + " lacks its code or a text");
            check(paper.natures() != null && paper.grounds() != null, at + " lacks natures or grounds");
            check(named(paper.sources()), at + " names no source of the file");
        }
        for (var nature : Nature.values()) {
            for (var ground : OfflineGround.values()) {
                check(
                        data.papers().stream()
                                .filter(paper -> paper.natures() != null && paper.grounds() != null)
                                .anyMatch(paper -> paper.natures().contains(nature)
                                        && paper.grounds().contains(ground)),
                        "no paper is for " + nature + " and " + ground);
            }
        }
    }

    private void guide(ProvinceGuide guide) {
        var at = "province " + guide.code();
        check(there(guide.zh()) && there(guide.en()), at + " lacks the authority's name");
        check(guide.site() != null && "https".equals(guide.site().getScheme()), at + " has no address that is https");
        check(guide.siteStatus() != null, at + " does not say how its address is known");
        check(guide.ways() != null && !guide.ways().isEmpty(), at + " has no way");
        check(
                guide.ways() == null
                        || new HashSet<>(guide.ways()).size() == guide.ways().size(),
                at + " has a way twice");
        check(named(guide.sources()), at + " names no source of the file");
        check(
                guide.notes() != null
                        && guide.notes().stream()
                                .allMatch(note -> there(note.zh()) && there(note.en()) && named(note.sources())),
                at + " has a note that lacks a text or a source, or no list of notes");
        check(guide.from() == null || isDay(guide.from()), at + " begins on no day");
    }

    private void provinces(Set<String> known) {
        var entries = new HashSet<String>();
        var always = new HashSet<String>();
        for (var guide : data.provinces()) {
            check(known.contains(guide.code()), "province " + guide.code() + " is not in the code tables");
            check(
                    entries.add(guide.code() + "/" + guide.from()),
                    "province " + guide.code() + " has two entries of a day");
            if (guide.from() == null) {
                always.add(guide.code());
            }
        }
        known.stream()
                .filter(code -> !always.contains(code))
                .forEach(code -> check(false, "province " + code + " has no entry from the beginning"));
    }

    private boolean named(Set<String> sources) {
        return sources != null && !sources.isEmpty() && data.sources().keySet().containsAll(sources);
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeException notADay) {
            return false;
        }
    }

    private static boolean there(String text) {
        return text != null && !text.isBlank();
    }

    private void check(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
