package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.Certificates;
import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.identifier.Notation;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whose filing it is, for papers that prove one subject: a keyed digest of the certificate, by type and number, and the name. Another
 * notation of the same values has the same digest.
 */
@ApplicationScoped
public class SubjectDigest {

    private static final String PURPOSE = "legacy-claim.subject";

    private final LegacyContents contents;
    private final KeyedHash hash;

    SubjectDigest(LegacyContents contents, KeyedHash hash) {
        this.contents = contents;
        this.hash = hash;
    }

    public byte[] of(LegacyFiling filing) {
        return hash.of(
                PURPOSE,
                certificateOf(filing) + "\n"
                        + Notation.tidy(contents.content(filing).name()));
    }

    /** Returns the certificate of the filing in the form that is compared. */
    public String certificateOf(LegacyFiling filing) {
        return Certificates.normalized(filing.certificateType(), contents.certificateNumber(filing));
    }
}
