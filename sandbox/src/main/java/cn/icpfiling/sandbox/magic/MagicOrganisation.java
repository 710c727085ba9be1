package cn.icpfiling.sandbox.magic;

import java.util.Arrays;
import java.util.Optional;

/** The effect of the end of an organisation's name on the business register. */
public enum MagicOrganisation {
    CANCELLED("注销", "business register: CANCELLED"),
    REVOKED("吊销", "business register: REVOKED"),
    RENAMED("更名", "business register: RENAMED"),
    OTHER_HEAD("不符", "business register: REGISTERED, but somebody else is the legal representative"),
    NOT_FOUND("查无", "business register: NOT_FOUND"),
    SILENT("超时", "business register: no answer for 30 seconds, then 504");

    private final String end;
    private final String effect;

    MagicOrganisation(String end, String effect) {
        this.end = end;
        this.effect = effect;
    }

    public static Optional<MagicOrganisation> of(String name) {
        return Arrays.stream(values())
                .filter(magic -> name.strip().endsWith(magic.end))
                .findFirst();
    }

    String end() {
        return end;
    }

    String effect() {
        return effect;
    }
}
