package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.core.offline.OfflineGround;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Writes a new case with its encrypted applicant, in the transaction of its caller. */
@ApplicationScoped
class WriteOfflineCase {

    private final ActingFor actingFor;
    private final OrderContentRepository contents;
    private final ApplicantEncryption applicants;
    private final OfflineProgress progress;
    private final OfflineViews views;
    private final Clock clock;

    WriteOfflineCase(
            ActingFor actingFor,
            OrderContentRepository contents,
            ApplicantEncryption applicants,
            OfflineProgress progress,
            OfflineViews views,
            Clock clock) {
        this.actingFor = actingFor;
        this.contents = contents;
        this.applicants = applicants;
        this.progress = progress;
        this.views = views;
        this.clock = clock;
    }

    Reply handle(
            Holder holder,
            OfflineGround ground,
            SettledIdentity identity,
            OfflineDeregistration.Found found,
            OfflineApplicant applicant) {
        var id = Ids.next();
        var made = OfflineDeregistration.of(
                id, holder, ground, contents.indexed(identity), found, applicants.encrypt(id, applicant));
        progress.open(made, actingFor.applicant(), clock.instant());
        return views.of(made).created();
    }
}
