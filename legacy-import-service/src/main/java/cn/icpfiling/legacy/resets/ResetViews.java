package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.legacy.reasons.Reasons;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;

/** Builds the views of applications. Call it in a transaction. */
@ApplicationScoped
class ResetViews {

    private final ResetFields fields;
    private final FindOldLogin find;
    private final Reasons reasons;
    private final Clock clock;

    ResetViews(ResetFields fields, FindOldLogin find, Reasons reasons, Clock clock) {
        this.fields = fields;
        this.find = find;
        this.reasons = reasons;
        this.clock = clock;
    }

    /** A view with its version, which becomes the ETag. */
    record Tagged(MailboxResetView view, VersionTag tag) {}

    Tagged forApplicant(MailboxReset reset) {
        return tagged(reset, of(reset, null));
    }

    Tagged forSupport(MailboxReset reset) {
        return tagged(reset, of(reset, find.of(reset).match()));
    }

    MailboxResetView inList(MailboxReset reset) {
        return of(reset, null);
    }

    private static Tagged tagged(MailboxReset reset, MailboxResetView view) {
        return new Tagged(view, new VersionTag(reset.version(), Locale.ROOT));
    }

    private MailboxResetView of(MailboxReset reset, FindOldLogin.Match match) {
        return new MailboxResetView(
                reset.id(),
                reset.stateAt(clock.instant()),
                reset.caseId(),
                reset.holderKind(),
                reset.filedAs(),
                reset.certificateType(),
                Masks.idNumber(fields.certificateNumberOf(reset)),
                Masks.mail(fields.newMailOf(reset)),
                match,
                reset.askedAt(),
                reset.decidedAt(),
                reset.sentAt() == null ? null : reset.linkExpiresAt(),
                reset.endedAt(),
                reset.refusal(),
                reasons.of("LEGACY_RESET_", reset.refusal()));
    }
}
