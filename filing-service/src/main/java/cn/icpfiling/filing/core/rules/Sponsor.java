package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.catalogue.CodeTables;

/** The kind of sponsor that a rule applies to. */
public enum Sponsor {
    ANY,
    PERSON,
    ORGANISATION;

    public static Sponsor ofNature(int nature) {
        return nature == CodeTables.PERSON ? PERSON : ORGANISATION;
    }

    boolean covers(Sponsor one) {
        return this == ANY || this == one;
    }
}
