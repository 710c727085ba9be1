package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.RecoveryCase;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Builds the masked view of a recovery case. */
@ApplicationScoped
class RecoveryCaseViews {

    private final SealedRecoveries sealed;

    RecoveryCaseViews(SealedRecoveries sealed) {
        this.sealed = sealed;
    }

    RecoveryCaseView of(RecoveryCase found) {
        return new RecoveryCaseView(
                found.id(),
                found.domain(),
                Masks.name(sealed.nameOf(found)),
                Masks.phone(sealed.phoneOf(found).replaceFirst("^\\+86", "")),
                found.message() != null,
                found.openedAt(),
                found.outcome(),
                found.answeredAt());
    }

    TaggedRecoveryCase tagged(RecoveryCase found) {
        return new TaggedRecoveryCase(of(found), new VersionTag(found.version(), Locale.ROOT));
    }
}
