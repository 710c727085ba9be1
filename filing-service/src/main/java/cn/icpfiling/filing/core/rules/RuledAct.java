package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.OrderType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The acts that rules of provinces name, as in the glossary. */
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

    /** The acts that hand a record to the authority. The whole record is validated, new or changed. */
    static final Set<RuledAct> FILINGS = EnumSet.range(FIRST_FILING, CHANGE_SERVICE);

    static final Set<RuledAct> NEW_SERVICES = EnumSet.of(NEW_SERVICE_SAME_PROVIDER, NEW_SERVICE_OTHER_PROVIDER);
    static final Set<RuledAct> ACCESS = EnumSet.of(ACCESS_FILING);
    static final Set<RuledAct> CHANGES = EnumSet.of(CHANGE_SUBJECT, CHANGE_SERVICE);
    static final Set<RuledAct> ENDINGS = EnumSet.of(CANCEL_ACCESS, DEREGISTER_SUBJECT, DEREGISTER_SERVICE);
    static final Set<RuledAct> ALL = EnumSet.allOf(RuledAct.class);

    /** The act whose rules apply to an order of this type. A new type does not compile until it is listed here. */
    public static RuledAct of(OrderType type) {
        return switch (type) {
            case FIRST_FILING -> FIRST_FILING;
            case NEW_SERVICE_SAME_PROVIDER -> NEW_SERVICE_SAME_PROVIDER;
            case NEW_SERVICE_OTHER_PROVIDER -> NEW_SERVICE_OTHER_PROVIDER;
            case ACCESS_FILING -> ACCESS_FILING;
            case CHANGE_SUBJECT -> CHANGE_SUBJECT;
            case CHANGE_SERVICE -> CHANGE_SERVICE;
            case DEREGISTER_SERVICE -> DEREGISTER_SERVICE;
            case DEREGISTER_SUBJECT -> DEREGISTER_SUBJECT;
        };
    }

    /** One act by its name, or a family (CHANGE, DEREGISTER, NEW_SERVICE); empty for any other word. */
    public static Set<RuledAct> named(String word) {
        var named = EnumSet.noneOf(RuledAct.class);
        Arrays.stream(values())
                .filter(act -> act.name().equals(word)
                        || (FAMILIES.contains(word) && act.name().startsWith(word + "_")))
                .forEach(named::add);
        return named;
    }
}
