package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.core.offline.OfflineState;
import cn.icpfiling.filing.progress.ExpectedWindow;
import cn.icpfiling.filing.store.OfflineDeregistrationRepository;
import cn.icpfiling.filing.store.OfflineHistoryRepository;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.time.WorkingDays;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Shows a case with masked data and its ETag. */
@ApplicationScoped
class OfflineViews {

    static final String PATH = "/api/v1/offline-deregistrations/";

    private static final WorkingDays CALENDAR = WorkingDays.bundled();

    private final OfflineDeregistrationRepository cases;
    private final OfflineHistoryRepository history;
    private final OrderContentRepository contents;
    private final ProvinceGuides guides;
    private final OfflineWarnings warnings;
    private final Wording wording;

    OfflineViews(
            OfflineDeregistrationRepository cases,
            OfflineHistoryRepository history,
            OrderContentRepository contents,
            ProvinceGuides guides,
            OfflineWarnings warnings,
            Wording wording) {
        this.cases = cases;
        this.history = history;
        this.contents = contents;
        this.guides = guides;
        this.warnings = warnings;
        this.wording = wording;
    }

    /** A case with its ETag. */
    record Shown(OfflineView view, VersionTag tag) {

        Reply reply() {
            return new Reply(200, null, tag.toString(), view);
        }

        Reply created() {
            return new Reply(201, PATH + view.caseId(), tag.toString(), view);
        }
    }

    /** Call this after the last change: it flushes first, so that the ETag is that of the commit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Shown of(OfflineDeregistration found) {
        cases.flush();
        return new Shown(view(found), new VersionTag(found.version(), wording.locale()));
    }

    private OfflineView view(OfflineDeregistration found) {
        var identity = found.identity();
        return new OfflineView(
                found.id(),
                warnings.of(found),
                found.ground(),
                found.state(),
                found.holder(),
                identity.typeCheckId(),
                RegionView.of(identity.region()),
                identity.nature(),
                identity.certificateType(),
                Masks.idNumber(
                        contents.openCertificateNumber(identity.typeCheckId(), identity.encryptedCertificateNumber())),
                identity.domain(),
                found.filingNumber(),
                found.decidingProvince(),
                found.watched(),
                found.handedInOn(),
                expected(found),
                found.lastAskedAt(),
                found.lastAnswer(),
                List.copyOf(found.allowedActs()),
                found.state() == OfflineState.FREED ? PATH + found.id() + "/type-check" : null,
                history.of(found.id()).stream().map(OfflineView.Step::of).toList(),
                found.createdAt(),
                found.changedAt());
    }

    /** The window from the day of the papers on; for a province that decides weekly, that Friday. */
    private ExpectedWindow expected(OfflineDeregistration found) {
        if (found.state() != OfflineState.HANDED_IN) {
            return null;
        }
        if (guides.of(found.decidingProvince(), found.handedInOn()).decidesWeekly()) {
            var batch = WeeklyBatch.after(found.handedInOn());
            return new ExpectedWindow(batch.day(), batch.day(), batch.provisional());
        }
        var first = CALENDAR.plus(found.handedInOn(), 1);
        var last = CALENDAR.plus(found.handedInOn(), guides.workingDays().usual());
        return new ExpectedWindow(first.day(), last.day(), first.provisional() || last.provisional());
    }
}
