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

    /** The filings that have a service, with its domains and its principal. */
    public static final Set<RuledAct> FILINGS_OF_A_SERVICE = Collections.unmodifiableSet(EnumSet.of(
            FIRST_FILING, NEW_SERVICE_SAME_PROVIDER, NEW_SERVICE_OTHER_PROVIDER, ACCESS_FILING, CHANGE_SERVICE));

    /** The filings after which the subject has one more site here. */
    public static final Set<RuledAct> NEW_HERE =
            Collections.unmodifiableSet(EnumSet.range(FIRST_FILING, ACCESS_FILING));

    public static final Set<RuledAct> NEW_SERVICES =
            Collections.unmodifiableSet(EnumSet.of(NEW_SERVICE_SAME_PROVIDER, NEW_SERVICE_OTHER_PROVIDER));
    public static final Set<RuledAct> ACCESS = Collections.unmodifiableSet(EnumSet.of(ACCESS_FILING));
    public static final Set<RuledAct> CHANGES = Collections.unmodifiableSet(EnumSet.of(CHANGE_SUBJECT, CHANGE_SERVICE));
    public static final Set<RuledAct> DEREGISTRATIONS =
            Collections.unmodifiableSet(EnumSet.of(DEREGISTER_SUBJECT, DEREGISTER_SERVICE));

    /** The acts that end something for good. */
    public static final Set<RuledAct> ENDS =
            Collections.unmodifiableSet(EnumSet.range(CANCEL_ACCESS, DEREGISTER_SERVICE));

    /** The acts that the authority decides on. It hears of no cancelled access. */
    public static final Set<RuledAct> ORDERS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CANCEL_ACCESS)));

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
