package cn.icpfiling.filing.core;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The acts that rules of provinces speak of, by the names of the trade's glossary. */
public enum RuledAct {
    FIRST_FILING,
    NEW_SERVICE_SAME_PROVIDER,
    NEW_SERVICE_OTHER_PROVIDER,
    ACCESS_FILING,
    CHANGE_SUBJECT,
    CHANGE_SERVICE,
    CANCEL_ACCESS,
    DEREGISTER_SUBJECT,
    DEREGISTER_SERVICE;

    private static final Set<String> FAMILIES = Set.of("NEW_SERVICE", "CHANGE", "DEREGISTER");

    /** Everything that hands a record to the authority: it is validated whole, whether it is new or changed. */
    public static final Set<RuledAct> FILINGS =
            Collections.unmodifiableSet(EnumSet.range(FIRST_FILING, CHANGE_SERVICE));

    public static final Set<RuledAct> NEW_SERVICES =
            Collections.unmodifiableSet(EnumSet.of(NEW_SERVICE_SAME_PROVIDER, NEW_SERVICE_OTHER_PROVIDER));
    public static final Set<RuledAct> ACCESS = Collections.unmodifiableSet(EnumSet.of(ACCESS_FILING));
    public static final Set<RuledAct> CHANGES = Collections.unmodifiableSet(EnumSet.of(CHANGE_SUBJECT, CHANGE_SERVICE));
    public static final Set<RuledAct> ENDINGS =
            Collections.unmodifiableSet(EnumSet.of(CANCEL_ACCESS, DEREGISTER_SUBJECT, DEREGISTER_SERVICE));
    public static final Set<RuledAct> ALL = Collections.unmodifiableSet(EnumSet.allOf(RuledAct.class));

    /** One act by its name, or a family (CHANGE, DEREGISTER, NEW_SERVICE); none for a word that is neither. */
    public static Set<RuledAct> named(String word) {
        var named = EnumSet.noneOf(RuledAct.class);
        Arrays.stream(values())
                .filter(act -> act.name().equals(word)
                        || (FAMILIES.contains(word) && act.name().startsWith(word + "_")))
                .forEach(named::add);
        return named;
    }
}
