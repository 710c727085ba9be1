package cn.icpfiling.verification.registration;

import cn.icpfiling.platform.identifier.DomainName;
import java.util.Optional;

/** Whether what an answer is about is the name that was asked for, in whichever way it is written. */
final class AskedName {

    /** The longest name, each letter written in as many bytes as UTF-8 has for one. */
    private static final int LONGEST = 1_012;

    private AskedName() {}

    static boolean is(String written, DomainName asked) {
        return read(written).filter(asked::equals).isPresent();
    }

    /** Empty for what is no name. */
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
