package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.offline.OfflineGround;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.tables.DataFiles;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The 31 provinces of offline/provinces.yaml. If a province has several entries, the newest one of the day applies. */
@ApplicationScoped
class ProvinceGuides {

    private static final int NATURE_PERSON = 5;

    private final Data data;
    private final Map<String, List<ProvinceGuide>> byCode;

    /** The structure of the file, which has days as text. */
    record Data(
            String family,
            Map<String, String> sources,
            WorkingDaysNeeded workingDays,
            List<Paper> papers,
            List<ProvinceGuide> provinces) {}

    record WorkingDaysNeeded(int usual, int most, Set<String> sources) {}

    /** The kind of subject that hands the paper in. */
    enum Nature {
        PERSON,
        ORGANISATION;

        static Nature of(int nature) {
            return nature == NATURE_PERSON ? PERSON : ORGANISATION;
        }
    }

    record Paper(
            String code, Set<Nature> natures, Set<OfflineGround> grounds, String zh, String en, Set<String> sources) {}

    ProvinceGuides() {
        this(bundled());
    }

    ProvinceGuides(Data data) {
        this.data = data;
        this.byCode = data.provinces().stream().collect(Collectors.groupingBy(ProvinceGuide::code));
    }

    static Data bundled() {
        return read(DataFiles.text(DataFiles.OFFLINE_PROVINCES));
    }

    static Data read(String text) {
        try {
            return new YAMLMapper().readValue(text, Data.class);
        } catch (IOException e) {
            throw new UncheckedIOException(DataFiles.OFFLINE_PROVINCES, e);
        }
    }

    /** A file that an operator replaced stops the start, if it fails what the tests ask of the release's. */
    void judge(@Observes StartupEvent started, OrderFacts.Book book) {
        var faults = GuideFaults.of(data, book.codes().provinces().keySet());
        if (!faults.isEmpty()) {
            throw new IllegalStateException(DataFiles.OFFLINE_PROVINCES + " cannot be used: " + faults);
        }
    }

    /** Returns the guide of a province; every province of the code tables has one. */
    ProvinceGuide of(String province, LocalDate day) {
        return byCode.getOrDefault(province, List.of()).stream()
                .filter(guide -> !day.isBefore(guide.firstDay()))
                .max(Comparator.comparing(ProvinceGuide::firstDay))
                .orElseThrow(() -> new IllegalStateException("no guide for province " + province));
    }

    /** The authority's name, which is the same on every day. */
    String authority(String province) {
        return of(province, LocalDate.MAX).zh();
    }

    List<Paper> papers(int nature, OfflineGround ground) {
        return data.papers().stream()
                .filter(paper -> paper.natures().contains(Nature.of(nature))
                        && paper.grounds().contains(ground))
                .toList();
    }

    WorkingDaysNeeded workingDays() {
        return data.workingDays();
    }

    /** The source that the letters abbreviate. */
    String source(String letters) {
        return data.sources().get(letters);
    }
}
