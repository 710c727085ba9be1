package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.RecoveryCase;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Builds the masked view of a recovery case. */
@ApplicationScoped
class RecoveryCaseViews {

    private final RecoveryEncryption encrypted;

    RecoveryCaseViews(RecoveryEncryption encrypted) {
        this.encrypted = encrypted;
    }

    RecoveryCaseView of(RecoveryCase found) {
        return of(found, null);
    }

    private RecoveryCaseView of(RecoveryCase found, FiledWhere filed) {
        return new RecoveryCaseView(
                found.id(),
                found.domain(),
                Masks.name(encrypted.nameOf(found)),
                Masks.phone(encrypted.phoneOf(found).replaceFirst("^\\+86", "")),
                found.message() != null,
                filed,
                found.openedAt(),
                found.outcome(),
                found.answeredAt());
    }

    TaggedRecoveryCase tagged(RecoveryCase found) {
        return tagged(found, null);
    }

    /** @param filed null if it is not known */
    TaggedRecoveryCase tagged(RecoveryCase found, FiledWhere filed) {
        return new TaggedRecoveryCase(of(found, filed), new VersionTag(found.version(), Locale.ROOT));
    }
}
