package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.Certificates;
import cn.icpfiling.legacy.core.LegacyAccount;
import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.legacy.store.LegacyAccountRepository;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.legacy.store.SubjectDigest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Whose filings a login gives away after a granted application: those of the subject that its papers proved. A load may give a filing of the
 * login another subject, or the login another filing, as long as no account has it. The login keeps a digest of the subject from the grant on.
 */
@ApplicationScoped
public class ProvenByReset {

    private final LegacyAccountRepository accounts;
    private final MailboxResetRepository resets;
    private final ResetFields fields;
    private final SubjectDigest subjects;

    ProvenByReset(
            LegacyAccountRepository accounts,
            MailboxResetRepository resets,
            ResetFields fields,
            SubjectDigest subjects) {
        this.accounts = accounts;
        this.resets = resets;
        this.fields = fields;
        this.subjects = subjects;
    }

    /**
     * Returns which of its filings the password of the login may give away. One that the old platform knew opens all of them. Call it under
     * the lock of the filing to give it away: loads change it, and grants are made, under that lock.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Predicate<LegacyFiling> openedBy(UUID legacyAccount) {
        var login = accounts.findById(legacyAccount);
        var last = login.resetSubject().isPresent() ? Optional.<MailboxReset>empty() : resets.lastDoneOf(legacyAccount);
        return filing -> isProven(login, last, filing);
    }

    /** Whether the papers of the granted application proved the filing as it is now. */
    boolean isOf(MailboxReset reset, LegacyAccount login, LegacyFiling filing) {
        return isProven(login, Optional.of(reset), filing);
    }

    /**
     * A login of which nothing is kept was not reset, or by a replica of the last release. That one compared the certificate at the grant,
     * so it is compared as long as the application is kept.
     */
    private boolean isProven(LegacyAccount login, Optional<MailboxReset> reset, LegacyFiling filing) {
        return login.resetSubject()
                .map(kept -> Arrays.equals(kept, subjects.of(filing)))
                .orElseGet(() -> reset.map(this::certificateOf)
                        .map(subjects.certificateOf(filing)::equals)
                        .orElse(true));
    }

    private String certificateOf(MailboxReset reset) {
        return Certificates.normalized(reset.certificateType(), fields.certificateNumberOf(reset));
    }
}
