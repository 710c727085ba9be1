package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.Certificates;
import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.core.Route;
import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.legacy.routing.OldFilings;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.legacy.store.SubjectDigest;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds the old login of a filing whose number or domain and whose certificate agree. Used for the support and after its
 * decision only: no answer to the applicant depends on it before.
 */
@ApplicationScoped
class FindOldLogin {

    private final LegacyFilingRepository filings;
    private final OldFilings oldFilings;
    private final ResetFields fields;
    private final BlindIndex index;
    private final SubjectDigest subjects;

    FindOldLogin(
            LegacyFilingRepository filings,
            OldFilings oldFilings,
            ResetFields fields,
            BlindIndex index,
            SubjectDigest subjects) {
        this.filings = filings;
        this.oldFilings = oldFilings;
        this.fields = fields;
        this.index = index;
        this.subjects = subjects;
    }

    /** What the old platform knows of the filing. */
    enum Match {
        /** No filing has this number or domain and this certificate. */
        UNKNOWN,
        /** The old platform named no login of the filing. */
        WITHOUT_LOGIN,
        /** The filing is not imported by its login: the routes name another way, or the login was never activated. */
        OTHER_WAY,
        /** The login also opens a filing of another certificate, which the papers of this one do not prove. */
        SHARED_LOGIN,
        /** The filing waits, and its login can be used. */
        WAITING,
        /** The filing is on its way to an account; what comes of it is not known yet. */
        HANDING_OVER,
        /** The filing was imported, claimed, or is filed here by another way. */
        GONE
    }

    /** @param filing that waits; null for every other match */
    record Found(Match match, LegacyFiling filing) {

        private static Found without(Match match) {
            return new Found(match, null);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Found of(MailboxReset reset) {
        var proven = ofCertificate(reset);
        return named(reset)
                .filter(filing -> proven.contains(filing.id()))
                .map(this::found)
                .orElseGet(() -> Found.without(Match.UNKNOWN));
    }

    /**
     * The same, with the filings of the certificate locked until the transaction ends. They are all that a login of state WAITING can
     * still give away. A hand-over locks its filing before the old account too.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Found locked(MailboxReset reset) {
        var _ = filings.lockedOfCertificate(certificateOf(reset));
        return of(reset);
    }

    private Optional<LegacyFiling> named(MailboxReset reset) {
        var filed = FiledAs.stored(reset.filedAs());
        return filed.isNumber() ? filings.ofNumber(filed.text()) : filings.ofDomain(filed.text());
    }

    private Set<UUID> ofCertificate(MailboxReset reset) {
        return filings.ofCertificate(certificateOf(reset)).stream()
                .map(LegacyFiling::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private BlindValue certificateOf(MailboxReset reset) {
        var number = Certificates.normalized(reset.certificateType(), fields.certificateNumberOf(reset));
        return index.of(Certificates.COLUMN, number);
    }

    private Found found(LegacyFiling filing) {
        if (filing.state() == LegacyState.HANDING_OVER) {
            return Found.without(Match.HANDING_OVER);
        }
        if (filing.state() != LegacyState.WAITING) {
            return Found.without(Match.GONE);
        }
        return filing.legacyAccountId().map(_ -> ofLogin(filing)).orElseGet(() -> Found.without(Match.WITHOUT_LOGIN));
    }

    /** Returns what the login keeps of whose filing it is. */
    byte[] subjectOf(LegacyFiling filing) {
        return subjects.of(filing);
    }

    /** A password opens all filings of its login, so those that can still be imported must be of the proven certificate. */
    private Found ofLogin(LegacyFiling filing) {
        var route = oldFilings.routeOf(filing);
        if (route == Route.NONE) {
            return Found.without(Match.GONE);
        }
        if (route != Route.LEGACY_IMPORT) {
            return Found.without(Match.OTHER_WAY);
        }
        return filings.isLoginShared(filing) ? Found.without(Match.SHARED_LOGIN) : new Found(Match.WAITING, filing);
    }
}
