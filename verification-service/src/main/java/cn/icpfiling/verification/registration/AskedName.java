package cn.icpfiling.verification.registration;

import cn.icpfiling.platform.identifier.DomainName;

/** Whether what an answer is about is the name that was asked for, in whichever way it is written. */
final class AskedName {

    /** The longest name, each letter written in as many bytes as UTF-8 has for one. */
    private static final int LONGEST = 1_012;

    private AskedName() {}

    static boolean is(String written, DomainName asked) {
        if (written == null || written.isEmpty() || written.length() > LONGEST) {
            return false;
        }
        try {
            return DomainName.verbatim(written).equals(asked);
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }
}
