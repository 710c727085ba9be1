package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.offline.OfflineInstructions.OfflinePaper;
import cn.icpfiling.filing.offline.OfflineInstructions.OfflineWorkingDays;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Collects the instructions of the deciding province. */
@ApplicationScoped
class ShowInstructions {

    private final OfflineAccess access;
    private final ProvinceGuides guides;
    private final OfflineWarnings warnings;
    private final Wording wording;
    private final Clock clock;

    ShowInstructions(
            OfflineAccess access, ProvinceGuides guides, OfflineWarnings warnings, Wording wording, Clock clock) {
        this.access = access;
        this.guides = guides;
        this.warnings = warnings;
        this.wording = wording;
        this.clock = clock;
    }

    @Transactional
    OfflineInstructions handle(UUID id) {
        var found = access.readable(id);
        var guide = guides.of(found.decidingProvince(), LegalTime.dayOf(clock.instant()));
        var papers = guides.papers(found.identity().nature(), found.ground());
        var days = guides.workingDays();
        var letters = new TreeSet<String>(guide.sources());
        letters.addAll(days.sources());
        papers.forEach(paper -> letters.addAll(paper.sources()));
        return new OfflineInstructions(
                found.id(),
                warnings.of(found),
                found.filingNumber(),
                guide.code(),
                said(guide.zh(), guide.en()),
                guide.site(),
                guide.siteStatus(),
                guide.ways(),
                papers.stream()
                        .map(paper -> new OfflinePaper(paper.code(), said(paper.zh(), paper.en())))
                        .toList(),
                guide.notes().stream().map(note -> said(note.zh(), note.en())).toList(),
                new OfflineWorkingDays(days.usual(), days.most()),
                guide.decidesWeekly() ? batch(found) : null,
                sources(letters));
    }

    private List<String> sources(Set<String> letters) {
        return letters.stream().map(guides::source).toList();
    }

    /** The batch of the papers that were handed in, or of papers that would be handed in today. */
    private WeeklyBatch batch(OfflineDeregistration found) {
        return WeeklyBatch.after(found.handedInOn() == null ? LegalTime.dayOf(clock.instant()) : found.handedInOn());
    }

    private String said(String zh, String en) {
        return wording.locale().getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : zh;
    }
}
