package cn.icpfiling.verification.registration;

import cn.icpfiling.platform.identifier.DomainName;
import java.util.Optional;

/** Checks whether an answer is about the requested name, in A-label or Unicode form. */
final class AskedName {

    /** The longest name, with each letter in as many bytes as UTF-8 can need. */
    private static final int LONGEST = 1_012;

    private AskedName() {}

    static boolean is(String written, DomainName asked) {
        return read(written).filter(asked::equals).isPresent();
    }

    /** Returns empty if the text is not a name. */
    static Optional<DomainName> read(String written) {
        if (written == null || written.isEmpty() || written.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(DomainName.verbatim(written));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
